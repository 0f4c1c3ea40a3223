"""When a trip departs: by then its change must be paid, or the link would outlive what it sells."""

from collections.abc import Sequence

from desktop.models.quote import Flight, Quote
from desktop.models.rebooking.itinerary import NOWHERE, Itinerary, Segment
from desktop.models.rebooking.local_time import Zones, departure

_Leg = tuple[str, str, str]


def departs_at(quote: Quote, now: float, zones: Zones) -> float | None:
    """Return when the first flight departs that the change touches (UTC seconds), as seen `now`.

    Of the old booking that is a flight which is given up and still lies ahead: one that has left is
    a no-show, and bounds nothing. Of the new one it is the first flight; those that were flown
    already and stay are passed over. None where no departure is known.
    """
    old, new = (trip.segments for trip in trips(quote))
    had, gets = set(map(_leg, old)), set(map(_leg, new))
    given_up = [one for one in old if _leg(one) not in gets]
    flown = [one for one in new if _leg(one) in had and _is_past(one, now, zones)]
    ahead = [at for at in _times(given_up, zones) if at > now]
    gained = _times([one for one in new if one not in flown] or new, zones)
    return min((*ahead, *gained), default=None)


def was_missed(quote: Quote, now: float, zones: Zones) -> bool:
    """Whether the change gives up a flight that had left without the customer when it was priced:
    `now` (UTC seconds), or when its departure was fixed, which such a flight does not bound.

    Who flew a part and changes the rest missed nothing: the new trip neither leaves from where that
    part did nor goes where it went.
    """
    old, new = (trip.segments for trip in trips(quote))
    had, gets = set(map(_leg, old)), set(map(_leg, new))
    given_up = [one for one in old if _leg(one) not in gets]
    left = [one for one in given_up if _is_past(one, now, zones)]
    if quote.departs_at is not None:
        left = [one for one in left if min(_times([one], zones)) < quote.departs_at]
    gained = [one for one in new if _leg(one) not in had]
    return bool(left) and (
        len(left) == len(given_up)
        or any(
            one.origin == other.origin or one.destination == other.destination
            for one in left
            for other in gained
        )
    )


def first_departure(flight: Flight | None, zones: Zones) -> float | None:
    """Return when one flight departs (UTC seconds); None where that is not known."""
    return min(_times(trip_of(NOWHERE, flight).segments, zones), default=None)


def trips(quote: Quote) -> tuple[Itinerary, Itinerary]:
    """Return what the customer has and gets, where a quick quote names one flight too."""
    return trip_of(quote.rebooking.old, quote.old), trip_of(quote.rebooking.new, quote.new)


def trip_of(itinerary: Itinerary, flight: Flight | None) -> Itinerary:
    """Return the itinerary where it is known flight by flight, otherwise the one flight."""
    if itinerary or flight is None:
        return itinerary
    one = Segment(flight.origin, flight.destination, flight.departs, flight=flight.flight)
    return Itinerary((one,))


def _leg(segment: Segment) -> _Leg:
    """What makes it the same flight: a cabin may change and the customer stays on it."""
    return segment.origin, segment.destination, segment.departs


def _times(segments: Sequence[Segment], zones: Zones) -> list[float]:
    moments = (departure(one, zones) for one in segments)
    return [moment.timestamp() for moment in moments if moment is not None]


def _is_past(segment: Segment, now: float, zones: Zones) -> bool:
    moment = departure(segment, zones)
    return moment is not None and moment.timestamp() <= now
