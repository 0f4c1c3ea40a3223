"""Cancels a link at the provider, or takes it back while it certainly was never made."""

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState
from desktop.models.job_parts import generation_of
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.stage import Stage
from desktop.services.health.service_health import Service
from desktop.services.jobs.crash_points import CANCEL_AFTER_EXPIRE, CANCEL_BEFORE_EXPIRE
from desktop.services.jobs.job_moves import (
    fail,
    finish,
    moved,
    not_accepted,
    not_reached,
    run,
    step_of,
    wait,
)
from desktop.services.jobs.tools import Tools, fact
from desktop.services.payments.payment_facts import link_state_facts
from desktop.services.psp.gateway import Ambiguous, Link, NotAllowed, NotOpen, NotReached, Refused
from desktop.services.use_cases import send_link

ENQUEUED = "cancel.enqueued"


def client_id(quote_id: str, generation: int, attempt: int) -> str:
    """The one id of a cancellation however often it is asked for; a failed one can be repeated."""
    return f"cancel:{quote_id}:{generation}" + (f":{attempt}" if attempt else "")


def new_job(
    tools: Tools,
    quote_id: str,
    generation: int,
    conversation_id: int,
    *,
    job_id: str,
    asked_as: str,
    in_order: bool = False,
) -> Job:
    """The job that ends a generation's link. `in_order`: not before its message was sent."""
    return Job(
        job_id=job_id,
        client_id=asked_as,
        kind=JobKind.CANCEL,
        conversation_id=conversation_id,
        quote_id=quote_id,
        payload={"generation": generation, "in_order": in_order},
        created_at=tools.now(),
    )


async def ask_for_cancel(tools: Tools, job: Job) -> Job:
    """Make the cancellation durable with the fact that it was asked.

    One that waits for the link's message is asked of the link only when its turn comes.
    """
    asked = fact(
        job,
        ENQUEUED if job.payload["in_order"] else FactKind.CANCEL_ASKED,
        tools.now(),
        source=":asked",
        actor=tools.actor(),
    )
    return await tools.ledger.add_job(job, [asked])


async def withdraw_unsent(tools: Tools, quote_id: str, generation: int) -> Job | None:
    """Take back the link's own job when it has certainly not left; None when it may have."""
    async with tools.ledger.deciding():
        for job in await tools.ledger.store.jobs_of_quote(quote_id):
            if (
                job.kind.makes_links
                and generation_of(job) == generation
                and not job.state.is_over
                and job.state is not JobState.RUNNING
                and not step_of(job)
                and not job.progress.get("doubted")
            ):
                return await send_link.withdraw(tools, job)
    return None


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if job.payload.get("in_order") and await _is_being_sent(tools, job):
        await wait(tools, job, tools.horizons.retry_first_s)
        return
    session = await session_of(tools, job.quote_id, generation_of(job))
    ladder = await tools.ledger.store.ladder(job.quote_id)
    if not session and ladder is not None and await _stays_unmade(tools, job, ladder):
        job = moved(job, job.state, instead=ladder.generation)
        session = ladder.session
    if not session:
        await _without_link(tools, job)
        return
    drafts: list[Draft] = []
    if job.payload.get("in_order"):
        drafts = [fact(job, FactKind.CANCEL_ASKED, tools.now(), source=":begun")]
    running = await run(tools, job, drafts, session=session)
    if running is None:
        return
    over = await end_session(
        tools,
        running,
        session,
        paid="The customer has paid this alternative too, so the link was not cancelled. Refund "
        "one of the two payments."
        if job.payload.get("because")
        else "The customer had already paid, so the link was not cancelled. "
        + _what_is_left(ladder),
        being_paid="The customer's payment is under way at the bank, so the link cannot be "
        "cancelled.",
        refused="The link was not cancelled and can still be paid.",
    )
    if over is not None:
        await finish(tools, running, over)


def _what_is_left(ladder: Ladder | None) -> str:
    """What can still be done about a link that was paid, by what has been done already."""
    stage = ladder.stage if ladder is not None else None
    if ladder is None or stage is None or not stage.has_money:
        return "Issue the ticket, or refund the payment."  # the provider has just told it
    if stage is Stage.DISPUTED:
        words = "Their bank disputes the payment: answer the dispute in Stripe's Dashboard."
    elif stage is Stage.REFUND_FAILED:
        words = "A refund failed: refund it again, or give it back another way and write that down."
    elif ladder.may_void:
        words = "All of it went back, and its ticket is still valid: void it, then write that down."
    elif stage is Stage.REFUNDED:
        words = "All of it went back to the customer: there is nothing left to do."
    elif ladder.may_ticket:
        words = "Issue the ticket, or refund what is left of the payment."
    else:
        words = "The ticket is issued: if the customer does not fly, refund what is left."
    return words


async def end_session(
    tools: Tools, job: Job, session: str, *, paid: str, being_paid: str, refused: str
) -> list[Draft] | None:
    """End a session at the provider, in a job whose attempt has begun. Returns the facts of its
    end, for the caller to write; None where it did not end: the job waits, or failed with one of
    these words."""
    nth = int(job.progress.get("nth", 0))
    async with tools.gate.effect():
        tools.crash.hit(CANCEL_BEFORE_EXPIRE)
        try:
            await tools.gateway.expire_link(session, idempotency_key=f"{job.job_id}:{nth}")
        except NotReached as error:
            await not_reached(tools, job, error)
            return None
        except NotAllowed as error:
            await not_accepted(tools, job, error)
            return None
        except NotOpen as error:
            return await _not_open(tools, job, error.link, paid if error.link.paid else being_paid)
        except Refused as error:
            reason = error.code or "refused"
            failed = fact(job, FactKind.CANCEL_FAILED, tools.now(), source=":failed", reason=reason)
            await fail(tools, job, f"{refused} {error.message}", [failed])
            return None
        except Ambiguous as error:
            # Ending a link twice is ending it once; a new key, because an error would be repeated.
            await not_reached(tools, job, NotReached(error.message, code=error.code), nth=nth + 1)
            return None
    tools.crash.hit(CANCEL_AFTER_EXPIRE)
    tools.health.worked(Service.PSP)
    return [_cancelled(tools, job, session)]


async def _is_being_sent(tools: Tools, job: Job) -> bool:
    return any(
        other.kind.makes_links
        and generation_of(other) == generation_of(job)
        and not other.state.is_over
        and other.state is not JobState.ASKING
        for other in await tools.ledger.store.jobs_of_quote(job.quote_id)
    )


async def _stays_unmade(tools: Tools, job: Job, ladder: Ladder) -> bool:
    """Whether the link was to take the place of the one of `ladder` and came to nothing: then that
    is the link which the customer still has."""
    made_by = [
        other
        for other in await tools.ledger.store.jobs_of_quote(job.quote_id)
        if other.kind.makes_links and generation_of(other) == generation_of(job)
    ]
    over = bool(made_by) and all(other.state.is_over for other in made_by)
    stands = ladder.stage.is_open or ladder.stage.has_money  # just paid: then it says so
    return over and stands and 0 < ladder.generation < generation_of(job)


async def session_of(tools: Tools, quote_id: str, generation: int) -> str:
    """The session of a quote's link; empty while none is known."""
    store = tools.ledger.store
    for entry in await store.facts(quote_id):
        if entry.kind is FactKind.LINK_CREATED and entry.generation == generation:
            return str(entry.body.get("session", ""))
    ladder = await store.ladder(quote_id)
    return ladder.session if ladder and ladder.generation == generation else ""


async def _without_link(tools: Tools, job: Job) -> None:
    """No link is known: it is still being made, or there never was one."""
    generation = generation_of(job)
    for other in await tools.ledger.store.jobs_of_quote(job.quote_id):
        if (
            other.kind.makes_links
            and generation_of(other) == generation
            and not other.state.is_over
        ):
            withdrawn = await withdraw_unsent(tools, job.quote_id, generation)
            if withdrawn is None:
                await wait(tools, job, tools.horizons.retry_first_s)
                return
    await finish(tools, job, [fact(job, FactKind.LINK_WITHDRAWN, tools.now(), source=":withdrawn")])


async def _not_open(tools: Tools, job: Job, link: Link, words: str) -> list[Draft] | None:
    """The link had ended before: paid, being paid, expired, or by an attempt of this very job."""
    tools.health.worked(Service.PSP)
    now = tools.provider_now()
    provider = tools.gateway.capabilities.name
    state = link_state_facts(
        link, job.quote_id, generation_of(job), job.conversation_id, provider=provider, now=now
    )
    if link.status == "expired":
        early = now < link.expires_at
        return [_cancelled(tools, job, link.session)] if early else list(state)
    reason = "just_paid" if link.paid else "being_paid"
    failed = fact(job, FactKind.CANCEL_FAILED, tools.now(), source=":failed", reason=reason)
    await fail(tools, job, words, [failed, *state])
    return None


def _cancelled(tools: Tools, job: Job, session: str) -> Draft:
    provider = tools.gateway.capabilities.name
    return fact(
        job,
        FactKind.LINK_CANCELLED,
        tools.provider_now(),
        source=f"{provider}:cancelled:{session}",
        actor=provider,
        session=session,
    )
