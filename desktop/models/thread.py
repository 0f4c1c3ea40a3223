"""What the thread of one conversation shows."""

from dataclasses import dataclass

from desktop.models.conversation import Contact, Conversation, Message
from desktop.models.job import Job
from desktop.models.ladder import Ladder
from desktop.models.quote import Quote


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """One quote with its money. `url` is the open link, empty when there is none (a bearer secret:
    it is shown and copied, never logged). `tickets` are the numbers issued, by passenger.
    `job` is the unfinished or failed job of this quote, if any.
    """

    quote: Quote
    ladder: Ladder
    url: str = ""
    tickets: tuple[str, ...] = ()
    job: Job | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """A page of one conversation, oldest first, with its quotes and what waits to leave.

    `messages` are the newest page, or the page before the asked message; `has_older` says whether
    the cache or the hub holds more. `cards` are all quotes of the conversation that are not drafts,
    placed by the id of the message that carries the link. `draft` is the quote being built, if any,
    and `alternatives` are those being built for one offer with it, in their order.
    `jobs` are this conversation's unfinished jobs. `reply_draft` is what the agent was typing, and
    `reply_draft_at` when last (UTC seconds).
    `card_message` is the customer's newest message in which a card number was masked and which is
    not known to be deleted at the hub, where it still stands in full.
    """

    conversation: Conversation
    contact: Contact
    messages: tuple[Message, ...]
    has_older: bool
    cards: tuple[QuoteCard, ...] = ()
    draft: Quote | None = None
    jobs: tuple[Job, ...] = ()
    reply_draft: str = ""
    reply_draft_at: float = 0.0
    card_message: int | None = None
    note_draft: str = ""
    """What the agent was typing of a note for colleagues."""
    alternatives: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """A stretch of one conversation's messages, oldest first, wherever it lies.

    `has_older` says whether the cache or the hub may hold more before it, `has_newer` whether the
    cache holds more after it.
    """

    conversation_id: int
    messages: tuple[Message, ...]
    has_older: bool
    has_newer: bool
