"""Painting the Payments table: words, the state's badge, and the next step as a button."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.models.payment_list import PaymentRow, PaymentSort
from desktop.models.payment_step import next_step
from desktop.views.payment.badges import paint_in_cell
from desktop.views.payments import payments_words as words
from desktop.views.payments.payments_model import COLUMNS, ROW, STEP
from desktop.views.style.theme import TextRole, Theme, color

Index = QModelIndex | QPersistentModelIndex

PAD = 9
_BUTTON = 26
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_GREY = frozenset({PaymentSort.KNOWN, PaymentSort.AGE})


class PaymentsDelegate(QStyledItemDelegate):
    """`now` gives UTC seconds, `is_current` whether a line is the chosen one. `pressed(line)` tells
    that the button of a line was clicked."""

    pressed = Signal(int)

    def __init__(
        self,
        theme: Theme,
        now: Callable[[], float],
        is_current: Callable[[int], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._is_current = is_current

    @property
    def line_height(self) -> int:
        """How high a line is."""
        return self._theme.height(41, TextRole.BODY)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.line_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        where: QRect = option.rect
        state: QStyle.StateFlag = option.state
        rect = QRectF(where)
        tokens = self._theme.tokens
        current = self._is_current(index.row())
        painter.save()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.selected if current else tokens.hover if hovered else tokens.surface
        painter.fillRect(rect, color(ground))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), color(tokens.line))
        if current and bool(state & QStyle.StateFlag.State_Active):
            self._paint_focus(painter, rect, index.column())
        row = index.data(ROW)
        if isinstance(row, PaymentRow):
            self._paint_cell(painter, rect.adjusted(PAD, 0, -PAD, -1), row, index, current)
        painter.restore()

    def _paint_focus(self, painter: QPainter, rect: QRectF, column: int) -> None:
        """A ring around the whole chosen line, a piece in each cell."""
        wide = self._theme.metrics.focus_ring
        tint = color(self._theme.tokens.focus)
        painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), wide), tint)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - wide, rect.width(), wide), tint)
        if column == 0:
            painter.fillRect(QRectF(rect.x(), rect.y(), wide, rect.height()), tint)
        if column == len(COLUMNS) - 1:
            painter.fillRect(QRectF(rect.right() - wide, rect.y(), wide, rect.height()), tint)

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, row: PaymentRow, index: Index, current: bool
    ) -> None:
        tokens = self._theme.tokens
        column = COLUMNS[index.column()]
        if column is PaymentSort.STATE:
            paint_in_cell(painter, rect, words.state(row, self._now()), self._theme)
        elif column == STEP and next_step(row) is not None:
            self._paint_button(painter, self._button(rect, row), row, current)
        else:
            role, tint = TextRole.BODY, tokens.text1
            if column == STEP:
                tint = tokens.text3
            elif column in _GREY:
                role, tint = TextRole.SMALL, tokens.text3
            elif column is PaymentSort.CUSTOMER and current:
                role = TextRole.STRONG
            right = column is PaymentSort.AMOUNT
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            font = self._theme.font(role)
            painter.setFont(font)
            painter.setPen(color(tint))
            text = str(index.data() or "")
            shown = QFontMetricsF(font).elidedText(
                text, Qt.TextElideMode.ElideRight, rect.width() + 1
            )
            painter.drawText(rect, int(side | _VCENTER), shown)

    def _button(self, rect: QRectF, row: PaymentRow) -> QRectF:
        """Where the next step's button stands in its cell."""
        step = next_step(row)
        text = words.step_words(step) if step is not None else ""
        metrics = QFontMetricsF(self._theme.font(TextRole.BUTTON))
        wide = min(rect.width(), metrics.horizontalAdvance(text) + 20)
        high = self._theme.height(_BUTTON, TextRole.BUTTON)
        return QRectF(rect.x(), rect.y() + (rect.height() - high) / 2, wide, high)

    def _paint_button(self, painter: QPainter, box: QRectF, row: PaymentRow, current: bool) -> None:
        """The chosen line's is the view's one primary action."""
        tokens = self._theme.tokens
        step = next_step(row)
        assert step is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.metrics.radius_field
        painter.setPen(QPen(color(tokens.accent if current else tokens.field_line), 1))
        painter.setBrush(color(tokens.accent if current else tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        font = self._theme.font(TextRole.BUTTON)
        painter.setFont(font)
        painter.setPen(color(tokens.on_accent if current else tokens.text1))
        text = QFontMetricsF(font).elidedText(
            words.step_words(step), Qt.TextElideMode.ElideRight, box.width() - 12
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click on the button; what is pressed elsewhere in the line only chooses it."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        row = index.data(ROW)
        if (
            event.button() != Qt.MouseButton.LeftButton
            or COLUMNS[index.column()] != STEP
            or not isinstance(row, PaymentRow)
            or next_step(row) is None
        ):
            return False
        where: QRect = option.rect
        box = self._button(QRectF(where).adjusted(PAD, 0, -PAD, -1), row)
        if not box.contains(event.position()):
            return False
        self.pressed.emit(index.row())
        return True
