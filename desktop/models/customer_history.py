"""What came before with one customer: every conversation and every quote, in one time line."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.models.conversation import Contact, Conversation
from desktop.models.inbox import InboxRow
from desktop.models.ladder import Ladder
from desktop.models.money import Money
from desktop.models.thread import QuoteCard


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A conversation with its last words, or, with `card`, a quote that was made in it.

    `at` is UTC seconds: the last activity, or when the link was asked for.
    """

    at: float
    conversation: Conversation
    row: InboxRow
    card: QuoteCard | None = None


@dataclass(frozen=True, slots=True)
class CustomerHistory:
    """`entries` are newest first. `paid` and `refunded` are one sum for each currency."""

    contact: Contact
    conversation_id: int
    entries: tuple[HistoryEntry, ...]
    paid: tuple[Money, ...] = ()
    refunded: tuple[Money, ...] = ()


def totals(ladders: Iterable[Ladder]) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    """Return what was paid and what of it went back, for each currency, the most first."""
    paid: dict[str, int] = {}
    refunded: dict[str, int] = {}
    for ladder in ladders:
        for sums, amount in ((paid, ladder.paid), (refunded, ladder.refunded)):
            if amount:
                sums[ladder.currency] = sums.get(ladder.currency, 0) + amount
    return _sorted(paid), _sorted(refunded)


def _sorted(sums: dict[str, int]) -> tuple[Money, ...]:
    by_amount = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Money(amount, currency) for currency, amount in by_amount)
