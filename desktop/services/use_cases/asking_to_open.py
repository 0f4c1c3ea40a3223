"""What a person asks where no conversation reaches the customer yet: to open one by SMS or e-mail.

As in `asking`: checked first, then durable as a job. The address is the customer's own, and was
read back; one that the hub does not know yet is written to the contact by a job before it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from desktop.models.conversation import Contact
from desktop.models.customer import ContactEdit
from desktop.models.hub_words import Channel
from desktop.models.ids import new_id
from desktop.models.job import Job, JobKind
from desktop.models.ladder import Ladder
from desktop.models.quote import Quote
from desktop.models.reach import OPENED_BY_US, Caller, Reach, is_same_address, own_address
from desktop.services.channels.channel import Inbox
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases import contact_edit, link_again, opening
from desktop.services.use_cases.asking import CAME_TO_NOTHING
from desktop.services.use_cases.refusals import ContactRefused, LinkRefused


def openings(inboxes: Sequence[Inbox], contact: Contact | None) -> tuple[Reach, ...]:
    """The inboxes in which a conversation with a contact can be opened, each with the contact's own
    address; empty where there is none."""
    return tuple(
        Reach(0, one.channel, _own(contact, one.channel), one.inbox_id)
        for one in inboxes
        if one.channel in OPENED_BY_US and not one.needs_attention
    )


async def reaches(tools: Tools, quote_id: str, inboxes: Sequence[Inbox]) -> tuple[Reach, ...]:
    """By which other conversations a quote's customer can be reached now, and then in which inboxes
    one can be opened: those of an address at which there is none yet.

    An SMS goes to the number with which its conversation began, which need not be the contact's any
    more. So SMS is always opened, which finds the conversation at the very number that is read
    back; an e-mail goes to the contact's own address.
    """
    store = tools.ledger.store
    found = await link_again.reaches(tools, quote_id)
    if any(one.channel is Channel.SMS for one in openings(inboxes, None)):
        found = tuple(one for one in found if one.channel is not Channel.SMS)
    home = await store.conversation(await tools.ledger.conversation_of(quote_id))
    if home is None:
        return found
    contact = await store.contact(home.contact_id)
    here = [(one.channel, one.address) for one in found]
    here.append((home.channel, link_again.address_of(home.channel, contact)))
    new = [
        one
        for one in openings(inboxes, contact)
        if not any(
            channel is one.channel and is_same_address(address, one.address)
            for channel, address in here
        )
    ]
    return (*found, *new)


async def link_there(tools: Tools, ladder: Ladder, quote: Quote, carriers: int, to: Reach) -> Job:
    """Ask that a link goes into a conversation that is opened for it. `carriers` as in
    `asking_again.resend`. Raises `LinkRefused` and `ContactRefused`."""
    store = tools.ledger.store
    home = await store.conversation(quote.conversation_id)
    contact = await store.contact(home.contact_id) if home is not None else None
    if home is None or contact is None:
        raise LinkRefused("This conversation is not on this desk.", "Open it first.")
    to = await _checked(to, contact)
    sight = f"open:{quote.quote_id}:{ladder.generation}:{to.inbox_id}:{carriers}:"
    async with tools.ledger.deciding():
        before = [
            job
            for job in await store.jobs_of_quote(quote.quote_id)
            if job.kind is JobKind.OPEN and job.client_id.startswith(sight)
        ]
        for job in reversed(before):
            if job.payload.get("address") == to.address and not await _in_vain(tools, job):
                return job
        if carriers != ladder.carriers:
            raise LinkRefused(
                "This link has been sent once more meanwhile.", "Look at it, then press again."
            )
        job = opening.new_job(
            tools,
            to,
            job_id=new_id(tools.now()),
            asked_as=f"{sight}{len(before)}",
            home=home.conversation_id,
            contact_id=contact.contact_id,
            link=(quote.quote_id, ladder.generation),
        )
        return await _add(tools, job, contact, to)


async def open_at(
    tools: Tools,
    to: Reach,
    *,
    contact_id: int | None = None,
    caller: Caller | None = None,
    job_id: str = "",
) -> Job:
    """Ask for a conversation with a contact, or with a caller whom the hub may not know, at an
    address that was read back; as `job_id`, where the asker has written down that one before.
    While one is being opened there, that one is it. Raises `LinkRefused` and `ContactRefused`."""
    contact = await tools.ledger.store.contact(contact_id) if contact_id is not None else None
    to = await _checked(to, contact)
    if caller is not None:
        caller = await checked_caller(caller, to)
    elif contact is None:
        raise LinkRefused("This customer is not on this desk.", "Look them up at the hub first.")
    async with tools.ledger.deciding():
        for job in await tools.ledger.store.unfinished_jobs():
            if job.kind is JobKind.OPEN and not job.quote_id and _is_same(job, to, contact_id):
                return job
        home = 0
        if contact is not None:
            known = await tools.ledger.store.conversations_with(contact.contact_id)
            home = max((one.conversation_id for one in known), default=0)
        job_id = job_id or new_id(tools.now())
        job = opening.new_job(
            tools,
            to,
            job_id=job_id,
            asked_as=f"open:{job_id}",
            home=home,
            contact_id=contact_id,
            caller=caller,
        )
        return await _add(tools, job, contact, to)


async def _add(tools: Tools, job: Job, contact: Contact | None, to: Reach) -> Job:
    """Make it durable; with an address that the contact lacks, in one transaction with the job that
    writes it there. The outbox keeps the order of what is about one contact."""
    own = _own(contact, to.channel)
    if contact is None or is_same_address(own, to.address):
        return await opening.ask_for(tools, job)
    if own:
        raise LinkRefused(
            "The hub has another address of this customer.",
            "Correct it under Customer, and read it back.",
        )
    edit = (
        ContactEdit(phone=to.address)
        if to.channel is Channel.SMS
        else ContactEdit(email=to.address)
    )
    known = contact_edit.new_job(
        tools,
        job.conversation_id,
        contact.contact_id,
        edit,
        job_id=new_id(tools.now()),
        asked_as=f"{job.client_id}:address",
    )
    job = replace(job, payload={**job.payload, opening.EDIT: known.job_id})
    both = [(known, contact_edit.asked(tools, known)), (job, opening.asked(tools, job))]
    await tools.ledger.add_jobs(both)
    return job


async def _in_vain(tools: Tools, job: Job) -> bool:
    """Whether an opening came to nothing, or the link that was to go there did."""
    sending = await tools.ledger.store.job_by_client(opening.sends_as(job))
    last = sending if sending is not None else job
    return last.state in CAME_TO_NOTHING


def _own(contact: Contact | None, channel: Channel) -> str:
    return own_address(channel, contact.phone, contact.email) if contact is not None else ""


def _is_same(job: Job, to: Reach, contact_id: int | None) -> bool:
    asked = (job.payload["inbox"], job.payload["address"], job.payload.get("contact"))
    return asked == (to.inbox_id, to.address, contact_id)


async def _checked(to: Reach, contact: Contact | None) -> Reach:
    """The same with its address as the hub takes it: the contact's own as it stands there."""
    if to.channel not in OPENED_BY_US or not to.inbox_id:
        raise LinkRefused(
            "There only the customer can begin.", "Choose SMS or e-mail, or wait for them."
        )
    own = _own(contact, to.channel)
    if own and is_same_address(own, to.address):
        return replace(to, address=own)
    sms = to.channel is Channel.SMS
    typed = ContactEdit(phone=to.address) if sms else ContactEdit(email=to.address)
    edit = await asyncio.to_thread(contact_edit.checked, typed)  # loads the world's phone numbers
    address = (edit.phone if sms else edit.email) or ""
    if not address and sms:
        raise ContactRefused(
            "The phone number is missing.", "Type it, and read it back.", field="phone"
        )
    if not address:
        raise ContactRefused(
            "The e-mail address is missing.", "Type it, and read it back.", field="email"
        )
    return replace(to, address=address)


async def checked_caller(caller: Caller, to: Reach) -> Caller:
    """The caller as the hub takes one, reached at the address that was read back. Raises
    `ContactRefused`."""
    typed = ContactEdit(name=caller.name or None, phone=caller.phone, email=caller.email)
    said = await asyncio.to_thread(contact_edit.checked, typed)
    sms = to.channel is Channel.SMS
    return Caller(
        said.name or "",
        to.address if sms else said.phone or "",
        said.email or "" if sms else to.address,
    )
