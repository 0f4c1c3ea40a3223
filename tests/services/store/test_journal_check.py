"""The journal is verified from its first entry, exported without names, and compared later."""

import io
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop.services.store import journal_check
from desktop.services.store.errors import NoData
from desktop.services.store.journal_check import ExportDiffers
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import a_quote, sold


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
    journal_check.in_folder(folder, None, lambda c: journal_check.export(c, out))
    return out.getvalue()


def tamper(folder: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(folder / "desk.db"), isolation_level=None)
    for name in ("journal_no_update", "journal_no_delete"):
        connection.execute(f"DROP TRIGGER {name}")
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
    with pytest.raises(ExportDiffers, match="not the one"):
        journal_check.in_folder(other.folder, None, lambda c: journal_check.continues(c, export))


@pytest.mark.parametrize("spoil", ["last line", "first line", "rubbish"])
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
    with pytest.raises(ExportDiffers):
        journal_check.check_export(iter(lines))
