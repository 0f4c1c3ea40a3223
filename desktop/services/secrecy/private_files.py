"""Folders and files that only their owner may read, whatever the umask is (POSIX).

Windows keeps them private by the profile folder's own access list.
"""

import contextlib
import os
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def private_folder(folder: Path) -> None:
    """Make `folder` with its parents, for its owner alone; a folder that is there is left as it is.

    The parents get the system's usual mode. Raises OSError.
    """
    if folder.is_dir():
        return
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    _narrow(folder, FOLDER_MODE)


def private_file(path: Path) -> None:
    """Make an empty file for its owner alone; one that is there is narrowed. Raises OSError.

    SQLite gives a database's side files (`-wal`, `-shm`) the mode of the database itself.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
    _narrow(path, FILE_MODE)


def private_opener(path: str, flags: int) -> int:
    """For `open(..., opener=private_opener)`: a new file is its owner's alone."""
    return os.open(path, flags, FILE_MODE)


def narrow(folder: Path, patterns: Iterable[str]) -> None:
    """Take away what others may do with those files of `folder`. Never raises.

    The folder itself is narrowed where there is nothing else in it: somebody may have chosen one
    that serves others too.
    """
    patterns = tuple(patterns)
    with contextlib.suppress(OSError):
        if all(any(fnmatch(name, known) for known in patterns) for name in os.listdir(folder)):
            _narrow(folder, FOLDER_MODE)
    for pattern in patterns:
        with contextlib.suppress(OSError):
            for path in folder.glob(pattern):
                _narrow(path, FOLDER_MODE if path.is_dir() else FILE_MODE)


def _narrow(path: Path, mode: int) -> None:
    if os.name != "posix":
        return
    # A file system without modes, or somebody else's file: what can be done was done.
    with contextlib.suppress(OSError):
        if path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)
