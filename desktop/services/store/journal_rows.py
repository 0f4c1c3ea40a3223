"""The journal's rows: appending in the sequencer's way, reading, and checking the tail."""

import contextlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, and_, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.models.fact import SAID, Fact, FactKind
from desktop.models.journal import (
    GENESIS,
    ChainFault,
    Draft,
    JournalEntry,
    SequencedEntry,
    chain_hash,
    digest,
    seal,
    verify,
)
from desktop.services.store.prepared import Prepared, among, given
from desktop.services.store.restored import SALVAGED
from desktop.services.store.schema import JOURNAL, MARKS, PRIVATE_VALUES, SEEN_EVENTS
from desktop.services.store.stored_text import clean, normal

T = TypeVar("T")

EXPIRED = "journal.expired"
"""The journal's record that its beginning left at the end of the legal term: the places (first,
last) that are `missing` since."""
GAPS = (SALVAGED, EXPIRED)

EVENTS_KEPT_S = 2 * 24 * 3600.0
_CHUNK = 500
_KINDS = frozenset(kind.value for kind in FactKind)
_IS_SAID = and_(PRIVATE_VALUES.c.entry_id == JOURNAL.c.entry_id, PRIVATE_VALUES.c.name == SAID)
_INSERT = Prepared(insert(JOURNAL))
_INSERT_PRIVATE = Prepared(insert(PRIVATE_VALUES))
_KNOWN = Prepared(select(JOURNAL.c.source).where(JOURNAL.c.source.in_(among("sources"))))
_ACCOUNT_HEAD = Prepared(
    select(JOURNAL.c.seq, JOURNAL.c.chain_hash).order_by(JOURNAL.c.seq.desc()).limit(1)
)
_DEVICE_HEAD = Prepared(
    select(JOURNAL.c.device_seq, JOURNAL.c.content_hash)
    .where(JOURNAL.c.device_id == given("device"), JOURNAL.c.seq <= given("up_to"))
    .order_by(JOURNAL.c.device_seq.desc())
    .limit(1)
)
_FACTS = Prepared(
    select(
        JOURNAL.c.quote_id,
        JOURNAL.c.kind,
        JOURNAL.c.at,
        JOURNAL.c.source,
        JOURNAL.c.body,
        PRIVATE_VALUES.c.value.label("said"),
    )
    .outerjoin(PRIVATE_VALUES, _IS_SAID)
    .where(JOURNAL.c.quote_id.in_(among("quotes")))
    .order_by(JOURNAL.c.seq)
)


def chunks(items: Iterable[T], size: int = _CHUNK) -> Iterator[list[T]]:
    """Cut `items` into lists short enough for one statement."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def append(
    connection: Connection,
    drafts: Sequence[Draft],
    *,
    device_id: str,
    make_id: Callable[[], str],
) -> list[JournalEntry]:
    """Seal and sequence `drafts` in their order; one whose source is known is left out.

    Returns the new entries. The caller's transaction makes them one with what they speak of.
    Raises TypeError or ValueError for a body that JSON cannot hold.
    """
    known = _known_sources(connection, {draft.source for draft in drafts})
    fresh: list[Draft] = []
    for draft in drafts:
        if draft.source not in known:
            known.add(draft.source)
            fresh.append(draft)
    if not fresh:
        return []
    seq, previous_chain = head(connection)
    device_seq, previous_hash = _device_head(connection, device_id)
    entries: list[JournalEntry] = []
    rows: list[dict[str, Any]] = []
    private: list[dict[str, Any]] = []
    for draft in fresh:
        entry_id = make_id()
        seq, device_seq = seq + 1, device_seq + 1
        body = normal(draft.body)
        digests: dict[str, str] = dict(body.get("digests", {}))
        for name, value in (draft.private or {}).items():
            value, salt = clean(value), secrets.token_bytes(16)
            digests[name] = digest(salt, value)
            private.append({"entry_id": entry_id, "name": name, "value": value, "salt": salt})
        if digests:
            body["digests"] = digests
        entry = seal(
            draft,
            entry_id=entry_id,
            device_id=device_id,
            device_seq=device_seq,
            previous_hash=previous_hash,
            body=body,
        )
        chained = chain_hash(previous_chain, seq, entry.content_hash)
        rows.append(_as_row(SequencedEntry(seq, entry, previous_chain, chained)))
        entries.append(entry)
        previous_hash, previous_chain = entry.content_hash, chained
    _INSERT.run_each(connection, rows)
    _INSERT_PRIVATE.run_each(connection, private)
    return entries


def set_marks(connection: Connection, marks: Mapping[str, str]) -> None:
    """Write key/value rows; each replaces the one before."""
    if marks:
        statement = upsert(MARKS)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["key"], set_={"value": statement.excluded.value}
            ),
            [{"key": key, "value": clean(value)} for key, value in marks.items()],
        )


def remember_events(
    connection: Connection, events: Sequence[tuple[str, float]], now: float
) -> None:
    """Note the provider's events (id, created in UTC seconds) as read; forget those of long ago."""
    if events:
        connection.execute(
            upsert(SEEN_EVENTS).on_conflict_do_nothing(),
            [{"event_id": event_id, "created_at": created} for event_id, created in events],
        )
        connection.execute(
            SEEN_EVENTS.delete().where(SEEN_EVENTS.c.created_at < now - EVENTS_KEPT_S)
        )


def facts_of(connection: Connection, quote_ids: Sequence[str]) -> dict[str, list[Fact]]:
    """Return what is known of each quote, in the journal's order; records are left out.

    The words of whoever refused a message (`SAID`) are in the body, until they are erased.
    """
    found: dict[str, list[Fact]] = {quote_id: [] for quote_id in quote_ids}
    for row in _FACTS.rows(connection, quotes=json.dumps(list(found))):
        if row.kind in _KINDS:
            body = json.loads(row.body)
            found[row.quote_id].append(
                Fact(
                    FactKind(row.kind),
                    row.at,
                    row.source,
                    {**body, SAID: row.said} if row.said else body,
                )
            )
    return found


def entries_after(connection: Connection, seq: int, limit: int) -> list[SequencedEntry]:
    """Return at most `limit` entries after `seq`, in order."""
    rows = connection.execute(
        select(JOURNAL).where(JOURNAL.c.seq > seq).order_by(JOURNAL.c.seq).limit(limit)
    )
    return [_as_entry(row) for row in rows]


def private_values(
    connection: Connection, *, entry_ids: Sequence[str] = (), quote_id: str = ""
) -> dict[str, dict[str, str]]:
    """Return the personal values of these entries or of all entries of a quote, by entry, name."""
    table = PRIVATE_VALUES.c
    columns = select(table.entry_id, table.name, table.value)
    found: dict[str, dict[str, str]] = {}
    queries = [columns.where(table.entry_id.in_(some)) for some in chunks(entry_ids)]
    if quote_id:
        queries.append(
            columns.join(JOURNAL, JOURNAL.c.entry_id == table.entry_id)
            .where(JOURNAL.c.quote_id == quote_id)
            .order_by(JOURNAL.c.seq)
        )
    for query in queries:
        for entry_id, name, value in connection.execute(query):
            found.setdefault(entry_id, {})[name] = value
    return found


def last_seq(connection: Connection) -> int:
    """Return the newest entry's place; 0 in an empty journal."""
    return int(connection.execute(select(func.coalesce(func.max(JOURNAL.c.seq), 0))).scalar_one())


def tail_faults(connection: Connection, count: int) -> list[ChainFault]:
    """Check both chains over the newest `count` entries, from the state that precedes them."""
    start = max(0, last_seq(connection) - count)
    entries = entries_after(connection, start, count)
    before = _entry_up_to(connection, start)
    devices = {
        device_id: _device_head(connection, device_id, up_to=start)
        for device_id in {sequenced.entry.device_id for sequenced in entries}
    }
    faults = verify(entries, after=before, devices=devices)
    if not faults:
        return []
    walk = Walk(before.seq if before else 0)
    for _ in walk.over(entries):
        pass
    for _, kind, body in gap_records(connection):
        walk.note(kind, body)
    return walk.sort_out(faults)[0]


def gap_records(connection: Connection) -> list[tuple[int, str, dict[str, Any]]]:
    """Return place, kind and body of each record of a gap, in order."""
    query = select(JOURNAL.c.seq, JOURNAL.c.kind, JOURNAL.c.body)
    rows = connection.execute(query.where(JOURNAL.c.kind.in_(GAPS)).order_by(JOURNAL.c.seq))
    return [(row.seq, row.kind, json.loads(row.body)) for row in rows]


def gaps_in(body: Mapping[str, Any]) -> set[tuple[int, int]]:
    """Return the gaps (first, last place) that a record names."""
    with contextlib.suppress(TypeError, ValueError, KeyError):
        return {(int(first), int(last)) for first, last in body["missing"]}
    return set()


class Walk:
    """Goes along a journal's entries and remembers the gaps: those that there are, and those that
    were recorded, by a salvage or at the end of the legal term. There both chains must break.

    Nobody can tell a gap from removed entries by the hashes alone; the record, which is in the
    chain, says when and how it came to be. It speaks for exactly the places that it names.
    """

    def __init__(self, last: int = 0) -> None:
        """`last` is the place of the entry before the first."""
        self._last = last
        self._found: dict[int, tuple[int, int]] = {}
        self._recorded: dict[tuple[int, int], str] = {}

    def over(self, entries: Iterable[SequencedEntry]) -> Iterator[SequencedEntry]:
        """Give the entries on as they come."""
        for one in entries:
            if one.seq > self._last + 1:
                self._found[one.seq] = (self._last + 1, one.seq - 1)
            if one.entry.kind in GAPS:
                self.note(one.entry.kind, one.entry.body)
            self._last = one.seq
            yield one

    def note(self, kind: str, body: Mapping[str, Any]) -> None:
        """Take the gaps from a record."""
        self._recorded |= dict.fromkeys(gaps_in(body), kind)

    def sort_out(
        self, faults: Iterable[ChainFault]
    ) -> tuple[list[ChainFault], list[tuple[int, int]], int]:
        """Return the faults that no record explains, the gaps (first, last place) that a salvage
        recorded, and up to which place entries left at the end of the legal term."""
        gaps = {seq: gap for seq, gap in self._found.items() if gap in self._recorded}
        left = [one for one in faults if not (one.seq in gaps and "broken" in one.reason)]
        lost = [gap for gap in gaps.values() if self._recorded[gap] == SALVAGED]
        expired = [gap[1] for gap in gaps.values() if self._recorded[gap] == EXPIRED]
        return left, sorted(lost), max(expired, default=0)


def _entry_up_to(connection: Connection, seq: int) -> SequencedEntry | None:
    """The entry at this place, or the last one before it."""
    query = select(JOURNAL).where(JOURNAL.c.seq <= seq).order_by(JOURNAL.c.seq.desc()).limit(1)
    row = connection.execute(query).first()
    return _as_entry(row) if row else None


def _known_sources(connection: Connection, sources: set[str]) -> set[str]:
    known = _KNOWN.rows(connection, sources=json.dumps(list(sources)))
    return {row.source for row in known}


def head(connection: Connection) -> tuple[int, str]:
    """Return the newest entry's place and its chain's hash; 0 and `GENESIS` in an empty journal."""
    row = _ACCOUNT_HEAD.first(connection)
    return (row.seq, row.chain_hash) if row else (0, GENESIS)


def _device_head(connection: Connection, device_id: str, up_to: int = 2**63 - 1) -> tuple[int, str]:
    row = _DEVICE_HEAD.first(connection, device=device_id, up_to=up_to)
    return (row.device_seq, row.content_hash) if row else (0, GENESIS)


def _as_row(sequenced: SequencedEntry) -> dict[str, Any]:
    entry = sequenced.entry
    return {
        "seq": sequenced.seq,
        "entry_id": entry.entry_id,
        "device_id": entry.device_id,
        "device_seq": entry.device_seq,
        "at": entry.at,
        "kind": entry.kind,
        "quote_id": entry.quote_id,
        "actor": entry.actor,
        "source": entry.source,
        "body": json.dumps(entry.body, ensure_ascii=False, allow_nan=False),
        "previous_hash": entry.previous_hash,
        "content_hash": entry.content_hash,
        "previous_chain_hash": sequenced.previous_chain_hash,
        "chain_hash": sequenced.chain_hash,
    }


def _as_entry(row: Row[Any]) -> SequencedEntry:
    return SequencedEntry(
        seq=row.seq,
        entry=JournalEntry(
            entry_id=row.entry_id,
            device_id=row.device_id,
            device_seq=row.device_seq,
            at=row.at,
            kind=row.kind,
            quote_id=row.quote_id,
            actor=row.actor,
            source=row.source,
            body=json.loads(row.body),
            previous_hash=row.previous_hash,
            content_hash=row.content_hash,
        ),
        previous_chain_hash=row.previous_chain_hash,
        chain_hash=row.chain_hash,
    )
