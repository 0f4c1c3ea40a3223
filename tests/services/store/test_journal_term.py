"""When the legal term is over the oldest payments leave, as wholes, and the journal says so."""

import io
from pathlib import Path

import pytest

from desktop.commands import journal_command
from desktop.models.fact import FactKind
from desktop.models.job import JobState
from desktop.models.journal import Draft
from desktop.models.stage import Stage
from desktop.services.store import journal_check
from desktop.services.store.backups import backups_of
from desktop.services.store.journal_check import ExportDiffers
from desktop.services.store.salvage import salvage
from desktop.services.store.store import Store
from desktop.settings import Connections, Settings
from tests.services.store.conftest import Opener
from tests.services.store.examples import NOW, a_job, a_quote, clock, fact, sold

DAY = 24 * 3600.0
OLD = -8 * 366 * DAY
SANDBOX = Connections("http://127.0.0.1:9", "t", 1, "rk_test_x", "http://127.0.0.1:9")
TERM = NOW - 7 * 366 * DAY


async def sell(store: Store, number: int, shift: float) -> None:
    """Five entries about a quote, so many seconds later than the others."""
    quote = a_quote(f"q{number}", number)
    for one in sold(quote, f"cs_{number}"):
        moved = Draft(
            one.at + shift, one.kind, one.quote_id, one.actor, one.source, one.body, one.private
        )
        if one.kind == "link.asked":
            await store.save_quote(quote, moved)
        else:
            await store.append([moved])


async def check(store: Store) -> journal_check.JournalCheck:
    return await store._read(journal_check.check)


async def exported(store: Store) -> list[str]:
    out = io.StringIO()
    await store._read(lambda c: journal_check.export(c, out.write))
    return out.getvalue().splitlines()


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_what_is_older_than_the_term_leaves_and_both_chains_verify(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store()
    await sell(store, 1, OLD)
    await store.add_job(
        a_job("old", 1, state=JobState.DONE, finished_at=NOW + OLD, payload={"quote": "zebrafish"})
    )
    await sell(store, 2, 0)
    left = await store.end_term(TERM, NOW)
    assert left is not None and (left.last, left.quotes) == (5, {"q1"})
    found = await check(store)
    assert found.holds and (found.expired, found.present, found.gaps) == (5, 6, ())
    ladders = await store.ladders(["q1", "q2"])
    assert ladders["q2"].stage is Stage.PAID and "q1" not in ladders
    assert await store.quote("q1") is None and await store.link_url("q1", 1) == ""
    assert await store.job("old") is None
    assert await store.open_quotes(paid_since=0.0) == ["q2"]
    assert await store.end_term(TERM, NOW) is None
    await store.append([fact(FactKind.CANCEL_ASKED, "q2", NOW + 50)])
    await store.close()

    for path in backups_of(folder / "desk.db"):
        path.unlink()
    left_bytes = bytes_in(folder)
    assert b"pay.example/cs_1" not in left_bytes and b"zebrafish" not in left_bytes
    again = await open_store()
    assert again.tail_faults == [] and await again.integrity() == []
    alone = journal_check.check_export(iter(await exported(again)))
    assert alone.holds and alone.expired == 5


async def test_a_cache_that_missed_the_end_of_the_term_follows_it(
    open_store: Opener, folder: Path
) -> None:
    """As after a kill between the journal's commit and the cache's."""
    store = await open_store()
    await sell(store, 1, OLD)
    await sell(store, 2, 0)
    assert await store.open_quotes(paid_since=0.0) == ["q1", "q2"]
    await store.close()
    before = (folder / "cache.db").read_bytes()
    store = await open_store()
    await store.end_term(TERM, NOW)
    await store.close()
    (folder / "cache.db").write_bytes(before)
    again = await open_store()
    assert await again.open_quotes(paid_since=0.0) == ["q2"]


async def test_an_earlier_export_is_compared_as_far_as_the_journal_goes_back(
    store: Store,
) -> None:
    await sell(store, 1, OLD)
    only_old = journal_check.check_export(iter(await exported(store)))
    await sell(store, 2, 0)
    both = journal_check.check_export(iter(await exported(store)))
    await store.end_term(TERM, NOW)
    assert await store._read(lambda c: journal_check.continues(c, only_old)) == 0
    assert await store._read(lambda c: journal_check.continues(c, both)) == 10
    await sell(store, 3, 0)
    longer = journal_check.check_export(iter(await exported(store)))
    assert await store._read(lambda c: journal_check.continues(c, longer)) == longer.entries
    strange = journal_check.JournalCheck(10, "", chain={10: "another"})
    with pytest.raises(ExportDiffers):
        await store._read(lambda c: journal_check.continues(c, strange))


async def test_a_quote_leaves_as_a_whole_or_stays(store: Store) -> None:
    await sell(store, 1, OLD)
    await sell(store, 2, OLD)
    await sell(store, 3, OLD)
    await store.append([fact(FactKind.REFUND, "q2", NOW, refund="re_1", amount=5, status="x")])
    before = await store.ladders(["q2", "q3"])
    left = await store.end_term(TERM, NOW)
    assert left is not None and left.quotes == {"q1"}  # q3 stands behind one that is young
    assert await store.ladders(["q2", "q3"]) == before
    assert (await check(store)).holds


async def test_nothing_leaves_of_a_quote_that_a_job_is_still_about(store: Store) -> None:
    await sell(store, 1, OLD)
    await store.add_job(a_job("j1", 1, quote_id="q1"))
    assert await store.end_term(TERM, NOW) is None
    assert len(await store.entries()) == 5


async def test_nothing_young_leaves(store: Store) -> None:
    assert await store.end_term(TERM, NOW) is None
    await sell(store, 1, 0)
    await sell(store, 2, OLD)
    assert await store.end_term(TERM, NOW) is None
    assert len(await store.entries()) == 10


async def test_it_leaves_again_as_time_goes_on(store: Store) -> None:
    await sell(store, 1, OLD)
    await sell(store, 2, 0)
    await store.end_term(TERM, NOW)
    later = NOW + 10 * 366 * DAY
    left = await store.end_term(later - 7 * 366 * DAY, later)
    assert left is not None and left.quotes == {"q2"}
    found = await check(store)
    assert found.holds and (found.expired, found.present) == (11, 1)
    assert await store.end_term(later, later) is None
    await sell(store, 3, 0)
    assert (await check(store)).holds


async def test_a_repair_does_not_call_lost_what_had_left(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    await sell(store, 1, OLD)
    await sell(store, 2, 0)
    await store.end_term(TERM, NOW)
    await store.close()
    for path in backups_of(folder / "desk.db"):
        path.unlink()
    with (folder / "desk.db").open("r+b") as file:
        file.seek(16)
        file.write(bytes(4080))
    saved = salvage(folder, None, clock)
    assert saved is not None and saved.missing == () and saved.since is None
    again = await open_store()
    found = await check(again)
    assert found.holds and found.expired == 5


async def test_after_the_end_of_a_term_entries_are_counted_and_not_their_places(
    open_store: Opener, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = await open_store()
    settings = Settings(tmp_path, connections=SANDBOX)
    early, late = str(tmp_path / "early.jsonl"), str(tmp_path / "late.jsonl")
    await sell(store, 1, OLD)
    assert journal_command.run_export(settings, folder, early) == 0
    await sell(store, 2, 0)
    await store.end_term(TERM, NOW)
    await store.close()
    assert journal_command.run_export(settings, folder, late) == 0
    assert "6 entries exported" in capsys.readouterr().err
    assert journal_command.run_verify(settings, folder, late) == 0
    assert "from the export of 6 entries" in capsys.readouterr().out
    assert journal_command.run_verify(settings, folder, early) == 0
    assert "All that the export holds has left" in capsys.readouterr().out
