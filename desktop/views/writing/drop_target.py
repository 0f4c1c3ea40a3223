"""What lies over a panel while files are dragged there, and says what letting them go does."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.writing.dropped import dropped, holds_files

_INSET = 14
_RADIUS = 14


class DropTarget(QWidget):
    """Lies over `panel` while something is dragged over it that can be attached. `let_go` carries a
    `Dropped`. It takes nothing while it is not `ready`."""

    let_go = Signal(object)

    def __init__(self, theme: Theme, panel: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__(panel)
        self._theme = theme
        self._panel = panel
        self._ready = ready
        self._words = ""
        self.setObjectName("dropTarget")
        self.setAcceptDrops(True)
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)
        self.hide()

    def say(self, words: str) -> None:
        """What letting go does."""
        self._words = words
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._panel:
            if event.type() == QEvent.Type.Resize:
                self.setGeometry(self._panel.rect())
            elif isinstance(event, QDragEnterEvent) and self._takes(event):
                self.setGeometry(self._panel.rect())
                self.show()
                self.raise_()
                event.acceptProposedAction()
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes(event):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        found = dropped(event.mimeData()) if self._ready() else None
        if found is not None:
            event.acceptProposedAction()
            self.let_go.emit(found)

    def _takes(self, event: QDragEnterEvent) -> bool:
        return self._ready() and holds_files(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color(tokens.app, 0.9))
        area = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.setPen(QPen(color(tokens.focus), 2.0, Qt.PenStyle.DashLine))
        painter.setBrush(color(tokens.selected))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setPen(color(tokens.text1))
        painter.setFont(self._theme.font(TextRole.TITLE))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area.adjusted(20, 20, -20, -20), flags, self._words)
        painter.end()
