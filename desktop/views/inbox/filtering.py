"""What the inbox lists beyond its tab: the button, the conditions on screen, and their place."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.inbox import InboxTab
from desktop.models.inbox_filter import InboxFilter, SavedView, Wanted, filter_of
from desktop.views.controls.buttons import IconButton
from desktop.views.keys import KeyId
from desktop.views.qt.tasks import Tasks
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme, color

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.inbox.filter_bar import FilterBar
    from desktop.views.inbox.filter_popover import FilterPopover

_DOT = 8.0


class FilterButton(IconButton):
    """Opens the filter; a dot says that one is active."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Icon.FILTER, "", key=KeyId.FILTER, size=18)
        self.setObjectName("filterButton")
        self.is_active = False
        self.set_active(False)

    def set_active(self, active: bool) -> None:
        """Say whether more is asked for than the tab does."""
        self.is_active = active
        self.set_name(self.tr("Filter, active") if active else self.tr("Filter"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_active:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens.surface), 1.5))
        painter.setBrush(color(tokens.accent))
        painter.drawEllipse(QRectF(self.width() - _DOT - 4, 3, _DOT, _DOT))
        painter.end()


class Filtering(QObject):
    """The filter over a tab. `changed` says that something else is to be listed, `view_wanted` that
    the filter is to be kept under a name, `left` that a person is done with it.
    """

    changed = Signal()
    view_wanted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._parent = parent
        self._tab: InboxTab | SavedView = InboxTab.MINE
        self._chosen = filter_of(InboxTab.MINE)
        self._count: int | None = None
        self._before: QWidget = parent
        self._bar: FilterBar | None = None
        self._popover: FilterPopover | None = None
        self.desk: Desk | None = None
        self.views: tuple[str, ...] = ()
        self.button = FilterButton(theme)
        self.button.clicked.connect(self.open)
        self.place = QVBoxLayout()
        """Where the conditions on screen will stand."""

    @property
    def chosen(self) -> InboxFilter:
        """The filter in force, the tab's own included."""
        return self._chosen

    @property
    def wanted(self) -> Wanted:
        """What is to be listed."""
        plain = isinstance(self._tab, InboxTab) and not self.is_active
        return self._tab if plain and isinstance(self._tab, InboxTab) else self._chosen

    @property
    def is_active(self) -> bool:
        """Whether it asks for something else than the tab."""
        return self._chosen != self._base

    def stands_after(self, widget: QWidget) -> None:
        """Let the Tab key lead from there to the conditions on screen."""
        self._before = widget

    def show_tab(self, tab: InboxTab | SavedView) -> None:
        """Another tab: what it says, and nothing else."""
        self._tab = tab
        self.choose(self._base)

    def choose(self, chosen: InboxFilter) -> None:
        """List this from now on."""
        if chosen != self._chosen:
            self._chosen = chosen
            self._count = None
            self.changed.emit()
        self._show()

    def show_count(self, count: int | None) -> None:
        """How many conversations the filter lists."""
        self._count = count
        if self._bar is not None:
            self._bar.show_count(count)
        if self._popover is not None:
            self._popover.show_state(count, is_changed=self.is_active)

    def rest(self, rests: bool) -> None:
        """While something is searched for, which is done everywhere, no condition is on screen."""
        if self._bar is not None:
            self._bar.setVisible(self.is_active and not rests)

    def open(self) -> None:
        """Let a person choose, by keys or by mouse."""
        if self.desk is not None and self._popover is None:
            self._tasks.spawn(self._open(self.desk), key="inbox.filter")

    def _names(self) -> Mapping[int, str]:
        """The colleagues that are known."""
        known = self.desk.directory.known.colleagues if self.desk is not None else ()
        return {one.user_id: one.name for one in known}

    @property
    def _base(self) -> InboxFilter:
        return self._tab.filter if isinstance(self._tab, SavedView) else filter_of(self._tab)

    async def _open(self, desk: "Desk") -> None:
        from desktop.views.inbox.filter_popover import FilterPopover  # not before the first paint

        choices = await desk.filter_choices()
        popover = FilterPopover(self._theme, choices, self._chosen, self.views, self._parent)
        popover.changed.connect(self.choose)
        popover.cleared.connect(lambda: self.choose(self._base))
        popover.view_wanted.connect(self.view_wanted)
        popover.left.connect(self.left)
        popover.destroyed.connect(self._closed)
        self._popover = popover
        popover.show_state(self._count, is_changed=self.is_active)
        popover.open_beside(self._parent, self.button)

    def _closed(self) -> None:
        self._popover = None

    def _show(self) -> None:
        self.button.set_active(self.is_active)
        if self._popover is not None:
            self._popover.show_filter(self._chosen)
            self._popover.show_state(self._count, is_changed=self.is_active)
        if self._bar is None and self.is_active:
            from desktop.views.inbox.filter_bar import FilterBar  # not before the first paint

            self._bar = FilterBar(self._theme)
            self._bar.changed.connect(self.choose)
            self.place.addWidget(self._bar)
        if self._bar is not None:
            had_focus = self._bar.has_focus
            self._bar.show_filter(self._base, self._chosen, self._names(), self._before)
            self._bar.show_count(self._count)
            if had_focus and not self.is_active:
                self.left.emit()
