"""Why a payment was declined, as far as it may be said to a customer."""

from enum import StrEnum


class Decline(StrEnum):
    """What a decline comes to. What the bank holds against a card (lost, stolen, suspected fraud)
    is for the bank to tell its client, so that it reads as REFUSED: Stripe's own advice,
    docs.stripe.com/declines/codes."""

    FUNDS = "funds"
    EXPIRED = "expired"
    CODE = "code"
    NUMBER = "number"
    PIN = "pin"
    ADDRESS = "address"
    LIMIT = "limit"
    UNSUPPORTED = "unsupported"
    UNCONFIRMED = "unconfirmed"
    LATE = "late"
    STOPPED = "stopped"
    NO_ANSWER = "no_answer"
    UNAVAILABLE = "unavailable"
    REFUSED = "refused"

    @property
    def for_customers(self) -> str:
        """The name of the customer's words for it: what was typed wrong is told as one thing, so
        that nobody learns which part of a card's data was right."""
        return _FOR_CUSTOMERS.get(self, self.value)


def decline_of(code: str) -> Decline:
    """Read Stripe's decline or error code; an unknown one, or none, is plainly refused."""
    return _CODES.get(code, Decline.REFUSED)


_FOR_CUSTOMERS = {
    **dict.fromkeys((Decline.CODE, Decline.NUMBER, Decline.PIN, Decline.ADDRESS), "details"),
    Decline.LATE: "no_answer",
    Decline.UNAVAILABLE: "unsupported",
}
_BY_KIND = {
    Decline.FUNDS: "insufficient_funds",
    Decline.EXPIRED: "expired_card invalid_expiry_month invalid_expiry_year",
    Decline.CODE: "incorrect_cvc invalid_cvc",
    Decline.NUMBER: "incorrect_number invalid_number",
    Decline.PIN: "incorrect_pin invalid_pin offline_pin_required online_or_offline_pin"
    " pin_try_exceeded",
    Decline.ADDRESS: "incorrect_address incorrect_zip",
    Decline.LIMIT: "card_velocity_exceeded withdrawal_count_limit_exceeded",
    Decline.UNSUPPORTED: "card_not_supported currency_not_supported invalid_account",
    Decline.UNCONFIRMED: "authentication_required authentication_not_handled "
    "payment_intent_authentication_failure mobile_device_authentication_required",
    Decline.LATE: "payment_method_provider_timeout payment_intent_payment_attempt_expired",
    Decline.STOPPED: "payment_method_customer_decline canceled cancelled customer_canceled",
    Decline.NO_ANSWER: "processing_error issuer_not_available try_again_later "
    "reenter_transaction approve_with_id",
    Decline.UNAVAILABLE: "debit_not_authorized payment_method_not_available",
}
_CODES = {code: kind for kind, codes in _BY_KIND.items() for code in codes.split()}
