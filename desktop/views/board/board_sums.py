"""What the money of a board comes to: by currency, and by channel."""

from collections.abc import Iterable, Mapping

from desktop.models.board.figures import Board, MoneySum
from desktop.models.board.rates import by_currency
from desktop.models.hub_words import Channel
from desktop.models.money import Money
from desktop.views.words import formatting


def paid_of(sums: Iterable[MoneySum]) -> dict[str, int]:
    """What was paid, in minor units by currency."""
    return by_currency([Money(one.paid, one.currency) for one in sums])


def refunded_of(sums: Iterable[MoneySum]) -> dict[str, int]:
    """What went back, in minor units by currency."""
    return by_currency([Money(one.refunded, one.currency) for one in sums])


def by_channel(board: Board) -> dict[Channel | None, list[MoneySum]]:
    """The sums of the period, by the channel that they came through."""
    found: dict[Channel | None, list[MoneySum]] = {}
    for step in board.steps:
        found.setdefault(step.channel, []).append(step.sum)
    return found


def each_currency(amounts: Mapping[str, int]) -> str:
    """Amounts that are not added up: `€80.00 + £12.00`."""
    return " + ".join(
        formatting.money(Money(amount, currency)) for currency, amount in sorted(amounts.items())
    )
