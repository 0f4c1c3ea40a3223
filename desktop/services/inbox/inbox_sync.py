"""Keeps this desk's copy of the inbox the same as the hub's: by the socket, and around its gaps."""

import asyncio
import contextlib
import functools
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from desktop.models.conversation import (
    Agent,
    Conversation,
    Direction,
    Message,
    as_hub_replies,
)
from desktop.services.channels.cable import MERGED
from desktop.services.channels.channel import ChannelError, HubNotAllowed, HubRefused, LiveEvent
from desktop.services.health.service_health import Service
from desktop.services.inbox.company import Company
from desktop.services.inbox.inbox_pages import InboxPages
from desktop.services.inbox.message_watch import MessageWatch
from desktop.services.jobs.job_moves import asked_to_wait, note_refusal
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")

SYNCED = "hub.synced_at"
"""Until when (UTC seconds) this desk's copy is known to be complete."""

_BURST = 100
_SLOW_ROUND = 10
_CATCH_UP = 10
"""So many times faster than usual are sent messages read again after a gap."""
_SOCKET_SILENCE_S = 12.0


class InboxSync:
    """`live` says that the socket is connected; `synced` is set once the first sync has ended."""

    def __init__(
        self,
        tools: Tools,
        *,
        knows_agent: Callable[[Agent], Awaitable[None]],
        customer_wrote: Callable[[int], None],
    ) -> None:
        self._tools = tools
        self._knows_agent = knows_agent
        self.messages = MessageWatch(tools, customer_wrote)
        self.pages = InboxPages(tools, self.messages)
        self.company = Company(tools.now, tools.ledger.notices.publish)
        self.live = False
        self._behind = False
        """Whether sent messages are still to be read since the last gap."""
        self.synced = asyncio.Event()
        self._me: int | None = None
        self._complete_until = 0.0
        self._heard_at = 0.0
        self._events: asyncio.Queue[LiveEvent] = asyncio.Queue()
        self._close_gap = asyncio.Event()
        self._back = asyncio.Event()

    async def run(self) -> None:
        """Sync until cancelled."""
        agent = await self._retried(self._profile)
        self._heard_at = _monotonic()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._listen(agent))
            tasks.create_task(self._take_events())
            tasks.create_task(self._keep_complete(agent))
            tasks.create_task(self._watch_unsettled())
            tasks.create_task(self._backfill())
            tasks.create_task(self.messages.release())

    async def open(self, conversation_id: int) -> None:
        """Bring a conversation up to date because the agent looks at it. Raises `ChannelError`."""
        self.pages.opened.add(conversation_id)
        page = await self._tools.hub.conversation(conversation_id)
        known = await self._tools.ledger.store.conversation(conversation_id)
        counted, now = known.window_closes_at if known else None, self._tools.now()
        told = [
            as_hub_replies(one, one.window_closes_at or counted, now) for one in page.conversations
        ]
        await self._tools.ledger.save_conversations(told, page.contacts)
        await self.messages.fill(conversation_id)

    async def older(self, conversation_id: int, before: int) -> bool:
        """Fetch the messages before one; whether there were any. Raises `ChannelError`."""
        messages = await self._tools.hub.messages(conversation_id, before=before)
        older = [message for message in messages if message.message_id < before]
        await self.messages.take(older)
        return bool(older)

    async def _profile(self) -> Agent:
        agent = await self._tools.hub.profile()
        self._tools.health.worked(Service.HUB)
        await self._knows_agent(agent)
        self._me = self.pages.me = agent.user_id
        return agent

    async def _first(self, agent: Agent) -> None:
        """Bring the copy up to date from whatever it was."""
        begun = self._tools.now()
        mark = await self._tools.ledger.store.cache_mark(SYNCED)
        if mark is None:
            await self.pages.first(agent.user_id)
        else:
            await self.pages.since(max(0.0, begun - float(mark)), agent.user_id)
        await self._read_unsure()
        await self._complete(begun)
        self.synced.set()
        self._tools.ledger.notices.publish(Change(status=True))

    async def _read_unsure(self) -> None:
        """Conversations that a kill left shown as they may not be."""
        ledger = self._tools.ledger
        for conversation_id in sorted(ledger.unsure):
            with contextlib.suppress(HubRefused):  # it is not shown to this agent any more
                page = await self._tools.hub.conversation(conversation_id)
                await ledger.save_conversations(page.conversations, page.contacts)
        await ledger.is_sure()

    async def _complete(self, until: float) -> None:
        self._complete_until = until
        await self._tools.ledger.store.set_cache_marks({SYNCED: repr(until)})

    async def _keep_complete(self, agent: Agent) -> None:
        """The first sync, then after each gap, and by polling while there is no socket."""
        tools = self._tools
        await self._retried(lambda: self._first(agent))
        await self._read_unsettled_after_gap()
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(tools.horizons.poll_without_socket_s):
                    await self._close_gap.wait()
            after_gap = self._close_gap.is_set()
            self._close_gap.clear()
            begun = tools.now()
            if after_gap or not self.live:
                since = max(0.0, begun - self._complete_until)
                await self._retried(functools.partial(self.pages.since, since, agent.user_id))
                if after_gap:
                    await self._read_unsettled_after_gap()
                await self._complete(begun)
            elif begun - self._complete_until > tools.horizons.gap_margin_s:
                # The socket ran without a break; it may have been silent just now.
                await self._complete(begun - _SOCKET_SILENCE_S)

    async def _listen(self, agent: Agent) -> None:
        async with contextlib.aclosing(self._tools.hub.live(agent)) as events:
            async for event in events:
                if event.connected is not None:
                    self._connection(event.connected)
                else:
                    self._heard_at = _monotonic()
                    self._events.put_nowait(event)

    def _connection(self, connected: bool) -> None:
        if connected:
            self._tools.health.worked(Service.HUB)
            self._close_gap.set()
            self._back.set()
        else:
            self._back.clear()
            self.company.forget()
        self.live = connected
        self._tools.ledger.notices.publish(Change(status=True))

    async def _take_events(self) -> None:
        """Write down what the socket brought, all that is there in one go."""
        while True:
            events = [await self._events.get()]
            while not self._events.empty() and len(events) < _BURST:
                events.append(self._events.get_nowait())
            try:
                await self._take(events)
            except ChannelError as error:
                note_refusal(self._tools, error)
                self._close_gap.set()

    async def _take(self, events: list[LiveEvent]) -> None:
        ledger = self._tools.ledger
        await ledger.save_conversations(
            [event.conversation for event in events if event.conversation is not None],
            [event.contact for event in events if event.contact is not None],
        )
        messages = [event.message for event in events if event.message is not None]
        await self._fetch_unknown(messages)
        for message in messages:
            await self._bump(message)
        await self.messages.take(messages, live=True)
        self._tell(events)
        for event in events:
            if event.typing is not None:
                self.company.heard(event.typing)
            elif event.message is not None:
                self.company.wrote(event.message)
        await self._fetch_merged([event for event in events if event.kind == MERGED])

    def _tell(self, events: list[LiveEvent]) -> None:
        """What others did that this agent must not miss."""
        by_others = [
            (event.kind, event.conversation)
            for event in events
            if event.conversation is not None and event.by != self._me
        ]
        assigned = {
            one.conversation_id
            for kind, one in by_others
            if kind == "assignee.changed" and one.assignee_id == self._me
        }
        mentioned = {
            one.conversation_id for kind, one in by_others if kind == "conversation.mentioned"
        }
        if assigned or mentioned:
            self._tools.ledger.notices.publish(
                Change(assigned=frozenset(assigned), mentioned=frozenset(mentioned))
            )

    async def _fetch_unknown(self, messages: list[Message]) -> None:
        """Conversations that this desk has not seen yet."""
        for conversation_id in {message.conversation_id for message in messages}:
            await self._tools.fetch(conversation_id)

    async def _fetch_merged(self, events: list[LiveEvent]) -> None:
        """The hub tells which contact stays, and not which conversations came to it."""
        for contact_id in {event.contact.contact_id for event in events if event.contact}:
            page = await self._tools.hub.contact_conversations(contact_id)
            await self._tools.ledger.save_conversations(page.conversations, page.contacts)

    async def _bump(self, message: Message) -> None:
        """A new message moves its conversation, of which the hub need not tell separately."""
        if message.direction in (Direction.INCOMING, Direction.OUTGOING):
            await self._tools.ledger.change_conversation(
                message.conversation_id, functools.partial(_moved_by, message)
            )

    async def _read_unsettled_after_gap(self) -> None:
        """The first of them at once; the rest follow by and by."""
        read = functools.partial(self.messages.read_unsettled, after_gap=True)
        self._behind = await self._retried(read)

    async def _watch_unsettled(self) -> None:
        """Read sent messages again: each minute while a link is open and the socket is quiet, and
        more often as long as some have not been read since the last gap."""
        tools = self._tools
        every = tools.horizons.unsettled_every_s
        await self.synced.wait()
        rounds = 0
        while True:
            await asyncio.sleep(every / _CATCH_UP if self._behind else every)
            if self._behind:
                self._behind = await self._retried(self.messages.read_unsettled)
                continue
            rounds += 1
            quiet = not self.live or _monotonic() - self._heard_at >= every
            due = rounds % _SLOW_ROUND == 0 or self.messages.unfilled
            if due or (quiet and tools.ledger.open_links):
                await self._retried(self.messages.read_unsettled)

    async def _backfill(self) -> None:
        await self.synced.wait()
        await self._retried(self.pages.backfill)

    async def _retried(self, call: Callable[[], Awaitable[_Result]]) -> _Result:
        """Call until the hub answers, no more often than it may be asked."""
        health = self._tools.health
        while True:
            pause = health.paused_until(Service.HUB) - self._tools.now()
            if pause > 0:
                await self._back_or(pause)
            try:
                result = await call()
            except ChannelError as error:
                note_refusal(self._tools, error)
                if isinstance(error, HubNotAllowed):
                    await self._back_or(self._tools.horizons.retry_longest_s)
                else:
                    health.unreachable(
                        Service.HUB,
                        error.message,
                        error.retry_after_s,
                        slowed=asked_to_wait(error),
                    )
            else:
                health.worked(Service.HUB)
                return result

    async def _back_or(self, seconds: float) -> None:
        """Wait, or until the socket shows that the hub is back."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._back.wait()


def _moved_by(message: Message, known: Conversation) -> Conversation:
    """A conversation after a message that is new in it."""
    at = message.created_at
    if at <= known.last_activity_at:
        return known
    if message.direction is Direction.OUTGOING:
        return replace(known, last_activity_at=at, waiting_since=None)
    window = known.channel.reply_window_s
    return replace(
        known,
        last_activity_at=at,
        unread=known.unread + 1,
        waiting_since=known.waiting_since or at,
        can_reply=True,
        window_closes_at=at + window if window else known.window_closes_at,
    )


def _monotonic() -> float:
    return asyncio.get_running_loop().time()
