"""Works the outbox: some conversations at once, one job at a time in each, never one twice."""

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState
from desktop.models.job_parts import current_part
from desktop.services.health.service_health import Service
from desktop.services.inbox import message_facts
from desktop.services.jobs.job_moves import in_doubt, moved, step_of, wait
from desktop.services.jobs.tools import Tools, fact
from desktop.services.outbox import restored_jobs
from desktop.services.store.errors import JobMoved, StoreClosed, StoreError
from desktop.services.use_cases import (
    cancel_link,
    change,
    contact_edit,
    contact_note,
    given_back,
    link_again,
    link_making,
    note,
    opening,
    paid_elsewhere,
    posting,
    refund,
    resolve,
    send_link,
    send_message,
    send_offer,
    tickets,
)

log = logging.getLogger(__name__)

AT_ONCE = 4
_FILES_AT_ONCE = 2
"""So many of these may be replies with files, which can take minutes: words go past them."""
_AHEAD = 200

_WORK: dict[JobKind, Callable[[Tools, Job], Awaitable[None]]] = {
    JobKind.SEND_LINK: send_link.work,
    JobKind.OFFER: send_offer.work,
    JobKind.REMIND: link_again.work,
    JobKind.RESEND: link_again.work,
    JobKind.REPLY: send_message.work,
    JobKind.CANCEL: cancel_link.work,
    JobKind.TICKET_TOLD: tickets.work,
    JobKind.RESOLVE: resolve.work,
    JobKind.REFUND: refund.work,
    JobKind.CHANGE: change.work,
    JobKind.NOTE: note.work,
    JobKind.CONTACT_NOTE: contact_note.work,
    JobKind.CONTACT_EDIT: contact_edit.work,
    JobKind.OPEN: opening.work,
    JobKind.GIVEN_BACK: given_back.work,
    JobKind.PAID_ELSEWHERE: paid_elsewhere.work,
}


class OutboxWorker:
    """Takes due jobs from the store until it is cancelled.

    A job that is under way blocks its conversation's others; a service that cannot be reached
    blocks the jobs that need it, and no others.
    """

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._wake = asyncio.Event()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._with_files: set[str] = set()
        self._held = False

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way at this moment."""
        return bool(self._busy)

    def wake(self) -> None:
        """Something may be due: look now."""
        self._wake.set()

    def hold(self) -> None:
        """Begin nothing more; what is under way goes on."""
        self._held = True
        self._wake.set()

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._busy:
            await asyncio.wait(tuple(self._busy.values()))

    async def recover(self) -> None:
        """Put in doubt what a crash cut off or a backup brought back. Call once, before `run`."""
        await restored_jobs.put_in_doubt(self._tools)
        for job in await self._tools.ledger.store.running_jobs():
            await _recover(self._tools, job)

    async def retry_now(self, service: Service) -> None:
        """A service is back: what waits only for it need not wait any longer."""
        self._tools.health.clear(service)
        for job in await self._tools.ledger.store.unfinished_jobs():
            if job.progress.get("unreached") == service.value and job.job_id not in self._busy:
                async with self._tools.ledger.deciding():
                    standing = await self._tools.ledger.store.job(job.job_id)
                    if standing and standing.state in (JobState.READY, JobState.CHECKING):
                        await wait(
                            self._tools,
                            standing,
                            0.0,
                            state=standing.state,
                            error=standing.error,
                            unreached=None,
                        )
        self.wake()

    async def run(self) -> None:
        """Work until cancelled; what is under way then is put in doubt at the next start."""
        try:
            while True:
                self._wake.clear()
                await self._start_due()
                await self._wait()
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def _start_due(self) -> None:
        tools = self._tools
        if self._held:
            tools.gate.expect(False)
            return
        room = AT_ONCE - len(self._busy)
        if room <= 0:
            return
        now = tools.now()
        expected = False
        for job in await tools.ledger.store.due_jobs(tools.local_now(), _AHEAD):
            paused = {one for one in needs(job) if tools.health.paused_until(one) > now}
            expected = expected or paused == {Service.PSP}
            if paused or job.job_id in self._busy:
                continue
            if job.payload.get("files"):
                if len(self._with_files) >= _FILES_AT_ONCE:
                    continue
                self._with_files.add(job.job_id)
            task = asyncio.create_task(self._work(job), name=f"job {job.job_id}")
            self._busy[job.job_id] = task
            task.add_done_callback(functools.partial(self._done, job.job_id))
            room -= 1
            if not room:
                break
        tools.gate.expect(expected)

    def _done(self, job_id: str, _: asyncio.Task[None]) -> None:
        self._busy.pop(job_id, None)
        self._with_files.discard(job_id)
        self.wake()

    async def _work(self, job: Job) -> None:
        tools = self._tools
        try:
            await _WORK[job.kind](tools, job)
        except JobMoved:
            log.info("job %s was over before this attempt ended", job.job_id)
        except StoreError:
            # Nothing more can be made durable, so nothing more may leave.
            log.exception("job %s stopped: the store failed", job.job_id)
            await self._recover_later(job)
        except Exception:
            log.exception("job %s stopped by a mistake of the desk", job.job_id)
            standing = await tools.ledger.store.job(job.job_id)
            if standing is not None and not standing.state.is_over:
                await _recover(tools, standing, after_s=tools.horizons.retry_longest_s)

    async def _recover_later(self, job: Job) -> None:
        """Once the store works again (the disk has room), go on as after a crash."""
        tools = self._tools
        while True:
            await asyncio.sleep(tools.horizons.retry_longest_s)
            try:
                standing = await tools.ledger.store.job(job.job_id)
                if standing is not None and standing.state is JobState.RUNNING:
                    await _recover(tools, standing)
            except StoreClosed:
                return
            except StoreError as error:
                log.warning("job %s waits for the store: %s", job.job_id, type(error).__name__)
            else:
                return

    async def _wait(self) -> None:
        """Sleep until something is due or woken."""
        tools = self._tools
        due_at = await tools.ledger.store.next_due_at()
        timeout: float | None = None
        if due_at is not None and len(self._busy) < AT_ONCE and not self._held:
            timeout = max(0.02, due_at - tools.local_now())
            if timeout <= 0.02:
                timeout = self._until_unpaused()
        try:
            async with asyncio.timeout(timeout):
                await self._wake.wait()
        except TimeoutError:
            pass

    def _until_unpaused(self) -> float:
        """Due jobs were left alone: because they are under way, or because a service pauses."""
        health, now = self._tools.health, self._tools.now()
        pauses = [health.paused_until(service) - now for service in Service]
        ahead = [pause for pause in pauses if pause > 0]
        if ahead:
            return min(ahead) + 0.01
        return 0.5 if self._busy else 0.02


def needs(job: Job) -> tuple[Service, ...]:
    """Which services the job needs now. A link needs both: one that cannot be posted would only
    grow old."""
    if job.kind.is_of_money:
        return (Service.PSP,)
    if job.kind.carries_link and not step_of(job):
        return (Service.PSP, Service.HUB)
    if job.kind.makes_links and step_of(job) == link_making.CREATING:
        return (Service.PSP,)
    return (Service.HUB,)


async def _recover(tools: Tools, job: Job, *, after_s: float = 0.0) -> None:
    """An attempt was cut off, so its outcome is not known."""
    step = step_of(job)
    if job.kind in (JobKind.CANCEL, JobKind.PAID_ELSEWHERE):
        # Repeating it has no second effect, but its key might hold an error.
        again = int(job.progress.get("nth", 0)) + 1
        await wait(tools, job, after_s, error=job.error, nth=again)
    elif job.kind in (JobKind.RESOLVE, JobKind.CHANGE, JobKind.CONTACT_EDIT):
        # Repeating these has no second effect; taking them back would be no way back.
        await wait(tools, in_doubt(job), after_s, error=job.error)
    elif step == refund.REFUNDING:
        nth = int(job.progress.get("doubted", 0)) + 1
        await wait(tools, job, after_s, state=JobState.CHECKING, error=job.error, doubted=nth)
    elif step == opening.OPENING or (step == posting.POSTING and job.kind is JobKind.CONTACT_NOTE):
        await wait(tools, job, after_s, state=JobState.CHECKING)
    elif step == posting.POSTING:
        drafts = message_facts.on_checking(job, tools.now())
        await wait(tools, job, after_s, state=JobState.CHECKING, drafts=drafts)
    elif step == link_making.CREATING:
        checking = fact(current_part(job), FactKind.LINK_CHECKING, tools.now(), source=":checking")
        await wait(
            tools,
            moved(job, job.state, doubted=int(job.progress.get("doubted", 0)) + 1),
            after_s,
            state=JobState.CHECKING,
            drafts=[checking],
        )
    else:
        await wait(tools, job, after_s, error=job.error)
