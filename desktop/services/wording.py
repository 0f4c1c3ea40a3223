"""What the customer reads: the quote with its link, the lines on the payment page, the ticket
notice, each in the customer's language, with amounts and times by that language's habits.

They and the agent's view come from the same `Quote`, so they cannot disagree. The texts and a
language's habits are in `customer_texts`, how a trip reads in `trip_wording`.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from desktop.models.issuing import Document
from desktop.models.money import AmountError, Money
from desktop.models.old_booking import can_be_kept
from desktop.models.quote import LineKind, Quote, QuoteLine
from desktop.models.quote_code import quote_code, spoken
from desktop.models.rebooking.clock import one_clock, promised
from desktop.models.rebooking.computing import Computed
from desktop.models.rebooking.lines import EXTRAS, Reason, ReasonCode
from desktop.models.rebooking.terms import Cause, Law, Rebooking, ResidualUse
from desktop.models.stripe_amount import to_stripe
from desktop.models.travel_document import TravelDocument
from desktop.services.airports import zone_of
from desktop.services.customer_texts import (
    FALLBACK,
    apart,
    greeting,
    languages,
    money_words,
    plural,
    supported,
    texts_of,
)
from desktop.services.trip_wording import (
    deadline_words,
    departure_zone,
    flight_lines,
    trip_words,
    trips_words,
    until_lines,
)

__all__ = [
    "ELIDED_PATH",
    "FALLBACK",
    "card_message",
    "deadline_words",
    "departure_zone",
    "free_message",
    "languages",
    "line_names",
    "link_message",
    "money_words",
    "offer_message",
    "offer_preview",
    "preview",
    "supported",
    "ticket_message",
    "trip_words",
    "until_lines",
    "why_words",
]

ELIDED_PATH = "/…"
_WHERE = {Law.EU261: "", Law.UK261: " (UK)"}


def link_message(
    quote: Quote,
    url: str,
    *,
    contact_name: str,
    ends_at: float,
    now: float,
    most: int | None = None,
    replaces: bool = False,
) -> str:
    """The message that carries the link: what the customer has and gets, the price line by line and
    all-in, until when in the departure city's zone, and how to know that it is us.

    `ends_at` and `now` are UTC seconds. The link stands on a line of its own. Where the channel
    takes no more than `most` bytes, what is said on the payment page too is left out first.
    `replaces`: it takes the place of an earlier link.
    """
    texts = texts_of(quote.language)
    host = urlsplit(url).hostname or url.split("/")[0]
    intro = texts["link"].format(
        greeting=greeting(quote.language, contact_name),
        trip=trip_words(quote.new, quote.language, now=now),
        url=url,
    )
    if replaces:
        intro = f"{intro}\n{texts['newer']}"
    until = list(until_lines(quote, ends_at, now=now))
    genuine = texts["genuine"].format(
        host=apart(host, quote.language),
        code=apart(spoken(quote_code(quote.quote_id)), quote.language),
    )
    trips, prices, sums = (
        list(flight_lines(quote, now=now)),
        list(_prices(quote)),
        list(_sums(quote)),
    )
    stays = [texts["stays"]] if can_be_kept(quote, zone_of, now) else []
    versions = (
        [intro, *trips, *prices, *sums, *until, *stays, genuine],
        [intro, *trips, *sums, *until, *stays, genuine],
        [intro, *sums, *until, *stays, genuine],
        [intro, *sums, until[0], genuine],
    )
    whole = ["\n".join(lines) for lines in versions]
    return next(
        (text for text in whole if most is None or len(text.encode()) <= most),
        "\n".join((intro, *sums, until[0])),
    )


def offer_message(
    quotes: Sequence[Quote],
    urls: Sequence[str],
    *,
    contact_name: str,
    ends: Sequence[float],
    now: float,
    most: int | None = None,
) -> str:
    """The one message that carries the links of up to three alternatives: each with what the
    customer gets, its price all-in, until when, and its link on a line of its own.

    All are in the first one's language. `ends` are when the links end, and `now` (UTC seconds). As
    in `link_message` details are left out first where the channel takes no more than `most` bytes;
    the shortest form may still be longer.
    """
    language = quotes[0].language
    texts = texts_of(language)
    host = urlsplit(urls[0]).hostname or urls[0].split("/")[0]
    intro = texts["offer"].format(greeting=greeting(language, contact_name))
    codes = ", ".join(apart(spoken(quote_code(one.quote_id)), language) for one in quotes)
    genuine = texts["genuine_offer"].format(host=apart(host, language), codes=codes)
    old = quotes[0]
    has = trips_words(old.rebooking.old, old.old, language, now=now)
    now_has = [texts["now"].format(trips=" + ".join(has))] if has else []

    def whole(*, prices: bool, stays: bool, proof: bool) -> str:
        blocks = ["\n".join([intro, *(now_has if stays else [])])]
        for place, (quote, url, ends_at) in enumerate(zip(quotes, urls, ends, strict=True), 1):
            trips = trips_words(quote.rebooking.new, quote.new, language, now=now)
            until = list(until_lines(quote, ends_at, now=now))[: None if stays else 1]
            gets = texts["new"].format(trips=" + ".join(trips)) if stays else " + ".join(trips)
            lines = [f"{place}. {gets}", *(_prices(quote) if prices else ())]
            blocks.append("\n".join((*lines, *_sums(quote), *until, url)))
        kept = stays and can_be_kept(old, zone_of, now)
        last = [texts["only_one"], *([texts["stays"]] if kept else [])]
        blocks.append("\n".join((*last, *([genuine] if proof else []))))
        return "\n\n".join(blocks)

    versions = (
        whole(prices=True, stays=True, proof=True),
        whole(prices=False, stays=True, proof=True),
        whole(prices=False, stays=False, proof=True),
    )
    return next(
        (text for text in versions if most is None or len(text.encode()) <= most),
        whole(prices=False, stays=False, proof=False),
    )


def offer_preview(quotes: Sequence[Quote], *, contact_name: str, host: str, now: float) -> str:
    """What the customer will read of these alternatives if they are sent now."""
    quotes = [promised(quote, now) for quote in quotes]
    clocks = [one_clock(quote, now) for quote in quotes]
    return offer_message(
        quotes,
        [f"{host}{ELIDED_PATH}"] * len(quotes),
        contact_name=contact_name,
        ends=[clock.link_ends or clock.ends_at or now for clock in clocks],
        now=now,
    )


def free_message(quote: Quote, *, contact_name: str, now: float) -> str:
    """The message for a change that has no link because nothing is to be paid: the airline's own,
    with what the customer may have instead and the law that says so, or an even exchange or refund.
    It ends with the quote's code, by which the customer can ask whether it is us."""
    texts = texts_of(quote.language)
    change = quote.rebooking
    named = greeting(quote.language, contact_name)
    if change.is_ours:
        cause = change.cause.value if change.cause else ""
        begins = texts.get(f"free_{cause}", texts["free"])
    else:
        begins = texts["nothing_to_pay" if _uses_value(quote.computed) else "even"]
    lines = [begins.format(greeting=named)]
    if change.is_ours:
        lines.extend(_rights(texts, change))
    code = apart(spoken(quote_code(quote.quote_id)), quote.language)
    genuine = texts["genuine_free"].format(code=code)
    return "\n".join(
        (*lines, *flight_lines(quote, now=now), *_prices(quote), *_sums(quote), genuine)
    )


def _rights(texts: dict[str, str], change: Rebooking) -> Iterator[str]:
    """What the customer may have by our change. The money back for a flight that did not take them
    is owed or granted everywhere, so it is offered whatever the law."""
    law = change.basis.law if change.basis else Law.UNKNOWN
    flight_is_gone = change.cause not in (Cause.DELAY, Cause.SCHEDULE_CHANGE)
    if law in _WHERE and change.cause is Cause.DELAY:
        # No right to the new booking: Art. 6(1)(iii), 8(1)(a).
        yield texts["delay_choice"].format(where=_WHERE[law])
    elif law in _WHERE:
        yield texts["rights"].format(where=_WHERE[law])
        yield texts["choice"]
    elif flight_is_gone:
        yield texts["choice"]
        if law is Law.US260:
            yield texts["us_rights"]
    elif law is Law.US260:
        yield texts["us_choice"]


def _uses_value(computed: Computed) -> bool:
    """Whether value of the old tickets pays for the change or is lost: then it is not free."""
    return computed.given_back < sum(one.offset + one.residual for one in computed.passengers)


def preview(
    quote: Quote, *, contact_name: str, host: str, now: float, replaces: bool = False
) -> str:
    """What the customer will read if it is sent now: the link's real host, the rest elided.
    `replaces`: it takes the place of an earlier link."""
    if quote.is_free:
        return free_message(quote, contact_name=contact_name, now=now)
    quote = promised(quote, now)
    clock = one_clock(quote, now)
    return link_message(
        quote,
        f"{host}{ELIDED_PATH}",
        contact_name=contact_name,
        # The link's end, not the price's: that is what the message with the link will say.
        ends_at=clock.link_ends or clock.ends_at or now,
        now=now,
        replaces=replaces,
    )


def ticket_message(
    quote: Quote, tickets: Sequence[Document], *, contact_name: str, now: float
) -> str:
    """Tells the customer that the payment arrived, and the numbers of tickets and EMDs."""
    texts = texts_of(quote.language)
    return texts["ticket" if len(tickets) == 1 else "tickets"].format(
        greeting=greeting(quote.language, contact_name),
        trip=trip_words(quote.new, quote.language, now=now),
        total=money_words(quote.total, quote.language),
        tickets=", ".join(apart(_number(one), quote.language) for one in tickets),
    )


def _number(document: Document) -> str:
    """A document as the customer finds it again: without the airline's own codes."""
    if not isinstance(document, TravelDocument):
        return str(document)
    return f"EMD {document.shown}" if document.is_emd else document.shown


def card_message(language: str, *, contact_name: str, url: str = "") -> str:
    """Answers a customer who wrote a card number; with the payment link where there is one."""
    return texts_of(language)["card_link" if url else "card"].format(
        greeting=greeting(language, contact_name), url=url
    )


def line_names(quote: Quote) -> list[tuple[str, Money, int]]:
    """The payment page's lines: name, unit amount, quantity; their sum is the quote's total.

    A provider takes no negative line, and of some currencies no line to the last decimal: such a
    quote becomes one line with the total.
    """
    texts = texts_of(quote.language)
    route = quote.new.route if quote.new else quote.booking
    lines = quote.priced_lines
    if any(line.amount < 0 for line in lines) or not all(
        _chargeable(Money(line.unit_amount, quote.currency)) for line in lines
    ):
        return [(texts["page_sum"].format(route=route), quote.total, 1)]
    return [
        (
            texts["page_line"].format(route=route, what=_line_words(texts, line.kind, line.detail)),
            Money(line.unit_amount, quote.currency),
            line.quantity,
        )
        for line in lines
        if line.amount
    ]


def why_words(reason: Reason, currency: str, language: str) -> str:
    """Why a line of the price is what it is: `new fare €241.00, old fare €123.00`. Taxes by their
    codes, which are the same in every language. Empty for a line that an agent typed."""

    def shown(value: int | str) -> str:
        return money_words(Money(value, currency), language) if isinstance(value, int) else value

    if reason.code is ReasonCode.TAXES_BY_CODE:
        return ", ".join(
            f"{code} {'+' if isinstance(value, int) and value > 0 else ''}{shown(value)}"
            for code, value in reason.values
        )
    text = texts_of(language).get(f"why_{reason.code.value}", "")
    return text.format(**{name: shown(value) for name, value in reason.values})


def _sums(quote: Quote) -> Iterator[str]:
    """What is paid in all, and what comes back or is lost."""
    texts = texts_of(quote.language)
    total = money_words(quote.total, quote.language)
    count = len(quote.passengers)
    yield (
        plural(quote.language, "total", count).format(count=count, total=total)
        if count
        else texts["total_plain"].format(total=total)
    )
    for use, key in (
        (ResidualUse.CARD, "back_card"),
        (ResidualUse.VOUCHER, "back_voucher"),
        (ResidualUse.FORFEITED, "lost"),
    ):
        amount = quote.computed.residual(use)
        if amount:
            given = money_words(Money(amount, quote.currency), quote.language)
            yield texts[key].format(amount=given)


def _prices(quote: Quote) -> Iterator[str]:
    """A line for each thing that is paid for: `• change fee: 2 × €60.00 = €120.00`."""
    texts = texts_of(quote.language)
    things: dict[tuple[LineKind, str], list[QuoteLine]] = {}
    for line in quote.priced_lines:
        if line.amount:
            detail = line.detail if line.kind in EXTRAS else ""
            things.setdefault((line.kind, detail), []).append(line)

    def shown(amount: int) -> str:
        words = money_words(Money(amount, quote.currency), quote.language)
        return apart(words, quote.language)

    for (kind, detail), lines in things.items():
        words = " + ".join(
            (f"{line.quantity} × " if line.quantity > 1 else "") + shown(line.unit_amount)
            for line in lines
        )
        if len(lines) > 1 or lines[0].quantity > 1:
            words = f"{words} = {shown(sum(line.amount for line in lines))}"
        yield texts["price_line"].format(what=_line_words(texts, kind, detail), sum=words)


def _chargeable(each: Money) -> bool:
    """Whether a provider's line can be of exactly this; a sum may be, of lines that are not."""
    try:
        to_stripe(each)
    except AmountError:
        return False
    return True


def _line_words(texts: dict[str, str], kind: LineKind, detail: str) -> str:
    words = texts[kind.value]
    if not detail or kind is LineKind.WAIVER:
        return words
    return texts["detail"].format(what=words, detail=detail)
