"""The alternatives of one offer: up to three, one of them in the form below."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.models.money import Money
from desktop.models.offer import MOST
from desktop.models.quote import Quote
from desktop.views.controls.buttons import LINK_EDGE, KeyButton
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.sections import MARGIN, rule
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.words.formatting import amount as amount_words
from desktop.views.words.formatting import money as money_words

_PAD = 12
_GAP = 4


class AlternativesBox(QWidget):
    """A row for each, with what is flown and paid. `chosen` and `removed` carry the place of a row,
    `moved` a place and by how much; `add_pressed` asks for one more, a copy of the chosen one.
    """

    add_pressed = Signal()
    chosen = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[AlternativeRow] = []
        self.setObjectName("alternatives")
        self._title = ElidedLabel()
        self._title.setProperty("role", "section")
        self._title.setFont(theme.font(TextRole.SECTION))
        self.add_button = KeyButton(
            theme, self.tr("Offer another way"), key=KeyId.ADD_ALTERNATIVE, role="link"
        )
        self.add_button.setObjectName("addAlternativeButton")
        self.add_button.clicked.connect(self.add_pressed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.add_button)
        head.addSpacing(-LINK_EDGE)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(MARGIN, 10, MARGIN, 10)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._column)
        whole.addWidget(rule())
        self.show_alternatives((), 0, editable=True)

    @property
    def rows(self) -> "Sequence[AlternativeRow]":
        """The rows that are shown."""
        return self._rows

    def show_alternatives(self, quotes: Sequence[Quote], at: int, *, editable: bool) -> None:
        """Show these, of which the one at `at` stands in the form; one alone has no row."""
        shown = list(quotes) if len(quotes) > 1 else []
        had_focus = any(row.hasFocus() for row in self._rows)
        while len(self._rows) > len(shown):
            row = self._rows.pop()
            self._group.removeButton(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(shown):
            self._add_row(len(self._rows))
        for place, (row, quote) in enumerate(zip(self._rows, shown, strict=True)):
            row.show_quote(quote, place, len(shown))
            row.setChecked(place == at)
            row.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if place == at else Qt.FocusPolicy.ClickFocus
            )
        self._editable = editable
        self._title.setText(
            self.tr("%n ways to offer", "", len(shown)) if shown else self.tr("One way to offer")
        )
        self.add_button.setText(self.tr("add") if shown else self.tr("add another"))
        self.add_button.setVisible(editable and len(quotes) < MOST)
        if had_focus and self._rows:
            self.focus_chosen()

    def focus_chosen(self) -> None:
        """Go to the row of the one in the form."""
        for row in self._rows:
            if row.isChecked():
                row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_row(self, place: int) -> None:
        row = AlternativeRow(self._theme)
        row.setObjectName(f"alternative{place + 1}")
        row.clicked.connect(lambda: self.chosen.emit(place))
        row.stepped.connect(lambda by: self._step(place, by))
        row.moved.connect(lambda by: self._move(place, by))
        row.removed.connect(lambda: self._remove(place))
        self._group.addButton(row)
        self._rows.append(row)
        self._column.addWidget(row)

    def _step(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self._rows):
            self._rows[place + by].setFocus(Qt.FocusReason.OtherFocusReason)
            self._rows[place + by].click()

    def _move(self, place: int, by: int) -> None:
        if self._editable and 0 <= place + by < len(self._rows):
            self.moved.emit(place, by)

    def _remove(self, place: int) -> None:
        if self._editable:
            self.removed.emit(place)


class AlternativeRow(QRadioButton):
    """One alternative: when and what is flown, and what it costs all-in. Arrows go to the next,
    the keys of the table move and remove it.
    """

    stepped = Signal(int)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._texts = ("", "", "", "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_quote(self, quote: Quote, place: int, count: int) -> None:
        """Show this quote as the alternative at `place` (from 0) of `count`."""
        parts = [line.amount for line in quote.priced_lines if line.amount]
        sums = " + ".join(amount_words(Money(one, quote.currency)) for one in parts)
        flight = " · ".join(
            part
            for part in (
                quote.new.route if quote.new else "",
                quote.new.flight if quote.new else "",
            )
            if part
        )
        when = _departure(quote)
        title, below = (when, flight) if when else (flight or self.tr("Not filled in yet"), "")
        self._texts = (title, money_words(quote.total), below, sums if len(parts) > 1 else "")
        spoken = (title, below, money_words(quote.total))
        self.setAccessibleName(
            self.tr("Alternative {place} of {count}: {what}").format(
                place=place + 1, count=count, what=", ".join(part for part in spoken if part)
            )
        )
        self.updateGeometry()
        self.update()

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """What it shows: above left and right, below left and right."""
        return self._texts

    def sizeHint(self) -> QSize:
        height = 2 * _PAD + _GAP
        for role in (TextRole.STRONG, TextRole.SMALL):
            height += round(QFontMetricsF(self._theme.font(role)).height())
        return QSize(120, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _at: object) -> bool:
        return True  # all of it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = keymap()
        if keys.is_pressed(KeyId.ALTERNATIVE_UP, event):
            self.moved.emit(-1)
        elif keys.is_pressed(KeyId.ALTERNATIVE_DOWN, event):
            self.moved.emit(1)
        elif keys.is_pressed(KeyId.REMOVE_ALTERNATIVE, event):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = theme.metrics.radius_card - 2
        painter.setPen(QPen(color(tokens.accent if chosen else tokens.line), 1))
        painter.setBrush(color(tokens.selected if chosen else tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(color(tokens.focus), theme.metrics.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)
        inside = box.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2)
        title, total, below, sums = self._texts
        half = inside.height() / 2
        upper = QRectF(inside.left(), inside.top(), inside.width(), half)
        lower = upper.translated(0, half)
        self._pair(painter, upper, title, total, TextRole.STRONG, TextRole.NAME, tokens.text1)
        self._pair(painter, lower, below, sums, TextRole.SMALL, TextRole.SMALL, tokens.text2)
        painter.end()

    def _pair(
        self,
        painter: QPainter,
        area: QRectF,
        left: str,
        right: str,
        left_role: TextRole,
        right_role: TextRole,
        shade: str,
    ) -> None:
        """What stands left gives way to what stands right."""
        painter.setPen(color(shade))
        font = self._theme.font(right_role)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | middle), right)
        room = area.width() - QFontMetricsF(font).horizontalAdvance(right) - _PAD
        font = self._theme.font(left_role)
        words = QFontMetricsF(font).elidedText(left, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | middle), words)


def _departure(quote: Quote) -> str:
    """When the new flight departs, `Sun 22 Nov 12:15`; empty where not known."""
    if quote.new is None or not quote.new.departs:
        return ""
    locale, departs = QLocale(), datetime.fromisoformat(quote.new.departs)
    day = locale.dayName(departs.isoweekday(), QLocale.FormatType.ShortFormat)
    month = locale.monthName(departs.month, QLocale.FormatType.ShortFormat)
    return f"{day} {departs.day} {month} {departs:%H:%M}"
