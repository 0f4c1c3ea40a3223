"""Collects reference cycles on the UI thread only, where Qt's objects may die.

Python collects on whichever thread happens to allocate. A QObject in a cycle, collected on the
store's thread, leaves its timers with the event loop, which then calls into freed memory.
"""

import contextlib
import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1000
_SETTLED_AFTER = 10
"""Looks after which all that the desk needs is loaded."""
_MIDDLE_EVERY, _FULL_EVERY = 10, 100
"""As Python's own thresholds: of so many collections of what is young, one looks further."""


class Collector(QObject):
    """While it lives no other thread collects. Must be made on the UI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = 0
        self._collections = 0
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.look)
        gc.disable()
        self._look.start()

    def look(self) -> None:
        """Collect when enough has been made since the last time."""
        self._looks += 1
        if self._looks == _SETTLED_AFTER:
            self.settle()
        if gc.get_count()[0] <= gc.get_threshold()[0]:
            return
        self._collections += 1
        if self._collections % _FULL_EVERY == 0:
            gc.collect()
            give_back()
        else:
            gc.collect(0 if self._collections % _MIDDLE_EVERY else 1)

    def settle(self) -> None:
        """What is there now stays for good: later collections need not walk through it. Nor is it
        walked through now, which would hold the window up for several frames."""
        gc.freeze()
        give_back()

    def stop(self) -> None:
        """Let Python collect by itself again, after all that was made is collected here."""
        self._look.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()


def give_back() -> None:
    """Return what glibc keeps of freed memory to the system: some seven megabytes after the start,
    of what the imports needed. Other systems do so by themselves."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):  # another C library
            ctypes.CDLL(None).malloc_trim(0)
