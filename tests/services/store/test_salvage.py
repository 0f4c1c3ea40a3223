"""What can be read of a damaged desk.db comes back, with its chains; what is missing is said."""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.models.board.figures import BoardFilter
from desktop.models.board.period import last_12_months
from desktop.models.conversation import Conversation
from desktop.models.fact import FactKind
from desktop.models.job import JobState
from desktop.models.journal import verify
from desktop.services.store import journal_check
from desktop.services.store.backups import DAY_S, back_up, backups_of
from desktop.services.store.board_query import span_sums
from desktop.services.store.connection import Opening, connect, quick_check
from desktop.services.store.errors import (
    DamagedFile,
    FolderInUse,
    NothingToSave,
    StoreError,
    WrongKey,
)
from desktop.services.store.restored import ALL_JOBS, RESTORED, SALVAGED
from desktop.services.store.salvage import Salvaged, begin_anew, salvage
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import (
    NOW,
    a_conversation,
    a_job,
    a_quote,
    asked,
    clock,
    fact,
    sold,
)

KEY = bytes(range(32))
KEYS = pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
PAGE = 4096
pytestmark = pytest.mark.fault


async def fill(store: Store, first: int, last: int) -> None:
    """Sell quotes `first` to `last`, each with a job and a draft beside it."""
    for number in range(first, last):
        quote = a_quote(f"q{number}", number)
        await store.add_job(
            a_job(f"j{number}", number, quote_id=quote.quote_id), [asked(quote)], quote
        )
        await store.append(sold(quote, f"cs_{number}")[1:])
        await store.save_draft(number, f"Dear customer {number}")
    await store.set_marks({"psp.watermark": repr(NOW + 900), "agent": "{}"})


def spoil(path: Path, *pages: int, seed: int = 1) -> None:
    """Overwrite whole pages (from 1), as a failing disk might."""
    noise = random.Random(seed)
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(noise.randbytes(PAGE))


def pages_of(path: Path) -> int:
    return path.stat().st_size // PAGE


def saved(folder: Path, key: bytes | None = None, **options: object) -> Salvaged:
    result = salvage(folder, key, clock, **options)  # type: ignore[arg-type]
    assert result is not None
    return result


async def check_sound(store: Store, result: Salvaged) -> None:
    """The chains hold everywhere but where the report says that entries are missing."""
    entries = await store.entries(limit=100_000)
    broken = {one.seq for one in verify(entries)}
    assert broken <= {last + 1 for _, last in result.missing}
    assert entries[-1].entry.kind == SALVAGED
    assert len(entries) == result.entries + 1
    assert await store.integrity() == []  # a gap that is told is no problem any more
    found = await store._read(journal_check.check)
    assert found.holds and found.gaps == result.missing
    with connect(store.folder / "desk.db", store._key, Opening.READ) as file:
        assert quick_check(file) == []
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []


@KEYS
async def test_a_broken_header_costs_nothing(
    open_store: Opener, folder: Path, key: bytes | None
) -> None:
    store = await open_store(key=key)
    await fill(store, 0, 30)
    before = await store.entries(limit=1000)
    await store.close()
    shutil.rmtree(folder / "backups")
    with (folder / "desk.db").open("r+b") as file:
        file.seek(16)
        file.write(os.urandom(PAGE - 16))
    with pytest.raises(StoreError):
        await open_store(key=key)
    result = saved(folder, key)
    assert result.missing == () and result.lost_after == 0 and result.entries == len(before)
    assert result.kept is not None and result.kept.is_file()
    again = await open_store(key=key)
    assert (await again.entries(limit=1000))[:-1] == before
    assert again.device_id == store.device_id
    assert await again.link_url("q7", 1) == "https://pay.example/cs_7"
    assert await again.quote("q7") == a_quote("q7", 7)
    assert await again.job("j7") == a_job("j7", 7, quote_id="q7")
    assert (await again.drafted(7))[0] == "Dear customer 7"
    assert await again.mark(RESTORED) is None
    await check_sound(again, result)
    assert await again.append([fact(FactKind.CANCEL_ASKED, "q1", at=NOW + 70)])


async def test_even_the_salt_of_an_encrypted_file_may_be_gone(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store(key=KEY)
    await fill(store, 0, 10)
    before = await store.entries()
    await store.close()
    spoil(folder / "desk.db", 1)
    assert saved(folder, KEY).missing == ()
    assert (await (await open_store(key=KEY)).entries())[:-1] == before


async def test_whichever_page_is_broken_a_repair_goes_on(open_store: Opener, folder: Path) -> None:
    """SQLite's check lists some damage, and stumbles over other."""
    store = await open_store()
    await fill(store, 0, 4)
    await store.close()
    shutil.rmtree(folder / "backups")
    path = folder / "desk.db"
    sound = path.read_bytes()
    broken = 0
    for page in range(2, pages_of(path) + 1):
        path.write_bytes(sound)
        spoil(path, page)
        result = salvage(folder, None, clock)
        broken += result is not None  # else nothing stood on that page
        assert result is None or result.entries + result.lost_after > 0
        with connect(path, None, Opening.READ) as file:
            assert quick_check(file) == []
    assert broken > 20


@KEYS
@pytest.mark.parametrize("seed", range(2))
async def test_what_the_file_lost_comes_from_the_backup(
    open_store: Opener, folder: Path, key: bytes | None, seed: int
) -> None:
    store = await open_store(key=key)
    await fill(store, 0, 20)
    await store.close()
    back_up(folder / "desk.db", key, NOW + 1)
    covered = 20 * 5
    store = await open_store(key=key)
    await fill(store, 20, 40)
    done = replace(a_job("j1", 1, quote_id="q1"), state=JobState.DONE)
    await store.save_job(done)
    before = {one.seq: one for one in await store.entries(limit=1000)}
    await store.close()
    pages = pages_of(folder / "desk.db")
    spoil(
        folder / "desk.db", *random.Random(seed).sample(range(1, pages + 1), pages // 5), seed=seed
    )
    with pytest.raises(DamagedFile):
        await open_store(key=key)

    result = saved(folder, key, rewind=["psp.watermark"])
    lost = {seq for first, last in result.missing for seq in range(first, last + 1)}
    newest = max(before) - result.lost_after
    assert all(seq > covered for seq in lost)
    again = await open_store(key=key)
    entries = {one.seq: one for one in (await again.entries(limit=1000))[:-1]}
    assert entries == {seq: one for seq, one in before.items() if seq not in lost and seq <= newest}
    for number in range(20):
        assert await again.job(f"j{number}") is not None
        assert await again.link_url(f"q{number}", 1) == f"https://pay.example/cs_{number}"
    marked = await again.mark(RESTORED) or ""
    assert result.jobs_in_doubt == marked.count('"j')
    stored = await again.job("j1")
    assert stored is not None
    assert (stored == done) != ('"j1"' in marked)  # never ready as in the backup, and not in doubt
    if lost or result.lost_after:
        assert result.since is not None
        assert float(await again.mark("psp.watermark") or 0) <= result.since
    await check_sound(again, result)
    told = " ".join(result.lines())
    assert (f"Missing: {len(lost)} entr" in told) == bool(lost)


async def test_a_file_cut_short_says_how_much_is_gone(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    await fill(store, 0, 30)
    total = len(await store.entries(limit=1000))
    await store.close()
    shutil.rmtree(folder / "backups")
    with (folder / "desk.db").open("r+b") as file:
        file.truncate(pages_of(folder / "desk.db") // 2 * PAGE + 1000)
    result = saved(folder)
    lost = sum(last - first + 1 for first, last in result.missing) + result.lost_after
    assert result.entries + lost == total and 0 < result.entries < total
    await check_sound(await open_store(), result)


async def test_what_only_the_log_holds_is_saved(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    await fill(store, 0, 5)
    crashed = folder.parent / "crashed"
    crashed.mkdir()
    for name in ("desk.db", "desk.db-wal"):
        shutil.copy(folder / name, crashed / name)
    before = await store.entries()
    (crashed / "desk.db").unlink()
    with pytest.raises(DamagedFile, match=r"desk.db is gone"):
        await open_store(folder=crashed)
    assert saved(crashed).missing == ()
    again = await open_store(folder=crashed)
    assert (await again.entries())[:-1] == before


@KEYS
async def test_without_the_file_the_newest_backup_goes_on(
    open_store: Opener, folder: Path, key: bytes | None
) -> None:
    store = await open_store(key=key)
    await fill(store, 0, 3)
    await store.close()
    back_up(folder / "desk.db", key, NOW + DAY_S)
    (folder / "desk.db").unlink()
    result = saved(folder, key)
    assert result.kept is None and result.entries_from_backups == 15
    assert result.jobs_in_doubt == 3
    assert await (await open_store(key=key)).mark(RESTORED) == '["j0", "j1", "j2"]'


@KEYS
async def test_nothing_is_done_to_a_sound_file(
    open_store: Opener, folder: Path, key: bytes | None
) -> None:
    store = await open_store(key=key)
    await fill(store, 0, 2)
    with pytest.raises(FolderInUse):
        salvage(folder, key, clock)
    await store.close()
    before = {path: path.read_bytes() for path in folder.rglob("*.db")}
    assert salvage(folder, key, clock) is None
    assert {path: path.read_bytes() for path in folder.rglob("*.db")} == before


async def test_another_key_saves_nothing_and_changes_nothing(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store(key=KEY)
    await fill(store, 0, 2)
    await store.close()
    before = {path: path.read_bytes() for path in folder.rglob("*.db")}
    with pytest.raises(WrongKey):
        salvage(folder, b"x" * 32, clock)
    assert {path: path.read_bytes() for path in folder.rglob("*.db")} == before


async def test_where_nothing_can_be_read_a_new_desk_may_begin_and_all_is_kept(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store()
    await fill(store, 0, 2)
    await store.close()
    rubbish = os.urandom(40_000)
    for path in (folder / "desk.db", *backups_of(folder / "desk.db")):
        path.write_bytes(rubbish)
    with pytest.raises(NothingToSave, match=r"Nothing was changed.*begin anew"):
        salvage(folder, None, clock)
    aside = begin_anew(folder, clock)
    assert (aside / "desk.db").read_bytes() == rubbish
    assert backups_of(aside / "desk.db")
    assert await (await open_store()).entries() == []


async def test_a_backup_put_in_place_by_hand_puts_its_jobs_in_doubt(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store()
    await fill(store, 0, 2)
    copy = back_up(folder / "desk.db", None, NOW + 1)
    await fill(store, 2, 4)
    await store.close()
    shutil.copy(copy, folder / "desk.db")
    again = await open_store()
    assert await again.mark(RESTORED) == ALL_JOBS
    assert await again.open_quotes(paid_since=0.0) == ["q0", "q1"]
    await again.set_marks({RESTORED: ""})
    await again.close()
    assert await (await open_store()).mark(RESTORED) == ""


async def test_a_persons_own_folder_outlasts_a_repair(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    await fill(store, 0, 2)
    await store.close()
    spoil(folder / "desk.db", 1)
    photos = folder / "repair-photos"
    photos.mkdir()
    (folder / "repair-log.txt").write_text("mine")
    saved(folder)
    assert photos.is_dir() and (folder / "repair-log.txt").read_text() == "mine"
    assert not list(folder.glob(".desk-repair-*"))


@pytest.mark.parametrize("seconds", [0.03, 0.08, 0.15])
async def test_killed_while_repairing_it_can_be_done_again(
    open_store: Opener, folder: Path, seconds: float
) -> None:
    store = await open_store()
    await fill(store, 0, 20)
    before = await store.entries(limit=1000)
    await store.close()
    spoil(folder / "desk.db", 1)
    code = (
        "import pathlib, sys, threading, os\n"
        "from desktop.services.store.salvage import salvage\n"
        "threading.Timer(float(sys.argv[2]), lambda: os._exit(137)).start()\n"
        "salvage(pathlib.Path(sys.argv[1]), None, lambda: 1_800_000_000.0)\n"
        "os._exit(0)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code, folder, str(seconds)], check=False)
    assert ended.returncode in (0, 137)
    salvage(folder, None, clock)
    again = await open_store()
    entries = await again.entries(limit=1000)
    assert entries[: len(before)] == before
    assert {one.entry.kind for one in entries[len(before) :]} == {SALVAGED}


@KEYS
async def test_what_the_board_counted_comes_back_too(
    open_store: Opener, folder: Path, key: bytes | None
) -> None:
    store = await open_store(key=key)
    await fill(store, 0, 3)
    year = BoardFilter(last_12_months(NOW, ""))

    async def counted(store: Store) -> list[tuple[str, int, list[int]]]:
        await store.count_cases()
        sums = await store.read_board(lambda desk, _: span_sums(desk, year))
        return sorted((one.span, one.cases, list(one.took)) for one in sums)

    def answered(number: int) -> Conversation:
        return a_conversation(
            number, created_at=NOW - number * 9000, first_reply_at=NOW - number * 9000 + 60
        )

    await store.save_conversations([answered(number) for number in range(1, 60)])
    before = await counted(store)
    await store.close()
    back_up(folder / "desk.db", key, NOW + 1)
    with (folder / "desk.db").open("r+b") as file:
        file.seek(16)
        file.write(os.urandom(PAGE - 16))
    saved(folder, key)
    (folder / "cache.db").unlink()
    again = await open_store(key=key)
    assert await counted(again) == before
    assert sum(cases for _, cases, _ in before) == 59
