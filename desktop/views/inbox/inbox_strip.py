"""The inbox where there is no room for it: one face below the other, each with what presses."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.models.inbox import InboxRow
from desktop.views.controls.avatar import paint_avatar
from desktop.views.controls.plain_tip import plain_tip
from desktop.views.controls.row_ground import paint_row_ground
from desktop.views.inbox.inbox_list import InboxList, as_seen
from desktop.views.inbox.inbox_model import PICKED, ROW
from desktop.views.inbox.inbox_words import count_words, row_words
from desktop.views.payment.badges import row_badges
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme, Tone, color

_ABOVE = 10
_MARK = 16
_PRESSING = (Tone.BAD, Tone.OK)
_Index = QModelIndex | QPersistentModelIndex


class InboxStrip(InboxList):
    """The rows of an `InboxModel`, each by its face alone: how many messages are unread stands
    above it, and below it the sign of what is late, paid or in need of the agent. The whole row is
    its tooltip, and what a screen reader says."""

    def __init__(
        self, theme: Theme, now: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.setObjectName("inboxStrip")
        self.setAccessibleName(self.tr("Conversations"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Faces(theme, now, self))
        theme.changed.connect(self.viewport().update)


class _Faces(QStyledItemDelegate):
    def __init__(self, theme: Theme, now: Callable[[], float], parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics = self._theme.metrics
        return QSize(metrics.strip_width, metrics.avatar + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        metrics = self._theme.metrics
        rect = QRectF(option.rect)
        ground = paint_row_ground(painter, rect, option.state, self._theme, lined=False)
        face = QRectF(0, 0, metrics.avatar, metrics.avatar)
        face.moveCenter(rect.center())
        row = as_seen(index.data(ROW), option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, InboxRow):
            self._paint_row(painter, face, row, ground, picked=bool(index.data(PICKED)))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._theme.tokens.sunken))
            painter.drawEllipse(face)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        row = as_seen(index.data(ROW), option) if index.isValid() else None
        if not isinstance(row, InboxRow):
            return False
        QToolTip.showText(event.globalPos(), plain_tip(row_words(row, self._now())), view)
        return True

    def _paint_row(
        self, painter: QPainter, face: QRectF, row: InboxRow, ground: str, *, picked: bool
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        paint_avatar(
            painter, face, row.name, row.conversation_id, theme, channel=row.channel, ground=ground
        )
        corner = QRectF(face.left() - 5, face.bottom() + 3 - _MARK, _MARK, _MARK)
        if picked:
            self._paint_sign(painter, corner, Icon.CHECK, tokens.on_accent, tokens.accent, ground)
        else:
            looks = row_badges(row, self._now())
            look = next((one for one in looks if one.icon and one.tone in _PRESSING), None)
            if look is not None and look.icon is not None:
                text, back = tokens.tone(look.tone)
                self._paint_sign(painter, corner, look.icon, text, back, ground)
        if row.unread:
            self._paint_unread(painter, face, row.unread, ground)

    def _paint_sign(
        self, painter: QPainter, place: QRectF, icon: Icon, text: str, back: str, ground: str
    ) -> None:
        """A sign in a square, for the channel's mark is round."""
        painter.setPen(QPen(color(ground), 2))
        painter.setBrush(color(back))
        painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1), 5, 5)
        icons.paint(painter, place.adjusted(2, 2, -2, -2), icon, text)

    def _paint_unread(self, painter: QPainter, face: QRectF, unread: int, ground: str) -> None:
        tokens = self._theme.tokens
        words = count_words(unread)
        painter.setFont(self._theme.font(TextRole.COUNT))
        wide = max(_MARK, painter.fontMetrics().horizontalAdvance(words) + 8)
        high = max(_MARK, painter.fontMetrics().height())
        pill = QRectF(face.right() + 6 - wide, face.top() - 4, wide, high)
        painter.setPen(QPen(color(ground), 2))
        painter.setBrush(color(tokens.accent))
        painter.drawRoundedRect(pill.adjusted(-1, -1, 1, 1), high / 2 + 1, high / 2 + 1)
        painter.setPen(color(tokens.on_accent))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)
