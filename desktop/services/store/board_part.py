"""The part of the store that counts for the board, and reads it."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection

from desktop.models.board.cases import Seen
from desktop.models.preferences import BusinessHours
from desktop.services.store import case_rows, columns, engine
from desktop.services.store.connection import Driver
from desktop.services.store.core import StoreCore
from desktop.services.store.errors import StoreClosed
from desktop.services.store.files import as_told, open_to_read
from desktop.services.store.migrations import CACHE_STEPS, DESK_STEPS
from desktop.services.store.store_thread import StoreThread

T = TypeVar("T")


class BoardPart(StoreCore):
    """Every method raises `StoreError` when the files fail it. `hours` are the business hours by
    which waits are counted from now on."""

    def __init__(self, folder: Path, *others: Any) -> None:
        super().__init__(folder, *others)
        self.hours = BusinessHours()
        self._board_thread = StoreThread("store-board")
        self._board_files: tuple[Connection, Connection] | None = None

    async def count_cases(self) -> int:
        """Count what is new or different in the cache; returns how many conversations that were.

        Killed in between, it counts the same ones again, which changes nothing.
        """
        total = 0
        while some := await self._on_writer(self._count_some):
            total += some
        return total

    async def read_board(self, read: Callable[[Driver, Driver], T]) -> T:
        """Return what `read` finds in `desk.db` and `cache.db`, where all that was journalled
        before shows."""

        def work() -> T:
            desk, cache = self._board_files = self._board_files or self._open_for_board()
            desk_told = as_told(self.folder / columns.DESK_FILE)
            with desk_told, self._cache_told(), desk.begin(), cache.begin():
                return read(engine.driver_of(desk), engine.driver_of(cache))

        await self._catch_up()
        return await self._board_thread.run(work)

    async def close(self) -> None:
        """Finish what was asked for, close the files and give the folder free. Twice is once."""
        with contextlib.suppress(StoreClosed):
            await self._board_thread.run(self._close_board)
        self._board_thread.stop()
        await super().close()

    def _count_some(self) -> int:
        files = self._writable()
        with self._cache_told(), files.cache.begin():
            some = case_rows.to_count(files.cache)
        if not some:
            return 0
        with as_told(self.folder / columns.DESK_FILE), files.desk.begin():
            case_rows.count(files.desk, [one for one in some if isinstance(one, Seen)], self.hours)
        with self._cache_told(), files.cache.begin():
            case_rows.counted(files.cache, some)
        return len(some)

    def _open_for_board(self) -> tuple[Connection, Connection]:
        desk = open_to_read(self.folder / columns.DESK_FILE, self._key, len(DESK_STEPS))
        with contextlib.ExitStack() as undo:
            undo.callback(engine.close, desk)
            cache = open_to_read(self.folder / columns.CACHE_FILE, self._key, len(CACHE_STEPS))
            undo.pop_all()
        return desk, cache

    def _close_board(self) -> None:
        for connection in self._board_files or ():
            engine.close(connection)
        self._board_files = None
