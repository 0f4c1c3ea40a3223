"""Since when customers wait whose conversation was resolved and opened again by undo.

The hub forgets it when a conversation is resolved (Chatwoot `conversation.rb` clears
`waiting_since`) and does not find it again when it is opened. Only this desk knows, so it remembers
until somebody answers, the conversation is put away, or the hub says since when itself.
"""

from collections.abc import Iterable
from dataclasses import replace

from desktop.models.conversation import Conversation, Direction, Message
from desktop.services.store import columns
from desktop.services.store.store import Store


class StillWaiting:
    """Times (UTC seconds) by conversation, kept in desk.db."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._since: dict[int, float] = {}

    async def load(self) -> None:
        """Read what was kept; before the first conversation is written."""
        kept = await self._store.marks_of(columns.STILL_WAITING)
        self._since = {int(number): float(since) for number, since in kept.items()}

    async def again(self, conversation_id: int, since: float) -> None:
        """Its customer waits again, since then."""
        self._since[conversation_id] = since
        await self._store.set_marks({f"{columns.STILL_WAITING}{conversation_id}": repr(since)})

    async def laid_over(self, told: Iterable[Conversation]) -> list[Conversation]:
        """Return conversations with the time that the hub has forgotten."""
        return [await self._with(one) for one in told] if self._since else list(told)

    async def answered(self, messages: Iterable[Message]) -> set[int]:
        """Forget those that one of these messages answers; returns them."""
        if not self._since:
            return set()
        found = {
            one.conversation_id
            for one in messages
            if one.direction is Direction.OUTGOING
            and one.created_at >= self._since.get(one.conversation_id, float("inf"))
        }
        for conversation_id in found:
            await self._forget(conversation_id)
        return found

    async def _with(self, told: Conversation) -> Conversation:
        since = self._since.get(told.conversation_id)
        if since is None:
            return told
        if told.waiting_since is None and told.status.is_worked_on:
            return replace(told, waiting_since=since)
        if told.waiting_since != since:
            await self._forget(told.conversation_id)
        return told

    async def _forget(self, conversation_id: int) -> None:
        self._since.pop(conversation_id, None)
        await self._store.forget_mark(f"{columns.STILL_WAITING}{conversation_id}")
