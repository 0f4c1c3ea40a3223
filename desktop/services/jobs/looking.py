"""Looking at the hub before a job leaves: what was seen decides only while the job stands ready.

Whoever looks has awaited the hub, and the agent may have taken the job back meanwhile.
"""

from desktop.models.job import Job, JobState
from desktop.services.channels.channel import ChannelError, HubNotAllowed
from desktop.services.jobs.job_moves import not_accepted, not_reached
from desktop.services.jobs.tools import Tools


async def still_ready(tools: Tools, job: Job) -> Job | None:
    """Return the job as it stands now; None where it is not ready any more. Hold `deciding`."""
    standing = await tools.ledger.store.job(job.job_id)
    return standing if standing is not None and standing.state is JobState.READY else None


async def could_not_look(tools: Tools, job: Job, error: ChannelError) -> None:
    """Let the job wait, for the hub did not tell."""
    async with tools.ledger.deciding():
        standing = await still_ready(tools, job)
        if standing is not None:
            await wait_for_hub(tools, standing, error)


async def wait_for_hub(tools: Tools, job: Job, error: ChannelError) -> None:
    """Let the job wait until the hub can be reached, or takes us again."""
    if isinstance(error, HubNotAllowed):
        await not_accepted(tools, job, error)
    else:
        await not_reached(tools, job, error)
