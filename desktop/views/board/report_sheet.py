"""A sheet of the report's paper: headings, tiles, tables and words, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from desktop.views.board.board_words import Tile
from desktop.views.board.charts import ink_of_paper
from desktop.views.style.lettering import TextRole, make_font
from desktop.views.style.tokens import LIGHT

_DOTS = 600
WIDTH = 700.0
"""The room between the margins of an A4 page, in the painter's own units (96 to the inch)."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
HEADING, HEADED, ROW = 13.0, 32.0, 20.0
"""How large a heading is, and how high it and a table's row are."""
_BETWEEN = 12.0
_CELL, _LEAST_CELL = 10.5, 7.0


def paper(device: QIODevice, title: str) -> tuple[QPdfWriter, QPainter]:
    """An empty page, and what paints on it into `device`, which is open."""
    writer = QPdfWriter(device)
    writer.setResolution(_DOTS)
    writer.setTitle(title)
    writer.setCreator("Social Pay Desk")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(13, 15, 13, 15),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    scale = writer.width() / WIDTH
    painter.scale(scale, scale)
    return writer, painter


class Sheet:
    """What is written goes below what was; the painter's units are `paper`'s."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._family = QFontInfo(make_font(TextRole.BODY, 1.0)).family()
        self._ink = ink_of_paper(self._family)
        self._y = 0.0

    def _heading(self, words: str) -> None:
        at = QRectF(0, self._y + 8, WIDTH, 20)
        self._write(words, at, HEADING, LIGHT.text1, LEFT, QFont.Weight.DemiBold)
        self._y += HEADED

    def _tiles(self, some: Sequence[Tile]) -> None:
        across = len(some)
        width = (WIDTH - (across - 1) * 10) / across
        for place, one in enumerate(some):
            box = QRectF(place * (width + 10), self._y, width, 92)
            self._painter.setPen(QPen(QColor(LIGHT.line), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(box, 8, 8)
            inside = box.adjusted(12, 8, -10, -8)
            self._write(one.title, inside, 10.5, LIGHT.text2, Qt.AlignmentFlag.AlignLeft)
            value = inside.adjusted(0, 17, 0, 0)
            weight = QFont.Weight.Bold
            self._write(one.value, value, 21, LIGHT.text1, Qt.AlignmentFlag.AlignLeft, weight)
            below = inside.adjusted(0, 44, 0, 6)
            self._write(one.below, below, 9.5, LIGHT.text2, _WRAPPED)
        self._y += 100

    def _table(
        self, shares: Sequence[float], heads: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        """`shares` is how the columns share the width."""
        if not rows:
            self._text(QCoreApplication.translate("Report", "None."), 10.5, LIGHT.text2)
            return
        widths = [WIDTH * share / sum(shares) for share in shares]
        columns = zip(*(heads, *rows), strict=True)
        sizes = [
            self._fitting(cells, width - _BETWEEN)
            for cells, width in zip(columns, widths, strict=True)
        ]
        self._row(heads, widths, sizes, LIGHT.text3)
        self._rule(self._y, LIGHT.field_line)
        for row in rows:
            self._row(row, widths, sizes, LIGHT.text1)

    def _row(
        self, cells: Sequence[str], widths: Sequence[float], sizes: Sequence[float], shade: str
    ) -> None:
        left = 0.0
        for place, (words, width, size) in enumerate(zip(cells, widths, sizes, strict=True)):
            align, gap = (LEFT, 0.0) if place == 0 else (RIGHT, _BETWEEN)
            room = QRectF(left + gap, self._y, width - gap, ROW)
            self._write(words, room, size, shade, align)
            left += width
        self._y += ROW

    def _fitting(self, cells: Sequence[str], width: float) -> float:
        """The size in which each of a column's cells has room."""
        needed = max(map(QFontMetricsF(self._font(_CELL)).horizontalAdvance, cells))
        return _CELL if needed <= width else max(_LEAST_CELL, _CELL * width // needed)

    @property
    def left(self) -> float:
        """How much room is left on the page; below 0 something is cut off."""
        return self._bottom - self._y

    @property
    def _bottom(self) -> float:
        device = self._painter.device()
        return device.height() * WIDTH / device.width()

    def _text(self, words: str, size: float, shade: str) -> None:
        high = self._height_of(words, size)
        self._write(words, QRectF(0, self._y, WIDTH, high), size, shade, _WRAPPED)
        self._y += high

    def _height_of(self, words: str, size: float) -> float:
        room = QRectF(0, 0, WIDTH, 400)
        return QFontMetricsF(self._font(size)).boundingRect(room, _WRAPPED, words).height() + 3

    def _write(
        self,
        words: str,
        room: QRectF,
        size: float,
        shade: str,
        flags: Qt.AlignmentFlag | Qt.TextFlag,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        self._painter.setFont(self._font(size, weight))
        self._painter.setPen(QColor(shade))
        self._painter.drawText(room, flags, words)

    def _font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """In the painter's units: sizes of the device would be scaled once more."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(size)))
        font.setWeight(weight)
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _rule(self, y: float, shade: str) -> None:
        self._painter.setPen(QPen(QColor(shade), 0.8))
        self._painter.drawLine(self._at(0, y), self._at(WIDTH, y))

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x, y)
