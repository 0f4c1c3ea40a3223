"""What a search finds as a Qt item model: this desk's conversations, then a row that says what was
searched, then what the hub found when it was asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.models.inbox import InboxRow
from desktop.models.inbox_filter import Wanted
from desktop.models.search import Coverage, Hit, HubFound, HubHit, HubTrouble
from desktop.services.notices import Change
from desktop.views.inbox.search_scope import MOST_OUTSIDE
from desktop.views.inbox.search_words import hit_words, hub_hit_name, hub_hit_words, strip_words
from desktop.views.qt.tasks import Tasks

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Index = QModelIndex | QPersistentModelIndex

RESULT = Qt.ItemDataRole.UserRole + 10

FIRST = 40
"""So many conversations are read at a keystroke; more come when the list is scrolled."""
_MORE = 5
_IN_SIGHT = 24
"""So many rows are read before the answer shows; the others follow it."""
_SEARCH, _HUB = "search", "search.hub"
_EMPTY = QModelIndex()


class HubState(Enum):
    """How far the hub's own search is."""

    OFFERED = "offered"
    ASKED = "asked"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Found:
    """A row with a conversation of this desk. `row` is None until it has been read."""

    hit: Hit
    row: InboxRow | None


@dataclass(frozen=True, slots=True)
class Strip:
    """The row between what is here and what the hub has: what was searched, and the way on.

    `found` says that conversations were found on this desk, `at_hub` that some were at the hub.
    """

    text: str
    found: bool
    coverage: Coverage | None
    hub: HubState
    at_hub: int
    has_more: bool
    trouble: HubTrouble


Result = Found | Strip | HubHit


class SearchModel(QAbstractListModel):
    """`answered` follows each answer of this desk, `text` is what it was about; `outside` carries
    how many more are found outside of what is searched, None where it is everything."""

    answered = Signal()
    outside = Signal(object)

    def __init__(
        self, tasks: Tasks, now: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._now = now
        self._desk: Desk | None = None
        self._wanted = ""
        self._within: Wanted | None = None
        self.text = ""
        self._limit = FIRST
        self._hits: list[Hit] = []
        self._rows: dict[int, InboxRow] = {}
        self._coverage: Coverage | None = None
        self._hub = HubState.OFFERED
        self._hub_hits: list[HubHit] = []
        self._hub_found = HubFound()
        self._hub_page = 0

    @property
    def is_current(self) -> bool:
        """Whether what is shown answers the newest keystroke."""
        return self.text == self._wanted

    @property
    def wanted(self) -> str:
        """What is searched for."""
        return self._wanted

    def attach(self, desk: "Desk") -> None:
        """Search this desk from now on; what is shown is searched for again."""
        self._desk = desk
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.search(wanted, self._within)

    def search(self, text: str, within: Wanted | None = None) -> None:
        """Search for this, in all or in what `within` lists; what was searched for before is given
        up."""
        if (text, within) == (self._wanted, self._within) or self._desk is None:
            return
        self._wanted, self._within = text, within
        self._limit = FIRST
        self._tasks.spawn(
            self._search(self._desk, text, FIRST),
            key=_SEARCH,
            doing=self.tr("Searching"),
            replace=True,
        )

    def search_again(self) -> None:
        """Search for the same once more: something has come that may be found."""
        if self._desk is not None and self._wanted and not self._tasks.is_busy(_SEARCH):
            self._tasks.spawn(self._search(self._desk, self._wanted, self._limit), key=_SEARCH)

    def forget(self) -> None:
        """Show nothing: the search is left."""
        self._wanted = ""
        self.beginResetModel()
        self.text = ""
        self._hits = []
        self._rows = {}
        self._leave_hub()
        self.endResetModel()

    def ask_hub(self) -> None:
        """Ask the hub for what it finds, and then for its next page."""
        if self._desk is None or not self.text or not self.is_current:
            return
        if self._hub is HubState.TOLD and not self._can_ask_again:
            return
        if self._tasks.spawn(self._ask(self._desk, self.text, self._hub_page + 1), key=_HUB):
            self._hub = HubState.ASKED
            self._tell_strip()

    async def bring(self, desk: "Desk", hit: HubHit) -> int | None:
        """Fetch onto this desk what the hub found; None where it cannot be had, which is said."""
        from desktop.services.use_cases.refusals import HubAway

        try:
            return await desk.bring(hit)
        except HubAway as away:
            self._hub_found = replace(self._hub_found, trouble=away.trouble)
            self._tell_strip()
            return None

    def refresh(self, change: Change) -> None:
        """Read the rows again that changed."""
        some = [id_ for id_ in self._rows if id_ in change.conversations]
        if some and self._desk is not None:
            self._tasks.spawn(self._read_rows(self._desk, some))

    def place(self, conversation_id: int) -> QModelIndex:
        """Where a conversation of this desk stands; an invalid index where it was not found."""
        for at, hit in enumerate(self._hits):
            if hit.conversation_id == conversation_id:
                return self.index(at)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """Where the first result stands, here or at the hub; the strip where there is none."""
        return self.index(1 if self._hub_hits and not self._hits else 0)

    def strip(self) -> QModelIndex:
        """Where the row stands that says what was searched."""
        return self.index(len(self._hits))

    def result(self, index: Index) -> Result | None:
        """What stands in a row."""
        at = index.row()
        if not index.isValid() or not self.text:
            return None
        if at < len(self._hits):
            hit = self._hits[at]
            return Found(hit, self._rows.get(hit.conversation_id))
        at -= len(self._hits) + 1
        if at < 0:
            return self._strip()
        return self._hub_hits[at] if at < len(self._hub_hits) else None

    def rowCount(self, parent: Index = _EMPTY) -> int:
        if parent.isValid() or not self.text:
            return 0
        return len(self._hits) + 1 + len(self._hub_hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        result = self.result(index)
        if result is None:
            return None
        if role == RESULT:
            return result
        if role == Qt.ItemDataRole.DisplayRole:
            return _name(result)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(result)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._hits) >= self._limit and self.is_current

    def fetchMore(self, parent: Index) -> None:
        if self._desk is not None and self.canFetchMore(parent):
            self._limit *= _MORE
            more = self._more(self._desk, self.text, self._limit)
            self._tasks.spawn(more, key=_SEARCH, replace=True)

    @property
    def _can_ask_again(self) -> bool:
        return self._hub_found.has_more or self._hub_found.trouble is not HubTrouble.NONE

    def _spoken(self, result: Result) -> str:
        if isinstance(result, Found):
            name = result.row.name if result.row else ""
            return hit_words(result.hit, name, self._now())
        if isinstance(result, HubHit):
            return hub_hit_words(result, self._now())
        said, way = strip_words(result, self._now())
        return ". ".join(part for part in (said, way) if part)

    def _strip(self) -> Strip:
        return Strip(
            self.text,
            bool(self._hits),
            self._coverage,
            self._hub,
            len(self._hub_hits),
            self._hub_found.has_more,
            self._hub_found.trouble,
        )

    async def _search(self, desk: "Desk", text: str, limit: int) -> None:
        within = self._within
        hits, rows = await desk.search_rows(text, limit, _IN_SIGHT, within)
        if (text, within) != (self._wanted, self._within):
            return
        self._show(text, hits, rows)
        self.answered.emit()
        if unread := [hit.conversation_id for hit in hits[_IN_SIGHT:]]:
            await self._read_rows(desk, unread)
        outside = await desk.count_outside(text, MOST_OUTSIDE, within) if within else None
        if (text, within) == (self._wanted, self._within):
            self.outside.emit(outside)
        coverage = await desk.searched()
        if coverage != self._coverage:
            self._coverage = coverage
            self._tell_strip()

    def _show(self, text: str, hits: list[Hit], rows: dict[int, InboxRow]) -> None:
        if text == self.text and hits == self._hits:
            self._rows |= rows
            if hits:
                self.dataChanged.emit(self.index(0), self.index(len(hits) - 1))
            return
        self.beginResetModel()
        if text != self.text:
            self._leave_hub()
        self.text, self._hits, self._rows = text, hits, rows
        self.endResetModel()

    async def _more(self, desk: "Desk", text: str, limit: int) -> None:
        hits = await desk.search(text, limit, self._within)
        known = {hit.conversation_id for hit in self._hits}
        new = [hit for hit in hits if hit.conversation_id not in known]
        rows = await desk.inbox_rows([hit.conversation_id for hit in new])
        new = [hit for hit in new if hit.conversation_id in rows]
        if text != self._wanted or not new:
            return
        start = len(self._hits)
        self.beginInsertRows(_EMPTY, start, start + len(new) - 1)
        self._hits += new
        self._rows |= rows
        self.endInsertRows()

    async def _read_rows(self, desk: "Desk", ids: Sequence[int]) -> None:
        rows = await desk.inbox_rows(ids)
        listed = {hit.conversation_id for hit in self._hits}
        self._rows |= {id_: row for id_, row in rows.items() if id_ in listed}
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    async def _ask(self, desk: "Desk", text: str, page: int) -> None:
        found = await desk.search_hub(text, page)
        if text != self.text:
            return
        self._hub, self._hub_found = HubState.TOLD, found
        if found.trouble is HubTrouble.NONE:
            self._hub_page = page
        here = {hit.message_id for hit in self._hits if hit.message_id is not None}
        new = [hit for hit in found.hits if hit.message_id not in here]
        if new:
            start = self.rowCount()
            self.beginInsertRows(_EMPTY, start, start + len(new) - 1)
            self._hub_hits += new
            self.endInsertRows()
        self._tell_strip()

    def _leave_hub(self) -> None:
        self._hub, self._hub_found, self._hub_hits = HubState.OFFERED, HubFound(), []
        self._hub_page = 0

    def _tell_strip(self) -> None:
        if self.text:
            self.dataChanged.emit(self.strip(), self.strip())


def _name(result: Result) -> str:
    match result:
        case Found(row=row):
            return row.name if row else ""
        case HubHit() as hit:
            return hub_hit_name(hit)
        case Strip(text=text):
            return text
