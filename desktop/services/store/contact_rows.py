"""What the hub told of a contact when it was asked: handles and notes."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.models.conversation import Channel
from desktop.models.customer import ContactDetails, ContactNote, Handle
from desktop.services.store.schema import CONTACT_DETAILS
from desktop.services.store.stored_text import dumps

_COLUMN = CONTACT_DETAILS.c


def save(connection: Connection, details: ContactDetails) -> None:
    """Write them in place of what was told before."""
    row = {
        "contact_id": details.contact_id,
        "handles": dumps([[one.channel, one.name] for one in details.handles]),
        "notes": dumps([asdict(one) for one in details.notes]),
        "created_at": details.created_at,
        "fetched_at": details.fetched_at,
    }
    statement = upsert(CONTACT_DETAILS).values(row)
    told: dict[str, Any] = {name: statement.excluded[name] for name in row if name != "contact_id"}
    connection.execute(statement.on_conflict_do_update(index_elements=["contact_id"], set_=told))


def change(
    connection: Connection, contact_id: int, how: Callable[[ContactDetails], ContactDetails]
) -> None:
    """Write what `how` makes of what is known; nothing where nothing is."""
    known = by_id(connection, contact_id)
    if known is not None:
        save(connection, how(known))


def by_id(connection: Connection, contact_id: int) -> ContactDetails | None:
    """Return what the hub told, None where it was not asked."""
    row = connection.execute(
        select(CONTACT_DETAILS).where(_COLUMN.contact_id == contact_id)
    ).first()
    if row is None:
        return None
    return ContactDetails(
        contact_id=row.contact_id,
        handles=tuple(
            Handle(Channel(channel) if channel else None, name)
            for channel, name in json.loads(row.handles)
        ),
        notes=tuple(ContactNote(**one) for one in json.loads(row.notes)),
        created_at=row.created_at,
        fetched_at=row.fetched_at,
    )


def forget(connection: Connection, before: float) -> int:
    """Let go of what was fetched before then: the hub still has it. Returns of how many."""
    return connection.execute(delete(CONTACT_DETAILS).where(_COLUMN.fetched_at < before)).rowcount
