"""Runs the desk's endless tasks, and starts one again that failed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine

log = logging.getLogger(__name__)

RESTART_S = 5.0


class Background:
    """Tasks that live as long as the desk does."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def keep(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Run `work` for as long as the desk runs; after a mistake of ours, again."""
        self._start(name, self._kept(name, work))

    def once(self, name: str, work: Coroutine[object, object, None]) -> None:
        """Run `work` to its end, beside everything else."""
        # Stopped before its first step, nobody would ever have awaited it.
        self._start(name, self._logged(name, work)).add_done_callback(lambda _: work.close())

    async def stop(self) -> None:
        """Cancel all and wait for their ends."""
        tasks = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start(self, name: str, work: Coroutine[object, object, None]) -> "asyncio.Task[None]":
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _kept(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        me = asyncio.current_task()
        while True:
            try:
                await work()
                return
            except Exception:
                # A task group in which a child failed as it was cancelled raises what failed, and
                # the cancellation is gone: started again, the work would never be stopped.
                if me is not None and me.cancelling():
                    log.exception("%s failed as it was stopped", name)
                    return
                log.exception("%s failed and is started again", name)
            await asyncio.sleep(RESTART_S)

    async def _logged(self, name: str, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception:
            log.exception("%s failed", name)
