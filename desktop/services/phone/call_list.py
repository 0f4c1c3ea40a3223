"""Reads what the list of calls shows: each call with its customer and the money of it."""

from collections.abc import Iterable

from desktop.models.call_list import CallRow
from desktop.models.phone_call import Call
from desktop.services.store.store import Store


async def rows_of(store: Store, calls: Iterable[Call]) -> tuple[CallRow, ...]:
    """Return these calls' rows, in their order."""
    listed = tuple(calls)
    contacts = {
        contact_id: await store.contact(contact_id)
        for contact_id in dict.fromkeys(one.contact_id for one in listed)
        if contact_id
    }
    numbers = list(dict.fromkeys(one.conversation_id for one in listed if one.conversation_id))
    rows = await store.inbox_rows(numbers) if numbers else {}
    return tuple(
        CallRow(
            one,
            contacts.get(one.contact_id),
            rows[one.conversation_id].badge if one.conversation_id in rows else None,
        )
        for one in listed
    )
