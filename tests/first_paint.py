"""The desk's start up to its first paint, as a process: when it was, with what rows and modules.

`python -m tests.first_paint DATA_DIR` prints one JSON line when the inbox has been painted.
"""

import json
import sys
import time
from asyncio import AbstractEventLoop, Future

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

import main as command_line
from desktop import app
from desktop.settings import load


class FirstPaint(QObject):
    """`painted` is done once a widget has been painted for the first time."""

    def __init__(self, widget: QWidget, loop: AbstractEventLoop) -> None:
        super().__init__(widget)
        self.painted: Future[None] = loop.create_future()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.painted.done():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self.painted.set_result(None))  # once it is painted
        return False


def main(arguments: list[str]) -> None:
    """Start as `main.py` does, and report the first paint."""
    options = command_line.parser().parse_args(["--data-dir", arguments[0]])
    with app.desk_window(load(vars(options))) as (loop, window):
        loop.run_until_complete(FirstPaint(window.inbox.list.viewport(), loop).painted)
        at = time.time()
        rows = window.inbox.model.rowCount()
        report = {"at": at, "rows": rows, "modules": sorted(sys.modules)}
        print(json.dumps(report), flush=True)
        window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
