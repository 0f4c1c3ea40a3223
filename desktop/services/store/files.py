"""Opening the two files: checked, migrated, and in one writer's hands."""

import contextlib
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.models.ids import new_id
from desktop.services.store import backups, columns, engine
from desktop.services.store.connection import DriverError, quick_check
from desktop.services.store.errors import (
    DamagedFile,
    NoData,
    OlderSchema,
    StoreError,
    WrongKey,
    damaged,
    told,
    wrong_key,
)
from desktop.services.store.migrations import (
    CACHE_STEPS,
    DESK_STEPS,
    add_what_is_missing,
    migrate,
    version_of,
)
from desktop.services.store.schema import CACHE_META, META

log = logging.getLogger(__name__)

DEVICE = columns.DEVICE
REBUILD_MARKER = "cache.rebuild"
_MAGIC = b"SQLite format 3\x00"
_CHECKED_AT_START = 32 << 20
"""Bytes up to which the cache is read through at each start; a larger one is read later."""
SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(slots=True)
class Files:
    """The writing connections to both files, and what opening them found out."""

    desk: Connection
    cache: Connection
    device_id: str
    cache_was_rebuilt: bool

    def close(self) -> None:
        """Close both; whatever is left in the write-ahead logs goes into the files."""
        for connection in (self.cache, self.desk):
            with contextlib.suppress(DriverError):
                engine.driver_of(connection).execute("PRAGMA optimize")
            engine.close(connection)


def open_files(folder: Path, key: bytes | None, now: Callable[[], float]) -> Files:
    """Open both files for writing, creating or rebuilding what is missing.

    Raises `StoreError`: `DamagedFile` or `WrongKey` for `desk.db` only, `NewerSchema`, `DiskFull`,
    `ReadOnlyFolder`, `FileTrouble`.
    """
    desk_path, cache_path = folder / columns.DESK_FILE, folder / columns.CACHE_FILE
    is_new = not _holds_something(desk_path)
    if is_new and _left_over(desk_path):
        raise DamagedFile(
            f"{desk_path.name} is gone from {folder}, but copies of it are kept. Nothing was "
            "changed. Run “main.py repair”, or press Repair in the window, to go on from the "
            "newest of them."
        )
    with as_told(desk_path), contextlib.ExitStack() as undo:
        desk = _open_desk(desk_path, key, now, is_new)
        undo.callback(engine.close, desk)
        device_id = _device_id(desk, now)
        with as_told(cache_path):
            cache, rebuilt = _open_cache(cache_path, key, device_id, now)
        undo.pop_all()
    return Files(desk, cache, device_id, rebuilt and not is_new)


def open_to_read(path: Path, key: bytes | None, version: int) -> Connection:
    """Open one file for reading only. `version` is the schema that the caller knows.

    Raises `NoData` where there is no file, `WrongKey`, `DamagedFile`, `OlderSchema`, `FileTrouble`.
    """
    if not _holds_something(path):
        raise NoData(f"There is no {path.name} in {path.parent} yet. Start the desk once.")
    with as_told(path):
        try:
            connection = engine.open_reader(path, key)
        except DriverError as error:
            raise _unreadable(path, key, error) from error
        with contextlib.ExitStack() as undo:
            undo.callback(engine.close, connection)
            try:
                with connection.begin():
                    found = version_of(connection)
            except Exception as error:
                raise _unreadable(path, key, error) from error
            if found != version:
                raise OlderSchema(
                    f"{path.name} was written by another version of this desk. Start the desk "
                    "once, or use the version that wrote it. Nothing was changed."
                )
            undo.pop_all()
    return connection


def _left_over(desk_path: Path) -> bool:
    """Whether there was a desk here: its backups, its log, or what a repair had set aside."""
    wal = desk_path.with_name(desk_path.name + "-wal")
    aside = any(desk_path.parent.glob(f"{desk_path.name}.damaged-*"))
    return aside or _holds_something(wal) or bool(backups.backups_of(desk_path))


def order_rebuild(cache_path: Path) -> None:
    """Note that the next opening must set this cache aside. Never raises."""
    with contextlib.suppress(OSError):
        (cache_path.parent / REBUILD_MARKER).touch()


@contextlib.contextmanager
def as_told(path: Path) -> Iterator[None]:
    """Turn the driver's and the system's errors about `path` into `StoreError`s."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        message = told(error, path)
        if message is None:
            raise
        raise message from error


def _open_desk(path: Path, key: bytes | None, now: Callable[[], float], is_new: bool) -> Connection:
    try:
        connection = engine.open_writer(path, key, durable=True)
    except DriverError as error:
        raise _unreadable(path, key, error) from error
    with contextlib.ExitStack() as undo:
        undo.callback(engine.close, connection)
        if not is_new:
            problems = quick_check(engine.driver_of(connection))
            if problems:
                # For the log alone: the person reads the error.
                log.info("%s: %s", path.name, "; ".join(problems))
                raise DamagedFile(damaged(path))
        with contextlib.suppress(OSError):  # upkeep tells what is wrong with the backups' folder
            backups.keep_salt(path, key, engine.driver_of(connection))
        migrate(
            connection,
            DESK_STEPS,
            path.name,
            before=lambda: _log_backup(backups.back_up(path, key, now())),
        )
        add_what_is_missing(connection)
        undo.pop_all()
    return connection


def _open_cache(
    path: Path, key: bytes | None, device_id: str, now: Callable[[], float]
) -> tuple[Connection, bool]:
    """Open the cache, or an empty one where it is missing, damaged or another desk's."""
    marker = path.parent / REBUILD_MARKER
    if _holds_something(path) and not marker.exists():
        try:
            return _migrated_cache(path, key, device_id), False
        except Exception as error:
            unusable = isinstance(error, (StoreError, _Foreign))
            if not (unusable or isinstance(told(error, path), (DamagedFile, WrongKey))):
                raise
            log.warning("%s is set aside and built anew: %s", path.name, type(error).__name__)
    _set_aside(path, now())
    marker.unlink(missing_ok=True)
    return _migrated_cache(path, key, device_id), True


class _Foreign(Exception):
    """The cache was made beside another `desk.db`."""


def _migrated_cache(path: Path, key: bytes | None, device_id: str) -> Connection:
    connection = engine.open_writer(path, key, durable=False)
    with contextlib.ExitStack() as undo:
        undo.callback(engine.close, connection)
        if path.stat().st_size < _CHECKED_AT_START and quick_check(engine.driver_of(connection)):
            raise DamagedFile(damaged(path))
        migrate(connection, CACHE_STEPS, path.name)
        with connection.begin():
            known = connection.execute(
                select(CACHE_META.c.value).where(CACHE_META.c.key == DEVICE)
            ).scalar()
            if known is None:
                connection.execute(upsert(CACHE_META).values(key=DEVICE, value=device_id))
            elif known != device_id:
                raise _Foreign("it belongs to another desk.db")
        undo.pop_all()
    return connection


def _device_id(desk: Connection, now: Callable[[], float]) -> str:
    with desk.begin():
        desk.execute(upsert(META).values(key=DEVICE, value=new_id(now())).on_conflict_do_nothing())
        known = desk.execute(select(META.c.value).where(META.c.key == DEVICE)).scalar_one()
    return str(known)


def _unreadable(path: Path, key: bytes | None, error: BaseException) -> BaseException:
    """Tell a wrong key from a damaged file as far as that can be done."""
    message = told(error, path)
    if not isinstance(message, WrongKey):
        return message or error
    with path.open("rb") as file:
        is_plain = file.read(len(_MAGIC)) == _MAGIC
    if is_plain:
        if key is None:
            return DamagedFile(damaged(path))
        return WrongKey(
            f"{path.name} is not encrypted, but a key was given. Nothing was changed. Choose "
            "another folder with --data-dir, or start this one as the sandbox's."
        )
    both = (path.parent / name for name in (columns.CACHE_FILE, columns.DESK_FILE))
    beside = [*backups.backups_of(path), *both]
    if any(other != path and other.is_file() and backups.opens(other, key) for other in beside):
        return DamagedFile(damaged(path))
    return WrongKey(wrong_key(path))


def _set_aside(path: Path, now: float) -> None:
    """Move a file out of the way with what belongs to it; only the newest such copy is kept."""
    if _holds_something(path):
        for old in path.parent.glob(f"{path.name}.damaged-*"):
            old.unlink(missing_ok=True)
        stamp = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H%M%SZ")
        os.replace(path, path.with_name(f"{path.name}.damaged-{stamp}"))
    for suffix in ("", *SIDE_FILES):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def _log_backup(path: Path) -> None:
    log.info("backed up to %s", path.name)
