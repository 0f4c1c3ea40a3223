"""What the board's tables say, line by line: what is due, stuck money, agents and channels."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.models.board.figures import Board, Figure
from desktop.models.board.rates import Rates, summed
from desktop.models.payment_list import PaymentRow
from desktop.models.payment_step import PaymentStep
from desktop.views.board.board_sums import by_channel, each_currency, paid_of, refunded_of
from desktop.views.board.board_table import Cell, Column, Line
from desktop.views.board.board_words import NOTHING, channel_words, lasted
from desktop.views.payment.stuck_words import kind_words
from desktop.views.payments import payments_words
from desktop.views.words import formatting


def agent_columns() -> tuple[Column, ...]:
    """The table of agents."""
    translate = QCoreApplication.translate
    return (
        Column(translate("Board", "Agent"), 27, is_text=True),
        Column(translate("Board", "Open"), 11),
        Column(translate("Board", "First reply"), 21),
        Column(translate("Board", "Links"), 11),
        Column(translate("Board", "Paid"), 33),
    )


def agent_lines(board: Board, rates: Rates, name_of: Callable[[int], str]) -> list[Line]:
    """Each agent who has or did something. `name_of` gives the name that may be shown."""
    translate, target = QCoreApplication.translate, board.response.target
    lines: list[Line] = []
    for one in board.agents:
        name = name_of(one.agent)
        took = one.first_reply
        late = took is not None and took > target
        lines.append(
            Line(
                one.agent,
                (
                    Cell(name, name.casefold(), Figure.ON_DUTY),
                    _count(one.open, Figure.ON_DUTY),
                    Cell(
                        lasted(took),
                        took,
                        Figure.RESPONSE if took is not None else None,
                        translate("Board", "longer than the target") if late else "",
                    ),
                    _count(one.links, Figure.CONVERSION),
                    _money(one.paid, rates, Figure.PAID),
                ),
            )
        )
    return lines


def channel_columns() -> tuple[Column, ...]:
    """The table of channels."""
    translate = QCoreApplication.translate
    return (
        Column(translate("Board", "Channel"), 23, is_text=True),
        Column(translate("Board", "Payments"), 16),
        Column(translate("Board", "Paid"), 33),
        Column(translate("Board", "Refunded"), 28),
    )


def channel_lines(board: Board, rates: Rates) -> list[Line]:
    """What each channel brought in the period, and what went back."""
    lines: list[Line] = []
    for channel, sums in by_channel(board).items():
        count = sum(one.payments for one in sums)
        name = channel_words(channel)
        came, went = (Figure.PAID, Figure.REFUNDED) if channel else (None, None)
        lines.append(
            Line(
                channel,
                (
                    Cell(name, name.casefold(), came),
                    Cell(_number(count), count, came),
                    _money(paid_of(one for one in sums if one.paid), rates, came),
                    _money(refunded_of(one for one in sums if one.refunded), rates, went),
                ),
            )
        )
    return lines


def stuck_columns() -> tuple[Column, ...]:
    """The table of stuck money."""
    translate = QCoreApplication.translate
    return (
        Column(translate("Board", "What is the matter"), 36, is_text=True),
        Column(translate("Board", "Cases"), 12),
        Column(translate("Board", "Late"), 12),
        Column(translate("Board", "Oldest"), 16),
        Column(translate("Board", "Amount"), 26),
    )


def stuck_lines(board: Board, rates: Rates) -> list[Line]:
    """Each kind that there is some of, the most urgent first."""
    translate = QCoreApplication.translate
    lines: list[Line] = []
    for place, one in enumerate(board.stuck):
        age = board.at - one.oldest
        late = translate("Board", "longer than was promised") if one.late else ""
        lines.append(
            Line(
                one.kind,
                (
                    Cell(kind_words(one.kind), place, Figure.STUCK),
                    _count(one.count, Figure.STUCK),
                    Cell(_number(one.late), one.late, Figure.STUCK if one.late else None, late),
                    Cell(formatting.duration(age), age, Figure.STUCK),
                    _money(one.amounts, rates, Figure.STUCK),
                ),
            )
        )
    return lines


def due_columns() -> tuple[Column, ...]:
    """The table of open links and tickets due."""
    translate = QCoreApplication.translate
    return (
        Column(translate("Board", "Customer"), 20, is_text=True),
        Column(translate("Board", "Channel"), 17, is_text=True),
        Column(translate("Board", "Agent"), 17, is_text=True),
        Column(translate("Board", "Amount"), 14),
        Column(translate("Board", "Status"), 37, is_text=True),
        Column(translate("Board", "For"), 11),
    )


STATUS = 4
"""Where the status stands among them: by it the most urgent are on top."""


def due_lines(
    board: Board, rates: Rates, links: Mapping[str, PaymentRow], name_of: Callable[[int], str]
) -> list[Line]:
    """Each open link and each ticket due whose row is among `links`, as Payments shows it: tickets
    first, what waits longest before the rest."""
    translate, lines = QCoreApplication.translate, []
    for one in board.due:
        row = links.get(one.quote_id)
        if row is None:
            continue
        figure, customer = one.figure, payments_words.customer(row)
        channel = channel_words(one.channel) if one.channel else NOTHING
        agent = name_of(one.agent) if one.agent else NOTHING
        look, age = payments_words.state(row, board.at), max(0.0, board.at - one.since)
        late = translate("Board", "longer than was promised") if one.is_late else ""
        if one.is_due:
            due = payments_words.step_words(PaymentStep.ISSUE_TICKET)
            look = replace(look, text=f"{look.text} · {due}")
        lines.append(
            Line(
                one.quote_id,
                (
                    Cell(customer, customer.casefold(), figure),
                    Cell(channel, channel.casefold(), figure),
                    Cell(agent, agent.casefold(), figure),
                    _money({one.currency: one.amount}, rates, figure),
                    Cell(look.text, (not one.is_due, one.since), figure, badge=look),
                    Cell(formatting.duration(age), age, figure, late),
                ),
            )
        )
    return lines


def _count(count: int, figure: Figure) -> Cell:
    return Cell(_number(count), count, figure if count else None)


def _money(amounts: Mapping[str, int], rates: Rates, figure: Figure | None = None) -> Cell:
    """Each currency by itself; ordered by what can be added up."""
    if not any(amounts.values()):
        return Cell(NOTHING, 0)
    return Cell(each_currency(amounts), summed(amounts, rates).total.amount, figure)


def _number(count: int) -> str:
    return QLocale().toString(count)
