"""The week, already decoded, into the cache and its search index, against bare `sqlite3`."""

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import Any

from desktop.app import SANDBOX_FOLDER
from desktop.models.card_shield import VERSION
from desktop.services.inbox.inbox_pages import BACKFILL
from desktop.services.inbox.inbox_sync import SYNCED
from desktop.services.inbox.shield_again import MARK as SHIELD
from desktop.services.store.columns import CACHE_FILE
from desktop.services.store.profile import Profile
from desktop.services.store.store import Store
from tests.benchmarks.rows import Row
from tests.benchmarks.week import ACCOUNT, ME, Batch, week

_TABLES = ("contacts", "conversations", "messages")


def intake(folder: Path) -> Row:
    """Fill the data folder `folder` with the week, as a desk does that plays in a sandbox.

    Seconds by the clock: processor time would flatter the threads of the store.
    """
    batches = list(week())
    took = asyncio.run(fill(folder, batches))
    cache = folder / SANDBOX_FOLDER / CACHE_FILE
    bare = _bare(cache, folder / "bare.db", _in_batches(cache, batches))
    return Row(
        f"the week into the cache, {sum(len(one.messages) for one in batches):,} messages",
        took,
        "s",
        "bare sqlite3 executemany: same rows, indexes, batches",
        bare,
    )


async def fill(folder: Path, batches: Sequence[Batch], key: bytes | None = None) -> float:
    """Write batches through the store; returns the seconds that it took."""
    store = await Store.open(folder / SANDBOX_FOLDER, key=key, now=time.time)
    try:
        await store.bind_profile(Profile("sandbox", ACCOUNT, ME, "stripe:test"))
        began = time.perf_counter()
        for batch in batches:
            await store.save_conversations(batch.conversations, batch.contacts, batch.messages)
        took = time.perf_counter() - began
        # As a desk that has read all of its hub, and all through the shield of now: it does not go
        # on reading while it is measured.
        await store.set_cache_marks({BACKFILL: "done", SYNCED: repr(time.time())})
        await store.set_marks({SHIELD: str(VERSION)})
        return took
    finally:
        await store.close()


def _in_batches(cache: Path, batches: Sequence[Batch]) -> list[dict[str, list[tuple[Any, ...]]]]:
    """The rows that the store has written, in the batches in which it did."""
    with closing(sqlite3.connect(cache)) as connection:
        rows = {
            table: {row[0]: row for row in connection.execute(f"SELECT * FROM {table}")}
            for table in _TABLES
        }
    return [
        {table: [rows[table][_number(one)] for one in getattr(batch, table)] for table in _TABLES}
        for batch in batches
    ]


def _number(model: Any) -> int:
    return int(getattr(model, fields(model)[0].name))


def _bare(cache: Path, path: Path, batches: Sequence[dict[str, list[tuple[Any, ...]]]]) -> float:
    """Write the same rows into a file with the same tables, indexes and triggers."""
    with closing(sqlite3.connect(cache)) as original:
        made = original.execute(
            "SELECT sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%' "
            "AND (type <> 'table' OR name NOT GLOB '*_words_*') ORDER BY type = 'trigger', rowid"
        ).fetchall()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        for (statement,) in made:
            connection.execute(statement)
        began = time.perf_counter()
        for batch in batches:
            connection.execute("BEGIN IMMEDIATE")
            for table, rows in batch.items():
                places = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
            connection.execute("COMMIT")
        took = time.perf_counter() - began
    path.unlink()
    return took
