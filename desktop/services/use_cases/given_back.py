"""Writes down that a refund which failed for good was given back by another way.

No money moves by it here, so the provider is read first: where the refund went through after all,
or was made elsewhere, nothing is written down. A second person approves it where the policy wants
one for refunds. Until then the quote stands as it did.
"""

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind
from desktop.models.ladder import Ladder
from desktop.models.refund import GivenBy
from desktop.models.stage import Stage
from desktop.models.typed_words import says_something
from desktop.services.health.service_health import Service
from desktop.services.jobs.crash_points import GIVEN_BACK_AFTER_LOOK
from desktop.services.jobs.job_moves import finish, not_accepted, not_reached
from desktop.services.jobs.tools import Tools
from desktop.services.psp.gateway import GatewayError, KeyRefused, Refused
from desktop.services.use_cases import approvals, by_reference, refund
from desktop.services.use_cases.by_reference import refuse, written
from desktop.services.use_cases.refusals import RefundRefused


def new_job(
    tools: Tools,
    quote_id: str,
    conversation_id: int,
    ladder: Ladder,
    *,
    by: GivenBy,
    reference: str,
    job_id: str,
    asked_as: str = "",
) -> Job:
    """The job that writes it down: all that failed to go back, where so much is `left` of the
    payment still. `asked_as` is the asker's own id."""
    return by_reference.new_job(
        tools,
        JobKind.GIVEN_BACK,
        quote_id,
        conversation_id,
        generation=ladder.generation,
        amount=ladder.failed_amount,
        currency=ladder.currency,
        reason=by.value,
        reference=reference,
        job_id=job_id,
        asked_as=asked_as,
        left=ladder.left,
        failed=[name for name, _ in ladder.failed],
    )


def check(ladder: Ladder | None, reference: str, failed: int | None = None) -> Ladder:
    """The ladder of what can be written down. `failed` (minor units) is what the person was asked
    about; None: nobody was. Raises `RefundRefused`."""
    if ladder is None or not ladder.failed_amount:
        raise RefundRefused(
            "No refund of this payment has failed, so nothing has to be given back by another way.",
            _way_on(ladder),
        )
    if failed is not None and failed != ladder.failed_amount:
        raise RefundRefused(
            "What failed to go back of this payment has changed meanwhile.",
            "Look at it, then write it down again.",
        )
    if not says_something(reference):
        raise RefundRefused(
            "Nothing says where it can be found.", "Enter the transfer's or voucher's number."
        )
    return ladder


def _way_on(ladder: Ladder | None) -> str:
    """What leads on where no refund has failed: a refund, as far as the provider makes one."""
    if ladder is not None and ladder.stage is Stage.DISPUTED:
        return (
            "The customer's bank disputes this payment, so it cannot be refunded. Answer the "
            "dispute in Stripe's Dashboard."
        )
    return "Refund what is left." if ladder is not None and ladder.left else ""


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    held = await approvals.stands_against(tools, job)
    if held is not None:
        if held:
            await refuse(tools, job, f"Nothing was written down. {held}", "policy")
        return
    ladder = await tools.ledger.store.ladder(job.quote_id)
    async with tools.gate.effect():
        try:
            seen = [await refund.read(tools, one) for one in ladder.payments] if ladder else []
        except KeyRefused as error:
            await not_accepted(tools, job, error)
            return
        except Refused as error:
            await refuse(tools, job, error.message, error.code)
            return
        except GatewayError as error:
            await not_reached(tools, job, error)
            return
    tools.health.worked(Service.PSP)
    refunds = [one for of_one in seen for one in of_one.refunds]
    drafts = [refund.draft_of(tools, job, one) for one in refunds]
    went = {str(one.body["refund"]) for one in refunds if not refund.has_failed(one)}
    left = sum(one.left for one in seen)
    # Less is left than was when it was asked: by another refund, or by another way already.
    if went & set(job.payload["failed"]) or left < int(job.payload["left"]):
        await refuse(
            tools,
            job,
            "This payment was refunded meanwhile, so it was not written down that it was given "
            "back by another way. Look at what is left.",
            "refunded",
            drafts,
        )
        return
    tools.crash.hit(GIVEN_BACK_AFTER_LOOK)
    given = await written(tools, job, FactKind.GIVEN_BACK, ":given_back")
    await finish(tools, job, [*drafts, given])
