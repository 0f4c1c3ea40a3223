"""The cases behind a figure as a list: their ids, and the rows that are looked at."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.models.inbox import InboxRow
from desktop.models.payment_list import PaymentRow
from desktop.views.controls.row_pages import RowPages
from desktop.views.inbox.inbox_model import ROW
from desktop.views.inbox.inbox_words import row_words
from desktop.views.payments import payments_words
from desktop.views.qt.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Index = QModelIndex | QPersistentModelIndex
CaseRow = InboxRow | PaymentRow
CaseKey = int | str
"""A conversation's number, or a quote's id."""
_PAGE = 40
_KEPT = 1000
_EMPTY = QModelIndex()


class CasesModel(QAbstractListModel):
    """Rows of conversations (keys are numbers) or links (keys are quotes), as `desk` shows them:
    veiled while personal data is hidden."""

    def __init__(self, tasks: Tasks, desk: "Desk", parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._desk = desk
        self._keys: Sequence[CaseKey] = ()
        self._pages: RowPages[CaseKey, CaseRow] = RowPages(
            self, self._start_fetch, size=_PAGE, most=_KEPT, around=3
        )

    def show_cases(
        self, keys: Sequence[CaseKey], known: Mapping[CaseKey, CaseRow] | None = None
    ) -> None:
        """List these; `known` are rows that have been read already."""
        self.beginResetModel()
        self._keys = tuple(keys)
        self._pages.rows = dict(known or {})
        self.endResetModel()

    def row(self, index: Index) -> CaseRow | None:
        """The row of a line, once it has been read."""
        return self._pages.rows.get(self._keys[index.row()]) if index.isValid() else None

    def rowCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            self._pages.want_page(self._keys, index.row())
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, InboxRow):
                return row_words(row, self._desk.now())
            return payments_words.spoken(row, self._desk.now(), "")
        return None

    def _start_fetch(self, wanted: Sequence[CaseKey]) -> None:
        self._tasks.spawn(self._fetch(wanted))

    async def _fetch(self, wanted: Sequence[CaseKey]) -> None:
        numbers = [one for one in wanted if isinstance(one, int)]
        quotes = [one for one in wanted if isinstance(one, str)]
        rows: dict[CaseKey, CaseRow] = {}
        if numbers:
            rows.update((await self._desk.inbox_rows(numbers)).items())
        if quotes:
            rows.update((await self._desk.book.rows(quotes)).items())
        self._pages.take(rows, self._keys, (0, len(self._keys)))
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))
