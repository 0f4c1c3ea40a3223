"""Reads what came before with a customer, all of it from this desk's own files."""

from desktop.models.conversation import Contact
from desktop.models.customer_history import CustomerHistory, HistoryEntry, totals
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.services.store.store import Store
from desktop.services.use_cases.refusals import UnknownConversation


async def read_history(store: Store, conversation_id: int) -> CustomerHistory:
    """Return the time line of a conversation's customer. Raises `UnknownConversation`."""
    known = await store.with_contact(conversation_id)
    if known is None:
        raise UnknownConversation(conversation_id)
    conversation, contact = known
    conversations = {
        one.conversation_id: one for one in await store.conversations_with(conversation.contact_id)
    }
    rows = await store.inbox_rows(tuple(conversations))
    entries = [
        HistoryEntry(one.last_activity_at, one, rows[number])
        for number, one in conversations.items()
        if number in rows
    ]
    links = await store.links_in(tuple(conversations))
    ladders = await store.ladders(tuple(links))
    quotes = {quote.quote_id: quote for quote in await store.quotes(tuple(links))}
    for quote_id, number in links.items():
        ladder = ladders.get(quote_id)
        if ladder is None or ladder.stage is Stage.DRAFT or number not in rows:
            continue
        # Of a link that another desk made, only its money is known here.
        quote = quotes.get(quote_id) or Quote(quote_id, number, currency=ladder.currency or "EUR")
        at = min([*ladder.reached.values(), ladder.since])
        card = QuoteCard(quote, ladder)
        entries.append(HistoryEntry(at, conversations[number], rows[number], card))
    paid, refunded = totals(ladders.values())
    return CustomerHistory(
        contact or Contact(conversation.contact_id, ""),
        conversation_id,
        tuple(sorted(entries, key=lambda one: (-one.at, one.card is None))),
        paid,
        refunded,
    )
