"""The right side of the window: tabs over the quote, the customer, and what came before."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.notices import Change
from desktop.views.controls.sections import MARGIN, rule
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.side.reading_page import ReadingPage
from desktop.views.side.side_tabs import SideTab, SideTabs
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_COUNT_AFTER_MS = 1000
"""What came before is counted again no more often than this."""


class SidePage(Protocol):
    """What stands under a tab: it shows one conversation of an attached desk."""

    def attach(self, desk: "Desk") -> None: ...

    def detach(self) -> None: ...

    def open(self, conversation_id: int) -> None: ...

    def focus_first(self) -> None: ...


class SidePanel(QWidget):
    """A page for each tab, built when it is first gone to; the quote's is there from the start.

    `left` says that Escape asked for the inbox; `wanted` carries a conversation of the history that
    a person went to, and the message in it, None for no certain one; `mention_used` a `UsedMention`
    for the quote; `unblock_wanted` a contact. `asked` says that a person goes here, which may be
    out of sight.
    """

    left = Signal()
    asked = Signal()
    wanted = Signal(int, object)
    mention_used = Signal(object)
    unblock_wanted = Signal(int)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._desk: Desk | None = None
        self._conversation: int | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self.setObjectName("sidePanel")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = SideTabs(theme)
        self.quote = QuotePanel(theme, tasks)
        self.quote.left.connect(self.left)
        self.pages = QStackedWidget()
        self._built: dict[SideTab, QWidget] = {}
        self._put(SideTab.QUOTE, self.quote)
        self._counted = 0
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._counting.timeout.connect(self._count)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN - 2, 6, MARGIN, 0)
        head.addWidget(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.pages, 1)
        self.tabs.chosen.connect(self._show)

    @property
    def tab(self) -> SideTab:
        """What is shown."""
        return self.tabs.tab

    def attach(self, desk: "Desk") -> None:
        """From now on read from and act through this desk."""
        self._desk = desk
        self._unsubscribe = desk.notices.subscribe(self._desk_changed)
        self._count()
        for page in self._all():
            page.attach(desk)
        self._show(self.tab)  # the tab of the last time may be there before its page

    def detach(self) -> None:
        """Let go of the desk, before it stops."""
        self._desk = None
        self._counting.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        for page in self._all():
            page.detach()

    async def flush(self) -> None:
        """Keep what is being built, before the window closes."""
        await self.quote.flush()

    def open(self, conversation_id: int) -> None:
        """Show what belongs to a conversation."""
        if conversation_id != self._conversation:
            self._conversation = conversation_id
            self.tabs.show_count(SideTab.HISTORY, 0)
            self._count()
        for page in self._all():
            page.open(conversation_id)

    def show_tab(self, tab: SideTab) -> None:
        """Show a tab without going there."""
        self.tabs.show_tab(tab)

    def go_to(self, tab: SideTab) -> None:
        """Show a tab and go there."""
        self.tabs.show_tab(tab)
        self.focus_first()

    def focus_first(self) -> None:
        """Go to what is most likely wanted of the page that is shown."""
        self.asked.emit()
        page = self._built.get(self.tab)
        if page is not None:
            cast(SidePage, page).focus_first()

    def on_quote(self, act: Callable[[], object]) -> None:
        """Do something to the quote that is in sight; otherwise only bring it into sight: what is
        hidden must not be changed or sent."""
        if self.tab is SideTab.QUOTE:
            act()
        else:
            self.go_to(SideTab.QUOTE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _desk_changed(self, change: Change) -> None:
        # Whether a new conversation is this customer's, its number does not tell.
        if change.conversations and not self._counting.isActive():
            self._counting.start()

    def _count(self) -> None:
        """Show beside the tab how much came before."""
        if self._desk is not None and self._conversation is not None:
            self._tasks.spawn(
                self._show_count(self._desk, self._conversation), key="history_count", replace=True
            )

    async def _show_count(self, desk: "Desk", conversation_id: int) -> None:
        count = await desk.history_count(conversation_id)
        if conversation_id != self._conversation:
            return
        page = self._built.get(SideTab.HISTORY)
        if isinstance(page, ReadingPage) and count != self._counted:
            page.refresh()
        self._counted = count
        self.tabs.show_count(SideTab.HISTORY, count)

    def _show(self, tab: SideTab) -> None:
        if self._desk is None and tab not in self._built:
            return
        self.pages.setCurrentWidget(self._page(tab))

    def _page(self, tab: SideTab) -> QWidget:
        known = self._built.get(tab)
        if known is not None:
            return known
        page = self._new_page(tab)
        self._put(tab, page)
        if self._desk is not None:
            page.attach(self._desk)
        if self._conversation is not None:
            page.open(self._conversation)
        return page

    def _new_page(self, tab: SideTab) -> ReadingPage:
        # Here and not above: what is not looked at need not be loaded.
        if tab is SideTab.CUSTOMER:
            from desktop.views.side.customer_page import CustomerPage

            customer = CustomerPage(self._theme, self._tasks)
            customer.mention_used.connect(self.mention_used)
            customer.blocked.unblock_wanted.connect(self.unblock_wanted)
            return customer
        from desktop.views.side.history_page import HistoryPage

        page = HistoryPage(self._theme, self._tasks)
        page.wanted.connect(self.wanted)
        return page

    def _put(self, tab: SideTab, page: QWidget) -> None:
        self._built[tab] = page
        self.pages.addWidget(page)

    def _all(self) -> list[SidePage]:
        return [cast(SidePage, page) for page in self._built.values()]
