"""What is done only after a note: where the note never came to be, it is not done either.

Nobody is handed a conversation without the words that were to go with it.
"""

from collections.abc import Sequence
from dataclasses import replace

from desktop.models.job import Job, JobState
from desktop.services.jobs.job_moves import fail
from desktop.services.jobs.tools import Tools

_BEHIND = "behind"


def behind(note: Job, jobs: Sequence[Job]) -> list[Job]:
    """The jobs as they follow a note."""
    return [replace(job, payload={**job.payload, _BEHIND: note.job_id}) for job in jobs]


async def stops(tools: Tools, job: Job) -> bool:
    """Whether the job may not be done because its note was refused, or taken back; then it has
    failed."""
    note = await tools.ledger.store.job(str(job.payload.get(_BEHIND, "")))
    if note is not None and note.state is JobState.FAILED:
        await fail(tools, job, "The note was refused, so nothing was changed. Look at the note.")
        return True
    if note is not None and note.state is JobState.REMOVED:
        await fail(
            tools,
            job,
            "The note was not left, so nothing was changed. Ask for it again if it is still "
            "wanted.",
        )
        return True
    return False
