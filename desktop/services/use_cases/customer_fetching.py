"""Asks the hub for what this desk does not hold of a customer, and keeps it for later."""

import asyncio
from dataclasses import replace

from desktop.services.inbox.card_watch import read_at_once
from desktop.services.jobs.tools import Tools


async def fetch_conversations(tools: Tools, conversation_id: int) -> None:
    """Fetch the conversations of this one's customer, on every channel. Raises `ChannelError`."""
    known = await tools.ledger.store.conversation(conversation_id)
    if known is None:
        return
    page = await tools.hub.contact_conversations(known.contact_id)
    await tools.ledger.save_conversations(
        page.conversations, page.contacts, read_at_once(page.messages)
    )


async def fetch_details(tools: Tools, conversation_id: int) -> None:
    """Fetch handles and notes of a conversation's customer. Raises `ChannelError`."""
    known = await tools.ledger.store.conversation(conversation_id)
    if known is None:
        return
    (contact, details), notes = await asyncio.gather(
        tools.hub.contact_details(known.contact_id), tools.hub.contact_notes(known.contact_id)
    )
    await tools.ledger.store.save_details(
        replace(details, notes=tuple(notes), fetched_at=tools.now())
    )
    await tools.ledger.save_conversations((), (contact,))
