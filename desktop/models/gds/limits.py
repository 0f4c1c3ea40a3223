"""Until when a pasted screen says that the ticket must be issued."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from desktop.models.gds.segments import day_near

_LINES = (
    # Amadeus: the arrangement, as it is shown and as it is typed, and what an option says.
    re.compile(r"\bTK ?[TX]L\s?/?(?P<when>\d.*)"),
    re.compile(r"\bOPC-(?P<when>\d.*)"),
    re.compile(r"\bTICKET ON OR BEFORE (?P<when>\d.*)"),
    # An airline's word in any system.
    re.compile(r"\bADTK\b.*?\bBY (?P<city>[A-Z]{3}(?=\d)|)(?P<when>\d.*)"),
    re.compile(r"\bNOT RCVD\b.*?\bBY (?P<when>\d.*)"),
    re.compile(r"\bADTK\b(?P<when>)"),
    # A stored price: Amadeus' last date, and as words in all of them.
    re.compile(r"\bLD (?P<when>\d{2}[A-Z]{3}.*)"),
    re.compile(r"\bLAST (?:TKT|TICKETING) D(?:A?TE|AY)[: ]+(?P<when>\d.*)"),
    re.compile(r"\bLAST DA(?:TE|Y) TO (?:PURCHASE|TICKET)(?: TICKET)?[: ]+(?P<when>\d.*)"),
    # Sabre and Galileo: perhaps with an agency's code, and a queue behind the day.
    re.compile(r"\bTA[WU](?:/|[A-Z0-9]{4})?(?P<when>\d{2}[A-Z]{3}.*)"),
)
_DAY = (
    r"(?P<day>\d{1,2})(?P<month>[A-Z]{3})"
    # Two digits are a year, unless they are the hour of what follows.
    r"(?P<year>\d{2}(?=\d{4}(?!\d))|\d{2}(?!\d|[:.]\d{2}(?!\d)))?"
)
_CLOCK = r"(?P<clock>\d{2}[:.H]?\d{2})(?!\d)(?P<half>[AP]M?)?"
_ZULU = r"(?:Z|GMT|UTC)\b"
_OFFICE = r"/[A-Z]{3}[A-Z0-9]{2}\d[A-Z0-9]{3}(?![A-Z0-9])"
_WHENS = (
    re.compile(
        rf"{_CLOCK}(?P<zulu>\s?{_ZULU})?[ /]{_DAY}"
        rf"(?:[ /](?P<late>{_ZULU}))?(?:[ /](?P<city>[A-Z]{{3}})\b)?"
    ),
    re.compile(
        rf"{_DAY}(?:\d{{3}}(?=/))?(?:{_OFFICE}(?=[ /]\d{{2}}[:.H]?\d{{2}}(?!\d)))?"
        rf"(?:(?: / |[ /:-]| AT )?{_CLOCK}(?P<zulu>\s?{_ZULU})?(?:\s(?P<city>[A-Z]{{3}})\b)?)?"
    ),
)
"""The time before the day; and the day, Sabre's queue, Amadeus' office, and the time."""
_A_TIME = re.compile(
    r"(?<![A-Z0-9-])(?:\d{4}|\d{1,2}[:.H]\d{2}|\d{1,4}[AP]M?)(?:Z|HRS?|LT|GMT|UTC)?(?![A-Z0-9-])"
)
_END_OF_DAY = "23:59"
_NO_CITY = frozenset("AND CXL ELS HRS OTH XLD".split())
"""Words behind a time that are airports' codes too."""
_NO_PLACE = frozenset("BST CDT CST EDT EST MDT MST PDT PST".split())
"""Zones by their letters, which mean another one elsewhere or half of the year."""
UTC_CITY = "UTC"


class LimitError(ValueError):
    """A line states a limit that cannot be read for certain."""


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A wall time, `2026-11-22T18:00`, in the city that the line names (its IATA code, or
    `UTC_CITY`); without one, by custom, in that of the departure."""

    wall: str
    city: str = ""


def read_limit(line: str, today: date) -> TimeLimit | None:
    """The limit that a line (in capitals) states; a day alone lasts until its last minute.

    Raises `LimitError` where the line states one that is not read to its end: a limit that is read
    too late loses the fare.
    """
    for known in _LINES:
        found = known.search(line)
        if found is not None:
            named = found.groupdict().get("city") or ""
            for form in _WHENS:
                when = form.match(found["when"])
                if when is not None:
                    return _limit(when, named, today)
            raise LimitError(line)
    return None


def _limit(when: re.Match[str], named: str, today: date) -> TimeLimit:
    day = day_near(when["day"], when["month"], when["year"], today)
    digits = re.sub(r"\D", "", when["clock"] or _END_OF_DAY)
    try:
        half = f"{when['half'][0]}M" if when["half"] else ""
        at = datetime.strptime(digits + half, "%I%M%p" if half else "%H%M").time()
    except ValueError:
        raise LimitError(when.string) from None
    rest = when.string[when.end() :]
    is_a_year = when.string[when.end("month") :].startswith(digits) and digits.startswith("20")
    goes_on = re.match(r"[+-]?\d", rest) or _A_TIME.search(rest)
    if day is None or is_a_year or goes_on or when["city"] in _NO_PLACE:
        raise LimitError(when.string)
    behind = when["city"] if when["city"] not in _NO_CITY else ""
    is_utc = when["zulu"] or when.groupdict().get("late")
    city = UTC_CITY if is_utc else named or behind or ""
    return TimeLimit(datetime.combine(day, at).isoformat(timespec="minutes"), city)
