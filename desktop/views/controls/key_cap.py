"""One key combination in its box, as keys are marked."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views.controls.buttons import key_height, key_width, paint_key
from desktop.views.key_presses import signs
from desktop.views.style.theme import Theme


def spoken_keys(sequence: str) -> str:
    """A combination as it is read aloud, in the system's own names."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)


def cap_size(sequence: str, theme: Theme) -> QSize:
    """The room that the box of a combination takes."""
    return QSize(round(key_width(signs(sequence), theme)) + 1, key_height(theme) + 3)


class KeyCap(QWidget):
    """A combination that is only shown."""

    def __init__(self, theme: Theme, sequence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = signs(sequence)
        self.setFixedSize(cap_size(sequence, theme))
        self.setAccessibleName(spoken_keys(sequence))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(
            painter,
            QRectF(self.rect()),
            self._text,
            self._theme,
            text_color=self._theme.tokens.text2,
            ground=self._theme.tokens.app,
        )
        painter.end()
