"""Opens a conversation with a customer in an SMS or e-mail inbox, once, at a hub that has no
idempotency; a customer whom the hub does not know is made a contact first.

It looks first: an open conversation of this contact at this address is used. The job's id travels
in the new one, and after an ambiguous answer, or a crash, the address is read until a conversation
shows; one that never does is not opened again by itself: a person is asked. Nothing of this reaches
the customer. What does is a job of its own, asked for by the one that opened.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from desktop.models.conversation import Contact, ConversationStatus
from desktop.models.hub_words import Channel
from desktop.models.ids import new_id
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.job_parts import generation_of
from desktop.models.journal import Draft
from desktop.models.reach import Caller, Reach, is_same_address, own_address
from desktop.services.channels.channel import (
    ChannelError,
    ConversationPage,
    HubAmbiguous,
    HubNotAllowed,
    HubNotReached,
    HubRefused,
)
from desktop.services.health.service_health import Service
from desktop.services.inbox.card_watch import read_at_once
from desktop.services.jobs.crash_points import (
    OPEN_AFTER_CONTACT,
    OPEN_AFTER_POST,
    OPEN_BEFORE_POST,
    OPEN_BEFORE_SEND,
)
from desktop.services.jobs.job_moves import (
    ask,
    fail,
    finish,
    moved,
    next_look,
    not_accepted,
    not_reached,
    run,
    step_of,
    wait,
)
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases import link_again
from desktop.services.use_cases.contact_of import CONTACT, contact_of, has_another, is_next

ASKED = "conversation.open_asked"
OPENED = "conversation.opened"
OPENING, OPEN = "opening", "opened"
CONVERSATION = "conversation"
"""Under which a job's progress holds what was opened, or found open."""
EDIT = "edit_job"
"""Under which its payload names the job that writes a typed address to the contact first."""
_THEN = "then"


def new_job(
    tools: Tools,
    to: Reach,
    *,
    job_id: str,
    asked_as: str,
    home: int = 0,
    contact_id: int | None = None,
    caller: Caller | None = None,
    link: tuple[str, int] | None = None,
) -> Job:
    """The job that opens a conversation at `to`, whose address was read back: with the contact of
    the conversation `home`, with `contact_id`, or with the `caller`. `link` is a quote's link, its
    id and generation, that goes there then."""
    quote_id, generation = link or ("", 0)
    payload: dict[str, Any] = {
        "inbox": to.inbox_id,
        "channel": to.channel.value,
        "address": to.address,
    }
    if contact_id is not None:
        payload[CONTACT] = contact_id
    if caller is not None:
        payload |= {"caller": asdict(caller), "lane": to.address.casefold()}
    if link is not None:
        payload |= {"generation": generation, _THEN: JobKind.RESEND.value}
    return Job(
        job_id=job_id,
        client_id=asked_as,
        kind=JobKind.OPEN,
        conversation_id=home,
        quote_id=quote_id,
        payload=payload,
        created_at=tools.now(),
    )


def asked(tools: Tools, job: Job) -> Draft:
    """The fact that it was asked, with the address that was read back: beside the entry where a
    conversation is known with which it can be erased, else in the job alone."""
    address = {"address": str(job.payload["address"])} if job.conversation_id else None
    return fact(
        job,
        ASKED,
        tools.now(),
        source=":asked",
        actor=tools.actor(),
        private=address,
        inbox=job.payload["inbox"],
        read_back=True,
    )


async def ask_for(tools: Tools, job: Job) -> Job:
    """Make it durable with the fact that it was asked."""
    return await tools.ledger.add_job(job, [asked(tools, job)])


def opened_by(job: Job) -> int:
    """The conversation that a job opened, or found open; 0 while there is none."""
    return int(job.progress.get(CONVERSATION, 0))


def sends_as(job: Job) -> str:
    """The asker's id of the job that sends a link to what this job opens."""
    return f"{job.job_id}:send"


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    try:
        if opened_by(job):
            await _go_on(tools, job)
        elif step_of(job) == OPENING:
            await _look(tools, job)
        else:
            await _open(tools, job)
    except HubNotAllowed as error:
        await not_accepted(tools, job, error, state=_waiting(job))
    except HubRefused as error:
        if await has_another(tools, job, error):
            await wait(tools, job, 0.0, state=_waiting(job), error=job.error)
        else:
            await fail(tools, job, f"{error.message} {_KEPT}")
    except ChannelError as error:
        await not_reached(tools, job, error, state=_waiting(job))


_KEPT = "Nothing was sent."


def _waiting(job: Job) -> JobState:
    """How a job waits whose look has failed: it is as much in doubt as it was."""
    return JobState.CHECKING if step_of(job) == OPENING else JobState.READY


async def _open(tools: Tools, job: Job) -> None:
    known = await _contact(tools, job)
    if known is None:
        return
    job, contact = known
    if not await is_next(tools, job, contact.contact_id):
        return
    contact = await tools.hub.contact(contact.contact_id)
    edit = await tools.ledger.store.job(str(job.payload.get(EDIT, "")))
    if edit is not None and edit.state is JobState.FAILED:
        await fail(tools, job, f"{edit.error} {_KEPT}")
        return
    if not is_same_address(_own(contact, job), str(job.payload["address"])):
        await fail(
            tools,
            job,
            "The hub has another address of this customer by now than was read back. Nothing was "
            "sent. Read the new one back, and send it again.",
        )
        return
    page = await _at(tools, job)
    found = _standing(page, job, contact.contact_id)
    tools.health.worked(Service.HUB)
    if found:
        await _found(tools, job, page, found)
        return
    running = await run(
        tools,
        job,
        (),
        step=OPENING,
        posted_at=tools.local_now(),
        **{CONTACT: contact.contact_id},
    )
    if running is None:
        return
    tools.crash.hit(OPEN_BEFORE_POST)
    await _post(tools, running, contact)


async def _post(tools: Tools, job: Job, contact: Contact) -> None:
    me = tools.agent()
    try:
        page = await tools.hub.open_conversation(
            int(job.payload["inbox"]),
            contact.contact_id,
            str(job.payload["address"]),
            client_ref=job.job_id,
            assignee_id=me.user_id if me is not None else None,
        )
    except HubNotReached as error:
        await not_reached(tools, job, error, step=None)
    except HubNotAllowed as error:
        await not_accepted(tools, job, error, step=None)
    except HubRefused as error:
        await fail(tools, job, f"{error.message} {_KEPT}", step=None)
    except HubAmbiguous as error:
        delay = next_look(tools, job, tools.local_now())
        await wait(tools, job, delay or 0.0, state=JobState.CHECKING, error=error.message)
    else:
        tools.crash.hit(OPEN_AFTER_POST)
        tools.health.worked(Service.HUB)
        # An inbox that holds each contact to one conversation answers with the one that there is.
        await _found(tools, job, page, page.conversations[0].conversation_id)


async def _look(tools: Tools, job: Job) -> None:
    """Look whether the conversation of a job in doubt is there."""
    looked_at = tools.local_now()
    page = await _at(tools, job)
    tools.health.worked(Service.HUB)
    found = _standing(page, job, await contact_of(tools, job))
    if found:
        await _found(tools, job, page, found)
        return
    delay = next_look(tools, job, looked_at)
    if delay is not None:
        await wait(tools, job, delay, state=JobState.CHECKING, error=job.error)
        return
    await ask(
        tools,
        job,
        Question.DID_IT_ARRIVE,
        "The hub does not show the conversation that was to be opened, and it may still come. "
        "Nothing was sent. Press Open again, or Leave as it is.",
    )


async def _at(tools: Tools, job: Job) -> ConversationPage:
    inbox_id, address = int(job.payload["inbox"]), str(job.payload["address"])
    return await tools.hub.conversations_at(inbox_id, address)


def _standing(page: ConversationPage, job: Job, contact_id: int) -> int:
    """The conversation that this job opened, or else the newest one that is not resolved; 0 for
    none. One of another contact, who had the address before, is none."""
    inbox_id = int(job.payload["inbox"])
    by_this = [
        one for one in page.conversations if page.refs.get(one.conversation_id) == job.job_id
    ]
    live = [
        one
        for one in page.conversations
        if (one.contact_id, one.inbox_id) == (contact_id, inbox_id)
        and one.status is not ConversationStatus.RESOLVED
    ]
    return next((one.conversation_id for one in (*by_this, *live)), 0)


async def _found(tools: Tools, job: Job, page: ConversationPage, conversation_id: int) -> None:
    """It is there: write that down, then go on."""
    await tools.ledger.save_conversations(
        page.conversations, page.contacts, read_at_once(page.messages)
    )
    job = moved(job, job.state, step=OPEN, **{CONVERSATION: conversation_id})
    await _go_on(tools, job)


async def _go_on(tools: Tools, job: Job) -> None:
    """Ask for what is to be sent there, once, and be done: nothing where it was taken back."""
    there, address = opened_by(job), str(job.payload["address"])
    opened = fact(
        job,
        OPENED,
        tools.now(),
        source=":opened",
        private={"address": address},
        conversation=there,
        inbox=job.payload["inbox"],
    )
    async with tools.ledger.deciding():
        standing = await tools.ledger.store.job(job.job_id)
        if standing is None or standing.state.is_over:
            return
        quote = await link_again.quote_of(tools, job.quote_id, generation_of(job))
        if job.payload.get(_THEN) and quote is not None:
            tools.crash.hit(OPEN_BEFORE_SEND)
            sending = link_again.resending(
                tools,
                quote,
                generation_of(job),
                there,
                job_id=new_id(tools.now()),
                asked_as=sends_as(job),
                address=address,
            )
            await link_again.ask_for_resend(tools, sending)
        await finish(tools, job, [opened])


async def answered(tools: Tools, job: Job, *, again: bool) -> None:
    """The agent's word on one that never showed: open it again, after a look, or leave it."""
    if again:
        nth = int(job.progress.get("again", 0)) + 1
        await wait(tools, moved(job, JobState.READY, step=None, again=nth), 0.0)
    else:
        await fail(
            tools, job, "It is not known whether the conversation was opened. Nothing was sent."
        )


# --- whom


async def _contact(tools: Tools, job: Job) -> tuple[Job, Contact] | None:
    """The job with whom it is about; None where it waits, which has been written down. Raises
    `ChannelError`."""
    caller = job.payload.get("caller")
    if not isinstance(caller, Mapping) or job.progress.get(CONTACT):
        number = await contact_of(tools, job)
        return job, Contact(number, "")
    said = Caller(**caller)
    contact = await _known(tools, job, said)
    if contact is None:
        contact = await _made(tools, job, said)
    if contact is None:
        return None
    return moved(job, job.state, **{CONTACT: contact.contact_id}), contact


async def _made(tools: Tools, job: Job, said: Caller) -> Contact | None:
    """Make the caller a contact; None where it is not known whether that was done. Number and
    address are unique at the hub, so asking again makes no second one."""
    running = await run(tools, job, ())
    if running is None:
        return None
    try:
        contact = await tools.hub.create_contact(said)
    except HubRefused as error:
        standing = await _known(tools, running, said)  # by an attempt whose answer was lost
        if standing is None:
            raise error
        contact = standing
    except HubAmbiguous as error:
        await not_reached(tools, running, error)
        return None
    tools.crash.hit(OPEN_AFTER_CONTACT)
    await tools.ledger.save_conversations((), (contact,))
    return contact


async def _known(tools: Tools, job: Job, said: Caller) -> Contact | None:
    """The contact with the address that was read back."""
    address = said.address(Channel(job.payload["channel"]))
    for one in await tools.hub.contacts(address):
        if is_same_address(_own(one, job), address):
            return one
    return None


def _own(contact: Contact, job: Job) -> str:
    return own_address(Channel(job.payload["channel"]), contact.phone, contact.email)
