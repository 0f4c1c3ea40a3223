"""In which language agents said that customers write, here and on their colleagues' desks.

The newest word wins. It is at the hub too (`ContactEdit.language`), with the time it was said; what
the hub tells without such a word does not say when it was written, and never undoes one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from desktop.models.conversation import Contact, Conversation
from desktop.services.store.store import Store

_Told = TypeVar("_Told", Conversation, Contact)


@dataclass(frozen=True, slots=True)
class ChosenLanguage:
    """A language (BCP 47) and when it was chosen (UTC seconds), 0 where that was not kept."""

    language: str
    at: float


class ChosenLanguages:
    """Lays what was chosen over what the hub tells, by contact."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._chosen: dict[int, ChosenLanguage] = {}

    async def load(self) -> None:
        """Read what was chosen; before the first conversation is written."""
        kept = await self._store.chosen_languages()
        self._chosen = {one: ChosenLanguage(*chosen) for one, chosen in kept.items()}

    async def choose(self, contact_id: int, language: str, at: float) -> frozenset[int]:
        """Keep and show a choice that was made `at` UTC seconds; returns the conversations that
        changed."""
        self._chosen[contact_id] = ChosenLanguage(language, at)
        return await self._store.choose_language(contact_id, language, at)

    async def learn(self, contacts: Sequence[Contact]) -> frozenset[int]:
        """Take over what was said on other desks since, of contacts that have conversations here:
        one that was merged away may be told once more. Returns the conversations that changed."""
        newer = {one.contact_id: one for one in contacts if self._is_newer(one)}
        changed: frozenset[int] = frozenset()
        if newer:
            for contact_id in await self._store.with_conversations(newer):
                told = newer[contact_id]
                changed |= await self.choose(contact_id, told.language, told.language_said_at)
        return changed

    def _is_newer(self, told: Contact) -> bool:
        mine = self._chosen.get(told.contact_id)
        return told.language_said_at > (mine.at if mine is not None else 0.0)

    async def follow_merges(self, conversations: Sequence[Conversation]) -> None:
        """Where a conversation goes over to another contact, what was chosen goes too: nothing
        would reach it any more, not even erasing the customer."""
        if not self._chosen:
            return
        before = await self._store.contacts_of([one.conversation_id for one in conversations])
        for one in conversations:
            goes, stays = before.get(one.conversation_id, one.contact_id), one.contact_id
            chosen = self._chosen.get(goes)
            if goes != stays and chosen is not None:
                await self._store.language_follows(goes, stays)
                self._chosen.setdefault(stays, chosen)
                del self._chosen[goes]

    def laid_over(self, told: Sequence[_Told]) -> list[_Told]:
        """What the hub tells of people, in the language that was chosen for them."""
        return [self._as_chosen(one) for one in told]

    def _as_chosen(self, one: _Told) -> _Told:
        chosen = self._chosen.get(one.contact_id)
        return replace(one, language=chosen.language) if chosen is not None else one
