"""Conversations, messages and contacts as the hub knows them."""

from dataclasses import dataclass, replace

# With a conversation everything needs the hub's words about it.
from desktop.models.hub_words import Availability as Availability
from desktop.models.hub_words import Channel as Channel
from desktop.models.hub_words import ConversationStatus as ConversationStatus
from desktop.models.hub_words import Delivery as Delivery
from desktop.models.hub_words import Direction as Direction


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
    language_said_at: float = 0.0
    """When an agent said at any desk that this is the language (UTC seconds), as the hub tells it;
    0 where nobody did. The cache does not keep it."""
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
    team_id: int | None = None


def as_hub_replies(told: Conversation, closes_at: float | None, now: float) -> Conversation:
    """Return what the hub told `now`, with the window that it thereby shows to keep.

    `closes_at` is the desk's own count. Where the hub takes replies after it, it sends with the
    human agent tag: then the window is open for the tag's days. Times are UTC seconds.
    """
    extra = told.channel.tagged_s
    if not (told.can_reply and extra and closes_at is not None and closes_at <= now):
        return told
    return replace(told, window_closes_at=closes_at + extra)


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
