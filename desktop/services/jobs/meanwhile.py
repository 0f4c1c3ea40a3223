"""Whether somebody wrote in a conversation while a reply of ours waited to leave.

A reply answers what its writer had read. When it could not leave at once (no network, a service
away, the desk closed), the hub is asked for newer messages before it goes; where the customer or a
colleague wrote one, the reply waits for the agent's yes. Resolving a conversation is the same.
What came through `enqueue` answers nothing that was read here, and is not held.
"""

from dataclasses import replace

from desktop.models.conversation import Direction, Message
from desktop.models.job import Job, JobState, Question
from desktop.models.status import Health
from desktop.services.channels.channel import (
    ChannelError,
    HubRefused,
)
from desktop.services.health.service_health import Service
from desktop.services.inbox import our_messages
from desktop.services.inbox.card_watch import read_at_once
from desktop.services.jobs.job_moves import ask
from desktop.services.jobs.looking import could_not_look, still_ready
from desktop.services.jobs.tools import Tools

READ = "read"
"""The newest message that the job's writer can have read."""
WROTE = "wrote"
"""Who wrote since: `customer`, `colleague` or `both`."""
CUSTOMER, COLLEAGUE, BOTH = "customer", "colleague", "both"

_AT = "read_at"
_WAITS = "waits"
_PAGE = 100


async def as_read(tools: Tools, job: Job, *, waits: bool = False) -> Job:
    """The job with what its writer has read by now. `waits` says that it has waited already."""
    # Where nothing of the conversation is here, nothing of it was read: all of it is news.
    newest = await tools.ledger.store.newest_message_id(job.conversation_id) or 0
    away = tools.health.state(Service.HUB).health is not Health.OK
    read = {READ: newest, _AT: tools.local_now(), _WAITS: waits or away}
    progress = {key: value for key, value in job.progress.items() if key != WROTE}
    return replace(job, progress={**progress, **read})


async def stops(tools: Tools, job: Job) -> bool:
    """Whether the job may not leave now: somebody wrote, or the hub cannot tell. What then happens
    to the job is written down."""
    read = job.progress.get(READ)
    if read is None or not _has_waited(tools, job):
        return False
    try:
        newer = await _newer(tools, job.conversation_id, int(read))
    except HubRefused:
        return False  # the effect will be refused too, and say why
    except ChannelError as error:
        await could_not_look(tools, job, error)
        return True
    tools.health.worked(Service.HUB)
    who = await _who_wrote(tools, newer)
    if not who:
        return False
    for message in newer:  # what is told of our own among them is news too
        sender = await our_messages.job_of(tools, message)
        if sender is not None:
            await our_messages.record(tools, sender, message)
    # So that the agent sees it beside the question.
    await tools.ledger.save_messages(read_at_once(newer))
    async with tools.ledger.deciding():
        standing = await still_ready(tools, job)
        if standing is not None:
            await _hold_those_behind(tools, standing)
            await ask(
                tools,
                standing,
                Question.WROTE_MEANWHILE,
                "Somebody wrote in this conversation while this waited. Nothing was sent. Read "
                "it, then press Send anyway, change the reply, or remove it.",
                wrote=who,
            )
    return True


async def _hold_those_behind(tools: Tools, job: Job) -> None:
    """What stands behind a job that waits for a person has waited too, however young it is."""
    for one in await tools.ledger.store.unfinished_jobs(job.conversation_id):
        if one.job_id != job.job_id and one.state is JobState.READY and READ in one.progress:
            await tools.ledger.save_job(replace(one, progress={**one.progress, _WAITS: True}))


def _has_waited(tools: Tools, job: Job) -> bool:
    """Whether it did not leave as soon as it was asked for."""
    age = tools.local_now() - float(job.progress.get(_AT, 0.0))
    return job.has_waited or not 0 <= age <= tools.horizons.reply_fresh_s


async def _newer(tools: Tools, conversation_id: int, after: int) -> list[Message]:
    found: list[Message] = []
    while True:
        page = await tools.hub.messages(conversation_id, after=after)
        newer = [message for message in page if message.message_id > after]
        found += newer
        if len(page) < _PAGE or not newer:
            return found
        after = max(message.message_id for message in newer)


async def _who_wrote(tools: Tools, messages: list[Message]) -> str:
    """Empty when only this desk did, or the hub wrote a line of its log, or a note was made."""
    who = set()
    for message in messages:
        if message.direction is Direction.INCOMING:
            who.add(CUSTOMER)
        elif message.direction is Direction.OUTGOING:
            ref = message.client_ref
            ours = bool(ref) and await tools.ledger.store.job_stands(ref)
            if not ours:
                who.add(COLLEAGUE)
    return BOTH if len(who) > 1 else next(iter(who), "")
