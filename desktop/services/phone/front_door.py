"""The running desk's front door: where a second start of the program finds it, and knocks.

A local socket that only this user can open: in the data folder where that is private and its name
short enough for one, else in a private folder of the user's below the temporary one; on Windows a
named pipe, which Qt opens for the user alone.
"""

import contextlib
import hashlib
import os
import socket
import stat
import sys
import tempfile
import threading
import time
from pathlib import Path

from desktop.models.handover import MOST_BYTES, HandOver, encode
from desktop.services.store.errors import FolderInUse
from desktop.services.store.lock import check_free
from desktop.services.store.lock_file import may_be_held

SOCKET = "desk.door"
_LONGEST_PATH = 92
"""A socket's path has room for 103 bytes on macOS; Qt makes it below a folder of its own first."""
_PATIENCE_S = 1.0
"""A desk answers within a turn of its loop."""
_LOOK_EVERY_S = 0.1
TAKEN = b'{"v": 1, "ok": true}\n'


def address_of(folder: Path) -> str:
    """Where the desk that works in `folder` is reached. The same for every start."""
    whole = str(folder.resolve())
    mark = hashlib.sha256(os.fsencode(whole)).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\social-pay-desk-{mark}"
    beside = os.path.join(whole, SOCKET)
    if len(os.fsencode(beside)) <= _LONGEST_PATH and _is_private(Path(whole)):
        return beside
    return os.path.join(_own_folder(), f"{mark}.door")


def make_way(folder: Path) -> str:
    """Return the address for the one desk that holds the folder's lock, with its place made.

    Raises OSError where there is no place that nobody else can reach.
    """
    address = address_of(folder)
    if sys.platform != "win32":
        place = Path(address).parent
        with contextlib.suppress(FileExistsError):
            place.mkdir(mode=0o700)
    if not _is_safe(address):
        raise PermissionError(f"{Path(address).parent} is not this user's alone.")
    return address


def hand_over(folder: Path, asked: HandOver, *, patience_s: float = 3.0) -> bool:
    """Ask the desk that runs in `folder` for this; False where none runs, or none answers.

    Blocks. A desk that is just starting is waited for so long. Nothing is said where somebody else
    could stand behind the door: what is handed over holds a caller's number.
    """
    if not may_be_held(folder):
        return False
    until = time.monotonic() + patience_s
    while True:
        address = address_of(folder)  # anew: a desk that starts makes its place first
        if _is_safe(address) and _knock(address, encode(asked)):
            return True
        try:
            check_free(folder)
        except FolderInUse:
            if time.monotonic() >= until:
                return False
            time.sleep(_LOOK_EVERY_S)
        else:
            return False


def _knock(address: str, line: bytes) -> bool:
    """Whether a desk answered there that it took it."""
    if sys.platform == "win32":
        return _knock_at_pipe(address, line)
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
            door.settimeout(_PATIENCE_S)
            door.connect(address)
            door.sendall(line)
            answer = b""
            while not answer.endswith(b"\n") and len(answer) < MOST_BYTES:
                more = door.recv(MOST_BYTES)
                if not more:
                    break
                answer += more
            return answer == TAKEN
    except OSError:
        return False


def _knock_at_pipe(address: str, line: bytes) -> bool:
    """The same on Windows, whose pipes know no time-out: so on a thread that is left behind."""
    answers: list[bytes] = []

    def knock() -> None:
        with contextlib.suppress(OSError), open(address, "r+b", buffering=0) as door:
            door.write(line)
            answers.append(door.readline(MOST_BYTES))

    _allow_to_come_forward()
    thread = threading.Thread(target=knock, daemon=True)
    thread.start()
    thread.join(_PATIENCE_S)
    return answers == [TAKEN]


def _allow_to_come_forward() -> None:
    """Windows lets a program take the focus when the one that has it says so."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)  # ASFW_ANY


def _own_folder() -> str:
    return os.path.join(tempfile.gettempdir(), f"social-pay-desk-{_user()}")


def _user() -> int:
    return os.getuid() if sys.platform != "win32" else 0


def _is_safe(address: str) -> bool:
    """Whether nobody else can have put a door there; Windows sees to that for its pipes."""
    return sys.platform == "win32" or _is_private(Path(address).parent)


def _is_private(folder: Path) -> bool:
    """Whether a folder is this user's alone, and no link to somewhere else."""
    try:
        known = folder.lstat()
    except OSError:
        return False
    is_ours = stat.S_ISDIR(known.st_mode) and known.st_uid == _user()
    return is_ours and not known.st_mode & 0o077
