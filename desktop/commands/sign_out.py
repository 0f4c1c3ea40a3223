"""`main.py sign-out`: leaves this computer without a customer's words, and without keys."""

import asyncio
import shutil
import sys
import time
from pathlib import Path

from desktop.commands.folder_key import folder_key
from desktop.services.secrecy.lock_code import MARK
from desktop.services.secrecy.log_files import log_folder
from desktop.services.store import columns
from desktop.services.store.errors import StoreError
from desktop.services.store.store import Store
from desktop.settings import SERVICE_NAME, Settings

_SECRETS = ("hub_token", "stripe_key")


class WorkLeft(Exception):
    """Something has not left yet; the text says how much."""


def run(settings: Settings, folder: Path) -> int:
    """Sign out; 1 when something still waits to be sent, or the desk is open."""
    try:
        forgotten, unreadable = asyncio.run(wipe(settings, folder))
    except (StoreError, WorkLeft, OSError) as error:
        print(f"main.py sign-out: {error}", file=sys.stderr)
        return 1
    print(
        "Signed out: conversations, contacts, search, drafts and logs are gone from this computer;"
        " the journal of payments stays, encrypted where the accounts are real."
    )
    if unreadable:
        print(
            "These copies cannot be read and may still hold words of replies; delete them if you"
            f" can spare them: {', '.join(unreadable)}."
        )
    if forgotten:
        print(f"The keyring no longer holds {' and '.join(forgotten)}.")
    return 0


async def wipe(settings: Settings, folder: Path) -> tuple[list[str], tuple[str, ...]]:
    """Remove what the hub owns and what opens it; returns which secrets left the keyring, and the
    copies of desk.db that could not be read.

    The journal, with what was sold to whom, stays with its key: it is the record of money. Raises
    `WorkLeft` while a job is not over, for then nothing may be lost, and `StoreError`.
    """
    unreadable: tuple[str, ...] = ()
    if (folder / columns.DESK_FILE).exists():
        key = await asyncio.to_thread(folder_key, settings, folder)
        unreadable = await _empty(folder, key)
    for path in [
        *folder.glob(f"{columns.CACHE_FILE}*"),
        *(base / "window.json" for base in {folder, settings.data_dir}),
    ]:
        path.unlink(missing_ok=True)
    shutil.rmtree(log_folder(folder), ignore_errors=True)
    if settings.starts_sandbox:
        return [], unreadable
    return await asyncio.to_thread(_forget_secrets), unreadable


async def _empty(folder: Path, key: bytes | None) -> tuple[str, ...]:
    store = await Store.open(folder, key=key, now=time.time)
    try:
        waiting, asking = await store.job_counts()
        if waiting or asking:
            raise WorkLeft(
                f"{waiting + asking} jobs have not ended yet ({asking} wait for a person). Nothing"
                " was removed. Let them be sent, or take them back, and sign out then."
            )
        unreadable = await store.forget_words()
        await store.set_marks({MARK: ""})  # the next person chooses a code of their own
        return unreadable
    finally:
        await store.close()


def _forget_secrets() -> list[str]:
    import keyring
    from keyring.errors import KeyringError

    forgotten = []
    for name in _SECRETS:
        try:
            if keyring.get_password(SERVICE_NAME, name) is not None:
                keyring.delete_password(SERVICE_NAME, name)
                forgotten.append(name)
        except (KeyringError, RuntimeError):
            continue  # no keyring holds nothing
    return forgotten
