"""A computed quote as JSON: lines with their reasons, sums, deadlines, and what the customer reads.

Amounts are objects with the decimal text and the minor units; amounts among a reason's values are
minor units. Times are ISO 8601 with their offset.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from desktop.models.money import Money
from desktop.models.quote import Quote
from desktop.models.quote_code import quote_code
from desktop.models.rebooking.clock import OneClock, one_clock
from desktop.models.rebooking.computing import Computed, PassengerSum, Residual
from desktop.models.rebooking.lines import PricedLine
from desktop.models.rebooking.noticing import noticed
from desktop.models.rebooking.refusals import Notice, Refusal, RefusalCode
from desktop.models.rebooking.terms import ResidualUse
from desktop.services import wording
from desktop.services.airports import zone_of
from desktop.services.quoting import reason_words
from desktop.services.quoting.reading import Request

_Out = dict[str, Any]
_WITHOUT_LINK = {
    RefusalCode.OUR_CHANGE: "reissue",
    RefusalCode.EVEN_EXCHANGE: "reissue",
    RefusalCode.LAPSED: "extend_or_requote",
    RefusalCode.LAPSES_TOO_SOON: "extend_or_requote",
}

_GOES_AHEAD = frozenset({RefusalCode.OUR_CHANGE, RefusalCode.EVEN_EXCHANGE, RefusalCode.GIVES_BACK})
"""Without a link, and without anything that had to be mended."""
_NOT_YET = frozenset({"correct", "extend_or_requote"})
"""Next steps before which nothing goes to the customer: what they would read does not hold."""


def computed_quote(request: Request, *, host: str) -> _Out:
    """Return all that is known of the quote; `host` is where its payment page would be."""
    quote = request.quote
    computed = quote.computed
    clock = one_clock(quote, request.now)
    refusals = (*quote.refusals, *((clock.refusal,) if clock.refusal else ()))
    step = _next_step(computed, refusals)
    may_be_sent = step not in _NOT_YET
    basis = quote.rebooking.basis
    return {
        "quote": {
            "id": quote.quote_id,
            "code": quote_code(quote.quote_id),
            "booking": quote.booking,
        },
        "fingerprint": quote.fingerprint(),
        "currency": quote.currency,
        "whose_change": quote.rebooking.whose,
        "law": None
        if basis is None
        else {
            "code": basis.law.value,
            "articles": basis.articles,
            "applies_by": basis.by,
            "words": reason_words.law_words(basis.law, basis.articles, quote.rebooking.cause or ""),
        },
        "lines": [_line(line, request) for line in computed.lines],
        "passengers": [_passenger(one, quote) for one in computed.passengers],
        "total": _money(computed.total, quote.currency),
        "total_is_all_in": True,
        "residual": _residuals(computed, quote.currency),
        "link": {
            "allowed": not refusals,
            "why_not": [_refusal(one, quote.currency) for one in refusals],
            "ends_at": _moment(clock.link_ends) if not refusals else None,
            "renewals": clock.renewals if not refusals else 0,
        },
        "next_step": step,
        "notices": [_notice(one, quote.currency) for one in noticed(quote, request.now, zone_of)],
        "unknown_airports": _unknown_airports(quote),
        "deadlines": _deadlines(quote, clock),
        "messages": {one: _message(request, one, host) for one in request.languages}
        if may_be_sent
        else {},
        "no_message": None if may_be_sent else _no_message(refusals, quote.currency),
        "payment_page": {one: _page(quote, one) for one in request.languages}
        if not refusals
        else {},
    }


def _unknown_airports(quote: Quote) -> list[str]:
    """Those of which no zone is known, so that their times could not be checked."""
    change = quote.rebooking
    codes = [
        code
        for segment in (*change.old.segments, *change.new.segments)
        for code in (segment.origin, segment.destination)
    ]
    return sorted({code for code in codes if zone_of(code) is None})


def _next_step(computed: Computed, refusals: tuple[Refusal, ...]) -> str:
    """What the agent does now: send the link, or what takes its place."""
    if not refusals:
        return "send_link"
    codes = [one.code for one in refusals]
    if any(code not in _WITHOUT_LINK and code is not RefusalCode.GIVES_BACK for code in codes):
        return "correct"
    if RefusalCode.LAPSED in codes or RefusalCode.LAPSES_TOO_SOON in codes:
        return "extend_or_requote"
    if computed.residual(ResidualUse.CARD):
        return "refund_request"
    if computed.residual(ResidualUse.VOUCHER):
        return "voucher_request"
    return _WITHOUT_LINK[codes[0]]


def _line(line: PricedLine, request: Request) -> _Out:
    quote = request.quote
    return {
        "kind": line.kind.value,
        "passenger": line.passenger,
        "type": quote.passengers[line.passenger].type.value,
        **_money(line.amount, quote.currency),
        "detail": line.detail,
        "reason": {
            "code": line.reason.code.value,
            "values": dict(line.reason.values),
            "words": reason_words.reason_words(line.reason, quote.currency),
            "for_customer": {
                language: wording.why_words(line.reason, quote.currency, language)
                for language in request.languages
            },
        },
    }


def _passenger(one: PassengerSum, quote: Quote) -> _Out:
    sums = {
        name: _money(getattr(one, name), quote.currency)
        for name in ("collected", "waived", "offset", "spared", "due")
    }
    return {
        "passenger": one.passenger,
        "type": one.type.value,
        **sums,
        "residuals": [_residual(each, quote.currency) for each in one.residuals],
    }


def _residual(one: Residual, currency: str) -> _Out:
    return {
        **_money(one.amount, currency),
        "of": "taxes" if one.of_taxes else "fare",
        "becomes": one.use.value if one.use else None,
    }


def _residuals(computed: Computed, currency: str) -> _Out:
    return {
        **_money(sum(one.amount for one in computed.residuals), currency),
        "becomes": {
            use.value: _money(computed.residual(use), currency)
            for use in ResidualUse
            if computed.residual(use)
        },
        "undecided": _money(computed.residual(None), currency),
    }


def _refusal(one: Refusal, currency: str) -> _Out:
    return {
        "code": one.code.value,
        "passenger": one.passenger,
        "values": dict(one.values),
        **reason_words.refusal_words(one, currency),
    }


def _notice(one: Notice, currency: str) -> _Out:
    return {
        "code": one.code.value,
        "passenger": one.passenger,
        "values": dict(one.values),
        "words": reason_words.notice_words(one, currency),
    }


def _deadlines(quote: Quote, clock: OneClock) -> _Out:
    zone, name = wording.departure_zone(quote)
    return {
        "zone": name,
        "bounds": [
            {
                "what": bound.value,
                "utc": _moment(at),
                "local": datetime.fromtimestamp(at, zone).isoformat(timespec="minutes"),
            }
            for bound, at in clock.bounds
        ],
        "ends_at": _moment(clock.ends_at),
        "ended_by": clock.ended_by.value if clock.ended_by else None,
    }


def _no_message(refusals: tuple[Refusal, ...], currency: str) -> _Out:
    """Why there is nothing that the customer could be sent: only what has to be mended first."""
    stands = [one for one in refusals if one.code not in _GOES_AHEAD]
    told = [reason_words.refusal_words(one, currency) for one in stands]
    return {
        "codes": [one.code.value for one in stands],
        "words": " ".join(" ".join(filter(None, one.values())) for one in told),
    }


def _message(request: Request, language: str, host: str) -> str:
    quote = replace(request.quote, language=language)
    return wording.preview(quote, contact_name=request.contact_name, host=host, now=request.now)


def _page(quote: Quote, language: str) -> list[_Out]:
    return [
        {"name": name, "each": _money(each.amount, each.currency), "quantity": quantity}
        for name, each, quantity in wording.line_names(replace(quote, language=language))
    ]


def _money(amount: int, currency: str) -> _Out:
    return {"amount": Money(amount, currency).decimal, "minor": amount}


def _moment(at: float | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
