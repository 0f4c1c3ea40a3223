"""Reads routes and departures as agents type them."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import StrEnum

_MONTHS = {
    name: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
    )
    for number, name in enumerate(names.split(), start=1)
}
_WEEKDAYS = {
    name: number
    for names in ("mon tue wed thu fri sat sun", "maa din woe don vri zat zon")
    for number, name in enumerate(names.split())
} | {name: number for number, name in enumerate("ma di wo do vr za zo".split())}
_TODAY = frozenset("today tonight vandaag vanmorgen vanochtend vanmiddag vanavond".split())
_TOMORROW = frozenset("tomorrow morgen morgenochtend morgenmiddag morgenavond".split())
_ROUTE = re.compile(
    r"(?:(?P<flight>[A-Z][A-Z0-9]|[0-9][A-Z])\s?(?P<number>\d{1,4}[A-Z]?)\s+)?"
    r"(?P<origin>[A-Z]{3})(?P<between>\s*(?:[-–—/>→]|->|TO|NAAR|\s)\s*)?(?P<destination>[A-Z]{3})",
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})$|(?P<compact>\d{4})$")


class ItineraryProblem(StrEnum):
    """Why what was typed cannot be read."""

    ROUTE = "route"
    ONE_WORD = "one_word"
    EMPTY = "empty"
    NO_TIME = "no_time"
    NOT_A_TIME = "not_a_time"
    NOT_A_DAY = "not_a_day"
    NOT_IN_CALENDAR = "not_in_calendar"


class ItineraryError(ValueError):
    """The typed route or departure cannot be read; the message says what is missing."""

    def __init__(self, problem: ItineraryProblem, message: str) -> None:
        super().__init__(message)
        self.problem = problem


def parse_route(text: str, is_pair: Callable[[str], bool]) -> tuple[str, str, str]:
    """Read `AMS–BCN`, `ams bcn`, `AMSBCN`, `KL1677 AMS-BCN`: origin, destination, flight number.

    The flight number is empty where none was typed. `is_pair` says whether six letters (capitals)
    that stand together are two airports, and not a word like the beginning of Amsterdam; where they
    are none, the error is `ONE_WORD`. Raises `ItineraryError`.
    """
    match = _ROUTE.fullmatch(text.strip().upper())
    if match is None:
        raise ItineraryError(ItineraryProblem.ROUTE, "Type two airports: AMS–BCN")
    if not match["between"] and not is_pair(match["origin"] + match["destination"]):
        raise ItineraryError(
            ItineraryProblem.ONE_WORD, "Type two airports with a space between: AMS BCN"
        )
    flight = f"{match['flight']}{match['number']}" if match["flight"] else ""
    return match["origin"], match["destination"], flight


def parse_departure(text: str, today: date) -> datetime:
    """Read `22 nov 12:15`, `22-11 12.15`, `2026-11-22 12:15`, `tomorrow 1215`, `zo 12:15`.

    Returns the local time at the airport, without a zone. A day without a year is the next such
    day, counted from yesterday on: the flight that is to be changed may just have left. Raises
    `ItineraryError`.
    """
    words = text.replace("·", " ").replace(",", " ").casefold().split()
    if not words:
        raise ItineraryError(ItineraryProblem.EMPTY, "Type a day and a time: 22 Nov 12:15")
    clock = _CLOCK.fullmatch(words[-1])
    if clock is None or len(words) < 2:
        raise ItineraryError(ItineraryProblem.NO_TIME, "The time is missing: 22 Nov 12:15")
    digits = clock["compact"]
    hour = int(digits[:2] if digits else clock["hour"])
    minute = int(digits[2:] if digits else clock["minute"])
    try:
        at = time(hour, minute)
    except ValueError:
        raise ItineraryError(
            ItineraryProblem.NOT_A_TIME, f"“{words[-1]}” is not a time of day"
        ) from None
    return datetime.combine(_day(words[:-1], today), at)


def _day(words: list[str], today: date) -> date:
    if len(words) > 1 and _weekday(words[0]) is not None:
        words = words[1:]  # "sun 22 nov": the date says it all
    word = words[0]
    if len(words) == 1:
        if word in _TODAY:
            return today
        if word in _TOMORROW:
            return today + timedelta(days=1)
        weekday = _weekday(word)
        if weekday is not None:
            return today + timedelta(days=(weekday - today.weekday()) % 7)
        numbers = [int(part) for part in re.findall(r"\d+", word)]
        if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", word):
            return _date(numbers[0], numbers[1], numbers[2], word)
        if re.fullmatch(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", word):
            return _date(numbers[2], numbers[1], numbers[0], word)
        if re.fullmatch(r"\d{1,2}[-/.]\d{1,2}", word):
            return _next(numbers[1], numbers[0], today, word)
        compact = re.fullmatch(r"(\d{1,2})([a-z]{3,})", word)  # 22NOV, as in a GDS
        if compact:
            words = [compact[1], compact[2]]
    typed = " ".join(words)
    if len(words) in (2, 3) and re.fullmatch(r"\d{1,2}\.?", words[0], re.ASCII):
        month = _MONTHS.get(words[1].rstrip(".")[:3])
        day = int(words[0].rstrip("."))
        if month is not None:
            if len(words) == 2:
                return _next(month, day, today, typed)
            if re.fullmatch(r"\d{4}", words[2], re.ASCII):
                return _date(int(words[2]), month, day, typed)
    raise ItineraryError(
        ItineraryProblem.NOT_A_DAY, f"“{typed}” is not a day: try 22 Nov, 22-11 or tomorrow"
    )


def _weekday(word: str) -> int | None:
    plain = word.rstrip(".")
    return _WEEKDAYS.get(plain if len(plain) == 2 else plain[:3]) if plain.isalpha() else None


def _date(year: int, month: int, day: int, typed: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ItineraryError(
            ItineraryProblem.NOT_IN_CALENDAR, f"“{typed}” is not in the calendar"
        ) from None


def _next(month: int, day: int, today: date, typed: str) -> date:
    earliest = today - timedelta(days=1)
    for year in range(earliest.year, earliest.year + 9):  # 29 February may be years away
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= earliest:
            return found
    raise ItineraryError(ItineraryProblem.NOT_IN_CALENDAR, f"“{typed}” is not in the calendar")
