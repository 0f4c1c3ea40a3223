"""Opening the files: whole, or refused with a message that helps; never worse than before."""

import errno as numbers
import os
from pathlib import Path
from typing import Any

import pytest

from desktop.models.fact import FactKind
from desktop.services.store import engine, schema
from desktop.services.store.connection import Opening, connect
from desktop.services.store.errors import (
    DamagedFile,
    DiskFull,
    FileTrouble,
    NewerSchema,
    NoData,
    OlderSchema,
    ProfileMismatch,
    ReadOnlyFolder,
    ReadOnlyStore,
    StoreClosed,
    StoreError,
    WrongKey,
    told,
)
from desktop.services.store.profile import Profile
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import (
    NOW,
    a_contact,
    a_conversation,
    a_job,
    a_message,
    a_quote,
    fact,
    sold,
)

KEY = bytes(range(32))


async def filled(store: Store) -> None:
    await store.append(sold(a_quote()))
    await store.save_quote(a_quote("q2"), fact(FactKind.QUOTE_SAVED, "q2"))
    await store.save_conversations([a_conversation()], [a_contact()], [a_message(1)])


async def test_a_new_folder_is_made_for_its_owner_only(store: Store, folder: Path) -> None:
    assert store.device_id
    assert await store.integrity() == []
    assert {"desk.db", "cache.db", "desk.lock"} <= {path.name for path in folder.iterdir()}
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0


async def test_the_files_are_set_up_to_lose_nothing(store: Store, folder: Path) -> None:
    def pragmas(file: Any) -> list[Any]:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return [file.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    files = store._files
    assert files is not None
    assert pragmas(engine.driver_of(files.desk)) == ["wal", 2, 1, 1]
    assert pragmas(engine.driver_of(files.cache)) == ["wal", 1, 1, 2]


async def test_a_closed_store_says_so(store: Store) -> None:
    await store.close()
    await store.close()
    for use in (store.mark("x"), store.append([]), store.newest_message_id(1)):
        with pytest.raises(StoreClosed):
            await use


# --- keys


async def test_an_encrypted_folder_shows_nothing_of_what_it_holds(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store(key=KEY)
    await filled(store)
    await store.close()
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for secret in (b"pay.example", b"fly tomorrow", "Ünal".encode(), b"K7LM2P", b"SQLite format"):
        assert secret not in held
    again = await open_store(key=KEY)
    assert await again.link_url("q1", 1) == "https://pay.example/cs_1"


@pytest.mark.parametrize(
    ("key", "other", "message"),
    [
        (KEY, b"x" * 32, "cannot be opened with this key"),
        (KEY, None, "cannot be opened with this key"),
        (None, KEY, "is not encrypted, but a key was given"),
    ],
)
async def test_another_key_is_refused_and_changes_nothing(
    open_store: Opener, folder: Path, key: bytes | None, other: bytes | None, message: str
) -> None:
    store = await open_store(key=key)
    await filled(store)
    await store.close()
    before = {path: path.read_bytes() for path in folder.glob("*.db")}
    with pytest.raises(WrongKey, match=message):
        await open_store(key=other)
    with pytest.raises(WrongKey, match=message):
        await Store.open_reader(folder, other)
    assert {path: path.read_bytes() for path in folder.glob("*.db")} == before
    again = await open_store(key=key)
    assert len(await again.entries()) == 6


async def test_a_key_of_another_length_is_a_mistake(open_store: Opener) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        await open_store(key=b"short")


# --- damage


def damage(path: Path, start: int) -> None:
    """Overwrite the file from `start` on, as a failing disk might."""
    held = bytearray(path.read_bytes())
    held[start:] = os.urandom(len(held) - start)
    path.write_bytes(held)


@pytest.mark.fault
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("start", [0, 5000])
async def test_a_damaged_desk_db_is_left_as_it_is(
    open_store: Opener, folder: Path, key: bytes | None, start: int
) -> None:
    store = await open_store(key=key)
    await filled(store)
    await store.close()
    damage(folder / "desk.db", start)
    held = (folder / "desk.db").read_bytes()
    with pytest.raises(DamagedFile, match=r"desk.db is damaged.*backups.*newest backup"):
        await open_store(key=key)
    assert (folder / "desk.db").read_bytes() == held


@pytest.mark.fault
async def test_a_lost_desk_db_is_not_quietly_begun_anew(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    await filled(store)
    await store.close()
    (folder / "desk.db").unlink()
    with pytest.raises(DamagedFile, match=r"desk.db is gone.*copies of it are kept"):
        await open_store()


@pytest.mark.fault
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
@pytest.mark.parametrize("start", [0, 5000])
async def test_a_damaged_cache_is_set_aside_and_rebuilt(
    open_store: Opener, folder: Path, key: bytes | None, start: int
) -> None:
    store = await open_store(key=key)
    await filled(store)
    await store.close()
    damage(folder / "cache.db", start)
    again = await open_store(key=key)
    assert again.cache_was_rebuilt
    assert await again.conversation(42) is None
    assert await again.open_quotes(paid_since=0.0) == ["q1"]
    assert len(list(folder.glob("cache.db.damaged-*"))) == 1
    await again.close()
    assert not (await open_store(key=key)).cache_was_rebuilt


@pytest.mark.fault
@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
async def test_who_only_reads_is_told_that_a_broken_cache_is_built_anew(
    open_store: Opener, folder: Path, key: bytes | None
) -> None:
    store = await open_store(key=key)
    await store.save_conversations([a_conversation()])
    await store.close()
    (folder / "cache.db").write_bytes(bytes(range(256)) * 64)
    with pytest.raises(DamagedFile, match=r"cache.db is damaged.*nothing is lost.*built anew"):
        await Store.open_reader(folder, key)


@pytest.mark.fault
async def test_a_cache_that_breaks_while_in_use_is_rebuilt_at_the_next_start(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store()
    await store.save_conversations(
        [a_conversation(n) for n in range(400)],
        [a_contact(n) for n in range(400)],
        [a_message(n, n) for n in range(400)],
    )
    await store.close()
    store = await open_store()
    damage(folder / "cache.db", 4096)
    with pytest.raises(DamagedFile, match=r"safe in desk.db.*Start the desk again"):
        for number in range(400):
            await store.messages(number)
    assert await store.append([fact(FactKind.QUOTE_SAVED)])
    assert any("cache.db" in problem for problem in await store.integrity())
    await store.close()
    assert (await open_store()).cache_was_rebuilt


async def test_a_cache_of_another_desk_is_not_used(
    open_store: Opener, folder: Path, tmp_path: Path
) -> None:
    other = await open_store(folder=tmp_path / "other")
    await filled(other)
    await other.close()
    store = await open_store()
    await store.close()
    (folder / "cache.db").write_bytes((tmp_path / "other" / "cache.db").read_bytes())
    again = await open_store()
    assert again.cache_was_rebuilt
    assert await again.conversation(42) is None


# --- versions


@pytest.mark.parametrize(("version", "error"), [(99, NewerSchema), (0, None)])
async def test_a_file_from_the_future_is_refused(
    open_store: Opener, folder: Path, version: int, error: type[StoreError] | None
) -> None:
    store = await open_store()
    await store.close()
    file = connect(folder / "desk.db", None, Opening.WRITE)
    file.execute(f"PRAGMA user_version = {version}")
    file.close()
    if error is not None:
        with pytest.raises(error, match="newer version"):
            await open_store()
    with pytest.raises(OlderSchema):
        await Store.open_reader(folder, None)


# --- the disk


@pytest.mark.fault
async def test_a_full_disk_refuses_the_write_and_keeps_the_rest(store: Store) -> None:
    await filled(store)
    before = await store.entries()
    files = store._files
    assert files is not None
    desk = engine.driver_of(files.desk)
    (pages,) = desk.execute("PRAGMA page_count").fetchone()
    desk.execute(f"PRAGMA max_page_count = {pages}")  # SQLite then fails as on a full disk
    with pytest.raises(DiskFull, match=r"disk is full.*Everything saved before stands"):
        await store.add_job(a_job(payload={"text": "x" * 100_000}))
    assert await store.entries() == before
    assert await store.unfinished_jobs() == []
    desk.execute(f"PRAGMA max_page_count = {pages + 1000}")
    await store.add_job(a_job(payload={"text": "x" * 100_000}))
    assert len(await store.unfinished_jobs()) == 1


@pytest.mark.fault
async def test_a_full_disk_under_the_cache_never_undoes_the_journal(store: Store) -> None:
    files = store._files
    assert files is not None
    cache = engine.driver_of(files.cache)
    (pages,) = cache.execute("PRAGMA page_count").fetchone()
    cache.execute(f"PRAGMA max_page_count = {pages}")
    drafts = [asked for n in range(200) for asked in sold(a_quote(f"q{n}", n), f"cs_{n}")[:1]]
    assert len(await store.append(drafts)) == 200
    assert any("behind the journal" in problem for problem in await store.integrity())
    with pytest.raises(DiskFull):
        await store.save_conversations([a_conversation(n, priority="x" * 999) for n in range(99)])
    cache.execute(f"PRAGMA max_page_count = {pages + 1000}")
    await store.set_marks({"any": "write"})
    assert await store.integrity() == []


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a folder nobody can write")
async def test_a_read_only_folder_is_named(open_store: Opener) -> None:
    with pytest.raises(ReadOnlyFolder, match=r"cannot be written.*--data-dir"):
        await open_store(folder=Path("/sys/kernel/desk"))


async def test_a_folder_that_is_a_file_is_named(open_store: Opener, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileTrouble, match="cannot be used"):
        await open_store(folder=tmp_path / "file")


@pytest.mark.parametrize(
    ("errno", "expected"),
    [
        (numbers.ENOSPC, DiskFull),
        (numbers.EROFS, ReadOnlyFolder),
        (numbers.EACCES, ReadOnlyFolder),
        (numbers.EIO, FileTrouble),
    ],
)
def test_the_systems_errors_are_told_in_words(errno: int, expected: type[StoreError]) -> None:
    assert type(told(OSError(errno, "why"), Path("/data/desk.db"))) is expected
    assert told(ValueError("ours"), Path("/data/desk.db")) is None


async def test_an_error_never_quotes_what_is_stored(store: Store) -> None:
    with pytest.raises(Exception, match="NOT NULL") as caught:
        await store._write(
            lambda c: c.execute(schema.DRAFTS.insert().values(text="4111 1111", saved_at=None))
        )
    assert "4111" not in str(caught.value)


# --- reading beside the writer


async def test_a_reader_sees_what_was_committed_and_writes_nothing(
    open_store: Opener, folder: Path
) -> None:
    with pytest.raises(NoData, match="Start the desk once"):
        await Store.open_reader(folder, None)
    assert not folder.exists()
    store = await open_store()
    await filled(store)
    reader = await Store.open_reader(folder, None)
    try:
        assert await reader.entries() == await store.entries()
        assert await reader.inbox_rows([42]) == await store.inbox_rows([42])
        await store.append([fact(FactKind.CANCEL_ASKED, at=NOW + 50)])
        assert len(await reader.entries()) == 7
        for write in (reader.append([]), reader.save_messages([]), reader.set_marks({"a": "b"})):
            with pytest.raises(ReadOnlyStore):
                await write
        assert await reader.integrity() == []
    finally:
        await reader.close()
    await store.append([fact(FactKind.CANCEL_FAILED, at=NOW + 51)])


async def test_a_reader_reads_what_a_crash_left(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    await filled(store)
    copy = folder.parent / "crashed"
    copy.mkdir()
    for path in folder.iterdir():
        if path.is_file():
            (copy / path.name).write_bytes(path.read_bytes())
    reader = await Store.open_reader(copy, None)
    assert len(await reader.entries()) == 6
    await reader.close()


# --- whose data


async def test_nothing_mixes_two_profiles(open_store: Opener) -> None:
    store = await open_store()
    assert await store.profile() is None
    first = Profile("https://hub.example", 1, 7, "")
    await store.bind_profile(first)
    await store.bind_profile(Profile("https://hub.example", 1, 7, "stripe:acct_1"))
    whole = Profile("https://hub.example", 1, 7, "stripe:acct_1")
    assert await store.profile() == whole
    for other in (
        Profile("https://other.example", 1, 7, ""),
        Profile("https://hub.example", 2, 7, ""),
        Profile("https://hub.example", 1, 8, ""),
        Profile("https://hub.example", 1, 7, "stripe:acct_2"),
    ):
        with pytest.raises(ProfileMismatch, match=r"belongs to account 1 .*--data-dir"):
            await store.bind_profile(other)
    await store.close()
    assert await (await open_store()).profile() == whole
