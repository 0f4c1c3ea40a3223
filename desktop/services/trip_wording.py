"""How a trip and its deadline read to a customer: flights and times by the language's habits."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from babel.dates import get_timezone_location

from desktop.models.airline_names import airline_name
from desktop.models.quote import Flight, Quote
from desktop.models.rebooking.clock import holds_until
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.services.airports import airport, zone_of
from desktop.services.customer_texts import apart, clock_words, day_words, locale_of, texts_of


def trip_words(flight: Flight | None, language: str, *, now: float) -> str:
    """A flight in one phrase: `AMS–BCN, zo 22 nov 12:15`, in the airport's local time, and with the
    year where it is not this one (`now` in UTC seconds)."""
    if flight is None:
        return ""
    return _when(apart(flight.route, language), flight.departs, language, now)


def deadline_words(quote: Quote, ends_at: float, *, now: float) -> str:
    """Until when, and in which zone: `18:00 (tijd in Amsterdam)`, with the day if not today."""
    zone, zone_name = departure_zone(quote)
    ends, today = datetime.fromtimestamp(ends_at, zone), datetime.fromtimestamp(now, zone)
    if (ends.hour, ends.minute) == (0, 0):
        ends -= timedelta(minutes=1)  # many read Sunday 00:00 as the end of Sunday
    texts = texts_of(quote.language)
    words = texts["clock"].format(time=clock_words(ends, quote.language))
    if ends.date() != today.date():
        day = day_words(ends, quote.language, with_year=ends.year != today.year)
        words = texts["when"].format(day=day, time=words)
    flight = quote.new or quote.old
    place = airport(flight.origin) if flight else None
    if place is None:
        return f"{words} UTC"
    locale = locale_of(quote.language)
    known_as = get_timezone_location(zone_name, locale="en", return_city=True)
    city = (
        get_timezone_location(zone_name, locale=locale, return_city=True)
        if known_as == place.city
        else place.city
    )
    return texts["until_zone"].format(time=words, city=city)


def until_lines(quote: Quote, link_ends: float, *, now: float) -> Iterator[str]:
    """Until when the link can be paid, and until when the price holds where that is longer."""
    texts = texts_of(quote.language)
    yield texts["valid"].format(until=deadline_words(quote, link_ends, now=now))
    holds = holds_until(quote, link_ends)
    if holds is not None:
        yield texts["valid_longer"].format(until=deadline_words(quote, holds, now=now))


def departure_zone(quote: Quote) -> tuple[tzinfo, str]:
    """The time zone of the (new) departure airport and its IANA name; UTC where unknown."""
    flight = quote.new or quote.old
    zone = zone_of(flight.origin) if flight else None
    return (zone, zone.key) if zone is not None else (UTC, "UTC")


def flight_lines(quote: Quote, *, now: float) -> Iterator[str]:
    """What the customer has, and what they get."""
    texts = texts_of(quote.language)
    old = trips_words(quote.rebooking.old, quote.old, quote.language, now=now)
    new = trips_words(quote.rebooking.new, quote.new, quote.language, now=now)
    if old:
        yield texts["now"].format(trips=" + ".join(old))
    if new:
        yield texts["new"].format(trips=" + ".join(new))


def trips_words(
    itinerary: Itinerary, flight: Flight | None, language: str, *, now: float
) -> list[str]:
    """Each segment in a phrase; of a quick quote the one flight that is known."""
    if itinerary:
        return [_segment_words(segment, language, now) for segment in itinerary.segments]
    if flight is None:
        return []
    route = " ".join(filter(None, (flight.flight, flight.route)))
    return [_when(apart(route, language), flight.departs, language, now)]


def _segment_words(segment: Segment, language: str, now: float) -> str:
    """`KL1677 AMS–BCN, zo 22 nov 12:15–14:30`, with `(+1)` where it arrives on another day, and who
    flies where that is not who sells (Reg. (EC) 2111/2005 Art. 11)."""
    route = " ".join(filter(None, (segment.flight, f"{segment.origin}–{segment.destination}")))
    lands = later = ""
    if segment.departs and segment.arrives:
        lands = f"–{clock_words(datetime.fromisoformat(segment.arrives), language)}"
        later = f" ({segment.days_later:+d})" if segment.days_later else ""
    words = _when(apart(route, language), segment.departs, language, now, lands, later)
    if segment.is_codeshare:
        carrier = apart(airline_name(segment.operating), language)
        words += texts_of(language)["operated"].format(carrier=carrier)
    return words


def _when(
    route: str, departs: str, language: str, now: float, lands: str = "", later: str = ""
) -> str:
    """A route with its day and time, as this language puts them beside each other. `lands` is the
    arrival's time behind its dash, `later` how many days later that is."""
    if not departs:
        return route
    texts, moment = texts_of(language), datetime.fromisoformat(departs)
    clock = texts["clock"].format(time=f"{clock_words(moment, language)}{lands}")
    times = apart(f"{clock}{later}", language)
    with_year = moment.year != datetime.fromtimestamp(now, UTC).year
    day = day_words(moment, language, with_year=with_year)
    when = texts["when"].format(day=day, time=times)
    return texts["trip"].format(route=route, when=when)
