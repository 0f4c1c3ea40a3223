"""When the flights of a change depart: no link may outlive what it sells."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.models.quote import Bound, Flight, Quote
from desktop.models.rebooking.clock import one_clock
from desktop.models.rebooking.departure import departs_at, first_departure
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.refusals import RefusalCode
from desktop.models.rebooking.terms import Rebooking
from desktop.services.airports import zone_of

HOUR = 3600.0
QUICK = Quote(
    "q",
    1,
    old=Flight("AMS", "BCN", "2026-11-21T19:40"),
    new=Flight("AMS", "BCN", "2026-11-22T12:15"),
)


def amsterdam(wall: str) -> float:
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo("Europe/Amsterdam")).timestamp()


OLD, NEW = amsterdam("2026-11-21T19:40"), amsterdam("2026-11-22T12:15")


@pytest.mark.parametrize(
    ("now", "bound"),
    [
        (OLD - HOUR, OLD),
        (OLD, NEW),  # it has just left: a no-show
        (NEW + HOUR, NEW),  # what is sold has left as well
    ],
)
def test_the_earlier_flight_ends_the_link_unless_it_has_left(now: float, bound: float) -> None:
    assert departs_at(QUICK, now, zone_of) == bound


def test_an_earlier_new_flight_comes_first() -> None:
    morning = replace(QUICK, new=Flight("AMS", "BCN", "2026-11-21T09:30"))
    assert departs_at(morning, OLD - 24 * HOUR, zone_of) == amsterdam("2026-11-21T09:30")


def test_of_a_trip_that_was_begun_the_changed_flight_counts() -> None:
    out = Segment("AMS", "JFK", "2026-11-20T13:15", "2026-11-20T15:25", "KL641")
    back = Segment("JFK", "AMS", "2026-11-29T18:05", "2026-11-30T07:20", "KL642")
    later = replace(back, departs="2026-12-02T18:05", arrives="2026-12-03T07:20")
    change = Rebooking(Itinerary((out, back)), Itinerary((out, later)))
    quote = replace(QUICK, rebooking=change)
    left = datetime(2026, 11, 29, 18, 5, tzinfo=ZoneInfo("America/New_York")).timestamp()
    assert departs_at(quote, OLD, zone_of) == left
    # Before it was begun, the price is one before departure: the first flight ends it.
    assert departs_at(quote, OLD - 72 * HOUR, zone_of) == amsterdam("2026-11-20T13:15")
    missed = left + 24 * HOUR
    assert departs_at(quote, missed, zone_of) == left + 72 * HOUR


@pytest.mark.parametrize(
    "flight", [None, Flight("AMS", "BCN"), Flight("QQQ", "BCN", "2026-11-22T12:15")]
)
def test_what_is_not_known_bounds_nothing(flight: Flight | None) -> None:
    assert departs_at(Quote("q", 1, new=flight), OLD, zone_of) is None
    assert first_departure(flight, zone_of) is None


@pytest.mark.parametrize(
    ("left", "code"),
    [(31 * 60, None), (31 * 60 - 1, RefusalCode.LAPSES_TOO_SOON), (-1, RefusalCode.LAPSED)],
)
def test_the_link_dies_before_the_departure(left: int, code: RefusalCode | None) -> None:
    now = 1_800_000_000.0
    quote = Quote("q", 1, fare_hold_until=now + 9 * HOUR, departs_at=now + left)
    clock = one_clock(quote, now)
    assert clock.ended_by is Bound.DEPARTURE
    assert (clock.refusal.code if clock.refusal else None) is code
    assert clock.link_ends == (now + left if code is None else None)


def test_a_departure_ends_a_price_and_promises_none() -> None:
    now = 1_800_000_000.0
    in_a_month = now + timedelta(days=30).total_seconds()
    free = Quote("q", 1, valid_for_s=None, departs_at=in_a_month)
    assert not free.is_promised and one_clock(free, now).renewals == 0
    held = replace(free, fare_hold_until=in_a_month, departs_at=now + 50 * HOUR)
    assert held.is_promised and one_clock(held, now).renewals == 2


def test_one_that_was_stored_before_reads_and_keeps_its_hash() -> None:
    stored = QUICK.to_json()
    assert "departs_at" not in stored and Quote.from_json(stored) == QUICK
    bounded = replace(QUICK, departs_at=OLD)
    assert Quote.from_json(bounded.to_json()) == bounded
    assert bounded.fingerprint() == QUICK.fingerprint()
    assert bounded.public()["departs_at"] == OLD and "departs_at" not in QUICK.public()
