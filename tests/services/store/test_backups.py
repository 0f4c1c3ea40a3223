"""Copies of desk.db: complete, of the same key, daily, the last seven."""

import os
from pathlib import Path

import pytest

from desktop.models.fact import FactKind
from desktop.services.store import backups
from desktop.services.store.backups import DAY_S, back_up, backups_of, is_due
from desktop.services.store.connection import DriverError, Opening, connect, quick_check
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import NOW, a_job, a_quote, fact, sold

KEYS = pytest.mark.parametrize("key", [None, os.urandom(32)], ids=["plain", "encrypted"])


async def upkeep_of(store: Store) -> None:
    """Wait until what the store does beside everything else is done."""
    assert store._upkeep_task is not None
    await store._upkeep_task


@KEYS
async def test_a_copy_of_a_file_in_use_is_whole(
    open_store: Opener, folder: Path, key: bytes | None
) -> None:
    store = await open_store(key=key)
    await store.append(sold(a_quote()))
    await store.add_job(a_job())
    copy = back_up(folder / "desk.db", key, NOW + DAY_S)
    await store.close()
    restored = folder.parent / "restored"
    restored.mkdir()
    (restored / "desk.db").write_bytes(copy.read_bytes())
    again = await open_store(folder=restored, key=key)
    assert len(await again.entries()) == 5
    assert await again.job("j1") == a_job()
    assert again.device_id == store.device_id
    if key is not None:
        assert not backups.opens(copy, os.urandom(32))
        assert b"pay.example" not in copy.read_bytes()


async def test_each_day_brings_one_copy(open_store: Opener, folder: Path) -> None:
    time = NOW

    def now() -> float:
        return time

    store = await open_store(now=now)
    await store.close()
    assert len(backups_of(folder / "desk.db")) == 1
    time += DAY_S / 2
    store = await open_store(now=now)
    await store.append([fact(FactKind.QUOTE_SAVED)])
    await store.close()
    assert len(backups_of(folder / "desk.db")) == 1
    store = await open_store(now=now)
    await upkeep_of(store)
    time += DAY_S
    await store.append([fact(FactKind.QUOTE_SAVED, at=NOW + 1)])
    await store.close()
    newest, _ = backups_of(folder / "desk.db")
    with connect(newest, None, Opening.READ) as file:
        assert file.execute("SELECT count(*) FROM journal").fetchone() == (2,)
        assert quick_check(file) == []


def test_the_last_seven_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    file = connect(path, None, Opening.CREATE)
    file.execute("CREATE TABLE t (x)")
    file.close()
    assert is_due(path, NOW)
    made = [back_up(path, None, NOW + day * DAY_S) for day in range(10)]
    assert backups_of(path) == made[:2:-1]
    assert not is_due(path, NOW + 9.5 * DAY_S)
    assert is_due(path, NOW + 10 * DAY_S)


@pytest.mark.fault
async def test_a_backup_that_fails_leaves_no_half_copy_and_is_told(
    open_store: Opener, folder: Path
) -> None:
    folder.mkdir()
    (folder / backups.FOLDER).write_text("in the way")
    store = await open_store()
    await upkeep_of(store)
    assert len(await store.append([fact(FactKind.QUOTE_SAVED)])) == 1
    assert any("backups" in problem for problem in await store.integrity())
    (folder / backups.FOLDER).unlink()
    await store.close()
    again = await open_store()
    await upkeep_of(again)
    assert await again.integrity() == []
    assert len(backups_of(folder / "desk.db")) == 1


def test_what_is_no_database_cannot_be_copied(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"rubbish" * 1000)
    with pytest.raises(DriverError):
        back_up(tmp_path / "desk.db", None, NOW)
    assert backups_of(tmp_path / "desk.db") == []
