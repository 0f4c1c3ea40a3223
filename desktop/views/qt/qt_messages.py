"""Qt's own warnings, into the log instead of onto the terminal."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from desktop.display import NO_DISPLAY

log = logging.getLogger(__name__)

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_LONGEST = 300


@contextmanager
def qt_in_log() -> Iterator[None]:
    """Send what Qt has to say to the log."""
    before = qInstallMessageHandler(_log)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _log(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    if kind is QtMsgType.QtFatalMsg and "platform plugin" in (message or ""):
        # Qt would abort with a core dump. The display that was named cannot be reached.
        print(NO_DISPLAY, file=sys.stderr, flush=True)
        os._exit(1)
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", (message or "")[:_LONGEST])
