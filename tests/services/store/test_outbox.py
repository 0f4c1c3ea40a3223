"""The outbox: one job for one wish, in order within a conversation."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from desktop.models.fact import FactKind
from desktop.models.job import Job, JobKind, JobState
from desktop.services.store import engine, job_rows
from desktop.services.store.connection import Opening, connect
from desktop.services.store.crash import ADD_JOB_AFTER_COMMIT, ADD_JOB_BEFORE_COMMIT, EXIT_CODE
from desktop.services.store.errors import JobMoved, NewerJob, UnknownJob
from desktop.services.store.migrations import DESK_STEPS, migrate
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import NOW, a_job, a_quote, asked, fact


def ids(jobs: list[Job]) -> list[str]:
    return [job.job_id for job in jobs]


async def test_a_job_reads_back_after_a_start(open_store: Opener) -> None:
    job = a_job(payload={"text": "Grüße 🛫", "n": [1, None]}, kind=JobKind.SEND_LINK)
    store = await open_store()
    assert await store.add_job(job) == job
    await store.close()
    again = await open_store()
    assert await again.job("j1") == job
    assert await again.job_by_client("client-j1") == job
    assert await again.job("j2") is None
    assert await again.job_by_client("") is None


async def test_a_second_wish_of_the_same_asker_is_the_same_job(store: Store) -> None:
    quote = a_quote()
    job = a_job(quote_id="q1")
    await store.add_job(job, [asked(quote)], quote)
    second = replace(job, job_id="j9", payload={"text": "other"})
    other = replace(asked(quote), source="other")
    assert await store.add_job(second, [other], quote) == job
    assert await store.add_job(replace(job, client_id="other"), [other], quote) == job
    assert len(await store.entries()) == 1
    assert ids(await store.unfinished_jobs()) == ["j1"]


async def test_jobs_without_an_asker_are_told_apart_by_their_id(store: Store) -> None:
    for job_id in ("j1", "j2"):
        await store.add_job(a_job(job_id, client_id=""))
    assert ids(await store.unfinished_jobs()) == ["j1", "j2"]


async def test_progress_and_its_entries_are_one(store: Store) -> None:
    job = await store.add_job(a_job(quote_id="q1"))
    gone = replace(
        job,
        state=JobState.DONE,
        progress={"message": 5},
        attempts=2,
        finished_at=NOW + 1,
        error="x",
    )
    tampered = replace(gone, payload={"text": "changed"})
    entries = await store.save_job(
        tampered, [fact(FactKind.MESSAGE_ACCEPTED, message=5)], {"seen": "1"}
    )
    assert [entry.kind for entry in entries] == ["message.accepted"]
    assert await store.job("j1") == gone
    assert await store.mark("seen") == "1"


async def test_a_job_that_is_not_there_cannot_be_saved(store: Store) -> None:
    with pytest.raises(UnknownJob, match="no job nope"):
        await store.save_job(a_job("nope"), [fact(FactKind.MESSAGE_POSTING)])
    assert await store.entries() == []


async def test_a_job_that_moved_meanwhile_is_left_alone(store: Store) -> None:
    job = await store.add_job(a_job())
    await store.save_job(replace(job, state=JobState.RUNNING), only_from={JobState.READY})
    with pytest.raises(JobMoved, match="is running by now"):
        await store.save_job(
            replace(job, state=JobState.REMOVED),
            [fact(FactKind.LINK_WITHDRAWN)],
            only_from={JobState.READY, JobState.ASKING},
        )
    assert await store.entries() == []
    stored = await store.job("j1")
    assert stored is not None and stored.state is JobState.RUNNING


async def test_one_job_at_a_time_in_each_conversation(store: Store) -> None:
    for job_id, conversation_id in (("a1", 1), ("b1", 2), ("a2", 1), ("b2", 2), ("c1", 3)):
        await store.add_job(a_job(job_id, conversation_id))
    assert ids(await store.due_jobs(NOW)) == ["a1", "b1", "c1"]
    assert ids(await store.due_jobs(NOW, limit=2)) == ["a1", "b1"]
    first = await store.job("a1")
    assert first is not None
    await store.save_job(replace(first, state=JobState.DONE))
    assert ids(await store.due_jobs(NOW)) == ["b1", "a2", "c1"]
    assert ids(await store.unfinished_jobs(1)) == ["a2"]


@pytest.mark.parametrize(
    ("state", "due"),
    [
        (JobState.READY, ["j1"]),
        (JobState.CHECKING, ["j1"]),
        (JobState.RUNNING, []),
        (JobState.ASKING, []),
        (JobState.DONE, ["j2"]),
        (JobState.FAILED, ["j2"]),
        (JobState.REMOVED, ["j2"]),
    ],
)
async def test_what_holds_up_the_next_job(store: Store, state: JobState, due: list[str]) -> None:
    job = await store.add_job(a_job("j1"))
    await store.add_job(a_job("j2"))
    await store.save_job(replace(job, state=state))
    assert ids(await store.due_jobs(NOW)) == due
    assert ids(await store.running_jobs()) == (["j1"] if state is JobState.RUNNING else [])


async def test_money_waits_for_no_message_and_a_refund_for_an_older_one(store: Store) -> None:
    stuck = await store.add_job(a_job("j1"))
    await store.save_job(replace(stuck, state=JobState.ASKING))
    for job_id, kind, quote_id in (
        ("j2", JobKind.REPLY, ""),
        ("c1", JobKind.CANCEL, "q1"),
        ("r1", JobKind.REFUND, "q1"),
        ("r2", JobKind.REFUND, "q1"),
        ("r3", JobKind.REFUND, "q2"),
    ):
        await store.add_job(a_job(job_id, kind=kind, quote_id=quote_id))
    assert ids(await store.due_jobs(NOW)) == ["c1", "r1", "r3"]
    first = await store.job("r1")
    assert first is not None
    await store.save_job(replace(first, state=JobState.CHECKING, not_before=NOW + 60))
    assert ids(await store.due_jobs(NOW)) == ["c1", "r3"]
    await store.save_job(replace(first, state=JobState.FAILED))
    assert ids(await store.due_jobs(NOW)) == ["c1", "r2", "r3"]


async def test_a_job_waits_for_its_time(store: Store) -> None:
    job = await store.add_job(a_job("j1", 1, not_before=NOW + 60))
    await store.add_job(a_job("j2", 1, not_before=0.0))
    assert await store.due_jobs(NOW) == []
    assert await store.next_due_at() == NOW + 60
    assert ids(await store.due_jobs(NOW + 60)) == ["j1"]
    await store.save_job(replace(job, state=JobState.ASKING))
    assert await store.next_due_at() is None


async def test_counts_tell_waiting_from_asking(store: Store) -> None:
    assert await store.job_counts() == (0, 0)
    for place, state in enumerate(JobState):
        job = await store.add_job(a_job(f"j{place}", place))
        await store.save_job(replace(job, state=state))
    assert await store.job_counts() == (3, 1)
    another = await store.add_job(a_job("another", 99))
    await store.save_job(replace(another, state=JobState.ASKING))
    assert await store.job_counts() == (3, 2)


async def test_a_reply_draft_is_kept_and_forgotten(open_store: Opener) -> None:
    store = await open_store()
    await store.save_draft(42, "Dear")
    await store.save_draft(42, "Dear Zoë")
    await store.close()
    again = await open_store()
    assert (await again.drafted(42))[0] == "Dear Zoë"
    await again.save_draft(42, "")
    assert ((await again.drafted(42))[0], (await again.drafted(43))[0]) == ("", "")


@pytest.mark.parametrize(
    ("draft", "stays"),
    [("Hello Zo", ""), ("Hello Zoë", ""), ("Hello Zoë\nAnd", "And"), ("Something else",) * 2],
)
async def test_what_is_sent_is_a_draft_no_more(store: Store, draft: str, stays: str) -> None:
    await store.save_draft(42, draft)
    await store.save_draft(43, "Hello")
    await store.add_job(a_job("j1", 42), sent_draft="Hello Zoë")
    assert ((await store.drafted(42))[0], (await store.drafted(43))[0]) == (stays, "Hello")


@pytest.mark.fault
@pytest.mark.parametrize(
    ("point", "draft", "jobs"),
    [(ADD_JOB_BEFORE_COMMIT, "Hello", []), (ADD_JOB_AFTER_COMMIT, "", ["j1"])],
)
async def test_a_kill_leaves_a_reply_as_a_draft_or_as_a_job_and_never_as_both(
    tmp_path: Path, point: str, draft: str, jobs: list[str]
) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _DIES, str(tmp_path)],
        env={**os.environ, "DESK_CRASH_AT": point},
        check=False,
    )
    assert killed.returncode == EXIT_CODE
    store = await Store.open(tmp_path, key=None, now=lambda: NOW)
    try:
        assert (await store.drafted(42))[0] == draft
        assert ids(await store.unfinished_jobs()) == jobs
    finally:
        await store.close()


_DIES = """
import asyncio, sys
from pathlib import Path
from desktop.services.store.crash import CrashPoints
from desktop.services.store.store import Store
from tests.services.store.examples import NOW, a_job

async def main():
    crash = CrashPoints.from_environment()
    store = await Store.open(Path(sys.argv[1]), key=None, now=lambda: NOW, crash=crash)
    await store.save_draft(42, "Hello")
    await store.add_job(a_job("j1", 42), sent_draft="Hello")

asyncio.run(main())
"""


WISHES = st.lists(
    st.tuples(
        st.sampled_from(["c1", "c2", "c3", ""]),
        st.sampled_from(["j1", "j2", "j3", "j4"]),
        st.integers(1, 3),
        st.sampled_from(JobState),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def desk() -> Iterator[Connection]:
    """An empty outbox for many examples, each of which is rolled back."""
    with tempfile.TemporaryDirectory() as folder:
        connection = engine.open_writer(Path(folder) / "desk.db", None, durable=False)
        migrate(connection, DESK_STEPS, "desk.db")
        yield connection
        engine.close(connection)


@pytest.mark.property
@given(WISHES)
def test_no_wish_makes_two_jobs_and_no_conversation_two_at_once(
    desk: Connection, wishes: list[tuple[str, str, int, JobState]]
) -> None:
    standing: list[Job] = []
    with desk.begin() as transaction:
        for client_id, job_id, conversation_id, state in wishes:
            job = a_job(job_id, conversation_id, client_id=client_id, state=state)
            same = [
                one
                for one in standing
                if one.job_id == job_id or (client_id and one.client_id == client_id)
            ]
            found = job_rows.standing_job(desk, job)
            assert found == (same[0] if same else None)
            if found is None:
                job_rows.add(desk, job)
                standing.append(job)
        due = job_rows.due(desk, NOW, 100)
        unfinished = job_rows.unfinished(desk, None)
        waiting, asking = job_rows.counts(desk)
        transaction.rollback()
    oldest: dict[int, Job] = {}
    for job in standing:
        if not job.state.is_over:
            oldest.setdefault(job.conversation_id, job)
    workable = (JobState.READY, JobState.CHECKING)
    assert due == [one for one in standing if one in oldest.values() and one.state in workable]
    assert unfinished == [one for one in standing if not one.state.is_over]
    assert waiting + asking == len(unfinished)


async def test_what_failed_is_found_without_reading_every_job_there_ever_was(
    folder: Path, open_store: Opener
) -> None:
    store = await open_store()
    await store.close()
    with closing(connect(folder / "desk.db", None, Opening.WRITE)) as file:
        file.execute("DROP INDEX jobs_failed")  # as an earlier desk made it
    await (await open_store()).close()
    with closing(connect(folder / "desk.db", None, Opening.READ)) as file:
        plan = file.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM jobs "
            "WHERE conversation_id = 1 AND kind IN ('reply', 'note') AND state = 'failed'"
        ).fetchall()
    assert "jobs_failed" in str(plan)


async def test_what_a_newer_desk_asked_for_stands_untouched_and_is_told(
    store: Store, open_store: Opener
) -> None:
    """An older desk on the data of a newer one knows not every kind of work."""
    first = a_job("first", conversation_id=1)
    behind = a_job("behind", conversation_id=1)
    elsewhere = a_job("elsewhere", conversation_id=2)
    for job in (first, behind, elsewhere):
        await store.add_job(job)

    def from_the_future(connection: Connection) -> None:
        kind = "UPDATE jobs SET kind = 'hologram' WHERE job_id = 'first'"
        connection.exec_driver_sql(kind)

    await store._write(from_the_future)
    assert ids(await store.due_jobs(NOW)) == ["elsewhere"], "order is kept"
    assert ids(await store.unfinished_jobs()) == ["behind", "elsewhere"]
    assert await store.running_jobs() == []
    assert await store.newer_jobs() == 1
    with pytest.raises(NewerJob, match="newer version of the desk"):
        await store.job("first")
    assert await store.known_job("first") is None and await store.known_job("behind") is not None
    assert await store.job_stands("first") and not await store.job_stands("none")
