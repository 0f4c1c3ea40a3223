"""A board's tables as CSV files in a folder."""

import asyncio
from pathlib import Path

from desktop.models.board.figures import Board
from desktop.models.board.rates import Rates
from desktop.models.board.tables import Names, as_csv, tables
from desktop.services.whole_file import WholeFile


async def write_tables(board: Board, rates: Rates, names: Names, folder: Path) -> list[Path]:
    """Write every table of the board as a file of its own, each whole or not at all; returns them.

    They are readable by nobody else, for agents are named in them. Raises OSError.
    """
    made = {name: as_csv(rows) for name, rows in tables(board, rates, names).items()}
    return await asyncio.to_thread(_write, made, folder)


def _write(made: dict[str, str], folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for name, text in made.items():
        path = folder / f"{name}.csv"
        write_whole(path, text.encode(), mode=0o600)
        written.append(path)
    return written


def write_whole(path: Path, content: bytes, *, mode: int) -> None:
    """Put a file in place with all of its content, or leave what stood there. Raises OSError."""
    new = WholeFile(path, mode)
    try:
        new.open().write(content)
        new.put()
    finally:
        new.drop()
