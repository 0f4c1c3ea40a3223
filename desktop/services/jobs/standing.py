"""How the hub has a conversation, read before a change is made late or again, and after a refusal.

A change that did not leave at once, or whose attempt may have been made, must neither take back in
silence what a colleague did since, nor be called undone where it stands. So the conversation is
read: where it is as wanted already, that is all; where it is neither so nor as it was when the
change was asked for, the agent decides.
"""

import contextlib
from enum import Enum
from typing import Any

from desktop.models.conversation import Conversation
from desktop.models.conversation_change import (
    Assign,
    Block,
    ConversationChange,
    SetPriority,
    SetStatus,
    as_it_is,
    from_json,
    is_same,
    stands,
    to_json,
)
from desktop.models.job import Job, Question
from desktop.models.journal import Draft
from desktop.models.status import Health
from desktop.services.channels.channel import (
    ChannelError,
    ConversationPage,
    HubRefused,
)
from desktop.services.health.service_health import Service
from desktop.services.inbox.card_watch import read_at_once
from desktop.services.jobs.job_moves import (
    DOUBTED,
    ask,
    fail,
    finish,
    moved,
)
from desktop.services.jobs.looking import could_not_look, still_ready, wait_for_hub
from desktop.services.jobs.tools import Tools
from desktop.services.jobs.wanted import change_of, way_back

BEFORE = "before"
"""In a job's payload: how the conversation may be at the hub without anybody having changed it
since the agent decided."""
THERE = "there"
"""In a job's progress, as `ask` writes it: how it is there instead, while the agent is asked."""
_SEEN = "seen"
"""In a job's progress: how it was found before the first attempt, or is by the agent's word."""

_READS = 3
"""How often a conversation is read when its customer writes meanwhile."""


class Verdict(Enum):
    """What becomes of a change once the conversation was read."""

    GO = "go"
    SO = "so"
    """It is as wanted already."""
    STOP = "stop"
    """The agent is asked, or the hub cannot tell: that is written down."""


async def as_decided(
    tools: Tools, conversation_id: int, change: ConversationChange, me: int | None
) -> list[dict[str, Any]]:
    """How the conversation may stand at the hub when `change` leaves, for `BEFORE`: as it is shown,
    or as any of this desk's unfinished changes leaves it, or left it before. The hub gives a
    conversation that is opened again to `me`."""
    shown = await tools.ledger.store.conversation(conversation_id)
    there = as_it_is(change, shown) if shown is not None else None
    if there is None:
        return []
    found = [there]
    for job in await tools.ledger.store.unfinished_jobs(conversation_id):
        own = change_of(job)
        if own is not None:
            found += [one for one in (own, *way_back(job)) if type(one) is type(change)]
    if isinstance(change, Assign) and me is not None:
        found.append(Assign(me))
    return [to_json(one) for at, one in enumerate(found) if one not in found[:at]]


def asked_while_away(tools: Tools, job: Job) -> Job:
    """The job, which waits from the start where the hub cannot be reached."""
    away = tools.health.state(Service.HUB).health is not Health.OK
    return moved(job, job.state, waits=away or None)


async def look(tools: Tools, job: Job) -> tuple[Verdict, Job]:
    """Read the conversation where the job is late, in doubt, or knows nothing of it; returns what
    to do with the job, and the job with what was seen."""
    change = change_of(job)
    known = [*job.progress.get(_SEEN, ()), *job.payload.get(BEFORE, ())]
    if not isinstance(change, Assign | SetStatus | SetPriority):
        return Verdict.GO, job  # labels are merged when they are written; a contact is no part
    if known and not _is_late(tools, job):
        return Verdict.GO, job
    try:
        page = await tools.hub.conversation(job.conversation_id)
    except HubRefused:
        return Verdict.GO, job  # the effect will be refused too, and say why
    except ChannelError as error:
        await could_not_look(tools, job, error)
        return Verdict.STOP, job
    tools.health.worked(Service.HUB)
    now = _of(job, page)
    there = as_it_is(change, now) if now is not None else None
    if now is None or there is None:
        return Verdict.GO, job
    if stands(change, now):
        return Verdict.SO, job
    if not known:
        return Verdict.GO, moved(job, job.state, **{_SEEN: [to_json(there)]})
    if any(is_same(there, one) for one in map(from_json, known) if one is not None):
        return Verdict.GO, job
    async with tools.ledger.deciding():
        standing = await still_ready(tools, job)
        if standing is not None:
            await ask(
                tools,
                standing,
                Question.CHANGED_MEANWHILE,
                "This conversation is no longer as it was when this was asked for. Nothing was "
                "changed over it. Look at it, then press Change anyway, or Leave as it is.",
                there=to_json(there),
            )
    await save(tools, page)  # not before: whoever decides sees the conversation as it is
    return Verdict.STOP, job


async def agreed(tools: Tools, job: Job) -> Job:
    """The job by the word of an agent who has seen the conversation as it is here, or was told."""
    change, told = change_of(job), job.progress.get(THERE)
    shown = await tools.ledger.store.conversation(job.conversation_id)
    there = as_it_is(change, shown) if change is not None and shown is not None else None
    seen = [one for one in (told, to_json(there) if there is not None else None) if one]
    return moved(job, job.state, **{_SEEN: seen or None, THERE: None})


async def made(tools: Tools, job: Job, done: Draft) -> None:
    """The hub has it so, by whichever attempt: `done` is the fact. Whose customer waits again is
    noted first, for nobody else knows since when."""
    change = change_of(job)
    if isinstance(change, SetStatus) and change.waiting_since is not None:
        await tools.ledger.still_waiting.again(job.conversation_id, change.waiting_since)
    await finish(tools, job, [done])


async def refused(
    tools: Tools, job: Job, error: HubRefused, *, kept: str, done: Draft, doubted: bool
) -> None:
    """The hub refused an attempt at this change. After a doubt that says nothing of the attempt
    before it, so the conversation is read. `kept` says that nothing was changed, `done` is the fact
    that it was."""
    if not doubted:
        await fail(tools, job, f"{kept} {error.message}")
        with contextlib.suppress(ChannelError):
            await save(tools, await tools.hub.conversation(job.conversation_id))
        return
    change, page = change_of(job), ConversationPage((), (), (), False)
    try:
        page = await tools.hub.conversation(job.conversation_id)
    except HubRefused:
        pass  # it is not shown: that says nothing of the change
    except ChannelError as away:
        await wait_for_hub(tools, job, away)
        return
    now = _of(job, page)
    is_so = stands(change, now) if change is not None and now is not None else None
    if isinstance(change, Block):
        told = [one.blocked for one in page.contacts if one.contact_id == change.contact_id]
        is_so = told[0] is change.blocked if told and told[0] is not None else None
    if is_so:
        await made(tools, job, done)
    elif is_so is None:
        await fail(
            tools,
            job,
            "It is not known whether this was done: an earlier answer was lost, and the hub does "
            f"not show it now. Look at it at the hub. {error.message}",
        )
    else:
        await fail(tools, job, f"{kept} {error.message}")
    await save(tools, page)


async def save(tools: Tools, page: ConversationPage) -> None:
    """Write down what the hub says of a conversation."""
    await tools.ledger.save_conversations(
        page.conversations, page.contacts, read_at_once(page.messages)
    )


async def refresh(tools: Tools, conversation_id: int) -> None:
    """Take what the hub says of a conversation now; when it says nothing, its events will.

    A customer may write between the hub's answer and this desk's writing it down, and what the hub
    says of the conversation changes with it: then it is asked again.
    """
    for _ in range(_READS):
        try:
            page = await tools.hub.conversation(conversation_id)
        except ChannelError:
            return
        await save(tools, page)
        told = max((one.message_id for one in page.messages), default=0)
        if (await tools.ledger.store.newest_message_id(conversation_id) or 0) <= told:
            return


def _is_late(tools: Tools, job: Job) -> bool:
    """Whether it did not leave as soon as it was asked for, or may have left before."""
    age = tools.now() - job.created_at
    fresh = 0 <= age <= tools.horizons.reply_fresh_s
    return job.has_waited or bool(job.progress.get(DOUBTED)) or not fresh


def _of(job: Job, page: ConversationPage) -> Conversation | None:
    found = (one for one in page.conversations if one.conversation_id == job.conversation_id)
    return next(found, None)
