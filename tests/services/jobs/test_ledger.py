"""What the ledger tells as news: money that was not known before, once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.fact import FactKind
from desktop.models.journal import Draft
from desktop.services.jobs.ledger import NEWS_S, Ledger
from desktop.services.notices import Change, Notices
from desktop.services.store.store import Store
from tests.services.store.examples import NOW, a_quote, asked, clock, fact, sold

News = Callable[[list[Draft]], Awaitable[list[str]]]

BY_SESSION = sold(a_quote())[-1]
BY_INTENT = replace(
    BY_SESSION,
    source="stripe:paid:pi_1",
    body={"generation": 1, "intent": "pi_1", "amount": 18600, "currency": "EUR"},
)


@asynccontextmanager
async def ledger(folder: Path, now: Callable[[], float] = clock) -> AsyncIterator[News]:
    """A desk's ledger from start to end; recording gives the quotes that are told as paid."""
    store = await Store.open(folder, key=None, now=now)
    notices = Notices()
    changes: list[Change] = []
    notices.subscribe(changes.append)
    book = Ledger(store, notices, now)
    await book.load()

    async def record(drafts: list[Draft]) -> list[str]:
        changes.clear()
        await book.record(drafts)
        await asyncio.sleep(0)  # notices go out at the end of the turn
        return [quote_id for change in changes for quote_id in change.paid]

    try:
        yield record
    finally:
        await store.close()


async def test_a_payment_is_news(tmp_path: Path) -> None:
    async with ledger(tmp_path) as record:
        assert await record(sold(a_quote())) == ["q1"]


@pytest.mark.parametrize("told", [(BY_SESSION, BY_INTENT), (BY_INTENT, BY_SESSION)])
async def test_a_payment_that_is_told_twice_is_news_once(
    tmp_path: Path, told: tuple[Draft, Draft]
) -> None:
    async with ledger(tmp_path) as record:
        await record(sold(a_quote())[:-1])
        assert [await record([one]) for one in told] == [["q1"], []]


async def test_tidings_that_come_together_are_news_once(tmp_path: Path) -> None:
    """Both stand in the journal before either is told of."""
    store = await Store.open(tmp_path, key=None, now=clock)
    notices = Notices()
    paid: list[str] = []
    notices.subscribe(lambda change: paid.extend(change.paid))
    book = Ledger(store, notices, clock)
    await book.load()
    await book.record(sold(a_quote())[:-1])
    both = [await store.append([one]) for one in (BY_SESSION, BY_INTENT)]
    for entries in both:
        await book._tell(entries)
    await asyncio.sleep(0)
    assert paid == ["q1"]
    await store.close()


async def test_a_restart_makes_no_news_of_what_was_told(tmp_path: Path) -> None:
    async with ledger(tmp_path) as record:
        assert await record(sold(a_quote())) == ["q1"]
    async with ledger(tmp_path) as record:
        assert await record([BY_SESSION]) == []
        assert await record([BY_INTENT]) == []
        assert await record([fact(FactKind.PAYMENT_METHOD, at=NOW + 5, intent="pi_1")]) == []


async def test_what_was_paid_while_the_desk_was_closed_is_news(tmp_path: Path) -> None:
    async with ledger(tmp_path) as record:
        assert await record(sold(a_quote())[:-1]) == []
    async with ledger(tmp_path) as record:
        assert await record([BY_SESSION]) == ["q1"]


async def test_a_second_payment_is_news_too(tmp_path: Path) -> None:
    second = replace(
        BY_INTENT, source="stripe:paid:pi_2", body={**BY_INTENT.body, "intent": "pi_2"}
    )
    async with ledger(tmp_path) as record:
        await record(sold(a_quote()))
        assert await record([second]) == ["q1"]


async def test_what_was_paid_long_ago_is_history(tmp_path: Path) -> None:
    async with ledger(tmp_path, lambda: NOW + 4 + NEWS_S) as record:
        assert await record([asked(a_quote()), *sold(a_quote())[1:]]) == []
