"""The inbox's money: a fold of the journal that survives the loss of its file."""

from pathlib import Path
from typing import Any

import pytest

from desktop.models.fact import FactKind
from desktop.models.inbox import InboxTab
from desktop.models.journal import Draft
from desktop.models.search import Field
from desktop.models.stage import Stage
from desktop.services.store import engine
from desktop.services.store.connection import Opening, connect
from desktop.services.store.migrations import CACHE_STEPS, migrate
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import (
    ME,
    NOW,
    a_contact,
    a_conversation,
    a_quote,
    asked,
    fact,
    sold,
)


async def links(store: Store) -> list[Any]:
    """Read the projection as it stands in the file once it has caught up."""
    await store.open_quotes()
    file = connect(store.folder / "cache.db", None, Opening.READ)
    rows = file.execute("SELECT * FROM links ORDER BY quote_id").fetchall()
    file.close()
    return list(rows)


async def test_the_badge_follows_the_facts(store: Store) -> None:
    await store.save_conversations([a_conversation()])
    for draft, stage in zip(
        sold(a_quote()),
        (Stage.QUEUED, Stage.CREATING, Stage.WITH_HUB, Stage.SEEN, Stage.PAID),
        strict=True,
    ):
        await store.append([draft])
        badge = (await store.inbox_rows([42]))[42].badge
        assert badge is not None
        assert (badge.stage, badge.amount, badge.currency) == (stage, 18600, "EUR")
        assert (badge.source, badge.since) == (draft.source, draft.at)


async def test_money_and_open_links_go_before_newer_quotes(store: Store) -> None:
    await store.save_conversations([a_conversation()])

    async def badge() -> str:
        shown = (await store.inbox_rows([42]))[42].badge
        return shown.quote_id if shown else ""

    await store.save_quote(a_quote("draft1"), fact(FactKind.QUOTE_SAVED, "draft1"))
    await store.save_quote(a_quote("draft2"), fact(FactKind.QUOTE_SAVED, "draft2"))
    assert await badge() == "draft2"
    await store.append(sold(a_quote("paid"), "cs_9"))
    await store.save_quote(a_quote("draft3"), fact(FactKind.QUOTE_SAVED, "draft3"))
    assert await badge() == "paid"
    await store.append([asked(a_quote("queued"))])
    assert await badge() == "queued"


@pytest.mark.parametrize(("back", "stage"), [(600, Stage.PARTLY_REFUNDED), (18600, Stage.REFUNDED)])
async def test_the_badge_of_a_refund_names_the_payment(
    store: Store, back: int, stage: Stage
) -> None:
    """`Partly refunded · paid €186.00`, `Refunded €186.00`."""
    await store.save_conversations([a_conversation()])
    refund = fact(
        FactKind.REFUND, at=NOW + 9, refund="re_1", amount=back, currency="EUR", status="succeeded"
    )
    await store.append([*sold(a_quote()), refund])
    badge = (await store.inbox_rows([42]))[42].badge
    assert badge is not None
    assert (badge.stage, badge.amount) == (stage, 18600)


async def test_a_discarded_draft_leaves_the_inbox(store: Store) -> None:
    await store.save_quote(a_quote(), fact(FactKind.QUOTE_SAVED))
    assert len(await links(store)) == 1
    await store.append([fact(FactKind.QUOTE_DISCARDED, at=NOW + 1)])
    assert await links(store) == []


async def test_a_ticket_ends_the_tab_to_ticket(store: Store) -> None:
    await store.save_conversations([a_conversation()])
    await store.append(sold(a_quote()))
    assert await store.inbox_ids(InboxTab.TO_TICKET, ME) == [42]
    await store.append([fact(FactKind.TICKET_ISSUED, at=NOW + 9, passengers=1)])
    assert await store.inbox_ids(InboxTab.TO_TICKET, ME) == []


async def test_another_desks_link_finds_its_conversation(store: Store) -> None:
    await store.save_conversations([a_conversation()])
    foreign = fact(
        FactKind.LINK_CREATED,
        "foreign",
        conversation=42,
        session="cs_f",
        total=500,
        currency="EUR",
        expires_at=NOW + 99,
    )
    await store.append([foreign, fact(FactKind.LINK_CREATED, "nowhere", session="cs_n")])
    badge = (await store.inbox_rows([42]))[42].badge
    assert badge is not None
    assert (badge.quote_id, badge.amount, badge.expires_at) == ("foreign", 500, NOW + 99)
    assert await store.open_quotes() == ["foreign"]


async def test_open_quotes_and_those_paid_lately(store: Store) -> None:
    await store.append([*sold(a_quote("paid"), "cs_1"), *sold(a_quote("open"), "cs_2")[:2]])
    assert await store.open_quotes() == ["open"]
    assert await store.open_quotes(paid_since=NOW) == ["open", "paid"]
    assert await store.open_quotes(paid_since=NOW + 60) == ["open"]


async def test_a_quote_that_cannot_be_folded_holds_up_no_other(store: Store) -> None:
    broken = Draft(NOW, "payment.paid", "bad", "desk", "b", {"amount": "many", "conversation": 42})
    await store.append([broken, *sold(a_quote())])
    assert await store.open_quotes(paid_since=0.0) == ["q1"]


@pytest.mark.fault
async def test_all_comes_back_when_the_cache_is_deleted(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    assert not store.cache_was_rebuilt
    await store.save_quote(a_quote("draft"), fact(FactKind.QUOTE_SAVED, "draft"))
    sales = [sold(a_quote(f"q{n}", n), f"cs_{n}")[: n % 5 + 1] for n in range(450)]
    for start in range(0, len(sales), 50):
        await store.append([draft for sale in sales[start : start + 50] for draft in sale])
    await store.set_cache_marks({"synced": "yes"})
    before = await links(store)
    await store.close()
    for path in folder.glob("cache.db*"):
        path.unlink()
    again = await open_store()
    assert again.cache_was_rebuilt
    assert await links(again) == before
    assert await again.cache_mark("synced") is None
    await again.close()
    third = await open_store()
    assert not third.cache_was_rebuilt
    assert await links(third) == before


@pytest.mark.fault
async def test_a_journal_from_a_backup_makes_the_projection_begin_anew(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store()
    await store.append(sold(a_quote())[:2])
    await store.close()
    older = (folder / "desk.db").read_bytes()
    store = await open_store()
    await store.append(sold(a_quote())[2:])
    await store.append([asked(a_quote("lost"))])
    await store.close()
    (folder / "desk.db").write_bytes(older)
    store = await open_store()
    assert await store.open_quotes(paid_since=0.0) == ["q1"]
    assert [row[8] for row in await links(store)] == [Stage.CREATING.value]
    await store.append(sold(a_quote())[2:])
    assert [row[8] for row in await links(store)] == [Stage.PAID.value]


_LEFT = ("links", "booking")
"""A column that older caches have."""


def as_of_the_first_version(path: Path) -> None:
    """Let a cache be what the first version of the desk would have made of the same."""
    newer = path.rename(path.with_suffix(".newer"))
    cache = engine.open_writer(path, None, durable=False)
    migrate(cache, CACHE_STEPS[:1], "cache.db")
    with cache.begin():
        cache.exec_driver_sql("ALTER TABLE links ADD COLUMN booking TEXT NOT NULL DEFAULT 'K7LM2P'")
        cache.exec_driver_sql(
            "CREATE INDEX links_by_booking ON links (booking) WHERE booking <> ''"
        )
    engine.driver_of(cache).execute("ATTACH ? AS newer", (str(newer),))
    with cache.begin():
        for table in ("meta", "contacts", "conversations", "links"):
            columns = [row[1] for row in cache.exec_driver_sql(f"PRAGMA main.table_info({table})")]
            listed = ", ".join(column for column in columns if (table, column) != _LEFT)
            cache.exec_driver_sql(
                f"INSERT INTO main.{table} ({listed}) SELECT {listed} FROM newer.{table}"
            )
    engine.close(cache)


async def test_an_older_cache_learns_what_quotes_are_searched_by(
    store: Store, open_store: Opener, folder: Path
) -> None:
    await store.save_conversations([a_conversation()], [a_contact(name="Kim")])
    await store.save_quote(a_quote(), asked(a_quote()))
    await store.close()
    as_of_the_first_version(folder / "cache.db")
    for _ in range(2):  # once only
        again = await open_store()
        assert [hit.field for hit in await again.search("unal")] == [Field.PASSENGER]
        assert [hit.field for hit in await again.search("€186")] == [Field.AMOUNT]
        await again.close()
        file = connect(folder / "cache.db", None, Opening.READ)
        columns = [row[1] for row in file.execute("PRAGMA table_info(links)").fetchall()]
        file.close()
        assert "session" in columns and "booking" not in columns
