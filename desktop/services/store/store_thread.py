"""One thread that runs what it is given, in that order."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from desktop.services.store.errors import StoreClosed

T = TypeVar("T")


class StoreThread:
    """A thread of the store.

    Work that has begun is finished even when the one who waits for it is cancelled, so that a
    transaction is never left half-way.
    """

    def __init__(self, name: str) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=name)

    def begin(self, action: Callable[[], T]) -> asyncio.Future[T]:
        """Put `action` behind what was given before. Raises `StoreClosed` after `stop`."""
        try:
            return asyncio.get_running_loop().run_in_executor(self._executor, action)
        except RuntimeError as error:
            raise StoreClosed("The desk's files are closed. Nothing was written.") from error

    async def run(self, action: Callable[[], T]) -> T:
        """Run `action` on the thread. Raises `StoreClosed` after `stop`, and what it raises."""
        return await self.begin(action)

    def stop(self) -> None:
        """Finish what was given so far, then end."""
        self._executor.shutdown(wait=True)
