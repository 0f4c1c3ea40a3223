"""A line of text with the words marked that a search found: bold, on a ground of their own."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from desktop.models.search import Mark
from desktop.views.style.theme import Theme, color

_ELLIPSIS = "…"


def mark_formats(
    text: str, marks: Sequence[Mark], theme: Theme, *, bold: bool = True
) -> list[QTextLayout.FormatRange]:
    """How a layout of `text` shows its marks. Without `bold` they are underlined, and the text
    takes no more room than before: colour alone never tells."""
    formats: list[QTextLayout.FormatRange] = []
    for mark in marks:
        style = QTextCharFormat()
        style.setBackground(color(theme.tokens.mark_bg))
        style.setForeground(color(theme.tokens.mark_text))
        if bold:
            style.setFontWeight(QFont.Weight.Bold)
        else:
            style.setFontUnderline(True)
        ranged = QTextLayout.FormatRange()
        # A layout counts UTF-16 units, Python counts characters.
        ranged.start = utf16(text[: mark.start])
        ranged.length = utf16(text[mark.start : mark.end])
        ranged.format = style
        formats.append(ranged)
    return formats


def paint_marked(
    painter: QPainter, area: QRectF, text: str, marks: Sequence[Mark], font: QFont, theme: Theme
) -> None:
    """Paint one line with the painter's pen, in the middle of `area`; what does not fit is elided.

    `marks` are in characters of `text`.
    """
    layout = _laid_out(text, marks, font, theme)
    if layout.lineAt(0).naturalTextWidth() > area.width():
        room = area.width() - QFontMetricsF(font).horizontalAdvance(_ELLIPSIS)
        fitting = layout.lineAt(0).xToCursor(max(0.0, room))
        kept = text.encode("utf-16-le")[: 2 * fitting].decode("utf-16-le", "ignore").rstrip()
        layout = _elided(kept, marks, font, theme)
        while kept and layout.lineAt(0).naturalTextWidth() > area.width():
            kept = kept[:-1]  # the cursor stands behind a letter that it is nearest to
            layout = _elided(kept, marks, font, theme)
    line = layout.lineAt(0)
    top = area.y() + (area.height() - line.height()) / 2
    painter.save()
    painter.setClipRect(area)
    layout.draw(painter, QPointF(area.x(), top))
    painter.restore()


def utf16(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def _elided(kept: str, marks: Sequence[Mark], font: QFont, theme: Theme) -> QTextLayout:
    inside = [
        Mark(mark.start, min(mark.end, len(kept))) for mark in marks if mark.start < len(kept)
    ]
    return _laid_out(kept + _ELLIPSIS, inside, font, theme)


def _laid_out(text: str, marks: Sequence[Mark], font: QFont, theme: Theme) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setFormats(mark_formats(text, marks, theme))
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text) * 2 + 1)
    layout.endLayout()
    return layout
