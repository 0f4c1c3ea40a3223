"""What a quote asks of the ticketing team where no payment link can do it."""

from enum import StrEnum

from desktop.models.quote import Quote
from desktop.models.rebooking.refusals import RefusalCode
from desktop.models.rebooking.terms import ResidualUse

_ALONE = frozenset({RefusalCode.OUR_CHANGE, RefusalCode.EVEN_EXCHANGE, RefusalCode.GIVES_BACK})
"""Refusals that are no mistake: the change goes ahead, without a link."""


class TicketingRequest(StrEnum):
    """What the team is to do."""

    REISSUE = "reissue"
    """Nothing is paid either way: reissue the tickets."""
    VOUCHER = "voucher"
    """Issue an EMD voucher for what is left of the old tickets."""
    REFUND = "refund"
    """Pay back what is left, in the way it was paid; a voucher may come beside it."""


def request_for(quote: Quote) -> TicketingRequest | None:
    """What this quote asks of the team; None where there is nothing, or a mistake to mend first."""
    if not quote.is_priced or any(one.code not in _ALONE for one in quote.refusals):
        return None
    computed = quote.computed
    if computed.residual(ResidualUse.CARD):
        return TicketingRequest.REFUND
    if computed.residual(ResidualUse.VOUCHER):
        return TicketingRequest.VOUCHER
    return TicketingRequest.REISSUE if quote.refusals else None


def has_link(quote: Quote) -> bool:
    """Whether the customer pays by a link, and what they get comes beside it: after the payment."""
    return quote.total.amount > 0 and not needs_no_link(quote)


def needs_no_link(quote: Quote) -> bool:
    """Whether the change goes ahead without the customer paying anything."""
    found = {one.code for one in quote.refusals}
    return bool(found) and found <= _ALONE
