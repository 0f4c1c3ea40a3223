"""The price in a quote's form: by lines or for each passenger, what is left, and the total."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.money import Money
from desktop.models.quote import Passenger, Quote
from desktop.models.rebooking.from_lines import priced_each
from desktop.views.controls.buttons import LINK_EDGE, KeyButton
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.controls.sections import outdented, rule, section
from desktop.views.keys import KeyId
from desktop.views.quote import passenger_prices, price_row
from desktop.views.quote.passenger_prices import PassengerPrices
from desktop.views.quote.passenger_words import party
from desktop.views.quote.price_lines import PriceLines
from desktop.views.quote.residual_fields import ResidualFields
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import money as money_words

CURRENCIES = (
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "HUF", "TRY", "JPY", "KRW", "KWD",
    "BHD", "ISK", "AED", "CAD", "AUD", "BRL", "ZAR", "INR", "CNY",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands in the fields, readable or not; `each` is empty where one price is for all."""

    lines: tuple[price_row.Texts, ...]
    each: tuple[passenger_prices.Texts, ...]


class PriceFields(QWidget):
    """One price for all passengers, or one for each of them. `edited` tells of each change by a
    person; `row_added` carries a price line that came, to be looked at.
    """

    edited = Signal()
    row_added = Signal(QWidget)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._is_each = False
        self._ours = False
        self._read_only = False
        self.lines = PriceLines(theme)
        self.each = PassengerPrices(theme)
        self.each_button = KeyButton(theme, key=KeyId.PRICE_EACH, role="link")
        self.each_button.setObjectName("priceEachButton")
        self.each_button.setFont(theme.font(TextRole.SUPPORT))
        self.residual = ResidualFields(theme)
        self.currency = QuietComboBox()
        self.currency.setObjectName("currencyBox")
        self.currency.addItems(list(CURRENCIES))
        self.currency.setAccessibleName(self.tr("Currency"))
        self.total = QLabel()
        self.total.setObjectName("quoteTotal")
        self.total.setFont(theme.font(TextRole.TOTAL))
        self.total.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._caption = QLabel()
        self._caption.setProperty("role", "support")
        self._caption.setWordWrap(True)
        self._rule = rule()
        self._lay_out(theme)
        self.lines.tab_after(self.currency)
        self.lines.edited.connect(self.edited)
        self.lines.row_added.connect(self.row_added)
        self.each.edited.connect(self.edited)
        self.residual.edited.connect(self.edited)
        self.currency.currentTextChanged.connect(self._currency_chosen)

    @property
    def is_each(self) -> bool:
        """Whether each passenger has a price of their own."""
        return self._is_each

    def set_price(self, quote: Quote) -> None:
        """Show a quote's price without telling anyone."""
        self.blockSignals(True)
        if self.currency.findText(quote.currency) < 0:
            self.currency.addItem(quote.currency)
        self.currency.setCurrentText(quote.currency)
        self.lines.follow_passengers(len(quote.passengers))
        self.lines.set_lines(quote.lines, quote.currency)
        self._is_each = any(one.price is not None for one in quote.passengers)
        self.each.set_passengers(quote.passengers, quote.currency)
        self.residual.set_policy(quote.rebooking.residual)
        self.blockSignals(False)

    def priced(self, people: Sequence[Passenger]) -> tuple[Passenger, ...]:
        """Who travels, each with their price; without one where one price is for all."""
        if not self._is_each:
            return tuple(replace(one, price=None) for one in people)
        self.each.follow(people)
        return self.each.priced(people)

    def turn(self, quote: Quote) -> None:
        """Price each passenger, beginning with what this quote says for all; or go back to that."""
        if self._read_only:
            return
        self._is_each = not self._is_each
        if self._is_each:
            self.each.set_passengers(priced_each(quote).passengers, quote.currency)
        self.edited.emit()
        field = self.each.first_empty() if self._is_each else None
        (field or self.each_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_ours(self, ours: bool) -> None:
        """Of our own change nothing is asked that could only charge for it."""
        self._ours = ours
        self.residual.set_ours(ours)
        self.each.set_ours(ours)
        self._show_what_is_asked()

    def show_sums(self, quote: Quote | None) -> None:
        """Say the total of this quote, what each passenger pays, and what is left."""
        total = quote.total if quote else Money(0, "EUR")
        who = party(quote.passengers) if quote else ""
        caption = (
            self.tr("Total, taxes included, {party}") if who else self.tr("Total, taxes included")
        )
        self._caption.setText(caption.format(party=who))
        self.total.setText(money_words(total))
        self.total.setAccessibleName(f"{self._caption.text()}: {money_words(total)}")
        if quote is not None:
            computed = quote.computed
            self.each.show_sums(computed)
            self.residual.show_for(computed)

    def first_empty(self) -> QLineEdit:
        """The amount that still needs something, or the first."""
        if self._is_each:
            return self.each.first_empty() or self.each.cards[0].old_fare
        wrong = self.lines.problem()
        if wrong is not None:
            return wrong[0]
        rows = self.lines.rows
        return next((row for row in rows if not row.amount.text().strip()), rows[0]).amount

    def problem(self) -> tuple[QLineEdit, str] | None:
        """The first field that keeps the price from being read, and why."""
        return self.each.problem() if self._is_each else self.lines.problem()

    def show_problems(self) -> None:
        """Let each part say what is wrong with it."""
        self.lines.show_problems()
        self.each.show_problems()

    def is_unread(self) -> bool:
        """Whether something stands there that a quote cannot hold."""
        return self.lines.is_unread() or self.each.is_unread()

    def texts(self) -> Texts:
        """What stands in the fields."""
        return Texts(self.lines.texts(), self.each.texts() if self._is_each else ())

    def put_texts(self, texts: Texts) -> None:
        """Show what was typed before, without telling anyone."""
        self.lines.put_texts(texts.lines)
        if texts.each:
            self._is_each = True
            self.each.put_texts(texts.each)

    def set_read_only(self, read_only: bool) -> None:
        """Show only."""
        self._read_only = read_only
        self.lines.set_read_only(read_only)
        self.each.set_read_only(read_only)
        self.residual.set_read_only(read_only)
        self._show_what_is_asked()

    def _lay_out(self, theme: Theme) -> None:
        frame, inside = section(theme, self.tr("Price"), aside=self.currency)
        inside.addLayout(outdented(self.lines, left=LINK_EDGE, stretches=True))
        inside.addWidget(self.each)
        inside.addLayout(outdented(self.each_button, left=LINK_EDGE))
        inside.addWidget(self.residual)
        inside.addWidget(self._rule)
        sum_row = QHBoxLayout()
        sum_row.setContentsMargins(0, 6, 0, 0)
        sum_row.addWidget(self._caption, 1)
        sum_row.addWidget(self.total)
        inside.addLayout(sum_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _show_what_is_asked(self) -> None:
        theirs = not self._ours
        self.lines.setVisible(theirs and not self._is_each)
        self.each.setVisible(theirs and self._is_each)
        self.each_button.setVisible(theirs and not self._read_only)
        words = self.tr("One price for all") if self._is_each else self.tr("Price each passenger")
        self.each_button.setText(words)
        self.each_button.setAccessibleName(words)
        shut = self._is_each and self._read_only  # the cards' edge stands right above
        self._rule.setVisible(theirs and not shut)
        self.currency.setVisible(theirs and not self._read_only)

    def _currency_chosen(self, currency: str) -> None:
        self.lines.set_currency(currency)
        self.each.set_currency(currency)
        self.edited.emit()
