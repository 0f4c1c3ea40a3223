"""Reads an airline's ticketing time limit as agents type it, or as a screen shows it."""

import re
from datetime import date, datetime

from desktop.models.itinerary_text import ItineraryError, ItineraryProblem, parse_departure

_AS_ON_A_SCREEN = re.compile(
    r"(?P<day>\d{1,2})(?P<month>[A-Z]{3})(?P<year>\d{2})?\s*[/ :]?\s*(?P<clock>\d{4})?Z?",
    re.IGNORECASE,
)
_CLOCK_ALONE = re.compile(r"\d{1,2}[:.h]\d{2}|\d{4}")
_A_YEAR_OR_A_TIME = re.compile(r"\d{1,2}\.? +[A-Z]{3,}\.? +20[2-5]\d", re.IGNORECASE)
_END_OF_DAY = "23:59"


def parse_limit(text: str, today: date) -> datetime:
    """Read `22 nov 18:00`, `tomorrow 1800`, `18:00`, or a screen's `22NOV/1800` and `22NOV`.

    `today` is the day where the limit is meant; what is returned is a wall time there, without a
    zone. A time alone is today's, also where it has passed: a limit is never made longer by a
    guess. A day alone lasts until its last minute. Raises `ItineraryError`.
    """
    words = text.strip()
    if _CLOCK_ALONE.fullmatch(words):
        return parse_departure(f"today {words}", today)
    if _A_YEAR_OR_A_TIME.fullmatch(words):
        raise ItineraryError(ItineraryProblem.NO_TIME, "The time is missing: 22 Nov 18:00")
    screen = _AS_ON_A_SCREEN.fullmatch(words)
    if screen is not None:
        year = f" 20{screen['year']}" if screen["year"] else ""
        words = f"{screen['day']} {screen['month']}{year} {screen['clock'] or _END_OF_DAY}"
    try:
        return parse_departure(words, today)
    except ItineraryError as error:
        if error.problem is not ItineraryProblem.NO_TIME:
            raise
        try:
            return parse_departure(f"{words} {_END_OF_DAY}", today)
        except ItineraryError:
            raise error from None
