"""Whose contact a job is about: named when it was asked, or else that of its conversation."""

from desktop.models.job import Job
from desktop.services.channels.channel import HubRefused
from desktop.services.jobs.tools import Tools

CONTACT = "contact"
"""Where a job holds it: in its payload when asked in the window, in its progress once looked up."""


async def contact_of(tools: Tools, job: Job) -> int:
    """The contact's number; once an attempt has begun it stays the same. Raises `ChannelError`, and
    `HubRefused` where the hub does not show the conversation."""
    known = contact_fixed(job)
    if known:
        return known
    found = await tools.fetch(job.conversation_id)
    if found is None:
        raise HubRefused(
            "The hub does not know this conversation, or this agent may not see it. Nothing was "
            "changed.",
            code="not_found",
        )
    return found[0].contact_id


def contact_fixed(job: Job) -> int:
    """The contact's number as the job holds it; 0 where it is still to be looked up."""
    return int(job.progress.get(CONTACT) or job.payload.get(CONTACT) or 0)
