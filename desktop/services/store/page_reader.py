"""Reads the rows of a damaged file page by page, whatever became of its trees and its header.

A copy of the file gets a sound first page with an empty schema, and then, a few pages at a time, a
schema in which every page is a table of its own. SQLite itself reads, decrypts and checks each.
"""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from desktop.services.store.connection import Driver, DriverError, Opening, connect
from desktop.services.store.wal_frames import apply_wal

PAGE_SIZE = 4096
"""What SQLite and SQLCipher give a new file; the desk never asks for another size."""
SALT_SIZE = 16
_COLUMNS = 24
_AT_ONCE = 64
_NAMES = ", ".join(f"c{number}" for number in range(_COLUMNS))

Row: TypeAlias = tuple[object, ...]


@dataclass(slots=True)
class Pages:
    """What a file's pages hold. `rows` are (rowid, columns), `keyed` those of tables without."""

    rows: list[tuple[int, Row]] = field(default_factory=list)
    keyed: list[Row] = field(default_factory=list)
    count: int = 0
    unread: int = 0
    """Pages that hold neither kind: damaged ones, or free or inner ones without rows."""


def read_pages(path: Path, key: bytes | None, work: Path, salt: bytes = b"") -> Pages:
    """Read whatever rows the pages of `path` (and its write-ahead log) hold.

    `path` is not touched; copies are made in the folder `work`. `salt` is SQLCipher's, where it
    must not be read from the file's own first bytes. Rows may come twice, out of order, and, in a
    file that is not encrypted, with wrong values: the caller knows what they must look like.
    Raises OSError and the driver's errors for a disk that fails.
    """
    copy, shell = work / "pages.db", work / "shell.db"
    for old in (copy, shell):
        old.unlink(missing_ok=True)
    try:
        if path.is_file():
            shutil.copyfile(path, copy)
        else:
            copy.touch()  # the log may hold it all
        apply_wal(copy, path.with_name(path.name + "-wal"), PAGE_SIZE)
        count = -(-copy.stat().st_size // PAGE_SIZE)
        if key is not None and not salt:
            with copy.open("rb") as file:
                salt = file.read(SALT_SIZE)
            if len(salt) < SALT_SIZE:
                return Pages()
        length = _make_shell(shell, key, salt, max(2, count))
        with copy.open("r+b") as file, shell.open("rb") as sound:
            file.write(sound.read(PAGE_SIZE))
            file.truncate(length * PAGE_SIZE)
        shell.unlink()
        found = Pages(count=count)
        for first in range(2, count + 1, _AT_ONCE):
            _read_some(copy, key, range(first, min(first + _AT_ONCE, count + 1)), found)
        return found
    finally:
        for made in (copy, shell):
            for suffix in ("", "-journal"):
                made.with_name(made.name + suffix).unlink(missing_ok=True)


def _make_shell(path: Path, key: bytes | None, salt: bytes, pages: int) -> int:
    """Make an empty database of at least `pages` pages; returns of how many."""
    with contextlib.closing(connect(path, None, Opening.CREATE)) as file:
        if key is not None:
            file.execute("PRAGMA cipher_log_level = NONE")
            file.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        _hurry(file)
        file.execute("CREATE TABLE filler (x)")
        while (length := int(file.execute("PRAGMA page_count").fetchone()[0])) < pages:
            room = max(1, (pages - length - 1) * 4000)
            file.execute("INSERT INTO filler VALUES (zeroblob(?))", (min(room, 1 << 28),))
    return length


def _read_some(copy: Path, key: bytes | None, numbers: Sequence[int], found: Pages) -> None:
    with contextlib.closing(connect(copy, key, Opening.WRITE)) as file:
        _hurry(file)
        file.execute("PRAGMA writable_schema = ON")
        file.execute("BEGIN")
        file.execute("DELETE FROM sqlite_schema")
        file.executemany(
            "INSERT INTO sqlite_schema VALUES ('table', ?, ?, ?, ?)",
            [entry for number in numbers for entry in _as_tables(number)],
        )
        file.execute("COMMIT")
    file = _reader(copy, key)
    try:
        for number in numbers:
            rows, whole = _select(file, f"SELECT rowid, * FROM r{number}", "rowid")
            found.rows += [(int(str(row[0])), row[1:]) for row in rows]
            if whole:
                continue
            keyed, whole = _select(file, f"SELECT * FROM k{number}", "a, b")
            found.keyed += keyed
            if not (whole or rows or keyed):
                found.unread += 1
                # SQLCipher trusts a connection no more that met a page with a wrong signature.
                file.close()
                file = _reader(copy, key)
    finally:
        file.close()


def _as_tables(number: int) -> Iterator[tuple[str, str, int, str]]:
    yield f"r{number}", f"r{number}", number, f"CREATE TABLE r{number} ({_NAMES})"
    keyed = f"CREATE TABLE k{number} (a, b, c, d, e, PRIMARY KEY (a, b)) WITHOUT ROWID"
    yield f"k{number}", f"k{number}", number, keyed


def _reader(copy: Path, key: bytes | None) -> Driver:
    file = connect(copy, key, Opening.READ)
    file.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return file


def _select(file: Driver, query: str, order: str) -> tuple[list[Row], bool]:
    """Read from the front, and where that breaks off, from the back as well."""
    rows: list[Row] = []
    try:
        for row in file.execute(query):
            rows.append(row)
        return rows, True
    except DriverError:
        pass
    backwards = ", ".join(f"{name} DESC" for name in order.split(", "))
    with contextlib.suppress(DriverError):
        for row in file.execute(f"{query} ORDER BY {backwards}"):
            rows.append(row)
    return rows, False


def _hurry(file: Driver) -> None:
    """These copies need to survive nothing."""
    file.execute("PRAGMA journal_mode = OFF")
    file.execute("PRAGMA synchronous = OFF")
