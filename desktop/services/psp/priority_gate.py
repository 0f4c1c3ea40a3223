"""Lets creations and cancellations go before polls, and stops all polls when the provider asks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class PriorityGate:
    """Polls wait while anything with an effect is under way at the same provider."""

    def __init__(self) -> None:
        self._effects = 0
        self._free = asyncio.Event()
        self._free.set()

    @asynccontextmanager
    async def effect(self) -> AsyncIterator[None]:
        """Hold polls back while the body runs."""
        self._effects += 1
        self._free.clear()
        try:
            yield
        finally:
            self._effects -= 1
            if not self._effects:
                self._free.set()

    async def poll(self) -> None:
        """Return as soon as no effect is under way."""
        await self._free.wait()
