"""The time that a board is about: whole days of one place's calendar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from desktop.models.business_hours import zone_of

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTHS = 12


class PeriodKind(StrEnum):
    """What can be chosen. The values are kept in the window's state."""

    TODAY = "today"
    WEEK = "week"
    """Monday to Sunday (ISO 8601): the one that runs, or any before it."""
    DAYS_30 = "days_30"
    MONTHS_12 = "months_12"
    """This month and the eleven before it."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of the day `first` to the end of the day `last`, by the calendar of `zone`
    (an IANA name; empty: this computer's)."""

    kind: PeriodKind
    first: date
    last: date
    zone: str = ""

    @property
    def since(self) -> float:
        """When it begins (UTC seconds)."""
        return midnight(self.first, self.zone)

    @property
    def until(self) -> float:
        """When it is over (UTC seconds); this very moment is no longer part of it."""
        return midnight(self.last + timedelta(days=1), self.zone)

    @property
    def days(self) -> tuple[date, ...]:
        """Each of its days."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=number) for number in range(count))

    @property
    def by_months(self) -> bool:
        """Whether its days are too many to be told apart."""
        return self.kind is PeriodKind.MONTHS_12

    @property
    def steps(self) -> tuple[date, ...]:
        """What it is drawn by: the first day of each of its months, or each day."""
        if not self.by_months:
            return self.days
        return tuple(day for day in self.days if day.day == 1)

    @property
    def week(self) -> str:
        """`2026-W47`, where it is a week."""
        return week_name(self.first)

    def step_of(self, at: float) -> date:
        """The step that a moment (UTC seconds) is in."""
        return self.step(local_day(at, self.zone))

    def step(self, day: date) -> date:
        """The step that a day is in."""
        return day.replace(day=1) if self.by_months else day

    def before(self) -> "Period":
        """What it is held against: the same days a week earlier, the thirty days or the twelve
        months before."""
        if self.by_months:
            return Period(
                self.kind, _months_back(self.first), self.first - timedelta(days=1), self.zone
            )
        back = timedelta(days=30 if self.kind is PeriodKind.DAYS_30 else 7)
        return Period(self.kind, self.first - back, self.last - back, self.zone)

    def until_now(self, now: float) -> float:
        """When it ends, or `now` while it runs."""
        return min(self.until, max(now, self.since))

    def as_far_as(self, now: float) -> float:
        """How far the period before is counted while this one runs, so that like is held against
        like: to the same time of the same day."""
        earlier = self.before()
        if now >= self.until:
            return earlier.until
        zone = zone_of(self.zone)
        local = datetime.fromtimestamp(max(now, self.since), zone)
        passed = (local.date() - self.first).days
        clock = local.replace(tzinfo=None) - datetime.combine(local.date(), datetime.min.time())
        day = min(earlier.first + timedelta(days=passed), earlier.last)
        wall = datetime.combine(day, datetime.min.time()) + clock
        return min(earlier.until, wall.replace(tzinfo=zone).timestamp())


def today(now: float, zone: str = "") -> Period:
    """The day that runs."""
    day = local_day(now, zone)
    return Period(PeriodKind.TODAY, day, day, zone)


def week(day: date, zone: str = "") -> Period:
    """The week, Monday to Sunday, that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return Period(PeriodKind.WEEK, monday, monday + timedelta(days=6), zone)


def this_week(now: float, zone: str = "") -> Period:
    """The week that runs."""
    return week(local_day(now, zone), zone)


def last_30_days(now: float, zone: str = "") -> Period:
    """Today and the 29 days before it."""
    day = local_day(now, zone)
    return Period(PeriodKind.DAYS_30, day - timedelta(days=29), day, zone)


def last_12_months(now: float, zone: str = "") -> Period:
    """This month and the eleven before it."""
    first = local_day(now, zone).replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    last = following - timedelta(days=1)
    return Period(PeriodKind.MONTHS_12, _months_back(following), last, zone)


def week_named(name: str, zone: str = "") -> Period:
    """The week of an ISO 8601 name, such as `2026-W47`. Raises ValueError where there is none."""
    found = _WEEK.fullmatch(name.strip())
    if found is None:
        raise ValueError(f"“{name[:40]}” is no week; weeks are written like 2026-W47")
    try:
        return week(date.fromisocalendar(int(found[1]), int(found[2]), 1), zone)
    except ValueError:
        raise ValueError(f"{found[1]} has no week {int(found[2])}") from None


def week_name(day: date) -> str:
    """The ISO 8601 name of the week that a day is in."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def month_of(day: date) -> str:
    """`2026-11`."""
    return f"{day.year:04d}-{day.month:02d}"


def local_day(at: float, zone: str) -> date:
    """Which day it is there at a moment (UTC seconds)."""
    return datetime.fromtimestamp(at, zone_of(zone)).date()


def midnight(day: date, zone: str) -> float:
    """When a day begins there (UTC seconds)."""
    return datetime(day.year, day.month, day.day, tzinfo=zone_of(zone)).timestamp()


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day from the one to the other, both among them."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def clock_shifts(period: Period) -> list[tuple[float, int]]:
    """How many seconds the clock of the period's place is ahead of UTC, each until a moment (UTC
    seconds): the last of them for good."""
    zone, found = zone_of(period.zone), []
    begin = period.since
    offset = _ahead(begin, zone)
    for day in (*period.days[1:], period.last + timedelta(days=1)):
        end = midnight(day, period.zone)
        if _ahead(end, zone) != offset:
            low, high = int(begin), int(end)  # the clock is changed somewhere in this day
            while low < high:
                middle = (low + high) // 2
                low, high = (middle + 1, high) if _ahead(middle, zone) == offset else (low, middle)
            found.append((float(low), offset))
            offset = _ahead(end, zone)
        begin = end
    return [*found, (float("inf"), offset)]


def quarter_of(at: float, zone: tzinfo | None) -> int:
    """Which quarter of an hour of its day a moment is in, by the clock on the wall: 0 to 95."""
    local = datetime.fromtimestamp(at, zone)
    return local.hour * 4 + local.minute // 15


def _ahead(at: float, zone: tzinfo | None) -> int:
    shift = datetime.fromtimestamp(at, zone).astimezone(zone).utcoffset()
    return int(shift.total_seconds()) if shift is not None else 0


def _months_back(first: date) -> date:
    return date(first.year - 1, first.month, 1)
