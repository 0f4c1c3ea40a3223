"""What must hold before a payment link may be asked for, in the agent's words."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.models.conversation import Conversation
from desktop.models.ladder import Ladder
from desktop.models.money import Money
from desktop.models.offer import MOST
from desktop.models.quote import Bound, Quote, QuoteProblem
from desktop.models.rebooking.clock import STRIPE, one_clock
from desktop.models.rebooking.refusals import Refusal, RefusalCode
from desktop.models.rebooking.terms import WhoseChange
from desktop.services.timing.horizons import Horizons
from desktop.services.use_cases.refusals import LinkRefused, NotVerified

_PROBLEMS = {
    QuoteProblem.WHOSE_CHANGE: (
        "Nobody has said whose change it is.",
        "Say the customer's or ours: our own change costs the customer nothing.",
    ),
    QuoteProblem.NOTHING_TO_PAY: ("There is nothing to pay yet.", "Enter at least one amount."),
    QuoteProblem.LINE_NEGATIVE: (
        "Only a waiver may lower the price.",
        "Enter the reduction as a waiver with its reason.",
    ),
    QuoteProblem.QUANTITY: ("A line has no quantity.", "Enter 1 or more, or remove the line."),
    QuoteProblem.WAIVER_RAISES: (
        "A waiver above zero would raise the price.",
        "Enter it below zero.",
    ),
    QuoteProblem.WAIVER_REASON: ("The waiver has no reason.", "Enter why it is waived."),
    QuoteProblem.WAIVER_OURS: (
        "By the waiver's reason this is our change, and then the customer pays nothing.",
        "Answer the first question again, or give the reason that it was waived for.",
    ),
    QuoteProblem.CARD_SURCHARGE: (
        "An extra is a charge for paying by card, which is forbidden (PSD2 Art. 62(4)).",
        "Remove it.",
    ),
    QuoteProblem.BOOKING: (
        "The booking is not a record locator.",
        "Enter its six letters and digits, or leave it empty.",
    ),
    QuoteProblem.FLIGHT: ("The new flight is not complete.", "Enter both airports."),
    QuoteProblem.SAME_AIRPORTS: (
        "The new flight departs and arrives at the same airport.",
        "Correct one of them.",
    ),
}
WHOSE_CHANGE = _PROBLEMS[QuoteProblem.WHOSE_CHANGE]
"""What is said where the first question is open."""
NOT_VERIFIED = "Nobody has said how the customer of this booking was verified."
_REFUSALS = {
    RefusalCode.NO_PASSENGERS: ("The change has no passengers.", "Enter who travels."),
    RefusalCode.NOT_PRICED: (
        "A passenger has no price.",
        "Enter it for each of them; 0 where there is nothing to pay.",
    ),
    RefusalCode.AMOUNT_NEGATIVE: (
        "A fare, tax, fee or extra is below zero.",
        "Enter what it cost and what it costs now.",
    ),
    RefusalCode.OUR_CHANGE: (
        "This is our change, so the customer pays nothing.",
        "Reissue the tickets without a link.",
    ),
    RefusalCode.EVEN_EXCHANGE: ("There is nothing to pay.", "Reissue the tickets without a link."),
    RefusalCode.GIVES_BACK: (
        "The customer gets money back.",
        "Ask for the refund or the EMD voucher instead of a link.",
    ),
    RefusalCode.RESIDUAL_POLICY: (
        "The new ticket is worth less, and nothing says what becomes of the rest.",
        "Choose what the fare rule says of a residual value.",
    ),
    RefusalCode.RESIDUAL_REST: (
        "Value of the old ticket is left after the fee.",
        "Choose what the fare rule says of the rest.",
    ),
    RefusalCode.FORFEITED_BY_US: (
        "This is our change, so the customer loses nothing of the old ticket.",
        "Choose a voucher, the original way of payment, or none.",
    ),
    RefusalCode.WAIVER_REASON: _PROBLEMS[QuoteProblem.WAIVER_REASON],
    RefusalCode.WAIVER_OURS: _PROBLEMS[QuoteProblem.WAIVER_OURS],
    RefusalCode.CARD_SURCHARGE: _PROBLEMS[QuoteProblem.CARD_SURCHARGE],
    RefusalCode.WAIVER_TOO_LARGE: (
        "More is waived than there is to pay.",
        "Lower the waiver.",
    ),
    RefusalCode.EXTRA_NOT_CHOSEN: (
        "An extra is on the quote that the customer did not choose.",
        "Ask the customer, or remove it.",
    ),
    RefusalCode.EXTRA_WITH_OUR_CHANGE: (
        "An extra stands beside our own change.",
        "Sell it in a quote of its own.",
    ),
    RefusalCode.EXTRA_KIND: ("A fare or fee stands among the extras.", "Enter it in its place."),
    RefusalCode.CURRENCY: (
        "The provider takes no payments in this currency.",
        "Price it in another currency, or take the payment another way.",
    ),
    RefusalCode.BELOW_MINIMUM: (
        "The provider takes no payment as small as this.",
        "Waive it with a reason, or take it with another payment.",
    ),
}

_BOUNDS = {
    Bound.FARE_HOLD: (
        "fare hold ends",
        "Extend the fare hold in the booking system first, or take the payment by phone.",
    ),
    Bound.TICKETING: (
        "ticketing time limit ends",
        "Extend it in the booking system first, or take the payment by phone.",
    ),
    Bound.REPLY_WINDOW: (
        "channel's reply window ends",
        "Ask the customer to write again, which opens it anew, or take the payment by phone.",
    ),
    Bound.DEPARTURE: (
        "flight departs",
        "Take the payment by phone or at the airport before it departs.",
    ),
}
_DEPARTED = (
    "The flight has departed.",
    "Price it again: the customer may owe a no-show fee. If the time is wrong, correct it.",
)
_DEPARTED_OURS = (
    "The flight has departed.",
    "Choose a flight that still leaves: the change stays free. If the time is wrong, correct it.",
)
_WITHOUT_PAYMENT = {
    Bound.FARE_HOLD: "Extend the fare hold in the booking system first, or price it again.",
    Bound.TICKETING: "Extend it in the booking system first, or price it again.",
    Bound.REPLY_WINDOW: "Ask the customer to write again, which opens it anew.",
    Bound.VALIDITY: "Give the price a later end.",
}
"""What would work where nothing is to be paid."""


def problem_words(problem: QuoteProblem) -> tuple[str, str]:
    """What keeps a quote from being sent, and what to do."""
    return _PROBLEMS[problem]


def refused(code: RefusalCode) -> tuple[str, str]:
    """What stands against a link, and what to do. Time and the provider's amounts are apart."""
    return _REFUSALS[code]


def provider_amount(why: str, rest: Money) -> tuple[str, str]:
    """What the provider has against an amount, and what to do; `rest` is what it cannot charge."""
    if not rest.amount:
        return f"{why}.", "Change the amount."
    return (
        f"{why}.",
        f"Waive {rest.currency} {rest.decimal} with a reason, or take it another way.",
    )


def bound_words(bound: Bound, least: int) -> tuple[str, str]:
    """What is about to end, and what would work; `least` is the minutes a validity must have."""
    return _BOUNDS.get(
        bound, ("price ends", f"Give the price a validity of more than {least} minutes.")
    )


def lapsed_words(refusal: Refusal, least: int) -> tuple[str, str]:
    """That a bound has ended (`RefusalCode.LAPSED`), and what would work."""
    bound = Bound(str(refusal.value("bound")))
    if bound is Bound.DEPARTURE:
        return _DEPARTED_OURS if refusal.value("whose") == WhoseChange.AIRLINE else _DEPARTED
    what, way = bound_words(bound, least)
    if not refusal.value("to_pay"):
        way = _WITHOUT_PAYMENT[bound]
    return f"The {what.removesuffix(' ends')} has ended.", way


def check_quote(quote: Quote) -> None:
    """Raise `LinkRefused` when the quote itself cannot become a link."""
    problems = quote.problems()
    if problems and problems[0] is not QuoteProblem.REBOOKING:
        raise LinkRefused(*_PROBLEMS[problems[0]])
    for refusal in quote.refusals:
        if refusal.code in _REFUSALS:
            raise LinkRefused(*_REFUSALS[refusal.code])
        rest = Money(int(refusal.value("rest")), quote.currency)
        raise LinkRefused(*provider_amount(str(refusal.value("why")), rest))
    if quote.needs_verification:
        raise NotVerified(
            NOT_VERIFIED, "Say how, or why it was skipped, in the quote, then send the link."
        )


def check_alternatives(quotes: Sequence[Quote]) -> None:
    """Raise `LinkRefused` when these quotes cannot stand in one message."""
    if len(quotes) > MOST:
        raise LinkRefused(
            f"There are {len(quotes)} alternatives, and a message carries {MOST}.", "Remove one."
        )
    if len({(one.conversation_id, one.language, one.booking) for one in quotes}) > 1:
        raise LinkRefused(
            "The alternatives are not for the same customer, booking and language.",
            "Make them alike, or send one of them alone.",
        )
    if len({_content(one) for one in quotes}) < len(quotes):
        raise LinkRefused("Two alternatives are the same.", "Change one of them, or remove it.")
    for place, quote in enumerate(quotes, 1):
        try:
            check_quote(quote)
        except LinkRefused as error:
            raise type(error)(f"Alternative {place}: {error.message}", error.suggestion) from error


def _content(quote: Quote) -> str:
    """What a customer can tell two alternatives apart by."""
    return replace(quote, quote_id="", generation=1, place=0).fingerprint()


def check_place(conversation: Conversation, now: float) -> None:
    """Raise `LinkRefused` when no link may go into this conversation."""
    if not conversation.is_private:
        raise LinkRefused(
            "This is a public post, and a link goes into private messages only.",
            "Ask the customer for a private message and quote there.",
        )
    closes = conversation.window_closes_at
    if not conversation.can_reply and closes is not None and closes < now:
        raise LinkRefused(
            "The channel's reply window has closed, so the message would not be delivered.",
            "Wait until the customer writes again, or reach them by another channel.",
        )


def check_time(quote: Quote, *, asked_at: float, now: float, horizons: Horizons) -> None:
    """Raise `LinkRefused` when the price ends too soon for any link. Times by the provider."""
    ends_at = quote.ends_at(asked_at)
    if ends_at is not None and ends_at - now < horizons.link_safety_s:
        least = round(horizons.link_safety_s / 60)
        bound = quote.ended_by(asked_at) or Bound.VALIDITY
        what, way = bound_words(bound, least)
        if bound is Bound.DEPARTURE and ends_at <= now:
            raise LinkRefused(*_DEPARTED)
        raise LinkRefused(
            f"The {what} in {max(0, int((ends_at - now) // 60))} minutes; the shortest link lives "
            f"{least - 1}.",
            way,
        )


def check_lapsed(quote: Quote, now: float) -> None:
    """Raise `LinkRefused` when a change that costs nothing has ended (UTC seconds)."""
    refusal = one_clock(quote, now).refusal
    if refusal is not None and refusal.code is RefusalCode.LAPSED:
        raise LinkRefused(*lapsed_words(refusal, STRIPE.least_s // 60))


def check_money(ladder: Ladder | None) -> None:
    """Raise `LinkRefused` when this quote is paid already."""
    if ladder is not None and ladder.stage.has_money:
        raise LinkRefused("This quote is paid already.", "Make a new quote for anything more.")
