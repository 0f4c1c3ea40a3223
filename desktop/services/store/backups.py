"""Copies of `desk.db`: before each migration, and daily."""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from desktop.services.store.connection import Driver, DriverError, Opening, connect

FOLDER = "backups"
KEPT = 7
DAY_S = 24 * 3600.0
_PAGES_AT_ONCE = 2000


def back_up(source: Path, key: bytes | None, now: float) -> Path:
    """Copy `source` (a database, open or not) and return the copy; keeps the last seven.

    The copy has the same key. It is complete or it is not there. `now` is UTC seconds. Raises the
    driver's errors and OSError.
    """
    folder = source.parent / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H%M%SZ")
    target = folder / f"{source.stem}-{stamp}{source.suffix}"
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    with (
        contextlib.closing(connect(source, key, Opening.READ)) as original,
        contextlib.closing(connect(partial, key, Opening.CREATE)) as copy,
    ):
        original.backup(copy, pages=_PAGES_AT_ONCE)
        copy.execute("PRAGMA journal_mode = DELETE")
    _sync(partial)
    os.replace(partial, target)
    for old in backups_of(source)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def backups_of(source: Path) -> list[Path]:
    """Return the copies of `source`, newest first."""
    folder = source.parent / FOLDER
    return sorted(folder.glob(f"{source.stem}-*{source.suffix}"), reverse=True)


def is_due(source: Path, now: float) -> bool:
    """Whether the newest copy is a day old, or there is none."""
    newest = next(iter(backups_of(source)), None)
    return newest is None or not 0 <= now - _stamp(newest) < DAY_S


def opens(path: Path, key: bytes | None) -> bool:
    """Whether `key` opens the database at `path`."""
    try:
        with contextlib.closing(connect(path, key, Opening.READ)) as connection:
            _read_something(connection)
    except DriverError:
        return False
    return True


def _read_something(connection: Driver) -> None:
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _stamp(path: Path) -> float:
    text = path.stem.partition("-")[2]
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return 0.0


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
