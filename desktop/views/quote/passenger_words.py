"""Passengers in the agent's words: their types, and how many of each."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.models.rebooking.passengers import Passenger, PassengerType

translate = QCoreApplication.translate


def counted(type_: PassengerType, count: int) -> str:
    """So many of a type: `2 adults`."""
    match type_:
        case PassengerType.ADULT:
            one = translate("PassengerWords", "{count} adult")
            more = translate("PassengerWords", "{count} adults")
        case PassengerType.YOUTH:
            one = translate("PassengerWords", "{count} youth")
            more = translate("PassengerWords", "{count} youths")
        case PassengerType.CHILD:
            one = translate("PassengerWords", "{count} child")
            more = translate("PassengerWords", "{count} children")
        case PassengerType.INFANT:
            one = translate("PassengerWords", "{count} infant")
            more = translate("PassengerWords", "{count} infants")
        case PassengerType.INFANT_WITH_SEAT:
            one = translate("PassengerWords", "{count} infant with a seat")
            more = translate("PassengerWords", "{count} infants with a seat")
        case PassengerType.UNACCOMPANIED:
            one = translate("PassengerWords", "{count} unaccompanied child")
            more = translate("PassengerWords", "{count} unaccompanied children")
        case PassengerType.SENIOR:
            one = translate("PassengerWords", "{count} senior")
            more = translate("PassengerWords", "{count} seniors")
        case PassengerType.STUDENT:
            one = translate("PassengerWords", "{count} student")
            more = translate("PassengerWords", "{count} students")
    return (one if count == 1 else more).format(count=count)


def party(passengers: Sequence[Passenger]) -> str:
    """Who travels: `2 adults, 1 child`; empty where nobody is named."""
    found = Counter(one.type for one in passengers)
    return ", ".join(counted(type_, found[type_]) for type_ in PassengerType if found[type_])
