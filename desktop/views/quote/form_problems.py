"""The first field of a quote's form that keeps the quote from going ahead, and why."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.quote import Bound, LineKind, Quote, QuoteProblem
from desktop.models.rebooking.refusals import RefusalCode
from desktop.models.ticketing_request import needs_no_link
from desktop.services.use_cases.link_checks import problem_words
from desktop.views.quote.one_clock_words import clock_words
from desktop.views.quote.price_fields import PriceFields
from desktop.views.quote.reason_words import refusal_words
from desktop.views.quote.terms_fields import TermsFields
from desktop.views.quote.trip_fields import TripFields
from desktop.views.quote.whose_change import WhoseChangeFields
from desktop.views.words.service_words import service_words

translate = QCoreApplication.translate

Problem = tuple[QWidget, str]
_OF_THE_TRIP = frozenset({QuoteProblem.FLIGHT, QuoteProblem.SAME_AIRPORTS, QuoteProblem.BOOKING})
_OF_THE_RESIDUAL = frozenset(
    {RefusalCode.RESIDUAL_POLICY, RefusalCode.RESIDUAL_REST, RefusalCode.FORFEITED_BY_US}
)


class FormProblems:
    """Looks at a form's parts from the top, as the agent reads them. `now` is the desk's clock in
    UTC seconds."""

    def __init__(
        self,
        change: WhoseChangeFields,
        trip: TripFields,
        price: PriceFields,
        terms: TermsFields,
        now: Callable[[], float],
    ) -> None:
        self._change = change
        self._trip = trip
        self._price = price
        self._terms = terms
        self._now = now

    def first(self, quote: Quote | None) -> Problem | None:
        """The first one, where the fields say this quote."""
        if quote is not None and quote.rebooking.whose is None:
            return self._explain(QuoteProblem.WHOSE_CHANGE, quote)
        unread = self._trip.flight_problem()
        if unread is not None:
            return unread
        if quote is None:
            return self._trip.booking, translate("QuoteForm", "There is no quote yet")
        found = quote.problems()
        for problem in (one for one in found if one in _OF_THE_TRIP):
            return self._explain(problem, quote)
        impossible = self._trip.impossible()
        if impossible is not None:
            return impossible
        unread = None if quote.rebooking.is_ours else self._price.problem()
        if unread is not None:
            return unread
        for problem in found:
            if problem is QuoteProblem.REBOOKING and needs_no_link(quote):
                continue  # no mistake: it goes ahead without a link
            return self._explain(problem, quote)
        return self._of_time(quote)

    def _of_time(self, quote: Quote) -> Problem | None:
        hold, limit = self._terms.hold, self._terms.limit
        held = quote.fare_hold_until
        if held is not None and held <= self._now():
            return hold, translate("QuoteForm", "The fare hold has ended: choose a later time")
        wrong = limit.problem()
        if wrong:
            return limit.field, wrong
        clock = clock_words(quote, self._now())
        if not clock.refused:
            return None
        if clock.ended_by is Bound.TICKETING:
            return limit.field, clock.sentence
        if clock.ended_by is Bound.DEPARTURE and quote.departs_at is not None:
            return self._trip.departing(quote.departs_at), clock.sentence
        return None

    def _explain(self, problem: QuoteProblem, quote: Quote) -> Problem:
        """Where a problem is mended, and what is said of it."""
        rows = self._price.lines.rows
        route = self._trip.new.route
        match problem:
            case QuoteProblem.WHOSE_CHANGE:
                return self._change.whose, translate(
                    "QuoteForm", "Whose change is it? Press 1 for the customer’s, 2 for ours"
                )
            case QuoteProblem.FLIGHT:
                return route, translate(
                    "QuoteForm", "The new flight is missing: type two airports, AMS–BCN"
                )
            case QuoteProblem.SAME_AIRPORTS:
                return route, translate(
                    "QuoteForm", "The new flight departs and arrives at the same airport"
                )
            case QuoteProblem.BOOKING:
                return self._trip.booking, translate(
                    "QuoteForm",
                    "A booking code has six letters and digits; it may also be left empty",
                )
            case QuoteProblem.NOTHING_TO_PAY:
                empty = next((row for row in rows if not row.amount.text().strip()), rows[0])
                return empty.amount, translate(
                    "QuoteForm", "There is nothing to pay: fill in the price"
                )
            case QuoteProblem.LINE_NEGATIVE:
                return rows[0].amount, translate("QuoteForm", "Only a waiver lowers the price")
            case QuoteProblem.QUANTITY:
                return rows[0].quantity, translate(
                    "QuoteForm", "How many is a whole number from 1 to 99"
                )
            case QuoteProblem.WAIVER_RAISES:
                waiver = next((row for row in rows if row.kind is LineKind.WAIVER), rows[0])
                return waiver.amount, translate("QuoteForm", "A waiver stands below zero")
            case QuoteProblem.WAIVER_REASON:
                waiver = next((row for row in rows if row.kind is LineKind.WAIVER), rows[0])
                return waiver.detail, translate("QuoteForm", "A waiver needs a reason")
            case QuoteProblem.WAIVER_OURS:
                return self._change.whose, " ".join(map(service_words, problem_words(problem)))
            case QuoteProblem.CARD_SURCHARGE:
                extra = next((row for row in rows if row.kind is LineKind.OTHER), rows[0])
                return extra.detail, " ".join(map(service_words, problem_words(problem)))
            case QuoteProblem.REBOOKING:
                refusal = quote.refusals[0]
                words = refusal_words(refusal, quote)
                if refusal.code is RefusalCode.WAIVER_OURS:
                    return self._change.whose, words
                if refusal.code is RefusalCode.CURRENCY:
                    return self._price.currency, words
                if refusal.code in _OF_THE_RESIDUAL:
                    return self._price.residual.policy, words
                if not quote.is_priced:
                    return rows[0].amount, words
                return self._price.each.first_empty() or self._trip.passengers, words
