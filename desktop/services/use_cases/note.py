"""Writes a note for colleagues exactly once: a message that the customer never sees."""

from collections.abc import Collection

from desktop.models import approval
from desktop.models.card_shield import mask
from desktop.models.conversation_change import SetLabels
from desktop.models.ids import new_id
from desktop.models.job import Job, JobKind
from desktop.models.journal import Draft
from desktop.services.inbox.message_facts import NOTE_ASKED
from desktop.services.jobs.behind import behind
from desktop.services.jobs.job_moves import fail, step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.use_cases import approvals, change, posting
from desktop.services.use_cases.send_message import check_text

THEN_LABELS = "then_labels"
"""Under which key a note that a second person has to approve names the labels that go with it:
as jobs of their own they would not wait for that word."""


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
        return
    if approval.about(job):
        against = await approvals.stands_against(tools, job)
        if against:
            await fail(tools, job, against)
        if against is not None:
            return
        await _then_labels(tools, job)
    await posting.post(tools, job, str(job.payload["text"]), kept="The text was kept.")


async def _then_labels(tools: Tools, job: Job) -> None:
    """Put the labels on that wait for a note which a second person had to approve; once."""
    labels = tuple(job.payload.get(THEN_LABELS, ()))
    if not labels:
        return
    follows = await change.new_job(
        tools,
        job.conversation_id,
        SetLabels(add=labels),
        me=approvals.asker(tools).user_id or None,
        job_id=new_id(tools.now()),
        asked_as=f"{job.client_id}:labels",
    )
    if follows is not None:
        await change.ask_for(tools, *behind(job, [follows]))
