"""The desk's own icons, drawn in the colour asked for and kept by size and screen."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.resources import resource


class Icon(StrEnum):
    """An icon by the name of its file."""

    BANK = "bank"
    BOARD = "board"
    CARD = "card"
    CHAT = "chat"
    CHECK = "check"
    CLIP = "clip"
    CLOCK = "clock"
    COPY = "copy"
    CROSS = "cross"
    DELIVERED = "delivered"
    DOTS = "dots"
    DOWN = "down"
    DOWNLOAD = "download"
    EYE = "eye"
    FILTER = "filter"
    HELP = "help"
    HUB = "hub"
    INBOX = "inbox"
    LEFT = "left"
    LINK = "link"
    LOCK = "lock"
    MINUS = "minus"
    NOTE = "note"
    OFFLINE = "offline"
    PENCIL = "pencil"
    PHONE = "phone"
    PICTURE = "picture"
    PLANE = "plane"
    PLUS = "plus"
    QUESTION = "question"
    QUIET = "quiet"
    REFRESH = "refresh"
    RIGHT = "right"
    SEARCH = "search"
    SEND = "send"
    SETTINGS = "settings"
    SLASH = "slash"
    SMILE = "smile"
    TICKET = "ticket"
    UNDO = "undo"
    USER = "user"
    WARNING = "warning"


STROKE = 1.75
"""Line width in the 24-unit grid the icons are drawn on."""
STROKE_SMALL = 2.2
"""Line width for icons of 12 pixels, so that they keep their weight beside bold text."""


@lru_cache(maxsize=64)
def _drawing(name: Icon) -> bytes:
    return resource("icons", f"{name.value}.svg").read_bytes()


@lru_cache(maxsize=512)
def pixmap(
    name: Icon, color: str, size: float, ratio: float = 1.0, stroke: float = STROKE
) -> QPixmap:
    """Return the icon in `color` (a token's value), `size` logical pixels square."""
    drawing = (
        _drawing(name)
        .replace(b"currentColor", color.encode())
        .replace(b'stroke-width="1.75"', f'stroke-width="{stroke}"'.encode())
    )
    pixels = max(1, round(size * ratio))
    result = QPixmap(pixels, pixels)
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result


def paint(painter: QPainter, rect: QRectF, name: Icon, color: str, stroke: float = STROKE) -> None:
    """Paint the icon into the square `rect`, sharp on the painter's screen."""
    ratio = painter.device().devicePixelRatio()
    drawn = pixmap(name, color, rect.width(), ratio, stroke)
    # On whole device pixels the lines stay as crisp as they were drawn.
    at = QPointF(round(rect.x() * ratio) / ratio, round(rect.y() * ratio) / ratio)
    painter.drawPixmap(at, drawn)


def icon(name: Icon, color: str, size: int = 20, disabled: str | None = None) -> QIcon:
    """Return a QIcon for buttons and menus, for all screens now attached."""
    result = QIcon()
    ratios = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} | {1.0, 2.0}
    for ratio in sorted(ratios):
        result.addPixmap(pixmap(name, color, size, ratio))
        if disabled:
            result.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return result


def icon_size(size: int) -> QSize:
    """Return a square for `setIconSize`."""
    return QSize(size, size)
