"""The form in which an agent builds a quote: trip, price and terms."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.money import Money
from desktop.models.quote import LineKind, Quote, QuoteProblem
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.controls.sections import rule, section
from desktop.views.quote import price_row, trip_fields
from desktop.views.quote.flight_box import FlightBox
from desktop.views.quote.price_lines import PriceLines
from desktop.views.quote.terms_fields import TermsFields
from desktop.views.quote.trip_fields import TripFields
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.formatting import money as money_words

CURRENCIES = (
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "HUF", "TRY", "JPY", "KRW", "KWD",
    "BHD", "ISK", "AED", "CAD", "AUD", "BRL", "ZAR", "INR", "CNY",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypedTexts:
    """What stands in the fields of one quote, readable or not."""

    quote_id: str
    trip: trip_fields.Texts
    price: tuple[price_row.Texts, ...]


class QuoteForm(QWidget):
    """All fields of a quote. `edited` is emitted with every change by a person; `row_added` carries
    a price line that came. `now` is the desk's clock in UTC seconds.
    """

    edited = Signal()
    row_added = Signal(QWidget)

    def __init__(
        self, theme: Theme, now: Callable[[], float], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._base: Quote | None = None
        self.trip = TripFields(theme, self._today)
        self.price = PriceLines(theme)
        self.currency = QuietComboBox()
        self.currency.setObjectName("currencyBox")
        self.currency.addItems(list(CURRENCIES))
        self.currency.setAccessibleName(self.tr("Currency"))
        self.total = QLabel()
        self.total.setObjectName("quoteTotal")
        self.total.setFont(theme.font(TextRole.TOTAL))
        self.total.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.terms = TermsFields(theme)
        self._lay_out()
        self.price.tab_after(self.currency)
        self.trip.edited.connect(self._changed)
        self.trip.passengers_changed.connect(self.price.follow_passengers)
        self.price.edited.connect(self._changed)
        self.price.row_added.connect(self.row_added)
        self.currency.currentTextChanged.connect(self._currency_chosen)
        self.terms.edited.connect(self._changed)

    @property
    def booking(self) -> QLineEdit:
        """The booking code's field."""
        return self.trip.booking

    @property
    def passengers(self) -> QLineEdit:
        """The field with the passengers' names."""
        return self.trip.passengers

    @property
    def old(self) -> FlightBox:
        """The present flight."""
        return self.trip.old

    @property
    def new(self) -> FlightBox:
        """The flight that the customer gets."""
        return self.trip.new

    @property
    def base(self) -> Quote | None:
        """The quote as it was when it was shown."""
        return self._base

    def quote(self) -> Quote | None:
        """The quote as the fields say, on top of what it was; None before one was shown."""
        if self._base is None:
            return None
        return replace(
            self._base,
            currency=self.currency.currentText(),
            booking=self.trip.booking_code(),
            passengers=self.trip.travellers(),
            old=self.trip.old.flight(),
            new=self.trip.new.flight(),
            # Where the price is computed its lines are shown, and nobody typed any.
            lines=self._base.lines if self._base.is_priced else self.price.lines(),
            valid_for_s=self.terms.valid_for_s(),
            fare_hold_until=self.terms.fare_hold_until(),
            language=self.terms.customer_language(),
        )

    def set_quote(self, quote: Quote, *, sent_by: str) -> None:
        """Show a quote without telling anyone."""
        self._base = None
        self.blockSignals(True)
        self.trip.set_trip(quote)
        if self.currency.findText(quote.currency) < 0:
            self.currency.addItem(quote.currency)
        self.currency.setCurrentText(quote.currency)
        self.price.follow_passengers(len(quote.passengers))
        self.price.set_lines(quote.priced_lines, quote.currency)
        self.price.set_read_only(quote.is_priced)
        self.terms.set_terms(quote, sent_by, self._now())
        self._base = quote
        self.blockSignals(False)
        self._show_total()

    def unread(self) -> TypedTexts | None:
        """What stands there, where a quote cannot hold all of it; None where it can."""
        if self._base is None or not (self.trip.is_unread() or self.price.is_unread()):
            return None
        return TypedTexts(self._base.quote_id, self.trip.texts(), self.price.texts())

    def put_back(self, typed: TypedTexts) -> None:
        """Show again what could not be read, beside the quote that it belongs to."""
        self.trip.put_texts(typed.trip)
        self.price.put_texts(typed.price)
        self._show_total()

    def set_read_only(self, read_only: bool) -> None:
        """Show only: what was sent cannot be edited under the customer's hands."""
        self.setStyleSheet(
            "QLineEdit { border: 1px solid transparent; background: transparent; padding: 4px 0; }"
            " QLineEdit#lineDetail { border: none; padding: 0; }"
            if read_only
            else ""
        )
        self.trip.set_read_only(read_only)
        is_priced = self._base is not None and self._base.is_priced
        self.price.set_read_only(read_only or is_priced)
        self.terms.set_read_only(read_only)
        self.currency.setVisible(not read_only)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stops at the same fields in both directions, also at those that hide when left."""
        self.price.reveal_details(True)
        try:
            return super().focusNextPrevChild(forward)
        finally:
            self.price.reveal_details(False)

    def first_empty(self) -> QWidget:
        """The field where the agent most likely goes on."""
        field = self.trip.first_empty()
        if field is not None:
            return field
        wrong = self.price.problem()
        if wrong is not None:
            return wrong[0]
        rows = self.price.rows
        return next((row for row in rows if not row.amount.text().strip()), rows[0]).amount

    def first_problem(self) -> tuple[QWidget, str] | None:
        """The first field that keeps this quote from being sent, and why."""
        unread = self.trip.flight_problem()
        if unread is not None:
            return unread
        quote = self.quote()
        if quote is None:
            return self.trip.booking, self.tr("There is no quote yet")
        found = quote.problems()
        for problem in (one for one in found if one in _OF_THE_TRIP):
            return self._explain(problem)
        unread = self.price.problem()
        if unread is not None:
            return unread
        for problem in found:
            return self._explain(problem)
        held = quote.fare_hold_until
        if held is not None and held <= self._now():
            return self.terms.hold, self.tr("The fare hold has ended: choose a later time")
        return None

    def show_problems(self) -> None:
        """Let each part say what is wrong with it."""
        self.trip.show_problems()
        self.price.show_problems()

    def _explain(self, problem: QuoteProblem) -> tuple[QWidget, str]:
        """Where a problem is mended, and what is said of it."""
        rows = self.price.rows
        route = self.trip.new.route
        match problem:
            case QuoteProblem.FLIGHT:
                return route, self.tr("The new flight is missing: type two airports, AMS–BCN")
            case QuoteProblem.SAME_AIRPORTS:
                return route, self.tr("The new flight departs and arrives at the same airport")
            case QuoteProblem.BOOKING:
                return self.trip.booking, self.tr(
                    "A booking code has six letters and digits; it may also be left empty"
                )
            case QuoteProblem.NOTHING_TO_PAY:
                empty = next((row for row in rows if not row.amount.text().strip()), rows[0])
                return empty.amount, self.tr("There is nothing to pay: fill in the price")
            case QuoteProblem.LINE_NEGATIVE:
                return rows[0].amount, self.tr("Only a waiver lowers the price")
            case QuoteProblem.QUANTITY:
                return rows[0].quantity, self.tr("How many is a whole number from 1 to 99")
            case QuoteProblem.WAIVER_REASON:
                waiver = next((row for row in rows if row.kind is LineKind.WAIVER), rows[0])
                return waiver.detail, self.tr("A waiver needs a reason")
            case QuoteProblem.REBOOKING:
                return rows[0].amount, self.tr("This change gets no payment link")

    def _lay_out(self) -> None:
        trip_frame, trip = section(self._theme, self.tr("Trip"))
        trip.addWidget(self.trip)
        price_frame, price = section(self._theme, self.tr("Price"), aside=self.currency)
        price.addWidget(self.price)
        price.addWidget(rule())
        sum_row = QHBoxLayout()
        sum_row.setContentsMargins(0, 6, 0, 0)
        caption = QLabel(self.tr("Total, taxes included"))
        caption.setProperty("role", "support")
        caption.setWordWrap(True)
        sum_row.addWidget(caption, 1)
        sum_row.addWidget(self.total)
        price.addLayout(sum_row)
        terms_frame, terms = section(self._theme)
        terms.addWidget(self.terms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for frame in (trip_frame, price_frame, terms_frame):
            column.addWidget(frame)
            column.addWidget(rule())

    def _currency_chosen(self, currency: str) -> None:
        if self._base is not None:
            self.price.set_currency(currency)
            self._changed()

    def _changed(self) -> None:
        if self._base is not None:
            self._show_total()
            self.edited.emit()

    def _show_total(self) -> None:
        quote = self.quote()
        total = quote.total if quote else Money(0, "EUR")
        self.total.setText(money_words(total))
        self.total.setAccessibleName(
            self.tr("Total, taxes included: {amount}").format(amount=money_words(total))
        )

    def _today(self) -> date:
        return datetime.fromtimestamp(self._now(), UTC).astimezone().date()


_OF_THE_TRIP = frozenset({QuoteProblem.FLIGHT, QuoteProblem.SAME_AIRPORTS, QuoteProblem.BOOKING})
