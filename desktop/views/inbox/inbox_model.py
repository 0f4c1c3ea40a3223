"""The inbox as a Qt item model: all ids, and the rows of the pages that are looked at."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.models.inbox import InboxRow, InboxTab
from desktop.models.inbox_filter import Wanted
from desktop.models.reply_targets import ReplyTargets
from desktop.services.notices import Change
from desktop.views.controls.row_pages import RowPages
from desktop.views.inbox.inbox_words import picked_words, row_words
from desktop.views.qt.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
FORWARD = Qt.ItemDataRole.UserRole + 2
PICKED = Qt.ItemDataRole.UserRole + 3

PAGE = 50
LISTED = 2000
"""So many conversations are listed at first, and so many more when the end of them is neared."""
_KEPT_ROWS = 2000
_STEP_BY_STEP = 64
"""Up to so many rows come and go one by one; beyond that the list is laid out anew."""
_EMPTY = QModelIndex()


class InboxModel(QAbstractListModel):
    """Rows in the order the desk gives, paid ones first until they are seen.

    `visible` returns the first and last row on screen. `beside` is waited for before what was read
    is shown: what else in the window shows the same notice, so that both change together.
    `changing` is true while rows move, when a view's current row must not be taken for a choice.
    `settled` follows each new order.
    """

    settled = Signal()

    def __init__(
        self, tasks: Tasks, now: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._now = now
        self._desk: Desk | None = None
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._pages: RowPages[int, InboxRow] = RowPages(
            self, self._start_fetch, size=PAGE, most=_KEPT_ROWS, around=5
        )
        self._forward: list[int] = []
        self._again = False
        self._reading = 0
        self._outdated: set[int] = set()
        self._targets = ReplyTargets()
        self._limit = LISTED
        self.wanted: Wanted = InboxTab.MINE
        self.changing = False
        self.picked: frozenset[int] = frozenset()
        self.visible: Callable[[], tuple[int, int]] = lambda: (0, PAGE - 1)
        self.beside: Callable[[], Awaitable[None]] = _nothing

    def show_first(self, rows: Sequence[InboxRow]) -> None:
        """Show rows that were read without the desk, for the first paint."""
        self._pages.rows = {row.conversation_id: row for row in rows}
        self._apply([row.conversation_id for row in rows])

    def attach(self, desk: "Desk") -> None:
        """Read from this desk from now on, starting now."""
        self._desk = desk
        self._targets = desk.reply_targets
        self.reload()

    def show_tab(self, wanted: Wanted) -> None:
        """List another tab or filter."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._limit = LISTED
            self._forward.clear()
            self.reload()

    def reload(self) -> None:
        """Read the order again. While that is under way, once more after it is enough."""
        if self._desk is None:
            return
        if self._tasks.is_busy("inbox.reload"):
            self._again = True
            return
        self._tasks.spawn(self._reload(self._desk), key="inbox.reload")

    def refresh(self, change: Change) -> None:
        """Take in what changed: visible rows now, others when they are looked at."""
        if self._desk is not None and self._desk.reply_targets != self._targets:
            self._targets = self._desk.reply_targets  # by which each row says when it is due
            change |= Change(conversations=frozenset(self._pages.rows))
        first, last = self.visible()
        changed = change.conversations | change.drafts
        if self._reading:
            self._outdated |= changed
        for conversation_id in changed:
            place = self._places.get(conversation_id)
            if place is not None and first <= place <= last:
                if self._desk is not None:
                    self._pages.want(conversation_id)
            else:
                self._pages.rows.pop(conversation_id, None)
        if change.lists:
            self.reload()

    def bring_forward(self, conversation_id: int) -> None:
        """Put a row first until it is released."""
        if conversation_id in self._places and conversation_id not in self._forward:
            self._forward.insert(0, conversation_id)
            self._apply(self._ids)

    def release(self, conversation_id: int) -> None:
        """Let a row that came forward fall back to its place."""
        if conversation_id in self._forward:
            self._forward.remove(conversation_id)
            self.reload()

    def place(self, conversation_id: int) -> QModelIndex:
        """Return where a conversation stands; an invalid index when it is not listed."""
        row = self._places.get(conversation_id)
        return self.index(row) if row is not None else QModelIndex()

    def row(self, conversation_id: int) -> InboxRow | None:
        """Return a row that has been read."""
        return self._pages.rows.get(conversation_id)

    @property
    def ids(self) -> tuple[int, ...]:
        """All conversations listed, in order."""
        return tuple(self._ids)

    def rowCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the list may go on: it ends where no more were asked for."""
        return not parent.isValid() and self._desk is not None and len(self._ids) >= self._limit

    def fetchMore(self, parent: Index) -> None:
        """List more; the view asks for it at the end of what there is."""
        self._limit += LISTED
        self.reload()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        conversation_id = self._ids[index.row()]
        if role == ID:
            return conversation_id
        if role == FORWARD:
            return conversation_id in self._forward
        if role == PICKED:
            return conversation_id in self.picked
        row = self._pages.rows.get(conversation_id)
        if row is None:
            if self._desk is not None:
                self._pages.want_page(self._ids, index.row())
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = row_words(row, self._now())
            return picked_words(words) if conversation_id in self.picked else words
        return None

    async def _reload(self, desk: "Desk") -> None:
        while True:
            self._again = False
            asked = self.wanted, self._limit
            ids = await desk.inbox_ids(*asked)
            await self.beside()
            if asked != (self.wanted, self._limit):
                continue
            # The rows that will be seen come before the order does, so that nothing blinks.
            first, last = self.visible()
            unread = self._pages.missing(ids[first : last + 1])
            if unread:
                self._pages.rows |= await self._read(desk, unread)
            if asked == (self.wanted, self._limit):
                self._apply(ids)
                if not self._again:
                    return

    def _start_fetch(self, wanted: Sequence[int]) -> None:
        if self._desk is not None:
            self._tasks.spawn(self._fetch(self._desk, wanted))

    async def _fetch(self, desk: "Desk", wanted: Sequence[int]) -> None:
        for start in range(0, len(wanted), PAGE):
            rows = await self._read(desk, wanted[start : start + PAGE])
            self._pages.take(rows, self._ids, self.visible())
            self._tell(rows)

    async def _read(self, desk: "Desk", ids: Sequence[int]) -> dict[int, InboxRow]:
        """Read rows; those that changed while they were being read are read once more."""
        self._reading += 1
        try:
            rows = await desk.inbox_rows(ids)
            await self.beside()
        finally:
            self._reading -= 1
        for conversation_id in self._outdated.intersection(ids):
            self._pages.want(conversation_id)
        self._outdated.difference_update(ids)
        if not self._reading:
            self._outdated.clear()
        return rows

    def _tell(self, ids: Iterable[int]) -> None:
        places = sorted(place for key in ids if (place := self._places.get(key)) is not None)
        for start, end in _runs(places):
            self.dataChanged.emit(self.index(start), self.index(end))

    def _apply(self, ids: Sequence[int]) -> None:
        """Move to a new order by the smallest steps that Qt has, so that choices stay."""
        listed = set(ids)
        self._forward = [key for key in self._forward if key in listed]
        pinned = set(self._forward)
        wanted = [*self._forward, *(key for key in ids if key not in pinned)]
        if wanted == self._ids:
            return
        gone = [key for key in self._ids if key not in listed]
        come = [key for key in wanted if key not in self._places]
        self.changing = True
        try:
            if wanted[: len(self._ids)] == self._ids:
                self.beginInsertRows(_EMPTY, len(self._ids), len(wanted) - 1)
                self._set_order(wanted)
                self.endInsertRows()
            elif len(gone) + len(come) > _STEP_BY_STEP:
                self.beginResetModel()
                self._set_order(wanted)
                self.endResetModel()
            else:
                self._step(wanted, gone, come)
        finally:
            self.changing = False
        self.settled.emit()

    def _step(self, wanted: list[int], gone: list[int], come: list[int]) -> None:
        for key in reversed(gone):
            place = self._places[key]
            self.beginRemoveRows(_EMPTY, place, place)
            self._set_order(self._ids[:place] + self._ids[place + 1 :])
            self.endRemoveRows()
        new = set(come)
        self._reorder([key for key in wanted if key not in new])
        places = {key: place for place, key in enumerate(wanted)}
        for key in come:
            place = places[key]
            self.beginInsertRows(_EMPTY, place, place)
            self._set_order([*self._ids[:place], key, *self._ids[place:]])
            self.endInsertRows()

    def _reorder(self, order: list[int]) -> None:
        if order == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._ids[index.row()] for index in before]
        self._set_order(order)
        self.changePersistentIndexList(before, [self.index(self._places[key]) for key in held])
        self.layoutChanged.emit()

    def _set_order(self, order: list[int]) -> None:
        self._ids = order
        self._places = {key: place for place, key in enumerate(order)}


async def _nothing() -> None:
    """Nothing stands beside the list yet."""


def _runs(places: list[int]) -> list[tuple[int, int]]:
    """Neighbouring places as (first, last)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
