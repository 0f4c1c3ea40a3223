"""The list that stands in the inbox's place while something is searched for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from desktop.models.inbox_filter import Wanted
from desktop.models.search import Hit, HubHit
from desktop.models.search_words import Term, terms_of
from desktop.services.notices import Change
from desktop.views.inbox.inbox_list import InboxList
from desktop.views.inbox.search_delegate import SearchDelegate
from desktop.views.inbox.search_model import Found, SearchModel, Strip
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_AGAIN_MS = 500
"""How often at most what comes in meanwhile is searched, too."""


class SearchResults(InboxList):
    """`chosen` is a `Hit` to show, `wrote_in` a conversation to go and write in."""

    chosen = Signal(object)
    wrote_in = Signal(int)

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        now: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tasks = tasks
        self._desk: Desk | None = None
        self._first_wanted = False
        self.results = SearchModel(tasks, now, self)
        self._delegate = SearchDelegate(theme, now, self)
        self.setObjectName("searchResults")
        self.setAccessibleName(self.tr("Search results"))
        self.setUniformItemSizes(False)  # what was searched takes the room that its words need
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setModel(self.results)
        self.setItemDelegate(self._delegate)
        self.entered.connect(self._enter)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.results.answered.connect(self._answered)
        self.results.dataChanged.connect(self.scheduleDelayedItemsLayout)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._search_again)
        theme.changed.connect(self.viewport().update)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words of what is shown."""
        return terms_of(self.results.text)

    @property
    def ringed(self) -> int | None:
        """The conversation of the row that has the ring of the focus."""
        result = self.results.result(self.currentIndex()) if self.hasFocus() else None
        return result.hit.conversation_id if isinstance(result, Found) else None

    def attach(self, desk: "Desk") -> None:
        """Search this desk."""
        self._desk = desk
        self.results.attach(desk)

    def search(self, text: str, within: Wanted | None = None) -> None:
        """Show what this finds, in all or in what `within` lists."""
        self._first_wanted = False
        self.results.search(text, within)

    def refresh(self, change: Change) -> None:
        """Take in what changed; what has come may be found, too."""
        self.results.refresh(change)
        if change.conversations and self.isVisible() and not self._again.isActive():
            self._again.start()

    def leave(self) -> None:
        """The search is over."""
        self._first_wanted = False
        self.results.forget()

    def open_first(self) -> None:
        """Show the first result, as soon as it is there."""
        self._first_wanted = True
        if self.results.is_current:
            self._open_wanted()

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) conversation that was found."""
        at = self.currentIndex().row() + by if self.selectedIndexes() else 0
        index = self.results.index(at)
        if isinstance(self.results.result(index), Found):
            self.setCurrentIndex(index)

    def focus(self) -> None:
        """Go to the results; that alone chooses nothing."""
        if not self.selectedIndexes() and self.results.rowCount():
            # Before the focus comes: Qt would make the first row the current one.
            self.selectionModel().setCurrentIndex(
                self.results.first(), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_hub(self) -> None:
        """Let the hub search, too."""
        self.results.ask_hub()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        result = self.results.result(index)
        if event.button() == Qt.MouseButton.LeftButton and not isinstance(result, Found):
            self._enter(index)

    def _enter(self, index: QModelIndex) -> None:
        result = self.results.result(index)
        if isinstance(result, Found):
            self.setCurrentIndex(index)
            self.wrote_in.emit(result.hit.conversation_id)
        elif isinstance(result, Strip):
            self.results.ask_hub()
        elif isinstance(result, HubHit) and self._desk is not None:
            self._tasks.spawn(self._bring(self._desk, result), key="search.bring", replace=True)

    async def _bring(self, desk: "Desk", hit: HubHit) -> None:
        conversation_id = await self.results.bring(desk, hit)
        if conversation_id is not None:
            self.chosen.emit(
                Hit(conversation_id, hit.field, hit.text, hit.marks, hit.at, hit.message_id)
            )

    def _selection_changed(self) -> None:
        selected = self.selectionModel().selectedIndexes()
        result = self.results.result(selected[0]) if selected else None
        if isinstance(result, Found):
            self.chosen.emit(result.hit)

    def _search_again(self) -> None:
        # A list that somebody has begun to go through keeps its order.
        if self.isVisible() and not self.selectedIndexes():
            self.results.search_again()

    def _answered(self) -> None:
        if self._delegate.terms != self.terms:
            self._delegate.terms = self.terms
            self.scrollToTop()
            self._say_count()
        if self._first_wanted:
            self._open_wanted()
        elif self.hasFocus():
            self.focus()

    def _open_wanted(self) -> None:
        self._first_wanted = False
        first = self.results.index(0)
        if isinstance(self.results.result(first), Found):
            self.setCurrentIndex(first)
        self.focus()

    def _say_count(self) -> None:
        """Tell a screen reader how many there are; what the eye sees anyhow."""
        if QAccessible.isActive():
            count = sum(
                isinstance(self.results.result(self.results.index(at)), Found)
                for at in range(self.results.rowCount())
            )
            words = self.tr("{count} found").format(count=count)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
