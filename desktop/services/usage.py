"""What this agent uses most, kept in `desk.db` as names and numbers only."""

import json

from desktop.models.frecency import Frecency
from desktop.services.store.store import Store

MARK = "usage"


class Usage:
    """Until `load` has been called, nothing is known."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._loaded = False
        self.frecency = Frecency()

    async def load(self) -> None:
        """Read what was noted by earlier starts, once. Raises `StoreError`."""
        kept = None if self._loaded else await self._store.mark(MARK)
        if self._loaded:
            return  # meanwhile
        self._loaded = True
        try:
            self.frecency = Frecency.from_json(json.loads(kept or "{}"))
        except (ValueError, RecursionError):
            self.frecency = Frecency()

    async def note(self, name: str, now: float) -> None:
        """Note a use, for later starts too. Raises `StoreError`."""
        await self.load()
        self.frecency.use(name, now)
        await self._store.set_marks({MARK: json.dumps(self.frecency.as_json())})
