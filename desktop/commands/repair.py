"""`main.py repair`: saves what can be read of a damaged desk.db, or begins with an empty one."""

import os
import sys
import time
from pathlib import Path

from desktop.services.secrecy.database_key import KeyMissing, PassphraseNeeded, database_key
from desktop.services.store.errors import StoreError
from desktop.settings import SERVICE_NAME


def run(folder: Path, *, encrypted: bool, anew: bool) -> int:
    """Repair the files in `folder` and say what was saved. 1: it could not be done, and why, or
    nothing of the journal could be read."""
    from desktop.services.health.repairing import repair
    from desktop.services.store.salvage import begin_anew

    if not folder.exists():
        print(f"main.py: There is no desk in {folder} yet, so nothing to repair.", file=sys.stderr)
        return 1
    try:
        if anew:
            aside = begin_anew(folder, time.time)
            print(f"Everything was moved to {aside}. The next start begins with an empty desk.")
            return 0
        key = None
        if encrypted:
            key = database_key(folder, SERVICE_NAME, os.environ.get("DESK_PASSPHRASE"))
        saved = repair(folder, key, time.time)
    except (StoreError, KeyMissing) as error:
        print(f"main.py: {error}", file=sys.stderr)
        return 1
    except PassphraseNeeded:
        print("main.py: Set DESK_PASSPHRASE to this folder's passphrase.", file=sys.stderr)
        return 1
    lines = saved.lines() if saved else ["desk.db is sound. Nothing was changed."]
    print("\n".join(lines))
    return 1 if saved and not saved.entries else 0
