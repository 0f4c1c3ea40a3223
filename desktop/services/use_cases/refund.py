"""Refunds a payment exactly once, whatever becomes of the answers.

The payment's refunds are read first: one that this job has made already is taken as made, and one
that somebody made elsewhere meanwhile is told before anything more goes back. Amount, PaymentIntent
and key are fixed and durable before the first attempt. After an ambiguous answer the same request
is repeated under the same key; where the key may be forgotten, or repeats an error for ever, the
refund is looked up by its job before another key is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState
from desktop.models.job_parts import generation_of
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.ladder_money import Payment
from desktop.models.money import AmountError, Money
from desktop.models.refund import RefundReason
from desktop.models.stage import Stage
from desktop.models.stripe_amount import to_stripe
from desktop.services.health.service_health import Service
from desktop.services.jobs.crash_points import REFUND_AFTER_CREATE, REFUND_BEFORE_CREATE
from desktop.services.jobs.job_moves import (
    fail,
    finish,
    not_accepted,
    not_reached,
    note_refusal,
    remove,
    run,
    step_of,
    wait,
)
from desktop.services.jobs.tools import Tools, fact
from desktop.services.payments.check_link import check_link
from desktop.services.payments.payment_facts import refund_draft
from desktop.services.psp.gateway import (
    Ambiguous,
    GatewayError,
    KeyRefused,
    NotReached,
    PaymentFact,
    RefundRequest,
    Refused,
)
from desktop.services.use_cases import approvals
from desktop.services.use_cases.refusals import RefundRefused

ASKED, REFUSED, WITHDRAWN = "refund.asked", "refund.refused", "refund.withdrawn"
"""Records of the journal beside the provider's own facts; the ladder ignores them."""

REFUNDING = "refunding"
RESTORED = "restored"
"""The job came back from a backup: it may have been made, or taken back, since."""
KEYS = 2
"""How many keys there are before the job fails."""
KEY_MARGIN_S = 3600.0
"""By how much earlier than the provider the desk takes a key for forgotten."""

_UNSURE = "The refund may have been made. The desk makes sure; nothing is refunded twice."


def new_job(
    tools: Tools,
    quote_id: str,
    conversation_id: int,
    ladder: Ladder | None,
    *,
    amount: int | None,
    reason: RefundReason,
    left: int | None,
    known: Sequence[str],
    job_id: str,
    asked_as: str,
    generation: int,
) -> Job:
    """The job that refunds so much (minor units; None: all that is left when its turn comes).

    `left` is what the person saw was left of all payments, None where nobody looked; `known` are
    the refunds that were known then.
    """
    payment = ladder.refundable(amount or 1) if ladder else None
    return Job(
        job_id=job_id,
        client_id=asked_as,
        kind=JobKind.REFUND,
        conversation_id=conversation_id,
        quote_id=quote_id,
        payload={
            "generation": payment.generation if payment else generation,
            "amount": amount,
            "currency": ladder.currency if ladder else "",
            "reason": reason.value,
            "left": left,
            "known": list(known),
        },
        created_at=tools.now(),
    )


async def ask_for_refund(tools: Tools, job: Job, drafts: Sequence[Draft] = ()) -> Job:
    """Make the job durable with the fact that it was asked, in one transaction. `drafts` come
    after that fact."""
    asked = fact(
        job,
        ASKED,
        tools.now(),
        source=":asked",
        actor=tools.actor(),
        amount=job.payload["amount"],
        currency=job.payload["currency"],
        reason=job.payload["reason"],
        policy=(await tools.policy.current()).sha256,
    )
    return await tools.ledger.add_job(job, [asked, *drafts])


def check(ladder: Ladder | None, under_way: Sequence[Job], amount: int | None) -> None:
    """Raise `RefundRefused` for what certainly cannot be refunded. `under_way` are the quote's
    refunds that have not ended."""
    if ladder is None or not ladder.payments:
        raise RefundRefused(
            "This quote is not paid, so there is nothing to refund.",
            "Wait for the payment, or press Check now.",
        )
    if ladder.stage is Stage.DISPUTED:
        raise RefundRefused(
            "The customer's bank disputes this payment, so it cannot be refunded.",
            "Answer the dispute in Stripe's Dashboard.",
        )
    if not ladder.left:
        raise RefundRefused("This payment was refunded in full already.")
    amounts = [job.payload["amount"] for job in under_way]
    left = 0 if None in amounts else ladder.left - sum(amounts)
    if left <= 0:
        raise RefundRefused("The refund of this payment is under way.", "Wait until it ends.")
    if amount is None:
        return
    if amount < 1:
        raise RefundRefused("There is nothing to refund.", "Enter an amount.")
    most = min(left, max(payment.left for payment in ladder.payments))
    if amount > most:
        at_most = Money(most, ladder.currency)
        raise RefundRefused(
            f"At most {at_most.decimal} {at_most.currency} of one payment can go back.",
            "Change the amount.",
        )
    try:
        to_stripe(Money(amount, ladder.currency))
    except AmountError as error:
        raise RefundRefused(f"{error}.", "Change the amount.") from error


async def known_refunds(tools: Tools, quote_id: str) -> list[str]:
    """The ids of a quote's refunds, as far as the journal knows them."""
    kinds = (FactKind.REFUND, FactKind.REFUND_FAILED)
    facts = await tools.ledger.store.facts(quote_id)
    return sorted({str(one.body.get("refund", "")) for one in facts if one.kind in kinds})


async def is_paid(tools: Tools, job: Job) -> bool:
    """Whether a payment of the job's quote is known, so that it waits for no link."""
    return await _ladder(tools, job) is not None


async def withdraw(tools: Tools, job: Job) -> Job:
    """Take a refund back that certainly was not begun."""
    withdrawn = fact(job, WITHDRAWN, tools.now(), source=":withdrawn", actor=tools.actor())
    return await remove(tools, job, [withdrawn])


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if step_of(job) == REFUNDING:
        await _go_on(tools, job)
    else:
        await _begin(tools, job)


# --- before the first attempt


@dataclass(frozen=True, slots=True)
class Seen:
    """A payment with its PaymentIntent and refunds as the provider has them."""

    payment: Payment
    intent: str
    refunds: Sequence[PaymentFact]

    @property
    def left(self) -> int:
        """What the provider can still give back of it, without what went by another way."""
        back = sum(int(str(one.body["amount"])) for one in self.refunds if not has_failed(one))
        return max(0, self.payment.amount - back - self.payment.given)


async def _begin(tools: Tools, job: Job) -> None:
    ladder = await _ladder(tools, job)
    if ladder is None and await _is_link_under_way(tools, job):
        await wait(tools, job, tools.horizons.retry_longest_s, state=job.state)
        return
    async with tools.gate.effect():
        looked_at = tools.local_now()
        try:
            if ladder is None:  # a job that was queued may be ahead of the watcher
                await check_link(tools, job.quote_id)
                ladder = await _ladder(tools, job)
            seen = [await read(tools, payment) for payment in ladder.payments] if ladder else []
        except GatewayError as error:
            await _not_read(tools, job, error)
            return
        if ladder is None:
            await _refuse(
                tools, job, "This quote is not paid, so there is nothing to refund.", "unpaid"
            )
            return
        tools.health.worked(Service.PSP)
        mine = _mine(job, [one for of_one in seen for one in of_one.refunds])
        if mine is not None:
            await _adopt(tools, job, mine)
            return
        if job.progress.get(RESTORED) and (settles_in := _settles_in(tools, job, looked_at)):
            await wait(tools, job, settles_in, state=JobState.CHECKING, error=_UNSURE)
            return
        held = await approvals.stands_against(tools, job)
        if held is not None:
            if held:
                await _refuse(tools, job, f"Nothing was refunded. {held}", "policy")
            return
        drafts = [draft_of(tools, job, one) for of_one in seen for one in of_one.refunds]
        against = await _against(tools, job, ladder, seen)
        if against is not None:
            await _refuse(tools, job, against.words, against.reason, drafts=drafts)
            return
        amount = job.payload["amount"]
        chosen = [one for one in seen if one.intent and one.left >= (amount or 1)][-1]
        keys = int(job.progress.get("keys", 0)) + 1
        running = await run(
            tools,
            job,
            drafts,
            step=REFUNDING,
            keys=keys,
            request={
                "key": f"{job.job_id}:{keys}",
                "intent": chosen.intent,
                "amount": amount or chosen.left,
                "currency": ladder.currency,
                "reason": job.payload["reason"],
                "metadata": await _metadata(tools, job),
            },
            keyed_at=tools.both_clocks(),
            attempted_at=tools.local_now(),
        )
        if running is not None:
            await _attempt(tools, running)


async def _is_link_under_way(tools: Tools, job: Job) -> bool:
    """Whether the quote's link is still on its way to the customer, so that nobody can have paid
    yet. One that asks a person may take for ever, and is not waited for."""
    return any(
        other.kind.makes_links and not other.state.is_over and other.state is not JobState.ASKING
        for other in await tools.ledger.store.jobs_of_quote(job.quote_id)
    )


async def _ladder(tools: Tools, job: Job) -> Ladder | None:
    """Where the quote stands; None while nothing is known to be paid."""
    ladder = await tools.ledger.store.ladder(job.quote_id)
    return ladder if ladder is not None and ladder.payments else None


async def read(tools: Tools, payment: Payment) -> Seen:
    """A payment as the provider has it. Raises `GatewayError`."""
    intent = payment.intent or (await tools.gateway.link(payment.session)).intent
    return Seen(payment, intent, await tools.gateway.refunds(intent) if intent else ())


@dataclass(frozen=True, slots=True)
class _Against:
    """Why nothing may go back now, and the reason's code."""

    words: str
    reason: str


async def _against(tools: Tools, job: Job, ladder: Ladder, seen: Sequence[Seen]) -> _Against | None:
    """What stands against it; None where nothing does."""
    if job.progress.get(RESTORED):
        return _Against(
            "This came back from a backup, and does not show at Stripe. Nothing was refunded. "
            "Press Refund if it is to be refunded.",
            "restored",
        )
    amount, left = job.payload["amount"], max((one.left for one in seen if one.intent), default=0)
    if not left:
        return _Against(
            "This payment was refunded in full already, perhaps elsewhere. Nothing more was "
            "refunded.",
            "already_refunded",
        )
    elsewhere = await _elsewhere(tools, job, seen)
    if elsewhere and job.payload["left"] is not None:
        return _made_elsewhere(elsewhere, ladder.currency)
    if amount is not None and amount > left:
        return _Against(
            "There is less left of this payment than that: part of it was refunded elsewhere. "
            "Nothing was refunded. Look at what is left, then press Refund.",
            "too_much",
        )
    return None


def _made_elsewhere(amount: int, currency: str) -> _Against:
    back = Money(amount, currency)
    return _Against(
        f"Of this payment {back.decimal} {back.currency} was refunded elsewhere meanwhile. "
        "Nothing more was refunded. Look at what is left, then press Refund.",
        "refunded_elsewhere",
    )


async def _elsewhere(tools: Tools, job: Job, seen: Sequence[Seen]) -> int:
    """How much went back by refunds that were not known when this was asked for, and that no job
    of this desk stands for."""
    known, total = job.payload["known"], 0
    for refund in (one for of_one in seen for one in of_one.refunds if not has_failed(one)):
        maker = await tools.ledger.store.known_job(refund.metadata.get("desk_job", ""))
        # Of one that failed or was taken back, the agent was told that nothing was refunded.
        ours = maker is not None and (maker.state is JobState.DONE or not maker.state.is_over)
        if refund.body["refund"] not in known and not ours:
            total += int(str(refund.body["amount"]))
    return total


async def _metadata(tools: Tools, job: Job) -> dict[str, str]:
    """The same keys as a link's; no personal data."""
    channel = await tools.channel(job.conversation_id)
    return {
        "desk_quote": job.quote_id,
        "desk_generation": str(generation_of(job)),
        "desk_conversation": str(job.conversation_id),
        "desk_channel": channel.value if channel else "",
        "desk_agent": tools.actor().rsplit(":", 1)[-1],
        "desk_job": job.job_id,
    }


async def _not_read(tools: Tools, job: Job, error: GatewayError) -> None:
    """The refunds could not be read, so nothing was tried."""
    if job.progress.get(RESTORED):
        note_refusal(tools, error)
        await not_reached(tools, job, _unsure(error), state=JobState.CHECKING)
    elif isinstance(error, KeyRefused):
        await not_accepted(tools, job, error)
    elif isinstance(error, Refused):
        await _refuse(tools, job, error.message, error.code)
    else:
        await not_reached(tools, job, error)


# --- the attempt, and after one whose end is not known


async def _attempt(tools: Tools, job: Job) -> None:
    """Ask the provider with the stored key and parameters."""
    doubted = bool(job.progress.get("doubted"))
    tools.crash.hit(REFUND_BEFORE_CREATE)
    try:
        made = await tools.gateway.refund(_request(job))
    except NotReached as error:
        if doubted:
            await not_reached(tools, job, _unsure(error), state=JobState.CHECKING)
        else:
            await not_reached(tools, job, error, **_unbegun(job))
        return
    except KeyRefused as error:
        if doubted:
            await not_accepted(tools, job, _unsure(error), state=JobState.CHECKING)
        else:
            await not_accepted(tools, job, error, **_unbegun(job))
        return
    except Refused as error:
        if not doubted:
            await _refuse(tools, job, error.message, error.code)
            return
        # An earlier attempt may have made it, and this is why more is refused.
        await _doubt(tools, job, error, refusal=[error.message, error.code])
        return
    except Ambiguous as error:
        await _doubt(tools, job, error)
        return
    tools.crash.hit(REFUND_AFTER_CREATE)
    tools.health.worked(Service.PSP)
    await _adopt(tools, job, made)


def _request(job: Job) -> RefundRequest:
    stored = job.progress["request"]
    return RefundRequest(
        idempotency_key=stored["key"],
        intent=stored["intent"],
        amount=Money(stored["amount"], stored["currency"]),
        reason=stored["reason"],
        metadata=dict(stored["metadata"]),
    )


def _unbegun(job: Job) -> dict[str, Any]:
    """Certainly no effect: the next attempt reads the refunds again, under the same key."""
    return {"step": None, "request": None, "keys": int(job.progress.get("keys", 1)) - 1}


def _unsure(error: GatewayError) -> GatewayError:
    """The same trouble after an attempt whose end is not known: it says nothing about that one."""
    happened = error.message.partition(". ")[0].rstrip(".")
    said = f"{happened}. {_UNSURE}"
    return type(error)(said, code=error.code, retry_after_s=error.retry_after_s)


async def _doubt(
    tools: Tools, job: Job, error: GatewayError, *, refusal: list[str] | None = None
) -> None:
    """Whether it was made is not known."""
    nth = int(job.progress.get("doubted", 0))
    # The provider repeats a key's first answer for ever, an error of its own included.
    spent = bool(job.progress.get("key_spent")) or error.code.endswith("_replayed")
    spent = spent or error.code == "idempotency_error"
    looks = spent or refusal is not None
    pause = tools.horizons.link_checks[0] if looks else tools.health.backoff(nth)
    await wait(
        tools,
        job,
        max(pause, error.retry_after_s or 0.0),
        state=JobState.CHECKING,
        error=error.message if refusal is None else job.error,
        doubted=nth + 1,
        key_spent=spent,
        refusal=refusal,
    )


async def _go_on(tools: Tools, job: Job) -> None:
    """Repeat the same request under the same key, where that is sure to make no second refund;
    else look first."""
    progress = job.progress
    ended = bool(progress.get("key_spent") or progress.get("refusal"))
    async with tools.gate.effect():
        # How old the key is, only the provider's time in this run can tell.
        if not ended and tools.provider_clock.is_told and not _is_key_old(tools, job):
            await _again(tools, job)
            return
        looked_at = tools.local_now()
        try:
            mine = _mine(job, await tools.gateway.refunds(progress["request"]["intent"]))
        except GatewayError as error:
            note_refusal(tools, error)
            await not_reached(tools, job, _unsure(error), state=JobState.CHECKING)
            return
        tools.health.worked(Service.PSP)
        if mine is not None:
            await _adopt(tools, job, mine)
        elif ended or _is_key_old(tools, job):
            await _absent(tools, job, looked_at)
        else:
            await _again(tools, job)


async def _again(tools: Tools, job: Job) -> None:
    running = await run(tools, job, (), attempted_at=tools.local_now())
    if running is not None:
        await _attempt(tools, running)


def _is_key_old(tools: Tools, job: Job) -> bool:
    """Whether the provider may have forgotten the key, so that repeating it could refund twice."""
    by_provider, by_local = job.progress["keyed_at"]
    ages = [tools.local_now() - (by_local or 0.0)]
    if by_provider is not None:
        ages.append(tools.provider_now() - by_provider)
    return max(ages) > tools.gateway.capabilities.idempotency_ttl_s - KEY_MARGIN_S


def _settles_in(tools: Tools, job: Job, looked_at: float) -> float:
    """For how many seconds after this look the last attempt may still be under way; 0 for none.

    An attempt that lies in the future is one before the clock was set back.
    """
    settled = tools.horizons.link_checks[-1]
    settles_in = float(job.progress["attempted_at"]) + settled - looked_at
    return settles_in if 0 < settles_in <= settled else 0.0


async def _absent(tools: Tools, job: Job, looked_at: float) -> None:
    """The refund is not there and its key makes it no more. Once nothing of the last attempt can be
    under way, that is its end, or another key's beginning."""
    settles_in = _settles_in(tools, job, looked_at)
    if settles_in:
        await wait(tools, job, settles_in, state=JobState.CHECKING, error=job.error)
    elif job.progress.get("refusal"):
        await _refuse(tools, job, *job.progress["refusal"])
    elif job.progress.get("key_spent") and int(job.progress.get("keys", 1)) >= KEYS:
        await _refuse(
            tools,
            job,
            "Stripe had a problem of its own each time, and the refund does not show there. "
            "Nothing was refunded. Press Refund to try again.",
            "unclear",
        )
    else:
        await wait(
            tools,
            job,
            0.0,
            step=None,
            request=None,
            doubted=None,
            key_spent=None,
        )


# --- its end


def _mine(job: Job, refunds: Sequence[PaymentFact]) -> PaymentFact | None:
    """The refund that this job made, as the provider shows it."""
    return next((one for one in refunds if one.metadata.get("desk_job") == job.job_id), None)


def has_failed(refund: PaymentFact) -> bool:
    """Whether this refund did not go through."""
    return refund.kind is FactKind.REFUND_FAILED or refund.body.get("status") == "canceled"


def draft_of(tools: Tools, job: Job, refund: PaymentFact) -> Draft:
    """The fact as the feed will tell it."""
    return refund_draft(
        refund,
        job.quote_id,
        generation_of(job),
        job.conversation_id,
        provider=tools.gateway.capabilities.name,
    )


async def _adopt(tools: Tools, job: Job, refund: PaymentFact) -> None:
    """The refund is there, made now or found: write it down as the feed will tell it."""
    made = {"refund": refund.body["refund"]}
    if has_failed(refund):
        await fail(
            tools,
            job,
            "Stripe made the refund, and it did not go through. The money is still here. Press "
            "Refund to try again, or refund it in Stripe's Dashboard.",
            [draft_of(tools, job, refund)],
            **made,
        )
        return
    asked, there = job.payload["amount"], int(str(refund.body["amount"]))
    if asked is not None and asked != there:
        other = _made_elsewhere(there, str(refund.body["currency"]))
        await _refuse(tools, job, other.words, other.reason, drafts=[draft_of(tools, job, refund)])
        return
    await finish(tools, job, [draft_of(tools, job, refund)], **made)


async def _refuse(
    tools: Tools, job: Job, message: str, reason: str, *, drafts: Sequence[Draft] = ()
) -> None:
    """Nothing was refunded, and nothing more is tried by itself."""
    refused = fact(job, REFUSED, tools.now(), source=":refused", reason=reason or "refused")
    await fail(tools, job, message, [*drafts, refused])
