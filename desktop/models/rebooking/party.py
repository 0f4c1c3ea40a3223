"""Who can travel together in one booking: what the agent should know of it, never a refusal."""

from collections.abc import Iterator, Sequence

from desktop.models.rebooking.passengers import Passenger, PassengerType
from desktop.models.rebooking.refusals import Notice, NoticeCode

MOST_SEATS = 9
"""What one booking holds; more seats are a group, which airlines sell by rules of their own."""
_INFANTS = frozenset({PassengerType.INFANT, PassengerType.INFANT_WITH_SEAT})
_MINORS = _INFANTS | {PassengerType.CHILD, PassengerType.UNACCOMPANIED}


def noticed(passengers: Sequence[Passenger]) -> Iterator[Notice]:
    """More seats than a booking holds; and infants without an adult, or on laps that are not there:
    each adult holds one, and an infant with a seat needs an adult beside it."""
    types = [one.type for one in passengers]
    on_laps = types.count(PassengerType.INFANT)
    adults = sum(one not in _MINORS for one in types)
    seats = len(types) - on_laps
    if seats > MOST_SEATS:
        yield Notice(NoticeCode.GROUP, (("seats", str(seats)),))
    infants = sum(one in _INFANTS for one in types)
    if on_laps > adults or (infants and not adults):
        yield Notice(NoticeCode.INFANTS, (("infants", str(infants)), ("adults", str(adults))))
