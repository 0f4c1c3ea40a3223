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
