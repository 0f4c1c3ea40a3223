"""All that the agent should know of a quote: of price and party, and what the time of day adds."""

from collections.abc import Iterator

from desktop.models.quote import LineKind, Quote
from desktop.models.rebooking import party
from desktop.models.rebooking.departure import was_missed
from desktop.models.rebooking.local_time import Zones
from desktop.models.rebooking.refusals import Notice, NoticeCode
from desktop.models.rebooking.terms import WhoseChange
from desktop.models.stripe_amount import is_doubtful
from desktop.models.typed_words import may_be_our_change


def noticed(quote: Quote, now: float, zones: Zones) -> tuple[Notice, ...]:
    """Return the notices of a quote as seen `now` (UTC seconds)."""
    found = [*quote.computed.notices, *party.noticed(quote.passengers)]
    if not quote.is_priced:
        found.extend(_typed_waivers(quote))
    if is_doubtful(quote.total):
        found.append(Notice(NoticeCode.PERHAPS_TOO_SMALL))
    if _no_show(quote, now, zones):
        found.append(Notice(NoticeCode.NO_SHOW))
    return tuple(found)


def _typed_waivers(quote: Quote) -> Iterator[Notice]:
    """Typed waivers whose reason sounds as if the airline had changed the booking."""
    for line in quote.lines:
        if line.kind is LineKind.WAIVER and line.amount and may_be_our_change(line.detail):
            yield Notice(NoticeCode.WAIVER_MAY_BE_OURS, (("reason", line.detail),))


def _no_show(quote: Quote, now: float, zones: Zones) -> bool:
    """Whether the customer's own change is priced after the old flight has left, and nobody said
    what the rule asks for that."""
    prices = [one.price for one in quote.passengers if one.price is not None]
    if quote.rebooking.whose is not WhoseChange.CUSTOMER or not (prices or quote.lines):
        return False
    said = any(one.no_show or one.no_show_free for one in prices)
    if said or any(line.kind is LineKind.NO_SHOW_FEE for line in quote.lines):
        return False
    return was_missed(quote, now, zones)
