"""The window's columns. Where there is no room for all three, one side gives way to the other."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

INBOX, THREAD, SIDE = range(3)
_SIDES = (INBOX, SIDE)


class FoldingSplitter(QSplitter):
    """Beside the thread stands the side that was asked for last: the inbox at first.

    Where the inbox would give way and there is room for a strip of it (`strip_width`, 0 for none),
    that stays. `folded` tells whether one of the two is out of sight now or a strip, `stripped`
    whether the inbox is to be a strip; `revealed` follows each wish for a side.
    """

    folded = Signal(bool)
    stripped = Signal(bool)
    revealed = Signal()

    def __init__(self, strip_width: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._strip_width = strip_width
        self._is_strip = False
        self._inbox_least = 0
        self._asked = INBOX
        self._is_folded = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    @property
    def is_folded(self) -> bool:
        """Whether there is no room for all three, whole."""
        return self._is_folded

    def reveal(self, side: int) -> None:
        """Bring a side into sight, in place of the other where there is no room for both."""
        self._asked = side
        self.fold()
        self.revealed.emit()

    def fold(self) -> None:
        """Look again at what there is room for."""
        if self.count() < 3:
            return
        columns = [column for at in range(3) if (column := self.widget(at)) is not None]
        if not self._is_strip:
            self._inbox_least = columns[INBOX].minimumWidth()
        beside = columns[THREAD].minimumWidth() + columns[SIDE].minimumWidth()
        beside += 2 * self.handleWidth()
        narrow = bool(self.width() < beside + self._inbox_least)
        has_room = bool(self._strip_width) and self.width() >= beside + self._strip_width
        strip = narrow and self._asked == SIDE and has_room
        if strip != self._is_strip:
            self._is_strip = strip
            self.stripped.emit(strip)
        for at in _SIDES:
            seen = not narrow or at == self._asked or (at == INBOX and strip)
            columns[at].setVisible(seen)
        if strip:
            room = self.width() - self._strip_width - 2 * self.handleWidth()
            side = max(self.sizes()[SIDE], columns[SIDE].minimumWidth())
            side = min(side, room - columns[THREAD].minimumWidth())
            self.setSizes([self._strip_width, room - side, side])
        if narrow != self._is_folded:
            self._is_folded = narrow
            self.folded.emit(narrow)

    def minimumSizeHint(self) -> QSize:
        """As much as is left when one side has given way: it gives way only when there is less."""
        wide = [column.minimumWidth() for at in range(3) if (column := self.widget(at)) is not None]
        if self._is_strip:
            wide[INBOX] = self._inbox_least
        least = sum(wide) - min(wide[INBOX], wide[SIDE]) if len(wide) == 3 else sum(wide)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()
