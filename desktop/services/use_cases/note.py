"""Writes a note for colleagues exactly once: a message that the customer never sees."""

from collections.abc import Collection

from desktop.models.card_shield import mask
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft
from desktop.services.inbox.message_facts import NOTE_ASKED
from desktop.services.jobs.job_moves import step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases import change, posting
from desktop.services.use_cases.send_message import check_text


def new_note(
    tools: Tools, conversation_id: int, text: str, *, job_id: str, asked_as: str = ""
) -> Job:
    """The job that writes `text`, with card numbers masked. Raises `ReplyRefused` when there is
    nothing to write."""
    check_text(text)
    return Job(
        job_id=job_id,
        client_id=asked_as or f"note:{job_id}",
        kind=JobKind.NOTE,
        conversation_id=conversation_id,
        payload={"text": mask(text)},
        created_at=tools.now(),
    )


async def ask_for(tools: Tools, *jobs: Job, written: Collection[str] = ()) -> None:
    """Make notes durable, and with them what is to follow each, in this order. `written` are the
    marks under which they were kept as drafts."""
    await tools.ledger.add_jobs([(job, _asked(tools, job)) for job in jobs], written=written)


def _asked(tools: Tools, job: Job) -> Draft:
    if job.kind is JobKind.NOTE:
        return fact(job, NOTE_ASKED, tools.now(), source=":asked", actor=tools.actor())
    return change.asked(tools, job)


async def work(tools: Tools, job: Job) -> None:
    """Take the job one attempt further."""
    if step_of(job) == posting.POSTING:
        await posting.look(tools, job)
    else:
        await posting.post(tools, job, str(job.payload["text"]), kept="The text was kept.")
