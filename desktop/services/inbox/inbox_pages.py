"""Reads the hub's conversation lists: first pages, what changed in a gap, the rest slowly."""

import asyncio

from desktop.models.conversation import ConversationStatus
from desktop.models.inbox import InboxTab
from desktop.services.channels.channel import ConversationPage
from desktop.services.inbox.message_watch import MessageWatch
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change

BACKFILL = "hub.backfill"
_DONE = "done"
_EAGER_PAGES = 20
_MOST_PAGES = 400
_DEEP = 500
_MONEY_S = 7 * 24 * 3600.0
_WORKING = (ConversationStatus.OPEN, ConversationStatus.SNOOZED)


class InboxPages:
    """`opened` are conversations that the agent has looked at: their messages are kept whole."""

    def __init__(self, tools: Tools, messages: MessageWatch) -> None:
        self._tools = tools
        self._messages = messages
        self.opened: set[int] = set()
        self.me: int | None = None
        """The agent's number at the hub, once it is known."""

    async def first(self, me: int) -> None:
        """The first page of mine, unassigned and all, open and snoozed; then the other pages of
        what is worked on; then the messages of mine. Raises `ChannelError`."""
        stale: set[int] = set()
        more: list[ConversationStatus] = []
        for status in _WORKING:
            for assignee in ("me", "unassigned", "all"):
                page = await self._page(1, status.value, assignee, stale)
                if assignee == "all" and page.has_more:
                    more.append(status)
        await self._fill(stale, me)
        for status in more:
            for number in range(2, _EAGER_PAGES + 1):
                page = await self._page(number, status.value, "all", stale)
                if not page.has_more:
                    break
        await self._fill(stale, me)

    async def since(self, seconds: float, me: int) -> None:
        """What changed in the last `seconds`. Raises `ChannelError`."""
        horizons = self._tools.horizons
        stale: set[int] = set()
        if seconds <= horizons.gap_paged_s:
            within = int(seconds + horizons.gap_margin_s)
            page = await self._tools.hub.conversations(1, status="all", updated_within_s=within)
            await self._take(page, stale)
        else:
            begun = self._tools.now() - seconds - horizons.gap_margin_s
            for number in range(1, _MOST_PAGES):
                page = await self._page(number, "all", "all", stale)
                oldest = min((one.last_activity_at for one in page.conversations), default=0.0)
                if not page.has_more or oldest < begun:
                    break
        await self._fill(stale, me)

    async def backfill(self) -> None:
        """The rest of the account, a request every few seconds, once. Raises `ChannelError`."""
        store = self._tools.ledger.store
        mark = await store.cache_mark(BACKFILL)
        if mark == _DONE:
            return
        number = int(mark) if mark and mark.isdecimal() else 1
        while True:
            await asyncio.sleep(self._tools.horizons.backfill_every_s)
            page = await self._page(number, "all", "all", set())
            if not page.has_more:
                break
            number += 1
            await store.set_cache_marks({BACKFILL: str(number)})
        for conversation_id in (await store.inbox_ids(InboxTab.ALL, None))[:_DEEP]:
            if len(await store.messages(conversation_id, limit=2)) < 2:
                await asyncio.sleep(self._tools.horizons.backfill_every_s)
                await self._messages.fill_all([conversation_id])
        await store.set_cache_marks({BACKFILL: _DONE})

    async def _page(
        self, number: int, status: str, assignee: str, stale: set[int]
    ) -> ConversationPage:
        page = await self._tools.hub.conversations(number, status=status, assignee=assignee)
        await self._take(page, stale)
        return page

    async def _take(self, page: ConversationPage, stale: set[int]) -> None:
        """Write a page down; add those to `stale` of whose messages more than the last is new."""
        store = self._tools.ledger.store
        for message in page.messages:
            newest = await store.newest_message_id(message.conversation_id)
            if newest is None or newest < message.message_id:
                stale.add(message.conversation_id)
        given = await self._given(page)
        await self._tools.ledger.save_conversations(page.conversations, page.contacts)
        await self._messages.take(page.messages)
        if given:
            self._tools.ledger.notices.publish(Change(assigned=given))

    async def _given(self, page: ConversationPage) -> frozenset[int]:
        """Which of these the hub has given to this agent while nobody listened; what she asked for
        herself is shown as hers already."""
        store = self._tools.ledger.store
        given = set()
        for one in page.conversations:
            if one.assignee_id == self.me is not None and one.status.is_worked_on:
                known = await store.conversation(one.conversation_id)
                if known is not None and known.assignee_id != self.me:
                    given.add(one.conversation_id)
        return frozenset(given)

    async def _fill(self, stale: set[int], me: int) -> None:
        """Fetch the messages of mine, of those opened and of those with money, where stale."""
        store = self._tools.ledger.store
        wanted = set(await store.inbox_ids(InboxTab.MINE, me)) | self.opened
        paid_since = self._tools.now() - _MONEY_S
        for quote_id in await store.open_quotes(paid_since):
            wanted.add(await self._tools.ledger.conversation_of(quote_id))
        todo = [number for number in stale if number in wanted]
        stale.difference_update(todo)
        await self._messages.fill_all(todo)
