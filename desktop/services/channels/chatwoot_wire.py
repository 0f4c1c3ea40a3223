"""Chatwoot's JSON in our words: pure functions, for answers of the API and frames of the socket.

Source: Chatwoot v4.14 `app/views/api/v1/**` and the models' `push_event_data`; the two differ in
small ways, and everything here reads both. What a field means is told in the models. Words that
people wrote come out with card numbers masked: nothing behind this module sees one.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeGuard, TypeVar
from urllib.parse import unquote, urlsplit

from desktop.models.board.figures import HubReport, Satisfaction
from desktop.models.card_shield import holds_card, mask
from desktop.models.colleague import Colleague, Label, Team
from desktop.models.company import Typing
from desktop.models.conversation import (
    Agent,
    Attachment,
    Availability,
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Delivery,
    Direction,
    Message,
)
from desktop.models.customer import ContactDetails, ContactNote, Handle
from desktop.models.one_line import one_line
from desktop.services.channels.channel import CannedResponse, ConversationPage, Inbox

Json = Mapping[str, Any]

PAGE_SIZE = 25
"""Conversations on one page (`CONVERSATION_RESULTS_PER_PAGE`)."""

_CHANNELS = {
    "Channel::FacebookPage": Channel.MESSENGER,
    "Channel::Instagram": Channel.INSTAGRAM,
    "Channel::Whatsapp": Channel.WHATSAPP,
    "Channel::TwitterProfile": Channel.X,
    "Channel::Telegram": Channel.TELEGRAM,
    "Channel::Sms": Channel.SMS,
    "Channel::TwilioSms": Channel.SMS,
    "Channel::Email": Channel.EMAIL,
    "Channel::WebWidget": Channel.WEB,
    "Channel::Api": Channel.API,
}
# One inbox of the hub can carry several channels; the conversation's own type tells them apart.
_TYPES = {
    "instagram_direct_message": Channel.INSTAGRAM,
    "direct_message": Channel.X,
    "tweet": Channel.X,
}
_PUBLIC_TYPES = frozenset({"tweet"})
_DIRECTIONS: Mapping[int | str, Direction] = {
    0: Direction.INCOMING,
    1: Direction.OUTGOING,
    2: Direction.ACTIVITY,
    3: Direction.OUTGOING,
    "incoming": Direction.INCOMING,
    "outgoing": Direction.OUTGOING,
    "activity": Direction.ACTIVITY,
    "template": Direction.OUTGOING,
}
_BOOKING_KEYS = ("booking", "pnr", "booking_reference", "record_locator")
_MEMBERSHIP_KEYS = ("membership", "membership_level", "frequent_flyer", "loyalty_tier")
_SAID = "language_said"
_LANGUAGE_KEYS = ("language", "conversation_language", "preferred_language", "browser_language")
_HANDLE_KEYS = ("social_instagram_user_name", "social_telegram_user_name", "screen_name")

CLIENT_REF = "client_ref"
"""For which job of a desk a message was sent (in its `content_attributes`), or a conversation was
opened (in its `additional_attributes`)."""

_LARGEST_ID = 2**63 - 1  # the hub's own: PostgreSQL's bigint
_LARGEST_SIDE = 100_000
_END_OF_TIME = 1e11  # seconds; anything later is no time at all

_Item = TypeVar("_Item")
_Member = TypeVar("_Member", bound=StrEnum)


class Unreadable(ValueError):
    """The JSON is not what Chatwoot sends; the message says where."""


def mapping(data: object, what: str) -> Json:
    """`data` as a JSON object. Raises `Unreadable`."""
    if not isinstance(data, Mapping):
        raise Unreadable(f"{what} is no object")
    return data


def items(data: object, what: str) -> list[object]:
    """`data` as a JSON array. Raises `Unreadable`."""
    if not isinstance(data, list):
        raise Unreadable(f"{what} is no list")
    return data


def readable(found: Iterable[object], read: Callable[[Json], _Item]) -> tuple[list[_Item], int]:
    """Read each item; what cannot be read is set aside. Returns the read ones and how many not."""
    kept: list[_Item] = []
    aside = 0
    for item in found:
        try:
            kept.append(read(mapping(item, "item")))
        except Unreadable:
            aside += 1
    return kept, aside


def agent(data: Json, account_id: int) -> Agent:
    """The profile's owner, in the account that this desk works in. Raises `Unreadable`."""
    accounts = data.get("accounts")
    account: Json = next(
        (
            one
            for one in (accounts if isinstance(accounts, list) else [])
            if isinstance(one, Mapping) and one.get("id") == account_id
        ),
        {},
    )
    if not account:
        raise Unreadable(f"the profile is not of account {account_id}")
    return Agent(
        account_id=account_id,
        user_id=_id(data, "id"),
        name=_line(data, "available_name") or _line(data, "name"),
        role=_text(account, "role") or _text(data, "role"),
        pubsub_token=_code(data, "pubsub_token"),
        availability=_member(Availability, _text(account, "availability")) or Availability.ONLINE,
        email=_text(data, "email"),
    )


def inbox(data: Json) -> Inbox:
    """One of the account's inboxes. Raises `Unreadable`."""
    kind = _text(data, "channel_type")
    channel = _CHANNELS.get(kind, Channel.API)
    if kind == "Channel::TwilioSms" and _text(data, "medium") == "whatsapp":
        channel = Channel.WHATSAPP
    return Inbox(
        inbox_id=_id(data, "id"),
        name=_line(data, "name"),
        channel=channel,
        needs_attention=data.get("reauthorization_required") is True,
    )


def colleague(data: Json) -> Colleague:
    """An agent of the account. Raises `Unreadable`."""
    number = _id(data, "id")
    return Colleague(
        user_id=number,
        name=_line(data, "available_name") or _line(data, "name") or f"#{number}",
        availability=_member(Availability, _text(data, "availability_status")),
        role=_text(data, "role"),
    )


def team(data: Json) -> Team:
    """A team of the account. Raises `Unreadable`."""
    number = _id(data, "id")
    return Team(number, _line(data, "name") or f"#{number}")


def report(found: object) -> HubReport:
    """The summary of an account's or a team's work. Raises `Unreadable`."""
    data = mapping(found, "report")
    mean = data.get("avg_first_response_time")
    try:  # some versions of the hub write numbers as text
        seconds = None if mean is None else round(float(mean))
    except (TypeError, ValueError, OverflowError):
        seconds = None
    return HubReport(
        conversations=_count(data, "conversations_count"),
        mean_first_response=seconds or None,
        resolutions=_count(data, "resolutions_count"),
    )


def satisfaction(found: object) -> Satisfaction:
    """What customers answered to the hub's survey: 4 and 5 are good. Raises `Unreadable`."""
    data = mapping(found, "metrics")
    ratings = _part(data, "ratings_count")
    return Satisfaction(
        positive=_count(ratings, "4") + _count(ratings, "5"),
        answered=_count(data, "total_count"),
        sent=_count(data, "total_sent_messages_count"),
    )


def label(data: Json) -> Label:
    """A label of the account. Raises `Unreadable`."""
    title = _line(data, "title")
    if not title:
        raise Unreadable("the label has no title")
    return Label(title, _line(data, "description"))


def canned_response(data: Json) -> CannedResponse:
    """One of the account's ready answers. Raises `Unreadable`."""
    short_code, text = _line(data, "short_code"), mask(_text(data, "content"))
    if not short_code or not text.strip():
        raise Unreadable("a canned response without code or words")
    return CannedResponse(short_code, text)


def contact(data: Json) -> Contact:
    """A customer. Raises `Unreadable`."""
    custom, more = _part(data, "custom_attributes"), _part(data, "additional_attributes")
    email, phone = _line(data, "email"), _line(data, "phone_number")
    said = _part(more, _SAID)
    language, said_at = _first(said, ("language",)), _time(said.get("at")) or 0.0
    return Contact(
        contact_id=_id(data, "id"),
        name=_line(data, "name").strip() or email or phone or f"#{_id(data, 'id')}",
        handle=_handle(more),
        phone=phone,
        email=email,
        membership=_first(custom, _MEMBERSHIP_KEYS),
        booking=_first(custom, _BOOKING_KEYS).upper(),
        language=language or _first(custom, _LANGUAGE_KEYS) or _first(more, _LANGUAGE_KEYS),
        language_said_at=said_at if language else 0.0,
        blocked=blocked if isinstance(blocked := data.get("blocked"), bool) else None,
    )


def language_attributes(language: str, said_at: float) -> dict[str, object]:
    """What is written to a contact so that everybody at the hub has this language of it: the plain
    attribute, and for other desks that an agent said so, and when (UTC seconds). Both, because
    merging two contacts mixes their attributes one by one."""
    return {
        "custom_attributes": {_LANGUAGE_KEYS[0]: language},
        "additional_attributes": {_SAID: {"language": language, "at": said_at}},
    }


_SOCIAL = {
    "instagram": Channel.INSTAGRAM,
    "twitter": Channel.X,
    "telegram": Channel.TELEGRAM,
    "facebook": Channel.MESSENGER,
}
_OWN_NAMES = {
    "social_instagram_user_name": Channel.INSTAGRAM,
    "social_telegram_user_name": Channel.TELEGRAM,
    "screen_name": Channel.X,
}


def contact_details(data: Json) -> ContactDetails:
    """What a contact's own page tells beside `contact`; without notes. Raises `Unreadable`.

    A phone number or address as an id of a channel (`contact_inboxes`) is a handle of it; Meta's
    numbers for people say nothing to anybody.
    """
    more = _part(data, "additional_attributes")
    social = _part(more, "social_profiles")
    found = [(channel, _line(social, key)) for key, channel in _SOCIAL.items()]
    found += [(channel, _line(more, key)) for key, channel in _OWN_NAMES.items()]
    handles = [Handle(channel, f"@{name.strip().lstrip('@')}") for channel, name in found if name]
    listed = data.get("contact_inboxes")
    for one in listed if isinstance(listed, list) else ():
        inside = one if isinstance(one, Mapping) else {}
        channel = _CHANNELS.get(_text(_part(inside, "inbox"), "channel_type"))
        source = one_line(mask(_code(inside, "source_id"))).strip()
        if channel is Channel.WHATSAPP and source.isascii() and source.isdecimal():
            handles.append(Handle(channel, f"+{source}"))
        elif channel in (Channel.SMS, Channel.EMAIL) and source:
            handles.append(Handle(channel, source))
    return ContactDetails(
        contact_id=_id(data, "id"),
        handles=tuple(dict.fromkeys(handles)),
        created_at=_time(data.get("created_at")) or 0.0,
    )


def contact_note(data: Json) -> ContactNote:
    """A note about a contact. Raises `Unreadable`."""
    user = _part(data, "user")
    return ContactNote(
        note_id=_id(data, "id"),
        text=_text(data, "content"),
        author=_line(user, "available_name") or _line(user, "name"),
        created_at=_time(data.get("created_at")) or 0.0,
    )


def conversation(data: Json) -> Conversation:
    """A conversation as lists, its own page and the socket bring it. Raises `Unreadable`.

    `window_closes_at` is set where the newest message shown is the customer's; otherwise the
    caller counts it from the messages it knows (`window_closes_at()`).
    """
    meta = _part(data, "meta")
    more, custom = _part(data, "additional_attributes"), _part(data, "custom_attributes")
    channel = _channel(data, meta, more)
    status = _member(ConversationStatus, _text(data, "status"))
    if status is None:
        raise Unreadable("status is none of the hub's")
    incoming = [one.created_at for one in _messages(data)[0] if one.direction is Direction.INCOMING]
    created_at = _time(data.get("created_at")) or 0.0
    return Conversation(
        conversation_id=_id(data, "id"),
        contact_id=_contact_id(data, meta),
        inbox_id=_id(data, "inbox_id"),
        channel=channel,
        status=status,
        assignee_id=_assignee(meta),
        labels=labels(data.get("labels")),
        unread=_count(data, "unread_count"),
        can_reply=data.get("can_reply") is not False,
        is_private=_text(more, "type") not in _PUBLIC_TYPES,
        created_at=created_at,
        last_activity_at=_time(data.get("last_activity_at")) or created_at,
        waiting_since=_time(data.get("waiting_since")),
        first_reply_at=_time(data.get("first_reply_created_at")),
        snoozed_until=_time(data.get("snoozed_until")),
        priority=_text(data, "priority"),
        language=(
            _first(custom, _LANGUAGE_KEYS)
            or _first(more, _LANGUAGE_KEYS)
            or _first(_part(more, "browser"), _LANGUAGE_KEYS)
        ),
        window_closes_at=window_closes_at(channel, max(incoming)) if incoming else None,
        updated_at=_time(data.get("updated_at")) or 0.0,
        team_id=_team(meta),
    )


def window_closes_at(channel: Channel, last_incoming_at: float) -> float | None:
    """When the channel's reply window closes (UTC seconds); None where it never does.

    Source: Chatwoot `message_window_service.rb`; counted from the customer's last message.
    """
    window = channel.reply_window_s
    return None if window is None else last_incoming_at + window


def labels(found: object) -> tuple[str, ...]:
    """The labels of a conversation; what is no text is left out."""
    listed = found if isinstance(found, list) else ()
    return tuple(one_line(mask(title)) for title in listed if isinstance(title, str))


def all_labels(data: object) -> tuple[str, ...]:
    """The labels of a conversation as its own list brings them, every one: what is left out here
    would be taken off when the list is written back. Raises `Unreadable`."""
    listed = items(mapping(data, "answer").get("payload"), "payload")
    if not all(isinstance(title, str) for title in listed):
        raise Unreadable("a label is no text")
    return labels(listed)


def message(data: Json) -> Message:
    """A message as lists, its creation and the socket bring it. Raises `Unreadable`."""
    kind = data.get("message_type")
    direction = _DIRECTIONS.get(kind) if isinstance(kind, int | str) else None
    created_at = _time(data.get("created_at"))
    if direction is None or created_at is None:
        raise Unreadable("the message has no type or no time")
    if data.get("private") is True and direction is not Direction.ACTIVITY:
        direction = Direction.NOTE
    attributes, sender = _part(data, "content_attributes"), _part(data, "sender")
    found = data.get("attachments")
    attachments, _ = readable(found if isinstance(found, list) else (), _attachment)
    sender_id = sender.get("id", data.get("sender_id"))
    return Message(
        message_id=_id(data, "id"),
        conversation_id=_id(data, "conversation_id"),
        direction=direction,
        text=_text(data, "content"),
        created_at=created_at,
        delivery=_member(Delivery, _text(data, "status")) or Delivery.SENT,
        platform_id=_code(data, "source_id"),
        client_ref=_code(attributes, CLIENT_REF) or _code(data, "echo_id"),
        sender_id=sender_id if _is_number(sender_id) else None,
        sender_name=_line(sender, "available_name") or _line(sender, "name"),
        error=_text(attributes, "external_error"),
        attachments=tuple(attachments),
    )


def performer(data: Json) -> int | None:
    """The agent who did what an event tells of; None where no agent did, or none that can be read:
    automations and customers have other kinds of performer."""
    by = data.get("performer")
    if not isinstance(by, Mapping) or by.get("type") not in (None, "user"):
        return None
    number = by.get("id")
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def typing(data: Json, *, on: bool) -> Typing:
    """Read `conversation.typing_on` and `_off`. The customer types too (`type: contact`)."""
    user = mapping(data.get("user"), "user")
    is_customer = str(user.get("type", "")).lower() == "contact"
    return Typing(
        conversation_id=_id(mapping(data.get("conversation"), "conversation"), "id"),
        name=_line(user, "name"),
        on=on,
        user_id=None if is_customer else _id(user, "id"),
        is_private=data.get("is_private") is True,
    )


def page(found: list[object], *, paged: bool) -> ConversationPage:
    """A list of conversations, each with its contact and the newest messages it shows."""
    conversations: list[Conversation] = []
    contacts: dict[int, Contact] = {}
    messages: dict[int, Message] = {}
    refs: dict[int, str] = {}
    aside = 0
    for item in found:
        try:
            data = mapping(item, "conversation")
            found_here = conversation(data)
            customer = contact(mapping(_part(data, "meta").get("sender"), "sender"))
        except Unreadable:
            aside += 1
            continue
        conversations.append(found_here)
        if ref := _code(_part(data, "additional_attributes"), CLIENT_REF):
            refs[found_here.conversation_id] = ref
        contacts[customer.contact_id] = customer
        shown, unread = _messages(data)
        messages.update((one.message_id, one) for one in shown)
        aside += unread
    return ConversationPage(
        conversations=tuple(conversations),
        contacts=tuple(contacts.values()),
        messages=tuple(sorted(messages.values(), key=lambda one: one.message_id)),
        has_more=paged and len(found) >= PAGE_SIZE,
        unread=aside,
        refs=refs,
    )


def _messages(data: Json) -> tuple[list[Message], int]:
    """The newest messages that a conversation carries along."""
    found = data.get("messages")
    shown = list(found) if isinstance(found, list) else []
    last = data.get("last_non_activity_message")
    return readable([*shown, last] if isinstance(last, Mapping) else shown, message)


def _channel(data: Json, meta: Json, more: Json) -> Channel:
    kind = _text(meta, "channel") or _text(data, "channel")
    if not kind.startswith("Channel::"):
        raise Unreadable(f"channel is {kind!r}")
    by_type = _TYPES.get(_text(more, "type"))
    if by_type is not None:
        return by_type
    source = _code(_part(data, "contact_inbox"), "source_id")
    if kind == "Channel::TwilioSms" and source.startswith("whatsapp:"):
        return Channel.WHATSAPP
    return _CHANNELS.get(kind, Channel.API)


def _contact_id(data: Json, meta: Json) -> int:
    sender = _part(meta, "sender")
    return _id(sender, "id") if sender else _id(_part(data, "contact_inbox"), "contact_id")


def _assignee(meta: Json) -> int | None:
    """The agent whom the conversation is assigned to; a bot is nobody."""
    if meta.get("assignee_type") not in (None, "User"):
        return None
    found = _part(meta, "assignee").get("id")
    return found if _is_number(found) else None


def _team(meta: Json) -> int | None:
    """The team that the conversation was given to."""
    found = _part(meta, "team").get("id")
    return found if _is_number(found) else None


def _attachment(data: Json) -> Attachment:
    url = _code(data, "data_url")
    try:
        name = one_line(mask(unquote(urlsplit(url).path.rsplit("/", 1)[-1]))) if url else ""
    except ValueError:  # no address at all
        name = url = ""
    if holds_card(unquote(url)):
        url = ""  # a file that was named after a card cannot be fetched without naming it
    kind = _text(data, "file_type") or "file"
    return Attachment(
        name=name or kind,
        kind=kind,
        url=url,
        size=_count(data, "file_size"),
        width=_pixels(data, "width"),
        height=_pixels(data, "height"),
        attachment_id=_count(data, "id"),
    )


def _pixels(data: Json, key: str) -> int:
    """A side of a picture, 0 where it is not known or no picture has it."""
    value = data.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return 0
    return round(value) if 0 < value <= _LARGEST_SIDE else 0


def _handle(more: Json) -> str:
    social = _part(more, "social_profiles")
    name = _first(more, _HANDLE_KEYS) or _first(
        social, ("instagram", "twitter", "telegram", "facebook")
    )
    return f"@{name.lstrip('@')}" if name else ""


def _id(data: Json, key: str) -> int:
    value = data.get(key)
    if not _is_number(value):
        raise Unreadable(f"{key} is no number")
    return value


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_ID


def _count(data: Json, key: str) -> int:
    value = data.get(key)
    return value if _is_number(value) else 0


def _text(data: Json, key: str) -> str:
    """The text under a key, with card numbers masked; empty where there is none."""
    value = data.get(key)
    return mask(value) if isinstance(value, str) else ""


def _line(data: Json, key: str) -> str:
    """A name or the like under a key: its text on one line, in nobody's way."""
    return one_line(_text(data, key))


def _code(data: Json, key: str) -> str:
    """An id, token or address under a key, as it is: nobody typed it, and it must stay the same."""
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _part(data: Json, key: str) -> Json:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def _member(kind: type[_Member], value: str) -> _Member | None:
    """The enum's member of that value; None where there is none."""
    try:
        return kind(value)
    except ValueError:
        return None


def _first(data: Json, keys: Iterable[str]) -> str:
    return next((value for key in keys if (value := _line(data, key).strip())), "")


def _time(value: object) -> float | None:
    """A time as seconds or ISO 8601; 0 and null mean never, and so does what no calendar holds."""
    if isinstance(value, str) and value:
        try:
            value = datetime.fromisoformat(value).timestamp()
        except (ValueError, OverflowError, OSError):
            return None
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < _END_OF_TIME:
        return float(value)
    return None
