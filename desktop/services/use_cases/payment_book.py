"""All links that this desk knows of: listed, summed up, exported; and money that is stuck."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol

from desktop.models import payment_csv
from desktop.models.payment_list import (
    PaymentFilter,
    PaymentRow,
    PaymentsListed,
    StuckMoney,
    stuck_money,
)
from desktop.models.stuck_kind import Promises
from desktop.services.store.store import Store
from desktop.services.whole_file import WholeFile

_AT_ONCE = 500


class Book(Protocol):
    """What lists links: the desk's own book, or the veiled one."""

    def agents(self) -> Mapping[int, str]:
        """Who may have asked for a link: names by the hub's number."""

    async def listed(self, wanted: PaymentFilter) -> PaymentsListed:
        """What a filter finds, in its order."""

    async def rows(self, quote_ids: Sequence[str]) -> dict[str, PaymentRow]:
        """The rows of those of these quotes that have a link."""


class PaymentBook:
    """One desk's. `agents` are names by the hub's number; every method that reads raises
    `StoreError` when the files fail it."""

    def __init__(
        self,
        store: Store,
        agents: Callable[[], Mapping[int, str]],
        promises: Callable[[], Promises],
        now: Callable[[], float],
    ) -> None:
        self._store = store
        self._agents = agents
        self._promises = promises
        self._now = now

    @property
    def promises(self) -> Promises:
        """Within what time each kind of stuck money is dealt with."""
        return self._promises()

    def agents(self) -> Mapping[int, str]:
        """Who may have asked for a link: names by the hub's number."""
        return self._agents()

    async def listed(self, wanted: PaymentFilter) -> PaymentsListed:
        """What a filter finds, in its order. Cancel it when another one is wanted."""
        names = self._agents()
        order = sorted(names, key=lambda number: (names[number].casefold(), number))
        return await self._store.payments_listed(wanted, order)

    async def rows(self, quote_ids: Sequence[str]) -> dict[str, PaymentRow]:
        """The rows of those of these quotes that have a link."""
        return await self._store.payment_rows(quote_ids)

    async def currencies(self) -> tuple[str, ...]:
        """The currencies that links were asked in."""
        return await self._store.payment_currencies()

    async def stuck(self) -> StuckMoney:
        """All money that is stuck now."""
        return stuck_money(await self._store.stuck_cases(), self._promises(), self._now())


async def export(book: Book, wanted: PaymentFilter, path: Path) -> int:
    """Write what a filter finds to `path` as CSV, whole or not at all; returns how many links.

    What the book veils stays veiled. Raises OSError where the file cannot be written.
    """
    ids = (await book.listed(wanted)).ids
    new, written = WholeFile(path), 0  # names stand in it: nobody else reads it until it is given
    try:
        file = await asyncio.to_thread(_begin, new)
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            known = await book.rows(some)
            rows = [known[one] for one in some if one in known]
            await asyncio.to_thread(_add, file, rows, book.agents())
            written += len(rows)
        await asyncio.to_thread(new.put)
    except BaseException:
        new.drop()
        raise
    return written


def _begin(new: WholeFile) -> BinaryIO:
    file = new.open()
    file.write((payment_csv.BOM + payment_csv.head()).encode())
    return file


def _add(file: BinaryIO, rows: Sequence[PaymentRow], agents: Mapping[int, str]) -> None:
    file.write(payment_csv.lines(rows, agents).encode())
