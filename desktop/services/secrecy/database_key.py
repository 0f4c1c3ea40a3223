"""The key that the local databases are encrypted with: random and in the OS keyring, or made from
a passphrase where there is no keyring. It never lies in a file.

What lies beside the databases is not secret: the passphrase's salt (`desk.salt`), or the name under
which the keyring holds the key (`desk.key-name`), so that a folder can be moved.
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.secrecy.private_files import private_opener
from desktop.services.store.lock import FolderLock

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

MINIMUM_PASSPHRASE = 12
"""Characters that a new passphrase has, where a person is asked for one."""
_SCRYPT = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}
_SALT = "desk.salt"
_KEY_NAME = "desk.key-name"
_PLAIN = b"SQLite format 3\x00"
_NO_KEYRINGS = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")
"""Backends that forget, or that keep what they are given in a file."""


class PassphraseNeeded(Exception):
    """There is no keyring for this folder, so a person (or DESK_PASSPHRASE) must give the key.

    `is_new` says that nothing is encrypted with it yet, so that a mistyped one would be forgotten.
    """

    def __init__(self, is_new: bool = True) -> None:
        super().__init__("a passphrase is needed")
        self.is_new = is_new


class KeyMissing(Exception):
    """The databases are there, but what opens them is not. The text says what and what to do."""


def database_key(
    folder: Path, service: str, passphrase: str | None = None, *, now: float = 0.0
) -> bytes:
    """Return the 32-byte key of the databases in `folder`, making it at first use.

    The folder decides: one with a salt needs the passphrase, one with databases but no salt the
    keyring. Only an empty one is given a key, and that only once the keyring has shown that it
    keeps it; there a passphrase, where given, wins. `now` is UTC seconds.

    Raises `PassphraseNeeded`, `KeyMissing`, and the `StoreError`s of a folder that cannot be
    written. Blocks (keyring, scrypt): call it on a thread.
    """
    holds_data = _holds_data(folder)
    salt = _salt_of(folder)
    if salt is not None:
        if not passphrase:
            raise PassphraseNeeded(is_new=not holds_data)
        return _derived(salt, passphrase)
    if holds_data:
        return _kept(folder, service)
    if passphrase:
        return _derived(_new_salt(folder), passphrase)
    keyring = safe_keyring()
    if keyring is None:
        raise PassphraseNeeded
    return _made(folder, service, keyring, now)


def existing_key(folder: Path, service: str, passphrase: str | None = None) -> bytes | None:
    """Return the key of the databases in `folder`, where keyring or passphrase give one.

    Nothing is made. Whether it opens them only trying shows. Blocks as `database_key` does.
    """
    try:
        salt = _salt_of(folder)
        if salt is not None:
            return _derived(salt, passphrase) if passphrase else None
        return _kept(folder, service)
    except (KeyMissing, OSError):
        return None


def safe_keyring() -> "KeyringBackend | None":
    """Return the OS keyring; None where there is none, or only one that forgets or is a file."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    backend = keyring.get_keyring()
    offered = backend.backends if isinstance(backend, ChainerBackend) else [backend]
    for one in offered:
        if not type(one).__module__.startswith(_NO_KEYRINGS):
            found: KeyringBackend = one
            return found
    return None


def _holds_data(folder: Path) -> bool:
    """Whether something is there that only an existing key opens."""
    files = [folder / "desk.db", *folder.glob("backups/*.db"), *folder.glob("desk.db.damaged-*")]
    return any(path.is_file() and path.stat().st_size for path in files)


def _kept(folder: Path, service: str) -> bytes:
    """The key that the keyring holds for a folder with data."""
    from keyring.errors import KeyringError

    if _is_plain(folder / "desk.db"):
        raise KeyMissing(
            f"The databases in {folder} are not encrypted: they are a sandbox's. Nothing was"
            " changed. Choose another folder with --data-dir, or start this one as the sandbox's."
        )
    keyring = safe_keyring()
    try:
        for name in _names(folder):
            stored = keyring.get_password(service, name) if keyring else None
            if stored is not None:
                return bytes.fromhex(stored)
    except (KeyringError, RuntimeError, ValueError):
        keyring = None
    where = "this keyring does not hold it" if keyring else "no keyring is open here"
    raise KeyMissing(
        f"The databases in {folder} are encrypted with a key, and {where}. Nothing was changed."
        f" Sign in with the account that made them and unlock its keyring; if a passphrase was"
        f" used, bring back the file {_SALT}. “main.py repair --begin-anew” moves everything aside"
        " and begins with an empty desk."
    )


def _made(folder: Path, service: str, keyring: "KeyringBackend", now: float) -> bytes:
    """A new random key, once the keyring has shown that it keeps it."""
    from keyring.errors import KeyringError

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FolderLock(folder, now)  # a second desk's key must not replace this one's
    try:
        if _holds_data(folder):
            return _kept(folder, service)
        name = _names(folder)[0]
        stored = keyring.get_password(service, name)
        if stored is None:
            stored = secrets.token_hex(32)
            keyring.set_password(service, name, stored)
            if keyring.get_password(service, name) != stored:
                raise PassphraseNeeded
        _write(folder / _KEY_NAME, name.encode())
        return bytes.fromhex(stored)
    except (KeyringError, RuntimeError, ValueError) as error:
        raise PassphraseNeeded from error
    finally:
        lock.release()


def _names(folder: Path) -> list[str]:
    """The names under which the key may be kept: the folder's own note first, then its place."""
    names = ["database_key:" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]]
    try:
        noted = (folder / _KEY_NAME).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return names
    return [noted, *names] if noted.startswith("database_key:") else names


def _is_plain(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_PLAIN)) == _PLAIN
    except OSError:
        return False


def _salt_of(folder: Path) -> bytes | None:
    """The folder's salt, or the copy beside its backups where the first was lost."""
    for path in (folder / _SALT, folder / "backups" / _SALT):
        try:
            salt = path.read_bytes()
        except FileNotFoundError:
            continue
        if salt:
            return salt
    return None


def _new_salt(folder: Path) -> bytes:
    salt = secrets.token_bytes(16)
    for path in (folder / "backups" / _SALT, folder / _SALT):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, salt)
    return salt


def _derived(salt: bytes, passphrase: str) -> bytes:
    """The key from the passphrase and the folder's own salt."""
    return hashlib.scrypt(passphrase.encode(), salt=salt, dklen=32, **_SCRYPT)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole and durably."""
    new = path.with_name(path.name + ".new")
    with open(new, "wb", opener=private_opener) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)
