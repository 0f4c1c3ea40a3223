"""The journal in the file: once each, chained, append-only, personal values beside it."""

import asyncio
import itertools
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from desktop.models.fact import FactKind
from desktop.models.journal import Draft, digest, verify
from desktop.models.ladder import fold
from desktop.models.stage import Stage
from desktop.services.store import engine, journal_rows
from desktop.services.store.connection import DriverError, Opening, connect
from desktop.services.store.migrations import DESK_STEPS, migrate
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import NOW, a_quote, fact, sold, sources


async def test_entries_are_chained_in_the_order_of_writing(store: Store) -> None:
    written = await store.append(sold(a_quote()))
    entries = await store.entries()
    assert [sequenced.entry for sequenced in entries] == written
    assert [sequenced.seq for sequenced in entries] == [1, 2, 3, 4, 5]
    assert {sequenced.entry.device_id for sequenced in entries} == {store.device_id}
    assert verify(entries) == []


async def test_a_fact_seen_twice_is_one_entry(store: Store) -> None:
    drafts = sold(a_quote())
    first = await store.append([*drafts[:2], drafts[0]])
    assert sources(first) == sources(drafts[:2])
    assert sources(await store.append(drafts)) == sources(drafts[2:])
    assert await store.append(drafts) == []
    assert verify(await store.entries()) == []


async def test_entries_are_read_page_by_page(store: Store) -> None:
    await store.append(sold(a_quote()))
    page = await store.entries(after_seq=2, limit=2)
    assert [sequenced.seq for sequenced in page] == [3, 4]


async def test_the_chain_goes_on_after_a_start(open_store: Opener) -> None:
    store = await open_store()
    await store.append(sold(a_quote())[:2])
    await store.close()
    again = await open_store()
    await again.append(sold(a_quote())[2:])
    assert again.device_id == store.device_id
    assert again.tail_faults == []
    assert verify(await again.entries()) == []


async def test_personal_values_stand_beside_the_body(store: Store, folder: Path) -> None:
    await store.append(sold(a_quote()))
    entry = (await store.entries())[1].entry
    assert await store.private(entry_ids=[entry.entry_id]) == {
        entry.entry_id: {"url": "https://pay.example/cs_1"}
    }
    assert await store.private(quote_id="q1") == await store.private(entry_ids=[entry.entry_id])
    assert "pay.example" not in json.dumps(entry.body)
    with connect(folder / "desk.db", None, Opening.READ) as file:
        (salt,) = file.execute("SELECT salt FROM private_values").fetchone()
    assert entry.body["digests"] == {"url": digest(salt, "https://pay.example/cs_1")}


async def test_nothing_in_the_journal_can_be_changed_or_removed(store: Store, folder: Path) -> None:
    await store.append(sold(a_quote()))
    await store.close()
    file = connect(folder / "desk.db", None, Opening.WRITE)
    for statement in (
        "UPDATE journal SET body = '{}'",
        "DELETE FROM journal WHERE seq = 5",
        "INSERT INTO journal SELECT 9, 'e', device_id, 9, at, kind, quote_id, actor, 's', body, "
        "previous_hash, content_hash, previous_chain_hash, chain_hash FROM journal WHERE seq = 1",
    ):
        with pytest.raises(DriverError, match="the journal"):
            file.execute(statement)
    file.close()


async def test_a_changed_entry_shows_at_the_next_start(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    await store.append(sold(a_quote()))
    await store.close()
    file = connect(folder / "desk.db", None, Opening.WRITE)
    file.execute("DROP TRIGGER journal_no_update")
    file.execute("UPDATE journal SET body = replace(body, '18600', '1') WHERE seq = 5")
    file.close()
    again = await open_store()
    assert [(fault.seq, fault.reason) for fault in again.tail_faults] == [(5, "content changed")]
    assert "journal entry 5: content changed" in await again.integrity()


async def test_a_long_journal_is_checked_at_its_end_only(store: Store, folder: Path) -> None:
    await store.append([fact(FactKind.QUOTE_SAVED, f"q{n}", NOW + n) for n in range(30)])
    await store.close()
    connection = engine.open_reader(folder / "desk.db", None)
    with connection.begin():
        assert journal_rows.tail_faults(connection, 7) == []
        assert journal_rows.tail_faults(connection, 30) == []
        assert journal_rows.tail_faults(connection, 300) == []
    engine.close(connection)


async def test_marks_and_events_come_with_the_entries(store: Store) -> None:
    await store.append(
        sold(a_quote()), marks={"feed": "evt_9"}, seen_events=[("evt_9", NOW), ("evt_8", NOW - 5)]
    )
    assert await store.mark("feed") == "evt_9"
    assert await store.mark("other") is None
    assert await store.seen_events(NOW - 1) == {"evt_9"}
    await store.set_marks({"feed": "evt_10", "other": "x"})
    assert (await store.mark("feed"), await store.mark("other")) == ("evt_10", "x")


async def test_events_of_long_ago_are_forgotten(store: Store) -> None:
    old = NOW - 3 * 24 * 3600
    await store.append([], seen_events=[("evt_old", old), ("evt_new", NOW)])
    assert await store.seen_events(0.0) == {"evt_new"}


async def test_a_draft_that_cannot_be_written_takes_nothing_else_with_it(store: Store) -> None:
    good = fact(FactKind.QUOTE_SAVED)
    bad = fact(FactKind.LINK_ASKED, reason=float("nan"))
    with pytest.raises(ValueError):
        await store.append([good, bad], marks={"k": "v"})
    assert await store.entries() == []
    assert await store.mark("k") is None
    assert len(await store.append([good])) == 1


async def test_writes_at_once_all_stand(store: Store) -> None:
    drafts = [fact(FactKind.QUOTE_SAVED, f"q{number}") for number in range(40)]
    await asyncio.gather(*(store.append([draft]) for draft in drafts))
    assert len(await store.entries()) == 40
    assert verify(await store.entries()) == []


async def test_cancelling_the_one_who_waits_leaves_no_half_write(store: Store) -> None:
    drafts = [sold(a_quote(f"q{number}"), f"cs_{number}") for number in range(30)]
    tasks = [asyncio.create_task(store.append(some)) for some in drafts]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    by_quote: dict[str, int] = {}
    for sequenced in await store.entries():
        quote_id = sequenced.entry.quote_id
        by_quote[quote_id] = by_quote.get(quote_id, 0) + 1
    assert by_quote and set(by_quote.values()) == {5}
    assert verify(await store.entries()) == []


async def test_facts_and_ladders(store: Store) -> None:
    await store.append(sold(a_quote()))
    await store.append(
        [Draft(NOW, "record.only", "q1", "desk", "r", {}), fact(FactKind.QUOTE_SAVED, "q2")]
    )
    assert len(await store.facts("q1")) == 5
    ladders = await store.ladders(["q1", "q2", "q3"])
    assert {quote_id: ladder.stage for quote_id, ladder in ladders.items()} == {
        "q1": Stage.PAID,
        "q2": Stage.DRAFT,
    }
    assert ladders["q1"] == fold(await store.facts("q1"))


async def test_text_that_no_file_can_hold_is_made_whole(store: Store) -> None:
    half = json.loads('"\\ud83d"')
    await store.append([Draft(NOW, "note", "q1", "hub", "s", {"reason": half}, {"text": half})])
    entry = (await store.entries())[0]
    assert entry.entry.body["reason"] == "?"
    assert verify([entry]) == []


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
DRAFTS = st.lists(
    st.builds(
        Draft,
        st.floats(0, 4e9),
        st.sampled_from([kind.value for kind in FactKind]),
        st.sampled_from(["q1", "q2", ""]),
        st.just("desk"),
        st.sampled_from([f"s{number}" for number in range(6)]),
        st.dictionaries(st.text(max_size=4), JSON, max_size=3),
        st.none() | st.dictionaries(st.text(max_size=3), st.text(max_size=5), max_size=2),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def desk() -> Iterator[Connection]:
    """An empty journal for many examples, each of which is rolled back."""
    with tempfile.TemporaryDirectory() as folder:
        connection = engine.open_writer(Path(folder) / "desk.db", None, durable=False)
        migrate(connection, DESK_STEPS, "desk.db")
        yield connection
        engine.close(connection)


@pytest.mark.property
@given(st.lists(DRAFTS, max_size=4))
def test_any_facts_in_any_batches_are_once_each_and_chained(
    desk: Connection, batches: list[list[Draft]]
) -> None:
    ids = (f"e{number}" for number in itertools.count())
    told: dict[str, Draft] = {}
    with desk.begin() as transaction:
        for batch in batches:
            new = journal_rows.append(desk, batch, device_id="d", make_id=lambda: next(ids))
            expected = {draft.source: draft for draft in reversed(batch)}
            fresh = {source: one for source, one in expected.items() if source not in told}
            assert {entry.source for entry in new} == set(fresh)
            told.update(fresh)
        entries = journal_rows.entries_after(desk, 0, 100)
        transaction.rollback()
    assert {one.entry.source: one.entry.kind for one in entries} == {
        source: draft.kind for source, draft in told.items()
    }
    assert verify(entries) == []
