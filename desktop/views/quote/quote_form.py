"""The form in which an agent builds a quote: whose change it is, trip, price and terms."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.models.quote import Bound, Passenger, Quote
from desktop.models.rebooking.departure import departs_at
from desktop.models.rebooking.itinerary import NOWHERE
from desktop.models.rebooking.lawful import basis_for
from desktop.models.rebooking.passengers import losing_nothing
from desktop.models.rebooking.terms import Rebooking, Verification
from desktop.services.airports import airport, zone_of
from desktop.views.controls.sections import rule, section
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.quote import price_fields, trip_fields
from desktop.views.quote.flight_box import FlightBox
from desktop.views.quote.form_problems import FormProblems
from desktop.views.quote.one_clock_bar import OneClockBar
from desktop.views.quote.one_clock_words import clock_words, departure_place
from desktop.views.quote.price_fields import PriceFields
from desktop.views.quote.terms_fields import TermsFields
from desktop.views.quote.trip_fields import TripFields
from desktop.views.quote.whose_change import WhoseChangeFields
from desktop.views.quote.why_section import WhySection
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.service_words import service_words


@dataclass(frozen=True, slots=True)
class TypedTexts:
    """What stands in the fields of one quote, readable or not."""

    quote_id: str
    trip: trip_fields.Texts
    price: price_fields.Texts
    limit: str


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
        self._reply_until: float | None = None
        self._departs_at: float | None = None
        self._read_only = False
        self.change = WhoseChangeFields(theme)
        self.trip = TripFields(theme, self._today)
        self.verified = wrapped_label(theme, TextRole.META, "meta")
        self.verified.setObjectName("verifiedWords")
        self.price = PriceFields(theme)
        self.price.each_button.clicked.connect(self.price_each)
        self.terms = TermsFields(theme, now)
        self._problems = FormProblems(self.change, self.trip, self.price, self.terms, now)
        self.why = WhySection(theme, self.price.lines.words)
        self.clock = OneClockBar(theme)
        self._lay_out()
        self.change.edited.connect(self._changed)
        self.change.answered.connect(self._go_on)
        self.trip.edited.connect(self._changed)
        self.trip.went_on.connect(self._go_on)
        self.trip.passengers_changed.connect(self.price.lines.follow_passengers)
        self.price.edited.connect(self._changed)
        self.price.row_added.connect(self.row_added)
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
        old, new = self.trip.flights()
        valid_for_s = self.terms.valid_for_s()
        as_promised = valid_for_s == self._base.valid_for_s
        quote = replace(
            self._base,
            currency=self.price.currency.currentText(),
            booking=self.trip.booking_code(),
            passengers=self._passengers(),
            old=old,
            new=new,
            lines=self.price.lines.lines(),
            valid_for_s=valid_for_s,
            promised_until=self._base.promised_until if as_promised else None,
            fare_hold_until=self.terms.fare_hold_until(),
            language=self.terms.customer_language(),
            rebooking=self._rebooking(self._base.rebooking),
            reply_until=self._reply_until,
            departs_at=self._departs_at,
        )
        zone, _ = departure_place(quote)
        return replace(quote, ticketing_until=self.terms.limit.until(zone))

    def price_each(self) -> None:
        """Price each passenger, beginning with what was typed for all; or go back to that."""
        quote = self.quote()
        if quote is not None:
            self.price.turn(quote)

    def _passengers(self) -> tuple[Passenger, ...]:
        people = self.price.priced(self.trip.travellers())
        return tuple(map(losing_nothing, people)) if self.change.is_ours else people

    def put_below_change(self, part: QWidget) -> None:
        """Let a part of somebody else's stand below the first question, and in Tab's way there."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(2, part)

    def set_verified(self, verified: Verification) -> None:
        """Take how the customer was verified."""
        if self._base is not None:
            rebooking = replace(self._base.rebooking, verified=verified)
            self._base = replace(self._base, rebooking=rebooking)
            self._show_verified()

    def go_on_as(self, quote: Quote) -> None:
        """What stands in the fields is this quote from now on; nothing of it changes."""
        if self._base is not None:
            self._base = replace(
                self._base,
                quote_id=quote.quote_id,
                conversation_id=quote.conversation_id,
                generation=quote.generation,
                offer=quote.offer,
                place=quote.place,
            )

    def take(self, quote: Quote) -> None:
        """Show a quote that was made out of this one, as if a person had typed it."""
        self.set_quote(quote, sent_by=self.terms.sent_by.text())
        self.set_read_only(self._read_only)
        self._changed()

    def _show_verified(self) -> None:
        verified = self._base.rebooking.verified if self._base is not None else Verification()
        if verified.skipped_because:
            words = self.tr("Not verified: {reason}").format(reason=verified.skipped_because)
        else:
            way = service_words(verified.method)
            words = self.tr("Verified: {way}").format(way=way) if way else ""
        self.verified.setText(words)
        self.verified.setVisible(bool(words))

    def set_reply_window(self, until: float | None) -> None:
        """Say until when (UTC seconds) the channel lets the agent write, None for always."""
        if until != self._reply_until:
            self._reply_until = until
            self._show_total()

    def set_quote(self, quote: Quote, *, sent_by: str) -> None:
        """Show a quote without telling anyone."""
        self._base = None
        self.blockSignals(True)
        self._reply_until = quote.reply_until
        self.change.set_change(quote.rebooking)
        self.trip.set_trip(quote)
        self.price.set_price(quote)
        self.terms.set_terms(quote, sent_by, *departure_place(quote))
        self._base = quote
        self._departs_at = quote.departs_at
        self._show_verified()
        self.blockSignals(False)
        self._show_total()

    def show_clock(self, shown: bool) -> None:
        """Show when a link that is made now would end; that of one that was made is the link's."""
        shown = shown and not self.change.is_ours
        for part in (self._clock_frame, self._clock_rule):
            part.setVisible(shown)
        quote = self._seen()
        if shown and quote is not None:
            words = clock_words(quote, self._now())
            self.clock.show_clock(words)
            too_late = words.refused and words.ended_by is Bound.TICKETING
            self.terms.limit.mark(words.sentence if too_late else "")

    def unread(self) -> TypedTexts | None:
        """What stands there, where a quote cannot hold all of it; None where it can."""
        parts = (self.trip, self.price, self.terms.limit)
        if self._base is None or not any(part.is_unread() for part in parts):
            return None
        return TypedTexts(
            self._base.quote_id,
            self.trip.texts(),
            self.price.texts(),
            self.terms.limit.text(),
        )

    def put_back(self, typed: TypedTexts) -> None:
        """Show again what could not be read, beside the quote that it belongs to."""
        self.trip.put_texts(typed.trip)
        self.price.put_texts(typed.price)
        self.terms.limit.put_text(typed.limit)
        self._show_total()

    def set_read_only(self, read_only: bool) -> None:
        """Show only: what was sent cannot be edited under the customer's hands."""
        self.setStyleSheet(
            "QLineEdit { border: 1px solid transparent; background: transparent; padding: 4px 0; }"
            " QLineEdit#lineDetail { border: none; padding: 0; }"
            if read_only
            else ""
        )
        self.change.set_read_only(read_only)
        self.trip.set_read_only(read_only)
        self.price.set_read_only(read_only)
        self.terms.set_read_only(read_only)
        self._read_only = read_only

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stops at the same fields in both directions, also at those that hide when left."""
        self.price.lines.reveal_details(True)
        try:
            return super().focusNextPrevChild(forward)
        finally:
            self.price.lines.reveal_details(False)

    def first_empty(self) -> QWidget:
        """The field where the agent most likely goes on."""
        if self.change.whose_change() is None:
            return self.change.whose
        field = self.trip.first_empty()
        if field is not None:
            return field
        if self.change.is_ours:
            return self.change.cause
        return self.price.first_empty()

    def _go_on(self) -> None:
        """To the field that still needs something."""
        self.first_empty().setFocus(Qt.FocusReason.TabFocusReason)

    def first_problem(self) -> tuple[QWidget, str] | None:
        """The first field that keeps this quote from being sent, and why."""
        return self._problems.first(self._seen())

    def show_problems(self) -> None:
        """Let each part say what is wrong with it."""
        self.trip.show_problems()
        self.price.show_problems()

    def _lay_out(self) -> None:
        change_frame, change = section(self._theme)
        change.addWidget(self.change)
        trip_frame, trip = section(self._theme, self.tr("Trip"))
        trip.addWidget(self.trip)
        trip.addWidget(self.verified)
        terms_frame, terms = section(self._theme)
        terms.addWidget(self.terms)
        self._clock_frame, clock = section(self._theme, self.tr("One clock"))
        clock.addWidget(self.clock)
        self._clock_rule = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for frame in (change_frame, trip_frame, self.price, self.why, terms_frame):
            column.addWidget(frame)
            if frame is not self.price:
                column.addWidget(rule())
        column.addWidget(self._clock_frame)
        column.addWidget(self._clock_rule)

    def _changed(self) -> None:
        if self._base is not None:
            self._departs_at = None
            seen = self._seen()
            self._departs_at = seen.departs_at if seen is not None else None
            self._show_total()
            self.edited.emit()

    def _seen(self) -> Quote | None:
        """The quote with its departure. What was priced before a flight left ends with that; who
        changes the quote afterwards has priced a no-show."""
        quote = self.quote()
        if quote is None or quote.departs_at is not None:
            return quote
        return replace(quote, departs_at=departs_at(quote, self._now(), zone_of))

    def _show_total(self) -> None:
        ours = self.change.is_ours
        self.price.set_ours(ours)
        quote = self.quote()
        self.price.show_sums(quote)
        if quote is not None:
            self.change.show_basis(quote.rebooking.basis)
            self.terms.limit.follow(*departure_place(quote))
            self.terms.set_charged(not ours)
            self.why.show_quote(quote, self._now())

    def _rebooking(self, base: Rebooking) -> Rebooking:
        """What the fields say of the change; a plain change of one flight stays without segments,
        for its two flights say them."""
        whose, cause = self.change.whose_change(), self.change.cause_of_ours()
        residual = self.price.residual.value() if self.price.is_each else base.residual
        old, new = self.trip.itineraries()
        ours = self.change.is_ours
        if ours and residual is not None and residual.forfeits:
            residual = None
        if not (ours or self.trip.by_line or base.old or base.new):
            old, new = NOWHERE, NOWHERE
        return replace(
            base,
            residual=residual,
            whose=whose,
            cause=cause,
            basis=basis_for(old or new, cause, airport) if ours else None,
            old=old,
            new=new,
        )

    def _today(self) -> date:
        return datetime.fromtimestamp(self._now(), UTC).astimezone().date()
