"""The airline's policy at work: what needs a second person, and what becomes of their word.

It is asked when something is asked for, so that the agent hears of it at once, and again before the
first byte leaves, whoever asked for it and however: that is where nothing gets past it. The request
is a job that asks; the approval is in the journal, bound to what was approved.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from desktop.models import approval
from desktop.models.approval import APPROVES, CHANGED, REASONS, Approval, reasons_of, stored
from desktop.models.conversation import Agent
from desktop.models.fact import FactKind
from desktop.models.ids import new_id
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.job_parts import parts, quote_of
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.money import Money
from desktop.models.policy import (
    Always,
    Decision,
    Deed,
    Objection,
    Person,
    Policy,
    Reason,
    Request,
    Today,
    Verdict,
    Why,
    decide,
    objection,
)
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.services.channels.channel import ChannelError, HubNotAllowed
from desktop.services.jobs.job_moves import ask
from desktop.services.jobs.tools import Tools, fact
from desktop.services.secrecy.held_token import HeldToken
from desktop.services.use_cases.refusals import ApprovalRefused, DeskRefusal

_MAY_STILL = frozenset({Stage.QUEUED})
"""Stages besides the open ones in which the link will be made by itself."""
REFUND_APPROVED, ELSEWHERE_APPROVED = "refund.approved", "paid_elsewhere.approved"
REFUND_ASKS, ELSEWHERE_ASKS = "refund.approval_asked", "paid_elsewhere.approval_asked"
GIVEN_APPROVED, GIVEN_ASKS = "given_back.approved", "given_back.approval_asked"
TICKETING_APPROVED, TICKETING_ASKS = "ticketing.approved", "ticketing.approval_asked"
"""Records of the journal, which the ladder ignores: what was approved is a job of its own."""


async def weigh(tools: Tools, job: Job) -> Decision:
    """What the policy says to a job that moves money."""
    policy = await tools.policy.current()
    if job.kind is JobKind.NOTE:
        return decide(policy, asker(tools), approval.ticketing_request(job), Today())
    if not job.kind.makes_links:
        return decide(policy, asker(tools), await _of_deed(tools, job), Today())
    today = Today() if policy.damage else await _today(tools, policy, job)
    found: dict[Why, Reason] = {}
    for quote in _quotes(job):  # of alternatives each must be allowed
        for reason in decide(policy, asker(tools), approval.link_request(quote), today).reasons:
            known = found.get(reason.why, reason)
            found[reason.why] = max(known, reason, key=_amount)
    return Decision(tuple(found.values()))


async def needed(tools: Tools, job: Job) -> Decision:
    """What still stands against a job: the policy's decision, without what a second person has
    approved."""
    decision = await weigh(tools, job)
    if decision.verdict is not Verdict.NEEDS_APPROVAL:
        return decision
    bound = bound_to(job)
    given = await _approvals(tools, _parts(job)[0].quote_id)
    if any(one.covers(bound, decision.codes) for one in given):
        return Decision()
    return decision


async def asked(tools: Tools, job: Job, refusal: type[DeskRefusal]) -> tuple[Job, list[Draft]]:
    """A new job as the policy has it: ready; or asking for a second person, with the fact that it
    does. Raises `refusal` for what nobody may approve."""
    decision = await needed(tools, job)
    match decision.verdict:
        case Verdict.ALLOWED:
            return job, []
        case Verdict.REFUSED:
            raise refusal(*refused_words(decision, await tools.policy.current()))
        case Verdict.NEEDS_APPROVAL:
            changed = await _approved_otherwise(tools, job)
            asking = replace(
                job,
                state=JobState.ASKING,
                error=f"{Question.NEEDS_APPROVAL}: {_question(decision, changed=changed)}",
                progress={**job.progress, REASONS: stored(decision), CHANGED: changed},
            )
            return asking, await _asks(tools, asking, decision)


async def stands_against(tools: Tools, job: Job) -> str | None:
    """Before a job's first byte leaves: None where it may go on. Empty where a second person is
    needed, for whom the job asks now; otherwise why nobody may approve it, and the caller fails
    it."""
    decision = await needed(tools, job)
    match decision.verdict:
        case Verdict.ALLOWED:
            return None
        case Verdict.REFUSED:
            return " ".join(refused_words(decision, await tools.policy.current()))
        case Verdict.NEEDS_APPROVAL:
            changed = await _approved_otherwise(tools, job)
            await _ask(tools, job, decision, await _asks(tools, job, decision), changed=changed)
            return ""


async def _ask(
    tools: Tools, job: Job, decision: Decision, drafts: list[Draft], *, changed: bool = False
) -> None:
    words = _question(decision, changed=changed)
    kept = {REASONS: stored(decision), CHANGED: changed}
    await ask(tools, job, Question.NEEDS_APPROVAL, words, drafts, **kept)


async def approve(tools: Tools, job_id: str, token: HeldToken) -> Agent:
    """Let a second person approve what a job asks, who signs in with their own token; it is wiped
    whatever happens. Returns who it was. Raises `ApprovalRefused`."""
    try:
        return await _approve(tools, job_id, token)
    finally:
        token.wipe()


async def _approve(tools: Tools, job_id: str, token: HeldToken) -> Agent:
    if not token.is_token:
        raise ApprovalRefused(
            "This is no access token.",
            "Copy the token from the approver's own profile at the hub.",
        )
    try:
        approver = await tools.hub.profile_of(token.reveal())
    except HubNotAllowed as error:
        raise ApprovalRefused(
            "The hub does not know this token."
            if error.code != "account"
            else "This token belongs to another account.",
            "Copy the token from the approver's own profile at the hub.",
        ) from None
    except ChannelError:
        raise ApprovalRefused(
            "The hub cannot be reached, so nobody can be signed in. The request is kept.",
            "Approve it when the connection is back.",
        ) from None
    async with tools.ledger.deciding():
        job = await tools.ledger.store.job(job_id)
        if job is None or not job.needs_approval:
            raise ApprovalRefused("This no longer waits for approval.")
        policy = await tools.policy.current()
        me = asker(tools)
        if not me.user_id:
            raise ApprovalRefused(
                "The hub has not told yet who works at this desk.", "Try again in a moment."
            )
        person = Person(approver.user_id, approver.role)
        match objection(policy, me.user_id, person):
            case Objection.SAME_PERSON:
                raise ApprovalRefused(
                    "Nobody approves their own request.", "Another person has to sign in here."
                )
            case Objection.NOT_NAMED:
                raise ApprovalRefused(
                    f"{approver.name} may not approve this.",
                    "An administrator can, or somebody whom the policy names.",
                )
        decision = await weigh(tools, job)
        if decision.verdict is Verdict.REFUSED:
            raise ApprovalRefused(*refused_words(decision, policy))
        # What the approver was shown, and whatever has come to it since, is shown again.
        shown = frozenset(reason.why for reason in reasons_of(job))
        if not shown.issuperset(decision.codes):
            await _ask(tools, job, decision, [])
            raise ApprovalRefused(
                "More stands against it by now than was shown.", "Look at it, then approve again."
            )
        given = Approval(bound_to(job), shown).to_text()
        drafts = [
            fact(
                part,
                _APPROVED.get(job.kind, FactKind.APPROVED.value),
                tools.now(),
                source=f":approved:{new_id(tools.now())}",
                actor=approver.actor,
                private={APPROVES: given},
                of_job=job.job_id,
                asker=tools.actor(),
                policy=policy.sha256,
                reasons=stored(decision),
            )
            for part in _parts(job)
        ]
        ready = replace(job, state=JobState.READY, error="", not_before=0.0)
        await tools.ledger.save_job(ready, drafts)
        return replace(approver, pubsub_token="")


_APPROVED = {
    JobKind.GIVEN_BACK: GIVEN_APPROVED,
    JobKind.REFUND: REFUND_APPROVED,
    JobKind.PAID_ELSEWHERE: ELSEWHERE_APPROVED,
    JobKind.NOTE: TICKETING_APPROVED,
}
_ASKS = {
    JobKind.GIVEN_BACK: GIVEN_ASKS,
    JobKind.REFUND: REFUND_ASKS,
    JobKind.PAID_ELSEWHERE: ELSEWHERE_ASKS,
    JobKind.NOTE: TICKETING_ASKS,
}


def asker(tools: Tools) -> Person:
    """The person at this desk; number 0 while the hub has not told who that is."""
    agent = tools.agent()
    return Person(agent.user_id, agent.role) if agent is not None else Person(0)


def bound_to(job: Job) -> str:
    """What an approval of this job is bound to."""
    told = job.payload
    if job.kind.makes_links:
        return approval.of_quotes(_quotes(job))
    if job.kind is JobKind.NOTE:
        return approval.form_of(job)
    why = "\n".join(str(told.get(key, "")) for key in ("reason", "reference"))
    deed = Deed.REFUND if job.kind.gives_back else Deed.PAID_ELSEWHERE
    return approval.of_deed(deed, job.job_id, job.quote_id, told["amount"], told["currency"], why)


async def _of_deed(tools: Tools, job: Job) -> Request:
    ladder = await tools.ledger.store.ladder(job.quote_id)
    currency = str(job.payload.get("currency") or (ladder.currency if ladder else "") or "EUR")
    if job.kind is JobKind.PAID_ELSEWHERE:
        held = frozenset({Always.PAID_ELSEWHERE})
        return Request(Deed.PAID_ELSEWHERE, Money(int(job.payload["amount"]), currency), held)
    amount = job.payload["amount"]
    if amount is None:
        amount = ladder.left if ladder else 0
    before = (ladder.refunded if ladder else 0) + await _other_refunds(tools, job, ladder)
    return Request(Deed.REFUND, Money(int(amount), currency), frozenset({Always.REFUND}), before)


async def _other_refunds(tools: Tools, job: Job, ladder: Ladder | None) -> int:
    """What older refunds of the same quote, which have not ended, will give back."""
    jobs = await tools.ledger.store.jobs_of_quote(job.quote_id)
    amounts = [
        one.payload["amount"]
        for one in jobs
        if one.kind.gives_back and not one.state.is_over and one.job_id < job.job_id
    ]
    left = ladder.left if ladder else 0
    return left if None in amounts else sum(amounts)


async def _approvals(tools: Tools, quote_id: str) -> list[Approval]:
    private = await tools.ledger.store.private(quote_id=quote_id)
    return [
        Approval.from_text(values[APPROVES]) for values in private.values() if APPROVES in values
    ]


async def _approved_otherwise(tools: Tools, job: Job) -> bool:
    """Whether another form of this quote was approved: the edit has voided that."""
    if not job.kind.makes_links:
        return False
    bound = bound_to(job)
    return any(one.approves != bound for one in await _approvals(tools, parts(job)[0].quote_id))


async def _asks(tools: Tools, job: Job, decision: Decision) -> list[Draft]:
    """That it waits for a second person, of each alternative."""
    policy = await tools.policy.current()
    at = max(tools.now(), job.created_at)  # never before the asking, though the clock is set back
    return [
        fact(
            part,
            _ASKS.get(job.kind, FactKind.APPROVAL_ASKED.value),
            at,
            source=f":approval:{new_id(tools.now())}",
            actor=tools.actor(),
            reasons=stored(decision),
            policy=policy.sha256,
        )
        for part in _parts(job)
    ]


def _parts(job: Job) -> list[Job]:
    """The job as each quote sees it that it is about; a request to ticketing is a note, which
    names its quote."""
    about = approval.about(job)
    return [replace(job, quote_id=about)] if about else parts(job)


def _quotes(job: Job) -> list[Quote]:
    """What a link's job, or an offer's, is for."""
    return [quote_of(part) for part in parts(job)]


def _amount(reason: Reason) -> int:
    return reason.counted.amount if reason.counted else 0


async def _today(tools: Tools, policy: Policy, job: Job) -> Today:
    """What was asked for since the day began: by this desk's agent, and for this customer. Of what
    came to nothing (taken back, refused, lapsed unpaid) nothing counts, and of the alternatives of
    one offer the dearest."""
    store = tools.ledger.store
    zone = ZoneInfo(policy.zone)
    begun = datetime.combine(datetime.fromtimestamp(tools.now(), zone).date(), time(), zone)
    own = {part.quote_id for part in parts(job)}
    links = [one for one in await store.links_asked(begun.timestamp()) if one.quote_id not in own]
    ladders = await store.ladders([one.quote_id for one in links])
    contacts = await store.contacts_of([job.conversation_id, *(one.conversation for one in links)])
    customer = contacts.get(job.conversation_id, -job.conversation_id)
    me = {asker(tools).user_id, 0}  # what is nobody's was enqueued here before the hub was known
    to_come = await _to_come(tools)
    mine, theirs = dict[str, Money](), dict[str, Money]()
    for one in links:
        ladder = ladders.get(one.quote_id)
        money = _exposed(ladder, to_come.get(one.quote_id))
        if ladder is None or money is None:
            continue
        # Of one offer only one link is paid, unless money has come by several; also where one of
        # them was made anew since.
        offer = () if ladder.stage.has_money else ladder.alternatives
        key = f"offer:{' '.join(sorted(offer))}" if offer else one.quote_id
        if one.agent in me:
            mine[key] = max(mine.get(key, money), money, key=lambda some: some.amount)
        if contacts.get(one.conversation, -one.conversation) == customer:
            theirs[key] = max(theirs.get(key, money), money, key=lambda some: some.amount)
    return Today(_by_currency(mine.values()), _by_currency(theirs.values()))


async def _to_come(tools: Tools) -> dict[str, Money]:
    """What the links come to, by quote, that are still to be made and wait for nobody's word. One
    that takes the place of another is not on its ladder before that has ended."""
    return {
        part.quote_id: quote_of(part).total
        for job in await tools.ledger.store.unfinished_jobs()
        if job.kind.makes_links and not job.needs_approval
        for part in parts(job)
    }


def _exposed(ladder: Ladder | None, to_come: Money | None) -> Money | None:
    """What a quote's link moved, or still may: the money of the badge, or of the dearer link that
    will take its place; None where that is nothing."""
    if ladder is None or not ladder.currency:
        return None
    if ladder.stage.has_money:
        return Money(ladder.paid or ladder.amount, ladder.currency)
    if not (ladder.stage.is_open or ladder.stage in _MAY_STILL):
        return None
    now = Money(ladder.amount, ladder.currency)
    grows = to_come is not None and (
        to_come.currency != now.currency or to_come.amount > now.amount
    )
    return to_come if grows else now


def _by_currency(amounts: Iterable[Money]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in amounts:
        found[one.currency] = found.get(one.currency, 0) + one.amount
    return found


# --- words


def _question(decision: Decision, *, changed: bool = False) -> str:
    told = "The quote was changed after it was approved, so that approval no longer holds. "
    said = "; ".join(words_of(one) for one in decision.reasons)
    return f"{told if changed else ''}{said[:1].upper()}{said[1:]}."


def words_of(reason: Reason) -> str:
    """One reason, for who works without a window; the window has its own words."""
    words = _WORDS[reason.why]
    if reason.counted is None or reason.limit is None:
        return words
    return f"{words} ({_told(reason.counted)} of {_told(reason.limit)})"


def refused_words(decision: Decision, policy: Policy) -> tuple[str, str]:
    """What nobody may approve, and what would work."""
    if Why.DAMAGED in decision.codes:
        return (
            "The airline's policy cannot be read, so nothing that moves money leaves. Everything "
            f"is kept. {policy.damage}.",
            "Ask your administrator to mend the file; it is read again at the next press.",
        )
    said = next(words_of(one) for one in decision.reasons if one.why is Why.AT_MOST)
    return f"{said[:1].upper()}{said[1:]}. Nobody may approve this.", "Lower the amount."


def _told(money: Money) -> str:
    return f"{money.decimal} {money.currency}"


_WORDS: dict[Why, str] = {
    Why.WAIVER: "a waiver needs a second person",
    Why.OUR_CHANGE: "counting it as our change needs a second person",
    Why.MANUAL_PRICE: "a price that was typed needs a second person",
    Why.REFUND: "a refund needs a second person",
    Why.PAID_ELSEWHERE: "marking it as paid elsewhere needs a second person",
    Why.LINK_LIMIT: "the link is above your limit",
    Why.AGENT_DAY: "it takes you above your limit for today",
    Why.CUSTOMER_DAY: "it takes this customer above the limit for today",
    Why.REFUND_LIMIT: "the refund is above your limit",
    Why.NO_LIMIT_IN_CURRENCY: "the policy has no limit and no rate for this currency",
    Why.AT_MOST: "the link is above the most that is allowed",
    Why.DAMAGED: "the policy cannot be read",
}
