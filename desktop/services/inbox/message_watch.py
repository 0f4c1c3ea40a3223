"""What the hub says of messages: into the cache, and into the journal where they are ours."""

import time
from collections.abc import Callable, Sequence

from desktop.models.conversation import Direction, Message
from desktop.services.channels.channel import ChannelError, HubNotAllowed
from desktop.services.health.service_health import Service
from desktop.services.inbox import our_messages
from desktop.services.inbox.card_watch import CardWatch
from desktop.services.inbox.customer_languages import CustomerLanguages
from desktop.services.jobs.job_moves import about_one
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases import posting

AT_ONCE = 20
"""How many conversations are read again in one round."""


class MessageWatch:
    """Takes messages wherever they come from. `customer_wrote` is called for each new incoming one
    that came over the socket."""

    def __init__(self, tools: Tools, customer_wrote: Callable[[int], None]) -> None:
        self._tools = tools
        self._customer_wrote = customer_wrote
        self.unfilled: set[int] = set()
        """Conversations at which the hub failed, to be filled in the next round."""
        self._round = 0
        self._gap = 0
        self._read_in: dict[int, int] = {}
        """In which round a conversation with an unsettled message was last read."""
        self.languages = CustomerLanguages(tools.ledger)
        self.cards = CardWatch(tools.ledger.store, tools.horizons, time.monotonic)

    async def take(self, messages: Sequence[Message], *, live: bool = False) -> None:
        """Write messages down with what they mean. `live` says that they are happening now.

        What they mean comes first: what the cache shows as read or failed is not asked for again,
        so a kill between the two must leave it to be asked for.
        """
        tools = self._tools
        for message in messages:
            job = await our_messages.job_of(tools, message)
            if job is not None:
                if posting.in_doubt(job):
                    await posting.settle(tools, job, message)
                await our_messages.record(tools, job, message)
        await tools.ledger.save_messages(await self.cards.read(messages))
        await self.languages.notice(messages)
        for message in messages:
            if live and message.direction is Direction.INCOMING:
                self._customer_wrote(message.conversation_id)

    async def release(self) -> None:
        """Write down what was held back for fear of a card number, once it is none; never ends."""
        while True:
            await self._tools.ledger.save_messages(await self.cards.released())

    async def read_unsettled(self, *, after_gap: bool = False) -> bool:
        """Read again what was sent and neither read nor failed, some conversations a round and each
        in its turn, links first: the socket does not tell of it after a gap, and neither does
        `updated_within`. Returns whether some are still to be read since the last gap. Raises
        `ChannelError`."""
        tools = self._tools
        if after_gap:
            self._gap = self._round
        await self.fill_all(list(self.unfilled))
        since = tools.now() - tools.horizons.unsettled_for_s
        oldest: dict[int, int] = {}
        with_link: dict[int, None] = {}
        for conversation_id, message_id, is_link in await tools.ledger.store.unsettled_messages(
            since
        ):
            known = oldest.setdefault(conversation_id, message_id)
            oldest[conversation_id] = min(known, message_id)
            if is_link:
                with_link[conversation_id] = None
        self._read_in = {one: self._read_in.get(one, 0) for one in oldest}
        self._round += 1
        for conversation_id in self._next(list(with_link), list(oldest)):
            try:
                page = await tools.hub.messages(conversation_id, after=oldest[conversation_id] - 1)
            except ChannelError as error:
                await self._pass_over(conversation_id, error)
            else:
                tools.health.worked(Service.HUB)
                await self.take(page)
            self._read_in[conversation_id] = self._round
        return any(read_in <= self._gap for read_in in self._read_in.values())

    def _next(self, with_link: list[int], all_of_them: list[int]) -> list[int]:
        """Those that are read in this round. The others' half is theirs however many links wait."""
        in_turn = self._read_in.__getitem__
        links = sorted(with_link, key=in_turn)
        others = sorted((one for one in all_of_them if one not in links), key=in_turn)
        chosen = links[: max(AT_ONCE // 2, AT_ONCE - len(others))]
        return chosen + others[: AT_ONCE - len(chosen)]

    async def fill(self, conversation_id: int) -> None:
        """Fetch a conversation's newest messages, and whatever lies between them and what is here
        already. Raises `ChannelError`."""
        tools = self._tools
        latest = await tools.hub.messages(conversation_id)
        if not latest:
            return
        first = latest[0].message_id
        known = {one.message_id for one in await tools.ledger.store.messages(conversation_id)}
        before = max((number for number in known if number < first), default=None)
        if before is not None and first not in known:
            while before is not None and before < first:
                page = await tools.hub.messages(conversation_id, after=before)
                await self.take(page)
                newest = max((one.message_id for one in page), default=before)
                before = newest if newest > before else None
        await self.take(latest)

    async def fill_all(self, conversation_ids: Sequence[int]) -> None:
        """Fill some conversations; one that the hub refuses is left out, one at which it fails
        waits for the next round. Raises `ChannelError` when it is not that one alone."""
        for conversation_id in conversation_ids:
            try:
                await self.fill(conversation_id)
            except ChannelError as error:
                self.unfilled.add(conversation_id)
                if await self._pass_over(conversation_id, error):
                    self.unfilled.discard(conversation_id)
            else:
                self.unfilled.discard(conversation_id)
                self._tools.health.worked(Service.HUB)

    async def _pass_over(self, conversation_id: int, error: ChannelError) -> bool:
        """Go on past a conversation that the hub did not give out. Returns whether it would refuse
        it again; raises `ChannelError` where it is not that one alone."""
        if isinstance(error, HubNotAllowed):
            await self._tools.hub.profile()  # refused too where it is the whole token
        if error.retry_after_s is None:
            return True
        health = self._tools.health
        if about_one(error) and not health.is_everywhere(Service.HUB, conversation_id):
            return False
        raise error
