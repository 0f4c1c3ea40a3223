"""Counts what came from outside and could not be read, so that `doctor` can tell of it later.

The adapters count since their start; here the sums are kept in `desk.db`, beside the journal. What
the items were is not kept: whoever sent them still has them.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.services.health.service_health import Service
from desktop.services.jobs.tools import Tools
from desktop.services.store.store import Store

_MARK = "set_aside:"
_EVERY_S = 30.0


@dataclass(frozen=True, slots=True)
class Unread:
    """How many items and frames of a service could not be read, and when the last one came (UTC
    seconds). One that is met again at another reading counts again."""

    count: int = 0
    last_at: float = 0.0


class SetAside:
    """Adds to the sums of one desk."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._noted = dict.fromkeys(Service, 0)

    async def run(self) -> None:
        """Note what is new, now and then, until cancelled. Raises `StoreError`."""
        while True:
            await self.note()
            await asyncio.sleep(_EVERY_S)

    async def note(self) -> None:
        """Write down what was set aside since the last time. Raises `StoreError`."""
        tools = self._tools
        counted = {Service.HUB: tools.hub.set_aside, Service.PSP: tools.gateway.set_aside}
        new = {one: count - self._noted[one] for one, count in counted.items()}
        if not any(new.values()):
            return
        store = tools.ledger.store
        known = await unread(store)
        await store.set_marks(
            {
                f"{_MARK}{one}": json.dumps([known[one].count + count, tools.now()])
                for one, count in new.items()
                if count
            }
        )
        self._noted = counted


async def unread(store: Store) -> Mapping[Service, Unread]:
    """The sums of each service. Raises `StoreError`."""
    found: dict[Service, Unread] = {}
    for service in Service:
        mark = await store.mark(f"{_MARK}{service}")
        found[service] = Unread(*json.loads(mark)) if mark else Unread()
    return found
