"""Laying out the text of a bubble: paragraphs of any script, links with their real host, and what
is named in it."""

import re
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlsplit

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.models.mentions import Mention
from desktop.models.one_line import isolated, one_line

_URL = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'’"
# Direction overrides can make a link read as another one; isolates and marks are left alone.
_OVERRIDES = {ord(char): None for char in "\u202a\u202b\u202c\u202d\u202e"}
_LONGEST, _MOST_LINES = 6_000, 300
"""More than any social channel carries (WhatsApp: 4,096); the hub takes 150,000 characters."""
_ELIDE_OVER = 32
"""A link of ours longer than this shows its host only: what follows is a bearer secret."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of shown text that is the host of a link."""

    start: int
    length: int


def shown_text(text: str, *, ours: bool) -> tuple[str, tuple[Span, ...]]:
    """Return what a bubble shows for `text`, and where in it the real hosts of links are.

    A link of ours is shortened to its host. A customer's link stays as it was written; where its
    host is not plain ASCII, its real (punycode) name is added. Direction overrides are left out.
    What is endless is cut, and says by how many characters: laying it out would hang the window.
    """
    plain = text.translate(_OVERRIDES).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    plain = _cut(plain)
    parts: list[str] = []
    spans: list[Span] = []
    length = position = 0
    for match in _URL.finditer(plain):
        written = match[0].rstrip(_TRAILING)
        url = one_line(written)
        host = _host(url)
        if not host:
            continue
        before = plain[position : match.start()]
        shown = f"{host}/…" if ours and len(url) > _ELIDE_OVER else url
        real = _ascii_host(host)
        end = len(shown)
        if real != host:
            shown += f" [{real}]"
        shown = isolated(shown)  # letters from the right must not move the host
        at = shown.lower().rfind(host, 0, _authority_end(shown[:end]))
        start = length + len(before) + max(at, 0)
        spans.append(Span(start, len(host)))
        parts += [before, shown]
        length += len(before) + len(shown)
        position = match.start() + len(written)
    parts.append(plain[position:])
    return "".join(parts), tuple(spans)


def _cut(text: str) -> str:
    shown = text[:_LONGEST]
    lines = shown.split("\n", _MOST_LINES)
    if len(lines) > _MOST_LINES:
        shown = "\n".join(lines[:_MOST_LINES])
    return shown if len(shown) == len(text) else f"{shown}… (+{len(text) - len(shown)})"


def _host(url: str) -> str:
    try:  # a browser takes a backslash for a slash: the host ends there
        return (urlsplit(url.replace("\\", "/")).hostname or "").lower()
    except ValueError:
        return ""


def _ascii_host(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return "?"


def _authority_end(url: str) -> int:
    scheme = url.find("://")
    start = scheme + 3 if scheme >= 0 else 0
    ends = [at for at in (url.find(mark, start) for mark in "/\\?#") if at >= 0]
    return min(ends, default=len(url))


class TextBlock:
    """Laid-out text that can be painted at any place. Sizes are device-independent pixels.

    The hosts of links (`spans`) are underlined, `mentions` have dots below them. `marked` says how
    what was searched for is shown in a paragraph.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        max_width: float,
        line_height: float,
        spans: tuple[Span, ...] = (),
        link_color: QColor | None = None,
        mentions: tuple[Mention, ...] = (),
        marked: Callable[[str], list[QTextLayout.FormatRange]] | None = None,
    ) -> None:
        self._mentions = mentions
        self._paragraphs: list[tuple[QTextLayout, float]] = []
        self._line_height = line_height
        width = 0.0
        sources: list[tuple[QTextLayout, bool]] = []
        offset = 0
        for paragraph in text.split("\n"):
            layout, rtl = _paragraph(paragraph, font)
            formats = [
                *_host_formats(paragraph, offset, spans, link_color),
                *_mention_formats(paragraph, offset, mentions),
                *(marked(paragraph) if marked is not None else ()),
            ]
            if formats:
                layout.setFormats(formats)
            width = max(width, _break_lines(layout, max_width, line_height)[0])
            sources.append((layout, rtl))
            offset += len(paragraph) + 1
        width = min(float(ceil(width)), max_width)
        y = 0.0
        for layout, rtl in sources:
            if rtl:  # aligned to the right edge of the bubble, which is known only now
                _break_lines(layout, width, line_height)
            self._paragraphs.append((layout, y))
            y += max(1, layout.lineCount()) * line_height
        self.size = QSizeF(width, y)

    @property
    def paragraphs(self) -> tuple[QTextLayout, ...]:
        """The text as it is laid out, one layout for each of its paragraphs."""
        return tuple(layout for layout, _ in self._paragraphs)

    @property
    def line_count(self) -> int:
        """How many lines it takes."""
        return sum(max(1, layout.lineCount()) for layout, _ in self._paragraphs)

    def mention_at(self, x: float, y: float) -> Mention | None:
        """What is named at this place, measured from the top left corner; None where nothing is."""
        if not self._mentions:
            return None
        offset = 0
        for layout, top in self._paragraphs:
            text = layout.text()
            lines = [layout.lineAt(number) for number in range(layout.lineCount())]
            for number, line in enumerate(lines):
                above = top + number * self._line_height
                if above <= y < above + self._line_height and line.naturalTextRect().left() <= x:
                    if x >= line.naturalTextRect().right():
                        return None
                    units = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter)
                    at = offset + _characters(text, int(units))
                    return next((one for one in self._mentions if one.start <= at < one.end), None)
            offset += len(text) + 1
        return None

    def draw(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Paint it with its top left corner at (x, y)."""
        painter.setPen(color)
        for layout, top in self._paragraphs:
            layout.draw(painter, QPointF(x, y + top))


def _paragraph(text: str, font: QFont) -> tuple[QTextLayout, bool]:
    layout = QTextLayout(text, font)
    rtl = not text.isascii() and _is_rtl(text)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout, rtl


def _is_rtl(text: str) -> bool:
    """Whether the first strong character is right-to-left (Unicode UAX 9, rules P2 and P3)."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def _host_formats(
    text: str, offset: int, spans: tuple[Span, ...], color: QColor | None
) -> Iterator[QTextLayout.FormatRange]:
    for span in spans:
        if 0 <= span.start - offset < len(text):
            style = QTextCharFormat()
            style.setFontUnderline(True)
            if color is not None:
                style.setForeground(color)
            yield _format_range(text, span.start - offset, span.length, style)


def _mention_formats(
    text: str, offset: int, mentions: tuple[Mention, ...]
) -> Iterator[QTextLayout.FormatRange]:
    for one in mentions:
        if one.sure and 0 <= one.start - offset < len(text):
            style = QTextCharFormat()
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            yield _format_range(text, one.start - offset, one.length, style)


def _format_range(
    text: str, start: int, length: int, style: QTextCharFormat
) -> QTextLayout.FormatRange:
    # QTextLayout counts UTF-16 units, Python counts characters.
    formatted = QTextLayout.FormatRange()
    formatted.start = _utf16(text[:start])
    formatted.length = _utf16(text[start : start + length])
    formatted.format = style
    return formatted


def _utf16(text: str) -> int:
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def _characters(text: str, units: int) -> int:
    """How many characters so many UTF-16 units of a text are."""
    if text.isascii():
        return units
    at = 0
    while units > 0 and at < len(text):
        units -= 2 if ord(text[at]) > 0xFFFF else 1
        at += 1
    return at


def _break_lines(layout: QTextLayout, width: float, line_height: float) -> tuple[float, int]:
    """Break a paragraph into lines; returns the widest line's natural width and their number."""
    widest = 0.0
    count = 0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * line_height + (line_height - line.height()) / 2))
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return widest, count


class BlockCache:
    """The most recently used text blocks, by row, text, width and look."""

    def __init__(self, capacity: int = 1200) -> None:
        self._capacity = capacity
        self._blocks: OrderedDict[tuple[object, ...], TextBlock] = OrderedDict()

    def get(self, key: tuple[object, ...]) -> TextBlock | None:
        """The block under `key`, which becomes the most recently used one."""
        block = self._blocks.get(key)
        if block is not None:
            self._blocks.move_to_end(key)
        return block

    def put(self, key: tuple[object, ...], block: TextBlock) -> TextBlock:
        """Keep `block`, dropping the least recently used one when full."""
        self._blocks[key] = block
        if len(self._blocks) > self._capacity:
            self._blocks.popitem(last=False)
        return block

    def clear(self) -> None:
        """Forget all, after a change of theme or font."""
        self._blocks.clear()

    def __len__(self) -> int:
        return len(self._blocks)
