"""Signing out leaves no customer's words on the computer, and loses nothing that was to be sent."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.commands.sign_out import WorkLeft, run, wipe
from desktop.models.job import JobState
from desktop.services.secrecy.log_files import Logs
from desktop.services.store import journal_check
from desktop.services.store.errors import FolderInUse
from desktop.services.store.profile import Profile
from desktop.services.store.salvage import begin_anew
from desktop.services.store.store import Store
from desktop.settings import SERVICE_NAME, Connections, Settings
from tests.memory_keyring import MemoryKeyring, memory_keyring
from tests.services.store.examples import (
    NOW,
    a_contact,
    a_conversation,
    a_job,
    a_message,
    a_quote,
    clock,
    sold,
)

SANDBOX = Connections("http://127.0.0.1:9", "t", 1, "rk_test_x", "http://127.0.0.1:9")
OURS = Profile("https://hub.example", 1, 7, "")


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    with memory_keyring() as ring:
        for name in ("hub_token", "stripe_key", "database_key:x"):
            ring.set_password(SERVICE_NAME, name, "secret")
        yield ring


async def worked(folder: Path, profile: Profile | None = None) -> Store:
    store = await Store.open(folder, key=None, now=clock)
    await store.save_conversations(
        [a_conversation()], [a_contact(name="Zoë Ünal")], [a_message(1, text="my zebrafish")]
    )
    quote = a_quote()
    asked, *facts = sold(quote)
    await store.save_quote(quote, asked)
    await store.append(facts)
    await store.save_draft(42, "about your quokka")
    await store.attachments.attach(42, "ticket.png", "image/png", [b"a picture of an ocelot"])
    await store.attachments.keep_picture("id:1", 42, NOW, b"a photo of an ocelot")
    if profile is not None:
        await store.bind_profile(profile)
    return store


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_words_drafts_logs_and_keys_go_and_the_journal_stays(
    tmp_path: Path, ring: MemoryKeyring
) -> None:
    store = await worked(tmp_path)
    done = a_job(payload={"text": "axolotl"}, state=JobState.DONE, finished_at=NOW)
    await store.add_job(done)
    await store.close()
    Logs(tmp_path, stderr=False, hooks=False).close()
    (tmp_path / "window.json").write_text("{}")
    (tmp_path / "words.txt").write_text("quagga\n")
    assert b"axolotl" in bytes_in(tmp_path)

    forgotten, reached = await wipe(Settings(tmp_path, connections=SANDBOX), tmp_path)

    assert forgotten == ["hub_token", "stripe_key"] and reached.unreachable == reached.unknown == ()
    assert set(ring.kept) == {(SERVICE_NAME, "database_key:x")}
    left = bytes_in(tmp_path)
    for word in (b"zebrafish", b"quokka", b"axolotl", b"ocelot"):
        assert word not in left
    assert {path.name for path in tmp_path.iterdir()} <= {"desk.db", "desk.lock", "backups"}
    found = journal_check.in_folder(tmp_path, None, journal_check.check)
    assert found.holds and found.entries == 5 and found.personal == 2


async def test_what_was_set_aside_loses_its_words_too_or_is_named(
    tmp_path: Path, ring: MemoryKeyring, capsys: pytest.CaptureFixture[str]
) -> None:
    await (await worked(tmp_path, OURS)).close()
    aside = begin_anew(tmp_path, lambda: NOW)
    await (await worked(tmp_path, Profile("https://old.example", 1, 7, ""))).close()
    theirs = begin_anew(tmp_path, lambda: NOW + 1)
    await (await worked(tmp_path, OURS)).close()
    before = {path: path.read_bytes() for path in theirs.rglob("*.db")}
    (tmp_path / "desk.db.damaged-2026-01-01T000000Z").write_bytes(b"not a database")
    for word in (b"zebrafish", b"quokka", b"ocelot"):
        assert word in bytes_in(aside)
    assert await asyncio.to_thread(run, Settings(tmp_path, connections=SANDBOX), tmp_path) == 0
    said = capsys.readouterr().out
    assert "cannot be read and may still hold words of replies" in said
    assert "desk.db.damaged-2026-01-01T000000Z" in said
    assert f"only record of its payments: {theirs.name}. Sign out there too" in said
    assert {path: path.read_bytes() for path in theirs.rglob("*.db")} == before
    assert b"zebrafish" in before[theirs / "cache.db"]
    for word in (b"zebrafish", b"quokka", b"ocelot"):
        assert word not in bytes_in(aside)


async def test_what_was_set_aside_and_nothing_begun_since_is_named(
    tmp_path: Path, ring: MemoryKeyring
) -> None:
    await (await worked(tmp_path, OURS)).close()
    aside = begin_anew(tmp_path, lambda: NOW)
    _, reached = await wipe(Settings(tmp_path, connections=SANDBOX), tmp_path)
    assert reached.unknown == (aside.name,) and b"zebrafish" in bytes_in(aside)


async def test_nobody_signs_out_of_unsent_work(tmp_path: Path, ring: MemoryKeyring) -> None:
    store = await worked(tmp_path)
    await store.add_job(a_job())
    await store.close()
    with pytest.raises(WorkLeft, match="1 job has not ended yet"):
        await wipe(Settings(tmp_path, connections=SANDBOX), tmp_path)
    assert (tmp_path / "cache.db").exists() and (SERVICE_NAME, "hub_token") in ring.kept


async def test_nobody_signs_out_of_a_desk_that_is_open(tmp_path: Path, ring: MemoryKeyring) -> None:
    store = await worked(tmp_path)
    with pytest.raises(FolderInUse):
        await wipe(Settings(tmp_path, connections=SANDBOX), tmp_path)
    assert await store.messages(42)
    await store.close()


def test_where_nobody_ever_worked_there_is_nothing_to_remove(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(Settings(tmp_path), tmp_path / "sandbox") == 0
    assert "Signed out" in capsys.readouterr().out
