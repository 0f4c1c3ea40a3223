"""Puts what a message names into the quote that is being built, and takes it out again."""

from collections.abc import Callable

from desktop.views.quote.flight_box import FlightBox
from desktop.views.quote.trip_fields import TripFields


def put_booking(trip: TripFields, code: str) -> Callable[[], None] | None:
    """Put a booking code in; returns what undoes it, None where it stood there already."""
    before = trip.booking_code()
    if before == code:
        return None
    trip.put_booking(code)

    def undo() -> None:
        if trip.booking_code() == code:  # and nobody has typed another one since
            trip.put_booking(before)

    return undo


def put_flight(box: FlightBox, number: str) -> Callable[[], None] | None:
    """Put a flight number before the route; returns what undoes it, None where it stood there."""
    before = box.texts()
    if number in before[0].upper().split():
        return None
    box.put_number(number)
    put = box.texts()

    def undo() -> None:
        if box.texts() == put:
            box.put_texts(before)
            box.edited.emit()

    return undo
