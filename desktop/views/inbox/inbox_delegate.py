"""Paints one row of the inbox: who, what they said last, and how their money stands."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.inbox import InboxRow
from desktop.views.controls.avatar import paint_avatar
from desktop.views.controls.row_ground import paint_row_ground
from desktop.views.inbox.inbox_list import as_seen
from desktop.views.inbox.inbox_model import FORWARD, PICKED, ROW
from desktop.views.inbox.inbox_words import count_words, draft_word, draft_words, preview
from desktop.views.inbox.row_step import TOP, badges_top, has_step, step_width
from desktop.views.payment import badges
from desktop.views.payment.badges import paint_badge, row_badges
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.words import formatting

_GAP = 11
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class InboxDelegate(QStyledItemDelegate):
    """Rows of one height. `now` is the desk's clock in UTC seconds."""

    def __init__(
        self, theme: Theme, now: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._metrics = {
            role: QFontMetricsF(theme.font(role))
            for role in (TextRole.STRONG, TextRole.BODY, TextRole.SMALL, TextRole.BADGE)
        }

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._theme.metrics.inbox_min_width, self._theme.metrics.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        forward = bool(index.data(FORWARD))
        edge = self._theme.tokens.ok if forward else ""
        ground = paint_row_ground(painter, QRectF(rect), state, self._theme, edge=edge)
        row = as_seen(index.data(ROW), option)
        if isinstance(row, InboxRow):
            step = has_step(row, forward=forward)
            picked = bool(index.data(PICKED))
            self._paint_row(painter, QRectF(rect), row, ground, picked=picked, step=step)
        else:
            self._paint_awaited(painter, QRectF(rect))

    def _paint_row(
        self,
        painter: QPainter,
        rect: QRectF,
        row: InboxRow,
        ground: str,
        *,
        picked: bool,
        step: bool,
    ) -> None:
        theme, now = self._theme, self._now()
        tokens, metrics = theme.tokens, theme.metrics
        looks = row_badges(row, now, with_step=not step)
        high = metrics.line_height
        top = rect.y() + (TOP if looks else (rect.height() - 2 * high) / 2)
        avatar = QRectF(rect.x() + metrics.row_padding, top, metrics.avatar, metrics.avatar)
        if picked:
            self._paint_picked(painter, avatar)
        else:
            paint_avatar(
                painter,
                avatar,
                row.name,
                row.conversation_id,
                theme,
                channel=row.channel,
                ground=ground,
            )
        left = avatar.right() + _GAP
        right = rect.right() - metrics.row_padding
        self._paint_name(painter, QRectF(left, top, right - left, high), row, now)
        below = QRectF(left, top + high, right - left, high)
        if row.unread:
            below.setRight(self._paint_unread(painter, below, row.unread) - 8)
        painter.setFont(theme.font(TextRole.BODY))
        painter.setPen(color(tokens.text1 if row.unread else tokens.text2))
        self._paint_words(painter, below, row)
        if step:
            right -= step_width(theme) + badges.BETWEEN
        self._paint_badges(painter, left, rect.y() + badges_top(metrics), right, looks)

    def _paint_words(self, painter: QPainter, line: QRectF, row: InboxRow) -> None:
        """The last words, or a reply that was begun, which its word makes stand out."""
        metrics, words = self._metrics[TextRole.BODY], preview(row)
        if row.draft.strip():
            painter.save()
            painter.setPen(color(self._theme.tokens.progress))
            painter.drawText(line, _LEFT, draft_word())
            painter.restore()
            words = draft_words(row)
            line = line.adjusted(metrics.horizontalAdvance(f"{draft_word()} "), 0, 0, 0)
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _LEFT, text)

    def _paint_picked(self, painter: QPainter, place: QRectF) -> None:
        """A check in the place of who it is."""
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.accent))
        painter.drawEllipse(place)
        painter.restore()
        side = round(place.width() / 2)
        square = QRectF(0, 0, side, side)
        square.moveCenter(place.center())
        icons.paint(painter, square, Icon.CHECK, tokens.on_accent)

    def _paint_name(self, painter: QPainter, line: QRectF, row: InboxRow, now: float) -> None:
        theme = self._theme
        when = formatting.ago(row.last_activity_at, now)
        painter.setFont(theme.font(TextRole.SMALL))
        painter.setPen(color(theme.tokens.text3))
        painter.drawText(line, _RIGHT, when)
        room = line.width() - self._metrics[TextRole.SMALL].horizontalAdvance(when) - 8
        font = theme.font(TextRole.STRONG)
        font.setBold(row.unread > 0 or font.bold())
        if not row.unread:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(color(theme.tokens.text1))
        name = QFontMetricsF(font).elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, _LEFT, name)

    def _paint_unread(self, painter: QPainter, line: QRectF, unread: int) -> float:
        """Paint how many are unread, at the line's end; return where it begins."""
        tokens = self._theme.tokens
        text = count_words(unread)
        high = self._theme.metrics.meta_height
        wide = max(high + 1.0, self._metrics[TextRole.SMALL].horizontalAdvance(text) + 9)
        pill = QRectF(line.right() - wide, line.center().y() - high / 2, wide, high)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.accent))
        painter.drawRoundedRect(pill, high / 2, high / 2)
        painter.setPen(color(tokens.on_accent))
        painter.setFont(self._theme.font(TextRole.META_STRONG))
        painter.drawText(pill, _CENTER, text)
        painter.restore()
        return pill.x()

    def _paint_badges(
        self,
        painter: QPainter,
        left: float,
        top: float,
        right: float,
        looks: tuple[badges.BadgeLook, ...],
    ) -> None:
        high = self._theme.metrics.badge_height
        for look, wide in badges.fitted(looks, right - left, self._metrics[TextRole.BADGE]):
            paint_badge(painter, QRectF(left, top, wide, high), look, self._theme)
            left += wide + badges.BETWEEN

    def _paint_awaited(self, painter: QPainter, rect: QRectF) -> None:
        """A row that has not been read yet: its shape."""
        tokens, metrics = self._theme.tokens, self._theme.metrics
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens.sunken))
        left, top = rect.x() + metrics.row_padding, rect.y() + TOP
        painter.drawEllipse(QRectF(left, top, metrics.avatar, metrics.avatar))
        left += metrics.avatar + _GAP
        high = metrics.line_height
        painter.drawRoundedRect(QRectF(left, top + 3, 110, high - 8), 4, 4)
        painter.drawRoundedRect(QRectF(left, top + high + 5, 190, high - 9), 4, 4)
        painter.restore()
