"""The files of a reply: from the conversation's draft into its job, and from there to the hub.

They are claimed before the job is written. A crash between the two leaves them to a job that does
not exist, and the next start gives them back to the draft, where the text is too.
"""

from collections.abc import Sequence
from functools import partial

from desktop.models.job import Job
from desktop.models.outgoing_file import OutgoingFile
from desktop.services.channels.channel import Upload
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases.refusals import ReplyRefused


async def claim(
    tools: Tools, conversation_id: int, files: Sequence[OutgoingFile], job_id: str
) -> None:
    """Let the files be the job's. Raises `ReplyRefused` where one of them is gone."""
    store = tools.ledger.store.attachments
    wanted = [one.file_id for one in files]
    if await store.claim(wanted, conversation_id, job_id) < len(wanted):
        await store.release(job_id)
        raise ReplyRefused(
            "A file of this reply is not on this desk any more.", "Remove it, and attach it again."
        )


async def give_back(tools: Tools, job_id: str) -> None:
    """Let the files be the draft's again, where the job that claimed them does not stand."""
    if not await tools.ledger.store.job_stands(job_id):
        await tools.ledger.store.attachments.release(job_id)


async def uploads(tools: Tools, job: Job) -> tuple[Upload, ...] | None:
    """The job's files, to be read while they leave; None where one of them is gone."""
    files = OutgoingFile.of(job.payload)
    store = tools.ledger.store.attachments
    if files and await store.missing([one.file_id for one in files]):
        return None
    return tuple(
        Upload(one.name, one.mime, one.size, partial(store.pieces, one.file_id)) for one in files
    )
