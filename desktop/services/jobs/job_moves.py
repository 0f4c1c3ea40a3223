"""How a job goes on after a step: done, failed, again later, looking, or asking a person."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop.models.job import Job, JobState, Question
from desktop.models.journal import Draft
from desktop.services.channels.channel import ChannelError, HubAmbiguous, HubNotAllowed
from desktop.services.health.service_health import Service
from desktop.services.jobs.tools import Tools
from desktop.services.psp.gateway import GatewayError, NotAllowed

TROUBLES = "troubles"
"""How often the hub failed at this job's conversation alone."""

DOUBTED = "doubted"
"""That an attempt may have been made: then it can be followed by its opposite, and not be taken
back any more."""


def step_of(job: Job) -> str:
    """The step that a job has come to; empty before the first."""
    return str(job.progress.get("step", ""))


def moved(job: Job, state: JobState, **progress: Any) -> Job:
    """The job in another state, with more progress; a value of None removes its key."""
    merged = {**job.progress, **progress}
    return replace(
        job, state=state, progress={key: one for key, one in merged.items() if one is not None}
    )


def in_doubt(job: Job) -> Job:
    """The job, of which an attempt may have been made."""
    return moved(job, job.state, **{DOUBTED: True})


def doubted_by(error: ChannelError, job: Job, *, made: bool = False) -> Job:
    """The job after an error; in doubt where its effect is `made`, or may be."""
    return in_doubt(job) if made or isinstance(error, HubAmbiguous) else job


async def run(tools: Tools, job: Job, drafts: Sequence[Draft], **progress: Any) -> Job | None:
    """Make an attempt durable before its first byte leaves.

    Returns the job as it stands now, or None when it was taken back in the meantime, or the agent
    has changed its words: then it is taken up again with the new ones.
    """
    running = replace(moved(job, JobState.RUNNING, **progress), attempts=job.attempts + 1, error="")
    async with tools.ledger.deciding():
        return running if await tools.ledger.begin_attempt(running, drafts) else None


async def finish(tools: Tools, job: Job, drafts: Sequence[Draft] = (), **progress: Any) -> Job:
    """The effect is there."""
    done = replace(
        moved(job, JobState.DONE, **progress), error="", not_before=0.0, finished_at=tools.now()
    )
    await tools.ledger.save_job(done, drafts)
    return done


async def fail(
    tools: Tools, job: Job, error: str, drafts: Sequence[Draft] = (), **progress: Any
) -> Job:
    """It is refused for good; `error` says what happened, what was kept, and what to press."""
    failed = replace(
        moved(job, JobState.FAILED, **progress),
        error=error,
        not_before=0.0,
        finished_at=tools.now(),
    )
    await tools.ledger.save_job(failed, drafts)
    return failed


async def remove(tools: Tools, job: Job, drafts: Sequence[Draft] = (), *, error: str = "") -> Job:
    """It is taken back, and nothing of it has left."""
    removed = replace(
        job, state=JobState.REMOVED, error=error, not_before=0.0, finished_at=tools.now()
    )
    await tools.ledger.save_job(removed, drafts)
    return removed


async def ask(
    tools: Tools,
    job: Job,
    question: Question,
    error: str,
    drafts: Sequence[Draft] = (),
    **progress: Any,
) -> Job:
    """Only a person can decide."""
    asking = replace(
        moved(job, JobState.ASKING, **progress), error=f"{question}: {error}", not_before=0.0
    )
    await tools.ledger.save_job(asking, drafts)
    return asking


async def wait(
    tools: Tools,
    job: Job,
    seconds: float,
    *,
    state: JobState = JobState.READY,
    error: str = "",
    drafts: Sequence[Draft] = (),
    **progress: Any,
) -> Job:
    """Go on in so many seconds."""
    waiting = replace(
        moved(job, state, **progress), error=error, not_before=tools.local_now() + seconds
    )
    await tools.ledger.save_job(waiting, drafts)
    return waiting


async def not_reached(
    tools: Tools,
    job: Job,
    error: GatewayError | ChannelError,
    *,
    state: JobState = JobState.READY,
    drafts: Sequence[Draft] = (),
    **progress: Any,
) -> Job:
    """Certainly nothing happened: try again by itself, no sooner than the service may be asked.

    What the hub has against one conversation only is no pause for the others.
    """
    service = service_of(error)
    if (
        isinstance(error, ChannelError)
        and about_one(error)
        and not (
            error.code not in _LIMITS and tools.health.is_everywhere(service, job.conversation_id)
        )
    ):
        nth = int(job.progress.get(TROUBLES, 0))
        return await wait(
            tools,
            job,
            max(tools.health.backoff(nth), error.retry_after_s or 0.0),
            state=state,
            error=error.message,
            drafts=drafts,
            **{**progress, TROUBLES: nth + 1},
        )
    until = tools.health.unreachable(
        service, error.message, error.retry_after_s, slowed=asked_to_wait(error)
    )
    return await wait(
        tools,
        job,
        until - tools.now(),
        state=state,
        error=error.message,
        drafts=drafts,
        **{**progress, "unreached": service.value},
    )


_LIMITS = frozenset({"too_many_messages"})
"""A limit that the hub sets each conversation. Source: Chatwoot `models/message.rb`."""


def about_one(error: ChannelError) -> bool:
    """Whether the hub was reached and failed at one conversation, and perhaps at no other."""
    passing = error.code.startswith("http_5") or error.code in ("http_409", "http_423")
    return passing or error.code in _LIMITS


async def not_accepted(
    tools: Tools,
    job: Job,
    error: GatewayError | ChannelError,
    *,
    state: JobState = JobState.READY,
    **progress: Any,
) -> Job:
    """The service does not accept us, which a person will mend: the job waits for that."""
    note_refusal(tools, error)
    return await wait(
        tools,
        job,
        tools.horizons.retry_longest_s,
        state=state,
        error=error.message,
        **{**progress, "unreached": service_of(error).value},
    )


def note_refusal(tools: Tools, error: GatewayError | ChannelError) -> None:
    """Show in the status bar that a service does not accept us."""
    if isinstance(error, NotAllowed | HubNotAllowed):
        tools.health.refused(service_of(error), error.message)


def asked_to_wait(error: GatewayError | ChannelError) -> bool:
    """Whether the service is well and only wants to be asked less."""
    return any(word in error.code for word in ("rate", "concurrency", "429", "lock", "throttle"))


def service_of(error: GatewayError | ChannelError) -> Service:
    """Whose answer an error is."""
    return Service.PSP if isinstance(error, GatewayError) else Service.HUB


def next_check(checks: Sequence[float], attempted_at: float, now: float) -> float | None:
    """Seconds until the next look after an attempt; None when the horizon is behind us."""
    age = now - attempted_at
    ahead = [check for check in checks if check > age]
    return ahead[0] - age if ahead else None


def next_look(tools: Tools, job: Job, now: float) -> float | None:
    """Seconds from `now` until the next look whether what was posted is there; None when the
    horizon is behind us."""
    posted_at = float(job.progress.get("posted_at", 0.0))
    return next_check(tools.horizons.message_checks, posted_at, now)
