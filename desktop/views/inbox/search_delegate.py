"""Paints the results of a search: who, why with the words marked, when; and what was searched."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from desktop.models.conversation import Channel
from desktop.models.inbox import InboxRow
from desktop.models.search import Field, HubHit, Mark
from desktop.models.search_words import Term, marks_of
from desktop.views.controls.avatar import paint_avatar
from desktop.views.controls.buttons import key_width, paint_key
from desktop.views.controls.marked_text import paint_marked
from desktop.views.controls.row_ground import paint_row_ground
from desktop.views.inbox.inbox_delegate import InboxDelegate
from desktop.views.inbox.inbox_words import preview
from desktop.views.inbox.search_model import RESULT, Found, Strip
from desktop.views.inbox.search_words import (
    at_hub_word,
    hit_reason,
    hub_hit_name,
    reason,
    strip_words,
)
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.payment.badges import BadgeLook, row_badges
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Tone, color
from desktop.views.words import formatting

_TOP = 11
_GAP = 11
_AROUND = 10
_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class SearchDelegate(InboxDelegate):
    """Rows as the inbox has them. `terms` are the words that are marked in names."""

    terms: Sequence[Term] = ()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        strip = index.data(RESULT)
        if not isinstance(strip, Strip):
            return super().sizeHint(option, index)
        metrics = self._theme.metrics
        wide = self._width() - 2 * metrics.row_padding
        said, way = strip_words(strip, self._now())
        high = ceil(self._said(said, wide).height()) + 2 * _AROUND
        return QSize(metrics.inbox_min_width, high + (metrics.line_height + _GAP if way else 0))

    def _width(self) -> int:
        view = self.parent()
        return view.viewport().width() if isinstance(view, QListView) else 0

    def _said(self, words: str, wide: float) -> QRectF:
        font = QFontMetricsF(self._theme.font(TextRole.SUPPORT))
        return font.boundingRect(QRectF(0, 0, wide, 10_000), _WRAPPED, words)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        area = QRectF(rect)
        ground = paint_row_ground(painter, area, state, self._theme)
        match index.data(RESULT):
            case Found(hit=hit, row=InboxRow() as row):
                text, marks = (preview(row), ()) if hit.field is Field.NAME else hit_reason(hit)
                looks = row_badges(row, self._now())
                self._paint_result(
                    painter, area, ground, row.name, hit.at, text, marks, looks,
                    row.conversation_id, row.channel,
                )  # fmt: skip
            case Found():
                self._paint_awaited(painter, area)
            case HubHit() as hit:
                text, marks = (
                    ("", ()) if hit.field is Field.NAME else reason(hit.field, hit.text, hit.marks)
                )
                number = hit.conversation_id or hit.contact_id or 0
                looks = (BadgeLook(at_hub_word(), Icon.HUB, Tone.MUTED),)
                self._paint_result(
                    painter,
                    area,
                    ground,
                    hub_hit_name(hit),
                    hit.at,
                    text,
                    marks,
                    looks,
                    number,
                    None,
                )
            case Strip() as strip:
                self._paint_strip(painter, area, strip)

    def _paint_result(
        self,
        painter: QPainter,
        rect: QRectF,
        ground: str,
        name: str,
        at: float,
        text: str,
        marks: Sequence[Mark],
        looks: tuple[BadgeLook, ...],
        identity: int,
        channel: Channel | None,
    ) -> None:
        theme = self._theme
        tokens, metrics = theme.tokens, theme.metrics
        high = metrics.line_height
        top = rect.y() + (_TOP if looks else (rect.height() - 2 * high) / 2)
        avatar = QRectF(rect.x() + metrics.row_padding, top, metrics.avatar, metrics.avatar)
        paint_avatar(painter, avatar, name, identity, theme, channel=channel, ground=ground)
        left = avatar.right() + _GAP
        right = rect.right() - metrics.row_padding
        line = QRectF(left, top, right - left, high)
        when = formatting.ago(at, self._now()) if at else ""
        painter.setFont(theme.font(TextRole.SMALL))
        painter.setPen(color(tokens.text3))
        painter.drawText(line, _RIGHT, when)
        room = line.width() - self._metrics[TextRole.SMALL].horizontalAdvance(when) - 8
        painter.setPen(color(tokens.text1))
        paint_marked(
            painter,
            QRectF(left, top, room, high),
            name,
            marks_of(name, self.terms),
            theme.font(TextRole.STRONG),
            theme,
        )
        painter.setPen(color(tokens.text2))
        below = QRectF(left, top + high, right - left, high)
        paint_marked(painter, below, text, marks, theme.font(TextRole.BODY), theme)
        self._paint_badges(painter, left, top + 2 * high + 7, right, looks)

    def _paint_strip(self, painter: QPainter, rect: QRectF, strip: Strip) -> None:
        theme = self._theme
        tokens, metrics = theme.tokens, theme.metrics
        said, way = strip_words(strip, self._now())
        pad = float(metrics.row_padding)
        inside = rect.adjusted(pad, _AROUND, -pad, -_AROUND)
        painter.setFont(theme.font(TextRole.SUPPORT))
        painter.setPen(color(tokens.text2))
        painter.drawText(inside, _WRAPPED, said)
        if not way:
            return
        high = float(metrics.line_height)
        row = QRectF(inside.x(), inside.bottom() - high, inside.width(), high)
        side = round(14 * theme.text_scale)
        icon = QRectF(row.x(), row.center().y() - side / 2, side, side)
        icons.paint(painter, icon, Icon.SEARCH, tokens.accent)
        painter.setFont(theme.font(TextRole.BUTTON))
        painter.setPen(color(tokens.accent))
        row.setLeft(row.x() + side + 7)
        painter.drawText(row, _LEFT, way)
        key = hint(KeyId.SEARCH_HUB)
        if key:
            wide = key_width(key, theme)
            paint_key(painter, QRectF(row.right() - wide, row.y(), wide, high), key, theme)
