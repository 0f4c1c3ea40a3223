"""The other files that hold what `desk.db` held: its backups, the damaged file that a repair keeps,
and what was moved aside to begin anew."""

import contextlib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from desktop.services.store import backups, engine, repair_folder
from desktop.services.store.attachment_store import FILE as ATTACHMENTS
from desktop.services.store.connection import DriverError, Opening, connect, quick_check
from desktop.services.store.files import SIDE_FILES

T = TypeVar("T")

ASIDE = "set-aside-*"
"""Folders into which `salvage.begin_anew` moves everything."""


def copies_of(desk: Path) -> list[Path]:
    """Return every copy of the `desk.db` at `desk` in its own folder; of some only the write-ahead
    log may be left."""
    return [path for path in files_of(desk) if path != desk]


def files_of(desk: Path) -> list[Path]:
    """The same, with the file at `desk` itself, where there is any of it, as the first."""
    beside = {
        desk.with_name(_main_name(path.name))
        for path in desk.parent.glob(f"{desk.name}*")
        if path.is_file()
    }
    return sorted(beside) + backups.backups_of(desk)


def aside_of(desk: Path) -> list[Path]:
    """Return the folders that were moved aside, the oldest first."""
    return sorted(path for path in desk.parent.glob(ASIDE) if path.is_dir())


def is_sound(path: Path, key: bytes | None, version: int) -> bool:
    """Whether `key` opens the file, it has this schema, and every page of it can be read: only then
    does deleting a row take all of it."""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(connect(path, key, Opening.READ)) as connection:
            known = connection.execute("PRAGMA user_version").fetchone()[0] == version
            return known and not quick_check(connection)
    except DriverError:
        return False


def read(path: Path, key: bytes | None, action: Callable[[Connection], T]) -> T:
    """Run `action` on one state of a sound file. Raises what opening and reading it raise."""
    connection = engine.open_reader(path, key)
    try:
        with connection.begin():
            return action(connection)
    finally:
        engine.close(connection)


def drop_leftovers(desk: Path, cache: Path, aside: Collection[Path]) -> list[Path]:
    """Delete what nobody needs: old copies of the cache, which the hub has, and what a backup or a
    repair left behind that was killed; in the folders moved `aside` the caches and files too. The
    folder must be locked.

    Returns what could not be deleted.
    """
    left = repair_folder.drop_left(desk.parent)
    for folder in [desk.parent, *aside]:
        for path in [
            *folder.glob(f"{cache.name}.damaged-*"),
            *(caches_of(folder / cache.name) if folder != cache.parent else ()),
            *(folder.glob(f"{ATTACHMENTS}*") if folder != cache.parent else ()),
            *folder.glob(f"{backups.FOLDER}/*.partial*"),
        ]:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                left.append(path)
    return left


def caches_of(cache: Path) -> list[Path]:
    """Return what there is of the cache at `cache`."""
    names = [cache.with_name(cache.name + suffix) for suffix in ("", *SIDE_FILES)]
    return [
        path for path in [*names, *cache.parent.glob(f"{cache.name}.damaged-*")] if path.exists()
    ]


def delete(path: Path) -> None:
    """Delete a copy with what belongs to it. Raises OSError."""
    for suffix in ("", *SIDE_FILES):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _main_name(name: str) -> str:
    for suffix in SIDE_FILES:
        name = name.removesuffix(suffix)
    return name
