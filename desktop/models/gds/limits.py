"""Until when a pasted screen says that the ticket must be issued."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from desktop.models.gds.segments import day_near

_LINES = (
    # Amadeus: the arrangement, and what an airline's option says or cancels by.
    re.compile(r"\bTK [TX]L\s?(?P<when>\d{2}[A-Z]{3}.*)"),
    re.compile(r"\bOPC-(?P<when>\d{2}[A-Z]{3}.*)"),
    re.compile(r"\bTICKET ON OR BEFORE (?P<when>\d{2}[A-Z]{3}.*)"),
    # An airline's word in any system.
    re.compile(r"\bADTK.*?\bBY (?P<city>[A-Z]{3}(?=\d)|)(?P<when>\d{2}[A-Z]{3}.*)"),
    # A stored price: Amadeus' last date, and as words in all of them.
    re.compile(r"\bLD (?P<when>\d{2}[A-Z]{3}\d{2}) OD "),
    re.compile(r"\bLAST (?:TKT|TICKETING) D(?:A?TE|AY) (?P<when>\d{2}[A-Z]{3}.*)"),
    re.compile(
        r"\bLAST DA(?:TE|Y) TO (?:PURCHASE|TICKET)(?: TICKET)?[: ]+(?P<when>\d{2}[A-Z]{3}.*)"
    ),
    # Sabre and Galileo: perhaps with an agency's code, and a queue behind the day.
    re.compile(r"\bTA[WU](?:/|[A-Z0-9]{4})?(?P<when>\d{2}[A-Z]{3}.*)"),
)
_WHEN = re.compile(
    r"(?P<day>\d{2})(?P<month>[A-Z]{3})(?P<year>\d{2}(?!\d))?(?:\d{3}(?=/))?"
    r"(?:[ /:](?P<clock>\d{2}:?\d{2})(?P<half>[AP])?(?P<zulu>Z|\s?GMT\b|\s?UTC\b)?"
    r"(?:\s(?P<city>[A-Z]{3})\b)?)?"
)
_END_OF_DAY = "23:59"
_NO_CITY = frozenset("AND CXL ELS OTH XLD".split())
"""Words behind a time that are airports' codes too."""
UTC_CITY = "UTC"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A wall time, `2026-11-22T18:00`, in the city that the line names (its IATA code, or
    `UTC_CITY`); without one, by custom, in that of the departure."""

    wall: str
    city: str = ""


def read_limit(line: str, today: date) -> TimeLimit | None:
    """The limit that a line (in capitals) states; a day alone lasts until its last minute."""
    for known in _LINES:
        found = known.search(line)
        if found is not None:
            when = _WHEN.match(found["when"])
            named = found.groupdict().get("city") or ""
            return _limit(when, named, today) if when is not None else None
    return None


def _limit(when: re.Match[str], named: str, today: date) -> TimeLimit | None:
    day = day_near(when["day"], when["month"], when["year"], today)
    digits = (when["clock"] or _END_OF_DAY).replace(":", "")
    try:
        half = f"{when['half']}M" if when["half"] else ""
        at = datetime.strptime(digits + half, "%I%M%p" if half else "%H%M").time()
    except ValueError:
        return None
    if day is None:
        return None
    behind = when["city"] if when["city"] not in _NO_CITY else ""
    city = UTC_CITY if when["zulu"] else named or behind or ""
    return TimeLimit(datetime.combine(day, at).isoformat(timespec="minutes"), city)
