"""The reference: a bare PySide6 window as a process, which says when it was painted, and stays.

`python -m tests.benchmarks.bare_window` prints one JSON line and ends with its standard input.
"""

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareWindow(QWidget):
    """Tells of its first paint."""

    def __init__(self) -> None:
        super().__init__()
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, _report)


def _report() -> None:
    print(json.dumps({"at": time.time()}), flush=True)
    sys.stdin.read()
    QApplication.quit()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = BareWindow()
    window.resize(1440, 900)
    window.show()
    app.exec()
