"""Where a person stands in the window, to bring her back there when all of it is made anew."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.inbox import InboxRow
from desktop.models.inbox_filter import InboxFilter
from desktop.views.inbox.inbox_model import PAGE
from desktop.views.inbox.inbox_tabs import Tab
from desktop.views.window.places import Place
from desktop.views.window.toast import Notice

if TYPE_CHECKING:
    from desktop.views.quote.quote_panel import Kept
    from desktop.views.side.side_panel import SidePanel
    from desktop.views.window.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a window is not kept elsewhere. `focus` and `focus_before` (that of the desk, while
    the settings lie over it) are names of widgets; `settings` is the section on screen, or empty.
    """

    rows: tuple[InboxRow, ...]
    tab: Tab
    filter: InboxFilter
    search: str
    conversation_id: int | None
    focus: str
    focus_before: str
    settings: str
    place: Place
    is_veiled: bool
    is_locked: bool
    notices: tuple[Notice, ...]
    quotes: "Kept | None"

    @classmethod
    def of(cls, window: "MainWindow") -> "Standing":
        """Look at a window."""
        model = window.inbox.model
        first = [row for key in model.ids[:PAGE] if (row := model.row(key)) is not None]
        page = window.settings_page
        return cls(
            tuple(first),
            window.inbox.tabs.tab,
            window.inbox.filtering.chosen,
            window.inbox.search.text(),
            window.inbox.conversation_id,
            _name(QApplication.focusWidget()),
            _name(window.focus_before),
            page.section if page is not None and window.in_settings else "",
            window.places.place,
            window.guard.veiled,
            window.guard.locked,
            tuple(kept for one in window.toaster.notices if (kept := _lasting(one)) is not None),
            window.quote_panel.kept() if window.quote_panel is not None else None,
        )

    def list_again(self, window: "MainWindow") -> None:
        """List the same in the new inbox, before it has its desk."""
        window.inbox.tabs.show_tab(self.tab)
        window.inbox.filtering.choose(self.filter)
        window.inbox.search.setText(self.search)
        if self.conversation_id is not None:
            window.inbox.choose(self.conversation_id)

    def put_back(self, side: "SidePanel | None") -> None:
        """Let the new panel go on with the quotes, before it has its desk."""
        if side is not None and self.quotes is not None:
            side.quote.bring_back(self.quotes)

    def bring_back(self, window: "MainWindow") -> None:
        """Show the same, and go to the same place."""
        if self.is_veiled:
            window.guard.toggle_veil()
        for notice in self.notices:
            window.toaster.show(notice)
        if self.place is not Place.INBOX:
            window.places.show(self.place)
        if self.settings:
            _focus(window, self.focus_before)
            window.show_settings(self.settings)
        _focus(window, self.focus)
        if self.is_locked:
            window.guard.lock_idle()


def _lasting(notice: Notice) -> Notice | None:
    """A notice for the new window; None where what its button does belongs to widgets that go."""
    if notice.action is None:
        return notice
    words, _ = notice.action
    return replace(notice, action=(words, notice.lasts)) if notice.lasts is not None else None


def _name(widget: QWidget | None) -> str:
    return widget.objectName() if widget is not None else ""


def _focus(window: "MainWindow", name: str) -> None:
    page = window.pages.currentWidget()
    named = page.findChildren(QWidget, name) if name and page is not None else []
    # What is to come with its conversation has the focus as soon as it is there.
    widget = next((one for one in named if one.isVisible()), next(iter(named), None))
    if widget is not None:
        widget.setFocus()
    elif (shown := window.places.page()) is not None:
        shown.focus_first()
    elif not window.in_settings:
        window.inbox.focus_list()
