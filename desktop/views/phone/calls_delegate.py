"""Paints one call: who, how it stands, number and booking, and the money of it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.views.controls.avatar import paint_avatar, paint_mark
from desktop.views.controls.row_ground import paint_row_ground
from desktop.views.payment import badges
from desktop.views.payment.badges import paint_badge
from desktop.views.phone.calls_model import LINE, Line
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, color

_GAP, _TOP, _BADGE_GAP = 11.0, 11.0, 6.0
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_UNKNOWN = "#55626F"
"""The design's ground of a face that nobody knows."""


class CallsDelegate(QStyledItemDelegate):
    """Lines of one height, in the hand of the inbox."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

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
        line = index.data(LINE)
        if isinstance(line, Line):
            rect = QRectF(option.rect)
            ground = paint_row_ground(painter, rect, option.state, self._theme)
            self._paint_line(painter, rect, line, ground)

    def _paint_line(self, painter: QPainter, rect: QRectF, line: Line, ground: str) -> None:
        theme = self._theme
        tokens, metrics, high = theme.tokens, theme.metrics, theme.metrics.line_height
        top = rect.y() + (_TOP if line.badge is not None else (rect.height() - 2 * high) / 2)
        face = QRectF(rect.x() + metrics.row_padding, top, metrics.avatar, metrics.avatar)
        self._paint_face(painter, face, line, ground)
        left, right = face.right() + _GAP, rect.right() - metrics.row_padding
        first = QRectF(left, top, right - left, high)
        painter.setFont(theme.font(TextRole.SMALL))
        painter.setPen(color(tokens.text3))
        painter.drawText(first, _RIGHT, line.when)
        room = first.width() - painter.fontMetrics().horizontalAdvance(line.when) - 8
        painter.setFont(theme.font(TextRole.STRONG))
        painter.setPen(color(tokens.text1))
        painter.drawText(first, _LEFT, _elided(painter, line.name, room))
        second = first.translated(0, high)
        painter.setFont(theme.font(TextRole.BODY))
        painter.setPen(color(tokens.text2))
        painter.drawText(second, _LEFT, _elided(painter, line.facts, second.width()))
        if line.badge is not None:
            metrics_of = QFontMetricsF(theme.font(TextRole.BADGE))
            [(look, wide), *_] = [
                *badges.fitted((line.badge,), right - left, metrics_of),
                (line.badge, right - left),
            ]
            place = QRectF(left, second.bottom() + _BADGE_GAP, wide, metrics.badge_height)
            paint_badge(painter, place, look, theme)

    def _paint_face(self, painter: QPainter, face: QRectF, line: Line, ground: str) -> None:
        theme = self._theme
        if line.is_known:
            paint_avatar(painter, face, line.name, line.identity, theme)
        else:
            paint_unknown(painter, face, theme)
        size = theme.metrics.channel_mark
        mark = QRectF(face.right() + 3 - size, face.bottom() + 3 - size, size, size)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens
        paint_mark(painter, mark, tokens.online if line.is_live else _UNKNOWN, ground)
        inner = mark.adjusted(4, 4, -4, -4)
        icons.paint(painter, inner, Icon.PHONE, "#FFFFFF", 3.0)
        painter.restore()


def paint_unknown(painter: QPainter, face: QRectF, theme: Theme) -> None:
    """The face of somebody whom nobody knows."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(_UNKNOWN))
    painter.drawEllipse(face)
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(theme.font(TextRole.AVATAR))
    painter.drawText(face, int(Qt.AlignmentFlag.AlignCenter), "?")
    painter.restore()


def _elided(painter: QPainter, text: str, room: float) -> str:
    metrics = QFontMetricsF(painter.font())
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
