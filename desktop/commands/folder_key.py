"""The keys of the databases in a data folder, for the commands that need no desk."""

import os
from pathlib import Path

from desktop.services.secrecy.database_key import (
    KeyMissing,
    PassphraseNeeded,
    database_key,
    existing_key,
)
from desktop.services.store import columns, copies
from desktop.services.store.errors import StoreError
from desktop.settings import SERVICE_NAME, Settings


def folder_key(settings: Settings, folder: Path) -> bytes | None:
    """Return the key of the databases in `folder`; None for a sandbox's, which need none.

    Blocks. Raises `StoreError` where there is no key.
    """
    if settings.connections is None or settings.connections.is_sandbox:
        return None
    try:
        return database_key(folder, SERVICE_NAME, os.environ.get("DESK_PASSPHRASE"))
    except PassphraseNeeded:
        raise StoreError(
            "The databases are encrypted, and this computer has no keyring with their key."
            " Nothing was changed. Set DESK_PASSPHRASE."
        ) from None
    except KeyMissing as error:
        raise StoreError(str(error)) from error


def aside_keys(settings: Settings, folder: Path) -> dict[str, bytes]:
    """Return the keys of the folders in `folder` that were moved aside, by their names.

    Each has its own: by its note in the keyring, or from the passphrase and its own salt. Blocks.
    """
    if settings.connections is None or settings.connections.is_sandbox:
        return {}
    found: dict[str, bytes] = {}
    for aside in copies.aside_of(folder / columns.DESK_FILE):
        key = existing_key(aside, SERVICE_NAME, os.environ.get("DESK_PASSPHRASE"))
        if key is not None:
            found[aside.name] = key
    return found
