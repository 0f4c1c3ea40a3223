"""Reads a rebooking from outside: JSON into a quote with its prices, or an error with its field.

The format is in `docs/quote.md`, its JSON Schema in `docs/quote.schema.json`.
"""

import json
import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from babel.numbers import is_currency

from desktop.models.airport import Airports
from desktop.models.money import exponent
from desktop.models.quote import Passenger, Quote, flight_of
from desktop.models.rebooking.departure import departs_at
from desktop.models.rebooking.itinerary import (
    NOWHERE,
    Cabin,
    Itinerary,
    Segment,
    SegmentProblem,
)
from desktop.models.rebooking.lawful import basis_for
from desktop.models.rebooking.local_time import Zones, instant, wrong_time
from desktop.models.rebooking.terms import (
    Cause,
    Rebooking,
    Verification,
    WhoseChange,
)
from desktop.models.ticket import is_pnr
from desktop.services.quoting.fields import (
    InputError,
    Json,
    a_choice,
    a_list,
    a_moment,
    a_text,
    an_object,
)
from desktop.services.quoting.policies import a_policy
from desktop.services.quoting.prices import GIVEN_ONCE, read_passengers
from desktop.services.use_cases.trip_times import TIME_WORDS

_TOP = (
    frozenset(
        "$schema id contact_name booking currency whose_change cause verified old new passengers"
        " residual deadlines languages".split()
    )
    | GIVEN_ONCE
)
_SEGMENT = frozenset(
    "flight operating origin destination departs arrives cabin booking_class brand".split()
)
_DEADLINES = frozenset("now fare_hold ticketing_limit reply_window valid_until valid_for_s".split())
_SEGMENT_WORDS = {
    SegmentProblem.AIRPORT: ("origin", "airports are three capitals, AMS"),
    SegmentProblem.SAME_AIRPORTS: ("destination", "it departs and arrives at the same airport"),
    SegmentProblem.FLIGHT: ("flight", "a flight is like KL1677"),
    SegmentProblem.OPERATING: ("operating", "a carrier has two signs, KL"),
    SegmentProblem.DEPARTURE: ("departs", "write a local time as 2026-11-22T12:15"),
    SegmentProblem.ARRIVAL: ("arrives", "write a local time as 2026-11-22T14:30"),
    SegmentProblem.ARRIVES_BEFORE: ("arrives", "it lies too far from the departure"),
    SegmentProblem.BOOKING_CLASS: ("booking_class", "a booking class is one letter"),
}


_CONTENTS = uuid.UUID("2f0b6a44-9c1e-5b7d-8d35-0c5f1c9b7e10")
"""The name space in which the content of a quote without an id becomes its id."""


@dataclass(frozen=True, slots=True)
class Request:
    """A rebooking that was read: its quote, and what is asked about it. `now` is the instant (UTC
    seconds) by which deadlines are counted."""

    quote: Quote
    languages: tuple[str, ...]
    contact_name: str
    now: float


def read_request(value: object, *, now: float, airports: Airports, zones: Zones) -> Request:
    """Read a rebooking. `now` counts where it names no time of its own. Raises `InputError`."""
    data = an_object(value, "", _TOP)
    currency = _currency(data.get("currency"))
    whose = whose_change(data)
    old, new = (_itinerary(data.get(name), name, zones) for name in ("old", "new"))
    if not new:
        raise InputError("new", "the itinerary that the customer gets is missing")
    cause = a_choice(Cause, data["cause"], "cause") if data.get("cause") is not None else None
    ours = whose is WhoseChange.AIRLINE
    if cause is not None and not ours:
        raise InputError("cause", 'only a change with "whose_change": "airline" has one')
    terms = Rebooking(
        old,
        new,
        whose,
        cause,
        basis_for(old or new, cause, airports) if ours else None,
        a_policy(data.get("residual"), "residual"),
        a_verification(data.get("verified")),
    )
    languages = tuple(
        dict.fromkeys(
            a_text(one, f"languages[{place}]", most=20) or "en"
            for place, one in enumerate(a_list(data.get("languages", ["en"]), "languages"))
        )
    )
    quote = Quote(
        quote_id=a_text(data.get("id"), "id", most=100),
        conversation_id=0,
        currency=currency,
        booking=_booking(data),
        old=flight_of(old),
        new=flight_of(new),
        passengers=_passengers(data, currency, ours=ours),
        language=languages[0] if languages else "en",
        rebooking=terms,
    )
    if not quote.quote_id:
        quote = replace(quote, quote_id=_id_of(quote, data.get("deadlines")))
    quote, now = _deadlines(quote, data.get("deadlines"), now, zones)
    return Request(quote, languages, a_text(data.get("contact_name"), "contact_name"), now)


def _id_of(quote: Quote, deadlines: object) -> str:
    """An id for a quote that has none, from what its customer would agree to: the same rebooking
    has the same id whenever it is computed, and another has another."""
    ends = deadlines
    if isinstance(deadlines, dict):
        ends = {name: at for name, at in deadlines.items() if name != "now"}
    content = json.dumps([quote.fingerprint(), ends], sort_keys=True)
    return str(uuid.uuid5(_CONTENTS, content))


def _passengers(data: Json, currency: str, *, ours: bool) -> tuple[Passenger, ...]:
    if data.get("passengers") is None:
        raise InputError("passengers", "who travels is missing")
    passengers = read_passengers(data, currency, ours=ours)
    if not passengers:
        raise InputError("passengers", "there must be at least one")
    return passengers


def _currency(value: object) -> str:
    code = a_text(value, "currency").upper()
    if not code:
        raise InputError("currency", "it is missing; write it as EUR")
    try:
        exponent(code)
    except ValueError as error:
        raise InputError("currency", str(error)) from None
    if not is_currency(code):
        raise InputError("currency", f"{code} is no currency; write it as EUR")
    return code


def whose_change(data: Json) -> WhoseChange:
    """The first question, which is never answered for whoever asks."""
    if data.get("whose_change") is None:
        raise InputError("whose_change", "say whose change it is: customer or airline")
    return a_choice(WhoseChange, data["whose_change"], "whose_change")


def _booking(data: Json) -> str:
    booking = a_text(data.get("booking"), "booking").upper()
    if booking and not is_pnr(booking):
        raise InputError("booking", "a record locator has six letters and digits")
    return booking


def a_verification(value: object) -> Verification:
    """How the customer was verified: a text is the item of the airline's list."""
    if value is None or isinstance(value, str):
        return Verification(a_text(value, "verified"))
    data = an_object(value, "verified", {"method", "skipped_because"})
    return Verification(
        a_text(data.get("method"), "verified.method"),
        a_text(data.get("skipped_because"), "verified.skipped_because"),
    )


def _itinerary(value: object, field: str, zones: Zones) -> Itinerary:
    """A list of segments, or an object that holds it as `segments`."""
    if value is None:
        return NOWHERE
    if isinstance(value, dict):
        value = an_object(value, field, {"segments"}).get("segments")
        field = f"{field}.segments"
    segments = tuple(
        _segment(one, f"{field}[{place}]") for place, one in enumerate(a_list(value, field))
    )
    itinerary = Itinerary(segments)
    wrong = wrong_time(itinerary, zones)
    if wrong is not None:
        end = "arrives" if wrong.of_arrival else "departs"
        raise InputError(f"{field}[{wrong.place}].{end}", TIME_WORDS[wrong.problem])
    return itinerary


def _segment(value: object, field: str) -> Segment:
    data = an_object(value, field, _SEGMENT)
    cabin = data.get("cabin")
    segment = Segment(
        origin=a_text(data.get("origin"), f"{field}.origin").upper(),
        destination=a_text(data.get("destination"), f"{field}.destination").upper(),
        departs=_wall(data, "departs", field),
        arrives=_wall(data, "arrives", field),
        flight=a_text(data.get("flight"), f"{field}.flight").upper().replace(" ", ""),
        operating=a_text(data.get("operating"), f"{field}.operating").upper(),
        cabin=a_choice(Cabin, cabin, f"{field}.cabin") if cabin is not None else None,
        booking_class=a_text(data.get("booking_class"), f"{field}.booking_class").upper(),
        brand=a_text(data.get("brand"), f"{field}.brand"),
    )
    for problem in segment.problems():
        end, words = _SEGMENT_WORDS[problem]
        raise InputError(f"{field}.{end}", words)
    return segment


def _wall(data: Json, name: str, field: str) -> str:
    """A wall time to the minute; one with an offset is refused, for it may be another clock's."""
    text = a_text(data.get(name), f"{field}.{name}")
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"{field}.{name}", "write it as 2026-11-22T12:15") from None
    if moment.tzinfo is not None or len(text) <= len("2026-11-22"):
        raise InputError(
            f"{field}.{name}", "write the local time at the airport, without offset, as T12:15"
        )
    return moment.strftime("%Y-%m-%dT%H:%M")


def _deadlines(quote: Quote, value: object, now: float, zones: Zones) -> tuple[Quote, float]:
    """Put the deadlines on the quote; those without an offset are the departure city's time."""
    data = an_object(value if value is not None else {}, "deadlines", _DEADLINES)
    flight = quote.new or quote.old
    zone = zones(flight.origin) if flight else None

    def local(wall: str) -> datetime:
        if zone is None:
            raise ValueError("the departure city's zone is not known: write it with its offset")
        return instant(wall, zone)

    def moment(name: str) -> float | None:
        return a_moment(data.get(name), f"deadlines.{name}", local)

    at = moment("now")
    at = now if at is None else at
    until, span = moment("valid_until"), data.get("valid_for_s")
    if until is not None and span is not None:
        raise InputError("deadlines.valid_for_s", "give it or valid_until, not both")
    if span is not None and (type(span) is not int or not 1 <= span <= 366 * 86400):
        raise InputError("deadlines.valid_for_s", "it must be whole seconds, up to a year")
    return (
        replace(
            quote,
            valid_for_s=span if until is None else int(until - at),
            fare_hold_until=moment("fare_hold"),
            ticketing_until=moment("ticketing_limit"),
            reply_until=moment("reply_window"),
            departs_at=departs_at(quote, at, zones),
        ),
        at,
    )
