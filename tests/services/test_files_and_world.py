"""The local files come and go beside a real sandbox: all comes back, and nothing goes twice."""

import asyncio
import contextlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.inbox import InboxTab
from desktop.models.job import JobState, Question
from desktop.models.stage import Stage
from desktop.services.health.repairing import repair
from desktop.services.store.backups import back_up
from desktop.services.store.errors import DiskFull
from desktop.services.unattended.enqueue import enqueue
from desktop.services.use_cases.answers import question_of
from desktop.services.use_cases.refusals import Answer
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import World, desk_at

pytestmark = pytest.mark.fault
NOW = 1_800_000_000.0


def reply(conversation: int, name: str) -> str:
    return json.dumps(
        {"kind": "reply", "client_id": name, "conversation": conversation, "text": f"Hello {name}"}
    )


@pytest.fixture
def own_sandbox() -> Iterator[Sandbox]:
    """One in which no other test has left a conversation half said."""
    with running_sandbox() as running:
        yield running


async def test_without_cache_db_everything_comes_back(own_sandbox: Sandbox, tmp_path: Path) -> None:
    """As at a desk that kept it: customers go on reading meanwhile, so both are looked at again."""
    sandbox = own_sandbox
    kept, rebuilt = tmp_path / "kept", tmp_path / "rebuilt"
    async with desk_at(sandbox, kept) as world:
        conversation = await world.new_customer()
        quote = await world.quote(conversation)
        await world.desk.writing.save_draft(conversation, "Dear Ana")
        await world.desk.links.send(quote)
        await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED)
        [session] = world.sessions_of(conversation)
        await asyncio.to_thread(sandbox.pay, session["id"], "ideal")
        await world.comes_to(quote.quote_id, Stage.PAID)
        await world.desk.open_conversation(conversation)
        ids = await world.desk.inbox_ids(InboxTab.ALL)
    shutil.copytree(kept, rebuilt, ignore=shutil.ignore_patterns("cache.db*", "*.lock"))
    async with desk_at(sandbox, kept) as world, desk_at(sandbox, rebuilt) as again:
        await again.desk.inbox.synced.wait()
        await again.desk.open_conversation(conversation)

        async def all_there(at: World) -> tuple[object, ...]:
            thread = await at.desk.thread(conversation)
            return await at.desk.inbox_rows(ids), thread.messages

        async def all_back() -> bool:
            return await all_there(again) == await all_there(world)

        with contextlib.suppress(TimeoutError):  # what differs says more than that it took long
            await world.until(all_back)
        there, here = await all_there(again), await all_there(world)
        rows, others = there[0], here[0]
        assert isinstance(rows, dict) and isinstance(others, dict)
        assert [rows[one] for one in ids] == [others[one] for one in ids]
        assert there == here
        assert (await again.ladder(quote.quote_id)) is not None
        assert (await again.store.drafted(conversation))[0] == "Dear Ana"
        assert len(again.sessions_of(conversation)) == len(again.sent_in(conversation)) == 1


async def test_an_outbox_from_a_backup_sends_nothing_twice(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    nowhere = "http://127.0.0.1:9"
    went, waits = sandbox.ask(), sandbox.ask()
    async with desk_at(sandbox, tmp_path, hub_url=nowhere, start=False) as world:
        await enqueue(world.desk, f"{reply(went, 'went')}\n{reply(waits, 'waits')}")
        copy = await asyncio.to_thread(back_up, tmp_path / "desk.db", None, NOW)
        kept = await world.store.job_by_client("waits")
        assert kept is not None
        await world.desk.remove_job(kept.job_id)  # this one does not go before the damage
    async with desk_at(sandbox, tmp_path) as world:
        job = await world.store.job_by_client("went")
        assert job is not None
        await world.ends(job)
    shutil.copy(copy, tmp_path / "backup")
    for path in tmp_path.glob("backups/*.db"):
        path.unlink()
    shutil.copy(tmp_path / "backup", copy)
    (tmp_path / "desk.db").write_bytes(bytes(8192))
    saved = await asyncio.to_thread(repair, tmp_path, None, lambda: NOW)
    assert saved is not None and saved.jobs_in_doubt == 2
    async with desk_at(sandbox, tmp_path) as world:
        done = await world.store.job_by_client("went")
        asks = await world.store.job_by_client("waits")
        assert done is not None and asks is not None
        await world.ends(done)
        asking = await world.ends(asks, JobState.ASKING)
        assert question_of(asking) is Question.DID_IT_ARRIVE
        assert (len(world.sent_in(went)), len(world.sent_in(waits))) == (1, 0)
        await world.desk.answer(asking.job_id, Answer.SEND_AGAIN)
        await world.ends(asking)
        assert (len(world.sent_in(went)), len(world.sent_in(waits))) == (1, 1)


async def test_a_disk_that_fills_up_at_work_doubles_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    numbers = [sandbox.ask() for _ in range(6)]
    try:
        async with desk_at(sandbox, disk / "desk") as world:
            await world.desk.inbox.synced.wait()
            await enqueue(world.desk, "\n".join(reply(n, f"full-{n}") for n in numbers))
            filler = disk / "filler"
            with filler.open("wb", buffering=0) as file:
                for size in (1 << 16, 1 << 12):
                    try:
                        while file.write(bytes(size)) == size:
                            pass
                    except OSError:
                        continue
            with pytest.raises(DiskFull):
                for _ in range(500):
                    await world.store.save_draft(1, "x" * 20_000)
                    await world.store.set_marks({"full": "y" * 20_000})
            await asyncio.sleep(0)
            filler.unlink()
            world.desk.outbox.wake()
            for number in numbers:
                job = await world.store.job_by_client(f"full-{number}")
                assert job is not None
                ended = await world.ends(job, JobState.DONE, JobState.ASKING)
                if ended.state is JobState.ASKING:
                    assert world.sent_in(number) == []
                    await world.desk.answer(job.job_id, Answer.SEND_AGAIN)
                    await world.ends(job)
            assert [len(world.sent_in(number)) for number in numbers] == [1] * 6
            assert await world.store.integrity() == []
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
