"""Copies of `desk.db`: before each migration, and daily."""

import contextlib
import logging
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from desktop.services.secrecy.private_files import private_opener
from desktop.services.store.connection import Driver, DriverError, Opening, connect, quick_check
from desktop.services.store.errors import DamagedFile, damaged

log = logging.getLogger(__name__)

FOLDER = "backups"
KEPT = 7
DAY_S = 24 * 3600.0
_PAGES_AT_ONCE = 2000


def back_up(source: Path, key: bytes | None, now: float) -> Path:
    """Copy `source` (a database, open or not) and return the copy; keeps the last seven.

    The copy has the same key. It is complete and sound or it is not there. `now` is UTC seconds.
    Raises `DamagedFile`, the driver's errors and OSError.
    """
    folder = source.parent / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H%M%SZ")
    target = folder / f"{source.stem}-{stamp}{source.suffix}"
    partial = target.with_suffix(".partial")
    try:
        partial.unlink(missing_ok=True)
        with (
            contextlib.closing(connect(source, key, Opening.READ)) as original,
            contextlib.closing(connect(partial, key, Opening.CREATE)) as copy,
        ):
            original.backup(copy, pages=_PAGES_AT_ONCE)
            copy.execute("PRAGMA journal_mode = DELETE")
            problems = quick_check(copy)
        if problems:  # a copy of damage must not push out a sound one
            log.error("%s: %s", source.name, "; ".join(problems))
            raise DamagedFile(damaged(source))
        sync(partial)
        os.replace(partial, target)
        sync_folder(folder)
    finally:
        partial.unlink(missing_ok=True)
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


def sync(path: Path) -> None:
    """Make a closed file durable."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make renamings in `folder` durable, where the system has a way."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep_salt(source: Path, key: bytes | None, connection: Driver) -> None:
    """Note SQLCipher's salt of `source` (not a secret) beside its backups.

    It stands in the file's first bytes; without it not one page could be read, were they damaged.
    """
    if key is None:
        return
    row = connection.execute("PRAGMA cipher_salt").fetchone()
    salt = bytes.fromhex(row[0]) if row else b""
    if not salt or salt == salt_of(source):
        return
    path = _salt_path(source)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    new = path.with_suffix(".new")
    with open(new, "wb", opener=private_opener) as file:
        file.write(salt)
    sync(new)
    os.replace(new, path)


def salt_of(source: Path) -> bytes:
    """Return the salt that `keep_salt` noted; empty where there is none."""
    try:
        return _salt_path(source).read_bytes()
    except OSError:
        return b""


def _salt_path(source: Path) -> Path:
    return source.parent / FOLDER / f"{source.name}.salt"
