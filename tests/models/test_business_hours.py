"""When a reply is due, where only the hours count in which somebody answers."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.business_hours import counted, due_at, waiting_limit
from desktop.models.preferences import BusinessHours, Preferences
from desktop.models.reply_targets import ReplyTargets, WaitLimits

MIN = 60.0
OFFICE = BusinessHours("Europe/Amsterdam", (((9 * 60, 17 * 60),),) * 5 + ((), ()))
NIGHT = BusinessHours("Europe/Amsterdam", (((0, 6 * 60), (22 * 60, 24 * 60)),) * 7)


def amsterdam(text: str, fold: int = 0) -> float:
    """The UTC seconds of a wall clock in Amsterdam."""
    wall = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Amsterdam"), fold=fold)
    return wall.timestamp()


@pytest.mark.parametrize(
    ("hours", "asked", "minutes", "due"),
    [
        (OFFICE, "2026-11-30T10:00", 20, "2026-11-30T10:20"),  # a Monday
        (OFFICE, "2026-11-30T08:00", 20, "2026-11-30T09:20"),
        (OFFICE, "2026-11-30T16:50", 20, "2026-12-01T09:10"),
        (OFFICE, "2026-12-04T16:50", 20, "2026-12-07T09:10"),  # over the weekend
        (OFFICE, "2026-12-05T12:00", 20, "2026-12-07T09:20"),
        (OFFICE, "2026-11-30T16:40", 20, "2026-11-30T17:00"),  # the last minute counts
        (OFFICE, "2026-11-30T10:00", 3 * 8 * 60, "2026-12-03T10:00"),
        (NIGHT, "2026-11-30T23:50", 20, "2026-12-01T00:10"),  # midnight parts nothing
        (NIGHT, "2026-03-28T23:00", 6 * 60, "2026-03-29T06:00"),  # an hour is left out
        (NIGHT, "2026-10-24T23:00", 6 * 60, "2026-10-25T04:00"),  # an hour comes twice
        (BusinessHours(), "2026-12-05T12:00", 20, "2026-12-05T12:20"),
    ],
)
def test_a_reply_is_due_when_so_many_minutes_have_counted(
    hours: BusinessHours, asked: str, minutes: int, due: str
) -> None:
    since, expected = amsterdam(asked), amsterdam(due)
    assert due_at(hours, since, minutes * MIN) == expected
    assert counted(hours, since, expected) == minutes * MIN


def test_a_span_that_the_clocks_skip_is_no_time_at_all() -> None:
    gap = BusinessHours("Europe/Amsterdam", (((2 * 60, 3 * 60),),) * 7)
    since = amsterdam("2026-03-28T04:00")
    assert due_at(gap, since, 60 * MIN) == amsterdam("2026-03-30T03:00")


def test_spans_that_overlap_count_once() -> None:
    double = BusinessHours("Europe/Amsterdam", (((9 * 60, 12 * 60), (8 * 60, 10 * 60)),) * 7)
    since = amsterdam("2026-11-30T07:00")
    assert due_at(double, since, 4 * 60 * MIN) == amsterdam("2026-11-30T12:00")


def test_an_unknown_zone_is_this_computers() -> None:
    days = OFFICE.days
    here = BusinessHours("", days)
    assert due_at(BusinessHours("Mars/Phobos", days), 1.8e9, MIN) == due_at(here, 1.8e9, MIN)


def test_what_no_calendar_reaches_is_never_due() -> None:
    rare = BusinessHours("UTC", (((0, 1),), (), (), (), (), (), ()))
    assert due_at(rare, 1.8e9, 10080 * MIN) == float("inf")
    assert waiting_limit(rare, 1.8e9, 10080 * MIN) == float("-inf")
    for nonsense in (1e300, float("inf"), float("-inf"), -1e15):
        assert due_at(OFFICE, nonsense, MIN) == float("inf")
        assert waiting_limit(OFFICE, nonsense, MIN) == float("-inf")


def test_first_and_further_replies_have_their_own_targets() -> None:
    chosen = Preferences(first_target_min=10, next_target_min=45, business_hours=OFFICE)
    targets = ReplyTargets.of(chosen)
    since = amsterdam("2026-11-30T16:30")
    assert targets.due_at(since, first=True) == amsterdam("2026-11-30T16:40")
    assert targets.due_at(since, first=False) == amsterdam("2026-12-01T09:15")
    limits = targets.limits(amsterdam("2026-11-30T17:00"))
    assert limits == WaitLimits(amsterdam("2026-11-30T16:50"), amsterdam("2026-11-30T16:15"))
    assert limits.latest == limits.first


ZONES = ("UTC", "Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")
# Five minutes and more, so that the targets below come within the days that are looked at.
SPAN = st.tuples(st.integers(0, 287), st.integers(1, 288)).filter(lambda span: span[0] < span[1])
DAY = st.lists(SPAN.map(lambda span: (span[0] * 5, span[1] * 5)), max_size=3).map(tuple)
HOURS = st.builds(BusinessHours, st.sampled_from(ZONES), st.tuples(*(DAY for _ in range(7))))
MOMENTS = st.integers(1_767_225_600, 1_798_761_600).map(float)  # 2026
SECONDS = st.integers(1, 240).map(lambda minutes: minutes * MIN)


@pytest.mark.property
@given(HOURS, MOMENTS, MOMENTS, SECONDS)
def test_overdue_is_the_same_from_both_ends(
    hours: BusinessHours, since: float, now: float, seconds: float
) -> None:
    assert (due_at(hours, since, seconds) <= now) == (since <= waiting_limit(hours, now, seconds))


@pytest.mark.property
@given(HOURS, MOMENTS, MOMENTS, SECONDS, SECONDS)
def test_who_asks_later_or_may_wait_longer_is_answered_no_earlier(
    hours: BusinessHours, one: float, other: float, short: float, long: float
) -> None:
    assert due_at(hours, min(one, other), short) <= due_at(hours, max(one, other), short)
    assert due_at(hours, one, min(short, long)) <= due_at(hours, one, max(short, long))
    assert due_at(hours, one, short) >= one + short


@pytest.mark.property
@given(HOURS, MOMENTS, SECONDS)
def test_as_much_counts_until_it_is_due_as_was_asked_for(
    hours: BusinessHours, since: float, seconds: float
) -> None:
    assert counted(hours, since, due_at(hours, since, seconds)) == seconds


@pytest.mark.property
@given(st.sampled_from(ZONES), MOMENTS, SECONDS)
def test_around_the_clock_is_plain_addition(zone: str, since: float, seconds: float) -> None:
    every_minute = BusinessHours(zone, (((0, 24 * 60),),) * 7)
    for hours in (BusinessHours(zone), every_minute):
        assert due_at(hours, since, seconds) == since + seconds
        assert waiting_limit(hours, since, seconds) == since - seconds
