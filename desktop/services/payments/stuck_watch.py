"""Keeps at hand which money is stuck, and says so at the moment at which a case becomes late."""

import asyncio
import contextlib
import logging
from collections.abc import Callable

from desktop.models.payment_list import StuckMoney, stuck_money
from desktop.models.stuck_kind import Promises
from desktop.services.notices import Change, Notices
from desktop.services.store.errors import StoreError
from desktop.services.store.store import Store

log = logging.getLogger(__name__)

_A_LITTLE_S = 0.05
"""Later than the moment itself: what comes early comes for nothing."""
_SETTLE_S = 0.2
"""While much is changing, it looks no more often than this."""
_LONGEST_S = 600.0
"""The clock may be corrected meanwhile, and the computer may have slept."""


class StuckWatch:
    """`money` is what is stuck now, from memory."""

    def __init__(
        self,
        store: Store,
        notices: Notices,
        now: Callable[[], float],
        promises: Callable[[], Promises],
    ) -> None:
        self.money = StuckMoney()
        self._store = store
        self._notices = notices
        self._now = now
        self._promises = promises
        self._judged_by = promises()
        self._moved = asyncio.Event()

    async def run(self) -> None:
        """Watch until cancelled."""
        unsubscribe = self._notices.subscribe(self._changed)
        try:
            while True:
                self._moved.clear()
                await self.look()
                await self._wait(self._next_due() - self._now())
        finally:
            unsubscribe()

    async def look(self) -> None:
        """Read what is stuck, and tell when that is something else than before."""
        try:
            cases = await self._store.stuck_cases()
        except StoreError as error:
            log.error("stuck money cannot be read: %s", type(error).__name__)
            return
        self._judged_by = self._promises()
        money = stuck_money(cases, self._judged_by, self._now())
        if money != self.money:
            self.money = money
            self._notices.publish(Change(stuck=True))

    async def _wait(self, left: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_A_LITTLE_S + max(0.0, min(left, _LONGEST_S))):
                await self._moved.wait()
                await asyncio.sleep(_SETTLE_S)

    def _next_due(self) -> float:
        """When the next case becomes late (UTC seconds); infinity where none will."""
        promises, now = self._promises(), self._now()
        cases = (one.stuck for one in self.money.cases)
        due = (promises.due_at(one.kind, one.since, one.by) for one in cases)
        return min((at for at in due if at > now), default=float("inf"))

    def _changed(self, change: Change) -> None:
        # Not at each message: what customers write moves no money.
        if change.quotes or self._promises() != self._judged_by:
            self._moved.set()
