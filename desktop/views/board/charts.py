"""The board's charts, painted plainly: for the window and for paper.

Each can be read without colour: bars carry patterns, sums and a legend, lines differ by their
stroke and are named where they end. A library for plots would bring numpy for two drawings.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from desktop.views.style.theme import TextRole, Theme
from desktop.views.style.tokens import LIGHT, Tokens

_STEPS = 4
_NICE = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_WIDEST_BAR = 44.0
_GAP = 6.0
_APART = 5.0
_HATCHES = ("", "/", "-", "\\", "/\\", "/-", "\\-", "/\\-")
_MARK = 9.0


@dataclass(frozen=True, slots=True)
class Ink:
    """What a chart is painted with."""

    tokens: Tokens
    small: QFont
    strong: QFont

    @property
    def series(self) -> tuple[str, ...]:
        """Colours that can be told apart, the first for what there is most of."""
        t = self.tokens
        return (t.accent, t.text2, t.ok, t.busy, t.refund, t.done, t.bad, t.muted)


def ink_of(theme: Theme) -> Ink:
    """What the window paints with, now."""
    return Ink(theme.tokens, theme.font(TextRole.META), theme.font(TextRole.META_STRONG))


def ink_of_paper(family: str) -> Ink:
    """What paper is painted with. Sizes are pixels of the painter's own scale."""
    small, strong = QFont(family), QFont(family)
    for font in (small, strong):
        font.setPixelSize(10)
        # Paper has room for each letter as it was drawn: what is measured is what is painted.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    strong.setWeight(QFont.Weight.DemiBold)
    return Ink(LIGHT, small, strong)


@dataclass(frozen=True, slots=True)
class Part:
    """What a bar is made of: its name, and a value for each bar."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that stand on one line, each cut into the same parts. `said` writes a value, `nothing`
    stands in the middle where there is no bar; `counts` is whether they are whole things."""

    labels: tuple[str, ...]
    parts: tuple[Part, ...]
    said: Callable[[float], str]
    nothing: str = ""
    counts: bool = False

    @property
    def sums(self) -> tuple[float, ...]:
        """How high each bar is."""
        columns = zip(*(part.values for part in self.parts), strict=True)
        return tuple(map(sum, columns)) if self.parts else (0.0,) * len(self.labels)


@dataclass(frozen=True, slots=True)
class Lines:
    """Two lines over time, and one that they should stay below. `at` are places from 0 to 1; None
    is a gap. `ticks` are places with their words; `nothing` stands in the middle where there is no
    line."""

    at: tuple[float, ...]
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    lower_name: str
    upper_name: str
    target: float
    target_name: str
    ticks: tuple[tuple[float, str], ...]
    said: Callable[[float], str]
    nothing: str = ""


def top_of(most: float, *, counts: bool = False) -> float:
    """A round value at or above the largest, which four even steps lead up to; whole ones where it
    `counts` things."""
    if most <= 0:
        return 1.0
    step = max(most / _STEPS, 1.0) if counts else most / _STEPS
    size = 1.0
    while size * 10 <= step:
        size *= 10
    while size > step:
        size /= 10
    return _STEPS * next(
        nice * size
        for nice in _NICE
        if nice * size >= step - 1e-9 and (not counts or (nice * size).is_integer())
    )


def legend_width(parts: Sequence[Part], ink: Ink) -> float:
    """How much room `draw_legend` needs."""
    metrics = QFontMetricsF(ink.small)
    return sum(metrics.horizontalAdvance(part.name) + _MARK + 19 for part in parts)


def draw_legend(painter: QPainter, right: QPointF, parts: Sequence[Part], ink: Ink) -> None:
    """Paint which part looks how, ending at `right` on the middle of a line."""
    metrics = QFontMetricsF(ink.small)
    left = right.x() - legend_width(parts, ink) + 14
    painter.setFont(ink.small)
    for place, part in enumerate(parts):
        mark = QRectF(left, right.y() - _MARK / 2, _MARK, _MARK)
        _fill(painter, mark, place, ink)
        painter.setPen(QColor(ink.tokens.text2))
        width = metrics.horizontalAdvance(part.name)
        at = QRectF(mark.right() + 5, right.y() - metrics.height(), width + 2, metrics.height() * 2)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, part.name)
        left += _MARK + 19 + width


def draw_bars(painter: QPainter, rect: QRectF, bars: Bars, ink: Ink) -> list[QRectF]:
    """Paint bars with their axis, their sums above and their words below; returns where each
    stands, from top to bottom of the chart."""
    metrics = QFontMetricsF(ink.small)
    most = max(bars.sums, default=0.0)
    top = top_of(most, counts=bars.counts)
    steps = _STEPS if most > 0 else 0
    plot = _axis(painter, rect, top, bars.said, ink, metrics.height() + 2, steps)
    if most <= 0:
        _in_the_middle(painter, plot, bars.nothing, ink)
    count = max(1, len(bars.labels))
    room = plot.width() / count
    width = min(_WIDEST_BAR, room * 0.62)
    columns: list[QRectF] = []
    every = _every(bars.labels, room, metrics)
    wide = max((metrics.horizontalAdvance(bars.said(one)) for one in bars.sums if one), default=0.0)
    for place, label in enumerate(bars.labels):
        left = plot.left() + room * place
        bar = QRectF(left + (room - width) / 2, plot.bottom(), width, 0)
        for number, part in enumerate(bars.parts):
            height = plot.height() * max(0.0, part.values[place]) / top
            if height <= 0:
                continue
            bar = QRectF(bar.left(), bar.top() - height, width, height)
            _fill(painter, bar.adjusted(0, min(1.0, height / 2), 0, 0), number, ink)
        if bars.sums[place] > 0 and wide <= room - 2:
            painter.setFont(ink.strong)
            painter.setPen(QColor(ink.tokens.text2))
            above = QRectF(left, bar.top() - metrics.height() - 2, room, metrics.height())
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, bars.said(bars.sums[place]))
        if place % every == 0:
            _below(painter, left + room / 2, plot.bottom(), label, ink)
        columns.append(QRectF(left, rect.top(), room, rect.height()))
    return columns


def draw_lines(painter: QPainter, rect: QRectF, lines: Lines, ink: Ink) -> QRectF:
    """Paint two lines with their axis, the target and their names; returns where the plot is."""
    metrics = QFontMetricsF(ink.small)
    known = [one for one in (*lines.lower, *lines.upper, lines.target) if one is not None]
    names = (lines.lower_name, lines.upper_name, lines.target_name)
    named = max(map(QFontMetricsF(ink.strong).horizontalAdvance, names))
    top = top_of(max(known))
    room = rect.adjusted(0, 0, -named - 8, 0)
    plot = _axis(painter, room, top, lines.said, ink, metrics.height() + 4)
    for place, words in lines.ticks:
        _below(painter, plot.left() + plot.width() * place, plot.bottom(), words, ink)

    def point(place: float, value: float) -> QPointF:
        return QPointF(
            plot.left() + plot.width() * place, plot.bottom() - plot.height() * value / top
        )

    line_y = point(0, lines.target).y()
    painter.setPen(QPen(QColor(ink.tokens.bad), 1.4, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(plot.left(), line_y), QPointF(plot.right(), line_y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ends = [(line_y, lines.target_name, ink.tokens.bad)]
    for values, name, shade, stroke in (
        (lines.upper, lines.upper_name, ink.tokens.text3, (1.6, Qt.PenStyle.DotLine)),
        (lines.lower, lines.lower_name, ink.tokens.accent, (2.2, Qt.PenStyle.SolidLine)),
    ):
        path, last, alone = QPainterPath(), None, []
        for number, value in enumerate(values):
            if value is None:
                last = None
                continue
            here = point(lines.at[number], value)
            if last is None:
                path.moveTo(here)
                following = values[number + 1] if number + 1 < len(values) else None
                if following is None:
                    alone.append(here)
            else:
                path.lineTo(here)
            last = here
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(shade), *stroke))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade))
        for here in alone:
            painter.drawEllipse(here, 2.4, 2.4)
        told = [value for value in values if value is not None]
        if told:
            ends.append((point(0, told[-1]).y(), name, shade))
    _names(painter, plot.right() + 6, plot.bottom(), ends, ink)
    if len(ends) == 1:
        _in_the_middle(painter, plot, lines.nothing, ink)
    return plot


def _names(
    painter: QPainter, left: float, bottom: float, ends: list[tuple[float, str, str]], ink: Ink
) -> None:
    """Write each line's name where it ends, none over the other and none below the plot, where the
    hours stand."""
    height = QFontMetricsF(ink.strong).height()
    painter.setFont(ink.strong)
    tops: list[float] = []
    for y, _, _ in sorted(ends):
        tops.append(max(y - height / 2, tops[-1] + height if tops else y - height / 2))
    for place in reversed(range(len(tops))):
        lowest = tops[place + 1] if place + 1 < len(tops) else bottom
        tops[place] = min(tops[place], lowest - height)
    for top, (_, name, shade) in zip(tops, sorted(ends), strict=True):
        painter.setPen(QColor(shade))
        painter.drawText(QRectF(left, top, 400, height), Qt.AlignmentFlag.AlignLeft, name)


def _axis(
    painter: QPainter,
    rect: QRectF,
    top: float,
    said: Callable[[float], str],
    ink: Ink,
    above: float,
    steps: int = _STEPS,
) -> QRectF:
    """Paint the lines that values are read by, `steps` above the first; returns where there is room
    for the chart."""
    metrics = QFontMetricsF(ink.small)
    values = [top * step / _STEPS for step in range(steps + 1)]
    left = max(metrics.horizontalAdvance(said(value)) for value in values) + _GAP
    plot = rect.adjusted(left, above, 0, -metrics.height() - _GAP)
    painter.setFont(ink.small)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for step, value in enumerate(values):
        y = plot.bottom() - plot.height() * step / _STEPS
        painter.setPen(QPen(QColor(ink.tokens.line), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(QColor(ink.tokens.text3))
        at = QRectF(rect.left(), y - metrics.height(), left - _GAP, metrics.height() * 2)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(at, align, said(value))
    return plot


def _in_the_middle(painter: QPainter, plot: QRectF, words: str, ink: Ink) -> None:
    painter.setFont(ink.small)
    painter.setPen(QColor(ink.tokens.text2))
    above = plot.adjusted(0, 0, 0, -plot.height() / _STEPS)  # between two of the axis's lines
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, words)


def _below(painter: QPainter, middle: float, bottom: float, words: str, ink: Ink) -> None:
    metrics = QFontMetricsF(ink.small)
    painter.setFont(ink.small)
    painter.setPen(QColor(ink.tokens.text3))
    at = QRectF(middle - 100, bottom + _GAP, 200, metrics.height())
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, words)


def _every(labels: Sequence[str], room: float, metrics: QFontMetricsF) -> int:
    """Of how many labels one is written, so that none touches the next."""
    widest = max(map(metrics.horizontalAdvance, labels), default=0.0) + 8
    return max(1, -int(-widest // room)) if room > 0 else 1


def _fill(painter: QPainter, rect: QRectF, number: int, ink: Ink) -> None:
    shades = ink.series
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shades[number % len(shades)]))
    painter.drawRect(rect)
    over = QColor(ink.tokens.surface)
    over.setAlphaF(0.7)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(over, 1.1))
    _hatch(painter, rect, number)
    painter.restore()


def _hatch(painter: QPainter, rect: QRectF, number: int) -> None:
    """Lines by which a part is told from its neighbours without colour; the first has none. Painted
    as lines, for a brush's patterns are a haze on paper."""
    ways = _HATCHES[number % len(_HATCHES)]
    height = rect.height()
    lines: list[QLineF] = []
    places = range(int((rect.width() + height) / _APART) + 1)
    for x in (rect.left() - height + place * _APART for place in places):
        if "/" in ways:
            lines.append(QLineF(x, rect.bottom(), x + height, rect.top()))
        if "\\" in ways:
            lines.append(QLineF(x, rect.top(), x + height, rect.bottom()))
    if "-" in ways:
        for place in range(int(height / _APART) + 1):
            y = rect.bottom() - (place + 0.5) * _APART
            lines.append(QLineF(rect.left(), y, rect.right(), y))
    painter.drawLines(lines)
