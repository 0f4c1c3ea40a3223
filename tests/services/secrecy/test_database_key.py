"""The databases' key: in the keyring or from a passphrase, never in a file, never forgotten."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring

from desktop.services.secrecy.database_key import KeyMissing, PassphraseNeeded, database_key
from desktop.services.store.errors import FolderInUse
from desktop.services.store.lock import FolderLock
from tests.memory_keyring import MemoryKeyring, memory_keyring

SERVICE = "social-pay-desk-test"
WORDS = "correct horse battery"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    with memory_keyring() as ring:
        yield ring


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "desk"


def with_data(folder: Path) -> None:
    """What an encrypted desk leaves behind."""
    folder.mkdir(exist_ok=True)
    (folder / "desk.db").write_bytes(b"\x81" * 4096)


def test_the_keyring_keeps_a_random_key(ring: MemoryKeyring, folder: Path) -> None:
    key = database_key(folder, SERVICE)
    assert len(key) == 32
    with_data(folder)
    assert database_key(folder, SERVICE) == key
    assert database_key(folder.parent / "another", SERVICE) != key
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert key not in held and key.hex().encode() not in held


def test_a_folder_may_be_moved(ring: MemoryKeyring, folder: Path) -> None:
    key = database_key(folder, SERVICE)
    with_data(folder)
    moved = folder.parent / "moved"
    shutil.move(folder, moved)
    assert database_key(moved, SERVICE) == key


@pytest.mark.parametrize("left", ["desk.db", "backups/desk-2026-11-21T101500Z.db"])
def test_a_key_that_is_gone_is_never_replaced(ring: MemoryKeyring, folder: Path, left: str) -> None:
    database_key(folder, SERVICE)
    (folder / left).parent.mkdir(exist_ok=True)
    (folder / left).write_bytes(b"\x81" * 4096)
    ring.kept.clear()
    with pytest.raises(KeyMissing, match=r"keyring does not hold it.*--begin-anew"):
        database_key(folder, SERVICE)
    assert ring.kept == {}
    with pytest.raises(KeyMissing):
        database_key(folder, SERVICE, WORDS)
    assert not (folder / "desk.salt").exists()


def test_a_passphrase_in_the_environment_does_not_lock_out_a_keyrings_folder(
    ring: MemoryKeyring, folder: Path
) -> None:
    key = database_key(folder, SERVICE)
    with_data(folder)
    assert database_key(folder, SERVICE, WORDS) == key


@pytest.mark.parametrize("useless", [NoKeyring, ForgetfulKeyring])
def test_without_a_keyring_a_passphrase_makes_the_key(
    ring: MemoryKeyring, folder: Path, useless: type[KeyringBackend]
) -> None:
    keyring.set_keyring(useless())
    with pytest.raises(PassphraseNeeded) as asked:
        database_key(folder, SERVICE)
    assert asked.value.is_new
    key = database_key(folder, SERVICE, WORDS)
    with_data(folder)
    assert database_key(folder, SERVICE, WORDS) == key
    assert database_key(folder, SERVICE, "another one") != key
    with pytest.raises(PassphraseNeeded) as asked:
        database_key(folder, SERVICE)
    assert not asked.value.is_new
    (folder / "desk.salt").unlink()
    assert database_key(folder, SERVICE, WORDS) == key
    held = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert key not in held and WORDS.encode() not in held


def test_a_keyring_that_writes_a_file_is_none(
    ring: MemoryKeyring, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemoryKeyring, "__module__", "keyrings.alt.file")
    with pytest.raises(PassphraseNeeded):
        database_key(folder, SERVICE)
    assert ring.kept == {}


def test_a_lost_salt_is_told(ring: MemoryKeyring, folder: Path) -> None:
    keyring.set_keyring(NoKeyring())
    database_key(folder, SERVICE, WORDS)
    with_data(folder)
    shutil.rmtree(folder / "backups")
    (folder / "desk.salt").unlink()
    with pytest.raises(KeyMissing, match=r"bring back the file desk.salt"):
        database_key(folder, SERVICE, WORDS)


def test_a_sandboxs_folder_is_not_taken_over(ring: MemoryKeyring, folder: Path) -> None:
    folder.mkdir()
    (folder / "desk.db").write_bytes(b"SQLite format 3\x00" + bytes(4080))
    with pytest.raises(KeyMissing, match="not encrypted"):
        database_key(folder, SERVICE)


def test_two_first_starts_make_one_key(ring: MemoryKeyring, folder: Path) -> None:
    folder.mkdir()
    lock = FolderLock(folder, 0.0)
    with pytest.raises(FolderInUse):
        database_key(folder, SERVICE)
    assert ring.kept == {}
    lock.release()
    assert len(database_key(folder, SERVICE)) == 32
