"""What the change costs one kind of passenger: fares, taxes, fee, and what the customer chose."""

import contextlib

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
)

from desktop.models.money import AmountError, Money, parse_amount
from desktop.models.rebooking.lines import LineKind
from desktop.models.rebooking.passengers import (
    COMBINED_TAX,
    Change,
    PassengerPrice,
    PassengerType,
    TaxChange,
    Waiver,
)
from desktop.models.rebooking.terms import ResidualPolicy
from desktop.views.controls.buttons import LINK_EDGE, KeyButton
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.quote import extra_rows
from desktop.views.quote.extra_row import ExtraRow
from desktop.views.quote.extra_rows import ExtraRows
from desktop.views.quote.fare_grid import FareGrid
from desktop.views.quote.fee_field import FeeField
from desktop.views.quote.passenger_words import counted
from desktop.views.quote.price_row import AmountField, StepField
from desktop.views.quote.residual_fields import TicketResidual
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import amount as amount_words
from desktop.views.words.formatting import money

Problem = tuple[QLineEdit, str]
Stands = tuple[tuple[str, ...], tuple[extra_rows.Texts, ...], ResidualPolicy | None]
"""What stands in a card's fields, in the rows below them, and of what is left of the ticket."""
Texts = tuple[PassengerPrice | None, Stands, Stands]
"""What a card was given, how that was shown, and what stands there now."""
_NOTHING: Stands = (), (), None


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
        self._shown = _NOTHING
        self._read_only = False
        self._count = 1
        self.type = type_
        self.setProperty("role", "card")
        self.title = wrapped_label(theme, TextRole.SUPPORT_STRONG)
        self.sum = QLabel()
        self.sum.setFont(theme.font(TextRole.SUPPORT_STRONG))
        self.old_fare, self.new_fare = AmountField(), AmountField()
        self.old_taxes, self.new_taxes = AmountField(), AmountField()
        self.fee = FeeField()
        self._rows = ExtraRows(theme, currency, self.fee, lambda: self.fee.width())
        self.residual = TicketResidual(theme)
        self.rule = StepField()
        self.rule.setPlaceholderText(self.tr("By which rule"))
        self.rule.setFont(theme.font(TextRole.META))
        self.complaint = wrapped_label(theme, TextRole.META, "problem")
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
        for kind in extra_rows.KINDS:
            action = self.menu.addAction(f"&{ExtraRow.words(kind)}")
            action.triggered.connect(lambda _=False, kind=kind: self.add(kind))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("What is &left of this ticket")).triggered.connect(
            self.residual.ask
        )
        self.add_button.clicked.connect(self.open_menu)
        self._lay_out()
        for field in self._amounts():
            field.textEdited.connect(self._typed)
            field.editingFinished.connect(self._settle)
            field.left.connect(self._go)
        self.rule.textEdited.connect(self._typed)
        self.rule.left.connect(self._go)
        self._rows.edited.connect(self._typed)
        self.residual.edited.connect(self._typed)
        self._rows.left.connect(self._go)
        self.show_whom((), 1)

    @property
    def extras(self) -> list[ExtraRow]:
        """The rows below the fares, in order."""
        return self._rows.rows

    def show_whom(self, names: tuple[str, ...], count: int) -> None:
        """Say for whom it is."""
        known = ", ".join(name for name in names if name)
        self.title.setText(" · ".join(filter(None, (counted(self.type, count), known))))
        self._count = count
        self.split_button.setVisible(count > 1 and not self._read_only)
        whom = self.title.text()
        self.setAccessibleName(whom)
        for field, words in (
            (self.old_fare, self.tr("old fare")),
            (self.new_fare, self.tr("new fare, or the difference with a sign")),
            (self.old_taxes, self.tr("old taxes")),
            (self.new_taxes, self.tr("new taxes, or the difference with a sign")),
            (self.fee, self.tr("change fee")),
            (self.rule, self.tr("rule of the fee")),
            (self.residual.policy, self.tr("what is left of this ticket")),
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
        self.fee.setText(self._amount(price.fee) if price.fee or price.no_fee else "")
        self.rule.setText(price.fee_rule)
        self.rule.setCursorPosition(0)
        self._rows.set_price(price)
        self.residual.put(price.residual)
        self._shown = self._stands()
        self._complain(None)

    def price(self) -> PassengerPrice | None:
        """What stands there; None while it cannot be read, and where nothing does."""
        if self.problem() is not None:
            return None
        if self._stands() == self._shown:
            return self._given
        if not any(field.text().strip() for field in self._amounts()) and not self.extras:
            return None
        fee, no_show = self._read(self.fee), self._rows.no_show()
        waiver, waived = None, self._rows.waived()
        if waived is not None:
            of_fee = min(waived[0], fee + no_show)
            waiver = Waiver(waived[1], of_fee, waived[0] - of_fee)
        return PassengerPrice(
            self._change(self.old_fare, self.new_fare),
            self._taxes(),
            fee,
            self._fee_rule(),
            self._rows.ancillaries(),
            waiver,
            no_show,
            self.residual.value(),
            no_fee=bool(self.fee.text().strip()) and not fee,
            no_show_free=self._rows.no_show_free(),
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
        return self._rows.problem()

    def show_problems(self) -> None:
        """Say at once what is wrong."""
        self._complain(self.problem())

    def texts(self) -> Texts:
        """What stands there, readable or not, and on top of what it was typed."""
        return self._given, self._shown, self._stands()

    def put_texts(self, texts: Texts) -> None:
        """Show what was typed before, without telling anyone."""
        self._given, self._shown, (typed, rows, residual) = texts
        for field, text in zip(self._fields(), typed, strict=True):
            field.setText(text)
        self._rows.put_texts(rows)
        self.residual.put(residual)
        self._complain(self.problem())

    def set_currency(self, currency: str) -> None:
        """Read all amounts in another currency from now on."""
        if currency != self._currency:
            price, self._currency = self.price(), currency
            self._rows.set_currency(currency)
            self._shown = _NOTHING
            if price is None or price != self._given:
                self._complain(self.problem())

    def open_menu(self) -> None:
        """Show what the customer may have asked for."""
        self.menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))
        self.menu.setActiveAction(self.menu.actions()[0])

    def add(self, kind: LineKind) -> ExtraRow:
        """Add what the customer asked for, and go to its amount."""
        row = self._rows.append(kind)
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
        for field in self._fields():
            field.setReadOnly(read_only)
            field.setFocusPolicy(focus)
        self._rows.set_read_only(read_only)
        self.residual.set_read_only(read_only)
        self._read_only = read_only
        self.add_button.setVisible(not read_only)
        self.split_button.setVisible(self._count > 1 and not read_only)

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
        below = QHBoxLayout()
        below.addSpacing(-LINK_EDGE)
        below.addWidget(self.add_button)
        below.addStretch(1)
        below.addWidget(self.split_button)
        below.addSpacing(-LINK_EDGE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 7, 8, 4)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.grid)
        whole.addLayout(fee)
        whole.addWidget(self._rows)
        whole.addWidget(self.residual)
        whole.addWidget(self.complaint)
        whole.addLayout(below)

    def _fit(self, wide: int) -> None:
        """What stands alone stands in line with the new amounts."""
        self.fee.setFixedWidth(wide)
        self._rows.fit(wide)

    def _amounts(self) -> tuple[AmountField, ...]:
        return self.old_fare, self.new_fare, self.old_taxes, self.new_taxes, self.fee

    def _fields(self) -> tuple[StepField, ...]:
        return *self._amounts(), self.rule

    def _stands(self) -> Stands:
        texts = tuple(field.text() for field in self._fields())
        return texts, self._rows.texts(), self.residual.value()

    def _fee_rule(self) -> str:
        """The rule, and of which components it made one fee. Raises `AmountError`."""
        said = (self.rule.text().strip(), self.fee.fee(self._currency).words)
        return ": ".join(filter(None, said))

    def _read(self, field: QLineEdit) -> int:
        if field is self.fee:
            return self.fee.fee(self._currency).amount
        text = field.text().strip().replace("\N{MINUS SIGN}", "-").removeprefix("+")
        return parse_amount(text, self._currency).amount if text else 0

    def _change(self, old: QLineEdit, new: QLineEdit) -> Change:
        if _is_signed(new.text()):
            return Change.by(self._read(new))
        return Change(self._read(old), self._read(new))

    def _taxes(self) -> tuple[TaxChange, ...]:
        if self._stands()[0][2:4] == self._shown[0][2:4]:
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
        left. Of which components a fee was made goes on standing in its rule."""
        with contextlib.suppress(AmountError):
            if self.rule.text().strip() != self._fee_rule():
                self.rule.setText(self._fee_rule())
                self.rule.setCursorPosition(0)
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
        fields: list[StepField] = [*before_fee, self.rule, fee, *self._rows.fields()]
        at = next((n for n, field in enumerate(fields) if field.hasFocus()), 0) + by
        if 0 <= at < len(fields):
            fields[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif at >= len(fields):
            self.add_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _complain(self, problem: Problem | None) -> None:
        words = problem[1] if problem else ""
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        fields: list[QLineEdit] = [*self._amounts(), *self._rows.fields()]
        for field in fields:
            show_problem(field, words if problem and problem[0] is field else "")


def _is_signed(text: str) -> bool:
    return text.strip().startswith(("+", "-", "\N{MINUS SIGN}"))
