"""What the time of day adds to what an agent should know: the flight that has left already."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from desktop.models.quote import Flight, LineKind, Quote, QuoteLine
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.noticing import noticed
from desktop.models.rebooking.passengers import Change, Passenger, PassengerPrice
from desktop.models.rebooking.refusals import NoticeCode
from desktop.models.rebooking.terms import Rebooking, WhoseChange
from desktop.services.airports import zone_of

HOUR = 3600.0
OUT = Segment("AMS", "JFK", "2026-11-20T13:15", "2026-11-20T15:25", "KL641")
BACK = Segment("JFK", "AMS", "2026-11-29T18:05", "2026-11-30T07:20", "KL642")
TO_LONDON = Segment("AMS", "LHR", "2026-11-20T13:15", "2026-11-20T13:40", "KL1017")
ON = Segment("LHR", "JFK", "2026-11-20T17:00", "2026-11-20T20:00", "VS25")
LEFT = datetime(2026, 11, 20, 13, 15, tzinfo=ZoneInfo("Europe/Amsterdam")).timestamp()
PRICE = PassengerPrice(Change(20000, 24000), fee=7000)
CHANGE = Rebooking(Itinerary((OUT,)), Itinerary((replace(OUT, departs="2026-11-21T13:15"),)))
QUOTE = Quote("q", 1, passengers=(Passenger("Ann", price=PRICE),), rebooking=CHANGE)


def later(segment: Segment, day: int) -> Segment:
    """The same flight on another day of December."""
    return replace(segment, departs=f"2026-12-{day:02}T18:05", arrives="")


def is_told(quote: Quote, now: float) -> bool:
    """Whether the agent reads that the old flight has left."""
    return NoticeCode.NO_SHOW in [one.code for one in noticed(quote, now, zone_of)]


def test_from_its_departure_on_the_old_flight_was_missed() -> None:
    assert not is_told(QUOTE, LEFT - 1)
    assert is_told(QUOTE, LEFT)
    typed = replace(QUOTE, passengers=(), lines=(QuoteLine(LineKind.CHANGE_FEE, 7000),))
    quick = replace(typed, rebooking=Rebooking(), old=Flight("AMS", "JFK", OUT.departs))
    assert is_told(typed, LEFT) and is_told(quick, LEFT) and not is_told(quick, LEFT - 1)


def test_what_was_said_of_the_fee_or_is_our_change_needs_no_remark() -> None:
    for price in (replace(PRICE, no_show=9000), replace(PRICE, no_show_free=True)):
        assert not is_told(replace(QUOTE, passengers=(Passenger("Ann", price=price),)), LEFT)
    typed = replace(QUOTE, passengers=(), lines=(QuoteLine(LineKind.NO_SHOW_FEE, 9000),))
    assert not is_told(typed, LEFT)
    for whose in (WhoseChange.AIRLINE, None):
        assert not is_told(replace(QUOTE, rebooking=replace(CHANGE, whose=whose)), LEFT)


def test_a_typed_waiver_that_sounds_like_our_change_is_doubted() -> None:
    def doubted(reason: str) -> bool:
        lines = (
            QuoteLine(LineKind.FARE_DIFFERENCE, 9000),
            QuoteLine(LineKind.WAIVER, -10, 1, reason),
        )
        typed = replace(QUOTE, passengers=(), lines=lines)
        codes = [one.code for one in noticed(typed, LEFT - HOUR, zone_of)]
        return NoticeCode.WAIVER_MAY_BE_OURS in codes

    assert doubted("missed connection") and not doubted("goodwill")


def test_what_was_priced_before_it_left_stays_so() -> None:
    """A quote that was sent holds what bounded it: the very flight."""
    assert not is_told(replace(QUOTE, departs_at=LEFT), LEFT + HOUR)
    assert is_told(replace(QUOTE, departs_at=LEFT + 24 * HOUR), LEFT + HOUR)


@pytest.mark.parametrize(
    ("old", "new", "missed"),
    [
        ((OUT, BACK), (OUT, later(BACK, 2)), False),
        ((OUT, BACK), (later(BACK, 2),), False),
        ((OUT, BACK), (replace(later(BACK, 2), origin="EWR"),), False),
        ((OUT, BACK), (later(OUT, 1), BACK), True),
        ((OUT, BACK), (later(OUT, 1), later(BACK, 9)), True),
        ((OUT, BACK), (replace(later(OUT, 1), origin="BRU"), later(BACK, 9)), True),
        ((TO_LONDON, later(ON, 1)), (later(ON, 2),), False),
        ((TO_LONDON, ON), (later(ON, 2),), True),
        ((OUT,), (later(BACK, 2),), True),
        ((replace(OUT, departs=""),), (later(OUT, 1),), False),
    ],
)
def test_who_flew_a_part_and_changes_the_rest_missed_nothing(
    old: tuple[Segment, ...], new: tuple[Segment, ...], missed: bool
) -> None:
    quote = replace(QUOTE, rebooking=Rebooking(Itinerary(old), Itinerary(new)))
    assert is_told(quote, LEFT + 5 * 24 * HOUR) == missed


def test_it_survives_the_disk_and_old_quotes_keep_their_hash() -> None:
    free = replace(QUOTE, passengers=(Passenger("Ann", price=replace(PRICE, no_show_free=True)),))
    assert Quote.from_json(free.to_json()) == free
    assert "no_show_free" not in QUOTE.to_json() and Quote.from_json(QUOTE.to_json()) == QUOTE
