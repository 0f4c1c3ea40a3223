"""What an agent does with conversations, many at a time, and how it is taken back."""

from collections.abc import Callable, Collection, Mapping, Sequence

from desktop.models.conversation import Contact, Conversation, ConversationStatus
from desktop.models.conversation_change import ConversationChange, SetStatus, to_json, undoing
from desktop.models.ids import new_id
from desktop.models.job import Job, JobKind, JobState
from desktop.models.note_draft import NoteDraft
from desktop.services.jobs import standing
from desktop.services.jobs.behind import behind
from desktop.services.jobs.tools import Tools
from desktop.services.jobs.wanted import CHANGE, UNDO, way_back
from desktop.services.use_cases import answers, change, note, resolve


class ConversationWork:
    """Asks for changes as durable jobs; each call is all of them or none, and returns the ids of
    its jobs, by which it is taken back.

    `me` is the agent's number at the hub, once it is known; `asked` is called after each asking.
    """

    def __init__(
        self, tools: Tools, me: Callable[[], int | None], asked: Callable[[], object]
    ) -> None:
        self._tools = tools
        self._me = me
        self._asked = asked

    async def change(
        self, conversation_ids: Sequence[int], *changes: ConversationChange
    ) -> tuple[str, ...]:
        """Make these changes to each of these conversations, in this order; what is so already is
        left. Raises `ChangeRefused`."""
        return await self.change_each(dict.fromkeys(conversation_ids, changes))

    async def change_each(
        self, wanted: Mapping[int, Sequence[ConversationChange]]
    ) -> tuple[str, ...]:
        """Make of each of these conversations its own changes. Raises `ChangeRefused`."""
        jobs = [
            job
            for conversation_id, changes in wanted.items()
            for job in await self._jobs(conversation_id, changes)
        ]
        await change.ask_for(self._tools, *jobs)
        return self._ids(jobs)

    async def note(
        self,
        conversation_id: int,
        text: str,
        *then: ConversationChange,
        drafts: Collection[NoteDraft] = (),
    ) -> tuple[str, ...]:
        """Leave a note in one conversation, as `notes` does."""
        return await self.notes([conversation_id], text, *then, drafts=drafts)

    async def notes(
        self,
        conversation_ids: Sequence[int],
        text: str,
        *then: ConversationChange,
        drafts: Collection[NoteDraft] = (),
    ) -> tuple[str, ...]:
        """Leave a note for colleagues in each of these conversations, and then make these changes:
        nobody is handed a conversation before its note, or without it. Of `drafts` nothing is kept
        any more. Raises `ReplyRefused` and `ChangeRefused`."""
        jobs: list[Job] = []
        for conversation_id in conversation_ids:
            job_id = new_id(self._tools.now())
            job = note.new_note(self._tools, conversation_id, text, job_id=job_id)
            jobs += [job, *behind(job, await self._jobs(conversation_id, then))]
        written = [f"{kind}{number}" for kind in drafts for number in conversation_ids]
        await note.ask_for(self._tools, *jobs, written=written)
        return self._ids(jobs)

    async def conversations(self, conversation_ids: Sequence[int]) -> list[Conversation]:
        """How these conversations are to be shown now; one that is not on this desk is left out."""
        found = [await self._tools.ledger.store.conversation(one) for one in conversation_ids]
        return [one for one in found if one is not None]

    async def customers(self, conversation_ids: Sequence[int]) -> dict[int, Contact]:
        """Whose these conversations are, as far as this desk knows."""
        found = {one: await self._tools.ledger.store.with_contact(one) for one in conversation_ids}
        return {
            number: both[1] or Contact(both[0].contact_id, "")
            for number, both in found.items()
            if both is not None
        }

    async def undo(self, job_ids: Sequence[str]) -> int:
        """Take back what these jobs did: those that have not left never will, the others are
        followed by their opposite. Returns how many were taken back; twice is once."""
        taken = 0
        back: list[Job] = []
        for job_id in reversed(job_ids):
            job = await self._tools.ledger.store.job(job_id)
            if job is None or job.state in (JobState.FAILED, JobState.REMOVED):
                continue
            if await answers.take_back(self._tools, job_id):
                taken += 1
                continue
            opposite = way_back(job)
            taken += bool(opposite)
            back += [await self._opposite(job, one, at) for at, one in enumerate(opposite)]
        if back:
            await change.ask_for(self._tools, *back)
        self._asked()
        return taken

    async def contacts(self, search: str) -> list[Contact]:
        """Contacts that the hub finds by name, e-mail or phone. Raises `ChannelError`."""
        return await self._tools.hub.contacts(search)

    async def refusal(self, job_id: str) -> str:
        """Why a job changed nothing and never will; empty where that is not so."""
        job = await self._tools.ledger.store.job(job_id)
        return job.error if job is not None and job.state is JobState.FAILED else ""

    async def _jobs(self, conversation_id: int, changes: Sequence[ConversationChange]) -> list[Job]:
        made = [
            await self._resolving(conversation_id)
            if wanted == SetStatus(ConversationStatus.RESOLVED)
            else await change.new_job(
                self._tools,
                conversation_id,
                wanted,
                me=self._me(),
                job_id=new_id(self._tools.now()),
            )
            for wanted in changes
        ]
        return [job for job in made if job is not None]

    async def _resolving(self, conversation_id: int) -> Job | None:
        tools = self._tools
        before = await tools.ledger.store.conversation(conversation_id)
        if before is not None and before.status is ConversationStatus.RESOLVED:
            return None
        job = resolve.new_job(tools, conversation_id, job_id=new_id(tools.now()))
        return await resolve.as_read(tools, job, self._me())

    async def _opposite(self, of: Job, wanted: ConversationChange, at: int) -> Job:
        tools = self._tools
        before = await tools.ledger.store.conversation(of.conversation_id)
        back = undoing(wanted, before, self._me()) if before is not None else ()
        known = await standing.as_decided(tools, of.conversation_id, wanted, self._me())
        job = Job(
            job_id=new_id(tools.now()),
            client_id=f"undo:{of.job_id}:{at}",
            kind=JobKind.CHANGE,
            conversation_id=of.conversation_id,
            payload={
                CHANGE: to_json(wanted),
                UNDO: [to_json(one) for one in back],
                standing.BEFORE: known,
            },
            created_at=tools.now(),
        )
        return standing.asked_while_away(tools, job)

    def _ids(self, jobs: Sequence[Job]) -> tuple[str, ...]:
        self._asked()
        return tuple(job.job_id for job in jobs)
