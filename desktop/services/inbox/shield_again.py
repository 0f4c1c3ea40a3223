"""Reads what is stored through the card shield again when the shield has become better."""

import asyncio
import logging
import sys

from desktop.models.card_shield import VERSION
from desktop.services.inbox.card_watch import masked_again
from desktop.services.jobs.ledger import Ledger
from desktop.services.store.errors import StoreError

log = logging.getLogger(__name__)

MARK = "card_shield"
"""`2`: all was read by the shield of that version; `2:17`: the conversations up to 17."""
_AFTER_START_S = 5.0
_AT_ONCE = 20
_AGAIN_S = 3600.0


class ShieldAgain:
    """Masks stored messages of an earlier version's cache, some conversations at a time."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def run(self) -> None:
        """Do it once, after the start has had its moment; again in an hour where the files fail."""
        await asyncio.sleep(_AFTER_START_S)
        while True:
            try:
                await self.mask()
                return
            except StoreError as error:  # a full disk: trying at once again would make it worse
                log.error("stored messages were not masked again: %s", type(error).__name__)
            await asyncio.sleep(_AGAIN_S)

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
                read = {one.message_id: one.text for one in messages}
                await self._ledger.save_messages(changed, read=read)
                count += len(changed)
            after = some[-1]
            await store.set_marks({MARK: f"{VERSION}:{after}"})
        if count or place:  # a run before this one may have been cut off
            await store.scrub()
        await store.set_marks({MARK: str(VERSION)})
        return count
