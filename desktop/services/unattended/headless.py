"""The services without a window: sync, work the outbox, follow the payments, and end.

It ends when nothing can be sent any more and one whole pass of the watcher was done after the last
send. A job can be sent when it waits only for time that will come within the longest look-up
(`Horizons.unattended_wait_s`); one that asks a person cannot, nor can what stands behind it in the
same conversation, nor a cancel or refund that waits for a link there. When the hub or the provider
cannot be reached for `unattended_reach_s` while jobs need it, or the pass cannot be made, it ends
too and keeps the jobs; and so it does when nothing at all has moved for `unattended_wait_s`, as
where a service says "too many" for ever.

Before it ends it waits until the hub says of each message sent whether its platform has it, for
`unattended_receipts_s` at most: a report or an export made next tells what became of them.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable

from desktop.models.counted import counted
from desktop.models.job import Job, JobKind, JobState
from desktop.models.job_parts import generation_of, parts
from desktop.models.status import Health
from desktop.services.channels.channel import ChannelError
from desktop.services.desk import Desk
from desktop.services.health.service_health import Service
from desktop.services.jobs.job_moves import TROUBLES, step_of
from desktop.services.outbox.outbox_worker import needs
from desktop.services.unattended import telling
from desktop.services.use_cases import refund
from desktop.services.use_cases.contact_of import lane_of

log = logging.getLogger(__name__)

DONE = 0
UNREACHABLE = 1
WAITS_FOR_A_PERSON = 3
SOME_FAILED = 4
_LOOK_S = 0.05
_STUCK = 5
"""Failures of the hub at one conversation, each waited for longer than the last."""
_MANY = 50
_LOOK_AT_MANY_S = 1.0


async def work(desk: Desk, *, until_idle: bool = True, say: Callable[[str], None] = print) -> int:
    """Run the services of a desk that was not started. Returns the exit code.

    0: everything is done. 1: `say` names what cannot be reached; the jobs are kept. 3: jobs wait
    for a person, or money newly does, which `say` names. 4: nothing waits, but jobs failed, which
    `say` names. The last line sums up what became of the jobs. The caller stops the desk. Without
    `until_idle` it runs until it is cancelled. Raises `StoreError`.
    """
    store = desk.tools.ledger.store
    before = telling.seen(await store.stuck_cases())  # as the last run, or the window, left it
    await desk.start()
    if not until_idle:
        await asyncio.Event().wait()
    since = desk.now() - desk.tools.horizons.gap_margin_s  # the hub's clock may be another
    begun = await store.unfinished_jobs()
    if newer := await store.newer_jobs():
        say(
            f"{_jobs(newer)} of a newer version of the desk {'stands' if newer == 1 else 'stand'} "
            "untouched. Update this desk."
        )
    code = await _until_idle(desk, begun, say)
    if code != UNREACHABLE and begun:
        await hear_of_receipts(desk, since, say)
    done, failed = await _outcome(desk, begun, say)
    is_stuck = telling.news(await store.stuck_cases(), before, say)
    if done or failed or (begun and code == WAITS_FOR_A_PERSON):
        say(f"{_jobs(done)} done, {failed} failed.")
    elif code == DONE:
        say("There was nothing to send.")
    if code == DONE and is_stuck:
        return WAITS_FOR_A_PERSON
    return SOME_FAILED if code == DONE and failed else code


async def _until_idle(desk: Desk, begun: list[Job], say: Callable[[str], None]) -> int:
    down_since: dict[Service, float] = {}
    passes: int | None = None
    ahead: list[Job] = []
    stagnation = _Stagnation(desk)
    while True:
        await asyncio.sleep(_LOOK_S if len(ahead) < _MANY else _LOOK_AT_MANY_S)
        if desk.failure:
            say(desk.failure)
            return UNREACHABLE
        ahead = await _ahead(desk)
        lost = _lost(desk, down_since)
        if not ahead and not desk.outbox.is_busy and not desk.residuals.is_busy:
            if desk.inbox.synced.is_set() and passes is not None and desk.watcher.passes > passes:
                break
            if passes is None and (desk.inbox.synced.is_set() or lost):
                passes = desk.watcher.passes
                desk.watcher.look_again()
        else:
            passes = None
        needed = {service for job in ahead for service in needs(job)} or set(Service)
        if lost & needed:
            return await _give_up(desk, lost & needed, say)
        stuck = [job for job in ahead if job.progress.get(TROUBLES, 0) >= _STUCK]
        if ahead and len(stuck) == len(ahead) and not desk.outbox.is_busy:
            for job in stuck:
                say(f"{job.kind} {job.client_id}: {job.error}")
            return await _give_up(desk, set(), say)
        if await stagnation.lasts(bool(ahead)):
            say("Nothing has moved for too long.")
            for line in await stagnation.reasons():
                say(line)
            return await _give_up(desk, _troubled(desk), say)
    waiting, asking = desk.tools.ledger.waiting, desk.tools.ledger.asking
    if not waiting and not asking:
        return DONE
    if not asking and waiting == await desk.tools.ledger.store.newer_jobs():
        return WAITS_FOR_A_PERSON  # who updates this desk
    if not asking:  # a service asked for a longer pause than this waits
        return await _give_up(desk, _troubled(desk), say)
    telling.waiting(await desk.tools.ledger.store.unfinished_jobs(), say)
    behind = f", and {waiting} more behind {'it' if asking == 1 else 'them'}" if waiting else ""
    say(f"{_jobs(asking)} {'waits' if asking == 1 else 'wait'} for a person's answer{behind}.")
    return WAITS_FOR_A_PERSON


async def hear_of_receipts(desk: Desk, since: float, say: Callable[[str], None]) -> None:
    """Wait until the platforms have, or have refused, what was sent since then (UTC seconds), for
    `unattended_receipts_s` at most; say what is not known then."""
    store, loop = desk.tools.ledger.store, asyncio.get_running_loop()
    patience = desk.tools.horizons.unattended_receipts_s
    if not patience:
        return
    until, has_asked = loop.time() + patience, False
    while (awaited := await store.without_receipt(since)) and loop.time() < until:
        if desk.failure:
            break
        await asyncio.sleep(_LOOK_S)
        if not has_asked and loop.time() > until - patience / 2:  # the socket does not tell
            has_asked = True
            with contextlib.suppress(ChannelError):
                await desk.inbox.messages.read_unsettled()
    if awaited:
        say(
            f"{_messages(awaited)} sent; that the platform has {'it' if awaited == 1 else 'them'}"
            " is not known yet. The next run, or the desk, hears of it."
        )
    if refused := await store.refused_by_platform(since):
        say(f"{_messages(refused)} not delivered: the platform refused. The desk says which.")


def _messages(number: int) -> str:
    return "1 message was" if number == 1 else f"{number} messages were"


async def _outcome(desk: Desk, begun: list[Job], say: Callable[[str], None]) -> tuple[int, int]:
    """How many of the jobs are done, and how many were refused for good: those are named."""
    done = failed = 0
    for job in begun:
        now = await desk.tools.ledger.store.job(job.job_id)
        if now is None:
            continue
        done += now.state is JobState.DONE
        if now.state is JobState.FAILED:
            failed += 1
            say(f"{now.kind} {now.client_id} failed: {now.error}")
    return done, failed


class _Stagnation:
    """Notices that nothing has moved for longer than any look-up takes. To stand where it stood
    before is no movement: a job that is refused and tried again for ever goes round in a circle.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: set[object] = set()
        self._since = 0.0
        self._errors: dict[str, str] = {}

    async def lasts(self, is_sending: bool) -> bool:
        """Whether everything has stood where it stands for `unattended_wait_s`.

        While something is to be sent, passes of the watcher are no movement.
        """
        desk, now = self._desk, asyncio.get_running_loop().time()
        unfinished = await desk.tools.ledger.store.unfinished_jobs()
        self._errors |= {job.job_id: job.error for job in unfinished if job.error}
        jobs = tuple((job.job_id, job.state, step_of(job)) for job in unfinished)
        passes = 0 if is_sending else desk.watcher.passes
        stands = (jobs, passes, desk.inbox.synced.is_set())
        if stands not in self._seen:
            self._seen.add(stands)
            self._since = now
        horizons = desk.tools.horizons
        return now - self._since >= horizons.unattended_wait_s + horizons.unattended_reach_s

    async def reasons(self) -> list[str]:
        """What each unfinished job was told last. While one is tried again it has no error."""
        unfinished = await self._desk.tools.ledger.store.unfinished_jobs()
        return [
            f"{job.kind} {job.client_id}: {self._errors[job.job_id]}"
            for job in unfinished
            if job.job_id in self._errors
        ]


def _troubled(desk: Desk) -> set[Service]:
    """The services that say they cannot, for now or at all."""
    well = (Health.OK, Health.UNKNOWN)
    return {service for service in Service if desk.tools.health.state(service).health not in well}


def _jobs(number: int) -> str:
    return counted(number, "job")


async def _ahead(desk: Desk) -> list[Job]:
    """The jobs that will go on by themselves soon."""
    horizon = desk.tools.local_now() + desk.tools.horizons.unattended_wait_s
    ahead: list[Job] = []
    blocked: set[int] = set()
    contacts: set[int | str] = set()
    held_links: list[Job] = []
    for job in await desk.tools.ledger.store.unfinished_jobs():
        in_order = not (job.kind.is_of_money or job.kind.is_of_contact)
        if job.conversation_id in blocked and in_order:
            if job.kind.makes_links:
                held_links.append(job)
            continue
        if job.kind.is_of_contact and lane_of(job) in contacts:
            continue
        if job.state is JobState.ASKING and job.kind.is_of_contact:
            contacts.add(lane_of(job))
        elif job.needs_approval or (job.state is JobState.ASKING and job.kind.is_of_money):
            continue  # holds up nothing behind it
        elif job.state is JobState.ASKING:
            blocked.add(job.conversation_id)
        elif job.not_before <= horizon:
            ahead.append(job)
    if not held_links:
        return ahead
    return [job for job in ahead if not await _waits_for_link(desk, job, held_links)]


async def _waits_for_link(desk: Desk, job: Job, held_links: list[Job]) -> bool:
    """Whether a cancel or refund cannot go on before a link that stands behind a question."""
    held = [
        generation_of(part)
        for link in held_links
        for part in parts(link)
        if part.quote_id == job.quote_id
    ]
    if job.kind is JobKind.CANCEL:
        return bool(job.payload.get("in_order")) and generation_of(job) in held
    return bool(held) and job.kind is JobKind.REFUND and not await refund.is_paid(desk.tools, job)


def _lost(desk: Desk, down_since: dict[Service, float]) -> set[Service]:
    """The services that have not been reached for too long."""
    now = asyncio.get_running_loop().time()
    for service in Service:
        if desk.tools.health.state(service).health in (Health.DOWN, Health.REFUSED):
            down_since.setdefault(service, now)
        else:
            down_since.pop(service, None)
    patience = desk.tools.horizons.unattended_reach_s
    return {service for service, since in down_since.items() if now - since >= patience}


async def _give_up(desk: Desk, lost: set[Service], say: Callable[[str], None]) -> int:
    for service in sorted(lost):
        say(telling.on_the_command_line(desk.tools.health.state(service).detail))
    jobs = await desk.tools.ledger.store.unfinished_jobs()
    begun = sum(1 for job in jobs if step_of(job))
    if jobs:
        kept = "is" if len(jobs) == 1 else "are"
        say(f"{_jobs(len(jobs))} {kept} kept for the next run, {begun} of them begun.")
    return UNREACHABLE
