"""The price of a quote, line by line: what it is for, how many, and how much each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktop.models.money import AmountError, Money, parse_amount
from desktop.models.quote import LineKind, QuoteLine
from desktop.views.buttons import IconButton, KeyButton
from desktop.views.formatting import amount as amount_words
from desktop.views.icons import Icon
from desktop.views.keys import KeyId
from desktop.views.theme import TextRole, Theme

FIXED = (LineKind.FARE_DIFFERENCE, LineKind.CHANGE_FEE)
"""The lines that every rebooking has. Extras are the customer's choice and never pre-set."""
EXTRAS = (LineKind.SEAT, LineKind.BAG, LineKind.TAX_DIFFERENCE, LineKind.OTHER, LineKind.WAIVER)


class PriceRow(QWidget):
    """One line. What cannot be read as money stays as it was typed, and the row says why."""

    edited = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, kind: LineKind, words: str, currency: str) -> None:
        super().__init__()
        self.kind = kind
        self._words = words
        self._currency = currency
        self._own_quantity = False
        self.label = QLabel(words)
        self.label.setFont(theme.font(TextRole.BODY))
        self.detail = QLineEdit()
        self.detail.setFont(theme.font(TextRole.META))
        self.detail.setProperty("role", "bare")
        waiver = kind is LineKind.WAIVER
        self.detail.setPlaceholderText(
            self.tr("Reason (needed)") if waiver else self.tr("Detail, such as the fare")
        )
        self.detail.setAccessibleName(
            self.tr("{line}: reason").format(line=words)
            if waiver
            else self.tr("{line}: detail").format(line=words)
        )
        self.quantity = QLineEdit("1")
        self.quantity.setFixedWidth(52)
        self.quantity.setAccessibleName(self.tr("{line}: how many").format(line=words))
        self.amount = QLineEdit()
        self.amount.setFixedWidth(84)
        self.amount.setPlaceholderText(amount_words(Money(0, currency)))
        self.amount.setAccessibleName(self.tr("{line}: amount each").format(line=words))
        for field in (self.quantity, self.amount):
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.complaint = QLabel()
        self.complaint.setProperty("role", "problem")
        self.complaint.setFont(theme.font(TextRole.META))
        self.complaint.hide()
        self.remove: IconButton | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, 0, 3)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.label, 0, 0)
        grid.addWidget(self.detail, 1, 0)
        grid.addWidget(self.quantity, 0, 1, 2, 1)
        grid.addWidget(self.amount, 0, 2, 2, 1)
        grid.addWidget(self.complaint, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        if kind not in FIXED:
            self.remove = IconButton(
                theme, Icon.CROSS, self.tr("Remove {line}").format(line=words), size=14
            )
            self.remove.clicked.connect(self.remove_asked)
            grid.addWidget(self.remove, 0, 3, 2, 1)
        self.quantity.textEdited.connect(self._quantity_typed)
        self.quantity.textEdited.connect(self._typed)
        self.amount.textEdited.connect(self._typed)
        self.detail.textEdited.connect(self._typed)
        self.amount.editingFinished.connect(self._settle)

    def line(self) -> QuoteLine | None:
        """The line as typed; None while it cannot be read. An empty amount is zero."""
        try:
            each = self._each()
            quantity = self._count()
        except ValueError:
            return None
        return QuoteLine(self.kind, each, quantity, self.detail.text().strip())

    def set_line(self, line: QuoteLine, *, own_quantity: bool) -> None:
        """Show a line without telling anyone."""
        self._own_quantity = own_quantity
        self.quantity.setText(str(line.quantity))
        shown = Money(abs(line.unit_amount), self._currency)
        self.amount.setText(amount_words(shown) if line.unit_amount else "")
        self.detail.setText(line.detail)
        self._complain("")

    def set_currency(self, currency: str) -> None:
        """Read the amount in another currency from now on."""
        self._currency = currency
        self.amount.setPlaceholderText(amount_words(Money(0, currency)))
        self._settle()

    def follow_passengers(self, count: int) -> None:
        """Be for each passenger, unless the agent chose a number of her own."""
        if not self._own_quantity and self.kind is not LineKind.WAIVER:
            self.quantity.setText(str(max(1, count)))

    def problem(self) -> str:
        """Why this line cannot be read, in a person's words; empty when it can."""
        try:
            self._each()
        except AmountError:
            return self.tr("This is not an amount in {currency}").format(currency=self._currency)
        try:
            self._count()
        except ValueError:
            return self.tr("How many is a whole number from 1 to 99")
        if self.kind is LineKind.WAIVER and self._each() and not self.detail.text().strip():
            return self.tr("A waiver needs a reason")
        return ""

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        for field in (self.detail, self.quantity, self.amount):
            field.setReadOnly(read_only)
        if self.remove is not None:
            self.remove.setVisible(not read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            self.remove is not None
            and event.key() == Qt.Key.Key_Delete
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.remove_asked.emit()
            return
        super().keyPressEvent(event)

    def _each(self) -> int:
        text = self.amount.text().strip()
        if not text:
            return 0
        each = parse_amount(text, self._currency).amount
        return -abs(each) if self.kind is LineKind.WAIVER else each

    def _count(self) -> int:
        text = self.quantity.text().replace("×", "").replace("x", "").strip()
        count = int(text) if text.isascii() and text.isdigit() else 0
        if not 1 <= count <= 99:
            raise ValueError(text)
        return count

    def _quantity_typed(self) -> None:
        self._own_quantity = True

    def _typed(self) -> None:
        self._complain("")
        self.edited.emit()

    def _settle(self) -> None:
        problem = self.problem()
        self._complain(problem)
        if not problem and self.amount.text().strip():
            self.amount.setText(amount_words(Money(abs(self._each()), self._currency)))

    def _complain(self, problem: str) -> None:
        self.complaint.setText(problem)
        self.complaint.setVisible(bool(problem))
        wrong = bool(problem)
        if self.amount.property("problem") != wrong:
            self.amount.setProperty("problem", wrong)
            self.amount.style().unpolish(self.amount)
            self.amount.style().polish(self.amount)


class PriceLines(QWidget):
    """All lines of a quote, with a menu that adds what the customer asked for."""

    edited = Signal()

    def __init__(self, theme: Theme, currency: str = "EUR") -> None:
        super().__init__()
        self._theme = theme
        self._currency = currency
        self._passengers = 1
        self.rows: list[PriceRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.add_button = KeyButton(
            theme,
            self.tr("Seat, bag, waiver…"),
            key=KeyId.ADD_LINE,
            icon=Icon.PLUS,
            role="link",
        )
        self.add_button.setAccessibleName(self.tr("Add a price line"))
        self.add_button.clicked.connect(self.open_menu)
        self._menu = QMenu(self)
        self._menu.setAccessibleName(self.tr("Add a price line"))
        for kind in EXTRAS:
            self._menu.addAction(self.words(kind)).triggered.connect(
                lambda _=False, kind=kind: self.add(kind)
            )
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self._column)
        layout.addLayout(below)
        self.set_lines((), currency)

    def words(self, kind: LineKind) -> str:
        """What a line is called on the agent's side."""
        return {
            LineKind.FARE_DIFFERENCE: self.tr("Fare difference"),
            LineKind.TAX_DIFFERENCE: self.tr("Taxes"),
            LineKind.CHANGE_FEE: self.tr("Change fee"),
            LineKind.SEAT: self.tr("Seat"),
            LineKind.BAG: self.tr("Bag"),
            LineKind.OTHER: self.tr("Other extra"),
            LineKind.WAIVER: self.tr("Waiver"),
        }[kind]

    def lines(self) -> tuple[QuoteLine, ...]:
        """The lines that can be read and that say something, in order."""
        read = (row.line() for row in self.rows)
        return tuple(
            line for line in read if line is not None and (line.unit_amount or line.detail)
        )

    def set_lines(self, lines: tuple[QuoteLine, ...], currency: str) -> None:
        """Show these lines, and the fixed ones beside them."""
        for row in list(self.rows):
            self._drop(row)
        self._currency = currency
        missing = [kind for kind in FIXED if all(line.kind is not kind for line in lines)]
        wanted = [*(QuoteLine(kind, 0, self._passengers) for kind in missing), *lines]
        order = list(LineKind)
        for line in sorted(
            wanted, key=lambda line: (line.kind not in FIXED, order.index(line.kind))
        ):
            row = self._append(line.kind)
            row.set_line(line, own_quantity=line.quantity != self._passengers)

    def set_currency(self, currency: str) -> None:
        """Read all amounts in another currency."""
        self._currency = currency
        for row in self.rows:
            row.set_currency(currency)

    def follow_passengers(self, count: int) -> None:
        """Count for this many passengers, where the agent has not said otherwise."""
        self._passengers = max(1, count)
        for row in self.rows:
            row.follow_passengers(self._passengers)

    def add(self, kind: LineKind) -> PriceRow:
        """Add an extra that the customer asked for, and go to its amount."""
        row = self._append(kind)
        row.follow_passengers(self._passengers)
        row.amount.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edited.emit()
        return row

    def open_menu(self) -> None:
        """Show what can be added, below the button."""
        if self.add_button.isVisible():
            self._menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))
            self._menu.setActiveAction(self._menu.actions()[0])

    def first_problem(self) -> tuple[QLineEdit, str] | None:
        """The first field that keeps the price from being read, and why."""
        for row in self.rows:
            problem = row.problem()
            if problem:
                reason = row.kind is LineKind.WAIVER and row.line() is not None
                return (row.detail if reason else row.amount), problem
        return None

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        self.add_button.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only)

    def _append(self, kind: LineKind) -> PriceRow:
        row = PriceRow(self._theme, kind, self.words(kind), self._currency)
        row.edited.connect(self.edited)
        row.remove_asked.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _remove(self, row: PriceRow) -> None:
        self._drop(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, row: PriceRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
