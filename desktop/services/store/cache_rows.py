"""Conversations, messages and contacts as the hub last told them."""

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import SQLAlchemyError

from desktop.models.conversation import (
    Attachment,
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Delivery,
    Direction,
    Message,
)
from desktop.models.unspaced import cut
from desktop.services.store.columns import PREVIEW_LENGTH
from desktop.services.store.journal_rows import chunks
from desktop.services.store.prepared import Prepared, among, given
from desktop.services.store.schema import (
    CONTACT_DETAILS,
    CONTACTS,
    CONVERSATIONS,
    LINKS,
    MESSAGES,
    UNSETTLED,
)
from desktop.services.store.stored_text import clean, dumps

log = logging.getLogger(__name__)

_Model = TypeVar("_Model", Contact, Conversation, Message)

_HEIGHT = {Delivery.SENT: 0, Delivery.FAILED: 1, Delivery.DELIVERED: 2, Delivery.READ: 3}
_PHONE_TAIL = 8
_LAST = 2**63 - 1
"""A number behind every message's."""
FILE_SIGN = "📎"
"""Before a file's name, where it came without words."""
_BY_ID = {
    table.name: Prepared(select(table).where(next(iter(table.primary_key)).in_(among("ids"))))
    for table in (CONTACTS, CONVERSATIONS, MESSAGES)
}
_NEWEST_MESSAGE = Prepared(
    select(MESSAGES.c.message_id)
    .where(MESSAGES.c.conversation_id == given("conversation_id"))
    .order_by(MESSAGES.c.message_id.desc())
    .limit(1)
)
_MESSAGES_BEFORE = Prepared(
    select(MESSAGES)
    .where(
        MESSAGES.c.conversation_id == given("conversation_id"),
        MESSAGES.c.message_id < given("before"),
    )
    .order_by(MESSAGES.c.message_id.desc())
    .limit(given("most"))
)
_OLDEST_MESSAGE = Prepared(
    select(MESSAGES.c.message_id)
    .where(MESSAGES.c.conversation_id == given("conversation_id"))
    .order_by(MESSAGES.c.message_id)
    .limit(1)
)


def save_contacts(connection: Connection, contacts: Sequence[Contact]) -> frozenset[int]:
    """Write contacts; returns the ids of those that differ from before."""
    newest = {
        contact.contact_id: replace(_cleaned(contact), language_said_at=0.0) for contact in contacts
    }
    known = contacts_by_id(connection, newest)
    for id_, contact in newest.items():
        if id_ in known:  # the hub says nothing of what is recognised here, and not always all
            before = known[id_]
            blocked = before.blocked if contact.blocked is None else contact.blocked
            language = contact.language or before.language
            newest[id_] = replace(contact, language=language, blocked=blocked)
    changed = [contact for id_, contact in newest.items() if known.get(id_) != contact]
    return _put(
        connection, CONTACTS, {contact.contact_id: _contact_row(contact) for contact in changed}
    )


def save_conversations(
    connection: Connection, conversations: Sequence[Conversation]
) -> frozenset[int]:
    """Write conversations; returns the ids of those that differ from before.

    What the hub changed earlier never overwrites what it changed later.
    """
    newest: dict[int, Conversation] = {}
    for conversation in map(_cleaned, conversations):
        rival = newest.get(conversation.conversation_id)
        if rival is None or conversation.updated_at >= rival.updated_at:
            newest[conversation.conversation_id] = conversation
    known = conversations_by_id(connection, newest)
    changed = {
        id_: _conversation_row(conversation)
        for id_, conversation in _with_what_is_known(newest, known).items()
        if id_ not in known
        or (known[id_] != conversation and known[id_].updated_at <= conversation.updated_at)
    }
    written = _put(connection, CONVERSATIONS, changed)
    moved = {known[id_].contact_id for id_ in written & known.keys()}
    _forget_merged(connection, moved - {newest[id_].contact_id for id_ in written})
    return written


def _forget_merged(connection: Connection, contact_ids: Iterable[int]) -> None:
    """Let go of contacts whose last conversation went to another: the hub made the two one, and
    what is told of the one that is no more would never be corrected or erased."""
    for some in chunks(contact_ids):
        left = select(CONVERSATIONS.c.contact_id).where(CONVERSATIONS.c.contact_id.in_(some))
        held = set(connection.execute(left).scalars())
        gone = [one for one in some if one not in held]
        for table in (CONTACTS, CONTACT_DETAILS):
            connection.execute(delete(table).where(table.c.contact_id.in_(gone)))


def _with_what_is_known(
    newest: Mapping[int, Conversation], known: Mapping[int, Conversation]
) -> dict[int, Conversation]:
    """Keep the reply window, which the hub tells only with the customer's message, and a language
    that was recognised here, of which it says nothing."""
    return {
        id_: replace(
            one,
            window_closes_at=_window(one, known[id_]),
            language=one.language or known[id_].language,
        )
        if id_ in known
        else one
        for id_, one in newest.items()
    }


def _window(told: Conversation, known: Conversation) -> float | None:
    """Until when may be replied; of the same message, the hub was seen to keep the longer one."""
    if told.window_closes_at is None:
        return known.window_closes_at
    tagged = told.window_closes_at + told.channel.tagged_s
    return tagged if told.can_reply and tagged == known.window_closes_at else told.window_closes_at


def save_messages(connection: Connection, messages: Sequence[Message]) -> frozenset[int]:
    """Write messages; returns the ids of the conversations in which something differs.

    Delivery never goes back, and a platform id or job reference once known stays.
    """
    newest: dict[int, Message] = {}
    for message in map(_cleaned, messages):
        before = newest.get(message.message_id)
        newest[message.message_id] = message if before is None else joined(before, message)
    known = messages_by_id(connection, newest)
    changed: dict[int, Message] = {}
    for id_, message in newest.items():
        both = joined(known[id_], message) if id_ in known else message
        if both != known.get(id_):
            changed[id_] = both
    written = _put(connection, MESSAGES, {id_: _message_row(one) for id_, one in changed.items()})
    return frozenset(changed[id_].conversation_id for id_ in written)


def refresh_previews(connection: Connection, conversation_ids: Iterable[int]) -> None:
    """Let each inbox row show the newest words of its conversation."""
    statement = text(
        f"""
        UPDATE conversations SET (preview, preview_by) = (
            SELECT CASE
                WHEN m.text <> '' OR m.attachments = '[]' THEN substr(m.text, 1, {PREVIEW_LENGTH})
                ELSE '{FILE_SIGN} ' || coalesce(json_extract(m.attachments, '$[0].name'), '')
            END, m.direction FROM messages AS m
            WHERE m.conversation_id = conversations.conversation_id AND m.direction <> 'activity'
            ORDER BY m.message_id DESC LIMIT 1
        )
        WHERE conversation_id IN :ids AND EXISTS (
            SELECT 1 FROM messages AS m
            WHERE m.conversation_id = conversations.conversation_id AND m.direction <> 'activity'
        )
        """
    ).bindparams(bindparam("ids", expanding=True))
    for some in chunks(conversation_ids):
        connection.execute(statement, {"ids": some})


def conversations_of_contacts(connection: Connection, contact_ids: Iterable[int]) -> frozenset[int]:
    """Return the conversations whose rows show one of these contacts."""
    column = CONVERSATIONS.c.conversation_id
    found: set[int] = set()
    for some in chunks(contact_ids):
        query = select(column).where(CONVERSATIONS.c.contact_id.in_(some))
        found.update(connection.execute(query).scalars())
    return frozenset(found)


def contacts_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Contact]:
    """Return those contacts that the cache holds."""
    return {
        row.contact_id: Contact(
            contact_id=row.contact_id,
            name=row.name,
            handle=row.handle,
            phone=row.phone,
            email=row.email,
            membership=row.membership,
            booking=row.booking,
            language=row.language,
            blocked=None if row.blocked is None else bool(row.blocked),
        )
        for row in _by_id(connection, CONTACTS, ids)
    }


def conversations_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Conversation]:
    """Return those conversations that the cache holds."""
    return {
        row.conversation_id: Conversation(
            conversation_id=row.conversation_id,
            contact_id=row.contact_id,
            inbox_id=row.inbox_id,
            channel=Channel(row.channel),
            status=ConversationStatus(row.status),
            assignee_id=row.assignee_id,
            labels=tuple(json.loads(row.labels)),
            unread=row.unread,
            can_reply=bool(row.can_reply),
            is_private=bool(row.is_private),
            created_at=row.created_at,
            last_activity_at=row.last_activity_at,
            waiting_since=row.waiting_since,
            first_reply_at=row.first_reply_at,
            snoozed_until=row.snoozed_until,
            priority=row.priority,
            language=row.language,
            window_closes_at=row.window_closes_at,
            updated_at=row.updated_at,
            team_id=row.team_id,
        )
        for row in _by_id(connection, CONVERSATIONS, ids)
    }


def links_in(connection: Connection, conversation_ids: Iterable[int]) -> dict[str, int]:
    """Return the quotes of these conversations, each with its conversation."""
    found: dict[str, int] = {}
    for some in chunks(conversation_ids):
        query = select(LINKS.c.quote_id, LINKS.c.conversation_id)
        rows = connection.execute(query.where(LINKS.c.conversation_id.in_(some)))
        found.update((row.quote_id, row.conversation_id) for row in rows)
    return found


_HISTORY_COUNT = text(
    """
    SELECT count(*) + coalesce(sum((
        SELECT count(*) FROM links AS l
        WHERE l.conversation_id = c.conversation_id AND l.stage <> 'draft'
    )), 0)
    FROM conversations AS c WHERE c.contact_id = (
        SELECT contact_id FROM conversations WHERE conversation_id = :id
    )
    """
)


def history_count(connection: Connection, conversation_id: int) -> int:
    """Return how many conversations the contact of this one has, and quotes in them."""
    return int(connection.execute(_HISTORY_COUNT, {"id": conversation_id}).scalar_one())


def conversations_with(connection: Connection, contact_id: int) -> tuple[Conversation, ...]:
    """Return the conversations of a contact, newest activity first."""
    column = CONVERSATIONS.c
    query = select(column.conversation_id).where(column.contact_id == contact_id)
    found = conversations_by_id(connection, connection.execute(query).scalars().all())
    return tuple(sorted(found.values(), key=lambda one: -one.last_activity_at))


def messages_by_id(connection: Connection, ids: Iterable[int]) -> dict[int, Message]:
    """Return those messages that the cache holds."""
    return {row.message_id: _as_message(row) for row in _by_id(connection, MESSAGES, ids)}


def messages_of(
    connection: Connection, conversation_id: int, before: int | None, limit: int
) -> list[Message]:
    """Return the newest `limit` messages before message `before`, oldest first."""
    rows = _MESSAGES_BEFORE.rows(
        connection,
        conversation_id=conversation_id,
        before=_LAST if before is None else before,
        most=limit,
    )
    return [_as_message(row) for row in reversed(rows)]


def messages_from(
    connection: Connection, conversation_id: int, first: int, limit: int
) -> list[Message]:
    """Return `limit` messages from message `first` on, oldest first."""
    query = select(MESSAGES).where(MESSAGES.c.conversation_id == conversation_id)
    query = query.where(MESSAGES.c.message_id >= first)
    rows = connection.execute(query.order_by(MESSAGES.c.message_id).limit(limit))
    return [_as_message(row) for row in rows]


def newest_message_id(connection: Connection, conversation_id: int) -> int | None:
    """Return the id of the newest message that the cache holds of a conversation."""
    return _NEWEST_MESSAGE.value(connection, conversation_id=conversation_id)


def oldest_message_id(connection: Connection, conversation_id: int) -> int | None:
    """Return the id of the oldest message that the cache holds of a conversation."""
    return _OLDEST_MESSAGE.value(connection, conversation_id=conversation_id)


def message_by_ref(connection: Connection, client_ref: str) -> Message | None:
    """Return the message that a job of a desk sent; the first one, if there are two."""
    query = select(MESSAGES).where(MESSAGES.c.client_ref == client_ref, text("client_ref <> ''"))
    row = connection.execute(query.order_by(MESSAGES.c.message_id).limit(1)).first()
    return _as_message(row) if row else None


def unsettled_messages(connection: Connection, since: float) -> list[tuple[int, int, bool]]:
    """Return (conversation, message, whether it carries a link) of what we sent since then and was
    neither read nor failed. Those with a link come first, then the newest.
    """
    rows = connection.execute(
        select(MESSAGES.c.conversation_id, MESSAGES.c.message_id, LINKS.c.message_id.is_not(None))
        .outerjoin(LINKS, LINKS.c.message_id == MESSAGES.c.message_id)
        .where(UNSETTLED, MESSAGES.c.created_at >= since)
        .order_by(LINKS.c.message_id.is_(None), MESSAGES.c.created_at.desc())
        .distinct()
    )
    return [(row[0], row[1], bool(row[2])) for row in rows]


def without_receipt(connection: Connection, since: float) -> int:
    """Return of how many messages that a job sent since then (UTC seconds) the hub does not say yet
    whether their platform has them."""
    channels = connection.execute(
        select(CONVERSATIONS.c.channel)
        .join(MESSAGES, MESSAGES.c.conversation_id == CONVERSATIONS.c.conversation_id)
        .where(UNSETTLED, MESSAGES.c.created_at >= since, MESSAGES.c.client_ref != "")
        .where(MESSAGES.c.delivery == Delivery.SENT.value, MESSAGES.c.platform_id == "")
    ).scalars()
    return sum(Channel(channel).confirms_platform_id for channel in channels)


def refused_by_platform(connection: Connection, since: float) -> int:
    """Return how many messages that a job sent since then (UTC seconds) their platform refused."""
    query = select(func.count()).where(
        MESSAGES.c.created_at >= since,
        text("client_ref <> ''"),
        MESSAGES.c.direction == Direction.OUTGOING.value,
        MESSAGES.c.delivery == Delivery.FAILED.value,
    )
    return int(connection.execute(query).scalar_one())


def digits_of(phone: str) -> str:
    """Return the ASCII digits of a phone number, any script's digits read as such."""
    return "".join(str(int(sign)) for sign in phone if sign.isdecimal())


def phone_tail(digits: str) -> str:
    """Return what a number has in common however it is dialled; empty for a short one."""
    return digits[-_PHONE_TAIL:] if len(digits) >= _PHONE_TAIL else ""


def contacts_by_phone(connection: Connection, number: str, most: int = 50) -> list[Contact]:
    """Return contacts whose number ends as this one does, however either is dialled."""
    tail = phone_tail(digits_of(number))
    if not tail:
        return []
    column = CONTACTS.c
    query = select(column.contact_id).where(text("phone_tail <> ''"), column.phone_tail == tail)
    ids = connection.execute(query.order_by(column.contact_id).limit(most)).scalars()
    return list(contacts_by_id(connection, list(ids)).values())


def joined(before: Message, after: Message) -> Message:
    """Return what two tellings of one message say together: delivery only goes forward."""
    delivery = max(before.delivery, after.delivery, key=_HEIGHT.__getitem__)
    return replace(
        after,
        direction=before.direction,
        delivery=delivery,
        platform_id=after.platform_id or before.platform_id,
        client_ref=after.client_ref or before.client_ref,
        error=(after.error or before.error) if delivery is Delivery.FAILED else after.error,
    )


def _cleaned(model: _Model) -> _Model:
    """Return the model with every text in a form that SQLite can hold."""
    texts: dict[str, Any] = {
        name: cleaned
        for name in model.__slots__
        if type(value := getattr(model, name)) is str and (cleaned := clean(value)) is not value
    }
    return replace(model, **texts) if texts else model


def _put(
    connection: Connection, table: Table, rows: Mapping[int, dict[str, Any]]
) -> frozenset[int]:
    """Insert or replace rows by primary key; returns the ids that were written.

    One row that SQLite cannot hold is left out and reported; its neighbours are written.
    """
    if not rows:
        return frozenset()
    key = next(iter(table.primary_key)).name
    statement: Any = upsert(table)
    values = {name: statement.excluded[name] for name in next(iter(rows.values())) if name != key}
    statement = statement.on_conflict_do_update(index_elements=[key], set_=values)
    try:
        with connection.begin_nested():
            connection.execute(statement, list(rows.values()))
        return frozenset(rows)
    except (OverflowError, SQLAlchemyError) as error:
        if not _is_about_a_value(error):
            raise
    written: set[int] = set()
    for id_, row in rows.items():
        try:
            with connection.begin_nested():
                connection.execute(statement, row)
            written.add(id_)
        except (OverflowError, SQLAlchemyError) as error:
            if not _is_about_a_value(error):
                raise
            log.warning("%s %s cannot be stored: %s", table.name, id_, type(error).__name__)
    return frozenset(written)


def _is_about_a_value(error: BaseException) -> bool:
    """Whether one row is to blame, and not the file or the disk."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return code is None or code & 0xFF in (18, 19, 20)  # too big, constraint, mismatch


def _by_id(connection: Connection, table: Table, ids: Iterable[int]) -> list[Any]:
    storable = [id_ for id_ in ids if -(2**63) <= id_ < 2**63]
    return _BY_ID[table.name].rows(connection, ids=json.dumps(storable))


def _contact_row(contact: Contact) -> dict[str, Any]:
    digits = digits_of(contact.phone)
    kept = asdict(contact)
    del kept["language_said_at"]  # what was chosen, and when, is in desk.db
    return {
        **kept,
        "phone_digits": digits,
        "phone_tail": phone_tail(digits),
        "unspaced": cut(contact.name),
    }


def _conversation_row(conversation: Conversation) -> dict[str, Any]:
    return {
        **{name: getattr(conversation, name) for name in conversation.__slots__},
        "channel": conversation.channel.value,
        "status": conversation.status.value,
        "labels": dumps(list(conversation.labels)),
    }


def _message_row(message: Message) -> dict[str, Any]:
    return {
        **{name: getattr(message, name) for name in message.__slots__},
        "direction": message.direction.value,
        "delivery": message.delivery.value,
        "attachments": dumps([asdict(one) for one in message.attachments]),
        "unspaced": cut(message.text),
    }


def _as_message(row: Any) -> Message:
    return Message(
        message_id=row.message_id,
        conversation_id=row.conversation_id,
        direction=Direction(row.direction),
        text=row.text,
        created_at=row.created_at,
        delivery=Delivery(row.delivery),
        platform_id=row.platform_id,
        client_ref=row.client_ref,
        sender_id=row.sender_id,
        sender_name=row.sender_name,
        error=row.error,
        attachments=tuple(Attachment(**one) for one in json.loads(row.attachments)),
    )
