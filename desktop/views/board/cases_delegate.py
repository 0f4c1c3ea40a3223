"""Paints a case behind a figure: a conversation as in the inbox, or a link in two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.models.payment_list import PaymentRow
from desktop.views.controls.avatar import paint_avatar
from desktop.views.controls.row_ground import paint_row_ground
from desktop.views.inbox.inbox_delegate import InboxDelegate
from desktop.views.inbox.inbox_model import ROW
from desktop.views.payment.badges import paint_badge
from desktop.views.payment.badges import width as badge_width
from desktop.views.payments import payments_words as words
from desktop.views.style.theme import TextRole, color

_GAP = 11
_BETWEEN = 10
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CasesDelegate(InboxDelegate):
    """Rows of one height, whatever they are about."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, PaymentRow):
            super().paint(painter, option, index)
            return
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        ground = paint_row_ground(painter, QRectF(rect), state, self._theme)
        self._paint_link(painter, QRectF(rect), row, ground)

    def _paint_link(self, painter: QPainter, rect: QRectF, row: PaymentRow, ground: str) -> None:
        theme, now = self._theme, self._now()
        tokens, metrics = theme.tokens, theme.metrics
        high = metrics.line_height
        top = rect.y() + (rect.height() - 2 * high - metrics.badge_height - 6) / 2
        avatar = QRectF(rect.x() + metrics.row_padding, top, metrics.avatar, metrics.avatar)
        name = words.customer(row)
        paint_avatar(
            painter,
            avatar,
            name,
            row.conversation_id,
            theme,
            channel=row.channel,
            ground=ground,
        )
        left = avatar.right() + _GAP
        right = rect.right() - metrics.row_padding
        line = QRectF(left, top, right - left, high)
        used = self._write(painter, line, words.amount(row), TextRole.STRONG, at_right=True)
        line.setRight(right - used - _BETWEEN)
        self._write(painter, line, name, TextRole.STRONG)
        line = QRectF(left, top + high, right - left, high)
        used = self._write(
            painter, line, words.age(row, now), TextRole.SMALL, tokens.text3, at_right=True
        )
        line.setRight(right - used - _BETWEEN)
        self._write(painter, line, words.purpose(row), TextRole.BODY, tokens.text2)
        look = words.state(row, now)
        wide = badge_width(look, QFontMetricsF(theme.font(TextRole.BADGE))) + 1
        box = QRectF(left, top + 2 * high + 6, min(wide, right - left), metrics.badge_height)
        paint_badge(painter, box, look, theme)

    def _write(
        self,
        painter: QPainter,
        at: QRectF,
        text: str,
        role: TextRole,
        tint: str = "",
        *,
        at_right: bool = False,
    ) -> float:
        """Write on one line; returns how wide it became."""
        font = self._theme.font(role)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width())
        painter.setFont(font)
        painter.setPen(color(tint or self._theme.tokens.text1))
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(at, int(side | _MIDDLE), shown)
        return metrics.horizontalAdvance(shown)
