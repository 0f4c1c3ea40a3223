"""The thread on which searches run, so that the newest keystroke never waits for older ones."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from desktop.services.store import engine
from desktop.services.store.connection import Driver, DriverError
from desktop.services.store.store_thread import StoreThread

T = TypeVar("T")

_ASK_EVERY = 20_000
"""Steps of SQLite's machine, some tenths of a millisecond."""
_CACHE_KIB = 8192
"""How much of the search index stays in memory."""


@dataclass(slots=True)
class _Asked:
    """One search; `dropped` says that nobody waits for it any more."""

    dropped: bool = False


class SearchThread:
    """One thread with one reading connection, which `open_file` opens for the first search.

    A search that nobody waits for any more (its task was cancelled) never begins, or is interrupted
    in the middle of its statement.
    """

    def __init__(self, open_file: Callable[[], Connection]) -> None:
        self._open_file = open_file
        self._thread = StoreThread("store-search")
        self._connection: Connection | None = None
        self._lock = threading.Lock()
        self._running: _Asked | None = None

    async def run(self, search: Callable[[Driver], T]) -> T:
        """Return what `search` finds on one state of the file.

        Raises `StoreClosed` after `close`, and what the search and the opening raise.
        """
        asked = _Asked()
        try:
            return await self._thread.run(lambda: self._work(asked, search))
        except asyncio.CancelledError:
            self._drop(asked)
            raise

    async def close(self) -> None:
        """End what is being searched and close the file."""
        with self._lock:
            self._interrupt()
        await self._thread.run(self._close)
        self._thread.stop()

    def _work(self, asked: _Asked, search: Callable[[Driver], T]) -> T:
        if self._connection is None:
            self._connection = self._open_file()
            engine.driver_of(self._connection).execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        with self._connection.begin():
            with self._lock:
                if asked.dropped:
                    raise asyncio.CancelledError
                self._running = asked
            driver = engine.driver_of(self._connection)
            # An interruption that comes between two statements is forgotten by SQLite: it asks too.
            driver.set_progress_handler(lambda: asked.dropped, _ASK_EVERY)
            try:
                return search(driver)
            except DriverError:
                if asked.dropped:  # interrupted
                    raise asyncio.CancelledError from None
                raise
            finally:
                driver.set_progress_handler(None, 0)
                with self._lock:
                    self._running = None

    def _drop(self, asked: _Asked) -> None:
        with self._lock:
            asked.dropped = True
            if self._running is asked:
                self._interrupt()

    def _interrupt(self) -> None:
        if self._running is not None and self._connection is not None:
            self._running.dropped = True
            engine.driver_of(self._connection).interrupt()

    def _close(self) -> None:
        if self._connection is not None:
            engine.close(self._connection)
            self._connection = None
