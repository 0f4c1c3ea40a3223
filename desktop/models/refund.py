"""Why a payment is refunded, in the words that Stripe knows, and how it goes back otherwise."""

from enum import StrEnum


class RefundReason(StrEnum):
    """The values are Stripe's; `fraudulent` is left out, for it puts the customer's card on a list
    of blocked ones. Source: docs.stripe.com/api/refunds/create."""

    NONE = ""
    REQUESTED = "requested_by_customer"
    DUPLICATE = "duplicate"


class GivenBy(StrEnum):
    """How money went back that the provider could not refund. The values stand in the journal."""

    TRANSFER = "transfer"
    COUNTER = "counter"
    VOUCHER = "voucher"
    """An EMD or a voucher of the airline."""
    OTHER = "other"
