"""Whose contact a job is about: its conversation's, for the hub may make two contacts one."""

from desktop.models.job import Job
from desktop.services.channels.channel import ChannelError, HubRefused
from desktop.services.inbox.card_watch import read_at_once
from desktop.services.jobs.job_moves import moved, wait
from desktop.services.jobs.tools import Tools

CONTACT = "contact"
"""Where a job holds it: in its payload when asked in the window, in its progress once looked up."""


def lane_of(job: Job) -> int | str:
    """In which order the outbox holds a job about a contact: that of the contact as it is known, of
    the address of a caller whom nobody knows yet, or else of the conversation."""
    known = job.progress.get(CONTACT) or job.payload.get(CONTACT)
    return int(known) if known else str(job.payload.get("lane", "")) or -job.conversation_id


async def contact_of(tools: Tools, job: Job) -> int:
    """The contact's number: of two that became one, the one that stays. Raises `ChannelError`, and
    `HubRefused` where the hub does not show the conversation."""
    here = await tools.ledger.store.conversation(job.conversation_id)
    if here is not None:
        return here.contact_id
    known = int(job.progress.get(CONTACT) or job.payload.get(CONTACT) or 0)
    if known:
        return known
    found = await tools.fetch(job.conversation_id) if job.conversation_id else None
    if found is None:
        raise HubRefused(
            "The hub does not know this conversation, or this agent may not see it. Nothing was "
            "changed.",
            code="not_found",
        )
    return found[0].contact_id


async def is_next(tools: Tools, job: Job, contact_id: int) -> bool:
    """Whether nothing older about this contact is unfinished, in whichever conversation it was
    asked for; otherwise the job waits, which is written down. The outbox holds it back by itself
    where it knows the contact of both: of enqueued jobs it need not, and contacts are merged."""
    for older in await tools.ledger.store.unfinished_jobs():
        if older.job_id == job.job_id:
            return True
        if older.kind.is_of_contact and await _known_contact(tools, older) == contact_id:
            ahead = older.not_before - tools.local_now()
            least, most = tools.horizons.retry_first_s, tools.horizons.retry_longest_s
            pause = min(max(least, ahead), most)
            await wait(tools, moved(job, job.state, contact=contact_id), pause, error=job.error)
            return False
    return True


async def _known_contact(tools: Tools, job: Job) -> int | None:
    """Whose contact another job is about; None where the hub does not tell now."""
    try:
        return await contact_of(tools, job)
    except ChannelError:
        return None


async def has_another(tools: Tools, job: Job, error: HubRefused) -> bool:
    """Whether the hub refused because the contact is no more, and the job's conversation has
    another one now. Asks the hub for it."""
    before = await tools.ledger.store.conversation(job.conversation_id)
    if before is None or error.code != "not_found":
        return False
    try:
        page = await tools.hub.conversation(job.conversation_id)
    except ChannelError:
        return False
    await tools.ledger.save_conversations(
        page.conversations, page.contacts, read_at_once(page.messages)
    )
    return await contact_of(tools, job) != before.contact_id
