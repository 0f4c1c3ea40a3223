"""The code that opens the locked window: hashed, and not to be guessed quickly."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.services.secrecy.lock_code import FREE_TRIES, WAIT_S, LockCode
from desktop.services.store.store import Store
from tests.services.store.examples import clock


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = await Store.open(tmp_path, key=None, now=clock)
    yield store
    await store.close()


async def test_only_the_chosen_code_opens(store: Store) -> None:
    lock = LockCode(store)
    assert not await lock.is_set() and await lock.opens("anything")
    await lock.choose("blue-heron-7")
    assert await lock.is_set()
    assert await lock.opens("blue-heron-7") and not await lock.opens("blue-heron-8")
    await lock.choose("")
    assert not await lock.is_set()


async def test_the_code_itself_is_kept_nowhere(store: Store, tmp_path: Path) -> None:
    await LockCode(store).choose("blue-heron-7")
    await store.close()
    assert all(b"blue-heron" not in path.read_bytes() for path in tmp_path.glob("*.db*"))


async def test_after_some_wrong_tries_even_the_right_one_must_wait(store: Store) -> None:
    lock = LockCode(store)
    await lock.choose("blue-heron-7")
    for _ in range(FREE_TRIES):
        assert lock.wait_until == 0
        assert not await lock.opens("guess")
    assert not await lock.opens("blue-heron-7")
    lock.wait_until -= WAIT_S
    assert await lock.opens("blue-heron-7") and lock.wait_until == 0
