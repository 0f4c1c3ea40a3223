"""One line of a price: what it is for, how many, and how much each."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.money import AmountError, Money, exponent, parse_amount
from desktop.models.quote import LineKind, QuoteLine
from desktop.models.typed_words import says_something
from desktop.views.controls.buttons import IconButton
from desktop.views.controls.field_problem import show_problem
from desktop.views.qt.announcements import announce
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import amount as amount_words

FIXED = (LineKind.FARE_DIFFERENCE, LineKind.CHANGE_FEE)
"""The lines that every rebooking has. Extras are the customer's choice and never pre-set."""
MOST = 99
AMOUNT_WIDTH = 84

Texts = tuple[LineKind, str, str, str]
"""A row as it stands there, readable or not: kind, detail, how many, amount."""


class QuantityField(QLineEdit):
    """How many: `× 2` while it is looked at, `2` while it is typed in; up and down count."""

    def __init__(self) -> None:
        super().__init__("× 1")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def wish(self) -> int:
        """The width that shows the most."""
        return max(52, _around(self, f"× {MOST}"))

    def count(self) -> int:
        """Return the number typed. Raises ValueError where it is none from 1 to `MOST`."""
        text = self._bare()
        count = int(text) if text.isascii() and text.isdigit() else 0
        if not 1 <= count <= MOST:
            raise ValueError(text)
        return count

    def set_count(self, count: int) -> None:
        """Show a number without telling anyone."""
        self.setText(str(count) if self.hasFocus() else f"× {count}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not step or self.isReadOnly():
            super().keyPressEvent(event)
            return
        try:
            count = min(MOST, max(1, self.count() + step))
        except ValueError:
            count = 1
        self.setText(str(count))
        self.selectAll()
        self.textEdited.emit(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.isReadOnly():
            self.setText(self._bare())
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        try:
            self.setText(f"× {self.count()}")
        except ValueError:
            return

    def _bare(self) -> str:
        return self.text().replace("×", "").replace("x", "").strip()


class StepField(QLineEdit):
    """One field of several that Enter and the arrow keys go through: `left` says by how many."""

    left = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
        super().keyPressEvent(event)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.isReadOnly():
            return
        step = 1 if event.key() in down else -1 if event.key() == Qt.Key.Key_Up else 0
        if step:
            event.accept()  # or what stands around it would scroll
            self.left.emit(step)


class AmountField(StepField):
    """An amount of money."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(AMOUNT_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def wish(self) -> int:
        """The width that shows all of it."""
        return max(AMOUNT_WIDTH, _around(self, self.text()))


class PriceRow(QWidget):
    """One line. What cannot be read as money stays as it was typed, and the row says why.

    `edited` tells of each change by a person, `remove_asked` that it is to go, `left` that Enter or
    an arrow key goes to the amount of another line.
    """

    edited = Signal()
    remove_asked = Signal()
    left = Signal(int)

    def __init__(self, theme: Theme, kind: LineKind, words: str, currency: str) -> None:
        super().__init__()
        self.kind = kind
        self._currency = currency
        self._own_quantity = False
        self._read_only = False
        self._hovered = False
        self._waiver = kind is LineKind.WAIVER
        self.label = QLabel(words)
        self.label.setFont(theme.font(TextRole.BODY))
        self.detail = self._detail(theme, words)
        self.quantity = QuantityField()
        self.quantity.setFixedWidth(self.quantity.wish())
        self.quantity.setAccessibleName(self.tr("{line}: how many").format(line=words))
        self.amount = AmountField()
        self.amount.setAccessibleName(self.tr("{line}: amount each").format(line=words))
        self.complaint = QLabel()
        self.complaint.setProperty("role", "problem")
        self.complaint.setFont(theme.font(TextRole.META))
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.remove: IconButton | None = None
        if kind not in FIXED:
            self.remove = IconButton(
                theme, Icon.CROSS, self.tr("Remove {line}").format(line=words), size=12
            )
            self.remove.setFixedSize(20, 20)
            self.remove.setStyleSheet("QToolButton { padding: 0; }")
            self.remove.clicked.connect(self.remove_asked)
        self._lay_out(theme)
        self._connect()
        self._show_currency()
        self._show_detail()

    def line(self) -> QuoteLine | None:
        """The line as typed; None while it cannot be read. An empty amount is zero."""
        try:
            return QuoteLine(
                self.kind, self._each(), self.quantity.count(), self.detail.text().strip()
            )
        except ValueError:
            return None

    def set_line(self, line: QuoteLine, *, own_quantity: bool) -> None:
        """Show a line without telling anyone."""
        self._own_quantity = own_quantity
        self.quantity.set_count(line.quantity)
        self._write(line.unit_amount)
        self.detail.setText(line.detail)
        self.detail.setCursorPosition(0)  # what is too long shows its beginning
        self._complain(None)
        self._show_detail()

    def stops(self) -> list[QWidget]:
        """Where the Tab key stops, in order: the line itself, and then what stands below it."""
        fields: list[QWidget] = [self.quantity, self.amount, self.detail]
        return fields if self.remove is None else [*fields, self.remove]

    def texts(self) -> Texts:
        """What stands there."""
        return self.kind, self.detail.text(), self.quantity.text(), self.amount.text()

    def put_texts(self, texts: Texts) -> None:
        """Show what was typed before, readable or not."""
        _, detail, quantity, amount = texts
        self.detail.setText(detail)
        self.quantity.setText(quantity)
        self.amount.setText(amount)
        self._complain(self.problem())
        self._show_detail()

    def set_currency(self, currency: str) -> None:
        """Read the amount in another currency from now on; 118.00 in euros is 118 in yen."""
        before, self._currency = self._currency, currency
        self._show_currency()
        try:
            value = Decimal(parse_amount(_plain(self.amount.text()), before).decimal)
        except AmountError:
            pass
        else:
            minor = value.scaleb(exponent(currency))
            if minor == minor.to_integral_value():
                self._write(int(minor), even_zero=True)
        self._complain(self.problem())

    def follow_passengers(self, count: int) -> None:
        """Be for each passenger, unless the agent chose a number of her own."""
        if not self._own_quantity and not self._waiver:
            self.quantity.set_count(min(MOST, max(1, count)))

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The field that is wrong, and why, in a person's words."""
        try:
            each = self._each()
        except AmountError:
            return self.amount, self._not_an_amount()
        try:
            self.quantity.count()
        except ValueError:
            return self.quantity, self.tr("How many is a whole number from 1 to 99")
        if each < 0 and not self._waiver:
            return self.amount, self.tr("Only a waiver lowers the price")
        if each and self._waiver and not says_something(self.detail.text()):
            return self.detail, self.tr("A waiver needs a reason")
        return None

    def show_own_problem(self) -> None:
        """Say at once what is wrong, if anything is."""
        self._complain(self.problem())

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        self._read_only = read_only
        focus = Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus
        for field in (self.detail, self.quantity, self.amount):
            field.setReadOnly(read_only)
            field.setFocusPolicy(focus)
        self.amount.setTextMargins(0, 0, -4 if read_only else 0, 0)  # in line with the total below
        if self.remove is not None:
            self.remove.setVisible(not read_only)
        self._show_detail()

    def reveal_detail(self, revealed: bool) -> None:
        """Let the detail be reached, or be seen again only where it is looked at."""
        if revealed and not self._read_only:
            self.detail.show()
        elif not revealed:
            self._show_detail()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hovered = True
        self._show_detail()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = False
        self._show_detail()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            removing = event.key() == Qt.Key.Key_Delete and bool(
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            if removing and self.remove is not None and not self._read_only:
                self.remove_asked.emit()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_detail()
        return False

    def _detail(self, theme: Theme, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setFont(theme.font(TextRole.META))
        field.setProperty("role", "meta")
        field.setTextMargins(-2, 0, 0, 0)  # Qt's own, which would set it in from the words above
        field.setObjectName("lineDetail")
        field.setPlaceholderText(
            self.tr("Reason (needed)") if self._waiver else self.tr("Add a detail")
        )
        field.setAccessibleName(
            self.tr("{line}: reason").format(line=words)
            if self._waiver
            else self.tr("{line}: detail").format(line=words)
        )
        return field

    def _lay_out(self, theme: Theme) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.label)
        if self.remove is not None:
            head.addWidget(self.remove)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(self.detail)
        words.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 1, 0, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setRowMinimumHeight(0, theme.height(38))
        grid.addLayout(words, 0, 0)
        grid.addWidget(self.quantity, 0, 1)
        grid.addWidget(self.amount, 0, 2)
        grid.addWidget(self.complaint, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    def _connect(self) -> None:
        self.quantity.textEdited.connect(self._quantity_typed)
        for field in (self.detail, self.quantity, self.amount):
            field.textEdited.connect(self._typed)
            field.editingFinished.connect(self._settle)
            field.installEventFilter(self)
        self.amount.left.connect(self.left)
        if self.remove is not None:
            self.remove.installEventFilter(self)

    def _each(self) -> int:
        text = _plain(self.amount.text())
        if not text:
            return 0
        each = parse_amount(text, self._currency).amount
        return -abs(each) if self._waiver else each

    def _not_an_amount(self) -> str:
        decimals = exponent(self._currency)
        if decimals == 0 and any(mark in self.amount.text() for mark in ".,"):
            return self.tr("{currency} has no decimals").format(currency=self._currency)
        return self.tr("This is not an amount in {currency}").format(currency=self._currency)

    def _write(self, each: int, *, even_zero: bool = False) -> None:
        words = amount_words(Money(each, self._currency)) if each or even_zero else ""
        self.amount.setText(words)

    def _show_currency(self) -> None:
        self.amount.setPlaceholderText(amount_words(Money(0, self._currency)))

    def _show_detail(self) -> None:
        """The detail takes no room where there is none, until the row is looked at."""
        looked_at = self._hovered or any(
            one is not None and one.hasFocus()
            for one in (self.detail, self.quantity, self.amount, self.remove)
        )
        shown = bool(self.detail.text()) or (not self._read_only and (self._waiver or looked_at))
        self.detail.setVisible(shown)

    def _quantity_typed(self) -> None:
        self._own_quantity = True

    def _typed(self) -> None:
        self._complain(None)
        self.edited.emit()

    def _settle(self) -> None:
        """Write what was read the way it is always written, or say what is wrong."""
        problem = self.problem()
        # A waiver's reason may still be on its way: it is asked for when the row is left.
        inside = any(one.hasFocus() for one in (self.detail, self.quantity, self.amount))
        if problem is not None and problem[0] is self.detail and inside:
            problem = None
        if self.amount.text().strip() and (problem is None or problem[0] is not self.amount):
            self._write(self._each(), even_zero=True)
        self._complain(problem)
        if problem is not None:
            announce(self, problem[1])

    def _complain(self, problem: tuple[QLineEdit, str] | None) -> None:
        words = problem[1] if problem else ""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        for field in (self.detail, self.quantity, self.amount):
            show_problem(field, words if problem and problem[0] is field else "")


def _around(field: QLineEdit, text: str) -> int:
    """How wide the field must be to show this text."""
    return round(QFontMetricsF(field.font()).horizontalAdvance(text)) + 22


def _plain(text: str) -> str:
    """The minus that some languages write is another character than the key's."""
    return text.strip().replace("\N{MINUS SIGN}", "-")
