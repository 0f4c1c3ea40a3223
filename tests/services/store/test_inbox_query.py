"""Searching the inbox: what is named exactly first, then words, and any text is safe."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Connection

from desktop.models.conversation import Direction
from desktop.models.inbox import InboxTab
from desktop.models.ladder import FactKind
from desktop.models.reply_targets import WaitLimits
from desktop.services.store import cache_rows, engine, inbox_query
from desktop.services.store.migrations import CACHE_STEPS, migrate
from desktop.services.store.store import Store
from tests.services.store.examples import (
    ME,
    NOW,
    a_contact,
    a_conversation,
    a_message,
    a_quote,
    fact,
)


@pytest.fixture
async def inbox(store: Store) -> Store:
    """Five conversations; the smaller the number, the newer."""
    await store.save_conversations(
        [a_conversation(number) for number in range(1, 6)],
        [
            a_contact(1, "Zoë Ünal", phone="+31 6 1234 5678", booking="K7LM2P"),
            a_contact(2, "Jan de Vries", handle="@jandv", email="jan@example.nl"),
            a_contact(3, "Ana Sousa", phone="06-87654321"),
            a_contact(4, "王伟", membership="Gold"),
            a_contact(5, "Élodie Zoé"),
        ],
        [
            a_message(1, 2, "My booking is k7lm2p, please rebook"),
            a_message(2, 3, "Can I get a refund for the delayed flight?"),
            a_message(3, 3, "It was KL1677"),
            a_message(4, 4, "assigned to refund team", direction=Direction.ACTIVITY),
            a_message(5, 5, "Não consigo pagar 💳 50% off"),
        ],
    )
    return store


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("zoe", [1, 5]),
        ("ZOË", [1, 5]),
        ("unal", [1]),
        ("vries jan", [2]),
        ("@jandv", [2]),
        ("jan@example.nl", [2]),
        ("example", [2]),
        ("K7LM2P", [1, 2]),
        ("k7lm2p", [1, 2]),
        ("+31612345678", [1]),
        ("06 1234 5678", [1]),
        ("06-87654321", [3]),
        ("0031 6 8765 4321", [3]),
        ("8765", []),
        ("3", [3, 1]),
        ("#3", [3, 1]),
        ("#99", []),
        ("refund", [3]),
        ("refu delay", [3]),
        ("refund kl1677", [3]),
        ("ana refund", [3]),
        ("refund jan", []),
        ("王", [4]),
        ("gold", [4]),
        ("nao", [5]),
        ("50%", [5]),
        ("assigned", []),
    ],
)
async def test_what_a_search_finds(inbox: Store, search: str, found: list[int]) -> None:
    assert await inbox.inbox_ids(InboxTab.ALL, ME, search) == found


async def test_a_blank_search_is_none(inbox: Store) -> None:
    assert await inbox.inbox_ids(InboxTab.ALL, ME, "  ") == [1, 2, 3, 4, 5]


async def test_a_search_stays_within_its_tab(inbox: Store) -> None:
    await inbox.save_conversations([a_conversation(1, assignee_id=None, updated_at=NOW + 1)])
    assert await inbox.inbox_ids(InboxTab.MINE, ME, "zoe") == [5]
    assert await inbox.inbox_ids(InboxTab.UNASSIGNED, ME, "zoe") == [1]
    assert await inbox.inbox_ids(InboxTab.ALL, ME, "zoe", limit=1) == [1]


async def test_the_booking_of_a_quote_is_found(inbox: Store) -> None:
    quote = a_quote("q1", 5, booking="QQ12ZZ")
    await inbox.save_quote(quote, fact(FactKind.QUOTE_SAVED, **quote.public()))
    assert await inbox.inbox_ids(InboxTab.ALL, ME, "qq12zz") == [5]


async def test_words_follow_what_changes(inbox: Store) -> None:
    await inbox.save_messages([a_message(2, 3, "Never mind")])
    assert await inbox.inbox_ids(InboxTab.ALL, ME, "refund") == []
    assert await inbox.inbox_ids(InboxTab.ALL, ME, "never") == [3]
    await inbox.save_conversations([], [a_contact(2, "Piet")])
    assert await inbox.inbox_ids(InboxTab.ALL, ME, "jan") == []
    assert await inbox.inbox_ids(InboxTab.ALL, ME, "piet") == [2]


@pytest.fixture(scope="module")
def cache() -> Iterator[Connection]:
    """A cache with two conversations, for many searches."""
    with tempfile.TemporaryDirectory() as folder:
        connection = engine.open_writer(Path(folder) / "cache.db", None, durable=False)
        migrate(connection, CACHE_STEPS, "cache.db")
        with connection.begin():
            cache_rows.save_conversations(connection, [a_conversation(1), a_conversation(2)])
            cache_rows.save_contacts(connection, [a_contact(1, "Zoë"), a_contact(2, "AND")])
        yield connection
        engine.close(connection)


@pytest.mark.property
@given(st.text(max_size=30) | st.text('"*^:+-(){}ANDORNOT #0123456789', max_size=20))
@example('"')
@example("name:zoe")
@example("zoe AND OR NOT NEAR(")
@example("-*^\x00")
@example("#999999999999999999")
@example("𝟎𝟔 𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖")
@example("\ud83d")
@example("a " * 400)
def test_any_text_is_a_safe_search(cache: Connection, search: str) -> None:
    with cache.begin():
        found = inbox_query.ids_of_search(cache, InboxTab.ALL, ME, WaitLimits(), search, 10)
    assert set(found) <= {1, 2}


@pytest.mark.property
@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_a_word_is_found_by_its_beginning(cache: Connection, word: str) -> None:
    with cache.begin():
        cache_rows.save_messages(cache, [a_message(1, 1, f"so {word} it is")])
        found = inbox_query.ids_of_search(cache, InboxTab.ALL, ME, WaitLimits(), word, 10)
    assert 1 in found
