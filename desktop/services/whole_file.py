"""A file that is put in place whole, or not at all."""

import contextlib
import os
from pathlib import Path
from typing import BinaryIO

from desktop.services.secrecy.private_files import FILE_MODE


class WholeFile:
    """What is written goes beside `path`, and there once it is on the disk: what stood there stays
    until then. `mode` is who may read a new file."""

    def __init__(self, path: Path, mode: int = FILE_MODE) -> None:
        self._path = path
        self._mode = mode
        self._beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._file: BinaryIO | None = None

    def open(self) -> BinaryIO:
        """Begin to write. Raises OSError, as everything that is written may."""
        descriptor = os.open(self._beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, self._mode)
        self._file = os.fdopen(descriptor, "wb")
        return self._file

    def put(self) -> None:
        """Put it in place. Raises OSError."""
        assert self._file is not None
        with self._file as file:
            file.flush()
            os.fsync(file.fileno())
        self._beside.replace(self._path)

    def drop(self) -> None:
        """Let go of what was not put in place, if anything; never raises."""
        with contextlib.suppress(OSError):
            if self._file is not None:
                self._file.close()
        with contextlib.suppress(OSError):
            self._beside.unlink(missing_ok=True)
