"""Starts coroutines from slots: keeps hold of them, tells of failures, one at a time per key."""

import logging
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import asyncio

log = logging.getLogger(__name__)
Result = TypeVar("Result")
Report = Callable[[str, Exception], None]


class Tasks(QObject):
    """All that a window has under way, on the event loop that runs.

    `report(doing, error)` is called for what fails: `doing` is what was tried, in the person's
    words. `busy_changed(key, busy)` lets a button show that its action is under way.
    """

    busy_changed = Signal(str, bool)

    def __init__(self, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._running: set[asyncio.Task[Any]] = set()
        self._by_key: dict[str, asyncio.Task[Any]] = {}
        self._keeping: set[asyncio.Task[Any]] = set()

    def spawn(
        self,
        work: Coroutine[Any, Any, Result],
        *,
        key: str = "",
        doing: str = "",
        replace: bool = False,
        keeps: bool = False,
    ) -> "asyncio.Task[Result] | None":
        """Run `work` to its end and return its task.

        While one with the same `key` runs, a second is not started (returns None), so that two
        presses are one action; with `replace` the first is cancelled instead, for what only
        shows something and where the newest wish counts. What `keeps` a person's work is not
        cancelled by `stop`. Once the loop has ended, as in a window that is about to go, nothing
        is started.
        """
        import asyncio  # here and not above: the window shows before it has a loop

        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # a timer or a click came later
            work.close()
            return None
        before = self._by_key.get(key) if key else None
        if before is not None and not before.done():
            if not replace:
                work.close()
                return None
            before.cancel()
        task = loop.create_task(work)
        self._running.add(task)
        if keeps:
            self._keeping.add(task)
        if key:
            self._by_key[key] = task
            self.busy_changed.emit(key, True)
        task.add_done_callback(lambda done: self._ended(done, key, doing))
        return task

    def is_busy(self, key: str) -> bool:
        """Whether an action with this key is under way."""
        task = self._by_key.get(key)
        return task is not None and not task.done()

    async def stop(self) -> None:
        """Cancel everything but what keeps a person's work, and wait until all has ended."""
        import asyncio

        await asyncio.gather(*self._keeping, return_exceptions=True)
        running = list(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    def _ended(self, task: "asyncio.Task[Any]", key: str, doing: str) -> None:
        self._running.discard(task)
        self._keeping.discard(task)
        if key and self._by_key.get(key) is task:
            del self._by_key[key]
            self.busy_changed.emit(key, False)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, Exception):
            # The type only: a message of an unknown error may hold a customer's words.
            log.error("%s failed: %s", key or "a task", type(error).__name__)
            log.debug("the failure", exc_info=error)
            self._report(doing, error)
