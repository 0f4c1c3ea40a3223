"""The desk's log and error reports: rotating files that hold ids, and nothing a person wrote.

Of an exception they hold its type and where it happened, never its text: that may quote a
customer. What other libraries log is kept by its template, without the values in it.
"""

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from desktop import __version__
from desktop.services.secrecy.redaction import redacted

if TYPE_CHECKING:
    import asyncio

FOLDER = "logs"
"""Below the folder of the two databases."""
LOG_FILE = "desk.log"
REPORTS = "reports"
"""Below `FOLDER`: one file for each unexpected end of something, the newest `KEPT_REPORTS`."""
MOST_BYTES = 1_000_000
KEPT_FILES = 5
KEPT_REPORTS = 20
_OURS = "desktop"
_ROOT = Path(__file__).resolve().parents[3]
_MOST_CAUSES = 10
_LONGEST_LINE = 2000

log = logging.getLogger(__name__)


def log_folder(folder: Path) -> Path:
    """Where the logs of the desk in this data folder lie."""
    return folder / FOLDER


def traceback_words(error: BaseException) -> str:
    """Return where an exception happened, with its causes, as types and places only."""
    lines: list[str] = []
    _describe(error, lines, "", set())
    return "\n".join(lines)


def _describe(error: BaseException, lines: list[str], why: str, seen: set[int]) -> None:
    if id(error) in seen or len(seen) >= _MOST_CAUSES:
        return
    seen.add(id(error))
    lines.append(f"{why}{type(error).__module__}.{type(error).__qualname__}")
    link = error.__traceback__
    while link is not None:
        code = link.tb_frame.f_code
        lines.append(f"  {_place(code.co_filename)}:{link.tb_lineno} in {code.co_name}")
        link = link.tb_next
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            _describe(one, lines, "one of: ", seen)
    if error.__cause__ is not None:
        _describe(error.__cause__, lines, "caused by: ", seen)
    elif error.__context__ is not None and not error.__suppress_context__:
        _describe(error.__context__, lines, "while handling: ", seen)


def _place(filename: str) -> str:
    """A file's place without the folders above it, which may name a person."""
    path = Path(filename)
    for root in (_ROOT, *map(Path, sys.path)):
        with contextlib.suppress(ValueError):
            if root.is_absolute():
                return path.relative_to(root).as_posix()
    return path.name


class IdsOnly(logging.Formatter):
    """One line a record: UTC time, level, logger, words without secrets; then where it happened."""

    def format(self, record: logging.LogRecord) -> str:
        at = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        at = f"{at}.{int(record.msecs):03}Z"
        head = f"{at} {record.levelname} {record.name}: {redacted(_words(record))}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{head}\n{traceback_words(error)}" if error is not None else head


def _words(record: logging.LogRecord) -> str:
    """What was logged, in one line. Only our own modules are known to give ids alone."""
    if record.name == _OURS or record.name.startswith(f"{_OURS}."):
        try:
            text = record.getMessage()
        except (TypeError, ValueError):
            text = str(record.msg)
    else:
        text = str(record.msg).partition("\n")[0]
    return " ".join(text[:_LONGEST_LINE].split())


class Logs:
    """The log while it is kept, and the hooks that report what nobody caught.

    `folder` is the data folder. Where it cannot be written there is no file, and the desk runs.
    """

    def __init__(
        self, folder: Path, *, level: int = logging.INFO, stderr: bool = True, hooks: bool = True
    ) -> None:
        self.folder = log_folder(folder)
        self._handlers: list[logging.Handler] = []
        self._undo = contextlib.ExitStack()
        formatter = IdsOnly()
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
            self._handlers.append(_PrivateFile(self.folder / LOG_FILE))
        if stderr and sys.stderr is not None:
            console: logging.StreamHandler[TextIO] = logging.StreamHandler(sys.stderr)
            console.setLevel(logging.WARNING)
            self._handlers.append(console)
        root = logging.getLogger()
        for handler in self._handlers:
            handler.setFormatter(formatter)
            root.addHandler(handler)
        ours = logging.getLogger(_OURS)
        before = ours.level
        ours.setLevel(level)
        self._undo.callback(ours.setLevel, before)
        if hooks:
            self._hook()
        log.info("version %s, Python %s", __version__, _python())

    def report(self, kind: str, error: BaseException | None, words: str = "") -> Path | None:
        """Log what nobody caught and write a report of it; returns the report.

        `kind` says where it was caught; `words` are ours. Never raises.
        """
        with contextlib.suppress(Exception):
            log.error("%s: %s", kind, words or _type_of(error), exc_info=error)
            return self._write_report(kind, error, words)
        return None

    def watch_loop(self, loop: "asyncio.AbstractEventLoop") -> None:
        """Report what the loop finds that no one awaited."""
        loop.set_exception_handler(self._from_loop)

    def close(self) -> None:
        """Take the hooks and files away again."""
        self._undo.close()
        root = logging.getLogger()
        for handler in self._handlers:
            root.removeHandler(handler)
            handler.close()
        self._handlers.clear()

    def __enter__(self) -> "Logs":
        return self

    def __exit__(
        self, kind: object, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # The hooks go before Python finds that nobody has caught it.
        if isinstance(error, Exception):
            self.report("uncaught", error)
        self.close()

    def _hook(self) -> None:
        at_end, in_thread, unraisable = sys.excepthook, threading.excepthook, sys.unraisablehook

        def uncaught(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if not issubclass(kind, Exception):
                at_end(kind, error, trace)  # Ctrl+C and the like are no failure
                return
            self.report("uncaught", error.with_traceback(trace))

        def of_thread(caught: threading.ExceptHookArgs) -> None:
            if caught.exc_type is not SystemExit:
                self.report("uncaught in a thread", caught.exc_value)

        def not_raised(caught: "sys.UnraisableHookArgs") -> None:
            self.report("could not be raised", caught.exc_value)

        sys.excepthook, threading.excepthook = uncaught, of_thread
        sys.unraisablehook = not_raised

        def undo() -> None:
            sys.excepthook, threading.excepthook = at_end, in_thread
            sys.unraisablehook = unraisable

        self._undo.callback(undo)

    def _from_loop(self, loop: "asyncio.AbstractEventLoop", context: dict[str, Any]) -> None:
        error = context.get("exception")
        words = str(context.get("message", "")).partition("\n")[0]
        self.report(
            "unhandled in the event loop",
            error if isinstance(error, BaseException) else None,
            "" if error is not None else words,
        )

    def _write_report(self, kind: str, error: BaseException | None, words: str) -> Path | None:
        # Here and not above: the first paint needs no report.
        import platform
        from datetime import UTC, datetime

        folder = self.folder / REPORTS
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            now = datetime.now(UTC)
            path = folder / f"report-{now.strftime('%Y-%m-%dT%H%M%S.%fZ')}.txt"
            text = "\n".join(
                (
                    f"Social Pay Desk {__version__}, Python {_python()},"
                    f" {platform.system()} {platform.release()}",
                    f"{now.isoformat(timespec='seconds')} {kind}"
                    f" in {threading.current_thread().name}",
                    redacted(words),
                    traceback_words(error) if error is not None else "",
                    "",
                )
            )
            with open(path, "w", encoding="utf-8", opener=_private) as file:
                file.write(text)
            for old in sorted(folder.glob("report-*.txt"), reverse=True)[KEPT_REPORTS:]:
                old.unlink(missing_ok=True)
            return path
        return None


class _PrivateFile(logging.FileHandler):
    """A file that only its owner may read; a full one becomes `.1`, and the one before it `.2`.

    `logging.handlers` has the same, but it also brings sockets and pickling, for which the first
    paint would have to wait.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):  # a full disk must not become an error of its own
            if self.stream and os.fstat(self.stream.fileno()).st_size >= MOST_BYTES:
                self.stream.close()
                self.stream = None  # the library opens the new one
                self._put_aside()
            super().emit(record)

    def _put_aside(self) -> None:
        names = [self.baseFilename, *(f"{self.baseFilename}.{n + 1}" for n in range(KEPT_FILES))]
        for older, newer in zip(reversed(names[1:]), reversed(names[:-1]), strict=True):
            with contextlib.suppress(OSError):  # there is none, or it goes on in the full one
                os.replace(newer, older)

    def _open(self) -> Any:
        return open(self.baseFilename, self.mode, encoding=self.encoding, opener=_private)

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing: the library would print the record."""


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _python() -> str:
    return ".".join(map(str, sys.version_info[:3]))


def _type_of(error: BaseException | None) -> str:
    return type(error).__name__ if error is not None else "unknown"


def log_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every log file and report of this data folder, as name and text."""
    base = log_folder(folder)
    for path in sorted((*base.glob(f"{LOG_FILE}*"), *(base / REPORTS).glob("report-*.txt"))):
        with contextlib.suppress(OSError):
            yield path.name, path.read_text(encoding="utf-8", errors="replace")
