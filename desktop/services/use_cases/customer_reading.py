"""Reads what is known of the customer of a conversation, all of it from this desk's own files."""

import asyncio
from collections.abc import Sequence

from desktop.models.conversation import Contact, Message
from desktop.models.customer import Customer, NamedBooking
from desktop.models.mentions import MentionKind, find_mentions
from desktop.services.store.store import Store
from desktop.services.use_cases.refusals import UnknownConversation

_MOST_CONVERSATIONS = 12
_MOST_MESSAGES = 200
"""So many of each of the newest conversations are looked through for bookings."""


async def read_customer(store: Store, conversation_id: int) -> Customer:
    """Return the customer of a conversation. Raises `UnknownConversation`."""
    known = await store.with_contact(conversation_id)
    if known is None:
        raise UnknownConversation(conversation_id)
    conversation, contact = known
    contact = contact or Contact(conversation.contact_id, "")
    conversations = await store.conversations_with(conversation.contact_id)
    numbers = [one.conversation_id for one in conversations]
    messages = [
        message
        for number in dict.fromkeys((conversation_id, *numbers[:_MOST_CONVERSATIONS]))
        for message in await store.messages(number, limit=_MOST_MESSAGES)
    ]
    return Customer(
        contact,
        conversation,
        conversations,
        await store.details(contact.contact_id),
        await asyncio.to_thread(named_bookings, messages, contact.booking),
        tuple(await store.jobs_about_contact(numbers)),
    )


def named_bookings(messages: Sequence[Message], own: str) -> tuple[NamedBooking, ...]:
    """Return the booking codes that these messages surely name, and `own`: that first, then those
    named last."""
    named: dict[str, float] = {own: 0.0} if own else {}
    for message in messages:
        for one in find_mentions(message.text, own):
            if one.kind is MentionKind.BOOKING and one.sure:
                named[one.value] = max(named.get(one.value, 0.0), message.created_at)
    found = [NamedBooking(code, at, own=code == own) for code, at in named.items()]
    return tuple(sorted(found, key=lambda one: (not one.own, -one.at)))
