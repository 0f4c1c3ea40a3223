"""The inbox is told when a reply falls due, and not before."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.models.inbox import InboxTab
from desktop.models.reply_targets import ReplyTargets
from desktop.services.inbox.overdue_watch import OverdueWatch
from desktop.services.notices import Change, Notices
from desktop.services.store.store import Store
from tests.services.store.examples import ME, a_conversation

SOON_S = 10.0


class Watched:
    """A store that is watched with targets of so many seconds, and when the inbox was told."""

    def __init__(self, store: Store, targets: ReplyTargets) -> None:
        self.store = store
        self.notices = Notices()
        self.targets = targets
        self.told: asyncio.Queue[float] = asyncio.Queue()
        self.notices.subscribe(lambda change: self.told.put_nowait(time.time()))

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        watch = OverdueWatch(self.store, self.notices, time.time, lambda: self.targets)
        task = asyncio.create_task(watch.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def next_told(self) -> float:
        async with asyncio.timeout(SOON_S):
            return await self.told.get()


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[Watched]:
    store = await Store.open(tmp_path, key=None, now=time.time)
    yield Watched(store, ReplyTargets(first_s=0.3, next_s=3600))
    await store.close()


async def test_a_reply_that_falls_due_is_told_at_its_moment(watched: Watched) -> None:
    asked = time.time()
    await watched.store.save_conversations(
        [
            a_conversation(1, waiting_since=asked),
            a_conversation(2, waiting_since=asked - 60, first_reply_at=asked - 99),
            a_conversation(3, waiting_since=asked - 60),  # has been told
        ]
    )
    async with watched.running():
        assert await watched.next_told() >= asked + 0.3
        limits = watched.targets.limits(time.time())
        late = await watched.store.inbox_ids(InboxTab.MINE, ME, limits=limits)
        assert late[:2] == [3, 1]


async def test_who_begins_to_wait_meanwhile_is_told_too(watched: Watched) -> None:
    async with watched.running():
        await asyncio.sleep(0)  # it waits for nobody yet
        asked = time.time()
        await watched.store.save_conversations([a_conversation(1, waiting_since=asked)])
        watched.notices.publish(Change(lists=True))
        await watched.next_told()  # of the notice itself
        assert await watched.next_told() >= asked + 0.3
