"""`main.py journal verify | export`: the record of money, checked and given out without names."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from desktop.commands.folder_key import folder_key
from desktop.commands.result import NotWritten, Result
from desktop.models.counted import counted
from desktop.models.journal import ChainFault
from desktop.services.store import journal_check
from desktop.services.store.errors import StoreError
from desktop.services.store.journal_check import ExportDiffers, JournalCheck
from desktop.settings import Settings

T = TypeVar("T")

_MOST_FAULTS = 20
_ENTRIES = ("entry", "entries")


def run(settings: Settings, folder: Path, options: Namespace) -> int:
    """Do what the command line asks; returns the exit status."""
    if options.action == "verify":
        return run_verify(settings, folder, options.against)
    return run_export(settings, folder, options.output)


def run_verify(settings: Settings, folder: Path, against: str | None) -> int:
    """Check both chains over all entries; 0 when they hold. `against` is an earlier export,
    whose own faults are told apart from the journal's."""
    compared = 0
    differs = ""
    try:
        export, altered = _read_export(against) if against else (None, ())

        def look(connection: Connection) -> JournalCheck:
            nonlocal compared, differs
            if export is not None and not altered:
                try:
                    compared = journal_check.continues(connection, export)
                except ExportDiffers as error:
                    differs = str(error)
            return journal_check.check(connection)

        found = _read(settings, folder, look)
    except (StoreError, OSError) as error:
        print(f"main.py journal: {_told(error)}", file=sys.stderr)
        return 1
    faults = found.faults
    for fault in faults[:_MOST_FAULTS]:
        print(_fault(fault))
    if faults:
        print(
            f"The journal does NOT hold: {counted(len(faults), 'fault')} in"
            f" {counted(found.entries, *_ENTRIES)}. Keep a copy of the data folder and of its"
            " backups, and tell your administrator."
        )
    else:
        _print_held(found)
    for line in altered:
        print(line)
    if altered:
        print(
            f"{against} is not an export as a journal wrote it: the file was altered or cut short"
            " since. It says nothing against this journal. Compare with another copy of it."
        )
    elif differs:
        print(differs)
    if faults or altered or differs:
        return 1
    if export is not None:
        print(_goes_on(found, export, compared))
    return 0


def _print_held(found: JournalCheck) -> None:
    print(
        f"Both chains hold over {counted(found.present, *_ENTRIES)}. Personal values:"
        f" {found.personal} as written, {found.erased} erased. Head: {found.head}"
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
            f"Lost, as a repair of the damaged file recorded: {counted(lost, *_ENTRIES)}"
            f" (journal places {places}). The chains break there and nowhere else."
        )


def _goes_on(found: JournalCheck, export: JournalCheck, compared: int) -> str:
    """How far the journal goes on from the export."""
    if compared == export.entries:
        return f"It goes on from the export of {counted(export.present, *_ENTRIES)}."
    if not compared and export.entries <= found.expired:
        return "All that the export holds has left this journal since."
    if not compared:
        return (
            "It holds nothing of the export any more, and of some of it a repair recorded that it"
            " was lost. The export still holds it: keep it."
        )
    return (
        f"It goes on from the export up to entry {compared}; a repair recorded that what came"
        " after was lost. The export still holds it: keep it."
    )


def run_export(settings: Settings, folder: Path, output: str | None) -> int:
    """Write all entries as JSON Lines, without personal values, to a file or standard output."""

    try:
        with Result(output, folder) as out:
            count, head = _read(settings, folder, lambda one: journal_check.export(one, out.write))
    except (StoreError, NotWritten) as error:
        print(f"main.py journal: {error}", file=sys.stderr)
        return 1
    print(f"{counted(count, *_ENTRIES)} exported. Head: {head}", file=sys.stderr)
    return 0


def _read_export(path: str) -> tuple[JournalCheck | None, tuple[str, ...]]:
    """The export, and what in the file is not as a journal wrote it."""
    try:
        with open(path, encoding="utf-8") as file:
            export = journal_check.check_export(iter(file))
    except ExportDiffers as error:
        return None, (str(error),)
    except UnicodeDecodeError:
        return None, ("The export is not UTF-8.",)
    return export, tuple(f"Export, {_fault(one)}" for one in export.faults[:_MOST_FAULTS])


def _fault(fault: ChainFault) -> str:
    return f"entry {fault.seq} ({fault.entry_id}): {fault.reason}"


def _told(error: Exception) -> str:
    """A system's error about a file that the command line names, in words."""
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror or error}. Nothing was changed; name another."
    return str(error)


def _read(settings: Settings, folder: Path, action: Callable[[Connection], T]) -> T:
    found: T = journal_check.in_folder(folder, folder_key(settings, folder), action)
    return found
