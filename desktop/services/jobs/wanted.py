"""How conversations will be once what was asked of the hub is done: laid over what the hub tells.

So what an agent has decided shows at once, online or not, and stays shown while older news of the
same conversation still comes in.
"""

from collections.abc import Iterable
from dataclasses import replace

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
    """The unfinished changes of each conversation, oldest first.

    One that asks is not among them: whoever is to decide must see the conversation as it is.
    """

    def __init__(self) -> None:
        self._jobs: dict[int, dict[str, Job]] = {}
        self._told: dict[int, Conversation] = {}
        self._known_at: dict[int, float] = {}

    def take(self, job: Job) -> bool:
        """Note where a job stands. True when its conversation is to be shown differently now."""
        if change_of(job) is None:
            return False
        mine = self._jobs.setdefault(job.conversation_id, {})
        known = job.job_id in mine
        if wanted := not job.state.is_over and job.state is not JobState.ASKING:
            mine[job.job_id] = job
            self._jobs[job.conversation_id] = dict(sorted(mine.items()))  # ids are in time order
        else:
            mine.pop(job.job_id, None)
        if job.state is JobState.DONE:
            self._told.pop(job.conversation_id, None)  # from before it was made
            self._forget_idle(job.conversation_id)
        return wanted is not known and job.state is not JobState.DONE

    def laid_over(self, told: Iterable[Conversation]) -> list[Conversation]:
        """Return conversations as they are to be shown."""
        return [self._with(self._noted(one)) for one in told]

    def after(self, job: Job, shown: Conversation) -> Conversation:
        """Return how a conversation that is `shown` so is to be shown once a job began, asks, or
        came to nothing: as the hub told it meanwhile, or else as it was before."""
        number = job.conversation_id
        if job.job_id in self._jobs.get(number, {}):
            self._known_at.setdefault(number, shown.updated_at)
            return self._with(shown)
        told = self._told.get(number)
        if told is not None:
            shown = replace(
                shown,
                status=told.status,
                snoozed_until=told.snoozed_until,
                assignee_id=told.assignee_id,
                priority=told.priority,
                labels=told.labels,
            )
        else:
            for change in way_back(job):
                shown = applied(change, shown)
        self._forget_idle(number)
        return self._with(shown)

    def _noted(self, told: Conversation) -> Conversation:
        """Remember the hub's own word on what is being changed: what this desk writes of a
        conversation by itself carries the time of what it knew."""
        number = told.conversation_id
        if number in self._known_at and told.updated_at > self._known_at[number]:
            self._known_at[number] = told.updated_at
            self._told[number] = told
        return told

    def _forget_idle(self, conversation_id: int) -> None:
        """Keep nothing of a conversation of which nothing is wanted any more."""
        if not self._jobs.get(conversation_id):
            for kept in (self._jobs, self._told, self._known_at):
                kept.pop(conversation_id, None)

    def _with(self, conversation: Conversation) -> Conversation:
        for job in self._jobs.get(conversation.conversation_id, {}).values():
            change = change_of(job)
            if change is not None:
                conversation = applied(change, conversation)
        return conversation
