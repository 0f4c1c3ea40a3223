"""Where a command's result goes: a file that only its owner reads, or standard output."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO, TypeVar

T = TypeVar("T")


class NotWritten(Exception):
    """The result is not where it should be, or not all of it. The text says why."""


class _ReaderGone(Exception):
    """Nobody reads standard output any more."""


class Result:
    """Opened by `with`, and UTF-8 whatever the console's code page is: programs read it.

    All that fails raises `NotWritten`, so that a full disk here is not taken for the desk's own;
    where the reader has gone, the `with` ends with BrokenPipeError.
    """

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._out: TextIO | None = None

    def __enter__(self) -> Self:
        path = self._file
        self._out = self._do(lambda: private_file(Path(path)) if path else _standard_output())
        return self

    def write(self, text: str) -> int:
        """Write `text`, and return its length, as a text file does."""
        out = self._out
        assert out is not None
        return self._do(lambda: out.write(text))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._out is not None
        end = self._out.close if self._file else self._out.flush
        if error is None:
            with contextlib.suppress(_ReaderGone):
                return self._do(end)
        elif not isinstance(error, _ReaderGone):
            with contextlib.suppress(OSError):
                end()
            return None  # what went wrong first is told
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from None

    def _do(self, action: Callable[[], T]) -> T:
        failed: Exception
        try:
            return action()
        except BrokenPipeError:
            failed = _ReaderGone()
        except OSError as error:
            failed = NotWritten(
                f"{self._file or 'standard output'} cannot be written:"
                f" {error.strerror or error}. Nothing was changed; name another place."
            )
        # Not from within: the store would find the system's error behind it, and take it for its
        # own file's.
        raise failed


def private_file(path: Path) -> TextIO:
    """Open a new or emptied text file that only its owner may read."""
    return open(path, "w", encoding="utf-8", opener=lambda p, flags: os.open(p, flags, 0o600))


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout
