"""The published response time as pictures, in the sizes of a Facebook cover and an X header."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageWriter, QPainter

from desktop.models.board.published import Published
from desktop.views.style.lettering import TextRole, make_font
from desktop.views.style.tokens import LIGHT
from desktop.views.words import formatting

FACEBOOK, X = "response-time-facebook.png", "response-time-x.png"
SIZES: Mapping[str, tuple[int, int]] = {FACEBOOK: (851, 315), X: (1500, 500)}
"""Facebook shows a cover at 820 × 312 on computers and its middle (16:9) on phones, and takes
851 × 315 quickest; X shows a header at 1500 × 500, with up to 60 pixels cut above and below.
Source: both platforms' help pages."""
_SAFE_RATIO = 16 / 9
_SAFE_HEIGHT = 0.62
"""The part of the height that neither a phone nor a face in the corner covers."""


def published_words(figure: Published) -> str:
    """What customers read beside the picture."""
    translate = QCoreApplication.translate
    words = translate("Published", "We now answer in about {time}.").format(time=_minutes(figure))
    of = translate("Published", "Median of {count} first answers, {time}.").format(
        count=figure.cases, time=formatting.clock(figure.at)
    )
    return f"{words} {of}"


def banners(figure: Published) -> dict[str, bytes]:
    """Return each picture as PNG. May run on any thread."""
    return {name: _png(figure, *size) for name, size in SIZES.items()}


def _minutes(figure: Published) -> str:
    translate = QCoreApplication.translate
    one, many = translate("Published", "1 minute"), translate("Published", "{count} minutes")
    return (one if figure.minutes == 1 else many).format(count=figure.minutes)


def _png(figure: Published, width: int, height: int) -> bytes:
    translate = QCoreApplication.translate
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.accent))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(LIGHT.on_accent))
    safe_width = min(width * 0.9, height * _SAFE_RATIO * 0.94)
    safe = QRectF(
        (width - safe_width) / 2, height * (1 - _SAFE_HEIGHT) / 2, safe_width, height * _SAFE_HEIGHT
    )
    lines = (
        (translate("Published", "We now answer in about"), 0.24, QFont.Weight.Medium),
        (_minutes(figure), 0.52, QFont.Weight.Bold),
        (
            translate("Published", "Median of the last 5 minutes, {time}").format(
                time=formatting.clock(figure.at)
            ),
            0.16,
            QFont.Weight.Normal,
        ),
    )
    top = safe.top()
    for words, share, weight in lines:
        room = QRectF(safe.left(), top, safe.width(), safe.height() * share)
        painter.setFont(_fitting(words, room, weight))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        top = room.bottom() + safe.height() * 0.02
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _fitting(words: str, room: QRectF, weight: QFont.Weight) -> QFont:
    """The largest font in which the words fit."""
    font = make_font(TextRole.BODY, 1.0)
    font.setWeight(weight)
    size = int(room.height() * 0.82)
    while size > 8:
        font.setPixelSize(size)
        if QFontMetricsF(font).horizontalAdvance(words) <= room.width():
            break
        size -= 2
    return font
