"""Killed at any instant: what was acknowledged is there, and nothing is there by half."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.models.job import JobState
from desktop.models.journal import verify
from desktop.models.ladder import fold
from desktop.models.stage import Stage
from desktop.services.store.crash import (
    ADD_JOB_BEFORE_COMMIT,
    APPEND_BEFORE_COMMIT,
    EXIT_CODE,
    PROJECTION_AFTER_COMMIT,
    PROJECTION_BEFORE_COMMIT,
    SAVE_JOB_BEFORE_COMMIT,
    STORE_POINTS,
    CrashPoints,
)
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import clock

ROOT = Path(__file__).parents[3]
PROGRAM = "tests.services.store.dying_desk"

WRITTEN_BY_THEN = {
    ADD_JOB_BEFORE_COMMIT: 0,
    PROJECTION_BEFORE_COMMIT: 1,
    PROJECTION_AFTER_COMMIT: 1,
    SAVE_JOB_BEFORE_COMMIT: 1,
    APPEND_BEFORE_COMMIT: 2,
}
"""How many of the three transactions stand when the desk dies; after a commit, one more."""


def run(folder: Path, crash_at: str = "") -> int:
    done = subprocess.run(
        [sys.executable, "-m", PROGRAM, "little", str(folder)],
        cwd=ROOT,
        env={**os.environ, "DESK_CRASH_AT": crash_at},
        check=False,
    )
    return done.returncode


def expected(point: str) -> int:
    before = point.replace("after", "before")
    return WRITTEN_BY_THEN.get(point, WRITTEN_BY_THEN[before] + ("after" in point))


async def check(store: Store, written: int) -> None:
    """Hold job, journal and projection against each other."""
    entries = await store.entries()
    assert [one.entry.kind for one in entries] == ["link.asked", "link.created", "payment.paid"][
        :written
    ]
    assert verify(entries) == []
    job = await store.job("j1")
    if written == 0:
        assert job is None and await store.quote("q1") is None
        return
    assert job is not None and await store.quote("q1") is not None
    assert job.state is (JobState.READY if written == 1 else JobState.DONE)
    assert await store.mark("feed") == ("evt_1" if written == 3 else None)
    badge = (await store.inbox_rows([42]))[42].badge
    ladder = fold(await store.facts("q1"))
    assert badge is not None and ladder is not None
    assert (badge.stage, badge.since) == (ladder.stage, ladder.since)
    assert ladder.stage is (Stage.QUEUED, Stage.CREATING, Stage.PAID)[written - 1]


@pytest.mark.fault
@pytest.mark.parametrize("point", STORE_POINTS)
async def test_killed_at_a_named_instant(open_store: Opener, folder: Path, point: str) -> None:
    assert run(folder, point) == EXIT_CODE
    store = await open_store()
    await check(store, expected(point))
    assert await store.integrity() == []
    await store.close()
    assert run(folder) == 0
    await check(await open_store(), 3)


@pytest.mark.fault
async def test_killed_while_the_cache_was_behind(open_store: Opener, folder: Path) -> None:
    assert run(folder, f"{PROJECTION_BEFORE_COMMIT}:3") == EXIT_CODE
    await check(await open_store(), 3)


@pytest.mark.fault
async def test_killed_at_any_instant_nothing_acknowledged_is_lost(folder: Path) -> None:
    dice = random.Random(20141117)
    known = -1
    for _ in range(3):
        desk = subprocess.Popen(
            [sys.executable, "-m", PROGRAM, "endless", str(folder)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        with desk:
            assert desk.stdout is not None
            for _ in range(dice.randrange(1, 30)):
                known = int(desk.stdout.readline())
            desk.kill()
            known = max([known, *(int(line) for line in desk.stdout if line.endswith("\n"))])
        store = await Store.open(folder, key=None, now=clock)
        jobs = await store.unfinished_jobs()
        entries = await store.entries()
        assert [job.job_id for job in jobs] == [f"j{number}" for number in range(len(jobs))]
        assert [one.entry.quote_id for one in entries] == [job.quote_id for job in jobs]
        assert len(jobs) in (known + 1, known + 2)
        assert verify(entries) == []
        assert len(await store.open_quotes()) == 0
        assert await store.integrity() == []
        await store.close()


def test_the_environment_names_the_instant() -> None:
    assert CrashPoints.from_environment({}).hit("anything") is None
    points = CrashPoints.from_environment({"DESK_CRASH_AT": "link.created:3"})
    points.hit("other")
    points.hit("link.created")
    points.hit("link.created")
    for wrong in ("a:b", "a:0", "a:-1", "a:١"):
        with pytest.raises(ValueError, match="DESK_CRASH_AT"):
            CrashPoints.from_environment({"DESK_CRASH_AT": wrong})
