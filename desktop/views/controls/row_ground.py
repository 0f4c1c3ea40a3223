"""What stands behind a row of a list: its ground, the line below it, its edge and its ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle

from desktop.views.style.theme import Theme, color

_RADIUS = 6


def paint_row_ground(
    painter: QPainter,
    rect: QRectF,
    state: QStyle.StateFlag,
    theme: Theme,
    *,
    edge: str = "",
    lined: bool = True,
) -> str:
    """Paint it, and return the ground's colour, for what is cut out of it. `edge` is the colour of
    the edge of a row that is not chosen; where rows are not `lined`, there is no line below."""
    tokens, metrics = theme.tokens, theme.metrics
    ground = tokens.hover if state & QStyle.StateFlag.State_MouseOver else tokens.surface
    if state & QStyle.StateFlag.State_Selected:
        ground, edge = tokens.selected, tokens.accent
    line = 1 if lined else 0
    painter.fillRect(rect, color(ground))
    painter.fillRect(QRectF(rect.x(), rect.bottom() - line, rect.width(), line), color(tokens.line))
    if edge:
        painter.fillRect(
            QRectF(rect.x(), rect.y(), metrics.selected_edge, rect.height() - line), color(edge)
        )
    if state & QStyle.StateFlag.State_HasFocus:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens.focus), metrics.focus_ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(4, 2, -2, -2 - line), _RADIUS, _RADIUS)
        painter.restore()
    return ground
