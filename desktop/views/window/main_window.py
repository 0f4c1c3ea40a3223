"""The window's frame: rail, inbox, thread and quote side by side, and the status below."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.models.configured import Configured
from desktop.models.hub_words import Availability
from desktop.models.inbox import InboxRow
from desktop.models.inbox_filter import SavedView
from desktop.resources import resource
from desktop.services.notices import Change
from desktop.services.preference_file import PreferenceFile
from desktop.views.inbox.inbox_panel import InboxPanel
from desktop.views.keymap import keymap
from desktop.views.privacy.privacy_guard import PrivacyGuard
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme, Tone
from desktop.views.window.call_taker import CallTaker
from desktop.views.window.columns import LEAST_HEIGHT, Columns, least_width, roomy
from desktop.views.window.folding_splitter import INBOX, SIDE, THREAD
from desktop.views.window.key_wiring import (
    in_reach,
    issue_ticket,
    panel_keys,
    price_again,
    replace_link,
    window_keys,
)
from desktop.views.window.places import Place, Places
from desktop.views.window.placing import place_as_left
from desktop.views.window.rail import Rail
from desktop.views.window.ringed_row import on_ringed_row
from desktop.views.window.shortcuts import Keys
from desktop.views.window.status_bar import StatusBar
from desktop.views.window.toast import Notice, Toaster
from desktop.views.window.veiling import Veiling
from desktop.views.window.window_state import WindowState

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.actions.conversation_actions import ConversationActions
    from desktop.views.actions.doing import Done
    from desktop.views.approval.approving import Approving
    from desktop.views.palette.palette import Palette
    from desktop.views.quote.quote_panel import QuotePanel
    from desktop.views.settings.settings_page import SettingsPage
    from desktop.views.side.side_panel import SidePanel
    from desktop.views.thread.thread_panel import ThreadPanel
    from desktop.views.window.choice_follower import ChoiceFollower
    from desktop.views.window.news_teller import NewsTeller
    from desktop.views.window.shortcuts_dialog import ShortcutsDialog
    from desktop.views.window.start_problem import StartProblem, StartProblemPage

TITLE = "Social Pay Desk"
_RECENT = 20
_INBOX_EVERY_S = 15
"""The times of its rows are minutes."""
_PACE_EVERY_S = 15
_COUNTS_EVERY_S = 60
_OVERDUE_EVERY_S = 20


class MainWindow(QWidget):
    """The desk's one window.

    It shows `first_rows` at once and works from `attach(desk)` on. `folder` is the data folder, in
    which it remembers its place (`window.json`); `preferences` are what the person chose, over
    what is `configured`. `closed` follows the person's closing it; the program then ends. Must be
    attached while the event loop runs.
    """

    closed = Signal()
    _not_kept = Signal(str)
    """Why choices could not be written, from the thread that tried."""

    def __init__(
        self,
        theme: Theme,
        *,
        first_rows: Sequence[InboxRow] = (),
        folder: Path | None = None,
        preferences: PreferenceFile | None = None,
        configured: Configured | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.preferences = preferences or PreferenceFile()
        self._not_kept.connect(self._say_not_kept)
        self.preferences.not_written = self._tell_not_kept
        self.configured = configured or Configured(lock_after_min=0)
        keymap().choose(self.preferences.current.keys)
        self.preferences.subscribe(lambda chosen: keymap().choose(chosen.keys))
        self.preferences.subscribe(lambda chosen: self.inbox.show_views(chosen.views))
        self._theme = theme
        self._desk: Desk | None = None
        self._unsubscribe: Callable[[], object] | None = None
        self._seconds = 0
        self.state = WindowState.read(folder)
        self.setObjectName("mainWindow")
        self.setWindowTitle(TITLE)
        self.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
        self.setProperty("role", "app")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ticker = QTimer(self, interval=1000)
        self._ticker.timeout.connect(self._tick)
        self._follower: ChoiceFollower | None = None
        self.recent: deque[int] = deque(maxlen=_RECENT)
        """The conversations that were open last, the newest first."""
        self.done: list[Done] = []
        """What the agent has done and can take back, the last at the end."""
        self.calls = CallTaker(self)
        self._lasting = frozenset(self.__dict__) | {"_lasting"}
        self._build(first_rows)
        self.setMinimumSize(least_width(theme.metrics), LEAST_HEIGHT)
        place_as_left(self, self.state, roomy(theme.metrics))
        self.splitter.place(self.width())
        self.inbox.list.setFocus()

    def _build(self, first_rows: Sequence[InboxRow]) -> None:
        """Make all that the window holds, in the language and text size of now. What `__init__`
        has set before is kept when it is made anew; nothing else is."""
        self.thread_panel: ThreadPanel | None = None
        self.side_panel: SidePanel | None = None
        self.quote_panel: QuotePanel | None = None
        self._thread_ready: ThreadPanel | None = None
        self._side_ready: SidePanel | None = None
        self._news: NewsTeller | None = None
        self._unread = 0
        self.work: ConversationActions | None = None
        self.approving: Approving | None = None
        self.settings_page: SettingsPage | None = None
        self.focus_before: QWidget | None = None
        """Where the focus was in the desk, while the settings lie over it."""
        theme = self._theme
        self.status_bar = StatusBar(theme)
        self.toaster = Toaster(
            theme,
            self,
            beside=lambda: self.places.over_notices(),
            at_foot=lambda: not self.places.in_inbox,
        )
        self.tasks = Tasks(self._report, self)
        self.rail = Rail(theme)
        self.inbox = InboxPanel(theme, self.tasks, self.now, first_rows)
        self.inbox.show_views(self.preferences.current.views)
        self.splitter = Columns(theme, self.state, self.inbox)
        self.pages = QStackedWidget()
        self.places = Places(self, theme)
        self._lay_out()
        self.keys = Keys(
            self, allows=partial(in_reach, self), by_press=partial(on_ringed_row, self)
        )
        self.guard = PrivacyGuard(
            theme,
            self,
            self.tasks,
            covered=lambda: (self.rail, self.pages, self.status_bar),
            lock_after_s=self.configured.chosen(self.preferences.current).lock_after_min * 60.0,
        )
        self.keys.bind(window_keys(self))
        self._connect()

    def now(self) -> float:
        """The desk's clock in UTC seconds; this computer's until there is a desk."""
        return self._desk.now() if self._desk is not None else time()

    def show_first_rows(self, rows: Sequence[InboxRow]) -> None:
        """Show rows that were read without a desk, unless there is one by now."""
        if self._desk is None and rows:
            self.inbox.model.show_first(rows)

    def offer_approval(self, job: object) -> None:
        """Ask for a second person where a job needs one."""
        if self.approving is not None:
            self.approving.offer(job)

    def attach(self, desk: "Desk", *, again: bool = False) -> None:
        """Show this desk and follow it; `again` after the window was made anew."""
        from desktop.views.actions.conversation_actions import ConversationActions
        from desktop.views.approval.approving import Approving
        from desktop.views.window.key_state import with_state
        from desktop.views.window.mention_taker import MentionTaker
        from desktop.views.window.news_teller import NewsTeller
        from desktop.views.window.quiet import Quiet

        self._desk = desk
        thread = self.thread_panel = self._thread_ready or self._new_thread_panel()
        side = self.side_panel = self._side_ready or self._new_side_panel()
        self.quote_panel = side.quote
        thread.setMinimumWidth(self._theme.metrics.thread_min_width)
        side.setMinimumWidth(self._theme.metrics.quote_min_width)
        thread.ticket_wanted.connect(lambda _quote_id: issue_ticket(self))
        thread.price_again_wanted.connect(lambda quote_id: price_again(self, quote_id))
        thread.left.connect(self.inbox.focus_list)
        thread.replace_wanted.connect(lambda card: replace_link(self, card))
        thread.said.connect(self.toaster.say)
        self.approving = Approving(self._theme, self.tasks, desk, self, thread)
        self.approving.said.connect(self.toaster.say)
        thread.approval_wanted.connect(self.offer_approval)
        side.quote.approval_wanted.connect(self.offer_approval)
        thread.elsewhere_wanted.connect(self.approving.ask_elsewhere)
        thread.given_back_wanted.connect(self.approving.ask_given_back)
        thread.ticket_end_wanted.connect(self.approving.ask_ticket_end)
        self.inbox.found.connect(thread.finding.show_hit)
        self.toaster.keep_below(thread.finding.bar)
        self.inbox.steps.pressed.connect(self._issue_ticket)
        taker = MentionTaker(side, self.toaster)
        thread.mention_used.connect(taker.take)
        side.mention_used.connect(taker.take)
        thread.writing.preferences = self.preferences
        side.left.connect(self._side_left)
        side.asked.connect(lambda: self.splitter.reveal(SIDE))
        self.rail.side.connect(side.focus_first)
        side.wanted.connect(self.open_at)
        side.quote.reply_wanted.connect(thread.composer.put_back)
        side.quote.hold_back(self.places.holds_back)
        side.quote.sent.connect(lambda _quote_id: self.inbox.refresh_counts())
        self.inbox.model.beside = thread.caught_up
        self.splitter.put(THREAD, thread)
        self.splitter.put(SIDE, side)
        self.quiet = Quiet(self)
        self.rail.presence_button.add_menu(self.quiet.make_menu(self.rail))
        work = self.work = ConversationActions(self, thread, self._theme)
        thread.work_wanted.connect(self.keys.trigger)
        side.unblock_wanted.connect(work.unblock_contact)
        self.keys.bind(with_state(self, thread, side, panel_keys(self, thread, side, work)))
        rail = self.rail
        places = rail.payments_button, rail.phone_button, rail.board_button
        for button in (rail.settings_button, *places):
            button.setEnabled(True)
        if self._follower is None:
            from desktop.views.window.choice_follower import ChoiceFollower

            self._follower = ChoiceFollower(self, self._theme)
        self._news = NewsTeller(self)
        self._news.tray.show_count(self._unread)
        work.attach(desk)
        unsubscribes = (
            desk.notices.subscribe(self._changed),
            self.preferences.subscribe(desk.prefer),
            self.preferences.subscribe(lambda _choices: thread.writing.check_spelling()),
        )
        self._unsubscribe = lambda: [unsubscribe() for unsubscribe in unsubscribes]
        desk.prefer(self.preferences.current)
        self.inbox.attach(desk)
        thread.attach(desk)
        side.attach(desk)
        if self.inbox.conversation_id is not None:
            self._open(self.inbox.conversation_id)
        elif self.state.conversation_id is not None:
            self.tasks.spawn(self._open_again(desk, self.state.conversation_id))
        self.guard.attach(desk, at_start=not again)
        if not again and not self.inbox.list.isVisibleTo(self):
            thread.focus_thread()  # the list has given way: keys begin where something is seen
        self.places.attach()
        self._show_status()
        self._show_stuck()
        self.tasks.spawn(self._read_calls(desk), key="calls")
        self._ticker.start()
        self.calls.go_on()

    async def prepare(self) -> None:
        """Build what `attach` will show, while the desk is being opened: what it needs is read on
        a thread, and between the panels keys and clicks are seen to."""
        import asyncio

        await asyncio.to_thread(_import_panels)
        self._thread_ready = self._new_thread_panel()
        await asyncio.sleep(0)
        self._side_ready = self._new_side_panel()
        await asyncio.sleep(0)

    def _new_thread_panel(self) -> "ThreadPanel":
        # Here and not above: what the first paint does not need must not delay it.
        from desktop.views.thread.thread_panel import ThreadPanel

        return ThreadPanel(self._theme, self.tasks)

    def _new_side_panel(self) -> "SidePanel":
        from desktop.views.side.side_panel import SidePanel
        from desktop.views.side.side_tabs import SideTab

        panel = SidePanel(self._theme, self.tasks)
        if self.state.side in tuple(SideTab):
            panel.show_tab(SideTab(self.state.side))
        return panel

    def detach(self) -> None:
        """Stop following the desk; what is shown stays."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        if self.thread_panel is not None and self.side_panel is not None:
            self.state.side = self.side_panel.tab.value
            self.thread_panel.detach()
            self.side_panel.detach()
        self.state.places = self.places.kept(self.state.places)
        self.places.detach()
        self._ticker.stop()

    async def put_away(self) -> None:
        """Keep what is being typed, end what is under way, and let go of the desk."""
        if self._follower is not None:
            await self._follower.stop()
        await self._let_go()

    async def _let_go(self) -> None:
        try:
            for panel in (self.thread_panel, self.side_panel):
                if panel is not None:
                    await panel.flush()
        finally:
            self.detach()
            await self.tasks.stop()

    def open_conversation(self, conversation_id: int) -> None:
        """Show a conversation, as by a click on its row, from wherever the person is."""
        if not self.in_settings:
            self.places.to_inbox()
        self.inbox.choose(conversation_id)

    def open_at(self, conversation_id: int, message_id: int | None) -> None:
        """Show a conversation, at a message where one is named."""
        self.open_conversation(conversation_id)
        if message_id is not None and self.thread_panel is not None:
            self.thread_panel.finding.show_message(conversation_id, message_id)

    def show_start_problem(self, problem: "StartProblem") -> "StartProblemPage":
        """Say why there is no desk yet, over everything else, until the page is left."""
        from desktop.views.window.start_problem import StartProblemPage

        page = StartProblemPage(self._theme, problem, self)
        page.left.connect(self.inbox.list.setFocus)
        return page

    @property
    def desk(self) -> "Desk | None":
        """The desk that is shown; None until there is one."""
        return self._desk

    async def rebuild(self, change: Callable[[], object]) -> None:
        """Make all that the window holds anew after a `change` (of language or text size) that it
        cannot follow otherwise. What is open, typed and chosen stays; no key acts meanwhile."""
        from desktop.views.window.standing import Standing

        desk = self._desk
        if desk is None:
            return
        self.setUpdatesEnabled(False)
        try:
            self.keys.set_enabled(False)
            await self._let_go()
            standing = Standing.of(self)
            if self.side_panel is not None:
                self.state.side = self.side_panel.tab.value
            self._clear()
            change()  # now, when there is next to nothing that Qt would have to lay out again
            self._build(standing.rows)
            self.keys.set_enabled(False)
            self.setMinimumSize(least_width(self._theme.metrics), LEAST_HEIGHT)
            for part in (self.rail, self.pages, self.status_bar):
                part.show()  # what joins a window that is on screen is hidden at first
            layout = self.layout()
            if layout is not None:
                layout.activate()
            self.splitter.place(self.width())
            self.state.conversation_id = None
            standing.list_again(self)
            await self.prepare()  # in turns of the loop: a moment is less long so
            standing.put_back(self._side_ready)
            self.attach(desk, again=True)
            standing.bring_back(self)
        finally:
            self.keys.set_enabled(not self.guard.locked)
            self.setUpdatesEnabled(True)

    def _clear(self) -> None:
        """Let go of all that `_build` and what came after it have made."""
        for child in self.children():
            if child not in (self._ticker, self._follower):
                child.deleteLater()
        for name in [name for name in self.__dict__ if name not in self._lasting]:
            del self.__dict__[name]
        # Now: two layouts, or two shortcuts of one key, do not go together.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def show_settings(self, section: str = "") -> "SettingsPage":
        """Show the settings over the desk, at a section; the last one by itself."""
        page = self.settings_page
        if page is None:
            from desktop.views.settings.settings_page import SettingsPage

            page = self.settings_page = SettingsPage(self, self._theme)
            page.left.connect(self.leave_settings)
            self.pages.addWidget(page)
        if self.pages.currentWidget() is not page:
            self.focus_before = QApplication.focusWidget()
            self.pages.setCurrentWidget(page)
            self.rail.show_place(self.rail.settings_button)
        page.show_section(section)
        return page

    def leave_settings(self) -> None:
        """Go back to the desk, to where the focus was."""
        if not self.in_settings:
            return
        self.pages.setCurrentWidget(self.places.widget)
        self.rail.show_place(self.places.button)
        before, self.focus_before = self.focus_before, None
        page = self.places.page()
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is not None:
            page.focus_first()
        else:
            self.inbox.focus_list()

    @property
    def in_settings(self) -> bool:
        """Whether the settings lie over the desk."""
        return self.settings_page is not None and self.pages.currentWidget() is self.settings_page

    def choose(self, **choices: Any) -> None:
        """Take a person's choices over (fields of `Preferences`), at once and for later starts."""
        self.preferences.change(**choices)

    def _tell_not_kept(self, error: OSError) -> None:
        if shiboken6.isValid(self):  # else the desk has ended
            self._not_kept.emit(error.strerror or type(error).__name__)

    def _say_not_kept(self, why: str) -> None:
        self.toaster.say(
            self.tr("What you chose holds now, but could not be written down"),
            self.tr(
                "After the next start it will be as before. Make room or give rights in the "
                "data folder, and choose it again. ({why})"
            ).format(why=why),
            Tone.BAD,
        )

    def _keep_views(self, views: Sequence[SavedView]) -> None:
        before = self.preferences.current.views
        self.choose(views=tuple(views))
        gone = [one.name for one in before if one not in views]
        if len(views) < len(before):
            self.toaster.show(
                Notice(
                    self.tr("“{view}” is removed").format(view=gone[0]),
                    action=(self.tr("Undo"), partial(self.choose, views=before)),
                    lasts=partial(self.choose, views=before),
                )
            )

    def show_keys(self) -> "ShortcutsDialog":
        """Show all keys."""
        from desktop.views.window.shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._theme, self.keys.bound, self)
        dialog.change_wanted.connect(self.change_keys)
        dialog.open()
        return dialog

    def show_palette(self) -> None:
        """Let the agent find anything and do anything."""
        self._palette.open()

    @cached_property
    def _palette(self) -> "Palette":
        # Built when it is first wanted, and kept: after that it opens within a frame.
        from desktop.views.palette.palette import Palette

        return Palette(self._theme, self)

    def change_keys(self) -> None:
        """Show all keys, each to be changed."""
        self.show_settings("keys")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.splitter.share_out(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads to the inbox from wherever nothing else wanted it."""
        if event.key() == Qt.Key.Key_Escape and not self.in_settings:
            self.places.show(Place.INBOX)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        place = self.normalGeometry()
        self.state.geometry = place.x(), place.y(), place.width(), place.height()
        self.state.is_maximised = self.isMaximized()
        self.state.conversation_id = self.inbox.conversation_id
        if self.side_panel is not None:
            self.state.side = self.side_panel.tab.value
        if self.state.columns:
            self.splitter.keep()
        self.state.places = self.places.kept(self.state.places)
        self.state.write()
        event.accept()
        self.closed.emit()

    def _lay_out(self) -> None:
        self.pages.addWidget(self.splitter)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addWidget(self.status_bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)

    def _connect(self) -> None:
        self.splitter.splitterMoved.connect(self.toaster.place)
        self.pages.currentChanged.connect(self.toaster.place, Qt.ConnectionType.QueuedConnection)
        # Once the columns have their new places.
        self.splitter.revealed.connect(self.toaster.place, Qt.ConnectionType.QueuedConnection)
        self.splitter.folded.connect(self.rail.side_button.setVisible)
        self.inbox.asked.connect(lambda: self.splitter.reveal(INBOX))
        self.rail.inbox.connect(self._to_inbox)
        self.rail.settings.connect(self.show_settings)
        self.rail.anything.connect(self.show_palette)
        self.rail.help.connect(self.show_keys)
        self.rail.presence.connect(self.set_availability)
        self.inbox.chosen.connect(self._open)
        self.inbox.entered.connect(self._write_in)
        self.inbox.unread.connect(self._show_unread)
        self.inbox.views_changed.connect(self._keep_views)
        self._veiling = Veiling(self, self._theme)
        self.guard.locked_changed.connect(self._locked)

    def _side_left(self) -> None:
        """Escape leads from the side panel to the list that stands at its left."""
        page = self.places.page()
        if page is not None:
            page.focus_first()
        else:
            self.inbox.focus_list()

    def _to_inbox(self) -> None:
        self.leave_settings()
        self.places.show(Place.INBOX)

    def _locked(self, locked: bool) -> None:
        self.keys.set_enabled(not locked)
        if locked and self.thread_panel is not None:
            self.thread_panel.files.leave()
        self.toaster.silent = locked
        self.calls.go_on()

    def _open(self, conversation_id: int) -> None:
        if conversation_id in self.recent:
            self.recent.remove(conversation_id)
        self.recent.appendleft(conversation_id)
        if self.thread_panel is not None and self.side_panel is not None:
            self.thread_panel.open(conversation_id)
            self.side_panel.open(conversation_id)

    async def _open_again(self, desk: "Desk", conversation_id: int) -> None:
        """Show what was open when the window was closed, where it still is on this desk."""
        known = await desk.inbox_rows([conversation_id])
        if conversation_id in known and self.inbox.conversation_id is None:
            self.inbox.choose(conversation_id)  # wherever the person has gone meanwhile

    def _issue_ticket(self, conversation_id: int) -> None:
        if not self.guard.veiled:
            issue_ticket(self, conversation_id)

    def _write_in(self, conversation_id: int) -> None:
        if self.thread_panel is not None:
            self.thread_panel.focus_composer()

    def _changed(self, change: Change) -> None:
        self.inbox.refresh(change)
        self.places.refresh(change)
        if change.stuck:
            self._show_stuck()
        if change.calls:
            self._show_calls()
        if change.status:
            self._show_status()
        if self.work is not None:
            self.work.doing.told(change)
        money = bool((change.quotes or change.paid) and change.conversations)
        is_news = money or change.assigned or change.mentioned
        if is_news and self._desk is not None and self._news is not None:
            self.tasks.spawn(self._news.tell(self._desk, change))

    def set_availability(self, availability: Availability) -> None:
        """Tell the hub how present the agent is."""
        if self._desk is not None:
            self.tasks.spawn(
                self._desk.set_availability(availability),
                key="presence",
                doing=self.tr("Changing your presence"),
            )

    def _show_unread(self, unread: int) -> None:
        self.rail.inbox_button.show_count(unread)
        self.setWindowTitle(f"({unread}) {TITLE}" if unread else TITLE)
        self._unread = unread
        if self._news is not None:
            self._news.tray.show_count(unread)

    def _show_status(self) -> None:
        if self._desk is None:
            return
        status = self._desk.status()
        self.status_bar.show_status(status, self.now())
        self.inbox.show_status(status)
        agent = self._desk.agent
        if agent is not None:
            self.rail.presence_button.show_agent(agent.name, agent.user_id, agent.availability)

    def _report(self, doing: str, error: Exception) -> None:
        """Say what failed; where a caller is to be read an address back first, go there."""
        from desktop.services.use_cases.refusals import ReadBackFirst

        if isinstance(error, ReadBackFirst):
            self.places.holds_back(error.conversation_id, sends_then=False)
        self.toaster.report(doing, error)

    async def _read_calls(self, desk: "Desk") -> None:
        await desk.calls.read()
        self._show_calls()

    def _show_calls(self) -> None:
        """Count the calls that are on, or left to be wrapped up."""
        if self._desk is not None:
            left = [call for call in self._desk.calls.all if not call.is_over]
            self.rail.show_calls(len(left))

    def _show_stuck(self) -> None:
        """Count the money that does not go on, and tell what has waited too long."""
        if self._desk is None:
            return
        money = self._desk.stuck.money
        self.rail.show_stuck(money.count)
        self.status_bar.show_stuck(money.late)
        if money.late and self._news is not None:
            self.tasks.spawn(self._news.look_for_stuck(self._desk), key="stuck")

    def _tick(self) -> None:
        self._seconds += 1
        self.status_bar.tick(self.now())
        self.places.tick()
        self.quiet.show()
        if self._seconds % _OVERDUE_EVERY_S == 0 and self._desk and self._news:
            self.tasks.spawn(self._news.look_for_overdue(self._desk), key="overdue")
        if self._seconds % _INBOX_EVERY_S == 0:
            self.inbox.tick()
        if self._seconds % _PACE_EVERY_S == 0:
            self.inbox.refresh_pace()
        if self._seconds % _COUNTS_EVERY_S == 0:
            self.inbox.refresh_counts()


def _import_panels() -> None:
    """Import the panels, on whatever thread this runs; they are built on Qt's."""
    import desktop.views.actions.conversation_actions
    import desktop.views.side.side_panel
    import desktop.views.thread.thread_panel
    import desktop.views.window.key_state
    import desktop.views.window.news_teller  # noqa: F401
