"""What a change asks that met another value than the one it was decided on: both are told."""

from PySide6.QtCore import QCoreApplication

from desktop.models.colleague import Directory
from desktop.models.conversation_change import from_json
from desktop.models.job import Job, JobState
from desktop.services.jobs.standing import THERE
from desktop.services.jobs.wanted import change_of
from desktop.views.actions.action_words import done_words


def changed_words(job: Job, directory: Directory, me: int | None, now: float) -> str:
    """How the conversation is now, and how it was to be; empty where the job does not ask that.
    `now` is UTC seconds."""
    there, wanted = from_json(job.progress.get(THERE)), change_of(job)
    if job.state is not JobState.ASKING or there is None or wanted is None:
        return ""
    return QCoreApplication.translate(
        "Thread",
        "It is not as it was when you decided. Now: {there}. You wanted: {wanted}. Nothing was"
        " changed.",
    ).format(
        there=done_words(there, directory, me, now), wanted=done_words(wanted, directory, me, now)
    )
