"""What the variables of a template stand for in one conversation, as far as it is known."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from desktop.models.conversation import Agent
from desktop.models.thread import QuoteCard, Thread
from desktop.services.store.store import Store
from desktop.services.use_cases.thread_reading import read_thread


async def values(
    store: Store, conversation_id: int, agent: Agent | None, language: str, now: float
) -> Mapping[str, str]:
    """Return a value for each variable that is known, written by the habits of `language`.

    `now` is UTC seconds by the provider's clock. Raises `UnknownConversation`.
    """
    thread = await read_thread(store, conversation_id, None, 1, whole=False)
    # On a thread: a language's habits take a while to load the first time.
    money = await asyncio.to_thread(_money, thread, language, now)
    known = _people(thread, agent) | money
    return {name: value for name, value in known.items() if value}


def _people(thread: Thread, agent: Agent | None) -> dict[str, str]:
    contact, conversation = thread.contact, thread.conversation
    return {
        **_named("contact", contact.name),
        "contact.id": str(contact.contact_id),
        "contact.email": contact.email,
        "contact.phone": contact.phone,
        "conversation.id": str(conversation.conversation_id),
        "inbox.id": str(conversation.inbox_id),
        **_named("agent", agent.name if agent else ""),
        "agent.email": agent.email if agent else "",
    }


def _named(who: str, name: str) -> dict[str, str]:
    """A name and its parts. The hub, too, takes the first word for the first name."""
    words = name.split()
    return {
        f"{who}.name": " ".join(words),
        f"{who}.first_name": words[0] if words else "",
        f"{who}.last_name": words[-1] if len(words) > 1 else "",
    }


def _money(thread: Thread, language: str, now: float) -> dict[str, str]:
    """What the quote tells that matters now: an open link before a draft before what is over."""
    from desktop.services import wording  # babel takes a while to load

    card = _current(thread)
    quote = card.quote if card else thread.draft
    if quote is None:
        return {"booking": thread.contact.booking}
    open_until = card.ladder.expires_at if card and card.ladder.stage.is_open else None
    promised = quote.ends_at(now) if quote.is_promised else None
    ends_at = open_until if card else promised
    return {
        "booking": quote.booking or thread.contact.booking,
        "trip": wording.trip_words(quote.new, language, now=now),
        "trip.old": wording.trip_words(quote.old, language, now=now),
        "amount": wording.money_words(quote.total, language) if quote.total.amount > 0 else "",
        "deadline": wording.deadline_words(replace(quote, language=language), ends_at, now=now)
        if ends_at is not None and ends_at > now
        else "",
        "tickets": ", ".join(card.tickets) if card else "",
    }


def _current(thread: Thread) -> QuoteCard | None:
    is_open = [card for card in thread.cards if card.ladder.stage.is_open]
    if is_open:
        return is_open[-1]
    has_draft = thread.draft is not None and thread.draft.total.amount > 0
    return None if has_draft or not thread.cards else thread.cards[-1]
