"""How a tab of the window looks: its words, how many there are, and the line below the current."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop.views.style.theme import TextRole, Theme, color

_COUNT_GAP = 4.0
_BAR = 2.0


def tab_width(theme: Theme, words: str, count: str, padding: float) -> float:
    """How wide a tab is that shows all of it."""
    wide = QFontMetricsF(theme.font(TextRole.TAB)).horizontalAdvance(words)
    if count:
        metrics = QFontMetricsF(theme.font(TextRole.META))
        wide += _COUNT_GAP + metrics.horizontalAdvance(count)
    return wide + 2 * padding + 1


def paint_tab(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    words: str,
    count: str,
    *,
    padding: float,
    current: bool,
    focused: bool,
) -> None:
    """Paint one tab; words that do not fit are elided, the count never is."""
    tokens = theme.tokens
    font = theme.font(TextRole.TAB)
    metrics = QFontMetricsF(font)
    count_wide = tab_width(theme, "", count, 0.0) - 1 if count else 0.0
    room = rect.width() - 2 * padding - count_wide
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room + 1)
    painter.setFont(font)
    painter.setPen(color(tokens.text1 if current else tokens.text2))
    line = QRectF(rect.x() + padding, rect.y(), rect.width() - padding, rect.height() - _BAR)
    middle = int(Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(line, middle, words)
    if count:
        line.setLeft(line.x() + metrics.horizontalAdvance(words) + _COUNT_GAP)
        painter.setFont(theme.font(TextRole.META))
        painter.setPen(color(tokens.text3))
        painter.drawText(line, middle, count)
    if current:
        bar = QRectF(rect.x(), rect.bottom() - _BAR, rect.width(), _BAR)
        painter.fillRect(bar, color(tokens.accent))
    if focused:
        painter.setPen(QPen(color(tokens.focus), theme.metrics.focus_ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 4, -1, -5), 6, 6)
