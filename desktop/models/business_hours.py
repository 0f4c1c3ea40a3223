"""Time that counts: only while somebody answers, by the clock of the place where they do.

All times are UTC seconds; `seconds` are those of business hours. A wall clock that is put forward
or back makes that day's hours shorter or longer, as it does for the people who work them.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from desktop.models.preferences import BusinessHours

_MOST_DAYS = 800
"""What does not come within so many days never comes: hours of a minute a week end somewhere."""


def due_at(hours: BusinessHours, since: float, seconds: float) -> float:
    """When so many seconds have counted since then; infinity where they never do."""
    if hours.around_the_clock:
        return since + seconds
    left = seconds
    for begin, end in _spans(hours, since, step=1):
        begin = max(begin, since)
        if begin + left <= end:
            return begin + left
        left -= max(0.0, end - begin)
    return float("inf")


def waiting_limit(hours: BusinessHours, now: float, seconds: float) -> float:
    """Whoever has waited since this moment or longer has waited so many seconds that count.

    The inverse of `due_at`: `due_at(hours, since, seconds) <= now` just where `since` is no later.
    """
    if hours.around_the_clock:
        return now - seconds
    left = seconds
    for begin, end in _spans(hours, now, step=-1):
        end = min(end, now)
        if end - left >= begin:
            return end - left
        left -= max(0.0, end - begin)
    return float("-inf")


def counted(hours: BusinessHours, since: float, until: float) -> float:
    """How many seconds between the two count."""
    if hours.around_the_clock:
        return max(0.0, until - since)
    total = 0.0
    for begin, end in _spans(hours, since, step=1):
        if begin >= until:
            break
        total += max(0.0, min(end, until) - max(begin, since))
    return total


def _spans(hours: BusinessHours, start: float, step: int) -> Iterator[tuple[float, float]]:
    """The open spans from the day of `start` on, forward or backward in time."""
    try:
        day = datetime.fromtimestamp(start, zone_of(hours.zone)).date()
        for _ in range(_MOST_DAYS):
            yield from _spans_of_day(hours, day)[::step]
            day += timedelta(days=step)
    except (OverflowError, OSError, ValueError):
        return  # no calendar goes there


@lru_cache(maxsize=512)
def _spans_of_day(hours: BusinessHours, day: date) -> tuple[tuple[float, float], ...]:
    """A day's open spans in order, where they touch or overlap as one."""
    zone = zone_of(hours.zone)
    spans: list[tuple[float, float]] = []
    for first, last in sorted(hours.days[day.weekday()]):
        begin, end = _moment(day, first, zone), _moment(day, last, zone)
        if spans and begin <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        elif begin < end:
            spans.append((begin, end))
    return tuple(spans)


def _moment(day: date, minutes: int, zone: tzinfo | None) -> float:
    """When the wall clock shows so many minutes after that day's midnight, for the first time."""
    days, minutes = divmod(minutes, 24 * 60)
    day += timedelta(days=days)
    wall = datetime(day.year, day.month, day.day, *divmod(minutes, 60), tzinfo=zone)
    return wall.timestamp()


@lru_cache(maxsize=8)
def zone_of(name: str) -> tzinfo | None:
    """The zone of that name; None, which is this computer's, where there is none such."""
    if not name:
        return None
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo  # not before the first paint of a desk that works day and night

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
