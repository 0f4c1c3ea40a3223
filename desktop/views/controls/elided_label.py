"""A one-line label that gives way: what does not fit ends in an ellipsis and is in its tooltip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.views.controls.plain_tip import plain_tip


class ElidedLabel(QLabel):
    """Plain text in whatever width there is; its own wish for width is not heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._more = self._short = ""

    @property
    def shown(self) -> str:
        """What can be read of the text."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        text = self.text()
        if self._short and metrics.horizontalAdvance(text) > room:
            text = self._short
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def show_words(self, words: str, more: str = "", short: str = "") -> None:
        """Show these words, as far as there is room, or the `short` ones where there is not enough;
        the tooltip says the rest of them and `more`, which a screen reader says too."""
        self.setText(words)
        self._more, self._short = more, short
        self.setAccessibleDescription(more)
        self._tell_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown)
        painter.end()

    def _tell_rest(self) -> None:
        whole = "" if self.shown == self.text() else self.text()
        told = "\n\n".join(part for part in (whole, self._more) if part)
        self.setToolTip(plain_tip(told) if told else "")
