"""The ticketing time limit as agents type it and as screens show it."""

from datetime import date, datetime

import pytest

from desktop.models.itinerary_text import ItineraryError, ItineraryProblem
from desktop.models.limit_text import parse_limit

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "wall"),
    [
        ("22 nov 18:00", "2026-11-22T18:00"),
        ("morgen 18.00", "2026-11-22T18:00"),
        ("tomorrow 1800", "2026-11-22T18:00"),
        ("Sun 22 Nov · 18:00", "2026-11-22T18:00"),
        ("22NOV/1800", "2026-11-22T18:00"),
        ("22nov1800", "2026-11-22T18:00"),
        ("22NOV27/1200", "2027-11-22T12:00"),
        ("22NOV", "2026-11-22T23:59"),  # a day alone: until it is over
        ("22 november", "2026-11-22T23:59"),
        ("18:00", "2026-11-21T18:00"),
        ("0100", "2026-11-21T01:00"),  # has passed: a guess never makes a limit longer
    ],
)
def test_what_agents_type(typed: str, wall: str) -> None:
    assert parse_limit(typed, TODAY) == datetime.fromisoformat(wall)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", ItineraryProblem.EMPTY),
        ("soon", ItineraryProblem.NO_TIME),
        ("22 nov 25:00", ItineraryProblem.NOT_A_TIME),
        ("31 nov", ItineraryProblem.NO_TIME),
        ("22 nov 2027", ItineraryProblem.NO_TIME),  # a year, or 20:27?
    ],
)
def test_what_is_no_limit(typed: str, problem: ItineraryProblem) -> None:
    with pytest.raises(ItineraryError) as error:
        parse_limit(typed, TODAY)
    assert error.value.problem is problem
