"""The places that the rail leads to: the inbox, and full-width pages, each made when it is wanted.

A page is a widget with what `Page` names. To add one: a place, its maker, a button of the rail, a
key. Nothing of a page is imported before it is first shown.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from desktop.services.notices import Change
from desktop.views.style.theme import Theme
from desktop.views.window.folding_splitter import SIDE

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.board.board_page import BoardPage
    from desktop.views.payments.payments_page import PaymentsPage
    from desktop.views.phone.phone_page import PhonePage
    from desktop.views.window.main_window import MainWindow
    from desktop.views.window.rail import RailButton


class Place(StrEnum):
    """Where a person can be. The values are kept in the window's state."""

    INBOX = "inbox"
    PAYMENTS = "payments"
    PHONE = "phone"
    BOARD = "board"


class Page(Protocol):
    """What a full-width page can do, beside being a widget."""

    def attach(self, desk: "Desk", shown: Any = None) -> None:
        """Show this desk; `shown` is what stands for it while personal data is hidden."""

    def detach(self) -> None:
        """Follow no desk."""

    def refresh(self, change: Change) -> None:
        """Take in what changed."""

    def tick(self) -> None:
        """A second has passed."""

    def focus_first(self) -> None:
        """Go to where the keys work."""

    def focus_search(self) -> None:
        """Go to its search."""

    def kept(self) -> dict[str, Any]:
        """What the next start brings back."""

    def bring_back(self, kept: Any) -> None:
        """Look as it did; what cannot be read is as good as nothing."""


class Places(QObject):
    """Which place a window shows. The settings lie over whichever it is."""

    def __init__(self, window: "MainWindow", theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._pages: dict[Place, Page] = {}
        self._place = Place.INBOX
        self._makers: dict[Place, Callable[[], Page]] = {
            Place.PAYMENTS: self._make_payments,
            Place.PHONE: self._make_phone,
            Place.BOARD: self._make_board,
        }
        window.rail.payments_button.clicked.connect(lambda: self.show(Place.PAYMENTS))
        window.rail.phone_button.clicked.connect(lambda: self.show(Place.PHONE))
        window.rail.board_button.clicked.connect(lambda: self.show(Place.BOARD))

    @property
    def place(self) -> Place:
        """The place that is shown, or that the settings lie over."""
        return self._place

    @property
    def in_inbox(self) -> bool:
        """Whether the inbox, a thread and what stands beside it are before the person."""
        return self._window.pages.currentWidget() is self._window.splitter

    @property
    def widget(self) -> QWidget:
        """What the place is shown by."""
        page = self._pages.get(self._place)
        return cast(QWidget, page) if page is not None else self._window.splitter

    @property
    def button(self) -> "RailButton":
        """The rail's button that leads here."""
        rail = self._window.rail
        buttons = {
            Place.PAYMENTS: rail.payments_button,
            Place.PHONE: rail.phone_button,
            Place.BOARD: rail.board_button,
        }
        return buttons.get(self._place, rail.inbox_button)

    @property
    def payments(self) -> "PaymentsPage | None":
        """The Payments view, where it has been wanted yet."""
        return cast("PaymentsPage | None", self._pages.get(Place.PAYMENTS))

    @property
    def phone(self) -> "PhonePage | None":
        """The Phone, where it has been wanted yet."""
        return cast("PhonePage | None", self._pages.get(Place.PHONE))

    def take_call(self, number: str) -> None:
        """Show the Phone with who calls from this number."""
        self.show(Place.PHONE)
        if self.phone is not None:
            self.phone.take(number)

    def holds_back(self, conversation_id: int, *, sends_then: bool = True) -> bool:
        """Whether a link has to wait until its address was read back to the caller, who is on the
        line; then the Phone asks for that. `sends_then`: the quote's link leaves once it was."""
        desk = self._window.desk
        call = desk.calls.waits_for_read_back(conversation_id) if desk is not None else None
        if call is None:
            return False
        if self._place is not Place.PHONE:
            self.show(Place.PHONE)
        if self.phone is not None:
            self.phone.ask_read_back(call, sends_then=sends_then)
        return True

    @property
    def board(self) -> "BoardPage | None":
        """The board, where it has been wanted yet."""
        return cast("BoardPage | None", self._pages.get(Place.BOARD))

    @property
    def wall_is_up(self) -> bool:
        """Whether others watch the wallboard now: nobody may be named outside the window."""
        return self.board is not None and self.board.wall.is_up

    def over_notices(self) -> QRect:
        """Where notices stand: in the inbox over the thread; on the Phone below the newest calls,
        so that the caller's payment is seen; elsewhere over the foot of the page, whose head and
        filters stand above."""
        phone, window = self.phone, self._window
        if self.in_inbox:
            return window.splitter.over_thread(window)
        shown: QWidget = window.pages
        if phone is not None and phone.isVisible():
            shown = phone.column if phone.column.isVisible() else phone.middle
        return QRect(shown.mapTo(window, QPoint(0, 0)), shown.size())

    def page(self) -> Page | None:
        """The full-width page that is before the person; None in the inbox and the settings."""
        page = self._pages.get(self._place)
        return page if page is not None and self._shows(page) else None

    def show(self, place: Place) -> None:
        """Go there, as by a click on the rail."""
        window = self._window
        if place is Place.INBOX:
            self.to_inbox()
            window.inbox.focus_list()
            return
        if window.desk is None:
            window.rail.show_place(self.button)
            return  # there is nothing to show yet
        page = self._pages.get(place) or self._make(place)
        self._place = place
        self._share_side()
        window.focus_before = None
        window.pages.setCurrentWidget(cast(QWidget, page))
        window.rail.show_place(self.button)
        page.focus_first()

    def to_inbox(self) -> None:
        """Show the inbox with its thread; the focus is the caller's."""
        self._place = Place.INBOX
        self._share_side()
        if not self.in_inbox:
            self._window.focus_before = None
            self._window.pages.setCurrentWidget(self._window.splitter)
        self._window.rail.show_place(self.button)

    def focus_search(self) -> None:
        """Go to the search of what is shown."""
        page = self.page()
        if page is not None:
            page.focus_search()
        else:
            self._window.inbox.focus_search()

    def attach(self) -> None:
        """Show the window's desk, veiled or not, from now on."""
        desk = self._window.desk
        if desk is not None:
            for page in self._pages.values():
                page.attach(desk, self._window.guard.shown(desk))

    def detach(self) -> None:
        """Follow no desk."""
        for page in self._pages.values():
            page.detach()

    def refresh(self, change: Change) -> None:
        """Take in what changed."""
        for page in self._pages.values():
            page.refresh(change)

    def tick(self) -> None:
        """A second has passed."""
        for page in self._pages.values():
            page.tick()

    def kept(self, before: dict[str, Any]) -> dict[str, Any]:
        """What the next start brings back; of a place that was not shown, what was kept before."""
        return before | {place.value: page.kept() for place, page in self._pages.items()}

    def _share_side(self) -> None:
        """The one side panel stands where the person is: in the inbox, or on the Phone."""
        phone, window = self.phone, self._window
        if phone is None or window.side_panel is None:
            return
        if self._place is Place.PHONE and not phone.hosts:
            window.splitter.lend_side()
            phone.host(window.side_panel)
        elif self._place is not Place.PHONE and phone.hosts:
            side = phone.give_back()
            if side is not None:
                window.splitter.put(SIDE, side)

    def _shows(self, page: Page) -> bool:
        return self._window.pages.currentWidget() is cast(QWidget, page)

    def _make(self, place: Place) -> Page:
        window = self._window
        page = self._pages[place] = self._makers[place]()
        window.pages.addWidget(cast(QWidget, page))
        page.bring_back(window.state.places.get(place.value))
        if window.desk is not None:
            page.attach(window.desk, window.guard.shown(window.desk))
        return page

    def _make_phone(self) -> Page:
        # Here and not above: what the first paint does not need must not delay it.
        from desktop.views.phone.phone_page import PhonePage

        window = self._window
        page = PhonePage(self._theme, window.tasks)
        page.left.connect(lambda: self.show(Place.INBOX))
        page.conversation_wanted.connect(window.inbox.choose)
        page.there_wanted.connect(window.open_at)
        page.said.connect(window.toaster.say)
        page.fitted.connect(window.toaster.place)
        if window.thread_panel is not None and window.side_panel is not None:
            page.take_over(window.thread_panel)
        return page

    def _make_payments(self) -> Page:
        # Here and not above: what the first paint does not need must not delay it.
        from desktop.views.payments.payments_page import PaymentsPage
        from desktop.views.window.key_wiring import issue_ticket, price_again

        window = self._window

        def to_ticket(conversation_id: int) -> None:
            self.to_inbox()  # also where that conversation is the open one
            issue_ticket(window, conversation_id)

        def to_price(conversation_id: int, quote_id: str) -> None:
            self.to_inbox()
            window.open_conversation(conversation_id)
            price_again(window, quote_id)

        def to_suggest(conversation_id: int, quote_id: str) -> None:
            window.open_conversation(conversation_id)
            if window.thread_panel is not None:
                window.thread_panel.suggest_reply(conversation_id, quote_id)

        page = PaymentsPage(self._theme, window.tasks)
        page.left.connect(lambda: self.show(Place.INBOX))
        page.doing.open_wanted.connect(window.open_at)
        page.doing.ticket_wanted.connect(to_ticket)
        page.doing.price_again_wanted.connect(to_price)
        page.doing.suggest_wanted.connect(to_suggest)
        page.doing.said.connect(window.toaster.say)
        page.doing.approval_wanted.connect(window.offer_approval)
        return page

    def _make_board(self) -> Page:
        # Here and not above: what the first paint does not need must not delay it.
        from desktop.views.board.board_page import BoardPage

        page = BoardPage(self._theme, self._window.tasks)
        page.left.connect(lambda: self.show(Place.INBOX))
        page.open_wanted.connect(self._window.open_at)
        page.said.connect(self._window.toaster.say)
        return page
