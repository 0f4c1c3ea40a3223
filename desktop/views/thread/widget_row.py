"""A row of the thread that holds a widget with buttons: its place, its shadow, its focus ring."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.views.payment.payment_card import PaymentCard
from desktop.views.style.theme import Theme, color
from desktop.views.thread.job_question import JobQuestion
from desktop.views.thread.thread_delegate import GAP, SIDE

SHADOW = 4
"""Room below a card for its shadow."""

RowContent = PaymentCard | JobQuestion


class WidgetRow(QWidget):
    """A row that holds a card: places it at the right, over its shadow."""

    def __init__(self, theme: Theme, content: RowContent) -> None:
        super().__init__()
        self._theme = theme
        self.content = content
        self._marked = False
        content.setParent(self)
        content.installEventFilter(self)
        self.setFocusProxy(content)

    def set_marked(self, marked: bool) -> None:
        """Whether the list has the focus and this is its current row."""
        if marked is not self._marked:
            self._marked = marked
            self.update()

    def content_width(self, width: int) -> int:
        """How wide the card is in a thread of this width."""
        return max(120, min(self._theme.metrics.bubble_width, width - 2 * SIDE))

    def height_at(self, width: int) -> int:
        """The row's height with the space above the card."""
        return GAP + self.content.height_at(self.content_width(width)) + SHADOW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put the card where it belongs."""
        width = self.content_width(self.width())
        self.content.setGeometry(
            self.width() - SIDE - width, GAP, width, self.content.height_at(width)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(self.content, PaymentCard) and not self._theme.is_high_contrast:
            self._paint_shadow(painter)
        if self._marked or self.content.hasFocus():
            metrics = self._theme.metrics
            painter.setPen(QPen(color(self._theme.tokens.focus), float(metrics.focus_ring)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = metrics.radius_card + 3
            painter.drawRoundedRect(self.content.geometry().adjusted(-3, -3, 3, 3), radius, radius)
        painter.end()

    def _paint_shadow(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self._theme.metrics.radius_card
        for spread, alpha in ((0, 0.05), (1, 0.03), (2, 0.02), (3, 0.012)):
            painter.setBrush(color(self._theme.tokens.shadow, alpha))
            area = self.content.geometry().adjusted(-spread, 0, spread, spread + 1)
            painter.drawRoundedRect(area, radius + spread, radius + spread)
