"""Requests to ticketing for what a paid quote promised: marked, and missed when they come to
nothing."""

from desktop.models import approval
from desktop.models.fact import FactKind
from desktop.models.job import Job, JobState
from desktop.models.journal import Draft

RESIDUAL = "residual"
"""Under which key a note's payload says that it asks for what a paid quote promised."""


def came_to_nothing(job: Job, now: float) -> list[Draft]:
    """The fact that such a request did not reach ticketing, to be written with the job's end; empty
    for every other job."""
    if not job.payload.get(RESIDUAL) or job.state not in (JobState.FAILED, JobState.REMOVED):
        return []
    body = {"generation": 0, "conversation": job.conversation_id, "reason": job.state.value}
    source = f"desk:job:{job.job_id}:residual_refused"
    kind = FactKind.RESIDUAL_REFUSED.value
    return [Draft(now, kind, approval.about(job), "desk", source, body)]
