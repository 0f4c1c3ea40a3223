"""By which ways a payment link can reach a caller, and how many SMS it would take."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from desktop.models.conversation import Channel, Contact
from desktop.models.job import JobState
from desktop.models.job_parts import generation_of, part_of
from desktop.models.quote import Quote
from desktop.models.reach import OPENED_BY_US, Reach, is_same_address
from desktop.models.rebooking.clock import one_clock
from desktop.models.sms import as_sms, sms_parts
from desktop.services.channels.channel import Inbox
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases import asking_to_open, link_again, link_checks
from desktop.services.use_cases.refusals import LinkRefused

USUAL_LINK = 480
"""Characters of a Checkout Session's address, where this desk has made none yet. Source: Stripe's
test mode, 2025: 350 to 480, most of it behind the `#`."""


async def ways(
    tools: Tools, contact: Contact | None, number: str, inboxes: Sequence[Inbox]
) -> tuple[Reach, ...]:
    """Return the caller's conversations that a link may go into, the newest of each channel and
    address, and the inboxes in which one can be opened: SMS and e-mail first. `number` called."""
    found: dict[tuple[Channel, str], Reach] = {}
    if contact is not None:
        for one in await tools.ledger.store.conversations_with(contact.contact_id):
            try:
                link_checks.check_place(one, tools.now())
            except LinkRefused:
                continue
            address = link_again.address_of(one.channel, contact)
            if one.can_reply:
                reach = Reach(one.conversation_id, one.channel, address)
                found.setdefault((one.channel, address.casefold()), reach)
    for new in asking_to_open.openings(inboxes, contact):
        stands = any(
            known.channel is new.channel and is_same_address(known.address, new.address)
            for known in found.values()
        )
        if stands:
            continue
        by_call = new.channel is Channel.SMS and not new.address and number.startswith("+")
        offered = replace(new, address=number) if by_call else new
        found.setdefault((offered.channel, offered.address.casefold()), offered)
    order = {channel: at for at, channel in enumerate(OPENED_BY_US)}
    return tuple(sorted(found.values(), key=lambda one: order.get(one.channel, len(order))))


async def went_by(tools: Tools, quote_id: str, generation: int) -> Reach | None:
    """Return the conversation and address to which the newest message with this link went."""
    store = tools.ledger.store
    gone = [
        job
        for job in await store.jobs_of_quote(quote_id)
        if job.kind.carries_link
        and job.state is JobState.DONE
        and generation_of(part_of(job, quote_id)) == generation
    ]
    if not gone:
        return None
    newest = max(gone, key=lambda job: job.finished_at or job.created_at)
    there = await store.conversation(newest.conversation_id)
    if there is None:
        return None
    contact = await store.contact(there.contact_id)
    address = str(newest.payload.get("address", "")) or link_again.address_of(
        there.channel, contact
    )
    return Reach(there.conversation_id, there.channel, address)


async def parts_of(tools: Tools, quote: Quote, name: str) -> int:
    """How many SMS the link's message takes, with a link as long as the last one that was made."""
    known = await tools.ledger.store.newest_link_url()
    length = len(known) or USUAL_LINK
    host = tools.gateway.capabilities.link_hosts[0]
    url = known or f"https://{host}/"
    whole = url + "0" * (length - len(url))
    now = tools.provider_now()
    return await asyncio.to_thread(_parts, quote, whole, name, now)


def _parts(quote: Quote, url: str, name: str, now: float) -> int:
    from desktop.services import wording  # babel takes a while to load

    clock = one_clock(quote, now)
    text = wording.link_message(
        quote,
        url,
        contact_name=name,
        ends_at=clock.link_ends or clock.ends_at or now,
        now=now,
        most=Channel.SMS.longest_text,
    )
    return sms_parts(as_sms(text)).count
