"""All that the two files hold about one customer: found, given out, and erased."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    text,
    update,
)

from desktop.models.card_shield import MASK, was_masked
from desktop.models.job import JobKind, JobState
from desktop.models.note_draft import NoteDraft
from desktop.models.quote import Quote
from desktop.services.store import case_rows, columns
from desktop.services.store.cache_rows import refresh_previews
from desktop.services.store.call_rows import CALL
from desktop.services.store.journal_rows import chunks
from desktop.services.store.quote_rows import QUOTE
from desktop.services.store.schema import (
    CONTACT_DETAILS,
    CONTACTS,
    CONVERSATIONS,
    DRAFTS,
    JOBS,
    JOURNAL,
    MARKS,
    MESSAGES,
    OF_CALLS,
    PRIVATE_VALUES,
    QUOTE_KEYS,
    QUOTES,
    UNSPACED,
)
from desktop.services.store.stored_text import dumps

_KEPT_PAYLOAD = frozenset(
    "generation alternatives asked in_order because amount currency reason left change undo ends "
    "home by inbox channel then".split()
)
_KEPT_PROGRESS = frozenset(
    {"step", "session", "message", "expires_at", "keys", "after", "again", "refund"}
)
_CONVERSATION = func.json_extract(JOURNAL.c.body, "$.conversation")


# --- cache.db


def contacts_named(cache: Connection, wanted: str) -> list[int]:
    """Return the contacts that have this number, name, handle, address, phone or booking."""
    word = wanted.strip()
    if word.isascii() and word.isdecimal() and len(word) < 18:
        known = cache.execute(
            select(CONTACTS.c.contact_id).where(CONTACTS.c.contact_id == int(word))
        ).scalar()
        if known is not None:
            return [int(known)]
    digits = "".join(sign for sign in word if sign.isdecimal())
    rows = cache.execute(select(CONTACTS)).all()
    return sorted(
        row.contact_id
        for row in rows
        if word
        and (
            word.casefold().lstrip("@")
            in {
                value.casefold().lstrip("@")
                for value in (row.name, row.handle, row.email, row.phone, row.booking)
                if value
            }
            or (len(digits) >= 8 and digits == row.phone_digits)
        )
    )


def owners_of(cache: Connection, ids: Collection[int]) -> dict[int, tuple[int, str]]:
    """Return whose these conversations are: the contact's number and name."""
    column = CONVERSATIONS.c
    found: dict[int, tuple[int, str]] = {}
    for some in chunks(ids):
        query = select(
            column.conversation_id, column.contact_id, func.coalesce(CONTACTS.c.name, "")
        ).outerjoin(CONTACTS, CONTACTS.c.contact_id == column.contact_id)
        for number, contact_id, name in cache.execute(
            query.where(column.conversation_id.in_(some))
        ):
            found[number] = contact_id, name
    return found


def conversations_of(cache: Connection, contact_id: int) -> list[int]:
    """Return the numbers of a contact's conversations."""
    column = CONVERSATIONS.c
    query = select(column.conversation_id).where(column.contact_id == contact_id)
    return list(cache.execute(query.order_by(column.conversation_id)).scalars())


def cached(cache: Connection, contact_id: int | None, ids: Sequence[int]) -> dict[str, Any]:
    """Return the contact, the conversations and their messages, as they are stored."""
    found: dict[str, Any] = {
        "contact": None,
        "details": None,
        "conversations": [],
        "messages": [],
    }
    if contact_id is not None:
        for name, table in (("contact", CONTACTS), ("details", CONTACT_DETAILS)):
            row = cache.execute(select(table).where(table.c.contact_id == contact_id)).first()
            found[name] = _told(row) if row else None
    for name, table in (("conversations", CONVERSATIONS), ("messages", MESSAGES)):
        for some in chunks(ids):
            query = select(table).where(table.c.conversation_id.in_(some))
            rows = cache.execute(query.order_by(*table.primary_key))
            found[name] += [_told(row) for row in rows]
    return found


def _told(row: Any) -> dict[str, Any]:
    """A stored row without what only repeats its words for the search index."""
    return {name: value for name, value in row._mapping.items() if name != UNSPACED}


def erase_cached(cache: Connection, contact_id: int | None, ids: Sequence[int]) -> int:
    """Erase the same, and what was derived from it; returns how many rows went."""
    gone = 0
    for some in chunks(ids):
        # What quotes are searched by stands in desk.db, and is given out from there.
        cache.execute(delete(QUOTE_KEYS).where(QUOTE_KEYS.c.conversation_id.in_(some)))
        for table in (MESSAGES, CONVERSATIONS):
            statement = delete(table).where(table.c.conversation_id.in_(some))
            gone += cache.execute(statement).rowcount
    if contact_id is not None:
        for about in (CONTACTS, CONTACT_DETAILS):
            statement = delete(about).where(about.c.contact_id == contact_id)
            gone += cache.execute(statement).rowcount
    merge_indexes(cache)
    return gone


def conversations_after(cache: Connection, after: int, limit: int) -> list[int]:
    """Return the next conversations by number that hold messages."""
    column = MESSAGES.c.conversation_id
    query = select(column).where(column > after).distinct().order_by(column).limit(limit)
    return list(cache.execute(query).scalars())


def merge_indexes(cache: Connection) -> None:
    """Let words that are gone leave the search indexes too: a deleted row leaves them there until
    the index's parts are merged."""
    for index in ("message_words", "contact_words"):
        cache.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def masked(cache: Connection) -> tuple[int, float]:
    """Return how many stored messages hold something that the card shield masked, and when the last
    of them was written (UTC seconds; 0 where there is none)."""
    query = select(MESSAGES.c.text, MESSAGES.c.created_at).where(MESSAGES.c.text.contains(MASK))
    times = [row.created_at for row in cache.execute(query) if was_masked(row.text)]
    return len(times), max(times, default=0.0)


def forget_messages(
    cache: Connection, before: float, keep: Collection[int], most: int
) -> tuple[frozenset[int], int]:
    """Delete at most `most` messages older than `before`, with their words in the search index.

    Conversations in `keep` are spared. Returns the conversations that changed, and how many
    messages went.
    """
    # From now on a word leaves the index together with its message.
    cache.exec_driver_sql(
        "INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1)"
    )
    column = MESSAGES.c
    query = select(column.message_id, column.conversation_id).where(column.created_at < before)
    if keep:
        query = query.where(column.conversation_id.not_in(sorted(keep)))
    rows = cache.execute(query.limit(most)).all()
    for some in chunks([row.message_id for row in rows]):
        cache.execute(delete(MESSAGES).where(column.message_id.in_(some)))
    changed = frozenset(row.conversation_id for row in rows)
    emptied = text(
        "UPDATE conversations SET preview = '' WHERE conversation_id IN :ids AND NOT EXISTS ("
        "SELECT 1 FROM messages AS m WHERE m.conversation_id = conversations.conversation_id "
        "AND m.direction <> 'activity')"
    ).bindparams(bindparam("ids", expanding=True))
    for some in chunks(changed):
        cache.execute(emptied, {"ids": some})
    refresh_previews(cache, changed)
    return changed, len(rows)


# --- desk.db


def conversations_booked(desk: Connection, booking: str) -> list[int]:
    """Return the conversations in whose quotes this booking stands, or stood once."""
    word = booking.strip().upper()
    if not word:
        return []
    quote = func.iif(func.json_valid(PRIVATE_VALUES.c.value), PRIVATE_VALUES.c.value, "{}")
    query = (
        select(QUOTES.c.conversation_id)
        .join(JOURNAL, JOURNAL.c.quote_id == QUOTES.c.quote_id)
        .join(PRIVATE_VALUES, PRIVATE_VALUES.c.entry_id == JOURNAL.c.entry_id)
        .where(PRIVATE_VALUES.c.name == QUOTE)
        .where(func.upper(func.json_extract(quote, "$.booking")) == word)
    )
    return sorted(desk.execute(query.distinct()).scalars())


def quotes_in(desk: Connection, ids: Sequence[int]) -> list[str]:
    """Return the quotes of these conversations, those of other desks' links among them."""
    found: set[str] = set()
    for some in chunks(ids):
        query = select(QUOTES.c.quote_id).where(QUOTES.c.conversation_id.in_(some))
        found.update(desk.execute(query).scalars())
        told = select(JOURNAL.c.quote_id).where(_CONVERSATION.in_(some), JOURNAL.c.quote_id != "")
        found.update(desk.execute(told.distinct()).scalars())
    return sorted(found)


def kept(desk: Connection, ids: Sequence[int], contact_id: int | None = None) -> dict[str, Any]:
    """Return the journal's entries with their personal values, the jobs, the drafts, and in which
    language an agent has said that the contact writes."""
    entries = _entries(desk, ids, contact_id)
    values: dict[str, dict[str, str]] = {}
    for some in chunks([row["entry_id"] for row in entries]):
        query = select(PRIVATE_VALUES).where(PRIVATE_VALUES.c.entry_id.in_(some))
        for row in desk.execute(query):
            values.setdefault(row.entry_id, {})[row.name] = row.value
    for entry in entries:
        entry["personal"] = values.get(entry["entry_id"], {})
    found: dict[str, Any] = {"journal": entries, "jobs": [], "drafts": [], "note_drafts": []}
    found["counted"] = case_rows.about(desk, frozenset(ids))
    if contact_id is not None:
        query = select(MARKS.c.value).where(MARKS.c.key == _chosen_language(contact_id))
        note = desk.execute(query).scalar()
        found["chosen_language"] = columns.chosen_language(note)[0] if note else None
    for row in _jobs_of(desk, ids, contact_id):
        job = dict(row._mapping)
        job |= {name: json.loads(job[name]) for name in ("payload", "progress")}
        found["jobs"].append(job)
    for some in chunks(ids):
        drafts = select(DRAFTS).where(DRAFTS.c.conversation_id.in_(some))
        found["drafts"] += [dict(row._mapping) for row in desk.execute(drafts)]
        notes = select(MARKS.c.value).where(MARKS.c.key.in_(_note_drafts(some)))
        found["note_drafts"] += desk.execute(notes).scalars()
    return found


def _jobs_of(desk: Connection, ids: Sequence[int], contact_id: int | None) -> list[Row[Any]]:
    """The jobs of these conversations, with those that opened one of them, and those about this
    contact that were asked for in none; each once, the oldest first."""
    opened = func.json_extract(JOBS.c.progress, "$.conversation")
    wanted: list[ColumnElement[bool]] = [
        or_(
            JOBS.c.conversation_id.in_(some),
            and_(JOBS.c.kind == JobKind.OPEN.value, opened.in_(some)),
        )
        for some in chunks(ids)
    ]
    if contact_id is not None:  # else it would be all whose contact is not known yet
        about = func.coalesce(
            func.json_extract(JOBS.c.progress, "$.contact"),
            func.json_extract(JOBS.c.payload, "$.contact"),
        )
        wanted.append(and_(JOBS.c.conversation_id == 0, about == contact_id))
    found = {row.number: row for which in wanted for row in desk.execute(select(JOBS).where(which))}
    return [found[number] for number in sorted(found)]


def unfinished(desk: Connection, ids: Sequence[int], contact_id: int | None) -> int:
    """Return how many jobs of this customer are not over."""
    return sum(row.state not in columns.OVER for row in _jobs_of(desk, ids, contact_id))


def erase_kept(desk: Connection, ids: Sequence[int], contact_id: int | None = None) -> int:
    """Erase the personal values and their salts, drafts, the words of jobs, a chosen language.

    The entries stand, so that both chains still verify; amounts and states stay, pseudonymous. A
    job that is not over (in an old copy) is taken back: nothing must leave twice. Returns how many
    personal values went.
    """
    gone = 0
    for some in chunks([row["entry_id"] for row in _entries(desk, ids, contact_id)]):
        statement = delete(PRIVATE_VALUES).where(PRIVATE_VALUES.c.entry_id.in_(some))
        gone += desk.execute(statement).rowcount
    for some in chunks(ids):
        desk.execute(delete(DRAFTS).where(DRAFTS.c.conversation_id.in_(some)))
        desk.execute(delete(MARKS).where(MARKS.c.key.in_(_note_drafts(some))))
    _empty_jobs(desk, _jobs_of(desk, ids, contact_id))
    case_rows.forget(desk, frozenset(ids))
    if contact_id is not None:
        desk.execute(delete(MARKS).where(MARKS.c.key == _chosen_language(contact_id)))
    return gone


def _note_drafts(ids: Iterable[int]) -> list[str]:
    return [f"{kind}{number}" for number in ids for kind in NoteDraft]


def forget_note_drafts(desk: Connection) -> None:
    """Forget the notes that are being written."""
    for kind in NoteDraft:
        desk.execute(delete(MARKS).where(MARKS.c.key.startswith(kind, autoescape=True)))


def _chosen_language(contact_id: int) -> str:
    return f"{columns.CHOSEN_LANGUAGE}{contact_id}"


def has_old_replies(desk: Connection, before: float) -> bool:
    """Whether `forget_replies` has anything to do."""
    return desk.execute(_old_replies(before).limit(1)).first() is not None


def forget_replies(desk: Connection, before: float) -> int:
    """Take the words out of replies that were over before then; returns of how many."""
    rows = desk.execute(_old_replies(before)).all()
    for row in rows:
        payload = {**json.loads(row.payload), "text": ""}
        payload.pop("files", None)  # their names
        for name in ("edit", "address", "caller", "lane"):  # name, phone number and address
            payload.pop(name, None)
        desk.execute(update(JOBS).where(JOBS.c.number == row.number).values(payload=dumps(payload)))
    return len(rows)


def _old_replies(before: float) -> Select[Any]:
    return select(JOBS.c.number, JOBS.c.payload).where(
        JOBS.c.finished_at < before,
        JOBS.c.state.in_(columns.OVER),
        or_(
            func.coalesce(func.json_extract(JOBS.c.payload, "$.text"), "") != "",
            func.json_extract(JOBS.c.payload, "$.files").is_not(None),
            func.json_extract(JOBS.c.payload, "$.edit").is_not(None),
            func.json_extract(JOBS.c.payload, "$.address").is_not(None),
        ),
    )


def pseudonymous(payload: dict[str, Any]) -> dict[str, Any]:
    """Return a job's payload without what is personal in it; what reads jobs can still read it."""
    emptied = {name: value for name, value in payload.items() if name in _KEPT_PAYLOAD}
    if "text" in payload:
        emptied["text"] = ""
    if "tickets" in payload:
        emptied["tickets"] = []
    if "quote" in payload:
        emptied["quote"] = _nameless(str(payload["quote"]))
    if "quotes" in payload:  # those of an offer
        quotes = payload["quotes"].items()
        emptied["quotes"] = {name: _nameless(str(quote)) for name, quote in quotes}
    return emptied


def _nameless(quote: str) -> str:
    try:
        known = Quote.from_json(quote)
    except (ValueError, KeyError, TypeError):
        return ""
    return known.nameless().to_json()


def _empty_jobs(desk: Connection, jobs: Iterable[Row[Any]]) -> None:
    for row in jobs:
        progress = {
            name: value
            for name, value in json.loads(row.progress).items()
            if name in _KEPT_PROGRESS and isinstance(value, (str, int, float))
        }
        over = row.state in columns.OVER
        desk.execute(
            update(JOBS)
            .where(JOBS.c.number == row.number)
            .values(
                payload=dumps(pseudonymous(json.loads(row.payload))),
                progress=dumps(progress),
                error="",
                state=row.state if over else JobState.REMOVED.value,
                finished_at=row.finished_at if over else row.created_at,
            )
        )


def _entries(desk: Connection, ids: Sequence[int], contact_id: int | None) -> list[dict[str, Any]]:
    """The journal's entries about these conversations, their quotes or this contact's calls, the
    oldest first."""
    quotes = quotes_in(desk, ids)
    wanted: list[ColumnElement[bool]] = [JOURNAL.c.quote_id.in_(some) for some in chunks(quotes)]
    wanted += [_CONVERSATION.in_(some) for some in chunks(ids)]
    if contact_id is not None:  # a call may go on in no conversation
        wanted.append(and_(OF_CALLS, func.json_extract(JOURNAL.c.body, "$.contact") == contact_id))
    found: dict[int, dict[str, Any]] = {}

    def find(conditions: Iterable[ColumnElement[bool]]) -> None:
        for condition in conditions:
            for row in desk.execute(select(JOURNAL).where(condition)):
                found[row.seq] = {**row._mapping, "body": json.loads(row.body)}

    find(wanted)
    # A call is the customer's from its beginning, when nobody knew yet whose it was.
    calls = {str(row["body"]["call"]) for row in found.values() if "call" in row["body"]}
    find(and_(OF_CALLS, CALL.in_(some)) for some in chunks(sorted(calls)))
    return [found[seq] for seq in sorted(found)]
