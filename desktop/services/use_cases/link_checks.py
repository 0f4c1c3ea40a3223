"""What must hold before a payment link may be asked for, in the agent's words."""

from desktop.models.conversation import Conversation
from desktop.models.ladder import Ladder
from desktop.models.money import AmountError
from desktop.models.quote import Quote, QuoteProblem
from desktop.models.stripe_amount import to_stripe
from desktop.services.timing.horizons import Horizons
from desktop.services.use_cases.refusals import LinkRefused

_PROBLEMS = {
    QuoteProblem.NOTHING_TO_PAY: ("There is nothing to pay yet.", "Enter at least one amount."),
    QuoteProblem.LINE_NEGATIVE: (
        "Only a waiver may lower the price.",
        "Enter the reduction as a waiver with its reason.",
    ),
    QuoteProblem.QUANTITY: ("A line has no quantity.", "Enter 1 or more, or remove the line."),
    QuoteProblem.WAIVER_REASON: ("The waiver has no reason.", "Enter why it is waived."),
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


def check_quote(quote: Quote) -> None:
    """Raise `LinkRefused` when the quote itself cannot become a link."""
    problems = quote.problems()
    if problems:
        raise LinkRefused(*_PROBLEMS[problems[0]])
    try:
        to_stripe(quote.total)
    except AmountError as error:
        raise LinkRefused(f"{error}.", "Change the amount.") from error


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
        held = quote.fare_hold_until is not None and ends_at == quote.fare_hold_until
        what = "fare hold ends" if held else "price ends"
        raise LinkRefused(
            f"The {what} in {max(0, int((ends_at - now) // 60))} minutes; the shortest link lives "
            f"{least - 1}.",
            "Extend the fare hold in the booking system first, or take the payment by phone."
            if held
            else f"Give the price a validity of more than {least} minutes.",
        )


def check_money(ladder: Ladder | None) -> None:
    """Raise `LinkRefused` when this quote is paid already."""
    if ladder is not None and ladder.stage.has_money:
        raise LinkRefused("This quote is paid already.", "Make a new quote for anything more.")
