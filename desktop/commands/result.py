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

from desktop.services.whole_file import WholeFile

T = TypeVar("T")


class NotWritten(Exception):
    """The result is not where it should be, or not all of it. The text says why."""


class _ReaderGone(Exception):
    """Nobody reads standard output any more."""


class Result:
    """Opened by `with`, and UTF-8 whatever the console's code page is: programs read it.

    A file is written beside its place and put there whole, so what stood there stays until then. It
    is never one of the desk's own, in `folder`. All that fails raises `NotWritten`, so that a full
    disk here is not taken for the desk's own; where the reader has gone, the `with` ends with
    BrokenPipeError.
    """

    def __init__(self, file: str | None, folder: Path) -> None:
        self._file = file
        self._folder = folder
        self._out: TextIO | None = None
        self._whole: WholeFile | None = None
        """None for what is no file."""

    def __enter__(self) -> Self:
        path = self._file
        self._out = self._do(lambda: self._opened(Path(path)) if path else _standard_output())
        return self

    def _opened(self, path: Path) -> TextIO:
        path = path.resolve()  # what a link leads to is written, and the link stays
        if self._folder.resolve() in path.parents:
            raise OSError(errno.EPERM, "it is in the desk's own folder")
        if path.exists() and not path.is_file():
            return open(path, "w", encoding="utf-8")  # a device or a pipe; a folder raises
        self._whole = WholeFile(path)
        return TextIOWrapper(self._whole.open(), encoding="utf-8", write_through=True)

    def _end(self) -> None:
        assert self._out is not None
        if self._whole is not None:
            self._whole.put()
        elif self._file is not None:
            self._out.close()
        else:
            self._out.flush()

    def _give_up(self) -> None:
        if self._whole is not None:
            self._whole.drop()
        elif self._file is not None and self._out is not None:
            with contextlib.suppress(OSError):
                self._out.close()

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
        try:
            if error is None:
                with contextlib.suppress(_ReaderGone):
                    return self._do(self._end)
            elif not isinstance(error, _ReaderGone):
                return None  # what went wrong first is told
        finally:
            self._give_up()  # nothing, where all went well
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


def _standard_output() -> TextIO:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout
