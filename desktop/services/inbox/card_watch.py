"""Card numbers that are split over messages: found before the last part of one is written down.

The wire masks what one message holds. Here each message is read together with those that the same
person wrote shortly before. What looks like a first part is written masked and kept in memory until
the next message, or some seconds, show that it is none; the agent sees it meanwhile.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.models.card_shield import MASK, mask_all, may_begin_card, may_continue
from desktop.models.conversation import Direction, Message
from desktop.models.thread import Thread
from desktop.services.store.store import Store
from desktop.services.timing.horizons import Horizons

_TOGETHER_S = 600.0
"""Messages further apart than this are not read as one."""
_TOGETHER = 6
_MOST_HELD = 500


@dataclass(frozen=True, slots=True)
class _Held:
    message: Message
    until: float


class CardWatch:
    """Takes messages before they are written. `monotonic` gives seconds that only go forward."""

    def __init__(self, store: Store, horizons: Horizons, monotonic: Callable[[], float]) -> None:
        self._store = store
        self._hold_s = horizons.card_hold_s
        self._monotonic = monotonic
        self._held: dict[int, _Held] = {}
        self._begun = asyncio.Event()

    async def read(self, messages: Sequence[Message]) -> list[Message]:
        """Return what may be written: these messages, and earlier ones that read otherwise now."""
        written = {message.message_id: message for message in messages}
        for conversation_id in {one.conversation_id for one in messages if _is_part(one)}:
            mine = [one for one in messages if one.conversation_id == conversation_id]
            written |= await self._together(conversation_id, mine)
        return list(written.values())

    def shown(self, thread: Thread) -> Thread:
        """The thread with the words that are held back from the disk."""
        if not any(message.message_id in self._held for message in thread.messages):
            return thread
        messages = tuple(
            self._held[one.message_id].message if one.message_id in self._held else one
            for one in thread.messages
        )
        return replace(thread, messages=messages)

    async def released(self) -> list[Message]:
        """Wait until something held has turned out to be no card number, and return it."""
        while True:
            now = self._monotonic()
            due = [one.message for one in self._held.values() if one.until <= now]
            for message in due:
                del self._held[message.message_id]
            if due:
                return due
            self._begun.clear()
            until = min((one.until for one in self._held.values()), default=None)
            try:
                async with asyncio.timeout(None if until is None else until - now):
                    await self._begun.wait()
            except TimeoutError:
                continue

    async def _together(self, conversation_id: int, new: Sequence[Message]) -> dict[int, Message]:
        newest = max(message.message_id for message in new)
        stored = await self._store.messages(
            conversation_id, before=newest + 1, limit=len(new) + _TOGETHER
        )
        known = {one.message_id: self._whole(one) for one in stored}
        before = {one.message_id: one for one in stored}
        known |= {one.message_id: one for one in new}
        fresh = {one.message_id for one in new}
        changed: dict[int, Message] = {}
        for chain in _chains(known[number] for number in sorted(known)):
            texts = mask_all([one.text for one in chain])
            for message, text in zip(chain, texts, strict=True):
                number = message.message_id
                masked = text != message.text
                read = replace(message, text=text) if masked else message
                if not masked and message is chain[-1] and self._holds_back(message, fresh):
                    read = replace(message, text=_hidden(message.text))
                else:
                    self._held.pop(number, None)
                if number in fresh or read.text != before[number].text:
                    changed[number] = read
        return changed

    def _holds_back(self, message: Message, fresh: Iterable[int]) -> bool:
        """Whether the rest of a card number may still follow this message."""
        number, now = message.message_id, self._monotonic()
        held = self._held.get(number)
        if held is not None:
            return held.until > now
        if number not in fresh or message.direction is not Direction.INCOMING:
            return False
        if len(self._held) >= _MOST_HELD or not may_begin_card(message.text):
            return False
        self._held[number] = _Held(message, now + self._hold_s)
        self._begun.set()
        return True

    def _whole(self, message: Message) -> Message:
        held = self._held.get(message.message_id)
        return held.message if held is not None else message


def read_at_once(messages: Iterable[Message]) -> list[Message]:
    """Messages as they may be written without waiting: without those that may be a first part,
    which come again with the sync."""
    read: list[Message] = []
    for chain in _chains(sorted(messages, key=lambda one: one.message_id)):
        texts = mask_all([one.text for one in chain])
        read += [replace(one, text=text) for one, text in zip(chain, texts, strict=True)]
    return [one for one in read if not may_begin_card(one.text)]


def masked_again(messages: Iterable[Message]) -> list[Message]:
    """Those of one conversation's stored messages, the oldest first, in which more is hidden now,
    as they should be written."""
    changed: list[Message] = []
    for chain in _chains(messages):
        texts = mask_all([one.text for one in chain])
        changed += [
            replace(one, text=text)
            for one, text in zip(chain, texts, strict=True)
            if text != one.text
        ]
    return changed


def _is_part(message: Message) -> bool:
    return message.direction is not Direction.ACTIVITY and (
        may_continue(message.text) or MASK in message.text
    )


def _chains(messages: Iterable[Message]) -> list[list[Message]]:
    """Messages of one person that follow each other within minutes, whoever wrote in between."""
    chains: dict[tuple[int, Direction, int | None], list[list[Message]]] = {}
    for message in messages:
        # A conversation has one customer, whose id not every telling of a message carries.
        sender = None if message.direction is Direction.INCOMING else message.sender_id
        who = (message.conversation_id, message.direction, sender)
        mine = chains.setdefault(who, [])
        if mine and message.created_at - mine[-1][-1].created_at <= _TOGETHER_S:
            mine[-1].append(message)
        else:
            mine.append([message])
    return [chain for chains_of_one in chains.values() for chain in chains_of_one]


def _hidden(text: str) -> str:
    return "".join(MASK if sign.isdigit() else sign for sign in text)
