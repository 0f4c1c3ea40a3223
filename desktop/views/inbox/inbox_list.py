"""A list of conversations: one is chosen at a time, by mouse or by keys."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.views.keymap import keymap
from desktop.views.keys import KeyId


class InboxList(QListView):
    """The list itself. `entered` is Enter, a double click, or Tab: on to the conversation.

    `escaped` is Escape, `resized` a new size of what shows the rows.
    """

    entered = Signal(QModelIndex)
    escaped = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(22)

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
        if forward and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex())
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window here, not a search by first letter."""
