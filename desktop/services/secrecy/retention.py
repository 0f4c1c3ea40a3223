"""Lets message text leave this desk when it is old: at the start, and hourly."""

import asyncio
import logging
from collections.abc import Callable, Collection

from desktop.services.notices import Change
from desktop.services.outbox.tools import Tools

log = logging.getLogger(__name__)

DEFAULT_DAYS = 30
DAY_S = 24 * 3600.0


class Retention:
    """Messages older than `days` are at the hub only; 0 keeps them all.

    `opened` are the conversations that the agent has looked at since the start: what she scrolled
    back to is not taken from under her eyes, and leaves at the next start.
    """

    def __init__(
        self, tools: Tools, days: int, opened: Callable[[], Collection[int]], *, every_s: float
    ) -> None:
        self._tools = tools
        self._days = days
        self._opened = opened
        self._every_s = every_s

    async def run(self) -> None:
        """Forget what is old until cancelled. Raises `StoreError`."""
        while self._days > 0:
            await self.forget_once()
            await asyncio.sleep(self._every_s)

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
        if changed or replies:
            log.info("old text left %d conversations and %d replies", len(changed), replies)
        if changed:
            self._tools.ledger.notices.publish(Change(conversations=frozenset(changed), lists=True))
        return len(changed)
