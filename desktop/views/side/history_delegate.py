"""Painting a customer's time line: headings, conversations, and quotes with their small ladder."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.customer_history import HistoryEntry
from desktop.views.controls.avatar import CHANNEL_MARKS, paint_mark
from desktop.views.controls.sections import MARGIN
from desktop.views.inbox.inbox_words import preview
from desktop.views.payment import card_words
from desktop.views.payment.badges import badge_of, paint_badge
from desktop.views.payment.badges import width as badge_width
from desktop.views.payment.ladder_steps import steps
from desktop.views.payment.mini_ladder import WIDTH as LADDER_WIDTH
from desktop.views.payment.mini_ladder import paint_mini
from desktop.views.side.history_model import ROW_ROLE
from desktop.views.side.history_rows import HistoryRow, subtitle, title, when
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_MARK, _GAP = 18.0, 10.0
_PAD, _BETWEEN = 8.0, 4.0
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)

Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(QStyledItemDelegate):
    """`now` gives UTC seconds."""

    def __init__(self, theme: Theme, now: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: HistoryRow = index.data(ROW_ROLE)
        metrics = self._theme.metrics
        if row.entry is None:
            return QSize(100, metrics.meta_height + 20)
        second = metrics.badge_height if row.entry.card is not None else metrics.line_height
        return QSize(100, round(2 * _PAD + metrics.line_height + _BETWEEN + second) + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: HistoryRow = index.data(ROW_ROLE)
        where: QRect = option.rect
        rect = QRectF(where)
        painter.save()
        if row.entry is None:
            self._paint_heading(painter, rect, row.heading)
        else:
            state: QStyle.StateFlag = option.state
            ground = self._paint_ground(painter, rect, state)
            self._paint_entry(painter, rect, row, row.entry, ground)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, words: str) -> None:
        painter.setFont(self._theme.font(TextRole.SECTION))
        painter.setPen(color(self._theme.tokens.text3))
        line = rect.adjusted(MARGIN, 12, -MARGIN, -4)
        painter.drawText(line, _LEFT, words)

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> str:
        tokens = self._theme.tokens
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        ground = tokens.surface
        if state & QStyle.StateFlag.State_MouseOver:
            ground = tokens.hover
        if focused:
            ground = tokens.selected
        painter.fillRect(rect, color(ground))
        if focused:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color(tokens.focus), self._theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4, 2, -4, -2), 6, 6)
        return ground

    def _paint_entry(
        self, painter: QPainter, rect: QRectF, row: HistoryRow, entry: HistoryEntry, ground: str
    ) -> None:
        theme, tokens, metrics = self._theme, self._theme.tokens, self._theme.metrics
        top = rect.y() + _PAD
        mark = QRectF(rect.x() + MARGIN, top + (metrics.line_height - _MARK) / 2, _MARK, _MARK)
        self._paint_mark(painter, mark, entry, ground)
        left, right = mark.right() + _GAP, rect.right() - MARGIN
        line = QRectF(left, top, right - left, metrics.line_height)
        at = when(entry, self._now())
        small = theme.font(TextRole.SMALL)
        painter.setFont(small)
        painter.setPen(color(tokens.text3))
        painter.drawText(line, _RIGHT, at)
        line.setRight(right - QFontMetricsF(small).horizontalAdvance(at) - 8)
        wide = self._paint_words(painter, line, title(entry), TextRole.STRONG, tokens.text1)
        line.setLeft(line.x() + wide + 7)
        self._paint_words(painter, line, subtitle(row), TextRole.SUPPORT, tokens.text2)
        below = QRectF(left, top + metrics.line_height + _BETWEEN, right - left, 0)
        if entry.card is None:
            below.setHeight(metrics.line_height - 2)
            self._paint_words(painter, below, preview(entry.row), TextRole.SUPPORT, tokens.text2)
            return
        below.setHeight(metrics.badge_height)
        look = badge_of(card_words.badge(entry.card), self._now())
        wish = badge_width(look, QFontMetricsF(theme.font(TextRole.BADGE)))
        ladder = steps(entry.card.ladder, entry.conversation.channel)
        room = below.width() - LADDER_WIDTH - 2 * _GAP
        badge = QRectF(left, below.y(), min(wish, room), metrics.badge_height)
        paint_badge(painter, badge, look, theme)
        paint_mini(painter, below.right() - LADDER_WIDTH, below.center().y(), ladder, theme)

    def _paint_mark(
        self, painter: QPainter, mark: QRectF, entry: HistoryEntry, ground: str
    ) -> None:
        if entry.card is not None:
            icons.paint(painter, mark, Icon.CARD, self._theme.tokens.text2)
            return
        letter, fill = CHANNEL_MARKS[entry.conversation.channel]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_mark(painter, mark.adjusted(-2, -2, 2, 2), fill, ground)
        painter.setPen(Qt.GlobalColor.white)
        painter.setFont(self._theme.font(TextRole.CHANNEL_MARK))
        painter.drawText(mark, _CENTER, letter)

    def _paint_words(
        self, painter: QPainter, line: QRectF, words: str, role: TextRole, tint: str
    ) -> float:
        """Paint words as far as there is room; returns how wide they are."""
        font: QFont = self._theme.font(role)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, line.width()))
        painter.setFont(font)
        painter.setPen(color(tint))
        painter.drawText(line, _LEFT, shown)
        return metrics.horizontalAdvance(shown)
