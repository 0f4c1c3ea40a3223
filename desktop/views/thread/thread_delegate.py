"""Painting the rows of a thread: day marks, bubbles, notes and what waits to leave."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import cast

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.conversation import Delivery
from desktop.models.job import JobState
from desktop.models.mentions import Mention
from desktop.models.search_words import Term, marks_of
from desktop.views.controls.marked_text import mark_formats
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.thread.bubble_layout import BlockCache, TextBlock, shown_text
from desktop.views.thread.file_layout import NONE as NO_FILES
from desktop.views.thread.file_layout import FileLayout, lay_out
from desktop.views.thread.file_painter import FilePainter
from desktop.views.thread.file_uses import UsedFile
from desktop.views.thread.pictures import Pictures
from desktop.views.thread.thread_items import ItemKind, ThreadItem
from desktop.views.thread.thread_model import ITEM_ROLE, ThreadModel
from desktop.views.thread.thread_words import ThreadWords

SIDE = 22
"""From the edge of the thread to its bubbles."""
GAP = 9
GAP_IN_GROUP = 3
BOTTOM = 14
PAD_X, PAD_Y = 13, 9
FILES_GAP = 8
"""Between the words of a bubble and its files."""
META_GAP = 6
_SMALLEST = 120

Index = QModelIndex | QPersistentModelIndex
WidgetHeight = Callable[[Index, int], int]


@dataclass(frozen=True, slots=True)
class RowShape:
    """Where the parts of a painted row stand, measured from its top left corner."""

    bubble: QRectF
    text: QPointF
    meta: QRectF
    height: int
    files: QPointF


class ThreadDelegate(QStyledItemDelegate):
    """Paints what is not a widget and says how high each row is.

    `lead` is the empty space above the first row, so that a short thread stands at the bottom.
    Rows before `guessed_before` are out of sight and not laid out yet: their height is guessed.
    `terms` are marked in all texts; `found_row` is the key of the row that was gone to.
    `widget_height` answers for the rows that hold a widget: index and width to height; `width` is
    how wide a row is now.
    """

    def __init__(
        self,
        theme: Theme,
        words: ThreadWords,
        widget_height: WidgetHeight,
        width: Callable[[], int],
        pictures: Pictures,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._files = FilePainter(theme, pictures)
        self._theme = theme
        self._words = words
        self._widget_height = widget_height
        self._width = width
        self._blocks = BlockCache()
        self.lead = 0
        self.guessed_before = 0
        self.terms: tuple[Term, ...] = ()
        self.found_row: str | None = None
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out anew: fonts or language have changed."""
        self._blocks.clear()
        self.__dict__.pop("_letter", None)

    def row_height(self, index: Index, width: int) -> int:
        """Height of a row at this width, with the space above the first and below the last one."""
        row, items = index.row(), cast(ThreadModel, index.model()).items()
        item = items[row]
        if item.kind.is_widget:
            height = self._widget_height(index, width)
        elif row < self.guessed_before:
            height = self._guess(item, width)
        else:
            height = self.shape(item, width).height
        if row == 0:
            height += self.lead
        if row == len(items) - 1:
            height += BOTTOM
        return height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._width()
        return QSize(width, self.row_height(index, width))

    def _guess(self, item: ThreadItem, width: int) -> int:
        """About how high a row is, without laying out its text."""
        metrics = self._theme.metrics
        if item.kind is ItemKind.DAY:
            return GAP + metrics.meta_height
        lines = ceil(len(item.text) * self._letter / self._room(width)) + item.text.count("\n")
        meta = META_GAP + metrics.meta_height if item.ends_group else 0
        return GAP + max(1, lines) * metrics.line_height + 2 * PAD_Y + meta

    @cached_property
    def _letter(self) -> float:
        return QFontMetricsF(self._theme.font(TextRole.BODY)).averageCharWidth()

    def shape(self, item: ThreadItem, width: int) -> RowShape:
        """Where the parts of a painted row stand in a thread of this width."""
        high = self._theme.metrics.meta_height
        if item.kind is ItemKind.DAY:
            area = QRectF(SIDE, GAP, width - 2 * SIDE, high)
            return RowShape(area, area.topLeft(), area, GAP + high, QPointF())
        block = self.block(item, width)
        top = float(GAP if item.starts_group else GAP_IN_GROUP)
        if item.kind is ItemKind.ACTIVITY:
            left = (width - block.size.width()) / 2
            area = QRectF(QPointF(left, top), block.size)
            return RowShape(area, area.topLeft(), QRectF(), round(area.bottom()), QPointF())
        files = self.files(item, width)
        words = block.size if block.size.width() or not files.boxes else QSizeF(0, -FILES_GAP)
        below = FILES_GAP + files.size.height() if files.boxes else 0.0
        bubble_width = max(words.width(), files.size.width()) + 2 * PAD_X
        left = width - SIDE - bubble_width if item.outgoing else float(SIDE)
        bubble = QRectF(left, top, bubble_width, words.height() + below + 2 * PAD_Y)
        meta = QRectF()
        height = bubble.bottom()
        if item.ends_group:
            meta = QRectF(SIDE, bubble.bottom() + META_GAP, width - 2 * SIDE, high)
            height = meta.bottom()
        inside = bubble.topLeft() + QPointF(PAD_X, PAD_Y)
        place = inside + QPointF(0, words.height() + FILES_GAP)
        return RowShape(bubble, inside, meta, round(height), place)

    def files(self, item: ThreadItem, width: int) -> FileLayout:
        """Where the files of a row stand; none of an activity of the hub's."""
        if item.message is None or not item.message.attachments or item.kind is ItemKind.ACTIVITY:
            return NO_FILES
        metrics = self._theme.metrics
        lines = metrics.line_height + metrics.meta_height
        return lay_out(item.message.attachments, self._room(width), lines)

    def file_at(self, index: Index, rect: QRect, point: QPoint) -> UsedFile | None:
        """What a click at a point of the view does with a file; `rect` is the row's place in it."""
        item: ThreadItem = index.data(ITEM_ROLE)
        layout = NO_FILES if item.kind.is_widget else self.files(item, rect.width())
        if item.message is None or not layout.boxes:
            return None
        shape = self.shape(item, rect.width())
        top = rect.y() + (self.lead if index.row() == 0 else 0)
        at = QPointF(point) - QPointF(rect.x(), top) - shape.files
        return self._files.use_at(layout, item.message, at)

    def _room(self, width: int) -> int:
        """How wide what stands in a bubble may be."""
        room = min(self._theme.metrics.bubble_width, width - 2 * SIDE - 24) - 2 * PAD_X
        return max(room, _SMALLEST)

    def block(self, item: ThreadItem, width: int) -> TextBlock:
        """The laid-out text of a row, from the cache where nothing about it has changed."""
        activity = item.kind is ItemKind.ACTIVITY
        metrics = self._theme.metrics
        room = max(width - 4 * SIDE, _SMALLEST) if activity else self._room(width)
        text = self._words.bubble(item)
        key = (item.key, text, room, self._theme.look, self._words.booking, self.terms)
        known = self._blocks.get(key)
        if known is not None:
            return known
        shown, spans = shown_text(text, ours=item.outgoing)
        tokens = self._theme.tokens
        plain = item.outgoing and item.kind is ItemKind.BUBBLE
        block = TextBlock(
            shown,
            self._theme.font(TextRole.META if activity else TextRole.BODY),
            float(room),
            float(metrics.meta_height if activity else metrics.line_height),
            spans,
            color(tokens.bubble_out_text if plain else tokens.accent),
            self._words.mentions(item, shown),
            self._marked if self.terms else None,
        )
        return self._blocks.put(key, block)

    def _marked(self, paragraph: str) -> list[QTextLayout.FormatRange]:
        marks = marks_of(paragraph, self.terms)
        # Not bold: a bubble must not change its lines while somebody searches.
        return mark_formats(paragraph, marks, self._theme, bold=False)

    def mention_at(self, index: Index, rect: QRect, point: QPoint) -> Mention | None:
        """What is named at a point of the view; `rect` is the row's place in it."""
        item: ThreadItem = index.data(ITEM_ROLE)
        if item.kind.is_widget or item.kind is ItemKind.DAY:
            return None
        shape = self.shape(item, rect.width())
        top = rect.y() + (self.lead if index.row() == 0 else 0)
        at = QPointF(point) - QPointF(rect.x(), top) - shape.text
        return self.block(item, rect.width()).mention_at(at.x(), at.y())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item: ThreadItem = index.data(ITEM_ROLE)
        if item.kind.is_widget:
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        shape = self.shape(item, rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.x(), rect.y() + (self.lead if index.row() == 0 else 0))
        focused = bool(state & QStyle.StateFlag.State_HasFocus) or item.key == self.found_row
        if item.kind is ItemKind.DAY:
            self._paint_line(painter, shape.bubble, self._words.day(item.at), focused)
        elif item.kind is ItemKind.ACTIVITY:
            tokens = self._theme.tokens
            self.block(item, rect.width()).draw(
                painter, shape.text.x(), shape.text.y(), color(tokens.text3)
            )
            if focused:
                self._paint_ring(painter, shape.bubble.adjusted(-6, -1, 6, 1), 6)
        else:
            self._paint_bubble(painter, item, shape, rect.width(), focused)
        painter.restore()

    def _paint_line(self, painter: QPainter, area: QRectF, text: str, focused: bool) -> None:
        font = self._theme.font(TextRole.META)
        painter.setFont(font)
        painter.setPen(color(self._theme.tokens.text3))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        if focused:
            half = QFontMetricsF(font).horizontalAdvance(text) / 2 + 8
            centre = area.center()
            ring = QRectF(centre.x() - half, area.top(), 2 * half, area.height())
            self._paint_ring(painter, ring, 6)

    def _paint_bubble(
        self, painter: QPainter, item: ThreadItem, shape: RowShape, width: int, focused: bool
    ) -> None:
        tokens = self._theme.tokens
        outline, fill, text = self._colours(item)
        path = bubble_path(
            shape.bubble,
            float(self._theme.metrics.radius_card),
            float(self._theme.metrics.radius_tail),
            item.outgoing,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(fill))
        painter.drawPath(path)
        if outline or self._theme.is_high_contrast:
            pen = QPen(color(outline or tokens.line), 1.0)
            if item.kind is ItemKind.JOB:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
        self.block(item, width).draw(painter, shape.text.x(), shape.text.y(), color(text))
        files = self.files(item, width)
        if files.boxes and item.message is not None:
            self._files.paint(painter, files, item.message, shape.files, text)
        if focused:
            self._paint_ring(painter, shape.bubble.adjusted(-3, -3, 3, 3), 16)
        if item.ends_group:
            self._paint_meta(painter, item, shape)

    def _colours(self, item: ThreadItem) -> tuple[str, str, str]:
        """Outline (empty for none), ground and text of a bubble."""
        tokens = self._theme.tokens
        if item.kind is ItemKind.NOTE:
            return "", tokens.progress_bg, tokens.text1
        if item.kind is ItemKind.JOB:
            return tokens.progress, tokens.surface, tokens.text1
        if item.outgoing:
            return "", tokens.bubble_out, tokens.bubble_out_text
        return "", tokens.bubble_in, tokens.bubble_in_text

    def _paint_meta(self, painter: QPainter, item: ThreadItem, shape: RowShape) -> None:
        tokens = self._theme.tokens
        font = self._theme.font(TextRole.META)
        failed = item.message is not None and item.message.delivery is Delivery.FAILED
        waits = item.job is not None and item.job.state is not JobState.FAILED
        painter.setFont(font)
        painter.setPen(color(tokens.bad if failed else tokens.progress if waits else tokens.text3))
        side = Qt.AlignmentFlag.AlignRight if item.outgoing else Qt.AlignmentFlag.AlignLeft
        text = QFontMetricsF(font).elidedText(
            self._words.meta(item), Qt.TextElideMode.ElideRight, shape.meta.width()
        )
        painter.drawText(shape.meta, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ring(self, painter: QPainter, area: QRectF, radius: float) -> None:
        painter.setPen(QPen(color(self._theme.tokens.focus), float(self._theme.metrics.focus_ring)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, radius, radius)


def bubble_path(area: QRectF, radius: float, tail: float, outgoing: bool) -> QPainterPath:
    """A rounded rectangle whose lower corner on the speaker's side is nearly square."""
    radius = min(radius, area.height() / 2, area.width() / 2)
    lower_left, lower_right = (radius, tail) if outgoing else (tail, radius)
    path = QPainterPath()
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    path.moveTo(left + radius, top)
    path.lineTo(right - radius, top)
    path.arcTo(right - 2 * radius, top, 2 * radius, 2 * radius, 90, -90)
    path.lineTo(right, bottom - lower_right)
    path.arcTo(
        right - 2 * lower_right, bottom - 2 * lower_right, 2 * lower_right, 2 * lower_right, 0, -90
    )
    path.lineTo(left + lower_left, bottom)
    path.arcTo(left, bottom - 2 * lower_left, 2 * lower_left, 2 * lower_left, 270, -90)
    path.lineTo(left, top + radius)
    path.arcTo(left, top, 2 * radius, 2 * radius, 180, -90)
    path.closeSubpath()
    return path
