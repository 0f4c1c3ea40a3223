"""Lets the inbox change its order at the moment at which a reply falls due."""

import asyncio
import contextlib
from collections.abc import Callable

from desktop.models.reply_targets import ReplyTargets
from desktop.services.notices import Change, Notices
from desktop.services.store.store import Store

_A_LITTLE_S = 0.05
"""Later than the moment itself: what comes early comes for nothing."""
_SETTLE_S = 1.0
"""While much is changing, it looks no more often than this."""
_LONGEST_S = 600.0
"""The clock may be corrected meanwhile, and the computer may have slept."""


class OverdueWatch:
    """Waits for the next reply that falls due, and anew when the inbox or the targets change."""

    def __init__(
        self,
        store: Store,
        notices: Notices,
        now: Callable[[], float],
        targets: Callable[[], ReplyTargets],
    ) -> None:
        self._store = store
        self._notices = notices
        self._now = now
        self._targets = targets
        self._moved = asyncio.Event()

    async def run(self) -> None:
        """Watch until cancelled."""
        unsubscribe = self._notices.subscribe(self._changed)
        told_until = self._now()
        try:
            while True:
                self._moved.clear()
                due_at = await self._next_due(told_until)
                if due_at <= self._now():
                    told_until = self._now()
                    self._notices.publish(Change(lists=True))
                await self._wait(due_at - self._now())
        finally:
            unsubscribe()

    async def _wait(self, left: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_A_LITTLE_S + max(0.0, min(left, _LONGEST_S))):
                await self._moved.wait()
                await asyncio.sleep(_SETTLE_S)

    async def _next_due(self, told_until: float) -> float:
        """When the next reply falls due after that (UTC seconds); infinity where none will."""
        targets = self._targets()
        first, further = await self._store.next_waits(targets.limits(told_until))
        return min(
            float("inf") if first is None else targets.due_at(first, first=True),
            float("inf") if further is None else targets.due_at(further, first=False),
        )

    def _changed(self, change: Change) -> None:
        if change.lists:
            self._moved.set()
