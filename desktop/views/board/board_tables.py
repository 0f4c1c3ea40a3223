"""The board's tables: what is due, stuck money, agents and channels."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.models.board.figures import Board
from desktop.models.board.rates import Rates
from desktop.models.payment_list import PaymentRow
from desktop.views.board.board_lines import (
    STATUS,
    agent_columns,
    agent_lines,
    channel_columns,
    channel_lines,
    due_columns,
    due_lines,
    stuck_columns,
    stuck_lines,
)
from desktop.views.board.board_table import BoardTable
from desktop.views.style.theme import Theme


class BoardTables(QObject):
    """`looked_at` is that of the table in which a person is."""

    looked_at = Signal(object, str)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.due = BoardTable(
            theme,
            "boardDue",
            self.tr("Open links and tickets due"),
            due_columns(),
            self.tr("No link is open, and no ticket is due."),
        )
        self.due.rows.sorted_by = STATUS
        self.stuck = BoardTable(
            theme,
            "boardStuck",
            self.tr("Stuck money"),
            stuck_columns(),
            self.tr("No money is stuck."),
        )
        self.agents = BoardTable(
            theme,
            "boardAgents",
            self.tr("Agents"),
            agent_columns(),
            self.tr("No agent has done or has anything in this period."),
        )
        self.channels = BoardTable(
            theme,
            "boardChannelTable",
            self.tr("Money by channel"),
            channel_columns(),
            self.tr("No money came in or went back in this period."),
        )
        for table in self:
            table.looked_at.connect(self.looked_at)

    def __iter__(self) -> Iterator[BoardTable]:
        return iter((self.due, self.stuck, self.agents, self.channels))

    def show_board(
        self,
        board: Board,
        rates: Rates,
        links: Mapping[str, PaymentRow],
        name_of: Callable[[int], str],
    ) -> None:
        """Show a board; `links` are the rows of what is due on it, `name_of` gives the name of an
        agent that may be shown."""
        self.due.show_lines(due_lines(board, rates, links, name_of))
        self.stuck.show_lines(stuck_lines(board, rates))
        self.agents.show_lines(agent_lines(board, rates, name_of))
        self.channels.show_lines(channel_lines(board, rates))

    def kept(self) -> dict[str, Any]:
        """How each is sorted, for the next start."""
        return {one.objectName(): one.kept() for one in self}

    def bring_back(self, kept: Any) -> None:
        """Sort them so again; what cannot be read is as good as nothing."""
        if isinstance(kept, dict):
            for one in self:
                one.bring_back(kept.get(one.objectName()))
