"""Conversations, messages and contacts as the hub knows them."""

from dataclasses import dataclass
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
    def reply_window_s(self) -> int | None:
        """Seconds after the customer's last message in which we may answer; None is unlimited.

        Source: Chatwoot v4 `message_window_service.rb` (24 h for Meta's channels).
        """
        return 24 * 3600 if self in _ONE_DAY else None


_READ_RECEIPTS = frozenset(
    {Channel.MESSENGER, Channel.INSTAGRAM, Channel.WHATSAPP, Channel.WEB, Channel.API}
)
_ONE_DAY = frozenset({Channel.MESSENGER, Channel.INSTAGRAM, Channel.WHATSAPP})


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


@dataclass(frozen=True, slots=True)
class Contact:
    """A customer. Everything but `contact_id` is personal."""

    contact_id: int
    name: str
    handle: str = ""
    phone: str = ""
    email: str = ""
    membership: str = ""
    booking: str = ""
    language: str = ""
    blocked: bool | None = None
    """Whether the hub takes nothing from them; None where it was not told."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation of one contact in one inbox. Times are UTC seconds; None is never.

    `conversation_id` is the hub's display id. `is_private` is False for a public post, into which
    no link may go. `waiting_since` is set while the customer waits for us. `window_closes_at` is
    our own countdown of the channel's reply window; `can_reply` is the hub's word for it.
    """

    conversation_id: int
    contact_id: int
    inbox_id: int
    channel: Channel
    status: ConversationStatus
    assignee_id: int | None = None
    labels: tuple[str, ...] = ()
    unread: int = 0
    can_reply: bool = True
    is_private: bool = True
    created_at: float = 0.0
    last_activity_at: float = 0.0
    waiting_since: float | None = None
    first_reply_at: float | None = None
    snoozed_until: float | None = None
    priority: str = ""
    language: str = ""
    window_closes_at: float | None = None
    updated_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came or went with a message. `size` is bytes; `width` and `height` are those of a
    picture, in pixels, 0 while the hub does not know them. `attachment_id` is the hub's.
    """

    name: str
    kind: str
    url: str
    size: int = 0
    width: int = 0
    height: int = 0
    attachment_id: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether it is seen in the thread."""
        return self.kind == "image"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `platform_id` is the platform's own id, empty until it has accepted it.

    `client_ref` is the id of the job of a desk that sent it. `created_at` is UTC seconds.
    """

    message_id: int
    conversation_id: int
    direction: Direction
    text: str
    created_at: float
    delivery: Delivery = Delivery.SENT
    platform_id: str = ""
    client_ref: str = ""
    sender_id: int | None = None
    sender_name: str = ""
    error: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Agent:
    """The person at this desk, from the hub's profile. `pubsub_token` opens the socket."""

    account_id: int
    user_id: int
    name: str
    role: str
    pubsub_token: str
    availability: Availability = Availability.ONLINE
    email: str = ""

    @property
    def actor(self) -> str:
        """How the journal names this person: `hub:<account>:<user>`."""
        return f"hub:{self.account_id}:{self.user_id}"
