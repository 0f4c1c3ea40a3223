"""Wall times at airports and the instants they are, over changes of the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from desktop.models.rebooking.itinerary import Itinerary, Segment, is_wall_time

Zones = Callable[[str], tzinfo | None]
"""Finds an airport's time zone by its IATA code; None where it is not known."""

MINIMUM_TRANSFER = timedelta(minutes=20)
"""Less is a connection that nobody sells; airports' own minima are longer and not known here."""
LONGEST_FLIGHT = timedelta(hours=20)
LONGEST_WITH_STOPS = timedelta(hours=28)
"""One flight number may land on its way (QF1 from Sydney to London): where the clocks lie as far
apart as `_FAR`. A day that was mistyped is longer still: none flies so far in four hours."""
_FAR = timedelta(hours=6)


class WallTimeError(ValueError):
    """The clock at that place never shows this time: it was put forward over it."""


class TimeProblem(StrEnum):
    """What cannot be right about times once the zones are known."""

    NO_SUCH_TIME = "no_such_time"
    ARRIVES_BEFORE_DEPARTURE = "arrives_before_departure"
    TOO_LONG = "too_long"
    DEPARTS_BEFORE_ARRIVAL = "departs_before_arrival"
    """A segment departs before the one before it has arrived."""
    SHORT_TRANSFER = "short_transfer"


@dataclass(frozen=True, slots=True)
class WrongTime:
    """What cannot be flown: the segment's place, and whether it is about its arrival."""

    place: int
    problem: TimeProblem
    of_arrival: bool


def instant(wall: str, zone: tzinfo, *, fold: int = 0) -> datetime:
    """Return the UTC instant at which a clock in `zone` shows `wall` (`2026-11-22T12:15`).

    A time that comes twice, when the clock goes back, is taken as the first (`fold` 1: the second):
    whoever is there for it misses nothing. Raises `WallTimeError` for a time that never comes, and
    `ValueError` for what is no wall time.
    """
    if not is_wall_time(wall):
        raise ValueError(f"{wall!r} is not like 2026-11-22T12:15")
    local = datetime.fromisoformat(wall).replace(tzinfo=zone, fold=fold)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise WallTimeError(
            f"{wall.replace('T', ' ')} does not exist there: the clock goes forward"
        )
    return moment


def wall_time(moment: datetime, zone: tzinfo) -> str:
    """Return what a clock in `zone` shows at an instant, to the minute."""
    return moment.astimezone(zone).strftime("%Y-%m-%dT%H:%M")


def duration(segment: Segment, zones: Zones) -> timedelta | None:
    """How long a segment is under way; None where a time or zone is not known or cannot be."""
    ends = departure(segment, zones), _arrival(segment, zones)
    return ends[1] - ends[0] if ends[0] is not None and ends[1] is not None else None


def time_problems(itinerary: Itinerary, zones: Zones) -> list[tuple[int, TimeProblem]]:
    """What is wrong, with the place of the segment; nothing is said of what is not known."""
    found: list[tuple[int, TimeProblem]] = []
    previous: Segment | None = None
    for place, segment in enumerate(itinerary.segments):
        if any(_never_comes(*end, zones) for end in _ends(segment)):
            found.append((place, TimeProblem.NO_SUCH_TIME))
        length = duration(segment, zones)
        if length is not None and length <= timedelta():
            found.append((place, TimeProblem.ARRIVES_BEFORE_DEPARTURE))
        elif length is not None and length > _longest(segment, zones):
            found.append((place, TimeProblem.TOO_LONG))
        if previous is not None:
            arrived, departs = _arrival(previous, zones), departure(segment, zones)
            if arrived is not None and departs is not None:
                if departs < arrived:
                    found.append((place, TimeProblem.DEPARTS_BEFORE_ARRIVAL))
                elif departs - arrived < MINIMUM_TRANSFER:
                    found.append((place, TimeProblem.SHORT_TRANSFER))
        previous = segment
    return found


def wrong_time(itinerary: Itinerary, zones: Zones) -> WrongTime | None:
    """Return the first time that stands against selling this; None where nothing does. A short
    transfer does not: the airport's own minimum is not known here."""
    for place, problem in time_problems(itinerary, zones):
        if problem is not TimeProblem.SHORT_TRANSFER:
            return WrongTime(place, problem, _of_arrival(problem, itinerary.segments[place], zones))
    return None


def _longest(segment: Segment, zones: Zones) -> timedelta:
    ends = departure(segment, zones), zones(segment.origin), zones(segment.destination)
    moment, *there = ends
    if moment is None or None in there:
        return LONGEST_FLIGHT
    one, other = (moment.astimezone(zone).utcoffset() or timedelta() for zone in there)
    apart = abs(one - other)
    apart = min(apart, timedelta(days=1) - apart)  # the shorter way round
    return LONGEST_WITH_STOPS if apart >= _FAR else LONGEST_FLIGHT


def _of_arrival(problem: TimeProblem, segment: Segment, zones: Zones) -> bool:
    if problem is TimeProblem.NO_SUCH_TIME:
        return not _never_comes(segment.departs, segment.origin, zones)
    return problem is not TimeProblem.DEPARTS_BEFORE_ARRIVAL


def _ends(segment: Segment) -> tuple[tuple[str, str], tuple[str, str]]:
    return (segment.departs, segment.origin), (segment.arrives, segment.destination)


def departure(segment: Segment, zones: Zones) -> datetime | None:
    """Return the UTC instant of a departure; None where time or zone is not known or cannot be."""
    return _instant_or_none(segment.departs, segment.origin, zones)


def _arrival(segment: Segment, zones: Zones) -> datetime | None:
    """When it lands; of a time that comes twice the one after it departed."""
    lands = _instant_or_none(segment.arrives, segment.destination, zones)
    departs = departure(segment, zones)
    if lands is None or departs is None or lands > departs:
        return lands
    return _instant_or_none(segment.arrives, segment.destination, zones, fold=1)


def _instant_or_none(wall: str, airport: str, zones: Zones, *, fold: int = 0) -> datetime | None:
    zone = zones(airport) if wall else None
    if zone is None:
        return None
    try:
        return instant(wall, zone, fold=fold)
    except ValueError:
        return None


def _never_comes(wall: str, airport: str, zones: Zones) -> bool:
    zone = zones(airport) if is_wall_time(wall) else None
    if zone is None:
        return False
    try:
        instant(wall, zone)
    except WallTimeError:
        return True
    return False
