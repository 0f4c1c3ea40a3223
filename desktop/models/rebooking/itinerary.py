"""Flights as they are sold: segments with local wall times, and itineraries made of them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_FLIGHT = re.compile(r"(?:[A-Z][A-Z0-9]|[0-9][A-Z])\d{1,4}[A-Z]?", re.ASCII)
_AIRPORT = re.compile(r"[A-Z]{3}")
_WALL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)
_STOPOVER = timedelta(hours=24)
"""A longer stay on the ground begins another journey (IATA's border of transfer and stopover)."""


class Cabin(StrEnum):
    """Where the passenger sits. The order is that of comfort."""

    ECONOMY = "economy"
    PREMIUM_ECONOMY = "premium_economy"
    BUSINESS = "business"
    FIRST = "first"


class SegmentProblem(StrEnum):
    """What is wrong with a segment."""

    AIRPORT = "airport"
    SAME_AIRPORTS = "same_airports"
    FLIGHT = "flight"
    OPERATING = "operating"
    DEPARTURE = "departure"
    ARRIVAL = "arrival"
    ARRIVES_BEFORE = "arrives_before"
    BOOKING_CLASS = "booking_class"


@dataclass(frozen=True, slots=True)
class Segment:
    """One flight of an itinerary.

    `flight` is the marketing flight, `KL1677`; `operating` the designator of the carrier that flies
    it, empty where that is the same. `departs` and `arrives` are ISO 8601 wall times at their own
    airport, to the minute and without offset; empty where not known. `brand` is the fare's name.
    """

    origin: str
    destination: str
    departs: str = ""
    arrives: str = ""
    flight: str = ""
    operating: str = ""
    cabin: Cabin | None = None
    booking_class: str = ""
    brand: str = ""

    @property
    def carrier(self) -> str:
        """Who flies: the operating carrier, or the marketing one where none is named."""
        return self.operating or self.flight[:2]

    @property
    def is_codeshare(self) -> bool:
        """Whether another carrier flies than the one that sells: the customer must be told."""
        return bool(self.operating and self.flight and self.operating != self.flight[:2])

    @property
    def days_later(self) -> int | None:
        """By how many calendar days the arrival's date differs from the departure's: +1, -1.

        None where a time is not known.
        """
        if not (self.departs and self.arrives):
            return None
        return (_moment(self.arrives).date() - _moment(self.departs).date()).days

    def problems(self) -> tuple[SegmentProblem, ...]:
        """What cannot be right, by itself: zones are not looked at (see `local_time`)."""
        found: list[SegmentProblem] = []
        if not all(_AIRPORT.fullmatch(code) for code in (self.origin, self.destination)):
            found.append(SegmentProblem.AIRPORT)
        elif self.origin == self.destination:
            found.append(SegmentProblem.SAME_AIRPORTS)
        if self.flight and not _FLIGHT.fullmatch(self.flight):
            found.append(SegmentProblem.FLIGHT)
        if self.operating and not re.fullmatch(r"[A-Z0-9]{2}", self.operating):
            found.append(SegmentProblem.OPERATING)
        if self.booking_class and not re.fullmatch(r"[A-Z]", self.booking_class):
            found.append(SegmentProblem.BOOKING_CLASS)
        if self.departs and not is_wall_time(self.departs):
            found.append(SegmentProblem.DEPARTURE)
        if self.arrives and not is_wall_time(self.arrives):
            found.append(SegmentProblem.ARRIVAL)
        elif self.departs and self.arrives and not found:
            apart = _moment(self.arrives) - _moment(self.departs)
            # Across the date line a flight arrives up to a day "before" it departs.
            if not timedelta(hours=-24) <= apart <= timedelta(hours=48):
                found.append(SegmentProblem.ARRIVES_BEFORE)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Itinerary:
    """Segments in the order in which they are flown; empty where nothing is known."""

    segments: tuple[Segment, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.segments)

    @property
    def journeys(self) -> tuple["Itinerary", ...]:
        """The itinerary cut where somebody stays: out and back, or at a stopover over 24 hours.

        A gap on the ground (AMS–BCN, MAD–AMS) cuts too, and so does turning back to an airport
        that the journey has touched.
        """
        cut: list[list[Segment]] = []
        for segment in self.segments:
            if cut and _goes_on(cut[-1], segment):
                cut[-1].append(segment)
            else:
                cut.append([segment])
        return tuple(Itinerary(tuple(part)) for part in cut)

    @property
    def origin(self) -> str:
        """Where it begins; empty where nothing is known."""
        return self.segments[0].origin if self.segments else ""

    @property
    def destination(self) -> str:
        """Where its first journey ends: of AMS–JFK–AMS it is JFK."""
        return self.journeys[0].segments[-1].destination if self.segments else ""

    @property
    def departs(self) -> str:
        """The first departure, as a wall time at the origin."""
        return self.segments[0].departs if self.segments else ""


NOWHERE = Itinerary()
"""An itinerary of which nothing is known."""


def is_wall_time(text: str) -> bool:
    """Whether this is a local time such as `2026-11-22T12:15` that the calendar has."""
    if not _WALL_TIME.fullmatch(text):
        return False
    try:
        _moment(text)
    except ValueError:
        return False
    return True


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _goes_on(journey: list[Segment], segment: Segment) -> bool:
    last = journey[-1]
    if last.destination != segment.origin:
        return False
    if segment.destination in {one.origin for one in journey}:
        return False
    known = is_wall_time(last.arrives) and is_wall_time(segment.departs)
    return not known or _moment(segment.departs) - _moment(last.arrives) <= _STOPOVER
