"""Where a command's result goes: a file that only its owner reads, or standard output."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO


class NotWritten(Exception):
    """The result is not where it should be, or not all of it. The text says why."""


class Result:
    """Opened by `with`, and UTF-8 whatever the console's code page is: programs read it.

    All that fails raises `NotWritten`, so that a full disk here is not taken for the desk's own;
    a reader that has gone raises BrokenPipeError.
    """

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._out: TextIO | None = None

    def __enter__(self) -> Self:
        with self._told():
            self._out = private_file(Path(self._file)) if self._file else _standard_output()
        return self

    def write(self, text: str) -> int:
        """Write `text`, and return its length, as a text file does."""
        assert self._out is not None
        with self._told():
            return self._out.write(text)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._out is not None
        with self._told() if error is None else contextlib.suppress(OSError):
            if self._file:
                self._out.close()
            else:
                self._out.flush()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            raise NotWritten(
                f"{self._file or 'standard output'} cannot be written:"
                f" {error.strerror or error}. Nothing was changed; name another place."
            ) from error


def private_file(path: Path) -> TextIO:
    """Open a new or emptied text file that only its owner may read."""
    return open(path, "w", encoding="utf-8", opener=lambda p, flags: os.open(p, flags, 0o600))


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout
