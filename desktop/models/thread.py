"""What the thread of one conversation shows."""

from dataclasses import dataclass

from desktop.models.conversation import Contact, Conversation, Message
from desktop.models.job import Job
from desktop.models.ladder import Ladder
from desktop.models.offer import OfferState, can_be_ended, speaks, state_of
from desktop.models.quote import Quote
from desktop.models.replacement import Replacement


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative of an offer with its money."""

    quote: Quote
    ladder: Ladder


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """One quote with its money. `url` is the open link, empty when there is none (a bearer secret:
    it is shown and copied, never logged). `tickets` are the numbers issued, by passenger.
    `job` is the unfinished or failed job of this quote, if any. `offer` are all alternatives of
    the offer that it is part of, itself among them, in the message's order; empty where it stands
    alone.
    """

    quote: Quote
    ladder: Ladder
    url: str = ""
    tickets: tuple[str, ...] = ()
    job: Job | None = None
    offer: tuple[Alternative, ...] = ()

    @property
    def offer_state(self) -> OfferState | None:
        """What has become of its offer; None where it stands alone."""
        return state_of(one.ladder for one in self.offer) if self.offer else None

    @property
    def speaks(self) -> bool:
        """Whether it says what has become of its whole offer; one alone does."""
        heard = speaks({one.quote.quote_id: one.ladder for one in self.offer})
        return not heard or heard == self.quote.quote_id

    @property
    def ended_with_offer(self) -> tuple[Alternative, ...]:
        """The alternatives that can still be paid, whose links end when the offer is taken back."""
        return tuple(one for one in self.offer if can_be_ended(one.ladder))


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
    replacement: Replacement | None = None
    """What was being changed about a quote whose link stands, and is not sent yet."""


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
