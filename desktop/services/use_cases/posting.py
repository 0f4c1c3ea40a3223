"""Posts a job's message exactly once to a hub that has no idempotency.

The job's id travels as `client_ref`. Before the POST the newest known message id is made durable;
after an ambiguous answer, or a crash, the messages since then are read until the reference shows
or the horizon is reached, and then a person is asked. Never a second POST without her word.
"""

import contextlib
from collections.abc import Sequence

from desktop.models.conversation import Contact, Conversation, Message
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.journal import Draft
from desktop.services.channels.channel import (
    ChannelError,
    HubAmbiguous,
    HubNotAllowed,
    HubNotReached,
    HubRefused,
    Upload,
)
from desktop.services.health.service_health import Service
from desktop.services.inbox import message_facts
from desktop.services.jobs.crash_points import MESSAGE_AFTER_POST, MESSAGE_BEFORE_POST
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
from desktop.services.jobs.tools import Tools
from desktop.services.store.errors import JobMoved

POSTING = "posting"
POSTED = "posted"
PAGE = 100
"""What the hub returns at most of the messages after one."""


async def post(
    tools: Tools,
    job: Job,
    text: str,
    drafts: Sequence[Draft] = (),
    *,
    newest: int | None = None,
    files: Sequence[Upload] = (),
    kept: str = "",
) -> None:
    """Post `text` as this job's message, with `files`. `kept` says what stands even if the hub
    refuses it.

    What the job has come to and `drafts` tell need not be written yet: they become durable
    together with the attempt. `newest` is a message that was there before, where one has been read:
    in doubt, this job's message is looked for after it.
    """
    before = step_of(job)
    if newest is None:
        newest = await tools.ledger.store.newest_message_id(job.conversation_id)
    running = await run(
        tools,
        job,
        [*drafts, *message_facts.on_posting(job, tools.now())],
        step=POSTING,
        after=newest or 0,
        posted_at=tools.local_now(),
    )
    if running is None:
        if drafts:  # the job is over, what it has done still is so
            await tools.ledger.record(drafts)
        return
    tools.crash.hit(MESSAGE_BEFORE_POST)
    try:
        message = await tools.hub.send(
            job.conversation_id,
            text,
            client_ref=job.job_id,
            private=job.kind is JobKind.NOTE,
            files=files,
            progress=tools.uploads.of(job.job_id),
        )
    except HubNotReached as error:
        await not_reached(tools, running, error, step=before or None)
    except HubNotAllowed as error:
        await not_accepted(tools, running, error, step=before or None)
    except HubRefused as error:
        text_error = f"{error.message} {kept}".strip()
        drafts = message_facts.on_refused(running, tools.now(), error.code)
        await fail(tools, running, text_error, drafts, step=before or None)
    except HubAmbiguous as error:
        await doubt(tools, running, error.message)
    else:
        tools.crash.hit(MESSAGE_AFTER_POST)
        tools.health.worked(Service.HUB)
        await arrived(tools, running, message)
    finally:
        tools.uploads.over(job.job_id)


async def addressee(
    tools: Tools, job: Job
) -> tuple[bool, tuple[Conversation, Contact | None] | None]:
    """Whether the job can go on, and to whom its message would go.

    It cannot while the hub does not answer, which has been written down then. Nobody is found where
    the hub does not show the conversation: posting would be refused too, and say why.
    """
    try:
        return True, await tools.fetch(job.conversation_id)
    except HubRefused:
        return True, None
    except ChannelError as error:
        await not_reached(tools, job, error)
        return False, None


async def doubt(tools: Tools, job: Job, reason: str) -> None:
    """An attempt ended without an answer: from now on, look for it."""
    delay = next_look(tools, job, tools.local_now())
    await wait(
        tools,
        job,
        delay or 0.0,
        state=JobState.CHECKING,
        error=reason,
        drafts=message_facts.on_checking(job, tools.now()),
    )


async def look(tools: Tools, job: Job) -> None:
    """Look whether the message of a job in doubt has arrived."""
    looked_at = tools.local_now()
    try:
        found = await _find(tools, job)
    except HubNotAllowed as error:
        await not_accepted(tools, job, error, state=JobState.CHECKING)
        return
    except HubRefused:
        found = None  # this conversation cannot be read: that is no trouble of the hub's
    except ChannelError as error:
        await not_reached(tools, job, error, state=JobState.CHECKING)
        return
    else:
        tools.health.worked(Service.HUB)
    if found is not None:
        await arrived(tools, job, found)
        return
    delay = next_look(tools, job, looked_at)
    async with tools.ledger.deciding():
        standing = await tools.ledger.store.job(job.job_id)
        if standing is None or standing.state is not JobState.CHECKING:
            return
        if delay is not None:
            await wait(tools, standing, delay, state=JobState.CHECKING, error=standing.error)
            return
        await ask(
            tools,
            standing,
            Question.DID_IT_ARRIVE,
            "The hub may or may not have sent this message; it does not show there yet. Look at "
            "the channel, then press Send again or It arrived.",
            message_facts.on_absent(job, tools.now()),
        )


async def arrived(tools: Tools, job: Job, message: Message) -> None:
    """The hub has the message: write that down, and what the hub says of it."""
    channel = await tools.channel(job.conversation_id)
    drafts = message_facts.on_message(job, message, channel, tools.now())
    await finish(tools, job, drafts, step=POSTED, message=message.message_id)
    await tools.ledger.save_messages([message])


async def settle(tools: Tools, job: Job, message: Message) -> None:
    """A message that was in doubt has shown by itself, over the socket or while reading."""
    async with tools.ledger.deciding():
        standing = await tools.ledger.store.job(job.job_id)
        if standing is not None and in_doubt(standing):
            with contextlib.suppress(JobMoved):  # the outbox found it in the same moment
                await arrived(tools, standing, message)


def in_doubt(job: Job) -> bool:
    """Whether it is open whether this job's message went."""
    return step_of(job) == POSTING and job.state in (JobState.CHECKING, JobState.ASKING)


def again(job: Job) -> Job:
    """The job as it is before it is posted once more, by the agent's word."""
    before = "created" if job.progress.get("session") else None
    return moved(job, JobState.READY, step=before, again=int(job.progress.get("again", 0)) + 1)


async def _find(tools: Tools, job: Job) -> Message | None:
    """Return the message with this job's reference, from the cache or all pages of the hub."""
    cached = await tools.ledger.store.message_by_ref(job.job_id)
    if cached is not None:
        return cached
    after = int(job.progress.get("after", 0))
    while True:
        page = await tools.hub.messages(job.conversation_id, after=after)
        for message in page:
            if message.client_ref == job.job_id:
                return message
        newest = max((message.message_id for message in page), default=after)
        if len(page) < PAGE or newest <= after:
            return None
        after = newest
