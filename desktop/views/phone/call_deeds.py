"""What is done with a call, one thing at a time: begun, joined, read back, opened, wrapped up."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.caller import KnownCaller
from desktop.models.hub_words import Channel
from desktop.models.job import Job, JobState
from desktop.models.phone_call import Call, CallEnd, CallReason
from desktop.models.reach import Caller, Reach
from desktop.services.notices import Change
from desktop.services.use_cases.refusals import Answer, ContactRefused, DeskRefusal
from desktop.views.phone import phone_words as words
from desktop.views.qt.tasks import Tasks
from desktop.views.words.service_words import service_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_OPENING = "phone.opening"


class CallDeeds(QObject):
    """`chosen` carries the id of the call that is to be shown; `ready` the call whose conversation
    may take the link now; `refused` the call and words on why something was not done for it;
    `changed` says that an opening goes on otherwise.

    `carry` lets what is being built in one conversation go on in another one.
    """

    chosen = Signal(str)
    ready = Signal(str)
    refused = Signal(str, str)
    changed = Signal()

    def __init__(
        self, tasks: Tasks, carry: Callable[[int, int], Awaitable[object]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._carry_draft = carry
        self.desk: Desk | None = None
        self._state: dict[str, Job] = {}

    def opening_of(self, call_id: str) -> Job | None:
        """The job that opens a conversation for a call, as it was last read."""
        return self._state.get(call_id)

    def begin(self, number: str) -> None:
        """Somebody calls from this number; empty when it is withheld."""
        if self.desk is not None:
            self._tasks.spawn(
                self._begin(self.desk, number), doing=self.tr("Taking the call"), keeps=True
            )

    def begin_with(self, known: KnownCaller) -> None:
        """A call with somebody who was found: the one that is on, where nobody knows whose it is,
        or one that begins now."""
        if self.desk is not None:
            self._tasks.spawn(
                self._begin_with(self.desk, known), doing=self.tr("Taking the call"), keeps=True
            )

    def join(self, call: Call, known: KnownCaller) -> None:
        """It is this customer's call, as the agent says, and goes on in their conversation."""
        if self.desk is not None:
            self._tasks.spawn(
                self._join(self.desk, call, known),
                key=f"phone.join:{call.call_id}",
                doing=self.tr("Joining the call"),
            )

    def join_found(self, call: Call, known: KnownCaller) -> None:
        """The number is this customer's alone: it is their call, unless the agent has said whose it
        is."""
        if self.desk is not None:
            self._tasks.spawn(
                self._join(self.desk, call, known, only_if_unknown=True),
                doing=self.tr("Joining the call"),
            )

    def go_by(self, call: Call, reach: Reach) -> None:
        """Let the call go on in another conversation of the caller, the begun quote too."""
        if self.desk is not None and not reach.is_new:
            self._tasks.spawn(
                self._go_by(self.desk, call, reach.conversation_id),
                key=f"phone.join:{call.call_id}",
                doing=self.tr("Changing the channel"),
            )

    def read_back(self, call: Call, reach: Reach, name: str) -> None:
        """The address was read back: the link may go there, and a conversation is opened where
        there is none; `name` is what a new customer is called."""
        if self.desk is not None:
            self._tasks.spawn(
                self._read_back(self.desk, call, reach, name),
                key=_OPENING,
                doing=self.tr("Keeping what was read back"),
            )

    def answer(self, call: Call, answer: Answer) -> None:
        """Tell an opening that asks what to do."""
        job = self._state.get(call.call_id)
        if self.desk is not None and job is not None:
            self._tasks.spawn(
                self._answer(self.desk, call.call_id, job.job_id, answer),
                key=_OPENING,
                doing=self.tr("Answering the question"),
            )

    def hang_up(self, call: Call) -> None:
        """The caller is no longer on the line."""
        if self.desk is not None:
            self._tasks.spawn(
                self.desk.calls.hang_up(call.call_id), doing=self.tr("Ending the call"), keeps=True
            )

    def go_on(self, call: Call) -> None:
        """The caller is on the line after all."""
        if self.desk is not None:
            self._tasks.spawn(
                self.desk.calls.go_on(call.call_id), doing=self.tr("Taking the call"), keeps=True
            )

    def drop(self, call: Call) -> None:
        """It was no call."""
        if self.desk is not None:
            self._tasks.spawn(
                self.desk.calls.drop(call.call_id), doing=self.tr("Dropping the call"), keeps=True
            )

    def end(self, call: Call, reason: CallReason, end: CallEnd, text: str) -> None:
        """Wrap the call up."""
        if self.desk is not None:
            self._tasks.spawn(
                self._end(self.desk, call, reason, end, text),
                key=f"phone.end:{call.call_id}",
                doing=self.tr("Ending the wrap-up"),
                keeps=True,
            )

    def look(self, change: Change) -> None:
        """See whether a conversation that is being opened is there by now."""
        if self.desk is not None and (change.conversations or change.status):
            for call in self.desk.calls.all:
                if call.opening and not call.is_over:
                    self._spawn_look(self.desk, call.call_id)

    def take_up(self) -> None:
        """Go on with what was being opened before this desk was started."""
        if self.desk is not None:
            for call in self.desk.calls.all:
                if call.opening and not call.is_over and call.call_id not in self._state:
                    self._spawn_look(self.desk, call.call_id)

    def _spawn_look(self, desk: "Desk", call_id: str) -> None:
        self._tasks.spawn(self._look(desk, call_id), key=f"phone.look:{call_id}")

    # --- what they do

    async def _begin(self, desk: "Desk", number: str) -> None:
        from desktop.services.phone import numbers  # its tables take a while to load

        region = words.region(desk)
        whole = await asyncio.to_thread(numbers.e164, number, region) if number else ""
        call = await desk.calls.begin(whole)
        self.chosen.emit(call.call_id)
        await self._find(desk, call)

    async def _find(self, desk: "Desk", call: Call) -> None:
        """Join the call with its one customer, where the number has just one."""
        if call.contact_id or not call.number:
            return
        known = await desk.callers.of_number(call.number, words.region(desk))
        if len(known) == 1:
            await self._join(desk, call, known[0], only_if_unknown=True)

    async def _begin_with(self, desk: "Desk", known: KnownCaller) -> None:
        now = desk.calls.now
        if now is not None and not now.contact_id:
            await self._join(desk, now, known)
            self.chosen.emit(now.call_id)
            return
        contact = known.contact.contact_id
        call = await desk.calls.begin(contact_id=contact, conversation=known.conversation_id)
        self.chosen.emit(call.call_id)

    async def _join(
        self, desk: "Desk", call: Call, known: KnownCaller, *, only_if_unknown: bool = False
    ) -> None:
        await desk.calls.join(
            call.call_id,
            known.contact.contact_id,
            known.conversation_id,
            only_if_unknown=only_if_unknown,
        )

    async def _go_by(self, desk: "Desk", call: Call, conversation: int) -> None:
        await self._carry(call, conversation)
        await desk.calls.join(call.call_id, call.contact_id, conversation)

    async def _carry(self, call: Call, conversation: int) -> None:
        if call.conversation_id:
            await self._carry_draft(call.conversation_id, conversation)

    async def _read_back(self, desk: "Desk", call: Call, reach: Reach, name: str) -> None:
        if not reach.is_new:
            await self._go_by(desk, call, reach.conversation_id)
            await desk.calls.read_back(call.call_id, reach.conversation_id, reach.address)
            self.ready.emit(call.call_id)
            return
        try:
            job = await self._open(desk, call, reach, name)
        except DeskRefusal as refusal:
            said = (service_words(refusal.message), service_words(refusal.suggestion))
            self.refused.emit(call.call_id, " ".join(part for part in said if part))
            return
        self._state[call.call_id] = job
        self.changed.emit()
        await self._look(desk, call.call_id)

    async def _open(self, desk: "Desk", call: Call, reach: Reach, name: str) -> Job:
        """Open a conversation with the caller; a number that can be none is left out where it is
        not what reaches them. Raises `ContactRefused` and `LinkRefused`."""
        in_call = call.call_id
        if call.contact_id:
            return await desk.open_at(reach, contact_id=call.contact_id, call_id=in_call)
        try:
            caller = Caller(name, call.number)
            return await desk.open_at(reach, caller=caller, call_id=in_call)
        except ContactRefused as refusal:
            if refusal.field != "phone" or reach.channel is Channel.SMS:
                raise
            return await desk.open_at(reach, caller=Caller(name), call_id=in_call)

    async def _answer(self, desk: "Desk", call_id: str, job_id: str, answer: Answer) -> None:
        await desk.answer(job_id, answer)
        await self._look(desk, call_id)

    async def _look(self, desk: "Desk", call_id: str) -> None:
        call = desk.calls.call(call_id)
        if call is None or not call.opening:
            return
        job, conversation = await desk.opened(call.opening)
        if job is not None:
            self._state[call_id] = job
        if job is None or job.state in (JobState.FAILED, JobState.REMOVED):
            self._state.pop(call_id, None)
            await desk.calls.opens(call_id, "")
            if job is not None and job.error:
                self.refused.emit(call_id, service_words(job.error))
        known = None
        if job is not None and conversation:
            contact = await desk.callers.contact_of(conversation)
            known = contact and await desk.callers.known(contact)
        if job is not None and known:
            self._state.pop(call_id, None)
            await self._carry(call, conversation)
            await desk.calls.join(call_id, known.contact.contact_id, conversation)
            await desk.calls.read_back(call_id, conversation, str(job.payload["address"]))
            self.ready.emit(call_id)
        self.changed.emit()

    async def _end(
        self, desk: "Desk", call: Call, reason: CallReason, end: CallEnd, text: str
    ) -> None:
        now = desk.now()
        await desk.calls.end(call.call_id, reason, end, words.note(call, reason, end, text, now))
