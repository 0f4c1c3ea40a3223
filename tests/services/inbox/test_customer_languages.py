"""The language of a customer: recognised where nobody tells it, corrected by the agent for ever."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.conversation import Contact, Conversation, Message
from desktop.services.inbox.customer_languages import CustomerLanguages
from desktop.services.jobs.ledger import Ledger
from desktop.services.notices import Notices
from desktop.services.store.columns import CACHE_FILE, CHOSEN_LANGUAGE
from desktop.services.store.store import Store
from tests.services.store.examples import NOW, a_contact, a_conversation, a_message

HERS = "Hoi, kan ik mijn vlucht omboeken naar morgen?"


class World:
    """A ledger with the languages that follow it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ledger = Ledger(store, Notices(), lambda: NOW)
        self.languages = CustomerLanguages(self.ledger)

    async def tells(self, *messages: Message, language: str = "", said_at: float = 0.0) -> None:
        """The hub tells of Zoë's conversation, and when a desk said what she writes in."""
        await self.ledger.save_conversations(
            [replace(a_conversation(), language=language)],
            [replace(a_contact(), language=language, language_said_at=said_at)],
        )
        await self.ledger.save_messages(messages)
        await self.languages.notice(messages)

    async def shown(self) -> tuple[str, str]:
        conversation: Conversation | None = await self.store.conversation(42)
        contact: Contact | None = await self.store.contact(1042)
        assert conversation is not None and contact is not None
        return conversation.language, contact.language


async def opened(folder: Path) -> World:
    world = World(await Store.open(folder, key=None, now=lambda: NOW))
    await world.languages.load()
    return world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


async def test_it_is_recognised_where_the_hub_says_nothing_and_stays(folder: Path) -> None:
    world = await opened(folder)
    await world.tells(a_message(1, text="ok"))
    assert await world.shown() == ("", "")
    await world.tells(a_message(1, text="ok"), a_message(2, text=HERS))
    assert await world.shown() == ("nl", "nl")
    await world.tells()  # the hub still says nothing
    assert await world.shown() == ("nl", "nl")
    await world.store.close()


async def test_what_the_hub_says_is_not_guessed_at(folder: Path) -> None:
    world = await opened(folder)
    await world.tells(a_message(1, text=HERS), language="fr")
    assert await world.shown() == ("fr", "fr")
    await world.tells(language="de")
    assert await world.shown() == ("de", "de")
    await world.store.close()


async def test_the_agent_wins_for_ever_also_over_a_new_cache(folder: Path) -> None:
    world = await opened(folder)
    await world.tells(a_message(1, text=HERS), language="fr")
    await world.ledger.languages.choose(1042, "pt", NOW)
    assert await world.shown() == ("pt", "pt")
    await world.tells(language="fr")
    assert await world.shown() == ("pt", "pt")
    await world.store.close()
    (folder / CACHE_FILE).unlink()
    again = await opened(folder)
    await again.tells(a_message(1, text=HERS), language="fr")
    assert await again.shown() == ("pt", "pt")
    await again.store.close()


async def test_the_newest_word_of_all_desks_wins(folder: Path) -> None:
    world = await opened(folder)
    await world.tells(language="fr", said_at=NOW)  # on a colleague's desk
    assert await world.shown() == ("fr", "fr")
    await world.ledger.languages.choose(1042, "pt", NOW + 5)
    await world.tells(language="fr", said_at=NOW)  # read before mine was written
    assert await world.shown() == ("pt", "pt")
    await world.tells(language="pt", said_at=NOW + 5)
    await world.tells(language="it")  # which the hub may have had for years
    assert await world.shown() == ("pt", "pt")
    await world.tells(language="es", said_at=NOW + 9)
    assert await world.shown() == ("es", "es")
    await world.store.close()
    again = await opened(folder)
    await again.tells(language="", said_at=0.0)
    assert await again.shown() == ("es", "es")
    await again.store.close()


async def test_what_was_chosen_before_times_were_kept_still_holds(folder: Path) -> None:
    world = await opened(folder)
    await world.store.set_marks({f"{CHOSEN_LANGUAGE}1042": "pt"})
    await world.languages.load()
    await world.tells(language="fr")
    assert await world.shown() == ("pt", "pt")
    await world.tells(language="fr", said_at=NOW)
    assert await world.shown() == ("fr", "fr")
    await world.store.close()
