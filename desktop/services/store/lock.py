"""One writer for each data folder: a lock file that a crash sets free and that names its holder."""

import contextlib
import errno
import json
import os
import socket
import sys
from pathlib import Path
from typing import Any

from desktop.services.store.errors import FolderInUse, StoreError, told
from desktop.services.store.file_system import network_file_system

LOCK_FILE = "desk.lock"

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
                raise _in_use(folder, holder) from None
            # A file system without locks: what is written in the file has to do.
            if holder and not _is_dead(holder):
                raise _in_use(folder, holder) from None
            return
        elsewhere = holder.get("host") not in (None, socket.gethostname())
        if elsewhere and network_file_system(folder):
            raise _in_use(folder, holder)


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


def _in_use(folder: Path, holder: dict[str, Any]) -> FolderInUse:
    host, pid = str(holder.get("host", "")), int(holder.get("pid", 0) or 0)
    who = f"on {host}, process {pid}" if host else "on this computer"
    return FolderInUse(
        f"Another desk already works in {folder} ({who}). Nothing was changed. Go on in its "
        f"window, or close it. If that computer is gone for good, delete {folder / LOCK_FILE}.",
        host,
        pid,
    )


def _is_dead(holder: dict[str, Any]) -> bool:
    """Whether the holder was a process of this computer that runs no more."""
    if holder.get("host") != socket.gethostname():
        return False
    pid = int(holder.get("pid", 0) or 0)
    if sys.platform != "win32":
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        except OSError:
            return False
    known = holder.get("process_started")
    return known is not None and _started(pid) != known


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
