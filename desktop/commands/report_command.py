"""`main.py report`: a week's board as two pages to forward, and as tables for a spreadsheet."""

import asyncio
import contextlib
import os
import sys
import time
from argparse import Namespace
from datetime import timedelta
from pathlib import Path

from desktop.commands.folder_key import folder_key
from desktop.display import has_display
from desktop.models.board import period as periods
from desktop.models.board.figures import Board, BoardFilter
from desktop.models.board.period import Period
from desktop.models.board.rates import Rates
from desktop.models.board.tables import Names
from desktop.models.colleague import Directory
from desktop.models.counted import counted
from desktop.models.preferences import Preferences
from desktop.models.reply_targets import ReplyTargets
from desktop.models.stuck_kind import Promises
from desktop.services.board.board_service import BoardService
from desktop.services.board.export import write_tables
from desktop.services.inbox.directory_watch import KEPT, directory_from
from desktop.services.preference_file import PreferenceFile
from desktop.services.store import columns
from desktop.services.store.connection import Opening, connect, quick_check
from desktop.services.store.errors import DamagedFile, StoreError, damaged
from desktop.services.store.files import as_told
from desktop.services.store.store import Store
from desktop.settings import Settings

EXIT_FAILED, EXIT_USAGE = 1, 2


def run(settings: Settings, folder: Path, options: Namespace) -> int:
    """Write what was asked for, beside a desk that may be running; returns the exit status."""
    choices = PreferenceFile(settings.data_dir).current
    zone = choices.business_hours.zone
    if not (options.pdf or options.csv):
        print("main.py report: say --pdf FILE, --csv DIR, or both.", file=sys.stderr)
        return EXIT_USAGE
    try:
        period = _period(options.week, zone)
    except ValueError as error:
        print(f"main.py report: {error}", file=sys.stderr)
        return EXIT_USAGE
    rates = settings.rates or Rates()
    try:
        board, directory = asyncio.run(_read(settings, folder, choices, period))
        if options.pdf:
            _write_pdf(settings, choices, board, rates, Path(options.pdf))
            print(f"{period.week}: written to {options.pdf}")
        if options.csv:
            names = Names(
                {one.user_id: one.name for one in directory.colleagues},
                {one.team_id: one.name for one in directory.teams},
            )
            written = asyncio.run(write_tables(board, rates, names, Path(options.csv)))
            print(f"{period.week}: {counted(len(written), 'table')} written to {options.csv}")
    except StoreError as error:
        print(f"main.py report: {error}", file=sys.stderr)
        return EXIT_FAILED
    except OSError as error:
        where = error.filename or options.pdf or options.csv
        said = f"{where} cannot be written: {error.strerror or error}. Name another place."
        print(f"main.py report: {said}", file=sys.stderr)
        return EXIT_FAILED
    return 0


def _period(week: str | None, zone: str) -> Period:
    """The week of that name; without one, the last that is over. Raises ValueError for one that is
    none, or is yet to come."""
    if week:
        named = periods.week_named(week, zone)
        if named.since > time.time():
            raise ValueError(f"{named.week} has not begun yet")
        return named
    return periods.week(periods.local_day(time.time(), zone) - timedelta(days=7), zone)


async def _read(
    settings: Settings, folder: Path, choices: Preferences, period: Period
) -> tuple[Board, Directory]:
    key = await asyncio.to_thread(folder_key, settings, folder)
    store = await Store.open_reader(folder, key, now=time.time)
    try:
        await asyncio.to_thread(_check_files, folder, key)
        directory = directory_from(await store.cache_mark(KEPT))
        service = BoardService(
            store,
            now=time.time,
            targets=lambda: ReplyTargets.of(choices),
            promises=lambda: Promises(choices.stuck_after_min),
            directory=lambda: directory,
        )
        return await service.read(BoardFilter(period)), directory
    finally:
        await store.close()


def _check_files(folder: Path, key: bytes | None) -> None:
    """No board of half a file: raises `DamagedFile`, as the window does. Blocks."""
    for path in (folder / columns.DESK_FILE, folder / columns.CACHE_FILE):
        with as_told(path), contextlib.closing(connect(path, key, Opening.READ)) as file:
            if quick_check(file):
                raise DamagedFile(damaged(path))


def _write_pdf(
    settings: Settings, choices: Preferences, board: Board, rates: Rates, path: Path
) -> None:
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.views.board.report_pages import write_report
    from desktop.views.words.translations import install, system_language

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    wanted = settings.configured.chosen(choices)
    install(app, wanted.language or system_language())
    write_report(board, rates, path)
