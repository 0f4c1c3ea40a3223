"""What can go wrong with the local files, told so that a person can act on it."""

import errno
from pathlib import Path

from desktop.services.store.columns import CACHE_FILE


class StoreError(Exception):
    """Something about the local files. The text says what happened, what was kept, what to do."""


class DamagedFile(StoreError):
    """A file cannot be read as the database that it was."""


class WrongKey(StoreError):
    """The file is encrypted with another key, or one of file and key is missing its other half."""


class DiskFull(StoreError):
    """There is no room for the write; everything saved before it stands."""


class ReadOnlyFolder(StoreError):
    """The data folder, or a file in it, cannot be written."""


class FileTrouble(StoreError):
    """The disk or its driver failed, or another program holds the file."""


class NetworkFolder(StoreError):
    """The data folder is on a file system that is shared over a network."""


class NothingToSave(StoreError):
    """Neither the damaged file nor a backup of it can be read."""


class FolderInUse(StoreError):
    """Another desk writes in this folder. `host` and `pid` name it, as far as they are known."""

    def __init__(self, message: str, host: str = "", pid: int = 0) -> None:
        super().__init__(message)
        self.host = host
        self.pid = pid


class NewerSchema(StoreError):
    """A newer version of the desk wrote this file."""


class OlderSchema(StoreError):
    """The file must be migrated first, which a read-only opening may not do."""


class NoData(StoreError):
    """A read-only opening found no desk in this folder."""


class ReadOnlyStore(StoreError):
    """A write was asked of a store that was opened for reading."""


class StoreClosed(StoreError):
    """The store was used after it was closed."""


class ProfileMismatch(StoreError):
    """The folder belongs to another hub account, agent or payment account."""


class UnknownJob(StoreError):
    """There is no such job in the outbox."""


class NewerJob(StoreError):
    """A newer version of the desk asked for this job; this one does not know what it is."""


class JobMoved(StoreError):
    """The job is no longer in a state from which this change may be made."""


def told(error: BaseException, path: Path) -> StoreError | None:
    """Return `error` (SQLite's, SQLAlchemy's or the system's) in a person's words.

    None where it is no trouble with the file but a mistake of ours.
    """
    # A full disk makes SQLite drop the transaction, so that going back to a savepoint fails, too:
    # the first trouble is the one to tell.
    if error.__context__ is not None:
        first = told(error.__context__, path)
        if first is not None:
            return first
    original = getattr(error, "orig", None) or error
    if isinstance(original, OSError):
        return _told_by_system(original, path)
    code = getattr(original, "sqlite_errorcode", None)
    if code is None:
        return None
    name = path.name
    match code & 0xFF:
        case 13:
            return DiskFull(_full(path))
        case 8:
            return ReadOnlyFolder(_read_only(path))
        case 11:
            return DamagedFile(damaged(path))
        case 26:
            return WrongKey(wrong_key(path))
        case 14:
            return FileTrouble(
                f"{name} cannot be opened in {path.parent}. Check that the folder exists and that "
                "you may read and write it, then start again."
            )
        case 5:
            return FileTrouble(
                f"{name} is held by another program. Nothing was written; close that program "
                "(a backup or a database viewer) and try again."
            )
        case 10:
            return FileTrouble(
                f"The disk failed while {name} was used ({original}). What was saved before "
                "stands. Check the disk or the connection to it, then start again."
            )
        case _:
            return None


def damaged(path: Path) -> str:
    """The message for a file whose pages do not hold together."""
    if path.name == CACHE_FILE:
        return (
            f"{path.name} is damaged. It holds copies only, so nothing is lost: start the desk, or "
            "“main.py work --until-idle”, and it is set aside and built anew from the hub and the "
            "payment provider."
        )
    return (
        f"{path.name} is damaged. It was left as it is, and the daily copies stand in "
        f"{path.parent / 'backups'}. Run “main.py repair”, or press Repair in the window: it saves "
        "what can be read of the file and, where that is not enough, of the newest backup, and "
        "keeps the damaged file."
    )


def wrong_key(path: Path) -> str:
    """The message for a file that this key does not open."""
    return (
        f"{path.name} cannot be opened with this key. Nothing was changed. Check that this is the "
        "keyring or passphrase of the person who set up this folder."
    )


def _full(path: Path) -> str:
    return (
        f"The disk is full: {path.name} could not be written. Everything saved before stands. "
        "Free some space and try again."
    )


def _read_only(path: Path) -> str:
    return (
        f"{path} cannot be written. Nothing was changed. Give yourself the right to write in "
        f"{path.parent}, or choose another folder with --data-dir."
    )


def _told_by_system(error: OSError, path: Path) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(_full(path))
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnlyFolder(_read_only(path))
    return FileTrouble(f"{path} cannot be used: {error.strerror or error}. Nothing was changed.")
