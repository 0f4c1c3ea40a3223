"""Why a payment attempt fails: Stripe's decline codes, error codes and messages.

Source: https://docs.stripe.com/declines/codes and https://docs.stripe.com/testing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Decline:
    """One reason, as `last_payment_error` and `charge.outcome` carry it."""

    code: str
    message: str
    decline_code: str | None = None
    type: str = "card_error"
    network_status: str = "declined_by_network"


def _declined(decline_code: str, message: str = "Your card was declined.") -> Decline:
    return Decline("card_declined", message, decline_code)


AUTHENTICATION_FAILED = Decline(
    "payment_intent_authentication_failure",
    "We are unable to authenticate your payment method. Please choose a different payment "
    "method and try again.",
    type="invalid_request_error",
    network_status="not_sent_to_network",
)
DEBIT_FAILED = Decline(
    "payment_intent_payment_attempt_failed",
    "The payment failed: the customer's bank returned the direct debit.",
    type="invalid_request_error",
)

DECLINES = {
    decline.decline_code or decline.code: decline
    for decline in (
        _declined("generic_decline"),
        _declined("do_not_honor"),
        _declined("insufficient_funds", "Your card has insufficient funds."),
        _declined("lost_card"),
        _declined("stolen_card"),
        _declined("fraudulent"),
        _declined("card_velocity_exceeded"),
        _declined("card_not_supported", "Your card is not supported."),
        _declined("currency_not_supported", "Your card does not support this currency."),
        _declined("authentication_required", "Your card was declined. It needs authentication."),
        _declined("try_again_later"),
        _declined("transaction_not_allowed"),
        _declined(
            "test_mode_live_card",
            "Your card was declined. Your request was in test mode, but used a non test (live) "
            "card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
        ),
        Decline("expired_card", "Your card has expired.", "expired_card"),
        Decline("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc"),
        Decline("incorrect_number", "Your card number is incorrect.", "incorrect_number"),
        Decline(
            "processing_error",
            "An error occurred while processing your card. Try again in a little bit.",
            "processing_error",
        ),
    )
}


def decline(name: str) -> Decline:
    """Return the reason of that name. Raises KeyError for one Stripe does not have."""
    if name == "authentication_failed":
        return AUTHENTICATION_FAILED
    return DECLINES[name]
