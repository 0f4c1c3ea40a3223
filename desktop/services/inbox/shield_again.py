"""Reads what is stored through the card shield again when the shield has become better."""

import asyncio
import sys

from desktop.models.card_shield import VERSION
from desktop.services.inbox.card_watch import masked_again
from desktop.services.jobs.ledger import Ledger

MARK = "card_shield"
"""`2`: all was read by the shield of that version; `2:17`: the conversations up to 17."""
_AFTER_START_S = 5.0
_AT_ONCE = 20


class ShieldAgain:
    """Masks stored messages of an earlier version's cache, some conversations at a time."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def run(self) -> None:
        """Do it once, after the start has had its moment. Raises `StoreError`."""
        await asyncio.sleep(_AFTER_START_S)
        await self.mask()

    async def mask(self) -> int:
        """Go on where the last run ended; returns in how many messages more was hidden. Raises
        `StoreError`."""
        store = self._ledger.store
        version, _, place = (await store.mark(MARK) or "").partition(":")
        if version == str(VERSION) and not place:
            return 0
        after = int(place) if version == str(VERSION) else 0
        count = 0
        while some := await store.conversations_after(after, _AT_ONCE):
            for conversation in some:
                messages = await store.messages(conversation, limit=sys.maxsize)
                changed = await asyncio.to_thread(masked_again, messages)
                await self._ledger.save_messages(changed)
                count += len(changed)
            after = some[-1]
            await store.set_marks({MARK: f"{VERSION}:{after}"})
        if count or place:  # a run before this one may have been cut off
            await store.scrub()
        await store.set_marks({MARK: str(VERSION)})
        return count
