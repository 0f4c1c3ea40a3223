"""Remembers how far the provider's clock was from this computer's, for starts without a network."""

import time

from desktop.services.store.store import Store
from desktop.services.timing.clock import Clock

MARK = "clock.provider_offset"
_WORTH_WRITING_S = 5.0


class ClockMemory:
    """The provider's time: by its own answers, or else as it was known last."""

    def __init__(self, clock: Clock, server: str) -> None:
        self._clock = clock
        self._server = server
        self._offset: float | None = None

    async def load(self, store: Store) -> None:
        """Read what an earlier run knew."""
        stored = await store.mark(MARK)
        self._offset = float(stored) if stored else None

    async def keep(self, store: Store) -> None:
        """Write down what this run knows, when it has changed."""
        if self._clock.offset(self._server) is None:
            return
        offset = self._clock.now_at(self._server) - time.time()
        if self._offset is None or abs(offset - self._offset) > _WORTH_WRITING_S:
            self._offset = offset
            await store.set_marks({MARK: repr(offset)})

    @property
    def is_known(self) -> bool:
        """Whether the provider has told its time, in this run or an earlier one."""
        return self._clock.offset(self._server) is not None or self._offset is not None

    @property
    def is_told(self) -> bool:
        """Whether the provider has told its time in this run."""
        return self._clock.offset(self._server) is not None

    def now(self) -> float:
        """UTC seconds by the provider's clock."""
        if self._clock.offset(self._server) is None and self._offset is not None:
            return time.time() + self._offset
        return self._clock.now_at(self._server)
