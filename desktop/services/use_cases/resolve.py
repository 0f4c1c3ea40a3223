"""Resolves a conversation at the hub; doing it twice is doing it once."""

from dataclasses import replace

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import SetStatus, to_json, undoing
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft
from desktop.services.channels.channel import ChannelError, HubNotAllowed, HubRefused
from desktop.services.health.service_health import Service
from desktop.services.jobs import behind, meanwhile, standing
from desktop.services.jobs.crash_points import RESOLVE_AFTER_STATUS
from desktop.services.jobs.job_moves import (
    DOUBTED,
    doubted_by,
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
    known = await standing.as_decided(tools, job.conversation_id, wanted, me)
    job = replace(job, payload={UNDO: [to_json(one) for one in back], standing.BEFORE: known})
    return await meanwhile.as_read(tools, job)


async def ask_for_resolve(tools: Tools, job: Job) -> Job:
    """Make it durable with the fact that it was asked."""
    asked = fact(job, RESOLVE_ASKED, tools.now(), source=":asked", actor=tools.actor())
    return await tools.ledger.add_job(job, [asked])


async def work(tools: Tools, job: Job) -> None:
    """Set the status and read it back."""
    if await behind.stops(tools, job) or await meanwhile.stops(tools, job):
        return
    verdict, job = await standing.look(tools, job)
    if verdict is standing.Verdict.STOP:
        return
    if verdict is standing.Verdict.SO:
        await finish(tools, job, [_done(tools, job)])
        return
    doubted = bool(job.progress.get(DOUBTED))
    running = await run(tools, job, ())
    if running is None:
        return
    try:
        await tools.hub.set_status(job.conversation_id, ConversationStatus.RESOLVED)
    except HubNotAllowed as error:
        await not_accepted(tools, running, error)
    except HubRefused as error:
        await standing.refused(
            tools,
            running,
            error,
            kept="The conversation was not resolved.",
            done=_done(tools, running),
            doubted=doubted,
        )
    except ChannelError as error:
        await not_reached(tools, doubted_by(error, running), error)
    else:
        tools.crash.hit(RESOLVE_AFTER_STATUS)
        tools.health.worked(Service.HUB)
        await finish(tools, running, [_done(tools, running)])
        # Only now: a customer who wrote meanwhile has opened it again, and must be seen.
        await standing.refresh(tools, job.conversation_id)


def _done(tools: Tools, job: Job) -> Draft:
    return fact(job, RESOLVED, tools.now(), source=":resolved")
