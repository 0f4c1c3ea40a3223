"""What a search finds: in which conversation, in which of its fields, and what of it matches."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktop.models.money import Money


class Field(StrEnum):
    """Where the words of a search stand."""

    NUMBER = "number"
    BOOKING = "booking"
    TICKET = "ticket"
    PHONE = "phone"
    EMAIL = "email"
    QUOTE = "quote"
    AMOUNT = "amount"
    NAME = "name"
    HANDLE = "handle"
    MEMBERSHIP = "membership"
    PASSENGER = "passenger"
    MESSAGE = "message"


class Mark(NamedTuple):
    """A stretch of a text that matches, in characters: from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One conversation that a search found, and why.

    `text` is what the field holds, of a message a piece around the words that match; `marks` are
    those words in it. `at` is UTC seconds: when the message was written, or of another field when
    the conversation last moved. `message_id` is where to open it, None for its newest message.
    `amount` is what an AMOUNT is, for whoever shows it. `exact` says that the search names it.
    """

    conversation_id: int
    field: Field
    text: str
    marks: tuple[Mark, ...]
    at: float
    message_id: int | None = None
    amount: Money | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a search on this desk looks through: so many conversations, with messages since then
    (UTC seconds, None where there are none)."""

    conversations: int
    since: float | None


@dataclass(frozen=True, slots=True)
class ThreadMatches:
    """The messages of one conversation that were found, newest first. `since` is from when the
    oldest message on this desk is (UTC seconds), None where the hub holds no older one."""

    messages: tuple[int, ...]
    since: float | None


class HubTrouble(StrEnum):
    """Why the hub did not search."""

    NONE = ""
    AWAY = "away"
    BUSY = "busy"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class HubHit:
    """What the hub found: a message, or a customer (`field` NAME, without a conversation).

    `name` is whose it is, as far as the hub told. `at` is UTC seconds, 0 where it did not.
    """

    name: str
    field: Field
    text: str
    marks: tuple[Mark, ...]
    at: float = 0.0
    conversation_id: int | None = None
    message_id: int | None = None
    contact_id: int | None = None


@dataclass(frozen=True, slots=True)
class HubFound:
    """One page of what the hub found, and whether it may have more."""

    hits: tuple[HubHit, ...] = ()
    has_more: bool = False
    trouble: HubTrouble = HubTrouble.NONE
