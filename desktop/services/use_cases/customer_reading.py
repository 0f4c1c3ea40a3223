"""Reads what is known of the customer of a conversation, all of it from this desk's own files."""

from desktop.models.conversation import Contact
from desktop.models.customer import Customer
from desktop.services.store.store import Store
from desktop.services.use_cases.refusals import UnknownConversation


async def read_customer(store: Store, conversation_id: int) -> Customer:
    """Return the customer of a conversation. Raises `UnknownConversation`."""
    known = await store.with_contact(conversation_id)
    if known is None:
        raise UnknownConversation(conversation_id)
    conversation, contact = known
    return Customer(
        contact or Contact(conversation.contact_id, ""),
        conversation,
        await store.conversations_with(conversation.contact_id),
    )
