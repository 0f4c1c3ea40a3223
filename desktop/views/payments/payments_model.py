"""All links that a filter finds as a Qt table: their ids, and the rows that are looked at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop.models.payment_list import PaymentFilter, PaymentRow, PaymentsListed, PaymentSort
from desktop.models.payment_step import next_step
from desktop.services.notices import Change
from desktop.views.controls.row_pages import RowPages
from desktop.views.payments import payments_words as words
from desktop.views.qt.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.use_cases.payment_book import PaymentBook

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
STEP = "step"
COLUMNS: tuple[PaymentSort | str, ...] = (
    PaymentSort.CUSTOMER,
    PaymentSort.PURPOSE,
    PaymentSort.CHANNEL,
    PaymentSort.AGENT,
    PaymentSort.AMOUNT,
    PaymentSort.STATE,
    PaymentSort.AGE,
    PaymentSort.KNOWN,
    PaymentSort.UNTIL,
    STEP,
)
PAGE = 60
_KEPT_ROWS = 1500
_RELOAD = "payments.reload"
_SETTLE_MS = 120
"""Changes that come together are read once."""
_EMPTY = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PaymentsModel(QAbstractTableModel):
    """Rows in the filter's order. `visible` returns the first and last row on screen.

    `changing` comes before the rows are others, `settled` after each reading, `failed` where one
    failed.
    """

    changing = Signal()
    settled = Signal()
    failed = Signal()

    def __init__(
        self, tasks: Tasks, now: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._now = now
        self._book: PaymentBook | None = None
        self._agents: Mapping[int, str] = {}
        self._listed = PaymentsListed()
        self._places: dict[str, int] = {}
        self._pages: RowPages[str, PaymentRow] = RowPages(
            self, self._start_fetch, size=PAGE, most=_KEPT_ROWS, around=3
        )
        self.filter = PaymentFilter()
        self.is_read = False
        """Whether the list has been read at all."""
        self.visible: Callable[[], tuple[int, int]] = lambda: (0, PAGE - 1)
        self._read_soon = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._read_soon.timeout.connect(self._read_changes)

    def attach(self, book: "PaymentBook") -> None:
        """Read from this book from now on, starting now."""
        self._book = book
        self._pages.rows.clear()
        self.reload()

    def detach(self) -> None:
        """Read no more."""
        self._book = None
        self._read_soon.stop()
        self._pages.stop()

    def show_filter(self, wanted: PaymentFilter) -> None:
        """List something else; what is being read for another filter is dropped."""
        if wanted != self.filter:
            self.filter = wanted
            self.reload()

    def reload(self) -> None:
        """Read the order again."""
        self._read_soon.stop()
        if self._book is not None:
            self._tasks.spawn(self._reload(self._book), key=_RELOAD, replace=True)

    def forget(self, change: Change) -> None:
        """Know nothing more of what changed: out of sight, it is read when it is looked at."""
        for quote_id in self._changed(change):
            del self._pages.rows[quote_id]

    def refresh(self, change: Change) -> None:
        """Take in what changed: visible rows now, others when they are looked at."""
        first, last = self.visible()
        for quote_id in self._changed(change):
            place = self._places.get(quote_id)
            if place is not None and first <= place <= last:
                self._pages.want(quote_id)
            else:
                del self._pages.rows[quote_id]
        if (change.quotes or change.lists) and not self._read_soon.isActive():
            self._read_soon.start()

    def _changed(self, change: Change) -> list[str]:
        """Of which of the links that have been read something changed."""
        return [
            quote_id
            for quote_id, row in self._pages.rows.items()
            if quote_id in change.quotes or row.conversation_id in change.conversations
        ]

    @property
    def listed(self) -> PaymentsListed:
        """What the filter found."""
        return self._listed

    def row(self, quote_id: str) -> PaymentRow | None:
        """Return a row that has been read."""
        return self._pages.rows.get(quote_id)

    def place(self, quote_id: str) -> int | None:
        """Return in which line a link stands."""
        return self._places.get(quote_id)

    def quote_at(self, line: int) -> str:
        """Return which link stands in a line; empty below the last."""
        return self._listed.ids[line] if 0 <= line < len(self._listed.ids) else ""

    def agent(self, row: PaymentRow) -> str:
        """Who asked for a link, in words; a dash where nobody has told."""
        if row.agent is None:
            return "–"
        return self._agents.get(row.agent) or self.tr("Agent {number}").format(number=row.agent)

    # --- Qt's

    def rowCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self._listed.ids)

    def columnCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            return _RIGHT if column is PaymentSort.AMOUNT else left
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if not isinstance(column, PaymentSort):
            return self.tr("Next step")
        name = words.column_words(column)
        if column is self.filter.sort:
            return f"{name} {'↓' if self.filter.descending else '↑'}"
        return name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        quote_id = self.quote_at(index.row())
        if not quote_id:
            return None
        row = self._pages.rows.get(quote_id)
        if row is None:
            if self._book is not None:
                self._pages.want_page(self._listed.ids, index.row())
            return None
        if role == ROW:
            return row
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is PaymentSort.AMOUNT:
            return _RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if index.column() == 0:
                return words.spoken(row, self._now(), self.agent(row))
            return self._cell(row, column)
        return None

    def _cell(self, row: PaymentRow, column: PaymentSort | str) -> str:
        now = self._now()
        match column:
            case PaymentSort.CUSTOMER:
                return words.customer(row)
            case PaymentSort.PURPOSE:
                return words.purpose(row)
            case PaymentSort.CHANNEL:
                return words.channel(row)
            case PaymentSort.AGENT:
                return self.agent(row)
            case PaymentSort.AMOUNT:
                return words.amount(row)
            case PaymentSort.STATE:
                return words.state(row, now).text
            case PaymentSort.AGE:
                return words.age(row, now)
            case PaymentSort.KNOWN:
                return words.known_from(row, now)
            case PaymentSort.UNTIL:
                return words.until(row, now)
        step = next_step(row)
        return words.step_words(step) if step is not None else words.waiting(row)

    # --- reading

    def _read_changes(self) -> None:
        # What goes on changing must not cancel one reading after another before it has ended.
        if self._tasks.is_busy(_RELOAD):
            self._read_soon.start()
        else:
            self.reload()

    async def _reload(self, book: "PaymentBook") -> None:
        wanted = self.filter
        try:
            listed = await book.listed(wanted)
            first, last = self.visible()
            near = listed.ids[first : max(last, PAGE - 1) + 1]
            missing = self._pages.missing(near)
            fresh = await book.rows(missing) if missing else {}
        except Exception:
            if book is self._book:
                self.failed.emit()
            raise
        if book is not self._book or wanted != self.filter:
            return
        self._agents = book.agents()
        self._pages.rows |= fresh
        self.is_read = True
        self._apply(listed)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.settled.emit()

    def _apply(self, listed: PaymentsListed) -> None:
        if listed.ids == self._listed.ids:
            self._listed = listed
            return
        self.changing.emit()
        self.beginResetModel()
        self._listed = listed
        self._places = {quote_id: line for line, quote_id in enumerate(listed.ids)}
        self.endResetModel()

    def _start_fetch(self, wanted: Sequence[str]) -> None:
        if self._book is not None:
            self._tasks.spawn(self._fetch(self._book, wanted))

    async def _fetch(self, book: "PaymentBook", wanted: Sequence[str]) -> None:
        rows = await book.rows(wanted)
        if book is not self._book:
            return
        self._pages.take(rows, self._listed.ids, self.visible())
        self._tell(rows)

    def _tell(self, quote_ids: Iterable[str]) -> None:
        lines = [line for one in quote_ids if (line := self._places.get(one)) is not None]
        if lines:
            last = self.index(max(lines), len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(min(lines), 0), last)


def sorted_by(wanted: PaymentFilter, column: int) -> PaymentFilter:
    """The same filter sorted by a column; by the same column once more, the other way round."""
    sort = COLUMNS[column]
    if not isinstance(sort, PaymentSort):
        return wanted
    if sort is wanted.sort:
        return replace(wanted, descending=not wanted.descending)
    return replace(wanted, sort=sort, descending=sort in (PaymentSort.KNOWN, PaymentSort.AGE))
