"""Who types in which conversation: from the hub's socket, until it says otherwise or is silent."""

import asyncio
from collections.abc import Callable

from desktop.models.company import Doing, Present, Typing
from desktop.models.conversation import Direction, Message
from desktop.services.notices import Change

SILENCE_S = 30.0
"""After this long without a word somebody has ceased to type: an `off` may be lost. The hub's own
window waits as long."""


class Company:
    """Lives on the event loop. `changed` is told which conversation's company is another one."""

    def __init__(
        self,
        now: Callable[[], float],
        changed: Callable[[Change], None],
        *,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._now = now
        self._changed = changed
        self._silence_s = silence_s
        self._typing: dict[tuple[int, int | None], Present] = {}
        self._ends: dict[tuple[int, int | None], asyncio.TimerHandle] = {}

    def typing(self, conversation_id: int) -> tuple[Present, ...]:
        """Who types there now."""
        return tuple(one for (where, _), one in self._typing.items() if where == conversation_id)

    def heard(self, typing: Typing) -> None:
        """Somebody began or ceased to type."""
        key = (typing.conversation_id, typing.user_id)
        if not typing.on:
            self._end(key)
            return
        doing = Doing.NOTING if typing.is_private else Doing.TYPING
        before = self._typing.get(key)
        since = before.at if before is not None and before.doing is doing else self._now()
        self._typing[key] = Present(typing.name, doing, since, typing.user_id)
        self._stop_waiting(key)
        loop = asyncio.get_running_loop()
        self._ends[key] = loop.call_later(self._silence_s, self._end, key)
        if self._typing[key] != before:
            self._tell(key)

    def wrote(self, message: Message) -> None:
        """A message came: who wrote it has ceased to type."""
        mine = message.direction in (Direction.OUTGOING, Direction.NOTE)
        self._end((message.conversation_id, message.sender_id if mine else None))

    def forget(self) -> None:
        """The socket is gone, so nobody knows who types."""
        for key in tuple(self._typing):
            self._end(key)

    def _end(self, key: tuple[int, int | None]) -> None:
        self._stop_waiting(key)
        if self._typing.pop(key, None) is not None:
            self._tell(key)

    def _stop_waiting(self, key: tuple[int, int | None]) -> None:
        if (timer := self._ends.pop(key, None)) is not None:
            timer.cancel()

    def _tell(self, key: tuple[int, int | None]) -> None:
        self._changed(Change(company=frozenset((key[0],))))
