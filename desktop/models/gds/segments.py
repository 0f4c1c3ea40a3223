"""Segment lines of the reservation systems' screens, each into a flight with its local times."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from desktop.models.rebooking.itinerary import Segment

MONTHS = {
    name: number
    for number, name in enumerate(
        "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), start=1
    )
}
_WEEKDAYS = {
    **{name: number for number, name in enumerate("MO TU WE TH FR SA SU".split())},
    **{name: number for number, name in enumerate("MTWQFJS")},  # Sabre: Q Thursday, J Saturday
    **{str(number + 1): number for number in range(7)},
}
_MOST_PAST = timedelta(days=330)
"""Reservation systems hold flights for about eleven months to either side."""
_NAME = "MON?|TUE?|WED?|THU?|FRI?|SAT?|SUN?"
_FLIGHT = r"(?P<carrier>[A-Z][A-Z0-9]|\d[A-Z])\s*(?P<flight>\d{1,4})"
_DAY = r"(?P<day>\d{1,2})(?P<month>[A-Z]{3})(?P<year>\d{4}|\d{2})?"
_ROUTE = r"""(?P<origin>[A-Z]{3})\s?(?P<destination>[A-Z]{3})\s*\*?\s*
    (?:(?P<status>[A-Z]{2})\s?(?P<seats>\d{1,2}))?(?P<rest>.*)$"""
_LINE = re.compile(
    rf"""^\s*(?:(?P<number>\d{{1,2}})\s*[.\s]\s*(?:(?P<digit>[1-7])\s+)?)?
    (?:(?P<first>{_NAME})\s+)?{_FLIGHT}\s*(?P<class>[A-Z])\s+
    (?:(?P<ahead>{_NAME})\s*)?{_DAY}\s*
    (?:(?P<weekday>[1-7]|[MTWQFJS]|MO|TU|WE|TH|FR|SA|SU)\s*\*?\s*)?{_ROUTE}""",
    re.VERBOSE | re.ASCII,
)
_DAY_FIRST = re.compile(
    rf"""^\s*(?:(?P<number>\d{{1,2}})\s*[.\s]\s*)?(?:(?P<first>{_NAME})[.,]?\s*)?{_DAY}\s+
    (?:(?P<weekday>[1-7]|[MTWQFJS]|{_NAME})\s+)?{_FLIGHT}\s*(?P<class>[A-Z])?\s+{_ROUTE}""",
    re.VERBOSE | re.ASCII,
)
"""`SU 22NOV KL1677 Y AMSBCN HK1 1215 1430`, where the class may be missing."""
_TIMES = re.compile(
    # Amadeus may show when check-in ends and the terminal (`1125 2F 1225 1345`).
    r"""^\s*/?O?\s*(?:(?:\d{4}\s+)?(?:[1-9][A-Z]?|[A-Z])\s+)?(?P<departs>\d{3,4}\s?[APNM]?)\s*(?P<before>[\#+\-])?\s*
    (?P<arrives>\d{3,4}\s?[APNM]?)
    (?:\s*(?P<mark>[+\-\#*])\s?(?P<days>\d)?(?![A-Z0-9]))?
    (?:\s+(?P<day>\d{1,2})(?P<month>[A-Z]{3})(?P<year>\d{2})?\b)?(?P<rest>.*)$""",
    re.VERBOSE | re.ASCII,
)
_OTHER_TIMES = re.compile(r"\s*\d{4}(?![A-Z0-9])|.*?(?<![A-Z0-9])\d{4}\s+\d{4}(?!\d)", re.ASCII)
"""Of more than two times it cannot be told which are those of the flight."""
_COLON = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])", re.ASCII)
"""`12:15`, as confirmations write it."""
_CLOCKS = re.compile(
    r"(?<![A-Z0-9/])\d{3,4}[APNM]?\s*(?:[#*+\-]\d?)?\s+[#*+\-]?\s*\d{3,4}[APNM]?(?![A-Z0-9])",
    re.ASCII,
)
"""Two times beside each other."""
_WEEKDAY_BEHIND = re.compile(
    r"(?<![A-Z])(MO|TU|WE|TH|FR|SA|SU)(?:/(?:MO|TU|WE|TH|FR|SA|SU))?(?![A-Z])"
)
_CLOCK = re.compile(r"(\d{1,2})(\d{2})\s?([APNM]?)", re.ASCII)
_NUMBERED = re.compile(
    rf"^\s*\d{{1,2}}\s*[.\s]\s*\*?(?:[A-Z][A-Z0-9]|\d[A-Z])\s*\d{{1,4}}\s*[A-Z]?\s.*?\d{{1,2}}(?:{'|'.join(MONTHS)})\b",
    re.ASCII,
)
_DATED = re.compile(
    rf"^\s*(?:\d{{1,2}}\s*[.\s]\s*)?(?:(?:{_NAME})[.,]?\s*)?\d{{1,2}}(?:{'|'.join(MONTHS)})(?:\d{{4}}|\d{{2}})?"
    r"\s+(?:[A-Z1-7]{1,3}\s+)?(?:[A-Z][A-Z0-9]|\d[A-Z])\s?\d{2,4}[A-Z]?(?:\s|$)",
    re.ASCII,
)
_GONE = frozenset("HX UN UC NO XX XL XK WK".split())
"""Statuses of flights that the customer does not have: cancelled, refused, or moved (`WK`)."""


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """One line: its flight, how many seats, and the status (`HK`)."""

    segment: Segment
    seats: int
    status: str

    @property
    def is_gone(self) -> bool:
        """Whether the status says that this flight is not the customer's."""
        return self.status in _GONE


def looks_like_segment(line: str) -> bool:
    """Whether a line is meant as a flight, however it ends."""
    return _match(line) is not None


def may_be_segment(line: str) -> bool:
    """Whether a line starts like a flight with its day, so that it must not be passed over."""
    return _NUMBERED.match(line) is not None or _DATED.match(line) is not None


def read_segment(line: str, today: date) -> SegmentLine | None:
    """Read a line such as ` 2  KL1677 Y 22NOV 7 AMSBCN HK2  1215 1430  22NOV  E  KL/ABC123`.

    None for what is no flight, and for one whose day cannot be told for certain: a day without a
    year is the next such day, or, where the weekday says so, the last one. It is never guessed.
    """
    match = _match(line)
    if match is None or match["month"] not in MONTHS or match["origin"] == match["destination"]:
        return None
    rest = _COLON.sub(r"\1\2", match["rest"])
    times = _TIMES.match(rest)
    behind = _WEEKDAY_BEHIND.search(times["rest"] if times else rest)
    weekdays = _weekdays(match)
    if weekdays is None:
        return None
    weekday = weekdays[0] if weekdays else behind[1] if behind else None
    day = _day(match["day"], match["month"], match["year"], weekday, today)
    if day is None or _OTHER_TIMES.match(times["rest"] if times else rest):
        return None
    if times is None and _CLOCKS.search(rest):
        return None
    if not (match["class"] or match["status"] or times):
        return None  # `22NOV AT 12 THE MAN` is a sentence
    departs = arrives = ""
    if times is not None:
        left, arrived = _clock(times["departs"]), _clock(times["arrives"])
        if left is None or arrived is None:
            return None
        landing = _arrival(day, times, left, arrived)
        if landing is None:
            return None
        departs = _wall(day, left)
        arrives = _wall(landing, arrived)
    carrier = match["carrier"]
    return SegmentLine(
        Segment(
            match["origin"],
            match["destination"],
            departs,
            arrives,
            f"{carrier}{match['flight']}",
            _operating(rest, carrier),
            booking_class=match["class"] or "",
        ),
        int(match["seats"] or 1),
        match["status"] or "",
    )


def _match(line: str) -> re.Match[str] | None:
    return _LINE.match(line) or _DAY_FIRST.match(line)


def _weekdays(match: re.Match[str]) -> list[str] | None:
    """The weekday as often as the line says it before its times; None where that is not certain:
    two different ones, or a letter that may be the booking class (`22NOV F KL1677`)."""
    said = match.groupdict()
    names = [one[:2] for key in ("digit", "first", "ahead", "weekday") if (one := said.get(key))]
    if said["class"] is None and said["weekday"] in tuple("MTWQFJS"):
        return None
    return names if len({_WEEKDAYS[one] for one in names}) <= 1 else None


def day_near(day: str, month: str, year: str | None, today: date) -> date | None:
    """The day that is meant: with a year that one, without it the next, counted from yesterday."""
    return _day(day, month, year, None, today)


def _day(day: str, month: str, year: str | None, weekday: str | None, today: date) -> date | None:
    number = MONTHS.get(month)
    if number is None:
        return None
    if year:
        found = _date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
        fits = weekday is None or (found is not None and found.weekday() == _WEEKDAYS[weekday])
        return found if fits else None
    around = [
        found
        for shift in (-1, 0, 1)
        if (found := _date(today.year + shift, number, int(day))) is not None
    ]
    coming = [found for found in around if found >= today - timedelta(days=1)][:1]
    past = [found for found in around if timedelta(days=1) < today - found <= _MOST_PAST][-1:]
    if weekday is None:
        return coming[0] if coming else None
    return next(
        (found for found in (*coming, *past) if found.weekday() == _WEEKDAYS[weekday]), None
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _arrival(day: date, times: re.Match[str], left: time, arrived: time) -> date | None:
    """The arrival's day: as written, by its mark, or the same."""
    if times["day"]:
        number = MONTHS.get(times["month"])
        if number is None:
            return None
        years = (
            [int(times["year"]) + 2000] if times["year"] else [day.year, day.year + 1, day.year - 1]
        )
        for year in years:
            found = _date(year, number, int(times["day"]))
            if found is not None and -1 <= (found - day).days <= 2:
                return found
        return None
    mark = times["mark"] or times["before"]
    days = int(times["days"] or 1)
    if mark in ("+", "#"):
        return day + timedelta(days=days)
    if mark == "-":
        return day - timedelta(days=days)
    return day  # no mark: the same day; earlier on the clock is possible to the west


def _clock(text: str) -> time | None:
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2]), match[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        # N is noon and M midnight.
        hour = hour % 12 + (12 if half in "PN" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _wall(day: date, clock: time) -> str:
    return datetime.combine(day, clock).strftime("%Y-%m-%dT%H:%M")


def _operating(rest: str, carrier: str) -> str:
    """The operating carrier, where a line names it as a designator: `OPERATED BY DL`."""
    match = re.search(r"(?:OPERATED BY|OPERATED|OPT BY)\s+([A-Z0-9]{2})\s*$", rest)
    return match[1] if match and match[1] != carrier else ""
