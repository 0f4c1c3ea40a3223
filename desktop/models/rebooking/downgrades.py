"""Flights on which a rebooking seats the customer lower than what was booked.

Art. 10(2) of Regulation (EC) No 261/2004 is about each flight by itself: business and then economy
instead of economy and then business is lower on one of them, though the trip has both as before.
Only what is known is said: a cabin that nobody gave lowers nothing.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from desktop.models.rebooking.itinerary import Cabin, Itinerary, Segment

_ORDER = list(Cabin)


@dataclass(frozen=True, slots=True)
class Lowered:
    """A flight (or a journey by another route, `AMS–JFK`) and its cabins."""

    route: str
    old: Cabin
    new: Cabin

    @property
    def steps(self) -> int:
        """By how many cabins it is lower."""
        return _ORDER.index(self.old) - _ORDER.index(self.new)


def lowered(old: Itinerary, new: Itinerary) -> tuple[Lowered, ...]:
    """Return where `new` is lower than `old`, flight by flight; where the routing differs, what
    has no twin is compared journey by journey."""
    twins, old_rest, new_rest = _twins(old.segments, new.segments)
    found = list(_by_flight(twins))
    for had, gets in _journeys(old, new, old_rest, new_rest):
        found.extend(_by_journey(had, gets))
    return tuple(found)


def _twins(
    old: Sequence[Segment], new: Sequence[Segment]
) -> tuple[list[tuple[Segment, Segment]], list[Segment], list[Segment]]:
    """Flights that both have: the very same first, then those of the same route."""
    old_rest, new_rest = list(old), list(new)
    pairs: list[tuple[Segment, Segment]] = []
    keys: tuple[Callable[[Segment], Hashable], ...] = (
        lambda one: (one.origin, one.destination, one.departs),
        lambda one: (one.origin, one.destination),
    )
    for key in keys:
        for had in tuple(old_rest):
            gets = next((one for one in new_rest if key(one) == key(had)), None)
            if gets is not None:
                old_rest.remove(had)
                new_rest.remove(gets)
                pairs.append((had, gets))
    return pairs, old_rest, new_rest


def _by_flight(twins: Sequence[tuple[Segment, Segment]]) -> Iterator[Lowered]:
    for had, gets in twins:
        if had.cabin and gets.cabin:
            one = Lowered(_route([had]), had.cabin, gets.cabin)
            if one.steps > 0:
                yield one


def _journeys(
    old: Itinerary, new: Itinerary, old_rest: list[Segment], new_rest: list[Segment]
) -> Iterator[tuple[list[Segment], list[Segment]]]:
    """What has no twin, by journeys between the same places, and at last all that is left."""
    olds = [one.segments for one in old.journeys]
    news = [one.segments for one in new.journeys]
    for journey in olds:
        ends = journey[0].origin, journey[-1].destination
        same = next((one for one in news if (one[0].origin, one[-1].destination) == ends), None)
        if same is None:
            continue
        news.remove(same)
        had = [one for one in old_rest if one in journey]
        gets = [one for one in new_rest if one in same]
        for one in had:
            old_rest.remove(one)
        for one in gets:
            new_rest.remove(one)
        yield had, gets
    yield old_rest, new_rest


def _by_journey(old: Sequence[Segment], new: Sequence[Segment]) -> Iterator[Lowered]:
    """The worst of the lowest cabin, which counts where all old ones are known, and the highest,
    which counts where all new ones are."""
    had = sorted((one.cabin for one in old if one.cabin), key=_ORDER.index)
    gets = sorted((one.cabin for one in new if one.cabin), key=_ORDER.index)
    if not had or not gets:
        return
    route = _route(old)
    compared = []
    if len(had) == len(old):
        compared.append(Lowered(route, had[0], gets[0]))
    if len(gets) == len(new):
        compared.append(Lowered(route, had[-1], gets[-1]))
    worst = max(compared, key=lambda one: one.steps, default=None)
    if worst is not None and worst.steps > 0:
        yield worst


def _route(segments: Sequence[Segment]) -> str:
    return f"{segments[0].origin}–{segments[-1].destination}"
