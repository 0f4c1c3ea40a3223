"""One bare connection to one SQLite file: the key, the pragmas, and how it is opened."""

import contextlib
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeAlias

from sqlcipher3 import dbapi2

from desktop.services.secrecy.private_files import private_file

# sqlcipher3 ships no types; its connection is sqlite3's.
Driver: TypeAlias = Any

BUSY_TIMEOUT_S = 5.0
DriverError: type[Exception] = dbapi2.Error
_CORRUPT = 11  # SQLITE_CORRUPT, the first byte of its extended codes


class Opening(StrEnum):
    """SQLite's URI modes. `CREATE` makes the file where there is none."""

    CREATE = "rwc"
    WRITE = "rw"
    READ = "ro"


def connect(path: Path, key: bytes | None, opening: Opening) -> Driver:
    """Open `path`, with SQLCipher's raw 32-byte `key` or, with None, unencrypted.

    Transactions are the caller's (autocommit until BEGIN). Nothing is read yet, so a wrong key
    shows only at the first statement. Raises the driver's OperationalError where the file cannot
    be opened, and ValueError for a key of another length. A file that is made is its owner's alone.
    """
    if key is not None and len(key) != 32:
        raise ValueError("a database key has 32 bytes")
    if opening is Opening.CREATE:
        with contextlib.suppress(OSError):  # the driver says in its own words what is wrong
            private_file(path)
    uri = f"{path.absolute().as_uri()}?mode={opening.value}"
    connection = dbapi2.connect(
        uri,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT_S,
    )
    try:
        if key is not None:
            # The library would write its own lines to stderr; the error itself says enough.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = {raw_key(key)}")
    except BaseException:
        connection.close()
        raise
    return connection


def raw_key(key: bytes) -> str:
    """Return a key as SQLCipher's raw key literal, which needs no derivation."""
    return f"\"x'{key.hex()}'\""


def prepare_writer(connection: Driver, *, durable: bool) -> None:
    """Set a writing connection up. `durable` survives a power cut at the cost of a sync a commit.

    Erased rows are overwritten in a durable file, because they may hold what a customer asked us
    to forget.
    """
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    connection.execute(f"PRAGMA secure_delete = {'ON' if durable else 'FAST'}")
    connection.execute("PRAGMA journal_size_limit = 16777216")
    connection.execute("PRAGMA temp_store = MEMORY")
    if durable:
        connection.execute("PRAGMA fullfsync = ON")  # macOS: a plain fsync leaves it in the drive


def prepare_reader(connection: Driver) -> None:
    """Set a reading connection up: it cannot write."""
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA temp_store = MEMORY")


def quick_check(connection: Driver) -> list[str]:
    """Return SQLite's own list of problems in the file; empty when it is sound."""
    try:
        rows = connection.execute("PRAGMA quick_check(20)").fetchall()
    except DriverError as error:  # some damage is not listed: the check itself stumbles over it
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != _CORRUPT:
            raise
        return [str(error)]
    return [str(row[0]) for row in rows if row[0] != "ok"]
