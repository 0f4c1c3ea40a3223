"""In which language each customer writes: told by the hub, chosen by an agent, or recognised here.

What an agent chose wins over everything, here and on other desks (`jobs/chosen_languages.py`). What
the hub tells comes next. Only where
nobody says anything the words are looked at, offline and off the event loop; what they show surely
is kept in the cache like the hub's own word, and found again when the cache is rebuilt.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from desktop.models.conversation import Direction, Message
from desktop.models.language_guess import guess_of
from desktop.services.jobs.ledger import Ledger

_LOOKED_AT = 12
"""So many of a conversation's newest messages are looked at."""


class CustomerLanguages:
    """Follows the messages that come in."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: set[int] = set()

    async def load(self) -> None:
        """Read what agents chose; before the first conversation is written."""
        await self._ledger.languages.load()

    async def notice(self, messages: Sequence[Message]) -> None:
        """Look at the conversations of these messages whose language nobody has told."""
        wrote = {
            message.conversation_id
            for message in messages
            if message.direction is Direction.INCOMING and message.text
        }
        for conversation_id in wrote - self._known:
            if await self._is_known(conversation_id):
                self._known.add(conversation_id)

    async def _is_known(self, conversation_id: int) -> bool:
        store = self._ledger.store
        found = await store.with_contact(conversation_id)
        if found is None:
            return False
        conversation, contact = found
        language = conversation.language or (contact.language if contact else "")
        if not language:
            newest = await store.messages(conversation_id, limit=_LOOKED_AT)
            texts = [one.text for one in reversed(newest) if one.direction is Direction.INCOMING]
            guess = await asyncio.to_thread(guess_of, texts)
            if not guess.is_sure:
                return False
            language = guess.language
        if conversation.language and contact is not None and contact.language:
            return True
        await self._ledger.save_conversations(
            [replace(conversation, language=conversation.language or language)],
            [replace(contact, language=contact.language or language)] if contact else [],
        )
        return True
