"""What the hub keeps: inboxes, agents, contacts, conversations and messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import IntEnum, StrEnum
from typing import Any, ClassVar, Self


class ChannelType(StrEnum):
    """Chatwoot's class names of the channels in this sandbox."""

    MESSENGER = "Channel::FacebookPage"
    INSTAGRAM = "Channel::Instagram"
    WHATSAPP = "Channel::Whatsapp"
    EMAIL = "Channel::Email"
    SMS = "Channel::Sms"


class MessageType(IntEnum):
    """Chatwoot's numbers for who a message is from."""

    INCOMING = 0
    OUTGOING = 1
    ACTIVITY = 2
    TEMPLATE = 3


class _Record:
    """Conversion from and to plain JSON values, for the state file."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]]

    def dump(self) -> dict[str, Any]:
        """This record as plain values."""
        return {name: getattr(self, name) for name in self._fields}

    @classmethod
    def load(cls, values: Mapping[str, Any]) -> Self:
        """A record from what `dump` gave."""
        return cls(**values)


@dataclass(slots=True)
class Inbox(_Record):
    """A channel of the airline; `window_hours` is how long a reply is allowed."""

    id: int
    name: str
    channel_type: str
    window_hours: int | None = None
    delivered_receipts: bool = False
    read_receipts: bool = False
    phone_number: str | None = None
    email: str | None = None


@dataclass(slots=True)
class Agent(_Record):
    """A user of the hub; presence is kept by the cable, not here."""

    id: int
    name: str
    email: str
    role: str
    access_token: str
    pubsub_token: str
    inbox_ids: list[int]
    availability: str = "online"
    auto_offline: bool = True


@dataclass(slots=True)
class Contact(_Record):
    """A customer as the hub knows him; `unreachable` makes the platform refuse messages."""

    id: int
    name: str
    email: str | None
    phone_number: str | None
    created_at: float
    last_activity_at: float
    identifier: str | None = None
    blocked: bool = False
    unreachable: bool = False
    custom_attributes: dict[str, Any] = field(default_factory=dict)
    additional_attributes: dict[str, Any] = field(default_factory=dict)
    inboxes: dict[str, str] = field(default_factory=dict)
    """Inbox id (as text, for JSON) to the contact's id on that platform."""
    notes: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Conversation(_Record):
    """A conversation; `id` is the display id, times are UTC epoch seconds, 0 means never."""

    id: int
    uuid: str
    contact_id: int
    inbox_id: int
    created_at: float
    updated_at: float
    last_activity_at: float
    status: str = "open"
    snoozed_until: float | None = None
    assignee_id: int | None = None
    team_id: int | None = None
    priority: str | None = None
    labels: list[str] = field(default_factory=list)
    custom_attributes: dict[str, Any] = field(default_factory=dict)
    additional_attributes: dict[str, Any] = field(default_factory=dict)
    agent_last_seen_at: float = 0.0
    assignee_last_seen_at: float = 0.0
    contact_last_seen_at: float = 0.0
    first_reply_created_at: float = 0.0
    waiting_since: float = 0.0
    last_incoming_at: float = 0.0
    muted: bool = False
    draft: str = ""
    source_id: str = ""
    """The contact's id on the platform, where the conversation was opened with one; else it is the
    one that the contact has in the inbox."""


@dataclass(slots=True)
class Message(_Record):
    """A message; `sender_type` is `User`, `Contact` or None, times are UTC epoch seconds."""

    id: int
    conversation_id: int
    inbox_id: int
    content: str | None
    message_type: int
    created_at: float
    updated_at: float
    sender_type: str | None = None
    sender_id: int | None = None
    private: bool = False
    status: str = "sent"
    source_id: str | None = None
    content_type: str = "text"
    content_attributes: dict[str, Any] = field(default_factory=dict)
    attachments: list[dict[str, Any]] = field(default_factory=list)
    additional_attributes: dict[str, Any] = field(default_factory=dict)


for _record in (Inbox, Agent, Contact, Conversation, Message):
    # Once for each class: a world of 35,000 conversations is dumped in one go.
    _record._fields = tuple(item.name for item in fields(_record))
