"""Why a payment is refunded, in the words that Stripe knows."""

from enum import StrEnum


class RefundReason(StrEnum):
    """The values are Stripe's; `fraudulent` is left out, for it puts the customer's card on a list
    of blocked ones. Source: docs.stripe.com/api/refunds/create."""

    NONE = ""
    REQUESTED = "requested_by_customer"
    DUPLICATE = "duplicate"
