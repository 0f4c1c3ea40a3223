"""What the hub says of a message that a job of this desk sent, into the journal."""

from desktop.models.conversation import Direction, Message
from desktop.models.job import Job
from desktop.services.inbox import message_facts
from desktop.services.jobs.tools import Tools


async def job_of(tools: Tools, message: Message) -> Job | None:
    """The job that sent it; None for others' messages: other desks keep their own journal."""
    if message.direction is not Direction.OUTGOING or not message.client_ref:
        return None
    job = await tools.ledger.store.known_job(message.client_ref)
    return job if job is not None and job.conversation_id == message.conversation_id else None


async def record(tools: Tools, job: Job, message: Message) -> None:
    """Write down what it means for its job. Twice the same is one entry."""
    channel = await tools.channel(message.conversation_id)
    await tools.ledger.record(message_facts.on_message(job, message, channel, tools.now()))
