"""The key that the local databases are encrypted with: random and in the OS keyring, or made from
a passphrase where there is no keyring. It never lies in a file.
"""

import hashlib
import os
import secrets
from pathlib import Path

_SCRYPT = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}


class PassphraseNeeded(Exception):
    """There is no keyring on this machine, so a person (or DESK_PASSPHRASE) must give the key."""


def database_key(folder: Path, service: str, passphrase: str | None = None) -> bytes:
    """Return the 32-byte key of the databases in `folder`, making it at first use.

    A passphrase, where given, wins over the keyring, so that a folder once encrypted with one
    stays readable. Raises `PassphraseNeeded` where there is neither. Blocks (keyring, scrypt):
    call it on a thread.
    """
    if passphrase:
        return _derived(folder, passphrase)
    if (folder / _SALT).exists():
        raise PassphraseNeeded
    import keyring
    from keyring.errors import KeyringError

    name = "database_key:" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    try:
        stored = keyring.get_password(service, name)
        if stored is None:
            if (folder / "desk.db").exists():
                raise KeyMissing(folder)
            stored = secrets.token_hex(32)
            keyring.set_password(service, name, stored)
            if keyring.get_password(service, name) != stored:  # a keyring that forgets (null)
                raise PassphraseNeeded
    except KeyringError as error:
        raise PassphraseNeeded from error
    return bytes.fromhex(stored)


class KeyMissing(Exception):
    """The databases are there, but the keyring no longer has their key."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"The databases in {folder} are encrypted, and their key is not in this keyring."
            " Nothing was changed. Sign in with the account that made them, or move the folder"
            " away to start anew."
        )


_SALT = "desk.salt"


def _derived(folder: Path, passphrase: str) -> bytes:
    """The key from the passphrase and the folder's own salt (which is not secret)."""
    path = folder / _SALT
    try:
        salt = path.read_bytes()
    except FileNotFoundError:
        salt = secrets.token_bytes(16)
        folder.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        with new.open("wb") as file:
            file.write(salt)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    return hashlib.scrypt(passphrase.encode(), salt=salt, dklen=32, **_SCRYPT)
