"""Changes something about a conversation at the hub: whose it is, its state, priority, labels.

Doing one of these twice is doing it once, so what became of an attempt is never asked: it is made
again. What was wanted shows at once (`jobs/wanted.py`); what the hub then says holds.
"""

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import (
    Assign,
    Block,
    ConversationChange,
    Merge,
    SetLabels,
    SetPriority,
    SetStatus,
    applied,
    to_json,
    undoing,
    with_labels,
)
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft
from desktop.services.channels.channel import ChannelError, HubNotAllowed, HubRefused
from desktop.services.health.service_health import Service
from desktop.services.jobs import behind, meanwhile, standing
from desktop.services.jobs.crash_points import CHANGE_AFTER_EFFECT
from desktop.services.jobs.job_moves import (
    DOUBTED,
    doubted_by,
    fail,
    not_accepted,
    not_reached,
    run,
)
from desktop.services.jobs.tools import Tools, fact
from desktop.services.jobs.wanted import CHANGE, UNDO, change_of
from desktop.services.use_cases.refusals import ChangeRefused
from desktop.services.use_cases.resolve import RESOLVE_ASKED

CHANGE_ASKED = "change.asked"
CHANGED = "conversation.changed"

_TRIES = 3
"""How often labels are written again after somebody else wrote them in the same moment."""


async def new_job(
    tools: Tools,
    conversation_id: int,
    change: ConversationChange,
    *,
    me: int | None,
    job_id: str,
    asked_as: str = "",
) -> Job | None:
    """The job that makes this change, with what takes it back; None where it is so already.

    Raises `ChangeRefused` where the conversation is not here.
    """
    before = await tools.ledger.store.conversation(conversation_id)
    if before is None:
        raise ChangeRefused("This conversation is not on this desk.", "Open it first.")
    if not isinstance(change, Block | Merge) and applied(change, before) == before:
        return None
    back = undoing(change, before, me)
    job = Job(
        job_id=job_id,
        client_id=asked_as or f"change:{job_id}",
        kind=JobKind.CHANGE,
        conversation_id=conversation_id,
        payload={
            CHANGE: to_json(change),
            UNDO: [to_json(one) for one in back],
            standing.BEFORE: await standing.as_decided(tools, conversation_id, change, me),
        },
        created_at=tools.now(),
    )
    leaves = isinstance(change, SetStatus) and change.status is not ConversationStatus.OPEN
    # To put a conversation away answers what was read of it, as resolving does.
    return await meanwhile.as_read(tools, job) if leaves else standing.asked_while_away(tools, job)


async def ask_for(tools: Tools, *jobs: Job) -> None:
    """Make them durable, all in one, with the fact that each was asked."""
    await tools.ledger.add_jobs([(job, asked(tools, job)) for job in jobs])


def asked(tools: Tools, job: Job) -> Draft:
    """The journal's word that a change was asked for."""
    now, actor = tools.now(), tools.actor()
    if job.kind is JobKind.RESOLVE:
        return fact(job, RESOLVE_ASKED, now, source=":asked", actor=actor)
    return fact(job, CHANGE_ASKED, now, source=":asked", actor=actor, change=_told(job))


def unread_job(
    tools: Tools,
    conversation_id: int,
    change: ConversationChange,
    *,
    job_id: str,
    asked_as: str,
) -> Job:
    """The job that makes this change to a conversation of which nothing was read here: it answers
    nothing, and how it was before is not known, so there is no way back."""
    return Job(
        job_id=job_id,
        client_id=asked_as,
        kind=JobKind.CHANGE,
        conversation_id=conversation_id,
        payload={CHANGE: to_json(change), UNDO: []},
        created_at=tools.now(),
    )


async def work(tools: Tools, job: Job) -> None:
    """Make the change, and read back what has become of the conversation."""
    if await behind.stops(tools, job) or await meanwhile.stops(tools, job):
        return
    verdict, job = await standing.look(tools, job)
    if verdict is standing.Verdict.STOP:
        return
    if verdict is standing.Verdict.SO:
        await standing.made(tools, job, _done(tools, job))
        await standing.refresh(tools, job.conversation_id)
        return
    doubted = bool(job.progress.get(DOUBTED))
    running = await run(tools, job, ())
    if running is None:
        return
    change = change_of(running)
    if change is None:
        await fail(tools, running, "This version of the desk does not know this change.")
        return
    try:
        await _make(tools, running, change)
    except HubNotAllowed as error:
        await not_accepted(tools, running, error)
    except HubRefused as error:
        await standing.refused(
            tools,
            running,
            error,
            kept="The conversation was not changed.",
            done=_done(tools, running),
            doubted=doubted,
        )
    except ChannelError as error:
        await not_reached(tools, doubted_by(error, running), error)
    else:
        tools.crash.hit(CHANGE_AFTER_EFFECT)
        tools.health.worked(Service.HUB)
        await standing.made(tools, running, _done(tools, running))
        await standing.refresh(tools, running.conversation_id)


def _done(tools: Tools, job: Job) -> Draft:
    return fact(job, CHANGED, tools.now(), source=":changed", change=_told(job))


async def _make(tools: Tools, job: Job, change: ConversationChange) -> None:
    hub, conversation_id = tools.hub, job.conversation_id
    match change:
        case Assign(agent_id):
            await hub.assign(conversation_id, agent_id)
        case SetStatus(status, until):
            await hub.set_status(conversation_id, status, snoozed_until=until)
        case SetPriority(priority):
            await hub.set_priority(conversation_id, priority.value)
        case SetLabels():
            await _set_labels(tools, conversation_id, change)
        case Block(contact_id, blocked):
            await hub.block(contact_id, blocked)
        case Merge(stays, goes):
            await _merge(tools, stays, goes, again=bool(job.progress.get(DOUBTED)))


async def _merge(tools: Tools, stays: int, goes: int, *, again: bool) -> None:
    """A contact that is no more cannot be merged `again`: then it has been."""
    try:
        await tools.hub.merge_contacts(stays, goes)
    except HubRefused as error:
        if not again or error.code != "not_found":
            raise
        await tools.hub.contact(stays)


async def _set_labels(tools: Tools, conversation_id: int, change: SetLabels) -> None:
    """The hub replaces the whole set: what others put on meanwhile is read first and kept, and it
    is read back, in case they did so between the two."""
    for _ in range(_TRIES):
        there = await tools.hub.labels_of(conversation_id)
        wanted = with_labels(there, change.add, change.remove)
        if set(wanted) == set(there):
            return
        await tools.hub.set_labels(conversation_id, wanted)


def _told(job: Job) -> dict[str, object]:
    """What the journal keeps of a change: ids and states."""
    return dict(job.payload[CHANGE])
