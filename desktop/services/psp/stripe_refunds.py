"""A refund as Stripe takes it, and what Stripe's refusals of one mean to the agent.

Sources: docs.stripe.com/api/refunds/create, /refunds, /error-codes.
"""

from typing import TYPE_CHECKING

from desktop.models.money import AmountError
from desktop.models.stripe_amount import to_stripe
from desktop.services.psp import stripe_events
from desktop.services.psp.gateway import KeyRefused, NotAllowed, PaymentFact, RefundRequest, Refused
from desktop.services.psp.stripe_wire import Unreadable, mapping, number

if TYPE_CHECKING:
    from stripe.params import RefundCreateParams

_KEPT = "Nothing was refunded."
_ALREADY = (
    "This payment was refunded in full already, perhaps elsewhere. Nothing more was refunded."
)
_TOO_MUCH = (
    "There is less left of this payment than that: part of it was refunded elsewhere. "
    f"{_KEPT} Look at what is left, then press Refund."
)
_DISPUTED = (
    "The customer's bank disputes this payment, so it cannot be refunded. "
    f"{_KEPT} Answer the dispute in Stripe's Dashboard."
)
_NO_BALANCE = (
    "The balance at Stripe is too small for this refund. "
    f"{_KEPT} Ask whoever manages Stripe to add to it, then press Refund."
)
_SAID = {
    "charge_already_refunded": _ALREADY,
    "amount": _TOO_MUCH,
    "charge_disputed": _DISPUTED,
    "refund_disputed_payment": _DISPUTED,
    "balance_insufficient": _NO_BALANCE,
    "insufficient_funds": _NO_BALANCE,
}


def refund_params(request: RefundRequest) -> "RefundCreateParams":
    """Return the parameters of a refund. Raises `Refused` for an amount that Stripe cannot take."""
    try:
        amount = to_stripe(request.amount)
    except AmountError as error:
        raise Refused(
            f"Stripe cannot refund this amount: {error}. {_KEPT} Change it, then press Refund.",
            code="unit",
        ) from error
    params: RefundCreateParams = {
        "payment_intent": request.intent,
        "amount": amount,
        "metadata": dict(request.metadata),
    }
    if request.reason:
        params["reason"] = request.reason
    return params


def refund_of(data: object) -> PaymentFact:
    """A refund as it stands, as the feed tells it. Raises `Unreadable`."""
    refund = mapping(data, "refund")
    if refund.get("object") != "refund":
        raise Unreadable("this is no refund")
    return stripe_events.refund_fact(refund, float(number(refund, "created")))


def refusal(error: Refused) -> Refused:
    """The same refusal in words about this refund, where its code is known."""
    if isinstance(error, KeyRefused):
        return error
    if isinstance(error, NotAllowed):
        # Looking at refunds comes with making them, so it is making them that must be allowed.
        needed = error.code.replace("_read", "_write") if error.code.startswith("rak_") else ""
        named = f"the permission {needed}" if needed else "a permission that this needs"
        return NotAllowed(
            f"Stripe's key lacks {named}. {_KEPT} Ask whoever manages Stripe to give the key that "
            "permission, then press Refund.",
            code=needed or error.code,
        )
    said = _SAID.get(error.code)
    return Refused(said, code=error.code) if said else error
