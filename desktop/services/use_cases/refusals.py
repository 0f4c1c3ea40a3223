"""What the desk declines to do, in words for a person, and the answers a person can give."""

from enum import StrEnum

from desktop.models.search import HubTrouble


class DeskRefusal(Exception):
    """The desk does not do this. `message` says what and why, `suggestion` what would work."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(f"{message} {suggestion}".strip())
        self.message = message
        self.suggestion = suggestion


class LinkRefused(DeskRefusal):
    """A payment link cannot be made of this quote, here and now."""


class ReadBackFirst(LinkRefused):
    """A call is on in this conversation, and its address was not read back to the caller yet."""

    def __init__(self, conversation_id: int) -> None:
        super().__init__(
            "The address was not read back to the caller yet. Nothing was sent.",
            "Read it back, then press again.",
        )
        self.conversation_id = conversation_id


class NotVerified(LinkRefused):
    """Nobody has said how the customer of the booking was verified, or why that was skipped."""


class TicketRefused(DeskRefusal):
    """A ticket cannot be recorded for this quote, or not with these numbers."""


class RefundRefused(DeskRefusal):
    """So much cannot be refunded of this quote, here and now."""


class ApprovalRefused(DeskRefusal):
    """This second person does not approve this, here and now."""


class ElsewhereRefused(DeskRefusal):
    """This quote cannot be marked as paid elsewhere."""


class ReplyRefused(DeskRefusal):
    """This text cannot be sent."""


class ChangeRefused(DeskRefusal):
    """This cannot be changed about a conversation, here and now."""


class ContactRefused(ChangeRefused):
    """This is no name, phone number or e-mail address. `field` is that of `ContactEdit`."""

    def __init__(self, message: str, suggestion: str, *, field: str) -> None:
        super().__init__(message, suggestion)
        self.field = field


class FileRefused(DeskRefusal):
    """This file cannot be attached, or not be saved there."""


class HubAway(Exception):
    """The hub did not give what was chosen of what it found. `trouble` says why."""

    def __init__(self, trouble: HubTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class UnknownConversation(KeyError):
    """No such conversation on this desk."""

    def __init__(self, conversation_id: int) -> None:
        super().__init__(conversation_id)
        self.conversation_id = conversation_id

    def __str__(self) -> str:
        return f"Conversation {self.conversation_id} is not on this desk"


class Answer(StrEnum):
    """What a person decides about a job that asks."""

    SEND_AGAIN = "send_again"
    """Do it (again): post once more, look once more, or take a new validity from now."""
    IT_ARRIVED = "it_arrived"
    """The message was seen to have arrived: nothing more is sent."""
    DROP = "drop"
    """Leave it: nothing more is sent."""
