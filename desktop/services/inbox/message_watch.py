"""What the hub says of messages: into the cache, and into the journal where they are ours."""

import time
from collections.abc import Callable, Sequence

from desktop.models.conversation import Direction, Message
from desktop.services.channels.channel import ChannelError
from desktop.services.health.service_health import Service
from desktop.services.inbox import message_facts
from desktop.services.inbox.card_watch import CardWatch
from desktop.services.inbox.customer_languages import CustomerLanguages
from desktop.services.jobs.job_moves import about_one, note_refusal
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
        self.languages = CustomerLanguages(tools.ledger)
        self.cards = CardWatch(tools.ledger.store, tools.horizons, time.monotonic)

    async def take(self, messages: Sequence[Message], *, live: bool = False) -> None:
        """Write messages down with what they mean. `live` says that they are happening now."""
        await self._tools.ledger.save_messages(await self.cards.read(messages))
        await self.languages.notice(messages)
        for message in messages:
            if message.direction is Direction.OUTGOING and message.client_ref:
                await self._ours(message)
            elif live and message.direction is Direction.INCOMING:
                self._customer_wrote(message.conversation_id)

    async def _ours(self, message: Message) -> None:
        """A message that a job of this desk sent; other desks keep their own journal."""
        tools = self._tools
        job = await tools.ledger.store.known_job(message.client_ref)
        if job is None or job.conversation_id != message.conversation_id:
            return
        if posting.in_doubt(job):
            await posting.settle(tools, job, message)
        channel = await tools.channel(message.conversation_id)
        await tools.ledger.record(message_facts.on_message(job, message, channel, tools.now()))

    async def release(self) -> None:
        """Write down what was held back for fear of a card number, once it is none; never ends."""
        while True:
            await self._tools.ledger.save_messages(await self.cards.released())

    async def read_unsettled(self) -> None:
        """Read again what was sent and neither read nor failed: the socket does not tell after a
        gap, and neither does `updated_within`. Links first. Raises `ChannelError`."""
        tools = self._tools
        await self.fill_all(list(self.unfilled))
        since = tools.now() - tools.horizons.unsettled_for_s
        oldest: dict[int, int] = {}
        for conversation_id, message_id in await tools.ledger.store.unsettled_messages(since):
            known = oldest.setdefault(conversation_id, message_id)
            oldest[conversation_id] = min(known, message_id)
        for conversation_id, message_id in list(oldest.items())[:AT_ONCE]:
            try:
                page = await tools.hub.messages(conversation_id, after=message_id - 1)
            except ChannelError as error:
                if not self._fails_alone(conversation_id, error):
                    raise
            else:
                tools.health.worked(Service.HUB)
                await self.take(page)

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
                note_refusal(self._tools, error)
                if error.retry_after_s is None:
                    self.unfilled.discard(conversation_id)
                    continue
                self.unfilled.add(conversation_id)
                if not self._fails_alone(conversation_id, error):
                    raise
            else:
                self.unfilled.discard(conversation_id)
                self._tools.health.worked(Service.HUB)

    def _fails_alone(self, conversation_id: int, error: ChannelError) -> bool:
        """Whether the hub fails at this conversation, and has not at another since it worked."""
        health = self._tools.health
        return about_one(error) and not health.is_everywhere(Service.HUB, conversation_id)
