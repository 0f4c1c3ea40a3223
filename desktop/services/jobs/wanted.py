"""How conversations will be once what was asked of the hub is done: laid over what the hub tells.

So what an agent has decided shows at once, online or not, and stays shown while older news of the
same conversation still comes in.
"""

from collections.abc import Iterable

from desktop.models.conversation import Conversation, ConversationStatus
from desktop.models.conversation_change import (
    ConversationChange,
    SetStatus,
    applied,
    from_json,
)
from desktop.models.job import Job, JobKind, JobState

CHANGE, UNDO = "change", "undo"
"""Under which a job's payload holds what is wanted, and what takes it back."""


def change_of(job: Job) -> ConversationChange | None:
    """What a job changes about its conversation; None when it changes nothing of the kind."""
    if job.kind is JobKind.RESOLVE:
        return SetStatus(ConversationStatus.RESOLVED)
    return from_json(job.payload.get(CHANGE)) if job.kind is JobKind.CHANGE else None


def way_back(job: Job) -> tuple[ConversationChange, ...]:
    """What takes back what the job did, as it was fixed when it was asked; empty for nothing."""
    listed = job.payload.get(UNDO)
    found = [from_json(one) for one in listed] if isinstance(listed, list) else []
    return tuple(one for one in found if one is not None)


class Wanted:
    """The unfinished changes of each conversation, oldest first."""

    def __init__(self) -> None:
        self._jobs: dict[int, dict[str, Job]] = {}

    def take(self, job: Job) -> bool:
        """Note where a job stands. True when its conversation is to be shown differently now."""
        if change_of(job) is None:
            return False
        mine = self._jobs.setdefault(job.conversation_id, {})
        known = job.job_id in mine
        if job.state.is_over:
            mine.pop(job.job_id, None)
        else:
            mine[job.job_id] = job
        if not mine:
            del self._jobs[job.conversation_id]
        return (known and job.state is not JobState.DONE) if job.state.is_over else not known

    def laid_over(self, told: Iterable[Conversation]) -> list[Conversation]:
        """Return conversations as they are to be shown."""
        return [self._with(one) for one in told]

    def after(self, job: Job, shown: Conversation) -> Conversation:
        """Return how a conversation that is `shown` so is to be shown once a job began, or came to
        nothing."""
        if job.state.is_over:
            for change in way_back(job):
                shown = applied(change, shown)
        return self._with(shown)

    def _with(self, conversation: Conversation) -> Conversation:
        for job in self._jobs.get(conversation.conversation_id, {}).values():
            change = change_of(job)
            if change is not None:
                conversation = applied(change, conversation)
        return conversation
