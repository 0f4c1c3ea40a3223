"""The inbox's tabs and saved views with their counts; what has no room is behind the dots."""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QWidget

from desktop.models.inbox import InboxCounts, InboxTab
from desktop.models.inbox_filter import SavedView
from desktop.views.controls.buttons import IconButton
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.controls.tab_painting import paint_tab, tab_width
from desktop.views.inbox.inbox_words import count_words, tab_words
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme

_PADDING = (9.0, 4.0)
"""On each side of a tab: wished for, and the least before tabs go behind the dots."""
_WIDEST = 150.0
"""Of a view's name: its person made it, and may have made it long."""

Tab: TypeAlias = InboxTab | SavedView


class InboxTabs(QTabBar):
    """`chosen` says which tab or view a person went to, `views_changed` carries the views as she
    put them in order or removed one, `rename_wanted` the one that is to have another name.

    The current one is always on screen; arrows go through all of them.
    """

    chosen = Signal(object)
    views_changed = Signal(object)
    rename_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts = InboxCounts()
        self._tabs: list[Tab] = list(InboxTab)
        self._padding = _PADDING[0]
        self.setObjectName("inboxTabs")
        self.setAccessibleName(self.tr("Conversations to list"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(TextRole.TAB))
        self.setMouseTracking(True)
        self.more = IconButton(theme, Icon.DOTS, self.tr("More tabs and views"), size=18)
        self.more.setObjectName("moreTabs")
        self.more.setParent(self)
        self.more.clicked.connect(self.open_menu)
        self.more.hide()
        self._menu = QMenu(self)
        for tab in self._tabs:
            self.addTab(self._name(tab))
        self._tell()
        self.currentChanged.connect(self._current_changed)
        theme.changed.connect(self.update)

    @property
    def tab(self) -> Tab:
        """The tab or view that is listed."""
        return self._tabs[self.currentIndex()]

    @property
    def views(self) -> tuple[SavedView, ...]:
        """The saved views, in order."""
        return tuple(tab for tab in self._tabs if isinstance(tab, SavedView))

    @property
    def hidden(self) -> tuple[Tab, ...]:
        """What has no room."""
        return tuple(tab for at, tab in enumerate(self._tabs) if not self.isTabVisible(at))

    def show_tab(self, tab: Tab) -> None:
        """Go to a tab; to a view by its name."""
        at = self._at(tab)
        if at is not None:
            self.setCurrentIndex(at)

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Put these behind the built-in tabs. Who is at a view stays at it, also under another
        name; where it is gone, she is at the first tab."""
        before, at = self.tab, self.currentIndex()
        names = {view.name for view in self.views}
        with QSignalBlocker(self):
            while self.count() > len(InboxTab):
                self.removeTab(self.count() - 1)
            self._tabs = [*InboxTab, *views]
            for view in views:
                self.addTab(self._name(view))
            place = self._at(before)
            if place is None:
                is_renamed = at < len(self._tabs) and self._name(self._tabs[at]) not in names
                place = at if is_renamed else 0
            self.setCurrentIndex(place)
        self._tell()
        if self.tab != before:
            self.chosen.emit(self.tab)

    def show_counts(self, counts: InboxCounts) -> None:
        """Show how many conversations each tab and view holds."""
        if (counts.tabs, counts.views) != (self._counts.tabs, self._counts.views):
            self._counts = counts
            self._tell()  # each tab's text lays all of them out again

    def open_menu(self) -> None:
        """What has no room, and what can be done with the view that is listed."""
        menu = self._menu
        menu.clear()
        for tab in self.hidden:
            action = menu.addAction(f"{_in_menu(self._name(tab))}\t{self._count(tab)}")
            action.triggered.connect(lambda _=False, tab=tab: self.show_tab(tab))
        if isinstance(self.tab, SavedView):
            menu.addSeparator()
            self._add_view_actions(menu, self.tab)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.currentIndex() if by_key else self.tabAt(event.pos())
        tab = self._tabs[at] if 0 <= at < len(self._tabs) else None
        if isinstance(tab, SavedView):
            self._menu.clear()
            self._add_view_actions(self._menu, tab)
            rect = self.tabRect(at)
            self._menu.popup(self.mapToGlobal(rect.bottomLeft()) if by_key else event.globalPos())

    def _add_view_actions(self, menu: QMenu, view: SavedView) -> None:
        views = self.views
        at = views.index(view)
        rename = menu.addAction(self.tr("Rename “{view}”…").format(view=_in_menu(view.name)))
        rename.triggered.connect(lambda: self.rename_wanted.emit(view))
        for words, to in ((self.tr("Move left"), at - 1), (self.tr("Move right"), at + 1)):
            move = menu.addAction(words)
            move.setEnabled(0 <= to < len(views))
            move.triggered.connect(lambda _=False, to=to: self._move(view, to))
        remove = menu.addAction(self.tr("Remove “{view}”").format(view=_in_menu(view.name)))
        remove.triggered.connect(
            lambda: self.views_changed.emit(tuple(one for one in self.views if one != view))
        )

    def _move(self, view: SavedView, to: int) -> None:
        others = [one for one in self.views if one != view]
        others.insert(to, view)
        self.views_changed.emit(tuple(others))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self.currentIndex() + step < self.count():
            self.setCurrentIndex(self.currentIndex() + step)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics.inbox_width, self._theme.metrics.tab_height)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.metrics.tab_height)

    def tabSizeHint(self, at: int) -> QSize:
        return QSize(int(self._width(self._tabs[at])), self._theme.metrics.tab_height)

    def minimumTabSizeHint(self, at: int) -> QSize:
        return self.tabSizeHint(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, tab in enumerate(self._tabs):
            if self.isTabVisible(at):
                current = at == self.currentIndex()
                paint_tab(
                    painter,
                    QRectF(self.tabRect(at)),
                    self._theme,
                    self._name(tab),
                    self._count(tab),
                    padding=self._padding,
                    current=current,
                    focused=current and self.hasFocus(),
                )
        painter.end()

    def _current_changed(self) -> None:
        self._fit()
        self.chosen.emit(self.tab)

    def _tell(self) -> None:
        """Say each tab's name and count, and measure all of them again."""
        for at, tab in enumerate(self._tabs):
            name, count = self._name(tab), self._number(tab)
            self.setTabText(at, f"{name} {count}")
            self.setTabToolTip(at, plain_tip(f"{name}: {count}"))
        self._fit()

    def _fit(self) -> None:
        """Show as many tabs as there is whole room for; the current one always."""
        most, least = _PADDING
        bare = [self._width(tab, padding=0.0) for tab in self._tabs]
        room = float(self.width())
        has_more = bool(self.views) or sum(bare) + 2 * least * len(bare) > room
        if has_more:
            room -= self.more.sizeHint().width() + 2
        current = self.currentIndex()
        left = room - bare[current] - 2 * least
        shown = {current}
        for at, wide in enumerate(bare):
            if at == current:
                continue
            left -= wide + 2 * least
            if left < 0:
                break
            shown.add(at)
        spare = room - sum(bare[at] for at in shown)
        self._padding = max(least, min(most, spare / (2 * len(shown))))
        for at in range(len(bare)):
            if self.isTabVisible(at) != (at in shown):
                self.setTabVisible(at, at in shown)
        self.more.setVisible(has_more)
        if has_more:
            side = self.more.sizeHint()
            self.more.setGeometry(
                self.width() - side.width(),
                (self.height() - side.height()) // 2,
                side.width(),
                side.height(),
            )
        self.setIconSize(self.iconSize())  # measures the tabs again
        self.update()

    def _width(self, tab: Tab, padding: float | None = None) -> float:
        wide = tab_width(self._theme, self._name(tab), self._count(tab), 0.0)
        if isinstance(tab, SavedView):
            wide = min(wide, _WIDEST * self._theme.text_scale)
        return wide + 2 * (self._padding if padding is None else padding)

    def _at(self, tab: Tab) -> int | None:
        if isinstance(tab, InboxTab):
            return self._tabs.index(tab)
        names = [one.name if isinstance(one, SavedView) else "" for one in self._tabs]
        return names.index(tab.name) if tab.name in names else None

    def _name(self, tab: Tab) -> str:
        return tab.name if isinstance(tab, SavedView) else tab_words(tab)

    def _number(self, tab: Tab) -> int:
        if isinstance(tab, SavedView):
            return self._counts.views.get(tab.name, 0)
        return self._counts.tabs.get(tab, 0)

    def _count(self, tab: Tab) -> str:
        number = self._number(tab)
        return count_words(number) if number else ""


def _in_menu(name: str) -> str:
    """A name as a menu shows it: its ampersand is no shortcut."""
    return name.replace("&", "&&")
