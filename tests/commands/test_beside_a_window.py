"""What each command does while a window is open on its folder, as docs/enqueue.md has it."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from desktop.services.store.lock import FolderLock
from desktop.services.store.store import Store


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[Path]:
    """A data folder in which a desk works."""
    folder = tmp_path / "sandbox"
    folder.mkdir()

    async def made() -> None:
        await (await Store.open(folder, key=None, now=time.time)).close()

    asyncio.run(made())
    (tmp_path / "jobs.jsonl").write_text(
        '{"kind": "resolve", "client_id": "one", "conversation": 1}\n', encoding="utf-8"
    )
    lock = FolderLock(folder, time.time())
    yield tmp_path
    lock.release()


def test_what_writes_is_refused_and_what_reads_works(
    at_work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data-dir", str(at_work)]
    for refused in (
        ["enqueue", str(at_work / "jobs.jsonl")],
        ["work", "--until-idle"],
        ["privacy", "erase", "--conversation", "1", "--yes"],
        ["sign-out"],
        ["repair"],
        ["repair", "--begin-anew"],
    ):
        assert main.main([*refused, *where]) == 1, refused
        said = capsys.readouterr()
        assert "Another desk already works in" in said.err and "Nothing was changed" in said.err
        assert said.out == "", refused
    for allowed in (
        ["journal", "verify"],
        ["journal", "export"],
        ["privacy", "export", "--conversation", "1"],
        ["report", "--csv", str(at_work / "week")],
    ):
        assert main.main([*allowed, *where]) == 0, (allowed, capsys.readouterr().err)
