"""The window's columns. Where there is no room for all three, one side gives way to the other."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

INBOX, THREAD, SIDE = range(3)
_SIDES = (INBOX, SIDE)


class FoldingSplitter(QSplitter):
    """Beside the thread stands the side that was asked for last: the inbox at first.

    `folded` tells whether one of the two is out of sight now.
    """

    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._asked = INBOX
        self._is_folded = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    @property
    def is_folded(self) -> bool:
        """Whether there is no room for all three."""
        return self._is_folded

    def reveal(self, side: int) -> None:
        """Bring a side into sight, in place of the other where there is no room for both."""
        self._asked = side
        self.fold()

    def fold(self) -> None:
        """Look again at what there is room for."""
        if self.count() < 3:
            return
        columns = [column for at in range(3) if (column := self.widget(at)) is not None]
        needed = sum(column.minimumWidth() for column in columns) + 2 * self.handleWidth()
        narrow = bool(self.width() < needed)
        for at in _SIDES:
            columns[at].setVisible(not narrow or at == self._asked)
        if narrow != self._is_folded:
            self._is_folded = narrow
            self.folded.emit(narrow)

    def minimumSizeHint(self) -> QSize:
        """As much as is left when one side has given way: it gives way only when there is less."""
        wide = [column.minimumWidth() for at in range(3) if (column := self.widget(at)) is not None]
        least = sum(wide) - min(wide[INBOX], wide[SIDE]) if len(wide) == 3 else sum(wide)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()
