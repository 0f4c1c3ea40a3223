"""The form in which an agent builds a quote: trip, price, validity, language."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateTimeEdit,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.models.money import Money
from desktop.models.quote import Passenger, Quote, QuoteProblem
from desktop.models.ticket import is_pnr
from desktop.resources import resource
from desktop.views.flight_box import FlightBox
from desktop.views.formatting import money as money_words
from desktop.views.price_lines import PriceLines
from desktop.views.segmented import Segmented
from desktop.views.theme import TextRole, Theme

CURRENCIES = (
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "HUF", "TRY", "JPY", "KRW", "KWD",
    "BHD", "ISK", "AED", "CAD", "AUD", "BRL", "ZAR", "INR", "CNY",
)  # fmt: skip
LANGUAGE_NAMES = {
    "en": "English", "nl": "Nederlands", "de": "Deutsch", "fr": "Français", "es": "Español",
    "it": "Italiano", "pt": "Português", "ja": "日本語", "sv": "Svenska", "da": "Dansk",
    "nb": "Norsk", "pl": "Polski", "tr": "Türkçe", "zh": "中文",
}  # fmt: skip
HOLD = "hold"
_VALIDITIES = {str(45 * 60): 45 * 60, str(4 * 3600): 4 * 3600, HOLD: None}


class QuoteForm(QWidget):
    """All fields of a quote. `edited` is emitted with every change by a person."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._base: Quote | None = None
        self.booking = QLineEdit()
        self.booking.setObjectName("bookingEdit")
        self.booking.setPlaceholderText("K7Q2MX")
        self.booking.setMaxLength(8)
        self.booking.setAccessibleName(self.tr("Booking code"))
        self.passengers = QLineEdit()
        self.passengers.setObjectName("passengersEdit")
        self.passengers.setPlaceholderText(self.tr("Names, separated by commas"))
        self.passengers.setAccessibleName(self.tr("Passengers, separated by commas"))
        self.old = FlightBox(theme, self.tr("Present flight"), _today)
        self.new = FlightBox(theme, self.tr("New flight"), _today, accent=True)
        self.booking_hint = self._problem_label()
        self.price = PriceLines(theme)
        self.currency = QComboBox()
        self.currency.setObjectName("currencyBox")
        self.currency.addItems(list(CURRENCIES))
        self.currency.setAccessibleName(self.tr("Currency"))
        self.total = QLabel()
        self.total.setObjectName("quoteTotal")
        self.total.setFont(theme.font(TextRole.TOTAL))
        self.total.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.validity = Segmented(
            theme,
            self.tr("Valid for"),
            (
                (str(45 * 60), self.tr("45 min")),
                (str(4 * 3600), self.tr("4 h")),
                (HOLD, self.tr("Fare hold")),
            ),
        )
        self.validity.setObjectName("validityChoice")
        self.hold = QDateTimeEdit()
        self.hold.setObjectName("fareHoldEdit")
        self.hold.setDisplayFormat("ddd d MMM HH:mm")
        self.hold.setAccessibleName(self.tr("Fare hold ends, your time"))
        self.language = QComboBox()
        self.language.setObjectName("languageBox")
        self.language.setAccessibleName(self.tr("Customer's language"))
        for path in sorted(resource("messages").glob("*.json")):
            self.language.addItem(LANGUAGE_NAMES.get(path.stem, path.stem), path.stem)
        self.sent_by = QLabel()
        self.sent_by.setFont(theme.font(TextRole.BODY))
        self._lay_out()
        self._connect()

    def quote(self) -> Quote | None:
        """The quote as the fields say, on top of what it was; None before one was shown."""
        if self._base is None:
            return None
        names = [name.strip() for name in self.passengers.text().split(",") if name.strip()]
        kinds = [passenger.type for passenger in self._base.passengers]
        passengers = tuple(
            Passenger(name, kinds[place]) if place < len(kinds) else Passenger(name)
            for place, name in enumerate(names)
        )
        choice = self.validity.value()
        held = float(self.hold.dateTime().toSecsSinceEpoch()) if choice == HOLD else None
        return replace(
            self._base,
            currency=self.currency.currentText(),
            booking=self.booking.text().strip().upper(),
            passengers=passengers,
            old=self.old.flight(),
            new=self.new.flight(),
            lines=self.price.lines(),
            valid_for_s=_VALIDITIES[choice],
            fare_hold_until=held,
            language=str(self.language.currentData()),
        )

    def set_quote(self, quote: Quote, *, sent_by: str) -> None:
        """Show a quote without telling anyone."""
        self._base = quote
        self.blockSignals(True)
        try:
            self.booking.setText(quote.booking)
            self.passengers.setText(", ".join(one.name for one in quote.passengers))
            self.old.set_flight(quote.old)
            self.new.set_flight(quote.new)
            if self.currency.findText(quote.currency) < 0:
                self.currency.addItem(quote.currency)
            self.currency.setCurrentText(quote.currency)
            self.price.follow_passengers(len(quote.passengers))
            self.price.set_lines(quote.lines, quote.currency)
            choice = HOLD if quote.valid_for_s is None else str(quote.valid_for_s)
            self.validity.set_value(choice if choice in _VALIDITIES else str(4 * 3600))
            if quote.fare_hold_until is not None:
                self.hold.setDateTime(QDateTime.fromSecsSinceEpoch(int(quote.fare_hold_until)))
            else:
                self.hold.setDateTime(QDateTime.currentDateTime().addSecs(12 * 3600))
            place = self.language.findData(quote.language)
            self.language.setCurrentIndex(max(0, place))
            self.sent_by.setText(sent_by)
            self._show_hold()
            self._show_booking()
        finally:
            self.blockSignals(False)
        self._show_total()

    def set_read_only(self, read_only: bool) -> None:
        """Show only: what was sent cannot be edited under the customer's hands."""
        for field in (self.booking, self.passengers):
            field.setReadOnly(read_only)
        for box in (self.old, self.new):
            box.set_read_only(read_only)
        self.price.set_read_only(read_only)
        for widget in (self.currency, self.validity, self.hold, self.language):
            widget.setEnabled(not read_only)

    def first_empty(self) -> QWidget:
        """The field where the agent most likely goes on."""
        if not self.booking.text().strip():
            return self.booking
        for box in (self.old, self.new):
            field = box.first_empty()
            if field is not None:
                return field
        row = next((row for row in self.price.rows if not row.amount.text().strip()), None)
        return row.amount if row is not None else self.price.rows[0].amount

    def first_problem(self) -> tuple[QWidget, str] | None:
        """The first field that keeps this quote from being sent, and why."""
        for box in (self.old, self.new):
            problem = box.problem()
            if problem:
                return box.first_empty() or box.route, problem
        unread = self.price.first_problem()
        if unread is not None:
            return unread
        quote = self.quote()
        if quote is None:
            return self.booking, self.tr("There is no quote yet")
        for found in quote.problems():
            return self._explain(found)
        return None

    def _explain(self, problem: QuoteProblem) -> tuple[QWidget, str]:
        amount = self.price.rows[0].amount
        match problem:
            case QuoteProblem.FLIGHT:
                return self.new.route, self.tr("The new flight is missing")
            case QuoteProblem.SAME_AIRPORTS:
                return self.new.route, self.tr("The new flight goes nowhere: two airports, please")
            case QuoteProblem.BOOKING:
                return self.booking, self.tr("A booking code has six letters and digits")
            case QuoteProblem.NOTHING_TO_PAY:
                return amount, self.tr("There is nothing to pay: fill in the price")
            case QuoteProblem.LINE_NEGATIVE:
                return amount, self.tr("Only a waiver lowers the price")
            case QuoteProblem.QUANTITY:
                return amount, self.tr("How many is a whole number from 1 to 99")
            case QuoteProblem.WAIVER_REASON:
                return amount, self.tr("A waiver needs a reason")

    def _lay_out(self) -> None:
        trip = self._section(self.tr("Trip"))
        who = QHBoxLayout()
        who.setSpacing(6)
        self.booking.setFixedWidth(96)
        who.addWidget(self.booking)
        who.addWidget(self.passengers, 1)
        trip.addLayout(who)
        trip.addWidget(self.booking_hint)
        flights = QGridLayout()
        flights.setContentsMargins(0, 6, 0, 0)
        flights.setHorizontalSpacing(4)
        arrow = QLabel("→")
        arrow.setProperty("role", "meta")
        arrow.setAlignment(Qt.AlignmentFlag.AlignCenter)
        flights.addWidget(self.old, 0, 0)
        flights.addWidget(arrow, 0, 1)
        flights.addWidget(self.new, 0, 2)
        flights.setColumnStretch(0, 1)
        flights.setColumnStretch(2, 1)
        trip.addLayout(flights)

        price = self._section(self.tr("Price"), aside=self.currency)
        price.addWidget(self.price)
        price.addWidget(_rule())
        sum_row = QHBoxLayout()
        sum_row.setContentsMargins(0, 6, 0, 0)
        caption = QLabel(self.tr("Total, taxes included"))
        caption.setProperty("role", "support")
        sum_row.addWidget(caption)
        sum_row.addStretch(1)
        sum_row.addWidget(self.total)
        price.addLayout(sum_row)

        terms = self._section("")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(9)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for words, widget in (
            (self.tr("Valid for"), self.validity),
            (self.tr("Fare hold ends"), self.hold),
            (self.tr("Language"), self.language),
            (self.tr("Sent by"), self.sent_by),
        ):
            label = QLabel(words)
            label.setProperty("role", "support")
            label.setMinimumWidth(80)
            label.setBuddy(widget)
            form.addRow(label, widget)
        self._terms = form
        terms.addLayout(form)

    def _section(self, title: str, aside: QWidget | None = None) -> QVBoxLayout:
        if self.layout() is None:
            outer = QVBoxLayout(self)
            outer.setContentsMargins(0, 0, 0, 0)
            outer.setSpacing(0)
        frame = QFrame()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 13, 16, 13)
        inside.setSpacing(4)
        if title:
            head = QHBoxLayout()
            label = QLabel(title)
            label.setProperty("role", "section")
            label.setFont(self._theme.font(TextRole.SECTION))
            head.addWidget(label)
            head.addStretch(1)
            if aside is not None:
                head.addWidget(aside)
            inside.addLayout(head)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(frame)
        layout.addWidget(_rule())
        return inside

    def _problem_label(self) -> QLabel:
        label = QLabel()
        label.setProperty("role", "problem")
        label.setFont(self._theme.font(TextRole.META))
        label.hide()
        return label

    def _connect(self) -> None:
        self.booking.textEdited.connect(self._changed)
        self.booking.editingFinished.connect(self._show_booking)
        self.passengers.textEdited.connect(self._passengers_typed)
        for box in (self.old, self.new):
            box.edited.connect(self._changed)
        self.price.edited.connect(self._changed)
        self.currency.currentTextChanged.connect(self._currency_chosen)
        self.validity.chosen.connect(self._validity_chosen)
        self.hold.dateTimeChanged.connect(self._changed)
        self.language.currentIndexChanged.connect(self._changed)

    def _passengers_typed(self, text: str) -> None:
        self.price.follow_passengers(len([name for name in text.split(",") if name.strip()]))
        self._changed()

    def _currency_chosen(self, currency: str) -> None:
        self.price.set_currency(currency)
        self._changed()

    def _validity_chosen(self, _value: str) -> None:
        self._show_hold()
        self._changed()

    def _changed(self) -> None:
        self._show_total()
        self.edited.emit()

    def _show_total(self) -> None:
        quote = self.quote()
        total = quote.total if quote else Money(0, "EUR")
        self.total.setText(money_words(total))
        self.total.setAccessibleName(
            self.tr("Total, taxes included: {amount}").format(amount=money_words(total))
        )

    def _show_hold(self) -> None:
        self._terms.setRowVisible(self.hold, self.validity.value() == HOLD)

    def _show_booking(self) -> None:
        code = self.booking.text().strip().upper()
        self.booking.setText(code)
        wrong = bool(code) and not is_pnr(code)
        self.booking_hint.setVisible(wrong)
        self.booking_hint.setText(
            self.tr("A booking code has six letters and digits") if wrong else ""
        )


def _rule() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setProperty("role", "rule")
    return line


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
