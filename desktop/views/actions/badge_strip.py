"""Some badges side by side, as many as there is room for, the most important first."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.controls.plain_tip import plain_tip
from desktop.views.payment.badges import BETWEEN, BadgeLook, paint_badge, width
from desktop.views.style.theme import TextRole, Theme


class BadgeStrip(QWidget):
    """Takes whatever width there is; all of it is in its tooltip and its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._looks: tuple[BadgeLook, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def looks(self) -> tuple[BadgeLook, ...]:
        """What it shows, as far as there is room."""
        return self._looks

    def show_looks(self, looks: Sequence[BadgeLook]) -> None:
        """Show these."""
        if tuple(looks) == self._looks:
            return
        self._looks = tuple(looks)
        words = ", ".join(look.text for look in looks)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.update()

    def wish(self) -> int:
        """The width in which all of them are whole."""
        metrics = QFontMetricsF(self._theme.font(TextRole.BADGE))
        return round(sum(width(look, metrics) + BETWEEN for look in self._looks))

    def sizeHint(self) -> QSize:
        return QSize(self.wish(), self._theme.metrics.badge_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = QFontMetricsF(self._theme.font(TextRole.BADGE))
        painter = QPainter(self)
        left, high = 0.0, self._theme.metrics.badge_height
        for look in self._looks:
            if left + width(look, metrics) > self.width() and look.short:
                look = replace(look, text=look.short)
            wide = width(look, metrics)
            if left + wide <= self.width():  # whole, or not at all
                place = QRectF(left, (self.height() - high) / 2, wide, high)
                paint_badge(painter, place, look, self._theme)
                left += wide + BETWEEN
        painter.end()
