"""Reads the lines of an enqueue file: JSON into what the window would ask for, or a clear refusal.

The format is documented in `docs/enqueue.md`.
"""

import contextlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from desktop.models.card_shield import holds_card
from desktop.models.conversation_change import (
    Assign,
    ConversationChange,
    SetLabels,
    SetPriority,
    SetStatus,
    from_json,
)
from desktop.models.customer import ContactEdit
from desktop.models.elsewhere import PaidBy
from desktop.models.hub_words import Channel
from desktop.models.job import JobKind
from desktop.models.money import AmountError, exponent, parse_amount
from desktop.models.offer import MOST
from desktop.models.quote import Flight, LineKind, Passenger, PassengerType, Quote, QuoteLine
from desktop.models.reach import Caller, Reach
from desktop.models.refund import RefundReason
from desktop.models.ticket import TicketNumberError
from desktop.models.travel_document import DocumentError, TravelDocument
from desktop.services.airports import airport, zone_of
from desktop.services.quoting.fields import InputError
from desktop.services.quoting.reading import read_request
from desktop.services.wire.wire_json import Undecodable, decode, is_sound

_COMMON = frozenset({"kind", "client_id", "conversation"})
_QUOTE = frozenset(
    "currency lines from to departs flight old new booking valid_for_s fare_hold_until language "
    "passengers rebooking".split()
)
_FIELDS: dict[JobKind, frozenset[str]] = {
    JobKind.REPLY: frozenset({"text", "files"}),
    JobKind.SEND_LINK: _QUOTE | {"quote", "renews", "replaces"},
    JobKind.OFFER: frozenset({"alternatives"}),
    JobKind.REMIND: frozenset({"quote"}),
    JobKind.RESEND: frozenset({"quote"}),
    JobKind.CANCEL: frozenset({"quote"}),
    JobKind.TICKET_TOLD: frozenset({"quote", "tickets"}),
    JobKind.RESOLVE: frozenset(),
    JobKind.REFUND: frozenset({"quote", "amount", "reason"}),
    JobKind.PAID_ELSEWHERE: frozenset({"quote", "amount", "by", "reference"}),
    JobKind.CHANGE: frozenset({"change"}),
    JobKind.NOTE: frozenset({"text"}),
    JobKind.CONTACT_NOTE: frozenset({"text"}),
    JobKind.CONTACT_EDIT: frozenset({"name", "phone", "email"}),
    JobKind.OPEN: frozenset({"inbox", "address", "caller", "quote"}),
}
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_LARGEST = 2**53  # what JSON numbers carry exactly
_END_OF_TIME = 1e11  # seconds; anything later is no time at all
_KNOW_CONVERSATION = (
    JobKind.CANCEL,
    JobKind.TICKET_TOLD,
    JobKind.REFUND,
    JobKind.PAID_ELSEWHERE,
    JobKind.REMIND,
    JobKind.RESEND,
)
"""Their quote does."""
_CHANGES = (Assign, SetStatus, SetPriority, SetLabels)
"""What a line may change: of contacts more than one conversation would have to be looked at."""


class LineError(ValueError):
    """A line cannot become a job; the text says which field and why."""


@dataclass(frozen=True, slots=True)
class JobLine:
    """One line, read. `quote` is what a link is for, `alternatives` are what an offer's links are
    for; `quote_ref` names the link of a cancel, ticket notice, reminder or refund, or the one whose
    place a link takes: the client_id of its line, or its quote id. `conversation` 0 is not given.
    `amount` is that of a refund or a mark, as it was written; None is all of it. `paid_by` and
    `reference` say how it was paid elsewhere. `to` is where a conversation is opened, with a
    `caller` whom the hub may not know, or with the conversation's customer. `files` are paths, as
    they were written."""

    number: int
    kind: JobKind
    client_id: str
    conversation: int
    text: str = ""
    quote: Quote | None = None
    alternatives: tuple[Quote, ...] = ()
    quote_ref: str = ""
    tickets: tuple[TravelDocument, ...] = ()
    amount: int | str | None = None
    reason: RefundReason = RefundReason.NONE
    paid_by: PaidBy = PaidBy.OTHER
    reference: str = ""
    change: ConversationChange | None = None
    files: tuple[str, ...] = ()
    edit: ContactEdit | None = None
    to: Reach | None = None
    caller: Caller | None = None


def read_line(number: int, text: str, *, quote_id: str | None = None) -> JobLine:
    """Read line `number`. A link's quote gets the id `quote_id`. Raises `LineError`."""
    try:
        data = decode(text)
    except Undecodable as error:
        raise LineError(str(error)) from None
    if not isinstance(data, dict):
        raise LineError("it is no JSON object")
    kind = _kind(data)
    _known(data, _COMMON | _FIELDS[kind], "")
    client_id = _text(data, "client_id")
    if holds_card(client_id):
        raise LineError("client_id holds a card number; use an id of your own")
    conversation = 0
    elsewhere = kind is JobKind.OPEN and bool(data.get("caller") or data.get("quote"))
    if "conversation" in data or not (kind in _KNOW_CONVERSATION or elsewhere):
        conversation = _number(data, "conversation", least=1)
    line = JobLine(number, kind, client_id, conversation)
    match kind:
        case JobKind.REPLY:
            files = _files(data)
            text = "" if files and not data.get("text") else _text(data, "text")
            return replace(line, text=text, files=files)
        case JobKind.NOTE | JobKind.CONTACT_NOTE:
            return replace(line, text=_text(data, "text"))
        case JobKind.CONTACT_EDIT:
            return replace(line, edit=_edit(data))
        case JobKind.SEND_LINK if data.get("renews") is not None:
            beside = sorted(set(data) - _COMMON - {"renews"})
            if beside:
                raise LineError(f"{beside[0]} cannot stand beside renews: the quote stays as it is")
            return replace(line, quote_ref=_text(data, "renews"))
        case JobKind.SEND_LINK:
            before = _text(data, "replaces") if data.get("replaces") is not None else ""
            return replace(line, quote=_quote(data, quote_id or "", conversation), quote_ref=before)
        case JobKind.OFFER:
            return replace(line, alternatives=_alternatives(data, conversation))
        case JobKind.CANCEL | JobKind.REMIND | JobKind.RESEND:
            return replace(line, quote_ref=_text(data, "quote"))
        case JobKind.TICKET_TOLD:
            return replace(line, quote_ref=_text(data, "quote"), tickets=_tickets(data))
        case JobKind.REFUND:
            quote_ref, amount = _text(data, "quote"), _part(data)
            return replace(line, quote_ref=quote_ref, amount=amount, reason=_reason(data))
        case JobKind.PAID_ELSEWHERE:
            return replace(
                line,
                quote_ref=_text(data, "quote"),
                amount=_part(data),
                paid_by=_paid_by(data),
                reference=_text(data, "reference"),
            )
        case JobKind.OPEN:
            return _opening(data, line)
        case JobKind.CHANGE:
            return replace(line, change=_change(data))
        case _:  # resolving names the conversation alone
            return line


def _files(data: Mapping[str, Any]) -> tuple[str, ...]:
    value = data.get("files", [])
    named = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    if not named or any("\0" in one or not is_sound(one) for one in value):
        raise LineError("files must be a list of paths")
    return tuple(value)


def _opening(data: Mapping[str, Any], line: JobLine) -> JobLine:
    inbox, address = _number(data, "inbox", least=1), _text(data, "address").strip()
    channel = Channel.EMAIL if "@" in address else Channel.SMS
    if channel is Channel.SMS and not _E164.fullmatch(address):
        raise LineError("address must be a number like +31612345678, or an e-mail address")
    caller = data.get("caller")
    if caller is not None:
        if line.conversation or data.get("quote") is not None:
            raise LineError("caller cannot stand beside conversation or quote")
        if not isinstance(caller, dict):
            raise LineError("caller must be an object with name, phone and email")
        _known(caller, {"name", "phone", "email"}, "caller.")
        _texts(caller, "caller.")
    return replace(
        line,
        to=Reach(0, channel, address, inbox),
        caller=Caller(**caller) if caller is not None else None,
        quote_ref=_text(data, "quote") if data.get("quote") is not None else "",
    )


def _edit(data: Mapping[str, Any]) -> ContactEdit:
    wanted = {key: data[key] for key in ("name", "phone", "email") if data.get(key) is not None}
    if not wanted:
        raise LineError("name, phone or email is missing")
    _texts(wanted, "")
    return ContactEdit(**wanted)


def _change(data: Mapping[str, Any]) -> ConversationChange:
    found = from_json(data.get("change"))
    if not isinstance(found, _CHANGES):
        raise LineError(
            'change must be like {"assign": 7}, {"status": "snoozed", "until": null}, '
            '{"priority": "urgent"} or {"add": ["refund"], "remove": []}'
        )
    return found


def _part(data: Mapping[str, Any]) -> int | str | None:
    """The currency is the quote's, so text is read as an amount where that is known."""
    value = data.get("amount")
    if isinstance(value, str) or value is None:
        return value
    return _whole(value, "amount", least=1)


def _reason(data: Mapping[str, Any]) -> RefundReason:
    try:
        return RefundReason(data.get("reason") or "")
    except ValueError:
        known = ", ".join(one for one in RefundReason if one)
        raise LineError(f"reason {data['reason']!r} is not known; known are {known}") from None


def _paid_by(data: Mapping[str, Any]) -> PaidBy:
    way = _text(data, "by")
    try:
        return PaidBy(way)
    except ValueError:
        raise LineError(f"by {way!r} is not known; known are {', '.join(PaidBy)}") from None


def _kind(data: Mapping[str, Any]) -> JobKind:
    kind = next((one for one in _FIELDS if one.value == str(data.get("kind"))), None)
    if kind is None:
        known = ", ".join(one for one in JobKind if one in _FIELDS)
        raise LineError(f"kind {data.get('kind')!r} is not known; known are {known}")
    return kind


def _quote(data: Mapping[str, Any], quote_id: str, conversation: int) -> Quote:
    inner = data.get("quote")
    if inner is not None:
        if not isinstance(inner, dict):
            raise LineError("quote must be an object with the quote's fields")
        _known(inner, _QUOTE, "quote.")
        data = {**inner, **{key: data[key] for key in data if key in _QUOTE}}
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
        valid_for_s=None if valid_for is None else _whole(valid_for, "valid_for_s", least=1),
        fare_hold_until=_moment(data.get("fare_hold_until")),
        language=str(data.get("language", "en")),
    )


def _alternatives(data: Mapping[str, Any], conversation: int) -> tuple[Quote, ...]:
    ways = data.get("alternatives")
    if not isinstance(ways, list) or not 2 <= len(ways) <= MOST:
        raise LineError(f"alternatives must be a list of two to {MOST} quotes")
    found: list[Quote] = []
    for place, way in enumerate(ways):
        if not isinstance(way, dict):
            raise LineError(f"alternatives[{place}] must be an object with the quote's fields")
        _known(way, _QUOTE, f"alternatives[{place}].")
        try:
            found.append(_quote(way, "", conversation))
        except LineError as error:
            raise LineError(f"alternatives[{place}].{error}") from None
    return tuple(found)


def _rebooked(data: Mapping[str, Any], quote_id: str, conversation: int) -> Quote:
    """A rebooking as `main.py quote` reads it: the price is computed."""
    beside = sorted((_QUOTE - {"rebooking", "language"}) & set(data))
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
    quote = read.quote
    valid_for_s = quote.valid_for_s
    if valid_for_s is None and quote.ends_at(0.0) is None:
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
    _known(line, {"kind", "amount", "quantity", "detail"}, f"{where}.")
    try:
        kind = LineKind(str(line.get("kind")))
    except ValueError:
        known = ", ".join(LineKind)
        raise LineError(
            f"{where}.kind {line.get('kind')!r} is not known; known are {known}"
        ) from None
    quantity = _whole(line.get("quantity", 1), f"{where}.quantity", least=1)
    amount = amount_of(line.get("amount"), currency, f"{where}.amount")
    return QuoteLine(kind, amount, quantity, str(line.get("detail", "")))


def amount_of(value: object, currency: str, where: str) -> int:
    """Minor units as an integer, or an amount as text: `11800` and `"118.00"` are the same.

    Raises `LineError`.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        try:
            return parse_amount(value, currency).amount
        except AmountError as error:
            raise LineError(f"{where}: {error}") from None
    raise LineError(
        f'{where} must be minor units as a whole number (11800) or an amount as text ("118.00")'
    )


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
    _known(value, {"origin", "destination", "departs", "flight"}, f"{where}.")
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
        _known(item, {"name", "type"}, f"passengers[{place}].")
        try:
            type_ = PassengerType(item.get("type", "ADT"))
        except ValueError:
            raise LineError(
                f"passengers[{place}].type must be one of {', '.join(PassengerType)}"
            ) from None
        found.append(Passenger(str(item.get("name", "")), type_))
    return tuple(found)


def _tickets(data: Mapping[str, Any]) -> tuple[TravelDocument, ...]:
    value = data.get("tickets")
    if not isinstance(value, list) or not value:
        raise LineError("tickets must be a list of ticket numbers")
    found: list[TravelDocument] = []
    for place, item in enumerate(value):
        try:
            found.append(TravelDocument.parse(str(item)))
        except (TicketNumberError, DocumentError) as error:
            raise LineError(f"tickets[{place}]: {error}") from None
    return tuple(found)


def _moment(value: object) -> float | None:
    """UTC seconds, or ISO 8601 with its offset."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 0 <= value <= _END_OF_TIME:
            return float(value)
    elif isinstance(value, str):
        with contextlib.suppress(ValueError, OverflowError):
            moment = datetime.fromisoformat(value)
            if moment.tzinfo is not None:
                return moment.timestamp()
    raise LineError("fare_hold_until must be UTC seconds or like 2026-11-22T18:00:00+01:00")


def _known(data: Mapping[str, Any], known: Collection[str], prefix: str) -> None:
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise LineError(
            f"{prefix}{unknown[0]} is not known here; known are {', '.join(sorted(known))}"
        )


def _texts(data: Mapping[str, Any], prefix: str) -> None:
    for key, value in data.items():
        if not isinstance(value, str) or not is_sound(value):
            raise LineError(f"{prefix}{key} must be a text")


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise LineError(f"{key} is missing" if value is None else f"{key} must be a text")
    if not is_sound(value):
        raise LineError(f"{key} holds half a character")
    return value


def _number(data: Mapping[str, Any], key: str, *, least: int) -> int:
    if key not in data:
        raise LineError(f"{key} is missing")
    return _whole(data[key], key, least=least)


def _whole(value: object, where: str, *, least: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= _LARGEST:
        raise LineError(f"{where} must be a whole number from {least} to {_LARGEST}")
    return value
