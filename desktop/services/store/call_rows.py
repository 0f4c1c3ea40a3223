"""What the journal holds of phone calls, and the numbers beside it, which leave with old text."""

import json

from sqlalchemy import ColumnElement, Connection, delete, func, select

from desktop.models.phone_call import CallFact, CallKind
from desktop.services.store import journal_rows
from desktop.services.store.schema import JOURNAL, OF_CALLS, PRIVATE_VALUES

CALL = func.json_extract(JOURNAL.c.body, "$.call")
_KINDS = {kind.value: kind for kind in CallKind}


def since(connection: Connection, at: float) -> list[CallFact]:
    """Return all that was written of calls since then (UTC seconds), in the journal's order."""
    query = select(JOURNAL).where(OF_CALLS, JOURNAL.c.at >= at).order_by(JOURNAL.c.seq)
    rows = connection.execute(query).all()
    private = journal_rows.private_values(connection, entry_ids=[row.entry_id for row in rows])
    return [
        CallFact(
            _KINDS[row.kind],
            row.at,
            row.actor,
            json.loads(row.body),
            private.get(row.entry_id, {}),
        )
        for row in rows
        if row.kind in _KINDS  # a newer desk may know more
    ]


def _of_old(before: float) -> ColumnElement[bool]:
    old = select(JOURNAL.c.entry_id).where(OF_CALLS, JOURNAL.c.at < before)
    return PRIVATE_VALUES.c.entry_id.in_(old)


def has_old(connection: Connection, before: float) -> bool:
    """Whether `forget` has anything to do."""
    query = select(PRIVATE_VALUES.c.entry_id).where(_of_old(before)).limit(1)
    return connection.execute(query).first() is not None


def forget(connection: Connection, before: float) -> int:
    """Let the numbers of calls before then leave; when and how they went stays. Returns how many
    personal values went."""
    return connection.execute(delete(PRIVATE_VALUES).where(_of_old(before))).rowcount
