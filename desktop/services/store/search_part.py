"""The part of the store that searches, beside all other reading and writing."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection

from desktop.models.inbox import InboxRow
from desktop.models.payment_list import (
    PaymentFilter,
    PaymentRow,
    PaymentsListed,
    StuckCase,
)
from desktop.models.reply_targets import ReplyTargets
from desktop.models.search import Coverage, Hit
from desktop.services.store import inbox_query, job_rows, payments_query, search_query
from desktop.services.store.connection import Driver
from desktop.services.store.core import StoreCore
from desktop.services.store.errors import StoreClosed
from desktop.services.store.files import open_to_read
from desktop.services.store.filter_sql import Condition
from desktop.services.store.migrations import CACHE_STEPS
from desktop.services.store.search_thread import SearchThread

T = TypeVar("T")


class SearchPart(StoreCore):
    """Every method raises `StoreError` when the cache fails it."""

    def __init__(self, folder: Path, *others: Any) -> None:
        super().__init__(folder, *others)
        self._searches = SearchThread(self._open_to_search)

    async def search(
        self, text: str, limit: int = 60, within: Condition | None = None
    ) -> list[Hit]:
        """Return at most `limit` conversations that `text` finds and why: those that it names
        exactly first, then the newest first; with `within`, only conversations that are so.

        Any text is safe. Cancelled, it stops at once: a newer search never waits for it.
        """

        def work(driver: Driver) -> list[Hit]:
            with self._cache_told():
                return search_query.find(driver, text, limit, within)

        return await self._searches.run(work)

    async def count_outside(self, text: str, most: int, within: Condition) -> int:
        """Return how many conversations `text` finds that are not so; `most` stands for more."""

        def work(driver: Driver) -> int:
            with self._cache_told():
                return search_query.count_outside(driver, text, most, within)

        return await self._searches.run(work)

    async def search_rows(
        self,
        text: str,
        limit: int,
        in_sight: int,
        targets: ReplyTargets,
        within: Condition | None = None,
    ) -> tuple[list[Hit], dict[int, InboxRow]]:
        """Return the same, and the inbox rows of the first `in_sight` of them: in one read, as they
        are waited for at each keystroke."""

        def work(driver: Driver) -> tuple[list[Hit], list[Sequence[Any]]]:
            with self._cache_told():
                hits = search_query.find(driver, text, limit, within)
                ids = [hit.conversation_id for hit in hits[:in_sight]]
                return hits, inbox_query.rows_of(driver, ids)

        await self._catch_up()
        (hits, rows), jobs = await asyncio.gather(
            self._searches.run(work), self._begin_read(job_rows.begun_by_conversation)
        )
        return hits, inbox_query.as_rows(rows, jobs, targets)

    async def get_ready_to_search(self) -> None:
        """Open what the first search would wait for."""
        await self._searches.run(lambda driver: None)

    async def find_in_thread(self, conversation_id: int, text: str) -> tuple[int, ...]:
        """Return the messages of a conversation in which all words of `text` stand, newest first.
        Cancelled as `search`."""

        def work(driver: Driver) -> tuple[int, ...]:
            with self._cache_told():
                return search_query.find_within(driver, conversation_id, text)

        return await self._searches.run(work)

    async def searched(self) -> Coverage:
        """Return what `search` looks through."""

        def work(driver: Driver) -> Coverage:
            with self._cache_told():
                return search_query.coverage(driver)

        return await self._searches.run(work)

    # --- payments

    async def payments_listed(
        self, wanted: PaymentFilter, agents: Sequence[int] = ()
    ) -> PaymentsListed:
        """Return the links that a filter finds, and what they come to. `agents` are the hub's
        numbers in the order of their names. Cancelled as `search`."""
        return await self._of_links(lambda driver: payments_query.listed(driver, wanted, agents))

    async def payment_rows(self, quote_ids: Sequence[str]) -> dict[str, PaymentRow]:
        """Return the rows of those of these quotes that have a link."""
        return await self._of_links(lambda driver: payments_query.rows_of(driver, quote_ids))

    async def stuck_cases(self) -> list[StuckCase]:
        """Return all money that is stuck, the oldest case first."""
        return await self._of_links(payments_query.cases)

    async def payment_currencies(self) -> tuple[str, ...]:
        """Return the currencies that links were asked in."""
        return await self._of_links(payments_query.currencies)

    async def _of_links(self, read: Callable[[Driver], T]) -> T:
        """Read once all that was journalled before shows in `links`."""

        def work(driver: Driver) -> T:
            with self._cache_told():
                return read(driver)

        await self._catch_up()
        return await self._searches.run(work)

    async def close(self) -> None:
        """Finish what was asked for, close the files and give the folder free. Twice is once."""
        with contextlib.suppress(StoreClosed):
            await self._searches.close()
        await super().close()

    def _open_to_search(self) -> Connection:
        with self._cache_told():
            return open_to_read(self._cache_path, self._key, len(CACHE_STEPS))
