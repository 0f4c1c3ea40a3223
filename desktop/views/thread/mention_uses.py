"""What can be done with a booking code, flight or ticket number that stands in a message."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.models.mentions import Mention, MentionKind


class MentionUse(StrEnum):
    """Where it goes: into a field of the quote that is being built, or onto the clipboard."""

    BOOKING = "booking"
    PRESENT_FLIGHT = "present_flight"
    NEW_FLIGHT = "new_flight"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class UsedMention:
    """The person's choice of one thing that is named, and what to do with it."""

    value: str
    use: MentionUse


_USES = {
    MentionKind.BOOKING: (MentionUse.BOOKING, MentionUse.COPY),
    MentionKind.FLIGHT: (MentionUse.PRESENT_FLIGHT, MentionUse.NEW_FLIGHT, MentionUse.COPY),
    MentionKind.TICKET: (MentionUse.COPY,),
}


def uses(mention: Mention) -> tuple[UsedMention, ...]:
    """What can be done with it, the likeliest first: a click does that."""
    return tuple(UsedMention(mention.value, use) for use in _USES[mention.kind])


def use_words(used: UsedMention) -> str:
    """What a menu says of it."""
    translate = QCoreApplication.translate
    match used.use:
        case MentionUse.BOOKING:
            words = translate("Mentions", "Put booking {value} into the quote")
        case MentionUse.PRESENT_FLIGHT:
            words = translate("Mentions", "Put {value} into the quote as present flight")
        case MentionUse.NEW_FLIGHT:
            words = translate("Mentions", "Put {value} into the quote as new flight")
        case MentionUse.COPY:
            words = translate("Mentions", "Copy {value}")
    return words.format(value=used.value)
