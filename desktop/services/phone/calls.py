"""The calls of this desk; each step is in the journal before it shows, so they survive a crash."""

import asyncio
from collections.abc import Callable

from desktop.models.ids import new_id
from desktop.models.job import Job
from desktop.models.journal import Draft
from desktop.models.phone_call import Call, CallEnd, CallFact, CallKind, CallReason, fold_calls
from desktop.services.inbox.message_facts import NOTE_ASKED
from desktop.services.jobs.tools import Tools, fact
from desktop.services.notices import Change
from desktop.services.use_cases import note
from desktop.services.use_cases.refusals import ReadBackFirst

KEPT_S = 7 * 24 * 3600.0
"""For so long a call that nobody wrapped up is still offered."""


class Calls:
    """Of one desk, held in memory once they were read. `woke` lets the outbox look for work."""

    def __init__(self, tools: Tools, woke: Callable[[], object]) -> None:
        self._tools = tools
        self._woke = woke
        self._facts: list[CallFact] = []
        self._known: tuple[Call, ...] = ()
        self._is_read = False
        self._turn = asyncio.Lock()

    @property
    def all(self) -> tuple[Call, ...]:
        """Those of the last days, the newest first."""
        return self._known

    def call(self, call_id: str) -> Call | None:
        """A call as it stands."""
        return next((one for one in self._known if one.call_id == call_id), None)

    @property
    def now(self) -> Call | None:
        """The call that is on: whose caller is on the line, or else the newest that is to be
        wrapped up."""
        left = [one for one in self._known if not one.is_over]
        return next((one for one in left if one.is_talking), next(iter(left), None))

    def waits_for_read_back(self, conversation_id: int) -> Call | None:
        """The newest call of this conversation that is not wrapped up, where no address in it was
        read back to the caller yet: then no link may go there."""
        mine = (
            one
            for one in self._known
            if conversation_id and one.conversation_id == conversation_id and not one.is_over
        )
        newest = next(mine, None)
        return newest if newest and not newest.may_send(conversation_id) else None

    async def check_read_back(self, conversation_id: int) -> None:
        """Raise `ReadBackFirst` where no link may go into this conversation yet, and `StoreError`
        where that cannot be read."""
        await self.read()
        if self.waits_for_read_back(conversation_id) is not None:
            raise ReadBackFirst(conversation_id)

    async def read(self) -> None:
        """Read what the journal holds of them; once. Raises `StoreError`."""
        async with self._turn:
            await self._read()

    async def forget_old(self) -> None:
        """Hold in memory only what the journal still holds of the last days. Raises `StoreError`.

        Numbers leave the journal with old text, and must not outlive that here.
        """
        async with self._turn:
            if self._is_read:
                self._is_read, before = False, self._known
                await self._read()
                if self._known != before:
                    self._tools.ledger.notices.publish(Change(calls=True))

    async def begin(self, number: str = "", *, contact_id: int = 0, conversation: int = 0) -> Call:
        """Write down that a call has begun; one of the same number that is on is that one. Where it
        is known whose it is, that too. A person has one caller on the line: an earlier one who
        still was has hung up, and waits to be wrapped up."""
        async with self._turn:
            await self._read()
            for one in self._known:
                same = one.number == number if number else one.contact_id == contact_id
                if one.is_talking and same and (number or contact_id):
                    return one
            call_id = new_id(self._tools.now())
            private = {"number": number} if number else None
            drafts = [*self._others_end(call_id), self._draft(call_id, CallKind.BEGAN, private)]
            if contact_id:
                drafts.append(self._joined(call_id, contact_id, conversation))
            await self._write(drafts)
            begun = self.call(call_id)
            assert begun is not None, "it was just written"
            return begun

    async def join(
        self,
        call_id: str,
        contact_id: int,
        conversation: int = 0,
        *,
        only_if_unknown: bool = False,
    ) -> None:
        """Write down whose call it is, and in which conversation it goes on (0: in none yet).

        `only_if_unknown` is for what the desk found by itself: what the agent said meanwhile stays.
        """
        async with self._turn:
            known = self.call(call_id)
            if only_if_unknown and known is not None and known.contact_id:
                return
            as_it_is = known and (known.contact_id, known.conversation_id)
            if known is not None and as_it_is != (contact_id, conversation):
                await self._write([self._joined(call_id, contact_id, conversation)])

    async def read_back(self, call_id: str, conversation: int, address: str) -> None:
        """Write down that this address was read back to the caller: a link may go there."""
        async with self._turn:
            known = self.call(call_id)
            if known is not None and known.read_back != (conversation, address):
                draft = self._draft(
                    call_id,
                    CallKind.READ_BACK,
                    {"address": address},
                    conversation=conversation,
                )
                await self._write([draft])

    async def opens(self, call_id: str, job_id: str) -> None:
        """Write down by which job a conversation is being opened for it: one that is known, or is
        about to be asked for; empty where that came to nothing."""
        async with self._turn:
            known = self.call(call_id)
            if known is not None and known.opening != job_id:
                await self._write([self._draft(call_id, CallKind.OPENING, job=job_id)])

    async def hang_up(self, call_id: str) -> None:
        """Write down that the caller is no longer on the line."""
        async with self._turn:
            known = self.call(call_id)
            if known is not None and known.is_talking:
                await self._write([self._draft(call_id, CallKind.HUNG_UP)])

    async def go_on(self, call_id: str) -> None:
        """Write down that the caller is on the line after all, and nobody else."""
        async with self._turn:
            known = self.call(call_id)
            if known is not None and not known.is_over and not known.is_talking:
                goes_on = self._draft(call_id, CallKind.GOES_ON)
                await self._write([*self._others_end(call_id), goes_on])

    async def end(self, call_id: str, reason: CallReason, end: CallEnd, text: str) -> Job | None:
        """Wrap a call up: its numbers into the journal, and `text` as a note into its conversation,
        in one transaction, once. None where it has no conversation: then there is no note. Raises
        `ReplyRefused` where there is nothing to write."""
        async with self._turn:
            known = self.call(call_id)
            if known is None or known.is_over:
                return None
            now = self._tools.now()
            draft = self._draft(
                call_id,
                CallKind.ENDED,
                conversation=known.conversation_id,
                contact=known.contact_id,
                reason=reason.value,
                end=end.value,
                talked_s=round(known.talked_s(now)),
                wrapped_s=round(now - (known.hung_up_at or now)),
            )
            if not known.conversation_id:
                await self._write([draft])
                return None
            job = note.new_note(
                self._tools,
                known.conversation_id,
                text,
                job_id=new_id(now),
                asked_as=f"call:{call_id}",
            )
            asked = fact(job, NOTE_ASKED, now, source=":asked", actor=self._tools.actor())
            standing = await self._tools.ledger.add_job(job, [draft, asked])
            self._take([draft])
            self._woke()
            return standing

    async def drop(self, call_id: str) -> None:
        """Write down that it was no call."""
        async with self._turn:
            known = self.call(call_id)
            if known is not None and not known.is_over:
                await self._write([self._draft(call_id, CallKind.DROPPED)])

    def _others_end(self, call_id: str) -> list[Draft]:
        return [
            self._draft(one.call_id, CallKind.HUNG_UP)
            for one in self._known
            if one.is_talking and one.call_id != call_id
        ]

    async def _read(self) -> None:
        if not self._is_read:
            self._facts = await self._tools.ledger.store.call_facts(self._since)
            self._known = fold_calls(self._facts)
            self._is_read = True

    async def _write(self, drafts: list[Draft]) -> None:
        await self._tools.ledger.record(drafts)
        self._take(drafts)

    @property
    def _since(self) -> float:
        return self._tools.now() - KEPT_S

    def _take(self, drafts: list[Draft]) -> None:
        since = self._since
        self._facts = [one for one in self._facts if one.at >= since]
        self._facts += [
            CallFact(CallKind(one.kind), one.at, one.actor, one.body, one.private or {})
            for one in drafts
        ]
        self._known = fold_calls(self._facts)
        self._tools.ledger.notices.publish(Change(calls=True))

    def _joined(self, call_id: str, contact_id: int, conversation: int) -> Draft:
        return self._draft(call_id, CallKind.JOINED, contact=contact_id, conversation=conversation)

    def _draft(
        self, call_id: str, kind: CallKind, private: dict[str, str] | None = None, **body: object
    ) -> Draft:
        once = kind in (CallKind.BEGAN, CallKind.ENDED, CallKind.DROPPED)
        step = kind.value.partition(".")[2]
        which = step if once else f"{step}:{new_id(self._tools.now())}"
        return Draft(
            self._tools.now(),
            kind.value,
            "",
            self._tools.actor(),
            f"desk:call:{call_id}:{which}",
            {"call": call_id, **body},
            private,
        )
