"""`main.py sign-out`: leaves this computer without a customer's words, and without keys."""

import asyncio
import shutil
import sys
import time
from pathlib import Path

from desktop.commands.folder_key import aside_keys, folder_key
from desktop.models.counted import counted
from desktop.services.secrecy.lock_code import MARK
from desktop.services.secrecy.log_files import log_folder
from desktop.services.spelling import OWN_WORDS
from desktop.services.store import columns, copies
from desktop.services.store.attachment_store import FILE as ATTACHMENTS
from desktop.services.store.errors import StoreError
from desktop.services.store.privacy_part import Reached
from desktop.services.store.store import Store
from desktop.settings import SERVICE_NAME, Settings

_SECRETS = ("hub_token", "stripe_key")


class WorkLeft(Exception):
    """Something has not left yet; the text says how much."""


def run(settings: Settings, folder: Path) -> int:
    """Sign out; 1 when something still waits to be sent, or the desk is open."""
    try:
        forgotten, reached = asyncio.run(wipe(settings, folder))
    except (StoreError, WorkLeft, OSError) as error:
        print(f"main.py sign-out: {error}", file=sys.stderr)
        return 1
    print(
        "Signed out: conversations, contacts, search, drafts and logs are gone from this computer;"
        " the journal of payments stays, encrypted where the accounts are real."
    )
    for line in _left(reached):
        print(line)
    if forgotten:
        print(f"The keyring no longer holds {' and '.join(forgotten)}.")
    return 0


def _left(reached: Reached) -> list[str]:
    """Which files still hold a customer's words, and what to do about it."""
    lines = []
    if reached.unreachable:
        lines.append(
            "These copies cannot be read and may still hold words of replies; delete them if you"
            f" can spare them: {', '.join(reached.unreachable)}."
        )
    aside = reached.unknown + reached.foreign
    if aside:
        lines.append(
            "These were left as they are and may hold customers' words: they are another account's,"
            " or nobody can tell whose, and each may be the only record of its payments:"
            f" {', '.join(aside)}. Sign out there too, with their own settings and --data-dir."
        )
    if reached.undeleted:
        lines.append(
            "These could not be deleted and may hold customers' words; delete them yourself:"
            f" {', '.join(reached.undeleted)}."
        )
    return lines


async def wipe(settings: Settings, folder: Path) -> tuple[list[str], Reached]:
    """Remove what the hub owns and what opens it; returns which secrets left the keyring, and the
    copies of desk.db from which the words went, and which not.

    The journal, with what was sold to whom, stays with its key: it is the record of money. Raises
    `WorkLeft` while a job is not over, for then nothing may be lost, and `StoreError`.
    """
    desk = folder / columns.DESK_FILE
    reached = Reached(0, unknown=tuple(aside.name for aside in copies.aside_of(desk)))
    if desk.exists():
        key = await asyncio.to_thread(folder_key, settings, folder)
        keys = await asyncio.to_thread(aside_keys, settings, folder)
        reached = await _empty(folder, key, keys)
    for path in [
        *copies.caches_of(folder / columns.CACHE_FILE),
        *folder.glob(f"{ATTACHMENTS}*"),
        *(
            base / name
            for base in {folder, settings.data_dir}
            for name in ("window.json", OWN_WORDS)  # an added word may be somebody's name
        ),
    ]:
        path.unlink(missing_ok=True)
    shutil.rmtree(log_folder(folder), ignore_errors=True)
    if settings.starts_sandbox:
        return [], reached
    return await asyncio.to_thread(_forget_secrets), reached


async def _empty(folder: Path, key: bytes | None, keys: dict[str, bytes]) -> Reached:
    store = await Store.open(folder, key=key, now=time.time)
    try:
        waiting, asking = await store.job_counts()
        if waiting or asking:
            raise WorkLeft(
                f"{_not_ended(waiting + asking)} yet (for a person: {asking}). Nothing was removed."
                " Let them be sent, or take them back, and sign out then."
            )
        reached = await store.forget_words(keys)
        await store.set_marks({MARK: ""})  # the next person chooses a code of their own
        return reached
    finally:
        await store.close()


def _not_ended(number: int) -> str:
    return f"{counted(number, 'job')} {'has' if number == 1 else 'have'} not ended"


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
