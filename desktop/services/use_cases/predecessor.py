"""Ends the link whose place another one takes, before that is made: never two alive.

Ending a link twice is ending it once, so what is ambiguous is simply repeated, under another key
because the provider repeats a key's error. The next link is not made before the provider has said
that this one cannot be paid any more.
"""

from dataclasses import dataclass, replace

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobState
from desktop.models.job_parts import ENDS, ended_by, generation_of, quote_of
from desktop.models.journal import Draft
from desktop.services.health.service_health import Service
from desktop.services.jobs.crash_points import LINK_AFTER_END, LINK_BEFORE_END
from desktop.services.jobs.job_moves import fail, moved, not_accepted, not_reached, run
from desktop.services.jobs.tools import Tools, fact
from desktop.services.payments.payment_facts import link_state_facts
from desktop.services.psp.gateway import Ambiguous, Link, NotAllowed, NotOpen, NotReached, Refused

_ENDED = "ended"
_JUST_PAID = (
    "The customer had just paid the old link, so it was not replaced. Nothing was sent. Issue the "
    "ticket, or refund the payment."
)


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The quote's link before this one. `session` is empty while it is not made: what is enqueued
    is asked for ahead of time."""

    generation: int
    session: str = ""


def named(generation: int, session: str) -> dict[str, object]:
    """What the payload of a link's job says of the one that it ends."""
    return {ENDS: {"generation": generation, "session": session}}


async def of(tools: Tools, job: Job) -> Predecessor | None:
    """The link that has to end before this job makes its own; None where there is none, or it has
    ended by this job."""
    if not ended_by(job) or job.progress.get(_ENDED):
        return None
    before = Predecessor(ended_by(job), str(job.payload[ENDS]["session"]))
    if before.session:
        return before
    for known in await tools.ledger.store.facts(job.quote_id):
        if known.kind is FactKind.LINK_CREATED and known.generation == before.generation:
            return Predecessor(before.generation, str(known.body.get("session", "")))
    return None


def has_ended(job: Job) -> bool:
    """Whether this job has ended another link already."""
    return bool(job.progress.get(_ENDED))


async def end(tools: Tools, job: Job, before: Predecessor) -> Job | None:
    """End it; returns the job as it goes on, or None where it does not, now or at all.

    The caller holds the gate for effects.
    """
    running = await run(tools, job, [])
    if running is None:
        return None
    key = f"{job.job_id}:end:{running.attempts}"
    tools.crash.hit(LINK_BEFORE_END)
    try:
        await tools.gateway.expire_link(before.session, idempotency_key=key)
    except NotReached as error:
        await not_reached(tools, running, error)
        return None
    except NotAllowed as error:
        await not_accepted(tools, running, error)
        return None
    except NotOpen as error:
        return await _not_open(tools, running, before, error.link)
    except Refused as error:
        why = f"The old link was not ended and can still be paid. {error.message}"
        await _refuse(tools, running, before, why, error.code or "refused", [])
        return None
    except Ambiguous as error:
        await not_reached(tools, running, NotReached(error.message, code=error.code))
        return None
    tools.crash.hit(LINK_AFTER_END)
    tools.health.worked(Service.PSP)
    return await _go_on(tools, running, [_cancelled(tools, running, before)])


async def _not_open(tools: Tools, job: Job, before: Predecessor, link: Link) -> Job | None:
    """It had ended before: expired, ended by an attempt of this very job, or paid."""
    tools.health.worked(Service.PSP)
    now = tools.provider_now()
    state = link_state_facts(
        link,
        job.quote_id,
        before.generation,
        job.conversation_id,
        provider=tools.gateway.capabilities.name,
        now=now,
    )
    if link.status == "expired":
        early = now < link.expires_at
        return await _go_on(tools, job, [_cancelled(tools, job, before)] if early else state)
    why = (
        _JUST_PAID
        if link.paid
        else "The customer's payment is under way at the bank, so the link was not replaced. "
        "Nothing was sent."
    )
    await _refuse(tools, job, before, why, "just_paid" if link.paid else "being_paid", state)
    return None


async def overtaken(tools: Tools, quote_id: str) -> None:
    """Let go of what was to take the place of a link that has been paid while it waits for a
    person: nobody needs to decide about it any more."""
    async with tools.ledger.deciding():
        ladder = await tools.ledger.store.ladder(quote_id)
        if ladder is None or not ladder.stage.has_money:
            return
        for job in await tools.ledger.store.jobs_of_quote(quote_id):
            if job.state is JobState.ASKING and ended_by(job) and not has_ended(job):
                before = Predecessor(ended_by(job))
                await _refuse(tools, job, before, _JUST_PAID, "just_paid", [])


async def recover(tools: Tools) -> None:
    """Do so for what a kill has kept from it; at the start."""
    for job in await tools.ledger.store.unfinished_jobs():
        if job.state is JobState.ASKING and ended_by(job):
            await overtaken(tools, job.quote_id)


async def _go_on(tools: Tools, job: Job, drafts: list[Draft]) -> Job:
    """Now that nobody can pay the old price any more, the quote is the new one."""
    quote = quote_of(job)
    source = f"desk:job:{job.job_id}:in_its_place"
    saved = Draft(tools.now(), FactKind.QUOTE_SAVED, quote.quote_id, "desk", source, quote.public())
    waiting = replace(
        moved(job, JobState.READY, **{_ENDED: True}), error="", not_before=tools.local_now()
    )
    await tools.ledger.save_job(waiting, [saved, *drafts], quote=quote)
    return waiting


async def _refuse(
    tools: Tools, job: Job, before: Predecessor, why: str, reason: str, state: list[Draft]
) -> None:
    """The old link stays, and the quote with it: whoever has paid has paid the old price."""
    await _quote_as_it_was(tools, job, before)
    now = tools.now()
    failed = fact(
        job,
        FactKind.CANCEL_FAILED,
        now,
        source=":end_failed",
        reason=reason,
        generation=before.generation,
    )
    refused = fact(
        job, FactKind.LINK_REFUSED, now, source=f":refused:{job.attempts}", reason=reason
    )
    await fail(tools, job, why, [failed, refused, *state])


async def _quote_as_it_was(tools: Tools, job: Job, before: Predecessor) -> None:
    """The quote that the old link was made of is the quote again, where the next one was asked for
    ahead of the old link and stands in its place already."""
    for other in await tools.ledger.store.jobs_of_quote(job.quote_id):
        if other.kind.makes_links and generation_of(other) == before.generation:
            quote = quote_of(other)
            source = f"desk:job:{job.job_id}:as_it_was"
            kept = Draft(
                tools.now(), FactKind.QUOTE_SAVED, quote.quote_id, "desk", source, quote.public()
            )
            await tools.ledger.save_quote(quote, kept)


def _cancelled(tools: Tools, job: Job, before: Predecessor) -> Draft:
    """The very entry that cancelling it makes."""
    provider = tools.gateway.capabilities.name
    return fact(
        job,
        FactKind.LINK_CANCELLED,
        tools.provider_now(),
        source=f"{provider}:cancelled:{before.session}",
        actor=provider,
        session=before.session,
        generation=before.generation,
    )
