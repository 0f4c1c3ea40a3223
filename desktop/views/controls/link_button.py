"""A button that stands in a line of text like a link, with the dot before what follows it."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.views.style.theme import TextRole, Theme, color

_ROLE = TextRole.SUPPORT
RING = 2
"""Room for the focus ring at each side of the words; its contents margins, see `FlowLayout`."""


class LinkButton(QPushButton):
    """Accent-coloured words; underlined under the pointer, ringed with the focus."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._followed = False
        self.setProperty("role", "link")
        self.setFont(theme.font(_ROLE))
        self.setContentsMargins(RING, 0, RING, 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def set_followed(self, followed: bool) -> None:
        """Whether something stands behind it, so that a dot parts them."""
        self._followed = followed
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        text = f"{self.text()} ·" if self._followed else self.text()
        return QSize(
            ceil(metrics.horizontalAdvance(text)) + 2 * RING, self._theme.height(18, _ROLE)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(self.text())
        area = QRectF(RING, 0, self.width() - RING, self.height())
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(color(tokens.accent if self.isEnabled() else tokens.text3))
        painter.drawText(area, middle, self.text())
        if self._followed:
            font.setUnderline(False)
            painter.setFont(font)
            painter.setPen(color(tokens.text2))
            painter.drawText(area.adjusted(width, 0, 4, 0), middle, " ·")
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), 2))
            painter.drawRoundedRect(QRectF(1, 1, width + 2 * RING - 1, self.height() - 2), 4, 4)
        painter.end()
