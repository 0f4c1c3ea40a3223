"""Reads the board for whoever shows it: at once when it is chosen, coalesced when much changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.models.board.figures import Board, BoardFilter
from desktop.models.board.period import Period, PeriodKind
from desktop.models.payment_list import PaymentRow
from desktop.services.notices import Change
from desktop.services.store.errors import StoreError
from desktop.views.board.board_choice import BoardChoice
from desktop.views.qt.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_READ = "board.read"
_SETTLE_MS = 1000
"""Changes that come together are read once, and never more often than this."""


class BoardReader(QObject):
    """`read` carries a board as it is now, `failed` comes where it could not be read. What is read
    is computed on the store's thread."""

    read = Signal(object)
    failed = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._desk: Desk | None = None
        self._choice = BoardChoice()
        self.board: Board | None = None
        """The last one that was read, of whatever choice."""
        self.days: Board | None = None
        """The same, or of the seven days that end with it where it is of a single day: one bar
        tells nothing."""
        self.links: Mapping[str, PaymentRow] = {}
        """The rows of what is due on it."""
        self._shown: Desk | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._soon.timeout.connect(self._read_changes)

    @property
    def choice(self) -> BoardChoice:
        """What is read."""
        return self._choice

    @choice.setter
    def choice(self, choice: BoardChoice) -> None:
        if choice != self._choice:
            self._choice = choice
            self.again()

    @property
    def is_current(self) -> bool:
        """Whether the last board is of what is chosen, and not of what was chosen before."""
        board, desk = self.board, self._desk
        if board is None or desk is None:
            return False
        return board.wanted == self._choice.filter(board.at, desk.board.zone)

    def attach(self, desk: "Desk", shown: "Desk") -> None:
        """Read this desk's board from now on, starting now; `shown` stands for it in what names
        customers."""
        self._desk, self._shown = desk, shown
        self.again()

    def forget_customers(self) -> None:
        """Know no customer any more, and none from what is being read."""
        self.links, self._shown = {}, None

    def detach(self) -> None:
        """Read no more."""
        self._desk = self._shown = None
        self._soon.stop()

    def take(self, change: Change) -> None:
        """Read again soon, where a figure may have changed."""
        told = change.conversations or change.quotes or change.lists or change.stuck
        if told and not self._soon.isActive():
            self._soon.start()

    def again(self) -> None:
        """Read now; what is being read for another choice is dropped."""
        self._soon.stop()
        if self._desk is not None:
            self._tasks.spawn(self._read(self._desk), key=_READ, replace=True)

    def look_again(self) -> None:
        """Read once more for the ages, unless it is being read."""
        if not self._tasks.is_busy(_READ):
            self.again()

    def _read_changes(self) -> None:
        # What goes on changing must not cancel one reading after another before it has ended.
        if self._tasks.is_busy(_READ):
            self._soon.start()
        else:
            self.again()

    async def _read(self, desk: "Desk") -> None:
        wanted = self._choice.filter(desk.now(), desk.board.zone)
        shown = self._shown
        if shown is None:
            return  # who may be named is said first
        try:
            board = days = await desk.board.read(wanted)
            if len(wanted.period.days) == 1:
                days = await desk.board.read(_seven_days(wanted))
            links = await shown.book.rows([one.quote_id for one in board.due])
        except StoreError:
            if desk is self._desk:
                self.failed.emit()
            return  # it stands on the page, with a way on
        if desk is self._desk and shown is self._shown:
            self.board, self.days, self.links = board, days, links
            self.read.emit(board)


def _seven_days(wanted: BoardFilter) -> BoardFilter:
    period = wanted.period
    first = period.last - timedelta(days=6)
    return replace(wanted, period=Period(PeriodKind.WEEK, first, period.last, period.zone))
