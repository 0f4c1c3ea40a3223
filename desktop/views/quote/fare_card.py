"""What the change costs one kind of passenger: fares, taxes, fee, and what the customer chose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktop.models.money import AmountError, Money, parse_amount
from desktop.models.rebooking.lines import LineKind
from desktop.models.rebooking.passengers import (
    COMBINED_TAX,
    Ancillary,
    Change,
    PassengerPrice,
    PassengerType,
    TaxChange,
    Waiver,
)
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.field_problem import show_problem
from desktop.views.quote.extra_row import ExtraRow
from desktop.views.quote.fare_grid import FareGrid
from desktop.views.quote.passenger_words import counted
from desktop.views.quote.price_row import AmountField, StepField
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import amount as amount_words
from desktop.views.words.formatting import money

Problem = tuple[QLineEdit, str]
Texts = tuple[PassengerPrice | None, tuple[str, ...], tuple[str, ...], tuple[bool, ...]]
"""What a card was given, how that was shown, what stands there now, and which extras are chosen."""
ADDED = (
    LineKind.SEAT,
    LineKind.BAG,
    LineKind.NO_SHOW_FEE,
    LineKind.OTHER,
    LineKind.WAIVER,
)
_NO_EXTRAS = frozenset({LineKind.NO_SHOW_FEE, LineKind.WAIVER})


class FareCard(QFrame):
    """One price for all passengers of a kind, or for one of them.

    `edited` tells of each change by a person; `split_asked` that each is to have a price of their
    own. What nobody has typed over stays exactly as it was given, each tax by its code too.
    """

    edited = Signal()
    split_asked = Signal()

    def __init__(self, theme: Theme, type_: PassengerType, currency: str) -> None:
        super().__init__()
        self._theme = theme
        self._currency = currency
        self._given: PassengerPrice | None = None
        self._shown: tuple[str, ...] = ()
        self.type = type_
        self.setProperty("role", "card")
        self.extras: list[ExtraRow] = []
        self.title = QLabel()
        self.title.setFont(theme.font(TextRole.SUPPORT_STRONG))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.sum = QLabel()
        self.sum.setFont(theme.font(TextRole.SUPPORT_STRONG))
        self.old_fare, self.new_fare = AmountField(), AmountField()
        self.old_taxes, self.new_taxes = AmountField(), AmountField()
        self.fee = AmountField()
        self.rule = StepField()
        self.rule.setPlaceholderText(self.tr("By which rule"))
        self.rule.setFont(theme.font(TextRole.META))
        self.complaint = QLabel()
        self.complaint.setProperty("role", "problem")
        self.complaint.setFont(theme.font(TextRole.META))
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self.add_button = KeyButton(
            theme, self.tr("Seat, bag, waiver…"), icon=Icon.PLUS, role="link"
        )
        self.split_button = KeyButton(theme, self.tr("Each apart"), role="link")
        for button in (self.add_button, self.split_button):
            button.setFont(theme.font(TextRole.SUPPORT))
            button.setAutoDefault(True)
        self.split_button.clicked.connect(self.split_asked)
        self.menu = QMenu(self)
        for kind in ADDED:
            action = self.menu.addAction(f"&{ExtraRow.words(kind)}")
            action.triggered.connect(lambda _=False, kind=kind: self.add(kind))
        self.add_button.clicked.connect(self.open_menu)
        self._lay_out()
        for field in self._amounts():
            field.textEdited.connect(self._typed)
            field.editingFinished.connect(self._settle)
            field.left.connect(self._go)
        self.rule.textEdited.connect(self._typed)
        self.rule.left.connect(self._go)
        self.show_whom((), 1)

    def show_whom(self, names: tuple[str, ...], count: int) -> None:
        """Say for whom it is."""
        known = ", ".join(name for name in names if name)
        self.title.setText(" · ".join(filter(None, (counted(self.type, count), known))))
        self.split_button.setVisible(count > 1)
        whom = self.title.text()
        self.setAccessibleName(whom)
        for field, words in (
            (self.old_fare, self.tr("old fare")),
            (self.new_fare, self.tr("new fare, or the difference with a sign")),
            (self.old_taxes, self.tr("old taxes")),
            (self.new_taxes, self.tr("new taxes, or the difference with a sign")),
            (self.fee, self.tr("change fee")),
            (self.rule, self.tr("rule of the fee")),
        ):
            field.setAccessibleName(f"{whom}: {words}")

    def show_sum(self, due: int | None, count: int) -> None:
        """Say what each of them pays; None while it cannot be told."""
        if due is None:
            self.sum.setText("")
            return
        words = money(Money(due, self._currency))
        self.sum.setText(words if count == 1 else f"{count} × {words}")

    def set_price(self, given: PassengerPrice | None) -> None:
        """Show a price without telling anyone; None where there is none yet."""
        self._given = given
        price = given or PassengerPrice()
        self._write(price.fare, self.old_fare, self.new_fare)
        changes = [tax.change for tax in price.taxes]
        taxes = Change(
            sum(one.old for one in changes),
            sum(one.new for one in changes),
            bool(changes) and all(one.only_difference for one in changes),
        )
        self._write(taxes, self.old_taxes, self.new_taxes)
        self.fee.setText(self._amount(price.fee) if price.fee else "")
        self.rule.setText(price.fee_rule)
        self.rule.setCursorPosition(0)
        for row in list(self.extras):
            self._drop(row)
        for extra in price.extras:
            self._append(extra.kind).set(extra.amount, extra.detail, chosen=extra.chosen)
        if price.no_show:
            self._append(LineKind.NO_SHOW_FEE).set(price.no_show, "", chosen=True)
        if price.waiver is not None:
            waived = price.waiver.fare + (
                price.fees if price.waiver.fee is None else price.waiver.fee
            )
            self._append(LineKind.WAIVER).set(waived, price.waiver.reason, chosen=True)
        self._shown = self._texts()
        self._complain(None)

    def price(self) -> PassengerPrice | None:
        """What stands there; None while it cannot be read, and where nothing does."""
        if self.problem() is not None:
            return None
        if self._texts() == self._shown:
            return self._given
        if not any(field.text().strip() for field in self._amounts()) and not self.extras:
            return None
        fare = self._change(self.old_fare, self.new_fare)
        waiver = next((row for row in self.extras if row.kind is LineKind.WAIVER), None)
        fee = self._read(self.fee)
        no_show = sum(row.value() for row in self.extras if row.kind is LineKind.NO_SHOW_FEE)
        given = None
        if waiver is not None and (waiver.value() or waiver.detail.text().strip()):
            of_fee = min(waiver.value(), fee + no_show)
            given = Waiver(waiver.detail.text().strip(), of_fee, waiver.value() - of_fee)
        return PassengerPrice(
            fare,
            self._taxes(),
            fee,
            self.rule.text().strip(),
            tuple(
                Ancillary(row.kind, row.value(), row.detail.text().strip(), row.chosen)
                for row in self.extras
                if row.kind not in _NO_EXTRAS and row.value()
            ),
            given,
            no_show,
            self._given.residual if self._given is not None else None,
        )

    def problem(self) -> Problem | None:
        """The first field that is wrong, and why."""
        for field in self._amounts():
            try:
                value = self._read(field)
            except AmountError:
                return field, self.tr("This is not an amount in {currency}").format(
                    currency=self._currency
                )
            signed = field in (self.new_fare, self.new_taxes) and _is_signed(field.text())
            if value < 0 and not signed:
                return field, self.tr("An amount here is not below zero")
        for old, new in ((self.old_fare, self.new_fare), (self.old_taxes, self.new_taxes)):
            has_old, has_new = bool(old.text().strip()), bool(new.text().strip())
            if has_old != has_new and not (has_new and _is_signed(new.text())):
                missing = new if has_old else old
                return missing, self.tr(
                    "Both, old and new; or only the difference, with its sign: +118.00"
                )
            if has_old and _is_signed(new.text()):
                return new, self.tr("A difference stands alone: clear the old amount")
        for row in self.extras:
            wrong = row.problem()
            if wrong is not None:
                return wrong
        return None

    def show_problems(self) -> None:
        """Say at once what is wrong."""
        self._complain(self.problem())

    def texts(self) -> Texts:
        """What stands there, readable or not, and on top of what it was typed."""
        return self._given, self._shown, self._texts(), tuple(row.chosen for row in self.extras)

    def put_texts(self, texts: Texts) -> None:
        """Show what was typed before, without telling anyone."""
        given, shown, typed, chosen = texts
        self.set_price(None)
        amounts = (*self._amounts(), self.rule)
        for field, text in zip(amounts, typed, strict=False):
            field.setText(text)
        rows = typed[len(amounts) :]
        for kind, detail, amount, by_customer in zip(
            rows[::3], rows[1::3], rows[2::3], chosen, strict=True
        ):
            row = self._append(LineKind(kind))
            row.chosen = by_customer
            row.detail.setText(detail)
            row.amount.setText(amount)
        self._given, self._shown = given, shown
        self._complain(self.problem())

    def set_currency(self, currency: str) -> None:
        """Read all amounts in another currency from now on."""
        if currency != self._currency:
            price, self._currency = self.price(), currency
            for row in self.extras:
                row.currency = currency
            self._shown = ()
            if price is None or price != self._given:
                self._complain(self.problem())

    def open_menu(self) -> None:
        """Show what the customer may have asked for."""
        self.menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))
        self.menu.setActiveAction(self.menu.actions()[0])

    def add(self, kind: LineKind) -> ExtraRow:
        """Add what the customer asked for, and go to its amount."""
        row = self._append(kind)
        row.amount.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edited.emit()
        return row

    def first_empty(self) -> QLineEdit | None:
        """The first amount that still needs something."""
        wrong = self.problem()
        if wrong is not None:
            return wrong[0]
        if not self.new_fare.text().strip():
            return self.old_fare
        return None

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        focus = Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus
        for field in (*self._amounts(), self.rule):
            field.setReadOnly(read_only)
            field.setFocusPolicy(focus)
        for row in self.extras:
            row.set_read_only(read_only)
        self.add_button.setVisible(not read_only)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.sum)
        rows = (
            (self.tr("Fare"), self.old_fare, self.new_fare),
            (self.tr("Taxes"), self.old_taxes, self.new_taxes),
        )
        self.grid = FareGrid(self._theme, rows)
        self.grid.fitted.connect(self._fit)
        self.rule.setMinimumWidth(60)
        of_fee = QLabel(self.tr("Change fee"))
        of_fee.setFont(self._theme.font(TextRole.BODY))
        fee = QHBoxLayout()
        fee.setSpacing(6)
        fee.addWidget(of_fee)
        fee.addWidget(self.rule, 1)
        fee.addWidget(self.fee)
        self._extra_column = QVBoxLayout()
        self._extra_column.setSpacing(2)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        below.addWidget(self.split_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 7, 8, 4)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.grid)
        whole.addLayout(fee)
        whole.addLayout(self._extra_column)
        whole.addWidget(self.complaint)
        whole.addLayout(below)

    def _fit(self, wide: int) -> None:
        """What stands alone stands in line with the new amounts."""
        for field in (self.fee, *(row.amount for row in self.extras)):
            field.setFixedWidth(wide)

    def _amounts(self) -> tuple[AmountField, ...]:
        return self.old_fare, self.new_fare, self.old_taxes, self.new_taxes, self.fee

    def _texts(self) -> tuple[str, ...]:
        rows = tuple(
            text for row in self.extras for text in (row.kind, row.detail.text(), row.amount.text())
        )
        return (*(field.text() for field in self._amounts()), self.rule.text(), *rows)

    def _read(self, field: QLineEdit) -> int:
        text = field.text().strip().replace("\N{MINUS SIGN}", "-").removeprefix("+")
        return parse_amount(text, self._currency).amount if text else 0

    def _change(self, old: QLineEdit, new: QLineEdit) -> Change:
        if _is_signed(new.text()):
            return Change.by(self._read(new))
        return Change(self._read(old), self._read(new))

    def _taxes(self) -> tuple[TaxChange, ...]:
        at = 2, 3  # where they stand in `_texts`
        if self._shown and all(self._texts()[one] == self._shown[one] for one in at):
            return self._given.taxes if self._given is not None else ()
        change = self._change(self.old_taxes, self.new_taxes)
        empty = not self.old_taxes.text().strip() and not self.new_taxes.text().strip()
        return () if empty else (TaxChange(COMBINED_TAX, change),)

    def _write(self, change: Change, old: QLineEdit, new: QLineEdit) -> None:
        if change.only_difference:
            sign = "+" if change.difference >= 0 else ""
            old.setText("")
            new.setText(f"{sign}{self._amount(change.difference)}")
        elif change == Change():
            old.setText("")
            new.setText("")
        else:
            old.setText(self._amount(change.old))
            new.setText(self._amount(change.new))

    def _amount(self, value: int) -> str:
        return amount_words(Money(value, self._currency))

    def _typed(self) -> None:
        self._complain(None)
        self.edited.emit()

    def _settle(self) -> None:
        """Write what was read the way it is always written; what is wrong is said once the card is
        left."""
        for field in self._amounts():
            text = field.text().strip()
            try:
                value = self._read(field)
            except AmountError:
                self._complain(self.problem())
                return
            if text:
                field.setText(f"{'+' if text.startswith('+') else ''}{self._amount(value)}")

    def _go(self, by: int) -> None:
        """On to the next field, or back, in the order in which the eye meets them."""
        *before_fee, fee = self._amounts()
        fields: list[StepField] = [*before_fee, self.rule, fee]
        fields += [field for row in self.extras for field in (row.detail, row.amount)]
        at = next((n for n, field in enumerate(fields) if field.hasFocus()), 0) + by
        if 0 <= at < len(fields):
            fields[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= len(fields):
            self.add_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _append(self, kind: LineKind) -> ExtraRow:
        row = ExtraRow(self._theme, kind, self._currency)
        row.edited.connect(self._typed)
        row.remove_asked.connect(lambda: self._remove(row))
        row.amount.setFixedWidth(self.fee.width())
        for field in (row.detail, row.amount):
            field.left.connect(self._go)
        self.extras.append(row)
        self._extra_column.addWidget(row)
        before: QWidget = self.extras[-2].remove if len(self.extras) > 1 else self.fee
        for stop in row.stops():
            QWidget.setTabOrder(before, stop)
            before = stop
        row.show()
        return row

    def _remove(self, row: ExtraRow) -> None:
        self.fee.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(row)
        self.edited.emit()

    def _drop(self, row: ExtraRow) -> None:
        self.extras.remove(row)
        self._extra_column.removeWidget(row)
        row.blockSignals(True)
        row.hide()
        row.deleteLater()

    def _complain(self, problem: Problem | None) -> None:
        words = problem[1] if problem else ""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        fields = [*self._amounts(), *(f for row in self.extras for f in (row.amount, row.detail))]
        for field in fields:
            show_problem(field, words if problem and problem[0] is field else "")


def _is_signed(text: str) -> bool:
    return text.strip().startswith(("+", "-", "\N{MINUS SIGN}"))
