"""What the customer reads: the message with the link, the lines on the payment page, the ticket
notice, each in the customer's language, with amounts and times by that language's habits.

The texts are `resources/messages/<language>.json`; they, and the agent's view, come from the same
`Quote`, so they cannot disagree.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton, format_time, get_timezone_location
from babel.numbers import NumberPattern, parse_pattern

from desktop.models.money import AmountError, Money, exponent
from desktop.models.quote import Flight, LineKind, Quote
from desktop.models.stripe_amount import to_stripe
from desktop.models.ticket import TicketNumber
from desktop.resources import resource
from desktop.services.airports import airport

FALLBACK = "en"
ELIDED_PATH = "/…"
# Where a language's airline habits are those of one country: day before month, our own spelling.
_LOCALES = {"en": "en_GB", "pt": "pt_PT"}


@cache
def languages() -> tuple[str, ...]:
    """The languages (BCP 47) that customers can be written to in, sorted."""
    return tuple(sorted(path.stem for path in resource("messages").glob("*.json")))


def supported(language: str) -> str:
    """Return the language that a customer with `language` is written to in: `pt-BR` → `pt`."""
    base = language.replace("_", "-").split("-")[0].lower()
    return base if base in languages() else FALLBACK


def link_message(quote: Quote, url: str, *, contact_name: str, ends_at: float, now: float) -> str:
    """The message that carries the link. `ends_at` and `now` are UTC seconds.

    The deadline names its zone: the departure city's. The link stands on a line of its own.
    """
    texts = _texts(quote.language)
    return texts["link"].format(
        greeting=_greeting(texts, contact_name),
        trip=trip_words(quote.new, quote.language),
        url=url,
        total=money_words(quote.total, quote.language),
        until=deadline_words(quote, ends_at, now=now),
    )


def preview(quote: Quote, *, contact_name: str, host: str, now: float) -> str:
    """What the customer will read if the link is sent now: its real host, the rest elided."""
    ends_at = quote.ends_at(now)
    return link_message(
        quote,
        f"{host}{ELIDED_PATH}",
        contact_name=contact_name,
        ends_at=now if ends_at is None else ends_at,
        now=now,
    )


def ticket_message(quote: Quote, tickets: Sequence[TicketNumber], *, contact_name: str) -> str:
    """Tells the customer that the payment arrived, and the ticket numbers."""
    texts = _texts(quote.language)
    return texts["ticket" if len(tickets) == 1 else "tickets"].format(
        greeting=_greeting(texts, contact_name),
        trip=trip_words(quote.new, quote.language),
        total=money_words(quote.total, quote.language),
        tickets=", ".join(str(ticket) for ticket in tickets),
    )


def card_message(language: str, *, contact_name: str, url: str = "") -> str:
    """Answers a customer who wrote a card number; with the payment link where there is one."""
    texts = _texts(language)
    return texts["card_link" if url else "card"].format(
        greeting=_greeting(texts, contact_name), url=url
    )


def line_names(quote: Quote) -> list[tuple[str, Money, int]]:
    """The payment page's lines: name, unit amount, quantity; their sum is the quote's total.

    A provider takes no negative line, and of some currencies no line to the last decimal: such a
    quote becomes one line with the total.
    """
    texts = _texts(quote.language)
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


def _chargeable(each: Money) -> bool:
    """Whether a provider's line can be of exactly this; a sum may be, of lines that are not."""
    try:
        to_stripe(each)
    except AmountError:
        return False
    return True


def money_words(money: Money, language: str) -> str:
    """An amount as this language writes it, with exactly the currency's own decimals."""
    locale = _locale(language)
    pattern = _currency_pattern(str(locale), exponent(money.currency))
    value = Decimal(money.amount).scaleb(-exponent(money.currency))
    return str(pattern.apply(value, locale, currency=money.currency, currency_digits=False))


def trip_words(flight: Flight | None, language: str) -> str:
    """A flight in one phrase: `AMS–BCN, zo 22 nov 12:15`, in the airport's local time."""
    if flight is None:
        return ""
    if not flight.departs:
        return flight.route
    departs = datetime.fromisoformat(flight.departs)
    day, clock = _day(departs, language), _clock(departs, language)
    return f"{flight.route}, {day} {clock}"


def deadline_words(quote: Quote, ends_at: float, *, now: float) -> str:
    """Until when, and in which zone: `18:00 (tijd in Amsterdam)`, with the day if not today."""
    zone, zone_name = departure_zone(quote)
    ends = datetime.fromtimestamp(ends_at, zone)
    words = _clock(ends, quote.language)
    if ends.date() != datetime.fromtimestamp(now, zone).date():
        words = f"{_day(ends, quote.language)} {words}"
    flight = quote.new or quote.old
    place = airport(flight.origin) if flight else None
    if place is None:
        return f"{words} UTC"
    locale = _locale(quote.language)
    known_as = get_timezone_location(zone_name, locale="en", return_city=True)
    city = (
        get_timezone_location(zone_name, locale=locale, return_city=True)
        if known_as == place.city
        else place.city
    )
    return _texts(quote.language)["until_zone"].format(time=words, city=city)


def departure_zone(quote: Quote) -> tuple[tzinfo, str]:
    """The time zone of the (new) departure airport and its IANA name; UTC where unknown."""
    flight = quote.new or quote.old
    place = airport(flight.origin) if flight else None
    return (ZoneInfo(place.zone), place.zone) if place else (UTC, "UTC")


def _line_words(texts: dict[str, str], kind: LineKind, detail: str) -> str:
    words = texts[kind.value]
    return f"{words} ({detail})" if detail and kind is not LineKind.WAIVER else words


def _greeting(texts: dict[str, str], contact_name: str) -> str:
    name = contact_name.strip()
    if not name:
        return texts["greeting_nameless"]
    return texts["greeting"].format(name=name if texts["name_style"] == "full" else name.split()[0])


@cache
def _texts(language: str) -> dict[str, str]:
    path = resource("messages", f"{supported(language)}.json")
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts


@cache
def _locale(language: str) -> Locale:
    code = supported(language)
    return Locale.parse(_LOCALES.get(code, code))


@cache
def _currency_pattern(locale: str, digits: int) -> NumberPattern:
    pattern = Locale.parse(locale).currency_formats["standard"].pattern
    return parse_pattern(pattern.replace("0.00", "0." + "0" * digits if digits else "0"))


def _day(moment: datetime, language: str) -> str:
    return str(format_skeleton("MMMEd", moment, locale=_locale(language)))


def _clock(moment: datetime, language: str) -> str:
    return str(format_time(moment, "short", locale=_locale(language)))
