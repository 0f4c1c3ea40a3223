"""Finds who calls: by number in any notation, by booking, by name, by the code of a quote."""

import asyncio
import logging
from collections.abc import Iterable, Sequence

from desktop.models.caller import KnownCaller
from desktop.models.conversation import Contact, Conversation
from desktop.models.handover import NotUnderstood, read_number
from desktop.services.channels.channel import ChannelError
from desktop.services.inbox.card_watch import read_at_once
from desktop.services.jobs.job_moves import note_refusal
from desktop.services.jobs.tools import Tools
from desktop.services.store.store import Store
from desktop.services.use_cases.link_checks import check_place
from desktop.services.use_cases.refusals import LinkRefused

log = logging.getLogger(__name__)

_MOST_HITS = 60
_MOST_CALLERS = 20
_MOST_AT_HUB = 5
"""Of so many contacts of one number the conversations are fetched."""


def is_number(text: str) -> bool:
    """Whether what was typed is a phone number rather than a booking, a name or a code."""
    try:
        return len(read_number(text).lstrip("+")) >= 7
    except NotUnderstood:
        return False


async def by_number(tools: Tools, number: str, region: str) -> tuple[KnownCaller, ...]:
    """Return all customers on this desk who have this number, those heard of last first."""
    if not number:
        return ()
    store = tools.ledger.store
    known = await store.contacts_by_phone(number)
    matching = await asyncio.to_thread(_matching, known, number, region)
    return await _as_callers(tools, store, matching)


async def by_text(tools: Tools, text: str, region: str) -> tuple[KnownCaller, ...]:
    """Return whom a number, booking, name or quote code finds, as the inbox's search does; but not
    by another number that only ends alike, for they would be taken for the caller."""
    store, number = tools.ledger.store, read_number(text) if is_number(text) else ""
    found = await by_number(tools, number, region)
    if found:
        return found
    hits = await store.search(text, _MOST_HITS)
    # Read after the search: who came meanwhile must not be found and pass for nobody's like.
    alike = await store.contacts_by_phone(number) if number else ()
    others = {one.contact_id for one in alike if not _ends_so(one.phone, number)}
    contacts = await store.contacts_of([hit.conversation_id for hit in hits])
    ids = dict.fromkeys(
        contacts[hit.conversation_id] for hit in hits if hit.conversation_id in contacts
    )
    wanted = [contact_id for contact_id in ids if contact_id not in others]
    people = [await store.contact(contact_id) for contact_id in wanted[:_MOST_CALLERS]]
    return tuple([await _as_caller(tools, store, one) for one in people if one is not None])


async def at_hub(tools: Tools, number: str, region: str) -> tuple[KnownCaller, ...] | None:
    """Ask the hub who has this number, and fetch their conversations; None: it did not answer."""
    asked = number if number.startswith("+") else number.lstrip("0")  # it holds `+31…`, not `0…`
    try:
        told = await tools.hub.contacts(asked)
        matching = await asyncio.to_thread(_matching, told, number, region)
        for contact in matching[:_MOST_AT_HUB]:
            page = await tools.hub.contact_conversations(contact.contact_id)
            await tools.ledger.save_conversations(
                page.conversations, (contact, *page.contacts), read_at_once(page.messages)
            )
    except ChannelError as error:
        note_refusal(tools, error)
        log.info("the hub did not look for the caller: %s", error.code)
        return None
    return await _as_callers(tools, tools.ledger.store, matching[:_MOST_AT_HUB])


async def caller(tools: Tools, contact_id: int) -> KnownCaller | None:
    """Return a customer as they are known here now."""
    store = tools.ledger.store
    contact = await store.contact(contact_id)
    return await _as_caller(tools, store, contact) if contact is not None else None


def _ends_so(phone: str, number: str) -> bool:
    """Whether a number may be the end of another one, as where its beginning is not known."""
    digits = "".join(sign for sign in phone if sign.isdecimal())
    return digits.endswith(number.lstrip("+0"))


def _matching(contacts: Sequence[Contact], number: str, region: str) -> list[Contact]:
    from desktop.services.phone import numbers  # its tables take a while to load

    return [one for one in contacts if one.phone and numbers.same(number, one.phone, region)]


async def _as_callers(
    tools: Tools, store: Store, contacts: Iterable[Contact]
) -> tuple[KnownCaller, ...]:
    found = [await _as_caller(tools, store, one) for one in contacts]
    return tuple(sorted(found, key=lambda one: -one.last_activity_at))


async def _as_caller(tools: Tools, store: Store, contact: Contact) -> KnownCaller:
    mine = await store.conversations_with(contact.contact_id)  # newest activity first
    open_to_links = (one for one in mine if _takes_link(one, tools.now()))
    goes_on = next(open_to_links, next(iter(mine), None))
    return KnownCaller(
        contact,
        goes_on.conversation_id if goes_on is not None else 0,
        mine[0].last_activity_at if mine else 0.0,
    )


def _takes_link(conversation: Conversation, now: float) -> bool:
    try:
        check_place(conversation, now)
    except LinkRefused:
        return False
    return conversation.can_reply
