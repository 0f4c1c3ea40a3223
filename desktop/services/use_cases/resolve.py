"""Resolves a conversation at the hub; doing it twice is doing it once."""

from dataclasses import replace

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import SetStatus, to_json, undoing
from desktop.models.job import Job, JobKind
from desktop.services.channels.channel import ChannelError, HubNotAllowed, HubRefused
from desktop.services.health.service_health import Service
from desktop.services.inbox.card_watch import read_at_once
from desktop.services.jobs import behind, meanwhile
from desktop.services.jobs.crash_points import RESOLVE_AFTER_STATUS
from desktop.services.jobs.job_moves import (
    doubted_by,
    fail,
    finish,
    not_accepted,
    not_reached,
    run,
)
from desktop.services.jobs.tools import Tools, fact
from desktop.services.jobs.wanted import UNDO

RESOLVE_ASKED = "resolve.asked"
RESOLVED = "conversation.resolved"


def new_job(tools: Tools, conversation_id: int, *, job_id: str, asked_as: str = "") -> Job:
    """The job that resolves a conversation."""
    return Job(
        job_id=job_id,
        client_id=asked_as or f"resolve:{job_id}",
        kind=JobKind.RESOLVE,
        conversation_id=conversation_id,
        payload={},
        created_at=tools.now(),
    )


async def as_read(tools: Tools, job: Job, me: int | None) -> Job:
    """The job as it answers what was read by now, with what takes it back."""
    before = await tools.ledger.store.conversation(job.conversation_id)
    wanted = SetStatus(ConversationStatus.RESOLVED)
    back = undoing(wanted, before, me) if before is not None else ()
    job = replace(job, payload={UNDO: [to_json(one) for one in back]})
    return await meanwhile.as_read(tools, job)


async def ask_for_resolve(tools: Tools, job: Job) -> Job:
    """Make it durable with the fact that it was asked."""
    asked = fact(job, RESOLVE_ASKED, tools.now(), source=":asked", actor=tools.actor())
    return await tools.ledger.add_job(job, [asked])


async def work(tools: Tools, job: Job) -> None:
    """Set the status and read it back."""
    if await behind.stops(tools, job) or await meanwhile.stops(tools, job):
        return
    running = await run(tools, job, ())
    if running is None:
        return
    accepted = False
    try:
        await tools.hub.set_status(job.conversation_id, ConversationStatus.RESOLVED)
        accepted = True
        tools.crash.hit(RESOLVE_AFTER_STATUS)
        page = await tools.hub.conversation(job.conversation_id)
    except HubNotAllowed as error:
        await not_accepted(tools, running, error)
        return
    except HubRefused as error:
        if not accepted:
            await fail(tools, running, f"The conversation was not resolved. {error.message}")
            return
        page = None  # the hub has done it, and does not show this conversation any more
    except ChannelError as error:
        await not_reached(tools, doubted_by(error, running, made=accepted), error)
        return
    tools.health.worked(Service.HUB)
    done = fact(running, RESOLVED, tools.now(), source=":resolved")
    await finish(tools, running, [done])
    if page is not None:
        messages = read_at_once(page.messages)
        await tools.ledger.save_conversations(page.conversations, page.contacts, messages)
