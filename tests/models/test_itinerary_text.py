"""Routes and departures as agents type them."""

import contextlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.itinerary_text import (
    ItineraryError,
    ItineraryProblem,
    parse_departure,
    parse_route,
)

PLACES = {"AMSTER", "DUBLIN"}


def is_pair(letters: str) -> bool:
    """All are airports, and some are words."""
    return letters not in PLACES


TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AMS–BCN", ("AMS", "BCN", "")),
        ("ams bcn", ("AMS", "BCN", "")),
        ("amsbcn", ("AMS", "BCN", "")),
        ("kl1677 amsbcn", ("AMS", "BCN", "KL1677")),
        ("AMS/BCN", ("AMS", "BCN", "")),
        (" ams->bcn ", ("AMS", "BCN", "")),
        ("AMS → BCN", ("AMS", "BCN", "")),
        ("ams to bcn", ("AMS", "BCN", "")),
        ("KL1677 AMS-BCN", ("AMS", "BCN", "KL1677")),
        ("u2 7935 ams bcn", ("AMS", "BCN", "U27935")),
    ],
)
def test_routes(text: str, expected: tuple[str, str, str]) -> None:
    assert parse_route(text, is_pair) == expected


@pytest.mark.parametrize("text", ["amster", "DUBLIN", "kl1677 dublin"])
def test_a_word_is_no_route_until_it_is_parted(text: str) -> None:
    with pytest.raises(ItineraryError, match="space between") as refused:
        parse_route(text, is_pair)
    assert refused.value.problem is ItineraryProblem.ONE_WORD
    assert parse_route(f"{text[:-3]} {text[-3:]}", is_pair)[1] in ("TER", "LIN")


@pytest.mark.parametrize("text", ["", "AMS", "AMS BC", "Amsterdam Barcelona", "AMS-BCN-MAD"])
def test_no_route(text: str) -> None:
    with pytest.raises(ItineraryError, match="two airports") as refused:
        parse_route(text, is_pair)
    assert refused.value.problem is ItineraryProblem.ROUTE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 nov 12:15", datetime(2026, 11, 22, 12, 15)),
        ("22 November 12.15", datetime(2026, 11, 22, 12, 15)),
        ("Sun 22 Nov · 12:15", datetime(2026, 11, 22, 12, 15)),
        ("22nov 1215", datetime(2026, 11, 22, 12, 15)),
        ("22-11 12:15", datetime(2026, 11, 22, 12, 15)),
        ("22/11 12:15", datetime(2026, 11, 22, 12, 15)),
        ("2026-11-22 12:15", datetime(2026, 11, 22, 12, 15)),
        ("22-11-2027 12:15", datetime(2027, 11, 22, 12, 15)),
        ("22 nov 2027 12:15", datetime(2027, 11, 22, 12, 15)),
        ("tomorrow 12:15", datetime(2026, 11, 22, 12, 15)),
        ("morgen 1215", datetime(2026, 11, 22, 12, 15)),
        ("vandaag 19:40", datetime(2026, 11, 21, 19, 40)),
        ("vanavond 19:40", datetime(2026, 11, 21, 19, 40)),
        ("tonight 19:40", datetime(2026, 11, 21, 19, 40)),
        ("morgenochtend 8:15", datetime(2026, 11, 22, 8, 15)),
        ("zo 12:15", datetime(2026, 11, 22, 12, 15)),
        ("saturday 12:15", datetime(2026, 11, 21, 12, 15)),
        ("20 nov 9:05", datetime(2026, 11, 20, 9, 5)),
        ("19 nov 9:05", datetime(2027, 11, 19, 9, 5)),
        ("3 mei 9:05", datetime(2027, 5, 3, 9, 5)),
        ("29 feb 9:05", datetime(2028, 2, 29, 9, 5)),
    ],
)
def test_departures(text: str, expected: datetime) -> None:
    assert parse_departure(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "reason", "problem"),
    [
        ("", "day and a time", ItineraryProblem.EMPTY),
        ("22 nov", "time is missing", ItineraryProblem.NO_TIME),
        ("12:15", "time is missing", ItineraryProblem.NO_TIME),
        ("22 nov 25:00", "not a time of day", ItineraryProblem.NOT_A_TIME),
        ("31 feb 12:00", "calendar", ItineraryProblem.NOT_IN_CALENDAR),
        ("2026-13-01 12:00", "calendar", ItineraryProblem.NOT_IN_CALENDAR),
        ("soon 12:00", "not a day", ItineraryProblem.NOT_A_DAY),
        ("22 smarch 12:00", "not a day", ItineraryProblem.NOT_A_DAY),
    ],
)
def test_no_departure(text: str, reason: str, problem: ItineraryProblem) -> None:
    with pytest.raises(ItineraryError, match=reason) as refused:
        parse_departure(text, TODAY)
    assert refused.value.problem is problem


@pytest.mark.property
@given(st.dates(TODAY - timedelta(days=1), TODAY + timedelta(days=363)), st.times())
def test_what_the_field_shows_can_be_read_again(day: date, clock: object) -> None:
    moment = datetime.combine(day, clock).replace(second=0, microsecond=0)  # type: ignore[arg-type]
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    days = "Mon Tue Wed Thu Fri Sat Sun".split()
    shown = f"{days[day.weekday()]} {day.day} {months[day.month - 1]} · {moment:%H:%M}"
    assert parse_departure(shown, TODAY) == moment


@pytest.mark.property
@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ItineraryError):
        parse_route(text, is_pair)
    with contextlib.suppress(ItineraryError):
        parse_departure(text, TODAY)
