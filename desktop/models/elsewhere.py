"""How a customer paid where no link was used."""

from enum import StrEnum


class PaidBy(StrEnum):
    """The ways that an airline knows beside its links. The values stand in the journal."""

    COUNTER = "counter"
    PHONE = "phone"
    TRANSFER = "transfer"
    VOUCHER = "voucher"
    """An EMD or a voucher of the airline."""
    OTHER = "other"
