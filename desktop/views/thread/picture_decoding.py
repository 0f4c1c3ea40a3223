"""Turning a stranger's bytes into a picture, on a thread: only what is a picture by its first
bytes, never more pixels than a person can see, never a format that can do anything but show."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageIOHandler, QImageReader, QPainter, QTransform

MOST_PIXELS = 80_000_000
"""A phone's largest photos have 50 million; what claims more is meant to fill the memory."""
LARGEST_SIDE = 4096
_MEGABYTES = 256
_FORMATS = ((b"\xff\xd8\xff", b"jpeg"), (b"\x89PNG\r\n\x1a\n", b"png"), (b"GIF8", b"gif"))


class NoPicture(Exception):
    """The bytes are no picture that can be shown."""


def thumbnail(data: bytes, size: QSize, *, whole: bool, radius: float) -> QImage:
    """A picture in a place of `size` device pixels, with round corners; `whole` shows all of it.
    Raises `NoPicture`."""
    image = _read(data, size, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    mode = (
        Qt.AspectRatioMode.KeepAspectRatio
        if whole
        else Qt.AspectRatioMode.KeepAspectRatioByExpanding
    )
    scaled = image.scaled(size, mode, Qt.TransformationMode.SmoothTransformation)
    left, top = (size.width() - scaled.width()) / 2, (size.height() - scaled.height()) / 2
    result = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    brush = QBrush(scaled)
    brush.setTransform(QTransform.fromTranslate(left, top))
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    place = QRectF(left, top, scaled.width(), scaled.height())
    painter.drawRoundedRect(place.intersected(QRectF(result.rect())), radius, radius)
    painter.end()
    return result


def picture(data: bytes) -> QImage:
    """The whole picture, upright, at most `LARGEST_SIDE` wide or high. Raises `NoPicture`."""
    return _read(data, QSize(LARGEST_SIDE, LARGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio)


def _read(data: bytes, room: QSize, mode: Qt.AspectRatioMode) -> QImage:
    known = next((name for magic, name in _FORMATS if data.startswith(magic)), b"")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        known = b"webp"
    if not known:
        raise NoPicture
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MEGABYTES)
    reader = QImageReader(buffer, QByteArray(known))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isEmpty() or size.width() * size.height() > MOST_PIXELS:
        raise NoPicture
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    smaller = size.scaled(room.transposed() if turned else room, mode)
    if smaller.width() < size.width():
        reader.setScaledSize(smaller)  # a JPEG is then never whole in memory
    image = reader.read()
    if image.isNull():
        raise NoPicture
    return image
