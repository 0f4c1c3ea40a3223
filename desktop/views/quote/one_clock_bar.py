"""One clock: all that ends a price on one bar, and in words below it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.quote.one_clock_words import ClockWords, Tick
from desktop.views.style.theme import TextRole, Theme, color

_BAR = 6
_TICK = 14
_GAP = 3
_BETWEEN = 8
"""Between the words of two ends on one side."""


class OneClockBar(QWidget):
    """The bar, and the sentence that says when the link ends or why there can be none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._bar = _Bar(theme)
        self.sentence = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.sentence.setObjectName("oneClockSentence")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self.sentence)

    def show_clock(self, clock: ClockWords) -> None:
        """Show this clock; without ends the bar takes no room."""
        self._bar.show_clock(clock)
        self._bar.setVisible(bool(clock.ticks))
        self.sentence.setText(clock.sentence)
        role = "problem" if clock.refused else "support"
        if self.sentence.property("role") != role:
            self.sentence.setProperty("role", role)
            self.sentence.style().unpolish(self.sentence)
            self.sentence.style().polish(self.sentence)
        self.setAccessibleName(clock.spoken())


class _Bar(QWidget):
    """Painted: a filled stretch while the link lives, a tick at each end, words above and below in
    turns, so that neighbours do not run into each other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._clock: ClockWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_clock(self, clock: ClockWords) -> None:
        if clock != self._clock:
            self._clock = clock
            self.setAccessibleName(clock.spoken())
            self.update()

    def sizeHint(self) -> QSize:
        line = self._theme.height(14, TextRole.META)
        return QSize(200, 2 * (line + _GAP) + _TICK)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        clock = self._clock
        if clock is None or not clock.ticks:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        groove = QRectF(0.5, middle - _BAR / 2, self.width() - 1, _BAR)
        edged = self._theme.is_high_contrast
        painter.setPen(QPen(color(tokens.line), 1) if edged else Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.sunken))
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
        if clock.filled is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(tokens.accent))
            filled = QRectF(groove)
            filled.setWidth(max(_BAR, self._x(clock, clock.filled)))
            painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)
        for tick in clock.ticks:
            self._paint_mark(painter, clock, tick)
        for below, ticks in ((True, clock.ticks[::2]), (False, clock.ticks[1::2])):
            self._paint_words(painter, clock, ticks, below=below)
        painter.end()

    def _shade(self, tick: Tick) -> QColor:
        tokens = self._theme.tokens
        return color(tokens.progress if tick.ends else tokens.text2)

    def _paint_mark(self, painter: QPainter, clock: ClockWords, tick: Tick) -> None:
        x, middle = self._x(clock, tick.at), self.height() / 2
        x = min(max(1.0, x), self.width() - 1.0)
        painter.setPen(QPen(self._shade(tick), 2))
        painter.drawLine(round(x), round(middle - _TICK / 2), round(x), round(middle + _TICK / 2))

    def _paint_words(
        self, painter: QPainter, clock: ClockWords, ticks: Sequence[Tick], *, below: bool
    ) -> None:
        """The words of one side, from the last on: each makes room for the one behind it."""
        room = float(self.width())
        for tick in reversed(ticks):
            font = self._theme.font(TextRole.META_STRONG if tick.ends else TextRole.META)
            metrics = QFontMetricsF(font)
            words = metrics.elidedText(tick.words, Qt.TextElideMode.ElideRight, max(0.0, room))
            wide = metrics.horizontalAdvance(words) + 1
            left = min(max(0.0, self._x(clock, tick.at) - wide / 2), room - wide)
            high = metrics.height()
            over = self.height() / 2 - _TICK / 2 - _GAP - high
            top = self.height() / 2 + _TICK / 2 + _GAP if below else over
            painter.setPen(self._shade(tick))
            painter.setFont(font)
            painter.drawText(QRectF(left, top, wide, high), int(Qt.AlignmentFlag.AlignLeft), words)
            room = left - _BETWEEN

    def _x(self, clock: ClockWords, at: float) -> float:
        span = clock.until - clock.begins
        share = (at - clock.begins) / span if span > 0 else 1.0
        return max(0.0, min(1.0, share)) * self.width()
