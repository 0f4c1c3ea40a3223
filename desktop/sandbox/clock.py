"""The sandbox's own time: real time plus an offset that can be moved forward."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

_log = logging.getLogger(__name__)


@dataclass(order=True)
class Handle:
    """One callback waiting for its time."""

    when: float
    order: int
    callback: Callable[[], object] | None = field(compare=False)

    def cancel(self) -> None:
        """Forget the callback; harmless when it has already fired."""
        self.callback = None

    @property
    def cancelled(self) -> bool:
        """True once cancelled or fired."""
        return self.callback is None


class SandboxClock:
    """UTC epoch seconds that a test can move, and timers that follow it.

    Everything runs on one asyncio loop. Timers set before a loop runs are kept and armed by
    `start()` or by the next call that happens on a loop.
    """

    def __init__(self, offset: float = 0.0) -> None:
        """Start at real time plus `offset` seconds."""
        self._offset = offset
        self._heap: list[Handle] = []
        self._order = itertools.count()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def offset(self) -> float:
        """Seconds that this clock is ahead of the machine's."""
        return self._offset

    def now(self) -> float:
        """UTC epoch seconds."""
        return time.time() + self._offset

    def call_at(self, when: float, callback: Callable[[], object]) -> Handle:
        """Call `callback` once `now()` has reached `when` (UTC epoch seconds)."""
        handle = Handle(when, next(self._order), callback)
        heapq.heappush(self._heap, handle)
        if self._heap[0] is handle:
            self._arm()
        return handle

    def call_later(self, delay: float, callback: Callable[[], object]) -> Handle:
        """Call `callback` after `delay` seconds of sandbox time."""
        return self.call_at(self.now() + delay, callback)

    def advance(self, seconds: float) -> None:
        """Move time forward; what falls due fires in order, each at its own moment.

        Raises ValueError for a negative number: time never runs backwards here.
        """
        if seconds < 0:
            raise ValueError("the sandbox clock only moves forward")
        target = self.now() + seconds
        while (head := self._head()) is not None and head.when <= target:
            self._offset = max(self._offset, head.when - time.time())
            self._fire(heapq.heappop(self._heap))
        self._offset = max(self._offset, target - time.time())
        self._arm()

    def start(self) -> None:
        """Arm timers that were set before the loop ran."""
        self._arm()

    def close(self) -> None:
        """Drop every timer."""
        self._heap.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _head(self) -> Handle | None:
        while self._heap and self._heap[0].cancelled:
            heapq.heappop(self._heap)
        return self._heap[0] if self._heap else None

    def _arm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        head = self._head()
        if head is None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return
        # At most an hour ahead, so that a corrected system clock is noticed.
        delay = min(max(head.when - self.now(), 0.0), 3600.0)
        self._timer = loop.call_later(delay, self._due)

    def _due(self) -> None:
        self._timer = None
        while (head := self._head()) is not None and head.when <= self.now():
            self._fire(heapq.heappop(self._heap))
        self._arm()

    def _fire(self, handle: Handle) -> None:
        callback, handle.callback = handle.callback, None
        if callback is None:
            return
        try:
            callback()
        except Exception:
            _log.exception("a sandbox timer failed")
