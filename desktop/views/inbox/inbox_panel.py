"""The inbox: pace, search, tabs and the list of conversations."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.models.inbox import InboxCounts, InboxRow
from desktop.models.inbox_filter import MOST_VIEWS, SavedView
from desktop.models.status import DeskStatus
from desktop.services.notices import Change
from desktop.views.controls.sections import rule
from desktop.views.inbox.filtering import Filtering
from desktop.views.inbox.inbox_delegate import InboxDelegate
from desktop.views.inbox.inbox_list import InboxList
from desktop.views.inbox.inbox_model import ID, PAGE, InboxModel
from desktop.views.inbox.inbox_tabs import InboxTabs, Tab
from desktop.views.inbox.inbox_words import empty_words, pace_words
from desktop.views.inbox.picking import Picking, PickingBar
from desktop.views.inbox.search_field import SearchField
from desktop.views.inbox.ticket_buttons import TicketButtons
from desktop.views.payment.badges import Badge, BadgeLook
from desktop.views.qt.tasks import Tasks
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone

if TYPE_CHECKING:
    from desktop.models.search import Hit
    from desktop.services.desk import Desk
    from desktop.views.inbox.inbox_strip import InboxStrip
    from desktop.views.inbox.search_results import SearchResults
    from desktop.views.inbox.search_scope import SearchScope


_ANY_WIDTH = 16_777_215
"""Qt's own: no bound."""


class InboxPanel(QFrame):
    """`chosen` is a conversation to show, `entered` one to go and write in. `found` is where in the
    chosen one the words stand that were searched for: the `Hit` and its terms. `views_changed` are
    the saved views as a person wants them kept. `asked` says that a person goes to the inbox, which
    may be out of sight."""

    chosen = Signal(int)
    entered = Signal(int)
    asked = Signal()
    found = Signal(object, object)
    views_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        now: Callable[[], float],
        first_rows: Sequence[InboxRow] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._now = now
        self._desk: Desk | None = None
        self._chosen: int | None = None
        self._results: SearchResults | None = None
        self._strip: InboxStrip | None = None
        self.scope: SearchScope | None = None
        """Where a search looks; there is none before the first one."""
        self._count_again = False
        self._status = DeskStatus()
        self.setProperty("role", "surface")
        self.setAccessibleName(self.tr("Inbox"))
        self.setMinimumWidth(theme.metrics.inbox_min_width)

        self.pace = Badge(theme)
        self.pace.setObjectName("replyPace")
        self.search = SearchField(theme)
        self.tabs = InboxTabs(theme)
        self.filtering = Filtering(theme, tasks, self)
        self.model = InboxModel(tasks, now, self)
        self.list = self._make_list()
        self.steps = TicketButtons(theme, self.list, self.model)
        self._empty = QLabel(self.list)
        self._empty.setObjectName("inboxEmpty")
        self._empty.setProperty("role", "support")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setWordWrap(True)
        self.picking = Picking(self.list, self.model)
        self._lay_out()

        self.search.entered.connect(self._get_ready)
        self.search.textChanged.connect(self._search)
        self.search.left.connect(self.focus_list)
        self.search.found.connect(self._open_found)
        self.list.escaped.connect(self.search.clear)
        self.tabs.chosen.connect(self.filtering.show_tab)
        self.tabs.views_changed.connect(self.views_changed)
        self.tabs.rename_wanted.connect(self._rename)
        self.filtering.changed.connect(self._filtered)
        self.filtering.view_wanted.connect(self._keep_view)
        self.filtering.left.connect(self.focus_list)
        self.list.entered.connect(self._enter)
        self.list.selectionModel().selectionChanged.connect(self._selection_changed)
        self.model.settled.connect(self._settled)
        self.model.modelReset.connect(self._settled)
        if first_rows:
            self.model.show_first(first_rows)
        self._empty.hide()

    def _make_list(self) -> InboxList:
        view = InboxList(self._theme)
        view.setObjectName("inboxList")
        view.setAccessibleName(self.tr("Conversations"))
        view.setModel(self.model)
        view.setItemDelegate(InboxDelegate(self._theme, self._now, view))
        view.resized.connect(self._place_empty)
        self.model.visible = self._visible
        self._theme.changed.connect(self.tick)
        return view

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Inbox"))
        title.setFont(self._theme.font(TextRole.TITLE))
        title.setMinimumHeight(25)
        head = QHBoxLayout()
        head.setContentsMargins(14, 14, 14, 6)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.pace)
        search = QHBoxLayout()
        search.setContentsMargins(14, 10, 14, 9)
        search.setSpacing(6)
        search.addWidget(self.search, 1)
        search.addWidget(self.filtering.button)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(6, 0, 6, 0)
        tabs.addWidget(self.tabs)
        self._faces = QStackedLayout(self)
        self._whole = QWidget()
        self._faces.addWidget(self._whole)
        layout = QVBoxLayout(self._whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(search)
        layout.addLayout(tabs)
        layout.addWidget(rule())
        layout.addLayout(self.filtering.place)
        layout.addWidget(PickingBar(self._theme, self.picking))
        self._lists = QStackedLayout()
        layout.addLayout(self._lists, 1)
        # Only now: without a window around it, it would be shown as one of its own.
        self._lists.addWidget(self.list)
        self.setTabOrder(self.search, self.filtering.button)
        self.setTabOrder(self.filtering.button, self.tabs)
        self.setTabOrder(self.tabs, self.tabs.more)
        self.setTabOrder(self.tabs.more, self.list)
        self.filtering.stands_after(self.tabs.more)

    def show_strip(self, on: bool) -> None:
        """Show the conversations by their faces alone, or all of the inbox again."""
        metrics = self._theme.metrics
        if on and self._strip is None:
            from desktop.views.inbox.inbox_strip import InboxStrip  # not before the first paint

            strip = self._strip = InboxStrip(self._theme, self._now)
            strip.setModel(self.model)
            strip.setSelectionModel(self.list.selectionModel())  # the same row in both
            strip.open_is_away = self.list.open_is_away
            strip.entered.connect(self._enter)
            strip.escaped.connect(self.focus_list)
            self._faces.addWidget(strip)
        self._faces.setCurrentWidget(self._strip if on and self._strip else self._whole)
        self.setMinimumWidth(metrics.strip_width if on else metrics.inbox_min_width)
        self.setMaximumWidth(metrics.strip_width if on else _ANY_WIDTH)

    def attach(self, desk: "Desk") -> None:
        """List this desk's conversations."""
        self._desk = self.filtering.desk = desk
        self.model.attach(desk)
        if self._results is not None:
            self._results.attach(desk)
        elif self.search.text():
            self._search()
        elif self.search.hasFocus():
            self._get_ready()
        self.refresh_counts()

    def refresh(self, change: Change) -> None:
        """Take in what changed."""
        self.model.refresh(change)
        if self._results is not None:
            self._results.refresh(change)
        if change.lists:
            self.refresh_counts()

    def refresh_counts(self) -> None:
        """Read the tabs' counts and the pace again."""
        self._count_again = True  # also while it is under way
        if self._desk is not None:
            self._tasks.spawn(self._read_counts(self._desk), key="inbox.counts")

    def tick(self) -> None:
        """Let the times on screen go on."""
        self._in_front.viewport().update()
        if self._results is not None:
            self._results.viewport().update()

    @property
    def conversation_id(self) -> int | None:
        """The conversation that is chosen, listed or not."""
        return self._chosen

    @property
    def ringed(self) -> int | None:
        """The conversation whose row has the ring of the focus and is not the open one, where the
        agent put it there: none is open yet, or she picks. A ring that came to another row because
        the open one left the list, or by Escape, is no wish to act there."""
        if self._chosen is not None and not self.picking.picked:
            return None
        results = self._shown_results
        if results is not None and self._in_front is self.list:
            return results.ringed if results.ringed != self._chosen else None
        view = self._in_front
        index = view.currentIndex()
        if not view.hasFocus() or not index.isValid():
            return None
        conversation_id = int(index.data(ID))
        return conversation_id if conversation_id != self._chosen else None

    def choose(self, conversation_id: int) -> None:
        """Choose a conversation, as by a click on its row."""
        if conversation_id == self._chosen:
            return
        before, self._chosen = self._chosen, conversation_id
        self._show_chosen()
        self.chosen.emit(conversation_id)
        if before is not None:
            self.model.release(before)

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) conversation of the list."""
        if self._shown_results is not None:
            self._shown_results.step(by)
            return
        count = self.model.rowCount()
        if count == 0:
            return
        place = self.model.place(self._chosen) if self._chosen is not None else QModelIndex()
        row = place.row() + by if place.isValid() else (0 if by > 0 else count - 1)
        index = self.model.index(min(count - 1, max(0, row)))
        self.choose(int(index.data(ID)))
        self._in_front.scrollTo(index)

    def focus_search(self) -> None:
        """Go to the search, with what stands there selected."""
        self.asked.emit()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_list(self) -> None:
        """Go to the list; that alone chooses nothing."""
        self.asked.emit()
        if self._shown_results is not None:
            self._shown_results.focus()
            return
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._show_focus()

    def focus_rows(self) -> None:
        """Go to what is seen of the list: a strip of faces stays one."""
        if self._in_front is self.list:
            self.focus_list()
        else:
            self._in_front.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_tab(self, tab: Tab) -> None:
        """List a tab or a view, and nothing but what it says, and go to the list."""
        self.leave_search()
        self.tabs.show_tab(tab)
        self.filtering.show_tab(self.tabs.tab)  # also where it stood there already
        self.focus_list()

    def show_view(self, number: int) -> None:
        """List the saved view that stands there, from 0, where there is one."""
        if number < len(self.tabs.views):
            self.show_tab(self.tabs.views[number])

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Show these saved views behind the built-in tabs."""
        if tuple(views) != self.tabs.views:
            self.filtering.views = tuple(view.name for view in views)
            self.tabs.show_views(views)
            self.refresh_counts()

    def show_status(self, status: DeskStatus) -> None:
        """What keeps conversations from coming is said where they are missing."""
        if (status.hub, status.synced) != (self._status.hub, self._status.synced):
            self._status = status
            self._say_empty()

    @property
    def _in_front(self) -> InboxList:
        """The list that is seen: the rows, or the faces alone."""
        strip = self._strip
        return strip if strip is not None and self._faces.currentWidget() is strip else self.list

    def _visible(self) -> tuple[int, int]:
        view = self._in_front
        height = view.viewport().height()
        first = view.indexAt(QPoint(4, 2))
        last = view.indexAt(QPoint(4, height - 2))
        start = first.row() if first.isValid() else 0
        if last.isValid():
            return start, last.row()
        return start, start + max(PAGE, height // self._theme.metrics.row_height + 1)

    async def _read_counts(self, desk: "Desk") -> None:
        while self._count_again:
            self._count_again = False
            asked = self.filtering.chosen
            counts = await desk.inbox_counts(asked)
            self.tabs.show_counts(counts)
            if asked == self.filtering.chosen:
                self.filtering.show_count(counts.also)
            self.counted(counts)
            await self._read_pace(desk)

    def refresh_pace(self) -> None:
        """Read how fast we answer again: the five minutes go on though nothing happens."""
        if self._desk is not None:
            self._tasks.spawn(self._read_pace(self._desk), key="inbox.pace")

    async def _read_pace(self, desk: "Desk") -> None:
        median, cases = await desk.reply_pace()
        self.show_pace(median, cases, desk.reply_targets.first_s)

    def show_pace(self, median: float | None, cases: int, target: float) -> None:
        """Show how fast we answer: median seconds over so many first responses, and whether that is
        within the target."""
        if median is None or not cases:
            self.pace.show_look(None)
            return
        tone = Tone.OK if median <= target else Tone.PROGRESS
        self.pace.show_look(BadgeLook(pace_words(median), Icon.CLOCK, tone))
        self.pace.setToolTip(
            self.tr("Median first response of the last 5 minutes ({count})").format(count=cases)
        )

    unread = Signal(int)

    def counted(self, counts: InboxCounts) -> None:
        """Tell how much is unread."""
        self.unread.emit(counts.unread)

    def search_hub(self) -> None:
        """Let the hub search for what stands in the field."""
        if self._shown_results is not None:
            self._shown_results.ask_hub()

    def leave_search(self) -> None:
        """List the tab again."""
        self.search.clear()

    @property
    def _shown_results(self) -> "SearchResults | None":
        """The list of what was found, while it stands in the other's place."""
        return self._results if self._lists.currentWidget() is not self.list else None

    def _get_ready(self) -> None:
        """Get what the first keystroke would wait for."""
        if self._desk is not None and self._results is None:
            self._tasks.spawn(self._make_ready(self._desk), key="search.ready")

    async def _make_ready(self, desk: "Desk") -> None:
        import asyncio  # here and not above: the window shows before it has a loop

        await asyncio.to_thread(_import_results)
        if self._desk is desk and self._results is None:
            self._results = self._make_results(desk)
        await desk.get_ready_to_search()

    def _search(self) -> None:
        """Show what the field's text finds, at each keystroke; nothing typed, the tab's list."""
        wanted = self.search.text().strip()
        if wanted and self._desk is not None:
            if self._results is None:
                self._results = self._make_results(self._desk)
            scope = self._searched_in(self._results)
            scope.begin(self.filtering.wanted)
            self._results.search(wanted, scope.within)
            self._lists.setCurrentWidget(self._results)
            self.filtering.rest(True)
        elif self._shown_results is not None:
            had_focus = self._shown_results.hasFocus()
            self._lists.setCurrentWidget(self.list)
            self.filtering.rest(False)
            if self._results is not None:
                self._results.leave()
            if self.scope is not None:
                self.scope.end()
            if had_focus:
                self.focus_list()

    def turn_scope(self) -> None:
        """Search in what is listed instead of everywhere, or the other way round."""
        if self.scope is not None:
            self.scope.turn()

    def _searched_in(self, results: "SearchResults") -> "SearchScope":
        """Where a search looks; made when one is first begun."""
        if self.scope is None:
            from desktop.views.inbox.search_scope import SearchScope  # not before the first paint

            self.scope = SearchScope(self._theme)
            self.scope.changed.connect(self._search)
            results.results.outside.connect(self.scope.show_outside)
            self.filtering.place.addWidget(self.scope)
            self.setTabOrder(self.tabs.more, self.scope.choice)
        return self.scope

    def _make_results(self, desk: "Desk") -> "SearchResults":
        # Here and not above: the first paint shows no search.
        from desktop.views.inbox.search_results import SearchResults

        results = SearchResults(self._theme, self._tasks, self._now)
        results.attach(desk)
        results.escaped.connect(self.search.clear)
        results.chosen.connect(self._choose_found)
        results.wrote_in.connect(self.entered)
        self._lists.addWidget(results)
        self.setTabOrder(self.list, results)
        return results

    def _choose_found(self, hit: "Hit") -> None:
        if self._results is not None:
            self.choose(hit.conversation_id)
            self.found.emit(hit, self._results.terms)

    def _open_found(self) -> None:
        """Open the first that the search finds, as soon as it is there."""
        if self._shown_results is not None:
            self._shown_results.open_first()
        else:
            self.focus_list()

    def _show_focus(self) -> None:
        """A list that has the focus shows where it is, though nothing is chosen there: on its first
        row, or as a whole where the open conversation, which the letters are for, is not listed."""
        view = self.list
        is_lost = view.hasFocus() and not view.currentIndex().isValid()
        if is_lost and not view.open_is_away and self.model.rowCount():
            self.list.selectionModel().setCurrentIndex(
                self.model.index(0), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def _list_again(self) -> None:
        self.search.clear()
        self.model.show_tab(self.filtering.wanted)
        self.list.scrollToTop()

    def _filtered(self) -> None:
        self._list_again()
        self.refresh_counts()

    def _keep_view(self, name: str) -> None:
        """Keep the filter under this name, and go to its tab."""
        view = SavedView(name, self.filtering.chosen)
        self.views_changed.emit((*self.tabs.views, view)[:MOST_VIEWS])
        self.show_tab(view)

    def _rename(self, view: SavedView) -> None:
        from desktop.views.inbox.view_name import ViewNamePopup  # not before the first paint

        def renamed(name: str) -> None:
            self.views_changed.emit(
                tuple(replace(one, name=name) if one == view else one for one in self.tabs.views)
            )

        taken = [one.name for one in self.tabs.views if one != view]
        popup = ViewNamePopup(self._theme, taken, view.name, self)
        popup.named.connect(renamed)
        popup.open_below(self.tabs)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.choose(int(index.data(ID)))
        if self._chosen is not None:
            self.entered.emit(self._chosen)

    def _selection_changed(self) -> None:
        # Rows that come and go move the selection too: only a person's move is a choice.
        selected = self.list.selectionModel().selectedIndexes()
        if selected and not self.model.changing:
            self.choose(int(selected[0].data(ID)))

    def _settled(self) -> None:
        self._show_chosen()
        self._show_focus()
        self._say_empty()

    def _say_empty(self) -> None:
        is_empty = self.model.rowCount() == 0 and self._desk is not None
        if is_empty:
            words = empty_words(self.model.wanted, self._status)
            self._empty.setText(words)
        self._empty.setVisible(is_empty)
        self._place_empty()

    def _show_chosen(self) -> None:
        """Let the row of the chosen conversation be the current one, wherever it now stands."""
        if self._chosen is None:
            return
        place = self.model.place(self._chosen)
        self.list.open_is_away = not place.isValid()
        if self._strip is not None:
            self._strip.open_is_away = self.list.open_is_away
        selection = self.list.selectionModel()
        if place.isValid() and selection.isSelected(place) and selection.currentIndex() == place:
            return
        was_changing, self.model.changing = self.model.changing, True
        try:
            if place.isValid():
                self.list.setCurrentIndex(place)
            elif self.picking.picked:
                selection.clearSelection()  # the ring is the agent's own while she picks
            else:
                selection.clear()
        finally:
            self.model.changing = was_changing

    def _place_empty(self) -> None:
        if self._empty.isHidden():
            return  # it is placed when it shows
        self._empty.setGeometry(24, 48, max(0, self.list.viewport().width() - 48), 260)


def _import_results() -> None:
    import desktop.views.inbox.search_results  # noqa: F401
