"""Whether a message may leave, and whether only because a person wants it, by the channel's rules.

Meta lets a business write within 24 hours of the customer's last message. With the human agent tag
it is seven days, for messages that a person writes: automation is against its rules. WhatsApp has
no such tag. Source: Meta's messaging policy; Chatwoot v4 `message_window_service.rb`.
"""

from enum import StrEnum

from desktop.models.conversation import Conversation


class Leave(StrEnum):
    """What the channel allows now."""

    FREE = "free"
    BY_PERSON = "by_person"
    """Only what a person decides to send, now."""
    CLOSED = "closed"
    """Nothing; the platform would refuse it."""


def leave_of(conversation: Conversation, wrote_at: float | None, now: float) -> Leave:
    """Say it for a conversation whose customer wrote last at `wrote_at` (None: not known). Times
    are UTC seconds."""
    window, closes = conversation.channel.reply_window_s, conversation.window_closes_at
    if not conversation.can_reply and closes is not None and closes < now:
        return Leave.CLOSED
    if window is None or not conversation.channel.tagged_s:
        return Leave.FREE
    if wrote_at is None:
        # The desk's count was lengthened by the tag's days, so the first day is over.
        return Leave.BY_PERSON if closes is not None and closes - now > window else Leave.FREE
    return Leave.BY_PERSON if wrote_at + window <= now else Leave.FREE
