"""What stands between thread and composer to be dealt with first: an icon, words and buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme, Tone, color

_SIDE = 16


class NoticeBar(QFrame):
    """Hidden until there is something to say. `lay_out` is called once, with its words from top to
    bottom and its buttons."""

    def __init__(self, theme: Theme, icon: Icon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawn = icon
        self._icon = QWidget()
        self._icon.setFixedSize(QSize(_SIDE, _SIDE))
        theme.changed.connect(self.update)
        self.hide()

    def lay_out(self, words: tuple[QWidget, ...], buttons: tuple[QPushButton, ...]) -> None:
        """Put its parts in their places."""
        row = QWidget()
        flow = FlowLayout(row, gap=8, line_gap=6)
        for button in buttons:
            flow.add(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 10, 18, 10)
        grid.setHorizontalSpacing(9)
        grid.setVerticalSpacing(4)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        for place, part in enumerate((*words, row)):
            grid.addWidget(part, place, 1)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        text, _ = tokens.tone(Tone.PROGRESS)
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(tokens.surface))
        painter.fillRect(0, 0, self.width(), 1, color(tokens.line))
        painter.fillRect(0, 0, 3, self.height(), color(text))
        icons.paint(painter, self._icon.geometry().toRectF(), self._drawn, text)
        painter.end()
