"""Reads the lines of an enqueue file: JSON into what the window would ask for, or a clear refusal.

The format is documented in `docs/enqueue.md`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from json import JSONDecodeError
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
from desktop.models.issuing import Entry
from desktop.models.job import JobKind
from desktop.models.quote import Quote
from desktop.models.reach import Caller, Reach
from desktop.models.refund import GivenBy, RefundReason
from desktop.models.ticket import TicketNumberError
from desktop.models.travel_document import DocumentError, TravelDocument
from desktop.services.unattended.line_fields import (
    LineError,
    a_number,
    a_text,
    a_whole,
    check_known,
    check_texts,
)
from desktop.services.unattended.quote_lines import QUOTE_FIELDS, read_alternatives, read_quote
from desktop.services.wire.wire_json import Undecodable, decode, is_sound

_COMMON = frozenset({"kind", "client_id", "conversation"})
_FIELDS: dict[JobKind, frozenset[str]] = {
    JobKind.REPLY: frozenset({"text", "files"}),
    JobKind.SEND_LINK: QUOTE_FIELDS | {"quote", "renews", "replaces"},
    JobKind.OFFER: frozenset({"alternatives"}),
    JobKind.REMIND: frozenset({"quote"}),
    JobKind.RESEND: frozenset({"quote"}),
    JobKind.CANCEL: frozenset({"quote"}),
    JobKind.TICKET_TOLD: frozenset({"quote", "tickets"}),
    JobKind.RESOLVE: frozenset(),
    JobKind.REFUND: frozenset({"quote", "amount", "reason"}),
    JobKind.GIVEN_BACK: frozenset({"quote", "by", "reference"}),
    JobKind.PAID_ELSEWHERE: frozenset({"quote", "amount", "by", "reference"}),
    JobKind.CHANGE: frozenset({"change"}),
    JobKind.NOTE: frozenset({"text"}),
    JobKind.CONTACT_NOTE: frozenset({"text"}),
    JobKind.CONTACT_EDIT: frozenset({"name", "phone", "email"}),
    JobKind.OPEN: frozenset({"inbox", "address", "caller", "quote"}),
}
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_KNOW_CONVERSATION = (
    JobKind.CANCEL,
    JobKind.TICKET_TOLD,
    JobKind.REFUND,
    JobKind.GIVEN_BACK,
    JobKind.PAID_ELSEWHERE,
    JobKind.REMIND,
    JobKind.RESEND,
)
"""Their quote does."""
_CHANGES = (Assign, SetStatus, SetPriority, SetLabels)
"""What a line may change: of contacts more than one conversation would have to be looked at."""


@dataclass(frozen=True, slots=True)
class JobLine:
    """One line, read. `quote` is what a link is for, `alternatives` are what an offer's links are
    for; `quote_ref` names the link of a cancel, ticket notice, reminder or refund, or the one whose
    place a link takes: the client_id of its line, or its quote id. `conversation` 0 is not given.
    `amount` is that of a refund or a mark, as it was written; None is all of it. `paid_by` and
    `reference` say how it was paid elsewhere. `to` is where a conversation is opened, with a
    `caller` whom the hub may not know, or with the conversation's customer. `files` are paths, as
    they were written. `tickets` say for each passenger what was issued, or why nothing is; None
    where nothing is said of them now."""

    number: int
    kind: JobKind
    client_id: str
    conversation: int
    text: str = ""
    quote: Quote | None = None
    alternatives: tuple[Quote, ...] = ()
    quote_ref: str = ""
    tickets: tuple[Entry, ...] = ()
    amount: int | str | None = None
    reason: RefundReason = RefundReason.NONE
    paid_by: PaidBy = PaidBy.OTHER
    given_by: GivenBy = GivenBy.OTHER
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
        why = error.__cause__
        if isinstance(why, JSONDecodeError):  # its own text counts lines too, from this one
            raise LineError(f"it is no JSON: {why.msg} (column {why.colno})") from None
        raise LineError(str(error)) from None
    if not isinstance(data, dict):
        raise LineError("it is no JSON object")
    kind = _kind(data)
    check_known(data, _COMMON | _FIELDS[kind], "")
    client_id = a_text(data, "client_id")
    if holds_card(client_id):
        raise LineError("client_id holds a card number; use an id of your own")
    conversation = 0
    elsewhere = kind is JobKind.OPEN and bool(data.get("caller") or data.get("quote"))
    if "conversation" in data or not (kind in _KNOW_CONVERSATION or elsewhere):
        conversation = a_number(data, "conversation", least=1)
    line = JobLine(number, kind, client_id, conversation)
    match kind:
        case JobKind.REPLY:
            files = _files(data)
            words = "" if files and not data.get("text") else a_text(data, "text")
            return replace(line, text=words, files=files)
        case JobKind.NOTE | JobKind.CONTACT_NOTE:
            return replace(line, text=a_text(data, "text"))
        case JobKind.CONTACT_EDIT:
            return replace(line, edit=_edit(data))
        case JobKind.SEND_LINK if data.get("renews") is not None:
            beside = sorted(set(data) - _COMMON - {"renews"})
            if beside:
                raise LineError(f"{beside[0]} cannot stand beside renews: the quote stays as it is")
            return replace(line, quote_ref=a_text(data, "renews"))
        case JobKind.SEND_LINK:
            before = a_text(data, "replaces") if data.get("replaces") is not None else ""
            return replace(
                line, quote=read_quote(data, quote_id or "", conversation), quote_ref=before
            )
        case JobKind.OFFER:
            return replace(line, alternatives=read_alternatives(data, conversation))
        case JobKind.CANCEL | JobKind.REMIND | JobKind.RESEND:
            return replace(line, quote_ref=a_text(data, "quote"))
        case JobKind.TICKET_TOLD:
            return replace(line, quote_ref=a_text(data, "quote"), tickets=_tickets(data))
        case JobKind.REFUND:
            quote_ref, amount = a_text(data, "quote"), _part(data)
            return replace(line, quote_ref=quote_ref, amount=amount, reason=_reason(data))
        case JobKind.GIVEN_BACK:
            return replace(
                line,
                quote_ref=a_text(data, "quote"),
                given_by=_given_by(data),
                reference=a_text(data, "reference"),
            )
        case JobKind.PAID_ELSEWHERE:
            return replace(
                line,
                quote_ref=a_text(data, "quote"),
                amount=_part(data),
                paid_by=_paid_by(data),
                reference=a_text(data, "reference"),
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
    inbox, address = a_number(data, "inbox", least=1), a_text(data, "address").strip()
    channel = Channel.EMAIL if "@" in address else Channel.SMS
    if channel is Channel.SMS and not _E164.fullmatch(address):
        raise LineError("address must be a number like +31612345678, or an e-mail address")
    caller = data.get("caller")
    if caller is not None:
        if line.conversation or data.get("quote") is not None:
            raise LineError("caller cannot stand beside conversation or quote")
        if not isinstance(caller, dict):
            raise LineError("caller must be an object with name, phone and email")
        check_known(caller, {"name", "phone", "email"}, "caller.")
        check_texts(caller, "caller.")
    return replace(
        line,
        to=Reach(0, channel, address, inbox),
        caller=Caller(**caller) if caller is not None else None,
        quote_ref=a_text(data, "quote") if data.get("quote") is not None else "",
    )


def _edit(data: Mapping[str, Any]) -> ContactEdit:
    wanted = {key: data[key] for key in ("name", "phone", "email") if data.get(key) is not None}
    if not wanted:
        raise LineError("name, phone or email is missing")
    check_texts(wanted, "")
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
    return a_whole(value, "amount", least=1)


def _reason(data: Mapping[str, Any]) -> RefundReason:
    try:
        return RefundReason(data.get("reason") or "")
    except ValueError:
        known = ", ".join(one for one in RefundReason if one)
        raise LineError(f"reason {data['reason']!r} is not known; known are {known}") from None


def _paid_by(data: Mapping[str, Any]) -> PaidBy:
    way = a_text(data, "by")
    try:
        return PaidBy(way)
    except ValueError:
        raise LineError(f"by {way!r} is not known; known are {', '.join(PaidBy)}") from None


def _given_by(data: Mapping[str, Any]) -> GivenBy:
    way = a_text(data, "by")
    try:
        return GivenBy(way)
    except ValueError:
        raise LineError(f"by {way!r} is not known; known are {', '.join(GivenBy)}") from None


def _kind(data: Mapping[str, Any]) -> JobKind:
    kind = next((one for one in _FIELDS if one.value == str(data.get("kind"))), None)
    if kind is None:
        known = ", ".join(one for one in JobKind if one in _FIELDS)
        raise LineError(f"kind {data.get('kind')!r} is not known; known are {known}")
    return kind


def _tickets(data: Mapping[str, Any]) -> tuple[Entry, ...]:
    value = data.get("tickets")
    if not isinstance(value, list) or all(one is None for one in value):
        raise LineError("tickets must be a list of ticket numbers")
    found: list[Entry] = []
    for place, item in enumerate(value):
        if item is None:
            found.append(None)
            continue
        if isinstance(item, dict):
            check_known(item, {"no_ticket"}, f"tickets[{place}].")
            found.append(a_text(item, "no_ticket"))
            continue
        try:
            found.append(TravelDocument.parse(str(item)).checked())
        except (TicketNumberError, DocumentError) as error:
            raise LineError(f"tickets[{place}]: {error}") from None
    return tuple(found)
