"""Reads the quotes of an enqueue file: typed amounts, or a whole rebooking that is computed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from desktop.models.money import exponent
from desktop.models.offer import MOST
from desktop.models.quote import Flight, LineKind, Passenger, PassengerType, Quote, QuoteLine
from desktop.models.rebooking.terms import Rebooking
from desktop.services.airports import airport, zone_of
from desktop.services.quoting.fields import InputError
from desktop.services.quoting.reading import a_verification, read_request, whose_change
from desktop.services.unattended.line_fields import (
    LineError,
    a_moment,
    a_whole,
    amount_of,
    check_known,
)

QUOTE_FIELDS = frozenset(
    "currency lines from to departs flight old new booking valid_for_s fare_hold_until language "
    "passengers rebooking whose_change verified".split()
)

_TYPED = tuple(kind for kind in LineKind if kind is not LineKind.OFFSET)
"""Kinds that can be typed: an offset is computed, in a `rebooking`."""


def read_quote(data: Mapping[str, Any], quote_id: str, conversation: int) -> Quote:
    """Read the quote of a link. Raises `LineError`."""
    inner = data.get("quote")
    if inner is not None:
        if not isinstance(inner, dict):
            raise LineError("quote must be an object with the quote's fields")
        check_known(inner, QUOTE_FIELDS, "quote.")
        data = {**inner, **{key: data[key] for key in data if key in QUOTE_FIELDS}}
    if data.get("rebooking") is not None:
        return _rebooked(data, quote_id, conversation)
    currency = str(data.get("currency", "EUR")).upper()
    try:
        exponent(currency)
    except ValueError as error:
        raise LineError(f"currency: {error}") from None
    lines = data.get("lines")
    if not isinstance(lines, list) or not lines:
        raise LineError("lines must be a list with at least one price line")
    valid_for = data.get("valid_for_s", 4 * 3600)
    return Quote(
        quote_id=quote_id,
        conversation_id=conversation,
        currency=currency,
        booking=str(data.get("booking", "")).strip().upper(),
        old=_flight(data["old"], "old") if data.get("old") else None,
        new=_new_flight(data),
        passengers=_passengers(data.get("passengers", [])),
        lines=tuple(_line(line, currency, f"lines[{place}]") for place, line in enumerate(lines)),
        valid_for_s=None if valid_for is None else a_whole(valid_for, "valid_for_s", least=1),
        fare_hold_until=a_moment(data.get("fare_hold_until")),
        language=str(data.get("language", "en")),
        rebooking=_terms(data),
    )


def _terms(data: Mapping[str, Any]) -> Rebooking:
    """What somebody must have said before any amount may be asked for: neither is ever preset."""
    try:
        verified = a_verification(data.get("verified"))
        return Rebooking(whose=whose_change(data), verified=verified)
    except InputError as error:
        raise LineError(str(error)) from None


def read_alternatives(data: Mapping[str, Any], conversation: int) -> tuple[Quote, ...]:
    """Read the quotes of an offer. Raises `LineError`."""
    ways = data.get("alternatives")
    if not isinstance(ways, list) or not 2 <= len(ways) <= MOST:
        raise LineError(f"alternatives must be a list of two to {MOST} quotes")
    found: list[Quote] = []
    for place, way in enumerate(ways):
        if not isinstance(way, dict):
            raise LineError(f"alternatives[{place}] must be an object with the quote's fields")
        check_known(way, QUOTE_FIELDS, f"alternatives[{place}].")
        try:
            found.append(read_quote(way, "", conversation))
        except LineError as error:
            raise LineError(f"alternatives[{place}].{error}") from None
    return tuple(found)


def _rebooked(data: Mapping[str, Any], quote_id: str, conversation: int) -> Quote:
    """A rebooking as `main.py quote` reads it: the price is computed."""
    beside = sorted((QUOTE_FIELDS - {"rebooking", "language"}) & set(data))
    if beside:
        raise LineError(f"{beside[0]} belongs into rebooking, as docs/quote.md has it")
    deadlines = data["rebooking"].get("deadlines") if isinstance(data["rebooking"], dict) else None
    if isinstance(deadlines, dict) and {"now", "valid_until"} & set(deadlines):
        # A line is sent at another time than it is written at: a span, or the bounds themselves.
        raise LineError("rebooking.deadlines: give valid_for_s, fare_hold or ticketing_limit")
    try:
        read = read_request(data["rebooking"], now=0.0, airports=airport, zones=zone_of)
    except InputError as error:
        raise LineError(f"rebooking.{error}") from None
    quote = replace(read.quote, departs_at=None)  # seen when it is asked for, not now
    valid_for_s = quote.valid_for_s
    if valid_for_s is None and not quote.is_promised:
        valid_for_s = 4 * 3600
    return replace(
        quote,
        quote_id=quote_id,
        conversation_id=conversation,
        language=str(data.get("language", quote.language)),
        valid_for_s=valid_for_s,
    )


def _line(line: object, currency: str, where: str) -> QuoteLine:
    if not isinstance(line, dict):
        raise LineError(f"{where} must be an object")
    check_known(line, {"kind", "amount", "quantity", "detail"}, f"{where}.")
    kind = next((one for one in _TYPED if one == line.get("kind")), None)
    if kind is None:
        known = ", ".join(_TYPED)
        raise LineError(f"{where}.kind {line.get('kind')!r} is not known; known are {known}")
    quantity = a_whole(line.get("quantity", 1), f"{where}.quantity", least=1)
    amount = amount_of(line.get("amount"), currency, f"{where}.amount")
    if kind is LineKind.WAIVER and amount > 0:
        raise LineError(f"{where}.amount: a waiver stands below zero, or it would be charged")
    return QuoteLine(kind, amount, quantity, str(line.get("detail", "")))


def _new_flight(data: Mapping[str, Any]) -> Flight | None:
    if data.get("new"):
        return _flight(data["new"], "new")
    if "from" in data or "to" in data:
        return _flight(
            {
                "origin": data.get("from"),
                "destination": data.get("to"),
                "departs": data.get("departs", ""),
                "flight": data.get("flight", ""),
            },
            "from/to",
        )
    return None


def _flight(value: object, where: str) -> Flight:
    if not isinstance(value, dict):
        raise LineError(f"{where} must be an object with origin and destination")
    check_known(value, {"origin", "destination", "departs", "flight"}, f"{where}.")
    departs = str(value.get("departs") or "")
    if departs:
        try:
            datetime.fromisoformat(departs)
        except ValueError:
            raise LineError(f"{where}.departs must be like 2026-11-22T12:15") from None
    return Flight(
        str(value.get("origin") or "").upper(),
        str(value.get("destination") or "").upper(),
        departs,
        str(value.get("flight") or "").upper(),
    )


def _passengers(value: object) -> tuple[Passenger, ...]:
    if not isinstance(value, list):
        raise LineError("passengers must be a list")
    found: list[Passenger] = []
    for place, item in enumerate(value):
        if isinstance(item, str):
            found.append(Passenger(item))
            continue
        if not isinstance(item, dict):
            raise LineError(f"passengers[{place}] must be a name, or an object with name and type")
        check_known(item, {"name", "type"}, f"passengers[{place}].")
        try:
            type_ = PassengerType(item.get("type", "ADT"))
        except ValueError:
            raise LineError(
                f"passengers[{place}].type must be one of {', '.join(PassengerType)}"
            ) from None
        found.append(Passenger(str(item.get("name", "")), type_))
    return tuple(found)
