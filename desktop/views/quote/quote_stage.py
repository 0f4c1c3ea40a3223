"""What the quote panel is for, by where the money of a conversation stands."""

from collections.abc import Iterable
from enum import StrEnum

from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard, Thread
from desktop.views.thread.thread_items import started_at

_RENEWABLE = frozenset({Stage.EXPIRED, Stage.CANCELLED, Stage.PAYMENT_FAILED, Stage.REFUSED})


class Mode(StrEnum):
    """What the agent does next."""

    EMPTY = "empty"
    """Nothing is shown."""
    EDIT = "edit"
    """Build a quote and send its link."""
    REPLACE = "replace"
    """Change a quote whose link stands, and send another in its place."""
    OPEN = "open"
    """Wait: a link is on its way, or can be paid."""
    LAPSED = "lapsed"
    """The link ended unpaid: send a new one, or change the quote."""
    TICKET = "ticket"
    """It is paid: enter the ticket numbers."""
    DONE = "done"
    """Nothing is left to do with this quote."""

    @property
    def is_edited(self) -> bool:
        """Whether what stands in the form can be changed."""
        return self in (Mode.EDIT, Mode.REPLACE)


def mode_of_card(card: QuoteCard) -> Mode:
    """What this one quote waits for."""
    stage = card.ladder.stage
    if card.ladder.may_ticket:
        return Mode.TICKET
    if stage.has_money:
        return Mode.DONE
    if stage in _RENEWABLE and (card.job is None or card.job.state.is_over):
        return Mode.LAPSED
    return Mode.OPEN


def can_go_on(card: QuoteCard, generation: int) -> bool:
    """Whether what is being changed in the place of this link can still be sent: nobody has paid
    the link or put another in its place. Where it has ended unpaid meanwhile, it goes all the same.
    """
    ladder, job = card.ladder, card.job
    on_its_way = job is not None and job.kind.makes_links and not job.state.is_over
    paid = ladder.stage.has_money or ladder.stage is Stage.PROCESSING
    return ladder.generation == generation and not on_its_way and not paid


def card_to_show(cards: Iterable[QuoteCard]) -> QuoteCard | None:
    """The quote that matters now: to be ticketed, or else payable, or else the newest."""
    order = {Mode.TICKET: 2, Mode.OPEN: 1}
    known = {card.quote.quote_id: card for card in cards}
    # One that was priced again goes on in the quote that asks for the difference.
    return max(
        (card for card in known.values() if card.ladder.priced_again not in known),
        key=lambda card: (
            order.get(mode_of_card(card), 0),
            started_at(card),
            card.speaks,
        ),
        default=None,
    )


def mode_of(thread: Thread, card: QuoteCard | None, *, anew: bool = False) -> Mode:
    """What the agent does next in this conversation, of which `card` is shown.

    A quote that was begun after a link had lapsed goes on. One that was begun before the customer
    paid does not come forward by itself, so that nobody is asked to pay twice: it goes on once the
    agent has asked for it (`anew`).
    """
    if card is None:
        return Mode.EDIT
    mode = mode_of_card(card)
    if mode is Mode.LAPSED and thread.draft is not None:
        return Mode.EDIT
    if mode is Mode.DONE and anew:
        return Mode.EDIT
    draft = thread.draft
    if anew and draft is not None and card.ladder.priced_again == draft.quote_id:
        return Mode.EDIT
    return mode
