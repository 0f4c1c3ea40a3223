"""A list of conversations: one is chosen at a time, by mouse or by keys."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.models.inbox import InboxRow
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.style.theme import Theme, color


class InboxList(QListView):
    """The list itself. `entered` is Enter, a double click, or Tab: on to the conversation; of no
    row, to the one that is open.

    `escaped` is Escape, `resized` a new size of what shows the rows. While no row is current, the
    ring of the focus is around all of it.
    """

    entered = Signal(QModelIndex)
    escaped = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.open_is_away = False
        """Whether the open conversation is not listed: then no row is where the agent is."""
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(22)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.open_is_away:  # Qt has just made the first row the current one
            self.ring_no_row()

    def ring_no_row(self) -> None:
        """Let no row be the current one."""
        self.selectionModel().clearCurrentIndex()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            ring = self._theme.metrics.focus_ring
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(self._theme.tokens.focus), ring))
            inset = ring / 2 + 1
            area = self.viewport().rect().toRectF().adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(area, 6, 6)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keymap().is_pressed(KeyId.OPEN, event):
            self.entered.emit(self.currentIndex())
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        current = self.currentIndex()
        is_arrow = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if is_arrow and current.isValid() and not self.selectionModel().isSelected(current):
            # The focus came to this row without choosing it: the first arrow does.
            self.setCurrentIndex(current)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.entered.emit(index)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and (self.currentIndex().isValid() or self.open_is_away):
            self.entered.emit(self.currentIndex())
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window here, not a search by first letter."""


def as_seen(row: object, option: QStyleOptionViewItem) -> object:
    """What stands open in the window before the agent's eyes is not unread, though the hub does
    not have it as seen yet. `row` is an `InboxRow`, or nothing that has been read."""
    widget: QWidget | None = option.widget
    is_open = bool(option.state & QStyle.StateFlag.State_Selected)
    if is_open and isinstance(row, InboxRow) and row.unread:
        is_seen = widget is not None and widget.window().isActiveWindow()
        return replace(row, unread=0) if is_seen else row
    return row
