"""One sandbox at a time goes on with a world: the next one waits until the last has kept it.

A desk that was killed may be started again while its old sandbox still ends. The new one must not
read the world before the old one has written it for the last time.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

_LOOK_S = 0.02


class WorldInUse(ValueError):
    """Another sandbox goes on with this world; the text names the file."""


class StateLock:
    """Holds the world of a state file until the process ends, however that comes about."""

    def __init__(self, path: Path, wait_s: float, given_up: Callable[[], bool]) -> None:
        """Take it, waiting up to `wait_s` for another sandbox to end. Raises WorldInUse.

        `given_up` says that nobody waits for this sandbox any more. Where no lock can be made
        there is none: `state_file` says what is wrong with the folder.
        """
        self._descriptor: int | None = None
        beside = path.with_name(path.name + ".lock")
        try:
            self._descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return
        end = time.monotonic() + wait_s
        while not _taken(self._descriptor):
            if given_up() or time.monotonic() >= end:
                os.close(self._descriptor)
                raise WorldInUse(f"{path} is in use by another sandbox")
            time.sleep(_LOOK_S)

    def release(self) -> None:
        """Let the next one have it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import errno
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A file system without locks cannot say: as good as taken.
            return error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
        return True
