"""One cell of the fault table: a call, a fault, what the person sees of it, and the count."""

import asyncio
import functools
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.models.job import Job, JobState
from desktop.models.status import Health
from desktop.services.health.service_health import Service
from desktop.services.timing.horizons import Horizons
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer
from tests.faults.calls import Call, Case
from tests.faults.columns import SILENCE_S, Column, Detour, Lead
from tests.sandbox_process import Sandbox
from tests.services.desk_world import FAST, Addresses, World, desk_of

_PLAIN = replace(FAST, message_checks=(0.1, 0.4, 2.5), link_checks=(0.1, 0.4, 2.5))
"""As for a person, the looking goes on for some time after an exchange is given up."""
_PATIENT = replace(
    FAST, message_checks=(2.0,), link_checks=(2.0,), retry_first_s=5.0, retry_longest_s=5.0
)
"""Long enough for a desk to be shut before it looks for what is in doubt."""
_AT_MOST_S = 20.0
_NOTHING_SEEN = "nothing; it goes on by itself"


@dataclass
class Outcome:
    """What came of a cell. `seen` are the words that the person read, in the order they came."""

    call: str
    fault: str
    seen: list[str] = field(default_factory=list)
    end: str = ""
    effects: int = 0
    found: list[str] = field(default_factory=list)

    def see(self, words: str) -> None:
        """Note words that were shown, once."""
        if words and words not in self.seen:
            self.seen.append(words)

    @property
    def words(self) -> str:
        """What a table has room for: the words that say most."""
        return max(self.seen, key=len, default=_NOTHING_SEEN)


def applies(call: Call, column: Column) -> bool:
    """Whether a call can meet a fault: only what has an effect can be in doubt for a day."""
    return not column.while_in_doubt or call.pattern.startswith("^POST")


async def play(
    call: Call, column: Column, sandbox: Sandbox, folder: Path, leads: dict[Lead, str]
) -> Outcome:
    """Press, let the fault strike, and follow it to its end."""
    outcome = Outcome(call.name, column.name)
    sandbox.clear_faults()
    if column.clock_s and not column.while_in_doubt:
        sandbox.advance(column.clock_s)
    first = _PATIENT if column.while_in_doubt else _PLAIN
    async with _desk(sandbox, folder, first) as (world, detour):
        case = await call.prepare(world)
        _strike(call, column, case, world, detour, leads)
        await call.press(world, case)
        if not column.while_in_doubt:
            struck = functools.partial(_has_struck, call, column, case, world, detour)
            await _follow(call, case, world, outcome, struck)
            await _count(call, column, case, world, outcome)
        else:
            await _until_in_doubt(case, world, outcome)
        if not _has_struck(call, column, case, world, detour):
            outcome.found.append("the fault never struck")
    if column.while_in_doubt:
        sandbox.advance(column.clock_s)
        async with _desk(sandbox, folder, _PLAIN) as (world, _):
            await _follow(call, case, world, outcome, lambda: True)
            await _count(call, column, case, world, outcome)
    return outcome


def _strike(
    call: Call,
    column: Column,
    case: Case,
    world: World,
    detour: Detour,
    leads: dict[Lead, str],
) -> None:
    pattern = call.pattern.format(case.conversation)
    kind = column.psp if call.service is Service.PSP else column.hub
    if column.lead is not None:
        detour.match, detour.base, detour.times = pattern, leads[column.lead], column.times
    elif kind:
        world.sandbox.fault(f"re:{pattern}", kind, times=column.times, **column.values)


def _has_struck(call: Call, column: Column, case: Case, world: World, detour: Detour) -> bool:
    """Whether the call met its fault; a clock that is wrong from the beginning always did."""
    if column.clock_s and not column.while_in_doubt:
        return True
    pattern = f"re:{call.pattern.format(case.conversation)}"
    left = (
        detour.times
        if column.lead
        else sum(
            fault["times"] - fault["struck"]
            for fault in world.sandbox.faults()
            if fault["match"] == pattern
        )
    )
    return left < column.times


async def _follow(
    call: Call, case: Case, world: World, outcome: Outcome, has_struck: Callable[[], bool]
) -> None:
    """Watch what is shown until it has ended, answering as a person who has looked.

    It has not ended before the fault struck: what a read is for may come by the socket first.
    """
    end = time.monotonic() + _AT_MOST_S
    answered = -1
    while not (await call.is_well(world, case) and has_struck()):
        if time.monotonic() > end:
            outcome.found.append("it did not come to an end")
            return
        job = await world.store.job(case.job.job_id) if case.job else None
        _look(call, world, job, outcome)
        if job and job.state is JobState.ASKING and job.attempts != answered:
            answered = job.attempts
            question = question_of(job)
            before = call.effects(world, case)
            outcome.end = f"the person is asked ({question}), then "
            if before > call.once:
                outcome.found.append(f"doubled: {before} effects before the agent's word")
            await world.desk.answer(job.job_id, Answer.IT_ARRIVED if before else Answer.SEND_AGAIN)
        await asyncio.sleep(0.01)


def _look(call: Call, world: World, job: Job | None, outcome: Outcome) -> None:
    """The three places where a person reads of trouble: the job, the status bar, the clock."""
    if job is not None:
        outcome.see(job.error.partition(": ")[2] if question_of(job) else job.error)
    status = world.desk.status()
    service = status.psp if call.service is Service.PSP else status.hub
    if service.health in (Health.DOWN, Health.SLOW, Health.REFUSED):
        outcome.see(service.detail)
    if status.clock_off_s:
        outcome.see(
            f"The status bar: this computer's clock is {status.clock_off_s / 3600:.0f} h off."
        )


async def _until_in_doubt(case: Case, world: World, outcome: Outcome) -> None:
    async def waits() -> bool:
        job = await world.store.job(case.job.job_id) if case.job else None
        if job:
            outcome.see(job.error)
        return bool(job and job.error and job.state is not JobState.RUNNING)

    await world.until(waits, "the job to be in doubt")


async def _count(call: Call, column: Column, case: Case, world: World, outcome: Outcome) -> None:
    """Count when nothing can come any more, and hold it against what the desk says."""
    if "late_effect" in (column.psp, column.hub):
        calm = world.sandbox.now() + 2 * SILENCE_S
        await asyncio.to_thread(world.sandbox.wait_until, lambda: world.sandbox.now() > calm)
    job = await world.store.job(case.job.job_id) if case.job else None
    _look(call, world, job, outcome)
    outcome.effects = call.effects(world, case)
    failed = job is not None and job.state is JobState.FAILED
    outcome.end += f"refused, {outcome.effects}×" if failed else f"{outcome.effects}×"
    if failed:
        if outcome.effects:
            outcome.found.append("the desk says that it failed, and it happened")
        if not job or not job.error:
            outcome.found.append("it failed without a word")
    elif outcome.effects != call.once:
        word = "doubled" if outcome.effects > call.once else "lost"
        outcome.found.append(f"{word}: it happened {outcome.effects} times")
    if case.quote is not None and len(world.sessions_of(case.conversation)) > call.links:
        live = [one for one in world.sessions_of(case.conversation) if one["status"] == "open"]
        if len(live) > call.links or not column.while_in_doubt:
            outcome.found.append("doubled: a second link was made")
    if await world.store.integrity():
        outcome.found.append("the journal's chains do not hold")


@asynccontextmanager
async def _desk(
    sandbox: Sandbox, folder: Path, horizons: Horizons
) -> AsyncIterator[tuple[World, Detour]]:
    """A running desk whose requests can be led elsewhere."""
    detour = Detour()
    desk = await desk_of(
        Addresses.of(sandbox),
        folder,
        horizons=horizons,
        total_s=SILENCE_S,
        before_request=detour,
    )
    try:
        await desk.start()
        yield World(desk, sandbox), detour
    finally:
        await desk.stop()
