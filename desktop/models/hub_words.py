"""The hub's words about conversations and messages: channels, states, directions, presence."""

from enum import StrEnum


class Channel(StrEnum):
    """Where a conversation takes place."""

    MESSENGER = "messenger"
    INSTAGRAM = "instagram"
    WHATSAPP = "whatsapp"
    X = "x"
    TELEGRAM = "telegram"
    SMS = "sms"
    EMAIL = "email"
    WEB = "web"
    API = "api"

    @property
    def has_read_receipts(self) -> bool:
        """Whether the platform tells us that a message was read; where not, Seen never shows."""
        return self in _READ_RECEIPTS

    @property
    def confirms_platform_id(self) -> bool:
        """Whether the hub learns the platform's own message id after sending."""
        return self not in (Channel.WEB, Channel.API)

    @property
    def longest_text(self) -> int:
        """How many bytes of UTF-8 one message may have: where the platform counts characters, this
        is on the safe side of it."""
        return _LONGEST_TEXT.get(self, 150_000)

    @property
    def reply_window_s(self) -> int | None:
        """Seconds after the customer's last message in which we may answer; None is unlimited.

        Source: Chatwoot v4 `message_window_service.rb` (24 h for Meta's channels).
        """
        return 24 * 3600 if self in _ONE_DAY else None

    @property
    def allows_automation(self) -> bool:
        """Whether the desk may write by itself, without a person's click.

        A hub whose human agent tag is on sends everything under it, which Meta allows people only,
        and does not tell whether it is on (Chatwoot #15887). X asks for a prior consent.
        """
        return self not in (Channel.MESSENGER, Channel.INSTAGRAM, Channel.X)

    @property
    def tagged_s(self) -> int:
        """Seconds that Meta's human agent tag adds to the reply window, where the hub sends with it
        (`ENABLE_MESSENGER_CHANNEL_HUMAN_AGENT`, the same for Instagram): 7 days in all.

        Source: Chatwoot v4 `message_window_service.rb`.
        """
        return 6 * 24 * 3600 if self in _TAGGED else 0


_READ_RECEIPTS = frozenset(
    {Channel.MESSENGER, Channel.INSTAGRAM, Channel.WHATSAPP, Channel.WEB, Channel.API}
)
_ONE_DAY = frozenset({Channel.MESSENGER, Channel.INSTAGRAM, Channel.WHATSAPP})
_TAGGED = frozenset({Channel.MESSENGER, Channel.INSTAGRAM})


class ConversationStatus(StrEnum):
    """The hub's own states of a conversation."""

    OPEN = "open"
    PENDING = "pending"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"

    @property
    def is_worked_on(self) -> bool:
        """Whether a customer who waits in it is due an answer."""
        return self in (ConversationStatus.OPEN, ConversationStatus.PENDING)


class Direction(StrEnum):
    """Who a message is from: the customer, us, the hub's log, or a note for colleagues only."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    ACTIVITY = "activity"
    NOTE = "note"


class Delivery(StrEnum):
    """How far an outgoing message came, in the hub's words."""

    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"


class Availability(StrEnum):
    """The agent's presence at the hub."""

    ONLINE = "online"
    BUSY = "busy"
    OFFLINE = "offline"


_LONGEST_TEXT = {
    Channel.INSTAGRAM: 1_000,
    Channel.SMS: 1_600,
    Channel.MESSENGER: 2_000,
    Channel.WHATSAPP: 4_096,
    Channel.TELEGRAM: 4_096,
    Channel.X: 10_000,
}
