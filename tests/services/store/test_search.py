"""Searching this desk: what is named exactly first, then the newest, and why it was found."""

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import Connection

from desktop.models.conversation import Direction
from desktop.models.fact import FactKind
from desktop.models.inbox_filter import InboxFilter
from desktop.models.money import Money
from desktop.models.quote import Passenger
from desktop.models.quote_code import quote_code, spoken
from desktop.models.reply_targets import WaitLimits
from desktop.models.search import Field, Hit
from desktop.services.store import cache_rows, engine, search_query
from desktop.services.store.filter_sql import condition_of
from desktop.services.store.migrations import CACHE_STEPS, migrate
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import (
    ME,
    NOW,
    a_contact,
    a_conversation,
    a_message,
    a_quote,
    fact,
    sold,
)

LIMITS = WaitLimits(NOW, NOW)
QUOTE = "0193a5c1-7b2e-7d41-9c3a-5f2b8e6d1a04"


@pytest.fixture
async def desk(store: Store) -> Store:
    """Six conversations, the smaller the number the newer, and a paid and ticketed quote."""
    await store.save_conversations(
        [a_conversation(number) for number in range(1, 7)],
        [
            a_contact(1, "Zoë Ünal", phone="+31 6 1234 5678", booking="K7LM2P"),
            a_contact(2, "Jan de Vries", handle="@jandv", email="jan@example.nl"),
            a_contact(3, "Ana Sousa", phone="06-87654321"),
            a_contact(4, "王伟", membership="Gold"),
            a_contact(5, "Élodie Zoé"),
            a_contact(6, "Kim Berg"),
        ],
        [
            a_message(1, 2, "My booking is k7lm2p, please rebook", created_at=NOW - 900),
            a_message(2, 3, "Can I get a refund for the delayed flight?", created_at=NOW - 800),
            a_message(3, 3, "It was KL1677", created_at=NOW - 700),
            a_message(4, 4, "assigned to refund team", direction=Direction.ACTIVITY),
            a_message(5, 5, "Não consigo pagar 💳 50% off", created_at=NOW - 500),
            a_message(6, 5, "Het is € 1.186,00 samen", created_at=NOW - 400),
        ],
    )
    quote = a_quote(
        QUOTE, 6, booking="QQ12ZZ", passengers=(Passenger("Tomáš Dvořák", ticket="074-9876543210"),)
    )
    await store.save_quote(quote, fact(FactKind.QUOTE_SAVED, QUOTE, **quote.public()))
    issued = replace(
        fact(FactKind.TICKET_ISSUED, QUOTE, NOW + 9, passengers=1),
        private={"ticket.1": "074-1234567890"},
    )
    await store.append([*sold(quote), issued])
    await store.inbox_counts(ME)  # by now the quote is in the cache too
    return store


async def ids(store: Store, search: str) -> list[int]:
    """Return the conversations that are found, in their order."""
    return [hit.conversation_id for hit in await store.search(search)]


def marked(hit: Hit) -> list[str]:
    """Return the words of a hit that are marked."""
    return [hit.text[start:end] for start, end in hit.marks]


FOUND = {
    "  ": [],
    "💳": [],
    "zoe": [1, 5],
    "ZOË": [1, 5],
    "unal": [1],
    "vries jan": [2],
    "@jandv": [2],
    "jan@example.nl": [2],
    "example": [2],
    "K7LM2P": [1, 2],
    "k7lm2p": [1, 2],
    "k7l": [1, 2],
    "+31612345678": [1],
    "06 1234 5678": [1],
    "06-87654321": [3],
    "0031 6 8765 4321": [3],
    "3161": [1],
    "8765": [],
    "3": [3, 1],
    "#3": [3, 1],
    "#99": [],
    "refund": [3],
    "refu delay": [3],
    "refund kl1677": [3],
    "ana refund": [3],
    "ana r": [3],
    "refund jan": [],
    "王": [4],
    "伟": [4],
    "王伟": [4],
    "王 gold": [4],
    "gold": [4],
    "nao": [5],
    "50%": [5],
    "assigned": [],
    "qq12zz": [6],
    "qq1": [6],
    "dvorak": [6],
    "tom dvo": [6],
    "kim dvorak": [6],
    "074-1234567890": [6],
    "0741234567890": [6],
    "074 1234 567890": [6],
    "1234567890": [6],
    "074123": [6],
    "074-9876543210": [6],
    QUOTE: [6],
    QUOTE[:8]: [6],
    QUOTE.replace("-", "").upper(): [6],
    QUOTE[-8:]: [6],
    quote_code(QUOTE): [6],
    spoken(quote_code(QUOTE)).lower(): [6],
    quote_code(QUOTE)[:5]: [],
    "186": [6, 5],
    "186,00": [6, 5],
    "€186.00": [6, 5],
    "€ 186": [6, 5],
    "186.00 EUR": [6],
    "eur 186": [6],
    "186.00 USD": [],
    "1186.00": [5],
    "€ 1.186,00": [5],
    "1,186.00": [5],
    "1186": [5],
}


async def test_what_a_search_finds(desk: Store) -> None:
    assert {search: await ids(desk, search) for search in FOUND} == FOUND


WHY: dict[str, tuple[Field, str, list[str]]] = {
    "zoe": (Field.NAME, "Zoë Ünal", ["Zoë"]),
    "k7lm2p": (Field.BOOKING, "K7LM2P", ["K7LM2P"]),
    "0612345678": (Field.PHONE, "+31 6 1234 5678", ["+31 6 1234 5678"]),
    "3161": (Field.PHONE, "+31 6 1234 5678", ["31 6 1"]),
    "jan@example.nl": (Field.EMAIL, "jan@example.nl", ["jan@example.nl"]),
    "dvor": (Field.PASSENGER, "Tomáš Dvořák", ["Dvoř"]),
    "0741234567890": (Field.TICKET, "074-1234567890", ["074-1234567890"]),
    QUOTE[:8]: (Field.QUOTE, QUOTE, [QUOTE]),
    quote_code(QUOTE): (
        Field.QUOTE,
        spoken(quote_code(QUOTE)),
        [spoken(quote_code(QUOTE))],
    ),
    "#3": (Field.NUMBER, "#3", ["#3"]),
    "€186": (Field.AMOUNT, "186.00 EUR", ["186.00"]),
}


async def test_each_hit_says_why_it_was_found(desk: Store) -> None:
    found = {search: (await desk.search(search))[0] for search in WHY}
    assert {search: (hit.field, hit.text, marked(hit)) for search, hit in found.items()} == WHY
    assert all(hit.message_id is None for hit in found.values())


async def test_an_amount_can_be_written_in_the_agents_own_way(desk: Store) -> None:
    assert (await desk.search("186,00"))[0].amount == Money(18600, "EUR")


async def test_a_message_is_found_where_it_stands(desk: Store) -> None:
    (hit,) = await desk.search("delayed refund")
    assert (hit.field, hit.message_id, hit.at) == (Field.MESSAGE, 2, NOW - 800)
    assert marked(hit) == ["refund", "delayed"]


async def test_a_message_with_all_words_goes_before_a_newer_one_with_some(desk: Store) -> None:
    await desk.save_messages([a_message(9, 3, "delayed again", created_at=NOW - 1)])
    (hit,) = await desk.search("delayed refund")
    assert hit.message_id == 2


async def test_of_one_conversation_the_newest_message_is_shown(desk: Store) -> None:
    await desk.save_messages([a_message(9, 3, "Where is my refund?", created_at=NOW - 1)])
    (hit,) = await desk.search("refund")
    assert hit.message_id == 9


@pytest.mark.parametrize("written", ["0742409876543", "074-2409876543", "074 2409876543"])
async def test_a_ticket_in_a_message_is_found_however_it_is_written(
    desk: Store, written: str
) -> None:
    await desk.save_messages([a_message(9, 4, f"my ticket: {written}, thanks")])
    for search in ("0742409876543", "074-2409876543"):
        (hit,) = await desk.search(search)
        assert (hit.message_id, marked(hit)) == (9, [written])


async def test_what_is_named_exactly_comes_before_what_is_newer(desk: Store) -> None:
    await desk.save_messages([a_message(9, 4, "see QQ12ZZ", created_at=NOW + 99)])
    found = await desk.search("QQ12ZZ")
    assert [(hit.conversation_id, hit.exact) for hit in found] == [(6, True), (4, False)]


async def test_no_more_are_read_than_are_wanted(desk: Store) -> None:
    assert [hit.conversation_id for hit in await desk.search("zo", limit=1)] == [1]


async def test_what_many_have_is_found_newest_first(store: Store) -> None:
    count = 1500
    await store.save_conversations(
        [a_conversation(number) for number in range(1, count + 1)],
        [a_contact(number, "Maria Silva") for number in range(1, count + 1)],
    )
    assert await ids(store, "silva") == list(range(1, 61))
    assert await ids(store, "mar sil") == list(range(1, 61))


async def test_a_word_is_found_within_what_has_no_spaces(desk: Store) -> None:
    await desk.save_messages([a_message(9, 4, "予約番号K7LM2Pの便を変更できますか")])
    for search in ("変更", "便を変更", "K7LM2P", "変更 gold"):
        hits = {hit.message_id: hit for hit in await desk.search(search)}
        assert marked(hits[9]) == [search.removesuffix(" gold")]
    assert await desk.find_in_thread(4, "変更 予約") == (9,)
    await desk.save_messages([a_message(9, 4, "ขอบคุณค่ะ")])
    assert await ids(desk, "変更") == []
    assert await ids(desk, "คุณ") == [4]


async def test_words_apart_are_found_also_in_old_conversations(store: Store) -> None:
    """The newest with the rarer word hold too few: it is looked further back."""
    count = 2 * search_query._LED_BY[0]
    await store.save_conversations(
        [a_conversation(number) for number in range(1, count + 1)],
        [a_contact(number, f"Customer {number}") for number in range(1, count + 1)],
        [
            a_message(2 * number + at, number, text, created_at=NOW - number)
            for number in range(1, count + 1)
            for at, text in enumerate(("my hotel", "a refund" if number in (3, 500) else "thanks"))
        ],
    )
    assert await ids(store, "hotel refund") == [3, 500]


async def test_a_search_can_be_held_to_what_is_listed(desk: Store) -> None:
    one = await desk.conversation(3)
    assert one is not None
    await desk.save_conversations([replace(one, assignee_id=8)])
    listed = condition_of(InboxFilter(whose=8), ME, LIMITS)
    for search in ("refund", "Ana", "0687654321", "refund KL1677"):
        assert [hit.conversation_id for hit in await desk.search(search, 60, listed)] == [3], search
        assert await desk.count_outside(search, 9, listed) == 0
    assert await desk.search("K7LM2P", 60, listed) == []
    assert await desk.count_outside("K7LM2P", 9, listed) == 2
    assert await desk.count_outside("K7LM2P", 1, listed) == 1


async def test_what_is_found_outside_a_long_list_is_counted(store: Store) -> None:
    """More are found inside, and newer, than are looked through for what is outside."""
    count, older = 60, 3
    await store.save_conversations(
        [
            replace(a_conversation(number), assignee_id=8 if number <= count else None)
            for number in range(1, count + older + 1)
        ],
        [a_contact(number, "Maria Silva") for number in range(1, count + older + 1)],
    )
    listed = condition_of(InboxFilter(whose=8), ME, LIMITS)
    assert await store.count_outside("silva", 20, listed) == older
    assert await store.count_outside("silva", 2, listed) == 2


async def test_words_follow_what_changes(desk: Store) -> None:
    await desk.save_messages([a_message(2, 3, "Never mind")])
    assert await ids(desk, "refund") == []
    assert await ids(desk, "never") == [3]
    await desk.save_conversations([], [a_contact(2, "Piet")])
    assert await ids(desk, "jandv") == []
    assert await ids(desk, "piet") == [2]


async def test_tickets_and_passengers_come_back_with_a_new_cache(
    desk: Store, open_store: Opener, folder: Path
) -> None:
    await desk.close()
    for name in ("cache.db", "cache.db-wal", "cache.db-shm"):
        (folder / name).unlink(missing_ok=True)
    store = await open_store()
    await store.save_conversations([a_conversation(6)], [a_contact(6)])
    assert await ids(store, "dvorak") == [6]
    assert await ids(store, "074-1234567890") == [6]


async def test_a_search_that_is_not_wanted_any_more_holds_up_no_newer_one(desk: Store) -> None:
    async with asyncio.timeout(30):
        old = [asyncio.create_task(desk.search(f"re {number}")) for number in range(40)]
        await asyncio.sleep(0)
        endless = asyncio.create_task(desk._searches.run(_endless))
        await asyncio.sleep(0)
        for task in (*old, endless):
            task.cancel()
        assert await ids(desk, "zoe") == [1, 5]
        await asyncio.gather(*old, endless, return_exceptions=True)


def _endless(driver: search_query.Driver) -> int:
    query = (
        "WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    )
    return int(driver.execute(query).fetchone()[0])


async def test_the_store_closes_in_the_middle_of_a_search(desk: Store) -> None:
    search = asyncio.create_task(desk._searches.run(_endless))
    while desk._searches._running is None:
        await asyncio.sleep(0)
    async with asyncio.timeout(30):
        await desk.close()
        await asyncio.wait([search])
    assert search.cancelled()


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
@given(st.text(max_size=30) | st.text('"*^:+-(){}ANDORNOT #€.,0123456789@', max_size=20))
@example('"')
@example("name:zoe")
@example("zoe AND OR NOT NEAR(")
@example("-*^\x00")
@example("#999999999999999999")
@example("€999999999999999999999999")
@example("𝟎𝟔 𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖")
@example("\ud83d")
@example("a " * 400)
def test_any_text_is_a_safe_search(cache: Connection, search: str) -> None:
    with cache.begin():
        found = search_query.find(engine.driver_of(cache), search, 10)
    assert {hit.conversation_id for hit in found} <= {1, 2}


@pytest.mark.property
@given(st.text(st.characters(categories=["L", "N"]), min_size=2, max_size=12))
def test_a_word_is_found_by_its_beginning_and_marked(cache: Connection, word: str) -> None:
    with cache.begin():
        # No other word beside it: any could begin alike.
        cache_rows.save_messages(cache, [a_message(1, 1, f"¿ {word} – !")])
        found = search_query.find(engine.driver_of(cache), word, 10)
    hit = next(hit for hit in found if hit.conversation_id == 1)
    if hit.field is Field.MESSAGE:
        assert marked(hit)[0] == word
