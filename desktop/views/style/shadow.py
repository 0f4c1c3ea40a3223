"""The soft shadow of what lies over the window."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.views.style.theme import color

SPREAD = 42
"""How far a shadow reaches."""
DOWN = 14
"""How much lower than the thing itself it lies."""
_DARKEST = 0.2


def paint_shadow(painter: QPainter, rect: QRectF, radius: int, ink: str) -> None:
    """Paint the shadow of an opaque thing with round corners; nothing in its middle."""
    edge = SPREAD + radius
    tile = _tile(radius, ink)
    outer = rect.adjusted(-SPREAD, -SPREAD, SPREAD, SPREAD).translated(0, DOWN)
    across = _parts(outer.left(), outer.width(), edge)
    down = _parts(outer.top(), outer.height(), edge)
    for column, (left, wide, from_left, from_wide) in enumerate(across):
        for row, (top, high, from_top, from_high) in enumerate(down):
            if (column, row) != (1, 1) and wide > 0 and high > 0:
                painter.drawPixmap(
                    QRectF(left, top, wide, high),
                    tile,
                    QRectF(from_left, from_top, from_wide, from_high),
                )


def _parts(start: float, length: float, edge: int) -> tuple[tuple[float, float, int, int], ...]:
    """Edge, middle and edge of a line, each with where it is in the tile."""
    middle = length - 2 * edge
    return (
        (start, edge, 0, edge),
        (start + edge, middle, edge, 1),
        (start + edge + middle, edge, edge + 1, edge),
    )


@lru_cache(maxsize=4)
def _tile(radius: int, ink: str) -> QPixmap:
    """The shadow of something as small as its corners; the rest is drawn out from its middle."""
    side = 2 * (SPREAD + radius) + 1
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    whole = QRectF(0, 0, side, side)
    for inset in range(SPREAD):
        # Each lies on those around it; they grow darker towards the thing, and ever faster.
        painter.setBrush(color(ink, _DARKEST * 2 * inset / SPREAD**2))
        corner = radius + SPREAD - inset
        painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), corner, corner)
    painter.end()
    return tile
