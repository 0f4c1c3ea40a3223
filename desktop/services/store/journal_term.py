"""The end of the legal term: the oldest payments leave the journal, its beginning as a whole.

Both chains then begin behind the gap, and a record in them names it, as a repair's does.
"""

import sys
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, select

from desktop.services.store import columns
from desktop.services.store.journal_rows import EXPIRED
from desktop.services.store.schema import JOBS, JOURNAL, JOURNAL_GUARDS, PRIVATE_VALUES, QUOTES

_NO_DELETE = "journal_no_delete"


@dataclass(frozen=True, slots=True)
class Left:
    """What may leave: the entries up to the place `last`, and of them the `quotes`."""

    last: int
    quotes: frozenset[str]


def over(desk: Connection, before: float) -> Left | None:
    """Return what ended before then (UTC seconds); None where nothing did.

    A quote ends with the last that became known of it, and not before its jobs do; it leaves as a
    whole. As the journal is one chain, it can lose only its beginning: one young entry keeps all
    that came after it.
    """
    first = desk.execute(select(JOURNAL.c.at).order_by(JOURNAL.c.seq).limit(1)).scalar()
    if first is None or first >= before:
        return None
    newest = int(desk.execute(select(func.max(JOURNAL.c.seq))).scalar_one())
    unfinished = JOBS.c.state.not_in(columns.OVER)
    waiting = select(JOBS.c.quote_id).where(unfinished, JOBS.c.quote_id != "")
    last = min(
        newest,
        _before_first(desk, JOURNAL.c.at >= before),
        _before_first(desk, JOURNAL.c.quote_id.in_(waiting)),
    )
    while True:
        later = select(JOURNAL.c.quote_id).where(JOURNAL.c.seq > last, JOURNAL.c.quote_id != "")
        whole = _before_first(desk, JOURNAL.c.seq <= last, JOURNAL.c.quote_id.in_(later))
        if whole >= last:
            break
        last = whole
    leaving = desk.execute(select(JOURNAL.c.quote_id).where(JOURNAL.c.seq <= last).distinct())
    quotes = frozenset(leaving.scalars()) - {""}
    return Left(last, quotes) if last > 0 and _holds_any(desk, last) else None


def leave(desk: Connection, left: Left, before: float) -> int:
    """Delete it, with what stands beside it and the jobs that ended before then; returns how many
    entries went. The record must have been appended already."""
    entries = select(JOURNAL.c.entry_id).where(JOURNAL.c.seq <= left.last)
    desk.execute(delete(PRIVATE_VALUES).where(PRIVATE_VALUES.c.entry_id.in_(entries)))
    desk.execute(delete(QUOTES).where(QUOTES.c.entry_id.in_(entries)))
    desk.execute(delete(JOBS).where(JOBS.c.state.in_(columns.OVER), JOBS.c.finished_at < before))
    guard = next(text for text in JOURNAL_GUARDS if _NO_DELETE in text)
    desk.exec_driver_sql(f"DROP TRIGGER {_NO_DELETE}")
    gone = desk.execute(delete(JOURNAL).where(JOURNAL.c.seq <= left.last)).rowcount
    desk.exec_driver_sql(guard)
    return gone


def _before_first(desk: Connection, *conditions: ColumnElement[bool]) -> int:
    """The place before the first entry of which this is so; endless where it is of none."""
    first = desk.execute(select(func.min(JOURNAL.c.seq)).where(*conditions)).scalar()
    return sys.maxsize if first is None else int(first) - 1


def _holds_any(desk: Connection, last: int) -> bool:
    """Whether more than the record of an earlier end would leave."""
    query = select(JOURNAL.c.seq).where(JOURNAL.c.seq <= last, JOURNAL.c.kind != EXPIRED)
    return desk.execute(query.limit(1)).first() is not None
