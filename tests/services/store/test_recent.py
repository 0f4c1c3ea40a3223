"""What is held in memory is what the files say, whatever became of the writes."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.fact import FactKind
from desktop.models.job import JobState
from desktop.services.store.errors import JobMoved
from desktop.services.store.store import Store
from tests.services.store.examples import NOW, a_job, a_quote, asked, fact, sold


async def as_in_the_files(store: Store, folder: Path) -> None:
    """Hold what the store says of its quotes and jobs against what a reader finds in the file."""
    reader = await Store.open_reader(folder, None)
    quotes = [*{one.entry.quote_id for one in await reader.entries()}]
    assert await store.ladders(quotes) == await reader.ladders(quotes)
    for quote_id in quotes:
        assert await store.facts(quote_id) == await reader.facts(quote_id)
    assert await store.job_counts() == await reader.job_counts()
    await reader.close()


async def test_each_write_is_seen_at_once(store: Store, folder: Path) -> None:
    quote = a_quote()
    await store.add_job(a_job(quote_id="q1"), [asked(quote)], quote)
    await as_in_the_files(store, folder)
    assert await store.job_counts() == (1, 0)
    for draft in sold(quote)[1:]:
        await store.append([draft])
        await as_in_the_files(store, folder)
    asking = replace(a_job(quote_id="q1"), state=JobState.ASKING)
    await store.save_job(asking, [fact(FactKind.MESSAGE_ABSENT, at=NOW + 9)])
    await as_in_the_files(store, folder)
    assert await store.job_counts() == (0, 1)


async def test_a_write_that_failed_leaves_nothing(store: Store, folder: Path) -> None:
    quote = a_quote()
    await store.add_job(a_job(quote_id="q1"), [asked(quote)], quote)
    paid = fact(FactKind.PAYMENT_PAID, at=NOW + 2, session="cs_1", amount=18600, currency="EUR")
    done = replace(a_job(quote_id="q1"), state=JobState.DONE)
    with pytest.raises(JobMoved):
        await store.save_job(done, [paid], only_from={JobState.FAILED})
    await as_in_the_files(store, folder)
    with pytest.raises(TypeError):
        await store.save_job(done, [paid, fact(FactKind.REFUND, at=NOW + 3, amount=object())])
    await as_in_the_files(store, folder)
    assert await store.job_counts() == (1, 0)


async def test_more_than_is_held_is_read(store: Store, folder: Path) -> None:
    for start in (0, 40, 80):
        await store.append([asked(a_quote(f"q{n}", n)) for n in range(start, start + 40)])
    many = [asked(a_quote(f"q{n}", n)) for n in range(120, 800)]
    await store.append(many)
    await store.append([draft for n in range(30) for draft in sold(a_quote(f"q{n}", n), f"cs_{n}")])
    await as_in_the_files(store, folder)


async def test_what_left_the_journal_is_not_held(store: Store, folder: Path) -> None:
    await store.append(sold(a_quote()))
    assert await store.facts("q1")
    assert await store.end_term(NOW + 10_000, NOW + 10_000) is not None
    assert await store.facts("q1") == [] and await store.ladders(["q1"]) == {}
    await as_in_the_files(store, folder)
