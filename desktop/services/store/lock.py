"""One writer for each data folder: a lock file that a crash sets free and that names its holder."""

import contextlib
import errno
import json
import os
import socket
import sys
from enum import Enum
from pathlib import Path
from typing import Any

from desktop.services.store.errors import FolderInUse, StoreError, told
from desktop.services.store.file_system import network_file_system
from desktop.services.store.lock_file import LOCK_FILE

# Locked far behind the text, so that on Windows, too, others can read who holds it.
_LOCKED_BYTE = 1 << 20


class FolderLock:
    """Holds a folder until `release` or the end of the process.

    The operating system's lock decides. Where a network file system may not share it between
    computers, a lock that another computer left is not taken over.
    """

    def __init__(self, folder: Path, now: float) -> None:
        """Take the lock. `now` is UTC seconds. Raises `FolderInUse` or another `StoreError`."""
        self.path = folder / LOCK_FILE
        try:
            self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise told(error, self.path) or error from error
        try:
            self._take(folder)
            _write(
                self._descriptor,
                {
                    "host": socket.gethostname(),
                    "pid": os.getpid(),
                    "started": now,
                    "process_started": _started(os.getpid()),
                },
            )
        except OSError as error:
            os.close(self._descriptor)
            raise told(error, self.path) or error from error
        except BaseException:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Give the folder free. Never raises."""
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
        with contextlib.suppress(OSError):
            os.close(self._descriptor)

    def _take(self, folder: Path) -> None:
        holder = _read(self._descriptor)
        try:
            _lock(self._descriptor)
        except OSError as error:
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
                # A file server may keep a lock whose computer is gone; this computer's system not.
                raise in_use(folder, holder, held=not network_file_system(folder)) from None
            # A file system without locks: what is written in the file has to do.
            if holder and _state(holder) is not _Holder.GONE:
                raise in_use(folder, holder, held=False) from None
            return
        elsewhere = holder.get("host") not in (None, socket.gethostname())
        if elsewhere and network_file_system(folder):
            raise in_use(folder, holder, held=False)


def check_free(folder: Path) -> None:
    """Raise `FolderInUse` where another desk works in `folder`; nothing is changed."""
    if not (folder / LOCK_FILE).exists():
        return
    try:
        FolderLock(folder, 0.0).release()
    except FolderInUse:
        raise
    except StoreError:
        return  # opening the files says what it is


class _Holder(Enum):
    """What can be known of the process that a lock file names."""

    HERE = "runs on this computer"
    GONE = "ran on this computer"
    UNKNOWN = "may have run on this computer, or runs no more"
    ELSEWHERE = "on another computer"


def in_use(folder: Path, holder: dict[str, Any], *, held: bool) -> FolderInUse:
    """The refusal for a folder whose lock file says `holder`, with what to do.

    `held` says that the operating system knows of a living holder: then deleting the lock file
    would let two desks write at once, and nobody is told to.
    """
    host, pid = str(holder.get("host", "")), _pid(holder)
    file = folder / LOCK_FILE
    match _state(holder):
        case _Holder.HERE:
            who, do = f"process {pid} on this computer", "Go on in its window, or close it."
        case _Holder.ELSEWHERE:
            who, do = f"process {pid} on {host}", "Go on there, or close it there."
            if not held:
                do += f" Only if that computer is off or gone for good: delete {file}."
        case _ if held:
            who = "on this computer"
            do = (
                "It is starting or closing: try again in a moment. If that does not help, restart "
                "this computer."
            )
        case _:
            who = f"process {pid} on this computer"
            do = f"Go on in its window, or close it. If no desk runs here: delete {file}."
    return FolderInUse(
        f"Another desk already works in {folder} ({who}). Nothing was changed. {do}", host, pid
    )


def _pid(holder: dict[str, Any]) -> int:
    pid = holder.get("pid")
    return pid if isinstance(pid, int) and 0 < pid < 1 << 31 else 0


def _state(holder: dict[str, Any]) -> _Holder:
    host, pid = holder.get("host"), _pid(holder)
    if host and host != socket.gethostname():
        return _Holder.ELSEWHERE
    if not host or not pid:
        return _Holder.UNKNOWN
    if sys.platform != "win32":
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return _Holder.GONE
        except OSError:
            pass  # it runs, as somebody else
    known = holder.get("process_started")
    if known is None:
        return _Holder.UNKNOWN if sys.platform == "win32" else _Holder.HERE
    return _Holder.HERE if _started(pid) == known else _Holder.GONE


def _started(pid: int) -> str | None:
    """When a process began, in a form to compare only; None where the system does not tell."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return stat.rpartition(")")[2].split()[19]


def _read(descriptor: int) -> dict[str, Any]:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        holder = json.loads(os.read(descriptor, 4096))
    except (OSError, ValueError):
        return {}
    return holder if isinstance(holder, dict) else {}


def _write(descriptor: int, holder: dict[str, Any]) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(holder).encode())


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
