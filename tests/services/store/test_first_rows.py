"""The first paint's rows: the same as the store's, with nothing heavy loaded."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.inbox import InboxTab
from desktop.models.job import JobState
from desktop.models.reply_targets import ReplyTargets
from desktop.services.store.first_rows import first_rows
from desktop.services.store.profile import Profile
from tests.services.store.conftest import Opener
from tests.services.store.examples import (
    ME,
    NOW,
    a_contact,
    a_conversation,
    a_job,
    a_message,
    a_quote,
    asked,
    sold,
)

HEAVY = (
    "sqlalchemy httpx stripe websockets babel keyring airportsdata anyio certifi PySide6".split()
)


@pytest.mark.parametrize("key", [None, os.urandom(32)], ids=["plain", "encrypted"])
async def test_they_are_the_stores_rows(
    open_store: Opener, folder: Path, key: bytes | None
) -> None:
    store = await open_store(key=key)
    await store.bind_profile(Profile("https://hub.example", 1, ME, ""))
    await store.save_conversations(
        [
            a_conversation(
                n,
                assignee_id=ME if n % 2 else None,
                waiting_since=NOW - 300 * n,
                first_reply_at=NOW - 9000 if n % 3 else None,
            )
            for n in range(9)
        ],
        [a_contact(n, f"Customer {n}") for n in range(5)],
        [a_message(n, n, f"Question {n}") for n in range(9)],
    )
    await store.append(sold(a_quote("q1", 1)))
    await store.append([asked(a_quote("q2", 2))])
    for number, state in enumerate(JobState):
        job = await store.add_job(a_job(f"j{number}", 1))
        await store.save_job(replace(job, state=state))
    targets = ReplyTargets(first_s=600.0)
    for tab in InboxTab:
        ids = await store.inbox_ids(tab, ME, limit=4, limits=targets.limits(NOW))
        rows = await store.inbox_rows(ids, targets)
        read = first_rows(folder, key, 4, tab, targets=targets, now=NOW)
        assert read == [rows[id_] for id_ in ids]
    late = first_rows(folder, key, targets=targets, now=NOW)
    assert [row.conversation_id for row in late] == [8, 7, 6, 5, 4, 3, 0, 1, 2]
    everything = first_rows(folder, key)
    assert len(everything) == 9
    assert (everything[1].queued, everything[1].asking) == (3, 1)
    await store.close()
    assert first_rows(folder, key) == everything


async def test_no_rows_where_the_files_cannot_be_read(open_store: Opener, folder: Path) -> None:
    assert first_rows(folder, None) == []
    assert not folder.exists()
    store = await open_store(key=b"k" * 32)
    await store.save_conversations([a_conversation()])
    await store.close()
    assert first_rows(folder, None) == []
    assert first_rows(folder, b"x" * 32) == []
    assert len(first_rows(folder, b"k" * 32)) == 1
    (folder / "cache.db").write_bytes(b"rubbish" * 1000)
    assert first_rows(folder, b"k" * 32) == []


def test_nothing_heavy_is_loaded(folder: Path) -> None:
    program = (
        "import sys, pathlib\n"
        "from desktop.services.store.first_rows import first_rows\n"
        "first_rows(pathlib.Path(sys.argv[1]), None)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True
    )
    assert "sqlcipher3" in done.stdout.split()
    assert not set(done.stdout.split()) & set(HEAVY)
