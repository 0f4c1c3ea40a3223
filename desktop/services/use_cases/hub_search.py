"""Searches at the hub for what is not on this desk, and fetches what is chosen of it."""

import logging

from desktop.models.conversation import Contact, Direction, Message
from desktop.models.search import Field, HubFound, HubHit, HubTrouble
from desktop.models.search_words import Term, marks_of, snippet, terms_of
from desktop.services.channels.channel import ChannelError, HubRefused
from desktop.services.inbox.inbox_sync import InboxSync
from desktop.services.jobs.job_moves import asked_to_wait, note_refusal
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases.refusals import HubAway

log = logging.getLogger(__name__)

PAGE = 15
"""How many of each kind the hub tells at a time. Source: Chatwoot `search_service.rb`."""
_MOST_PAGES = 10
"""Of 1,000 messages each: what lies between a found message and those on this desk."""


async def search(tools: Tools, text: str, page: int) -> HubFound:
    """Return a page of the messages and customers that the hub finds and this desk does not have,
    newest first.

    Two requests; the hub allows 100 searches for customers a minute, for the whole account.
    """
    terms = terms_of(text)
    try:
        contacts = await tools.hub.contacts(text, page)
        messages = await tools.hub.search_messages(text, page)
    except ChannelError as error:
        note_refusal(tools, error)
        log.info("the hub did not search: %s", error.code)
        return HubFound(trouble=_trouble(error))
    hits = [_of_contact(one, terms) for one in contacts]
    hits += [
        _of_message(one, await _whose(tools, one), terms)
        for one in messages
        if one.direction is not Direction.ACTIVITY
    ]
    new = [hit for hit in hits if not (hit.marks and await _is_here(tools, hit))]
    return HubFound(
        tuple(sorted(new, key=lambda hit: hit.at, reverse=True)),
        has_more=max(len(contacts), len(messages)) >= PAGE,
    )


async def bring(tools: Tools, inbox: InboxSync, hit: HubHit) -> int | None:
    """Fetch the conversation of a hit, up to the message that was found; returns its number.

    None where a customer has none. Raises `HubAway`.
    """
    try:
        if hit.conversation_id is None:
            return await _newest_of(tools, hit.contact_id or 0)
        await tools.fetch(hit.conversation_id)
        if hit.message_id is not None:
            await _reach(tools, inbox, hit.conversation_id, hit.message_id)
        return hit.conversation_id
    except ChannelError as error:
        note_refusal(tools, error)
        raise HubAway(_trouble(error)) from error


async def _newest_of(tools: Tools, contact_id: int) -> int | None:
    page = await tools.hub.contact_conversations(contact_id)
    await tools.ledger.save_conversations(page.conversations, page.contacts)
    newest = max(page.conversations, key=lambda one: one.last_activity_at, default=None)
    return newest.conversation_id if newest is not None else None


async def _reach(tools: Tools, inbox: InboxSync, conversation_id: int, message_id: int) -> None:
    """Fetch all from a message on, so that nothing is missing between it and the newest.

    What is fetched is written in one go: half of it would leave a gap that nobody sees.
    """
    store = tools.ledger.store
    if await store.messages_from(conversation_id, message_id, 1) == []:
        await inbox.messages.fill(conversation_id)
    known = await store.oldest_message_id(conversation_id)
    if known is None or known <= message_id:
        return
    found: list[Message] = []
    first = message_id
    for _ in range(_MOST_PAGES):
        page = await tools.hub.messages(conversation_id, after=first, before=known)
        found += page
        if not page or page[-1].message_id + 1 >= known:
            break
        first = page[-1].message_id + 1
    else:
        return  # too far back: it opens at its newest
    await inbox.messages.take(found)


async def _is_here(tools: Tools, hit: HubHit) -> bool:
    """Whether this desk has it, and so has found it by the same words."""
    store = tools.ledger.store
    if hit.conversation_id is None:
        return bool(await store.conversations_of(hit.contact_id or 0))
    here = await store.messages_from(hit.conversation_id, hit.message_id or 0, 1)
    return bool(here) and here[0].message_id == hit.message_id


async def _whose(tools: Tools, message: Message) -> str:
    """The customer of a message's conversation, empty where nobody has told."""
    if message.direction is Direction.INCOMING:
        return message.sender_name
    known = await tools.ledger.store.with_contact(message.conversation_id)
    return known[1].name if known and known[1] else ""


def _of_contact(contact: Contact, terms: tuple[Term, ...]) -> HubHit:
    fields = (
        (Field.NAME, contact.name),
        (Field.EMAIL, contact.email),
        (Field.PHONE, contact.phone),
        (Field.HANDLE, contact.handle),
    )
    field, text = next((one for one in fields if marks_of(one[1], terms)), fields[0])
    marks = marks_of(text, terms)
    return HubHit(contact.name, field, text, marks, contact_id=contact.contact_id)


def _of_message(message: Message, name: str, terms: tuple[Term, ...]) -> HubHit:
    text, marks = snippet(message.text, terms)
    return HubHit(
        name,
        Field.MESSAGE,
        text,
        marks,
        message.created_at,
        message.conversation_id,
        message.message_id,
    )


def _trouble(error: ChannelError) -> HubTrouble:
    if asked_to_wait(error):
        return HubTrouble.BUSY
    return HubTrouble.REFUSED if isinstance(error, HubRefused) else HubTrouble.AWAY
