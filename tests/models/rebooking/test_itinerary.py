"""Itineraries: where a journey ends, which day it arrives, and clocks that are put forward."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.models.rebooking.itinerary import Itinerary, Segment, SegmentProblem
from desktop.models.rebooking.local_time import (
    TimeProblem,
    WallTimeError,
    WrongTime,
    duration,
    instant,
    time_problems,
    wall_time,
    wrong_time,
)
from desktop.services.airports import zone_of

OUT = Segment("AMS", "JFK", "2026-11-22T13:15", "2026-11-22T15:25", "KL0641")
BACK = Segment("JFK", "AMS", "2026-11-29T18:05", "2026-11-30T07:20", "KL0642", "DL")


def test_out_and_back_are_two_journeys() -> None:
    both = Itinerary((OUT, BACK))
    assert [one.segments for one in both.journeys] == [(OUT,), (BACK,)]
    assert (both.origin, both.destination) == ("AMS", "JFK")


def test_a_transfer_is_one_journey_and_a_stopover_is_not() -> None:
    first = Segment("BCN", "AMS", "2026-11-22T09:00", "2026-11-22T11:25")
    on = Segment("AMS", "NRT", "2026-11-22T14:40", "2026-11-23T10:30")
    assert len(Itinerary((first, on)).journeys) == 1
    later = Segment("AMS", "NRT", "2026-11-24T14:40", "2026-11-25T10:30")
    assert len(Itinerary((first, later)).journeys) == 2


def test_the_day_of_arrival_is_marked() -> None:
    assert (OUT.days_later, BACK.days_later) == (0, 1)
    assert Segment("HND", "LAX", "2026-11-23T00:05", "2026-11-22T17:00").days_later == -1
    assert Segment("AMS", "BCN").days_later is None


def test_who_flies_is_known_apart_from_who_sells() -> None:
    assert (OUT.carrier, OUT.is_codeshare) == ("KL", False)
    assert (BACK.carrier, BACK.is_codeshare) == ("DL", True)


@pytest.mark.parametrize(
    ("segment", "problem"),
    [
        (Segment("AMS", "AMS"), SegmentProblem.SAME_AIRPORTS),
        (Segment("AM", "BCN"), SegmentProblem.AIRPORT),
        (Segment("AMS", "BCN", flight="1677"), SegmentProblem.FLIGHT),
        (Segment("AMS", "BCN", operating="KLM"), SegmentProblem.OPERATING),
        (Segment("AMS", "BCN", "2026-02-30T12:00"), SegmentProblem.DEPARTURE),
        (Segment("AMS", "BCN", "2026-02-20T12:00", "25:00"), SegmentProblem.ARRIVAL),
        (
            Segment("AMS", "BCN", "2026-02-20T12:00", "2026-02-18T12:00"),
            SegmentProblem.ARRIVES_BEFORE,
        ),
        (Segment("AMS", "BCN", booking_class="YY"), SegmentProblem.BOOKING_CLASS),
    ],
)
def test_what_cannot_be_right_is_named(segment: Segment, problem: SegmentProblem) -> None:
    assert segment.problems() == (problem,)


AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def test_a_time_that_the_clock_skips_is_no_time() -> None:
    with pytest.raises(WallTimeError):
        instant("2026-03-29T02:30", AMSTERDAM)


def test_a_flight_that_lands_in_the_hour_that_comes_twice_lands_after_it_left() -> None:
    night = Segment("AMS", "BCN", "2027-10-31T02:50", "2027-10-31T02:40", "KL1")
    assert wrong_time(Itinerary((night,)), zone_of) is None
    assert duration(night, zone_of) == timedelta(minutes=50)
    noon = replace(night, departs="2027-10-30T12:50", arrives="2027-10-30T12:40")
    assert wrong_time(Itinerary((noon,)), zone_of) is not None


def test_a_time_that_comes_twice_is_the_first() -> None:
    assert instant("2026-10-25T02:30", AMSTERDAM) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert wall_time(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), AMSTERDAM) == "2026-10-25T02:30"


def test_durations_count_the_change_of_the_clock() -> None:
    night = Segment("AMS", "BCN", "2026-10-25T01:30", "2026-10-25T03:30")
    assert duration(night, zone_of) == timedelta(hours=3)
    assert duration(OUT, zone_of) == timedelta(hours=8, minutes=10)
    over_the_date_line = Segment("HND", "LAX", "2026-11-23T00:05", "2026-11-22T17:00")
    assert duration(over_the_date_line, zone_of) == timedelta(hours=9, minutes=55)


def test_times_that_contradict_each_other_are_named() -> None:
    backwards = Segment("AMS", "BCN", "2026-11-22T12:15", "2026-11-22T12:10")
    skipped = Segment("AMS", "BCN", "2026-03-29T02:30", "2026-03-29T05:00")
    assert time_problems(Itinerary((backwards,)), zone_of) == [
        (0, TimeProblem.ARRIVES_BEFORE_DEPARTURE)
    ]
    assert (0, TimeProblem.NO_SUCH_TIME) in time_problems(Itinerary((skipped,)), zone_of)
    missed = Segment("JFK", "BOS", "2026-11-22T15:00", "2026-11-22T16:20")
    tight = Segment("JFK", "BOS", "2026-11-22T15:40", "2026-11-22T17:00")
    assert time_problems(Itinerary((OUT, missed)), zone_of) == [
        (1, TimeProblem.DEPARTS_BEFORE_ARRIVAL)
    ]
    assert time_problems(Itinerary((OUT, tight)), zone_of) == [(1, TimeProblem.SHORT_TRANSFER)]
    assert time_problems(Itinerary((OUT, BACK)), zone_of) == []


def test_a_flight_that_lands_on_its_way_may_take_longer() -> None:
    to_london = Segment("SYD", "LHR", "2027-01-22T15:10", "2027-01-23T05:10", "QF1")
    to_new_york = Segment("FRA", "SIN", "2027-01-22T22:00", "2027-01-23T17:00", "SQ25")
    assert time_problems(Itinerary((to_london,)), zone_of) == []
    assert time_problems(Itinerary((to_new_york,)), zone_of) == []
    for day_too_late in (
        replace(to_london, arrives="2027-01-24T05:10"),
        replace(to_new_york, arrives="2027-01-24T17:00"),
        Segment("AMS", "LHR", "2027-01-22T08:00", "2027-01-23T08:25", "KL1001"),
        Segment("DXB", "LHR", "2027-01-22T08:00", "2027-01-23T12:00", "EK1"),
    ):
        assert time_problems(Itinerary((day_too_late,)), zone_of) == [(0, TimeProblem.TOO_LONG)]


def test_only_what_cannot_be_flown_stands_against_a_sale() -> None:
    tight = Segment("JFK", "BOS", "2026-11-22T15:35", "2026-11-22T17:00", "DL1")
    assert wrong_time(Itinerary((OUT, tight)), zone_of) is None  # the airport's minimum is unknown
    missed = replace(tight, departs="2026-11-22T15:05")
    assert wrong_time(Itinerary((OUT, missed)), zone_of) == WrongTime(
        1, TimeProblem.DEPARTS_BEFORE_ARRIVAL, of_arrival=False
    )
    backwards = replace(OUT, arrives="2026-11-22T06:25")
    assert wrong_time(Itinerary((backwards,)), zone_of) == WrongTime(
        0, TimeProblem.ARRIVES_BEFORE_DEPARTURE, of_arrival=True
    )
    lands_in_the_gap = Segment("JFK", "AMS", "2026-03-28T17:00", "2026-03-29T02:30")
    assert wrong_time(Itinerary((lands_in_the_gap,)), zone_of) == WrongTime(
        0, TimeProblem.NO_SUCH_TIME, of_arrival=True
    )
