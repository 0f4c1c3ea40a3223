"""Paints one row of the palette: a heading, or an entry with what was typed marked in it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.search import Mark
from desktop.views.controls.avatar import paint_avatar
from desktop.views.controls.buttons import key_width, paint_key
from desktop.views.key_presses import signs
from desktop.views.palette.entries import Entry, part_words
from desktop.views.palette.palette_model import ROW
from desktop.views.payment import badges
from desktop.views.style import icons
from desktop.views.style.theme import TextRole, Theme, color

_SIDE, _GAP = 18, 11
_FACE, _ICON = 26, 14
_BETWEEN_KEYS, _BEFORE_DETAIL = 4, 5
_LEAST_WORDS = 60
"""So much room at least is kept for words beside keys and badge."""


class PaletteDelegate(QStyledItemDelegate):
    """Rows of three heights: headings, faces, and all others."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row, theme = index.data(ROW), self._theme
        if not isinstance(row, Entry):
            return QSize(0, theme.height(29, TextRole.SECTION))
        high = theme.height(37)
        return QSize(0, max(high, _FACE + _SIDE) if row.face is not None else high)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect, row = QRectF(option.rect), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Entry):
            self._paint_ground(painter, rect, option.state)
            self._paint_entry(painter, rect, row)
        else:
            painter.setFont(self._theme.font(TextRole.SECTION))
            painter.setPen(color(self._theme.tokens.text3))
            below = rect.adjusted(_SIDE, 6, -_SIDE, 0)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), part_words(row))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color(tokens.selected))
            edge = QRectF(rect.x(), rect.y(), self._theme.metrics.selected_edge, rect.height())
            painter.fillRect(edge, color(tokens.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color(tokens.hover))

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        theme, tokens = self._theme, self._theme.tokens
        left = rect.x() + _SIDE
        middle = rect.center().y()
        if entry.face is not None:
            face = QRectF(left, middle - _FACE / 2, _FACE, _FACE)
            paint_avatar(painter, face, *entry.face, theme, small=True)
            left = face.right() + _GAP
        elif entry.icon is not None:
            side = _ICON * theme.text_scale
            icons.paint(
                painter, QRectF(left, middle - side / 2, side, side), entry.icon, tokens.text1
            )
            left += side + _GAP
        right = rect.right() - _SIDE
        if entry.key:
            right = self._paint_keys(painter, left, right, rect, entry.key) - _GAP
        if entry.badge is not None:
            metrics = QFontMetricsF(theme.font(TextRole.BADGE))
            wide, high = badges.width(entry.badge, metrics), theme.metrics.badge_height
            if right - wide > left + _LEAST_WORDS:
                badge = QRectF(right - wide, middle - high / 2, wide, high)
                badges.paint_badge(painter, badge, entry.badge, theme)
                right = badge.left() - _GAP
        self._paint_words(painter, left, right, middle, entry)

    def _paint_keys(
        self, painter: QPainter, left: float, right: float, rect: QRectF, sequence: str
    ) -> float:
        """Paint each key in its box, from the right; return where they begin."""
        for key in reversed(signs(sequence).split(" ")):
            wide = key_width(key, self._theme)
            if right - wide < left + _LEAST_WORDS:
                break
            box = QRectF(right - wide, rect.y(), wide, rect.height())
            paint_key(painter, box, key, self._theme, ground=self._theme.tokens.app)
            right = box.left() - _BETWEEN_KEYS
        return right

    def _paint_words(
        self, painter: QPainter, left: float, right: float, middle: float, entry: Entry
    ) -> None:
        tokens = self._theme.tokens
        wide = self._paint_text(
            painter,
            QPointF(left, middle),
            right - left,
            (entry.title, entry.title_marks),
            TextRole.BODY,
            tokens.text1,
        )
        left += wide + _BEFORE_DETAIL * self._theme.text_scale
        if entry.detail and right - left > 20:
            self._paint_text(
                painter,
                QPointF(left, middle),
                right - left,
                (entry.detail, entry.detail_marks),
                TextRole.META,
                tokens.text3,
            )

    def _paint_text(
        self,
        painter: QPainter,
        at: QPointF,
        room: float,
        said: tuple[str, Sequence[Mark]],
        role: TextRole,
        ink: str,
    ) -> float:
        """Paint one line with its marks, cut where it has no room; return its width."""
        text, marks = said
        font = self._theme.font(role)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
        layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(self._formats(shown, marks))
        layout.beginLayout()
        line: QTextLine = layout.createLine()
        layout.endLayout()
        if not line.isValid():
            return 0.0
        painter.setPen(color(ink))
        layout.draw(painter, QPointF(at.x(), at.y() - line.height() / 2))
        return line.naturalTextWidth()

    def _formats(self, text: str, marks: Sequence[Mark]) -> list[QTextLayout.FormatRange]:
        tokens = self._theme.tokens
        formats = []
        for mark in marks:
            found = QTextLayout.FormatRange()
            found.start = _units(text, mark.start)
            found.length = _units(text, mark.end) - found.start
            look = QTextCharFormat()
            look.setBackground(color(tokens.mark_bg))
            look.setForeground(color(tokens.mark_text))
            look.setFontUnderline(self._theme.is_high_contrast)
            found.format = look
            formats.append(found)
        return formats


def _units(text: str, characters: int) -> int:
    """How many of Qt's UTF-16 units so many characters of a text are."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2
