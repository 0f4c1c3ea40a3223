"""The places that the rail leads to: the inbox, and full-width pages, each made when it is wanted.

A page is a widget with what `Page` names. To add one: a place, its maker, a button of the rail, a
key. Nothing of a page is imported before it is first shown.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.services.notices import Change
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.payments.payments_page import PaymentsPage
    from desktop.views.window.main_window import MainWindow
    from desktop.views.window.rail import RailButton


class Place(StrEnum):
    """Where a person can be. The values are kept in the window's state."""

    INBOX = "inbox"
    PAYMENTS = "payments"


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
        self._makers: dict[Place, Callable[[], Page]] = {Place.PAYMENTS: self._make_payments}
        window.rail.payments_button.clicked.connect(lambda: self.show(Place.PAYMENTS))

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
        return rail.payments_button if self._place is Place.PAYMENTS else rail.inbox_button

    @property
    def payments(self) -> "PaymentsPage | None":
        """The Payments view, where it has been wanted yet."""
        return cast("PaymentsPage | None", self._pages.get(Place.PAYMENTS))

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
        window.focus_before = None
        window.pages.setCurrentWidget(cast(QWidget, page))
        window.rail.show_place(self.button)
        page.focus_first()

    def to_inbox(self) -> None:
        """Show the inbox with its thread; the focus is the caller's."""
        self._place = Place.INBOX
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
