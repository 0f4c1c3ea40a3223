"""What a person writes down of money that moved by another way, with where it can be found.

The reference (a receipt's, transfer's or voucher's number) can lead to a person, so it is a private
value beside the journal's entry.
"""

from desktop.models.card_shield import mask
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft
from desktop.models.one_line import one_line
from desktop.services.jobs.job_moves import fail, remove
from desktop.services.jobs.tools import Tools, fact

REFERENCE = "reference"
"""The private value's name, in the job's payload too."""
_TOLD = ("amount", "currency", "reason", "failed")


def reference_of(typed: str) -> str:
    """A reference as it is kept: one line, card numbers masked."""
    return mask(one_line(typed)).strip()


def new_job(
    tools: Tools,
    kind: JobKind,
    quote_id: str,
    conversation_id: int,
    *,
    generation: int,
    amount: int,
    currency: str,
    reason: str,
    reference: str,
    job_id: str,
    asked_as: str = "",
    **more: object,
) -> Job:
    """The job that writes it down; `amount` in minor units, `more` what its kind adds. `asked_as`
    is the asker's own id."""
    return Job(
        job_id=job_id,
        client_id=asked_as or f"{kind.value}:{job_id}",
        kind=kind,
        conversation_id=conversation_id,
        quote_id=quote_id,
        payload={
            "generation": generation,
            "amount": amount,
            "currency": currency,
            "reason": reason,
            REFERENCE: reference_of(reference),
            **more,
        },
        created_at=tools.now(),
    )


async def ask_for(tools: Tools, job: Job, drafts: list[Draft]) -> Job:
    """Make the job durable with the fact that it was asked, in one transaction. `drafts` come
    after that fact."""
    asked = await written(tools, job, f"{job.kind.value}.asked", ":asked")
    return await tools.ledger.add_job(job, [asked, *drafts])


async def withdraw(tools: Tools, job: Job) -> Job:
    """Take it back before anything was done."""
    kind = f"{job.kind.value}.withdrawn"
    withdrawn = fact(job, kind, tools.now(), source=":withdrawn", actor=tools.actor())
    return await remove(tools, job, [withdrawn])


async def refuse(
    tools: Tools, job: Job, message: str, reason: str, drafts: list[Draft] | None = None
) -> None:
    """End the job: nothing is written down. `drafts` are what was learned on the way."""
    kind = f"{job.kind.value}.refused"
    source = f":refused:{job.attempts}"
    refused = fact(job, kind, tools.now(), source=source, reason=reason or "refused")
    await fail(tools, job, message, [*(drafts or []), refused])


async def written(tools: Tools, job: Job, kind: FactKind | str, source: str) -> Draft:
    """The fact that says what the job says, under the policy as it is now."""
    return fact(
        job,
        kind,
        tools.now(),
        source=source,
        actor=tools.actor(),
        private={REFERENCE: job.payload[REFERENCE]},
        policy=(await tools.policy.current()).sha256,
        **{name: job.payload[name] for name in _TOLD if name in job.payload},
    )
