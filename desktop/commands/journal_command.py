"""`main.py journal verify | export`: the record of money, checked and given out without names."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TextIO, TypeVar

from sqlalchemy import Connection

from desktop.commands.folder_key import folder_key
from desktop.services.store import journal_check
from desktop.services.store.errors import StoreError
from desktop.services.store.journal_check import ExportDiffers, JournalCheck
from desktop.settings import Settings

T = TypeVar("T")

_MOST_FAULTS = 20


def run(settings: Settings, folder: Path, options: Namespace) -> int:
    """Do what the command line asks; returns the exit status."""
    if options.action == "verify":
        return run_verify(settings, folder, options.against)
    return run_export(settings, folder, options.output)


def run_verify(settings: Settings, folder: Path, against: str | None) -> int:
    """Check both chains over all entries; 0 when they hold. `against` is an earlier export."""
    compared = 0
    try:
        export = _read_export(against) if against else None

        def look(connection: Connection) -> JournalCheck:
            nonlocal compared
            if export is not None:
                compared = journal_check.continues(connection, export)
            return journal_check.check(connection)

        found = _read(settings, folder, look)
        faults = (*(export.faults if export else ()), *found.faults)
    except (StoreError, ExportDiffers, OSError, UnicodeDecodeError) as error:
        print(f"main.py journal: {error}", file=sys.stderr)
        return 1
    for fault in faults[:_MOST_FAULTS]:
        print(f"entry {fault.seq} ({fault.entry_id}): {fault.reason}")
    if faults:
        print(
            f"The journal does NOT hold: {len(faults)} faults in {found.entries} entries. Keep a"
            " copy of the data folder and of its backups, and tell your administrator."
        )
        return 1
    print(
        f"Both chains hold over {found.present} entries. Personal values: {found.personal}"
        f" as written, {found.erased} erased. Head: {found.head}"
    )
    if found.expired:
        print(
            f"The first {found.expired} left at the end of the legal term (journal_years), as the"
            " journal records."
        )
    if found.gaps:
        lost = sum(last - first + 1 for first, last in found.gaps)
        places = ", ".join(
            str(first) if first == last else f"{first}–{last}" for first, last in found.gaps
        )
        print(
            f"Lost, as a repair of the damaged file recorded: {lost} entries (journal places"
            f" {places}). The chains break there and nowhere else."
        )
    if export is not None and compared == export.entries:
        print(f"It goes on from the export of {export.present} entries.")
    elif export is not None and not compared and export.entries <= found.expired:
        print("All that the export holds has left this journal since.")
    elif export is not None and not compared:
        print(
            "It holds nothing of the export any more, and of some of it a repair recorded that it"
            " was lost. The export still holds it: keep it."
        )
    elif export is not None:
        print(
            f"It goes on from the export up to entry {compared}; a repair recorded that what came"
            " after was lost. The export still holds it: keep it."
        )
    return 0


def run_export(settings: Settings, folder: Path, output: str | None) -> int:
    """Write all entries as JSON Lines, without personal values, to a file or standard output."""

    def write(connection: Connection) -> tuple[int, str]:
        opened = private_file(Path(output)) if output else nullcontext(sys.stdout)
        with opened as out:
            return journal_check.export(connection, out)

    try:
        count, head = _read(settings, folder, write)
    except (StoreError, OSError) as error:
        print(f"main.py journal: {error}", file=sys.stderr)
        return 1
    print(f"{count} entries exported. Head: {head}", file=sys.stderr)
    return 0


def private_file(path: Path) -> TextIO:
    """Open a new or emptied text file that only its owner may read."""
    return open(path, "w", encoding="utf-8", opener=lambda p, flags: os.open(p, flags, 0o600))


def _read_export(path: str) -> JournalCheck:
    with open(path, encoding="utf-8") as file:
        return journal_check.check_export(iter(file))


def _read(settings: Settings, folder: Path, action: Callable[[Connection], T]) -> T:
    found: T = journal_check.in_folder(folder, folder_key(settings, folder), action)
    return found
