"""Who a caller may be, as this desk knows them."""

from dataclasses import dataclass

from desktop.models.conversation import Contact


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """A customer that was found by number, booking or name. `conversation_id` is the one in which a
    call goes on: the newest that a link may go into, or else the newest; 0 where there is none.
    `last_activity_at` is UTC seconds, 0 where there was none."""

    contact: Contact
    conversation_id: int = 0
    last_activity_at: float = 0.0
