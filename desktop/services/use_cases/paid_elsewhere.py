"""Marks a quote as paid by another way, after its link can certainly not be paid any more.

The link is ended at the provider first; where that finds it paid, nothing is marked and the agent
is told. Until then the quote stands as it did. A second person approves it where the policy says
so, as it does where there is no policy file.
"""

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobState
from desktop.models.job_parts import generation_of, part_of
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.models.stage import Stage
from desktop.models.typed_words import says_something
from desktop.services.jobs.job_moves import finish, moved, run, wait
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases import approvals, cancel_link
from desktop.services.use_cases.by_reference import refuse, written
from desktop.services.use_cases.refusals import ElsewhereRefused


def check(ladder: Ladder | None, amount: int, reference: str) -> Ladder:
    """The ladder of what can be marked. Raises `ElsewhereRefused`."""
    if ladder is None:
        raise ElsewhereRefused("Nothing was quoted yet.", "Enter the amounts first.")
    if ladder.stage is Stage.PAID_ELSEWHERE:
        raise ElsewhereRefused("This quote is marked as paid elsewhere already.")
    if ladder.stage.has_money:
        raise ElsewhereRefused("This quote was paid by its link.", "Issue the ticket.")
    if ladder.stage is Stage.PROCESSING:
        raise ElsewhereRefused(
            "The customer's payment by the link is under way at the bank.",
            "Wait until it has come or failed.",
        )
    check_words(amount, reference)
    return ladder


def check_words(amount: int, reference: str) -> None:
    """Raise `ElsewhereRefused` where it does not say what was paid, or where that can be found."""
    if amount < 1:
        raise ElsewhereRefused("There is no amount.", "Enter what was paid.")
    if not says_something(reference):
        raise ElsewhereRefused(
            "Nothing says where it can be found.", "Enter the receipt's or voucher's number."
        )


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    held = await approvals.stands_against(tools, job)
    if held is not None:
        if held:
            await refuse(tools, job, f"It was not marked as paid. {held}", "policy")
        return
    making = await _being_made(tools, job)
    ladder = await tools.ledger.store.ladder(job.quote_id)
    if ladder is not None and ladder.stage.has_money:
        await refuse(
            tools,
            job,
            "The customer has paid the link, so it was not marked as paid elsewhere. Issue the "
            "ticket, or refund what was paid twice."
            if not ladder.elsewhere
            else "This quote is marked as paid elsewhere already.",
            "paid",
        )
        return
    if making is not None and making.state is JobState.ASKING:
        await refuse(
            tools,
            job,
            "The link may have been made, so it was not marked as paid. Answer what the link "
            "asks first.",
            "link_unclear",
        )
        return
    if making is not None:
        await wait(tools, job, tools.horizons.retry_first_s)
        return
    # Of several links of a quote this is the one that the customer still has.
    alive = ladder.generation if ladder is not None and ladder.stage.is_open else 0
    session = await cancel_link.session_of(tools, job.quote_id, alive) if alive else ""
    if not session:
        await finish(tools, job, [await _marked(tools, job)])
        return
    if alive != generation_of(job):
        job = moved(job, job.state, instead=alive)
    ends = fact(
        job,
        FactKind.CANCEL_ASKED,
        tools.now(),
        source=":ends_link",
        actor=tools.actor(),
    )
    running = await run(tools, job, [ends], session=session)
    if running is None:
        return
    over = await cancel_link.end_session(
        tools,
        running,
        session,
        paid="The customer has just paid the link, so it was not marked as paid elsewhere. Issue "
        "the ticket, or refund what was paid twice.",
        being_paid="The customer's payment by the link is under way at the bank, so it was not "
        "marked as paid elsewhere. Wait until it has come or failed.",
        refused="The link was not ended and can still be paid, so it was not marked as paid "
        "elsewhere.",
    )
    if over is not None:
        await finish(tools, running, [*over, await _marked(tools, job)])


async def _being_made(tools: Tools, job: Job) -> Job | None:
    """The job that is making, or may have made, a link of the quote which nobody knows yet. Those
    that certainly have not begun are taken back."""
    for one in await tools.ledger.store.jobs_of_quote(job.quote_id):
        if not one.kind.makes_links or one.state.is_over:
            continue
        generation = generation_of(part_of(one, job.quote_id))
        if await cancel_link.withdraw_unsent(tools, job.quote_id, generation) is not None:
            continue
        if not await cancel_link.session_of(tools, job.quote_id, generation):
            return await tools.ledger.store.job(one.job_id)
    return None


async def _marked(tools: Tools, job: Job) -> Draft:
    return await written(tools, job, FactKind.PAID_ELSEWHERE, ":elsewhere")
