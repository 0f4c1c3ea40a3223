"""The journal is verified from its first entry, exported without names, and compared later."""

import io
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from desktop.commands import journal_command
from desktop.models.journal import Draft
from desktop.services.store import journal_check
from desktop.services.store.errors import NoData
from desktop.services.store.journal_check import ExportDiffers
from desktop.services.store.journal_rows import tail_faults
from desktop.services.store.restored import SALVAGED
from desktop.services.store.store import Store
from desktop.settings import Connections, Settings
from tests.services.store.conftest import Opener
from tests.services.store.examples import NOW, a_quote, sold

SANDBOX = Connections("http://127.0.0.1:9", "t", 1, "rk_test_x", "http://127.0.0.1:9")


async def grown(store: Store, quotes: int = 3, first: int = 0) -> None:
    for number in range(first, first + quotes):
        quote = a_quote(f"q{number}")
        asked, *facts = sold(quote, f"cs_{number}")
        await store.save_quote(quote, asked)
        await store.append(facts)


def check_in(folder: Path) -> journal_check.JournalCheck:
    found: journal_check.JournalCheck = journal_check.in_folder(folder, None, journal_check.check)
    return found


def exported(folder: Path) -> str:
    out = io.StringIO()
    journal_check.in_folder(folder, None, lambda c: journal_check.export(c, out.write))
    return out.getvalue()


def tamper(folder: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(folder / "desk.db"), isolation_level=None)
    for name in ("journal_no_update", "journal_no_delete"):
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


async def test_a_whole_journal_holds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_check, "_PAGE", 4)
    await grown(store)
    found = check_in(store.folder)
    assert found.holds and found.entries == 15 and found.personal == 6 and found.erased == 0
    assert found.head == (await store.entries(14))[0].chain_hash


async def test_an_empty_journal_holds(store: Store) -> None:
    found = check_in(store.folder)
    assert found.holds and found.entries == 0


async def test_without_a_journal_there_is_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(NoData):
        check_in(tmp_path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE journal SET body = replace(body, '18600', '100') WHERE seq = 5", "content"),
        ("UPDATE journal SET at = at + 1 WHERE seq = 2", "content changed"),
        ("DELETE FROM journal WHERE seq = 4", "chain broken"),
        ("UPDATE private_values SET value = 'Eve' WHERE name = 'quote'", "personal value quote"),
    ],
)
async def test_whatever_was_changed_is_named(open_store: Opener, change: str, words: str) -> None:
    store = await open_store()
    await grown(store)
    await store.close()
    tamper(store.folder, change)
    found = check_in(store.folder)
    assert not found.holds
    assert any(words in fault.reason for fault in found.faults)


def salvaged(**body: object) -> Draft:
    return Draft(NOW, SALVAGED, "", "desk", "desk:salvaged:1", body)


async def with_gap(open_store: Opener, *recorded: list[int]) -> Path:
    """A journal without its entries 5 and 6, of which a repair recorded these places as lost."""
    store = await open_store()
    await grown(store)
    await store.append([salvaged(missing=list(recorded))])
    await grown(store, first=3)
    await store.close()
    tamper(store.folder, "PRAGMA foreign_keys = OFF", "DELETE FROM journal WHERE seq IN (5, 6)")
    return store.folder


async def test_a_gap_that_a_repair_recorded_is_named_and_is_no_tampering(
    open_store: Opener, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = await with_gap(open_store, [5, 6])
    found = check_in(folder)
    assert found.holds and found.gaps == ((5, 6),) and found.entries == 31
    export = journal_check.check_export(iter(exported(folder).splitlines()))
    assert export.holds and export.gaps == ((5, 6),) and export.entries == 31
    settings = Settings(tmp_path, connections=SANDBOX)
    assert journal_command.run_verify(settings, folder, None) == 0
    said = capsys.readouterr().out
    assert "over 29 entries" in said and "2 entries (journal places 5–6)" in said
    store = await open_store()
    assert store.tail_faults == []
    for count in range(23, 29):  # tails that begin before, within and after the gap
        assert await store._read(lambda c, count=count: tail_faults(c, count)) == []


@pytest.mark.parametrize("recorded", [[], [[6, 6]], [[4, 6]], [[5, 5], [6, 6]], [["x", 6]], [None]])
async def test_a_record_speaks_for_no_other_places(open_store: Opener, recorded: list[Any]) -> None:
    folder = await with_gap(open_store, *recorded)
    found = check_in(folder)
    assert not found.holds and found.gaps == ()
    assert {fault.seq for fault in found.faults} == {7}
    store = await open_store()
    assert {fault.seq for fault in store.tail_faults} == {7}


async def test_an_entry_changed_beside_a_recorded_gap_is_named(open_store: Opener) -> None:
    folder = await with_gap(open_store, [5, 6])
    tamper(folder, "UPDATE journal SET at = at + 1 WHERE seq = 7")
    assert check_in(folder).faults[0].reason == "content changed"


async def test_an_export_from_before_a_loss_is_compared_up_to_it(open_store: Opener) -> None:
    store = await open_store()
    await grown(store, quotes=2)
    export = journal_check.check_export(iter(exported(store.folder).splitlines()))
    await store.close()
    cut = ("PRAGMA foreign_keys = OFF", "DELETE FROM journal WHERE seq > 7")
    tamper(store.folder, *cut)
    store = await open_store()
    await store.append([salvaged(missing=[], lost_after=3)])
    await grown(store, first=3)
    await store.close()

    def compare(connection: Connection) -> int:
        return journal_check.continues(connection, export)

    assert journal_check.in_folder(store.folder, None, compare) == 7
    tamper(store.folder, *cut)
    with pytest.raises(ExportDiffers, match="cut off"):
        journal_check.in_folder(store.folder, None, compare)


@pytest.mark.parametrize("lost", [{"missing": [[1, 10]]}, {"missing": [[1, 4]], "lost_after": 6}])
async def test_an_export_of_which_all_was_lost_is_to_be_kept(
    open_store: Opener, tmp_path: Path, capsys: pytest.CaptureFixture[str], lost: dict[str, Any]
) -> None:
    store = await open_store()
    await grown(store, quotes=2)
    (tmp_path / "export.jsonl").write_text(exported(store.folder), encoding="utf-8")
    if "lost_after" in lost:
        await store.close()
        tamper(store.folder, "PRAGMA foreign_keys = OFF", "DELETE FROM journal WHERE seq > 4")
        store = await open_store()
    await store.append([salvaged(**lost)])
    await store.close()
    tamper(
        store.folder,
        "PRAGMA foreign_keys = OFF",
        "DELETE FROM journal WHERE kind <> 'journal.salvaged'",
    )
    settings = Settings(tmp_path, connections=SANDBOX)
    against = str(tmp_path / "export.jsonl")
    assert journal_command.run_verify(settings, store.folder, against) == 0
    said = capsys.readouterr().out
    assert "The export still holds it: keep it." in said and "has left" not in said


async def test_an_export_holds_no_names_and_verifies_by_itself(store: Store) -> None:
    await grown(store)
    text = exported(store.folder)
    for personal in ("Zoë", "K7LM2P", "https://"):
        assert personal not in text
    alone = journal_check.check_export(iter(text.splitlines()))
    assert alone.holds and alone.entries == 15 and alone.head == check_in(store.folder).head


async def test_a_journal_that_grew_goes_on_from_its_export(store: Store) -> None:
    await grown(store)
    export = journal_check.check_export(iter(exported(store.folder).splitlines()))
    await grown(store, first=3)
    journal_check.in_folder(store.folder, None, lambda c: journal_check.continues(c, export))


async def test_newest_entries_that_were_cut_off_show_against_an_export(
    open_store: Opener,
) -> None:
    store = await open_store()
    await grown(store)
    export = journal_check.check_export(iter(exported(store.folder).splitlines()))
    await store.close()
    tamper(
        store.folder,
        "PRAGMA foreign_keys = OFF",
        "DELETE FROM journal WHERE seq > 12",
    )
    assert check_in(store.folder).holds  # which is why an export is kept elsewhere
    with pytest.raises(ExportDiffers, match="cut off"):
        journal_check.in_folder(store.folder, None, lambda c: journal_check.continues(c, export))


async def test_another_journal_does_not_go_on_from_this_export(
    open_store: Opener, tmp_path: Path
) -> None:
    one, other = await open_store(), await open_store(folder=tmp_path / "other")
    await grown(one)
    await grown(other)
    export = journal_check.check_export(iter(exported(one.folder).splitlines()))
    with pytest.raises(ExportDiffers, match="not made by this journal"):
        journal_check.in_folder(other.folder, None, lambda c: journal_check.continues(c, export))


@pytest.mark.parametrize("spoil", ["last line", "first line", "rubbish", "nested"])
async def test_a_spoilt_export_is_refused(store: Store, spoil: str) -> None:
    await grown(store)
    lines = exported(store.folder).splitlines()
    match spoil:
        case "last line":
            lines = lines[:-1]
        case "first line":
            lines = lines[1:]
        case "rubbish":
            lines[2] = "{"
        case "nested":
            lines[2] = "[" * 100_000
    with pytest.raises(ExportDiffers):
        journal_check.check_export(iter(lines))
