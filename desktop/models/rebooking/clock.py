"""The one clock of a quote: what ends it, what the link lives by, and what is too short."""

from dataclasses import dataclass, replace

from desktop.models.quote import Bound, Quote
from desktop.models.rebooking.lines import Values
from desktop.models.rebooking.refusals import Refusal, RefusalCode


@dataclass(frozen=True, slots=True)
class LinkLimits:
    """How long a provider lets a link live, in seconds, with a margin for the call itself."""

    least_s: int = 31 * 60
    longest_s: int = 23 * 3600 + 55 * 60


STRIPE = LinkLimits()
"""A Checkout Session lives from 30 minutes to 24 hours."""


@dataclass(frozen=True, slots=True)
class OneClock:
    """All bounds of a price by their time (UTC seconds), and the link between them.

    `link_ends` is when a link made now ends, None where none can be made. `renewals` is how many
    more links the price outlives the first by, each a new generation of the same quote; none where
    nobody promised it longer than one link lives.
    """

    bounds: tuple[tuple[Bound, float], ...]
    ends_at: float | None
    ended_by: Bound | None
    link_ends: float | None
    renewals: int
    refusal: Refusal | None


def one_clock(quote: Quote, now: float, limits: LinkLimits = STRIPE) -> OneClock:
    """Return the quote's clock for a link that is made `now` (UTC seconds, provider's clock).

    A change for which nothing is to be paid needs no time for a link; what has ended still ends it.
    """
    bounds = tuple(sorted(quote.bounds(now).items(), key=lambda item: item[1]))
    ends_at = quote.ends_at(now)
    ended_by = quote.ended_by(now)
    if ends_at is None or ended_by is None:
        return OneClock(bounds, None, None, now + limits.longest_s, 0, None)
    left = ends_at - now
    if left < limits.least_s:
        refusal = _refusal(quote, ended_by, left, limits)
        return OneClock(bounds, ends_at, ended_by, None, 0, refusal)
    link_ends = min(ends_at, now + limits.longest_s)
    renewals = _renewals(left, limits) if quote.is_promised else 0
    return OneClock(bounds, ends_at, ended_by, link_ends, renewals, None)


def _refusal(quote: Quote, bound: Bound, left: float, limits: LinkLimits) -> Refusal | None:
    """Why so little time (seconds) is too little, if it is."""
    values: Values = (("bound", bound.value),)
    if left > 0:
        if quote.is_free:
            return None
        values += (("seconds_left", int(left)), ("least_seconds", limits.least_s))
        return Refusal(RefusalCode.LAPSES_TOO_SOON, values)
    whose = quote.rebooking.whose.value if quote.rebooking.whose is not None else ""
    values += (("whose", whose), ("to_pay", quote.total.amount))
    return Refusal(RefusalCode.LAPSED, values)


def promised(quote: Quote, now: float, limits: LinkLimits = STRIPE) -> Quote:
    """Return the quote with the end of a promise that is first given `now` (UTC seconds) and needs
    more links than one: each later link goes on with it, and none begins it anew."""
    span = quote.valid_for_s
    if span is None or quote.promised_until is not None or not _renewals(span, limits):
        return quote
    return replace(quote, promised_until=now + span)


def holds_until(quote: Quote, link_ends: float, limits: LinkLimits = STRIPE) -> float | None:
    """Until when the price holds (UTC seconds) where it outlives a link that ends then by another
    one; None where it does not, or nobody promised it."""
    is_relative = quote.valid_for_s is not None and quote.promised_until is None
    if is_relative or not quote.is_promised:
        return None
    ends_at = quote.ends_at(link_ends)
    return ends_at if ends_at is not None and ends_at - link_ends >= limits.least_s else None


def _renewals(left: float, limits: LinkLimits) -> int:
    """Whole further links; a last stretch that is too short for one is no renewal."""
    more, rest = divmod(left - limits.longest_s, limits.longest_s)
    return 0 if left <= limits.longest_s else int(more) + (rest >= limits.least_s)
