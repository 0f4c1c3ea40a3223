"""Puts in doubt the jobs that came back from a backup: they may have been done since.

An older copy of the outbox may call ready what went long ago. So nothing of it is sent before it
was looked up at the hub, or an agent has given her word.
"""

import json
from dataclasses import replace

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState, Question
from desktop.models.job_parts import current_part
from desktop.models.journal import Draft
from desktop.services.jobs.job_moves import moved, step_of
from desktop.services.jobs.tools import Tools, fact
from desktop.services.store.restored import ALL_JOBS, RESTORED
from desktop.services.use_cases import posting, refund

_NOT_AGAIN = frozenset(
    {JobKind.RESOLVE, JobKind.CHANGE, JobKind.PAID_ELSEWHERE, JobKind.GIVEN_BACK}
)


async def put_in_doubt(tools: Tools) -> None:
    """Do so for the jobs that the store marked, and clear its mark. Killed half-way, again."""
    store = tools.ledger.store
    marked = await store.mark(RESTORED)
    if not marked:
        return
    names = None if marked == ALL_JOBS else frozenset(json.loads(marked))
    for job in await store.unfinished_jobs():
        if names is None or job.job_id in names:
            await tools.ledger.save_job(*_doubted(tools, job))
    await store.set_marks({RESTORED: ""})


def _doubted(tools: Tools, job: Job) -> tuple[Job, list[Draft]]:
    if job.kind is JobKind.CANCEL:
        return job, []  # a link is cancelled once, however often it is asked
    if job.kind is JobKind.REFUND:
        # Looked up by its job, and never made without the agent's word: she may have taken it back.
        # The copy does not tell when it was last tried: at the latest just now.
        looking = moved(
            job,
            JobState.CHECKING,
            step=None,
            request=None,
            attempted_at=tools.local_now(),
            **{refund.RESTORED: True},
        )
        return replace(looking, not_before=0.0), []
    if job.kind in _NOT_AGAIN or job.kind.is_of_contact:
        failed = replace(
            job,
            state=JobState.FAILED,
            error="This came back from a backup, and the conversation may have gone on since. "
            "Nothing was done. Look at it, and ask again if it is still wanted.",
            finished_at=tools.now(),
        )
        return failed, []
    if job.kind.makes_links and not job.progress.get("session"):
        asking = replace(
            moved(job, JobState.ASKING),
            error=f"{Question.LINK_UNCLEAR}: This came back from a backup, and the link may have "
            "been made and sent since. Nothing was sent now. Look at the conversation, then press "
            "Send again to make a link, or drop it.",
            not_before=0.0,
        )
        checking = fact(current_part(job), FactKind.LINK_CHECKING, tools.now(), source=":restored")
        return asking, [checking]
    before = job.progress if step_of(job) == posting.POSTING else {}
    looking = moved(
        job,
        JobState.CHECKING,
        step=posting.POSTING,
        after=before.get("after", 0),
        posted_at=before.get("posted_at", job.created_at),
    )
    return replace(looking, not_before=0.0), []
