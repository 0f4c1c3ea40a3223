"""One flight in one line, as agents type it: `KL1677 AMS-BCN 22 nov 12:15-14:30 +1 by AF`."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from desktop.models.itinerary_text import (
    ItineraryError,
    ItineraryProblem,
    parse_departure,
    parse_route,
)
from desktop.models.rebooking.itinerary import Segment

_ROUTE = re.compile(
    r"\s*(?P<route>(?:[A-Z0-9]{2}\s?\d{1,4}[A-Z]?\s+)?[A-Z]{3}\s*(?:[-–—/>→]|->|\s)?\s*[A-Z]{3})\b"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
_BY = re.compile(r"\s(?:by|op|door)\s+(?P<carrier>[A-Z0-9]{2})\s*$", re.IGNORECASE)
_LATER = re.compile(r"\s*(?P<days>[+-]\d)\s*$")
_ARRIVES = re.compile(r"[-–](?P<clock>\d{1,2}[:.]?\d{2})\s*$")


def parse_segment(text: str, today: date, is_pair: Callable[[str], bool]) -> Segment:
    """Read a line: flight number, arrival, `+1` and the operating carrier may be left out. An
    arrival that is earlier on the clock is the next day's unless the line says otherwise. Raises
    `ItineraryError`."""
    match = _ROUTE.fullmatch(text.replace(",", " ").replace("·", " "))
    if match is None:
        raise ItineraryError(ItineraryProblem.ROUTE, "Type two airports: AMS–BCN")
    origin, destination, flight = parse_route(match["route"], is_pair)
    rest = f" {match['rest'].strip()}"
    by, carrier = _BY.search(rest), ""
    if by is not None:
        carrier, rest = by["carrier"].upper(), rest[: by.start()]
    later, days = _LATER.search(rest), 0
    if later is not None:
        days, rest = int(later["days"]), rest[: later.start()]
    arrives = _ARRIVES.search(rest)
    if arrives is not None:
        rest = rest[: arrives.start()]
    if not rest.strip():
        return Segment(origin, destination, flight=flight, operating=carrier)
    departs = parse_departure(rest, today)
    landed = ""
    if arrives is not None:
        digits = arrives["clock"].replace(":", "").replace(".", "").zfill(4)
        try:
            clock = datetime.strptime(digits, "%H%M").time()
        except ValueError:
            raise ItineraryError(
                ItineraryProblem.NOT_A_TIME, f"“{arrives['clock']}” is not a time of day"
            ) from None
        if later is None and clock < departs.time():
            days = 1
        at = datetime.combine(departs.date() + timedelta(days=days), clock)
        landed = at.isoformat(timespec="minutes")
    return Segment(
        origin,
        destination,
        departs.isoformat(timespec="minutes"),
        landed,
        flight,
        "" if carrier == flight[:2] else carrier,
    )


def segment_text(segment: Segment, day_words: Callable[[date], str] = date.isoformat) -> str:
    """The line that `parse_segment` reads back; `day_words` is how the reader writes a day."""
    words = [segment.flight, f"{segment.origin}-{segment.destination}"]
    if segment.departs:
        departs = datetime.fromisoformat(segment.departs)
        clock = departs.strftime("%H:%M")
        if segment.arrives:
            clock += datetime.fromisoformat(segment.arrives).strftime("-%H:%M")
        words += [day_words(departs.date()), clock]
        if segment.days_later:
            words.append(f"{segment.days_later:+d}")
        elif segment.arrives and segment.arrives < segment.departs:
            words.append("+0")
    if segment.is_codeshare or (segment.operating and not segment.flight):
        words.append(f"by {segment.operating}")
    return " ".join(filter(None, words))
