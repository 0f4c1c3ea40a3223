"""Lets creations and cancellations go before polls, and stops all polls when the provider asks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class PriorityGate:
    """Polls wait while anything with an effect is under way at the same provider, or is to go as
    soon as its pause ends: a poll that is refused again would begin the next pause before that had
    its turn.
    """

    def __init__(self) -> None:
        self._effects = 0
        self._expected = False
        self._free = asyncio.Event()
        self._free.set()

    def expect(self, expected: bool) -> None:
        """Say whether something with an effect waits for the end of the provider's pause."""
        self._expected = expected
        self._changed()

    @asynccontextmanager
    async def effect(self) -> AsyncIterator[None]:
        """Hold polls back while the body runs."""
        self._effects += 1
        self._changed()
        try:
            yield
        finally:
            self._effects -= 1
            self._changed()

    async def poll(self) -> None:
        """Return as soon as no effect is under way or expected."""
        await self._free.wait()

    def _changed(self) -> None:
        if self._effects or self._expected:
            self._free.clear()
        else:
            self._free.set()
