"""Periods are whole days of the airline's own calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.board import period as periods
from desktop.models.board.period import Period, PeriodKind

AMSTERDAM = "Europe/Amsterdam"
SATURDAY = datetime(2026, 11, 21, 13, 10, tzinfo=UTC).timestamp()  # 14:10 in Amsterdam


def utc(*of: int) -> float:
    return datetime(*of, tzinfo=UTC).timestamp()  # type: ignore[arg-type,misc]


def test_today_is_the_day_of_the_place_and_not_of_greenwich() -> None:
    late = utc(2026, 11, 21, 23, 30)
    assert periods.today(late, AMSTERDAM).days == (date(2026, 11, 22),)
    assert periods.today(late, "UTC").days == (date(2026, 11, 21),)


def test_a_week_begins_on_monday_and_has_its_iso_name() -> None:
    week = periods.this_week(SATURDAY, AMSTERDAM)
    assert (week.first, week.last, week.week) == (
        date(2026, 11, 16),
        date(2026, 11, 22),
        "2026-W47",
    )
    assert week == periods.week_named("2026-W47", AMSTERDAM)
    assert week.since == utc(2026, 11, 15, 23)
    assert week.before().week == "2026-W46"


@pytest.mark.parametrize("name", ["2026-W54", "2026-47", "W47", "", "2025-W53", "2026-W00"])
def test_what_is_no_week_is_told(name: str) -> None:
    with pytest.raises(ValueError, match="week"):
        periods.week_named(name)


def test_the_day_on_which_the_clock_changes_is_longer() -> None:
    day = Period(PeriodKind.TODAY, date(2026, 10, 25), date(2026, 10, 25), AMSTERDAM)
    assert day.until - day.since == 25 * 3600


def test_a_running_week_is_held_against_the_last_one_up_to_the_same_moment() -> None:
    week = periods.this_week(SATURDAY, AMSTERDAM)
    assert week.until_now(SATURDAY) == SATURDAY
    assert week.as_far_as(SATURDAY) == SATURDAY - 7 * 86400
    assert week.as_far_as(week.until) == week.before().until
    # The clock went back between the two: 14:10 is 14:10, and an hour further away.
    after = utc(2026, 10, 27, 13, 10)
    assert periods.this_week(after, AMSTERDAM).as_far_as(after) == after - 7 * 86400 - 3600


def test_twelve_months_are_this_one_and_eleven_before() -> None:
    year = periods.last_12_months(SATURDAY, AMSTERDAM)
    assert (year.first, year.last) == (date(2025, 12, 1), date(2026, 11, 30))
    assert len(year.steps) == 12
    assert year.step_of(utc(2026, 2, 28, 23, 30)) == date(2026, 3, 1)
    assert year.before().first == date(2024, 12, 1)
    assert year.before().last == date(2025, 11, 30)


MOMENTS = st.integers(int(utc(2000, 1, 1)), int(utc(2060, 1, 1)))


@given(MOMENTS, st.sampled_from([AMSTERDAM, "UTC", "America/St_Johns"]))
def test_every_moment_is_in_its_own_periods_and_none_overlaps_the_one_before(
    now: int, zone: str
) -> None:
    for make in (periods.today, periods.this_week, periods.last_30_days, periods.last_12_months):
        period = make(float(now), zone)
        assert period.since <= now < period.until
        assert period.step_of(float(now)) in period.steps
        before = period.before()
        assert before.first < before.last + timedelta(days=1) <= period.first
        assert before.since <= period.as_far_as(float(now)) <= before.until


@given(MOMENTS, st.sampled_from([AMSTERDAM, "UTC", "America/St_Johns", "Australia/Lord_Howe"]))
def test_days_can_be_told_by_shifts_of_the_clock(now: int, zone: str) -> None:
    period = periods.last_30_days(float(now), zone)
    shifts = periods.clock_shifts(period)
    for at in range(int(period.since), int(period.until), 5113):
        ahead = next(offset for until, offset in shifts if at < until)
        assert date(1970, 1, 1) + timedelta(days=(at + ahead) // 86400) == periods.local_day(
            float(at), zone
        )
