"""What the agent does about a card number that a customer wrote: a safe reply, and the to-do."""

import asyncio
from dataclasses import replace

from desktop.models.card_shield import was_masked
from desktop.models.conversation import Direction
from desktop.models.job import Job, JobState
from desktop.models.thread import Thread
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change
from desktop.services.psp.link_host import is_genuine
from desktop.services.store.store import Store
from desktop.services.use_cases import asking
from desktop.services.use_cases.refusals import UnknownConversation

_DONE = "card.deleted"


async def noticed(store: Store, thread: Thread) -> Thread:
    """The thread with the message of the customer that the agent has to deal with, if any."""
    masked = [
        message.message_id
        for message in thread.messages
        if message.direction is Direction.INCOMING and was_masked(message.text)
    ]
    if not masked:
        return thread
    done = await store.mark(f"{_DONE}:{thread.conversation.conversation_id}")
    newest = masked[-1]
    return thread if done and int(done) >= newest else replace(thread, card_message=newest)


async def words(tools: Tools, conversation_id: int, *, shown_host: str = "") -> str:
    """The reply in the customer's language, with the open link where there is one.

    With `shown_host` the link itself is elided. Raises `UnknownConversation`.
    """
    store = tools.ledger.store
    conversation = await store.conversation(conversation_id)
    if conversation is None:
        raise UnknownConversation(conversation_id)
    contact = await store.contact(conversation.contact_id)
    url = await _open_link(tools, conversation_id) if conversation.is_private else ""
    language = conversation.language or (contact.language if contact else "")
    shown = f"{shown_host}/…" if url and shown_host else url
    return await asyncio.to_thread(_words, language, contact.name if contact else "", shown)


async def send(tools: Tools, conversation_id: int, message_id: int) -> Job:
    """Send the safe reply to a message, once; again only where the last was refused or taken back.

    Raises `UnknownConversation`.
    """
    text = await words(tools, conversation_id)
    asked_as, turn = f"card:{message_id}", 1
    while (standing := await tools.ledger.store.job_by_client(asked_as)) is not None:
        if standing.state not in (JobState.FAILED, JobState.REMOVED):
            return standing
        turn += 1
        asked_as = f"card:{message_id}:{turn}"
    return await asking.reply(tools, conversation_id, text, asked_as=asked_as)


async def done(tools: Tools, conversation_id: int, message_id: int) -> None:
    """Remember that the message was deleted at the hub too."""
    await tools.ledger.store.set_marks({f"{_DONE}:{conversation_id}": str(message_id)})
    tools.ledger.notices.publish(Change(conversations=frozenset({conversation_id})))


async def _open_link(tools: Tools, conversation_id: int) -> str:
    """The link that can be paid now; empty where there is none."""
    now = tools.provider_now()
    for quote_id in tools.ledger.open_in(conversation_id):
        ladder = tools.ledger.open_links[quote_id]
        if ladder.expires_at is not None and ladder.expires_at <= now:
            continue
        url = await tools.ledger.store.link_url(quote_id, ladder.generation)
        if is_genuine(url, tools.gateway.capabilities.link_hosts):
            return url
    return ""


def _words(language: str, name: str, url: str) -> str:
    from desktop.services import wording  # babel takes a while to load

    return wording.card_message(language or wording.FALLBACK, contact_name=name, url=url)
