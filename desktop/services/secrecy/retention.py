"""Lets message text leave this desk when it is old, and payments when the legal term is over: at
the start, and hourly."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Collection

from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change

log = logging.getLogger(__name__)

DEFAULT_DAYS = 30
DEFAULT_YEARS = 7
DAY_S = 24 * 3600.0
YEAR_S = 366 * DAY_S


class Retention:
    """Messages older than `days` are at the hub only, and the numbers of calls as old are nowhere;
    0 keeps them all.

    `opened` are the conversations that the agent has looked at since the start: what she scrolled
    back to is not taken from under her eyes, and leaves at the next start. Quotes of which nothing
    became known for `years` leave the journal; 0 keeps them all. `forget_calls` lets go of what is
    in memory of the calls whose numbers have left.
    """

    def __init__(
        self,
        tools: Tools,
        days: int,
        opened: Callable[[], Collection[int]],
        forget_calls: Callable[[], Awaitable[object]],
        *,
        years: int = DEFAULT_YEARS,
        every_s: float,
    ) -> None:
        self._tools = tools
        self._days = days
        self._years = years
        self._opened = opened
        self._forget_calls = forget_calls
        self._every_s = every_s
        self._changed = asyncio.Event()

    def keep(self, days: int) -> None:
        """Keep messages for so many days from now on; what is older leaves at once."""
        if days != self._days:
            self._days = days
            self._changed.set()

    async def run(self) -> None:
        """Forget what is old until cancelled. Raises `StoreError`."""
        while True:
            self._changed.clear()
            if self._days > 0:
                await self.forget_once()
            if self._years > 0:
                await self.end_term()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._every_s):
                    await self._changed.wait()

    async def forget_once(self) -> int:
        """Forget what is old now; returns how many conversations changed. Raises `StoreError`."""
        store = self._tools.ledger.store
        before = self._tools.now() - self._days * DAY_S
        changed: set[int] = set()
        more = True
        while more:
            some, more = await store.forget_messages(before, frozenset(self._opened()))
            changed |= some
        replies = await store.forget_replies(before)
        await store.forget_details(before)
        await store.forget_calls(before)
        await self._forget_calls()
        await store.attachments.forget_pictures(before, frozenset(self._opened()))
        if changed or replies:
            log.info("old text left %d conversations and %d replies", len(changed), replies)
        if changed:
            self._tools.ledger.notices.publish(Change(conversations=frozenset(changed), lists=True))
        return len(changed)

    async def end_term(self) -> int:
        """Let go of what is older than the legal term; returns of how many quotes. Only while both
        services tell the same time: what leaves the journal does not come back. Raises
        `StoreError`."""
        clock = self._tools.clock
        offsets = [clock.offset(server) for server in ("hub", "stripe")]
        known = [offset for offset in offsets if offset is not None]
        if len(known) < len(offsets) or abs(known[0] - known[1]) > DAY_S:
            return 0
        now = self._tools.now()
        left = await self._tools.ledger.store.end_term(now - self._years * YEAR_S, now)
        if left is None:
            return 0
        log.info("%d quotes left at the end of the legal term", len(left.quotes))
        self._tools.ledger.notices.publish(Change(quotes=left.quotes, lists=True))
        return len(left.quotes)
