"""Exporting the board's tables to a folder that the person chooses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from desktop.models.board.figures import Board
from desktop.models.board.rates import Rates
from desktop.models.board.tables import Names
from desktop.services.board.export import write_tables
from desktop.views.controls.exporting import Exporting, documents
from desktop.views.qt.tasks import Tasks


class BoardExport(Exporting):
    """Every table as a file of its own."""

    def __init__(self, tasks: Tasks, button: QAbstractButton, page: QWidget) -> None:
        super().__init__(tasks, button, page)
        self.choose_folder: Callable[[str], str] = self._ask
        """Asks for the folder, given the one that is suggested; empty is none."""

    def begin(self, board: Board, rates: Rates, names: Names) -> None:
        """Ask where to, and write every table of this board there."""
        chosen = self.choose_folder(documents())
        if not chosen:
            return
        folder = Path(chosen)

        async def tables() -> str:
            written = await write_tables(board, rates, names, folder)
            return self.tr("Exported: {count} tables").format(count=len(written))

        self.write(
            "board.export",
            folder,
            tables,
            failed=self.tr("The tables could not be written"),
            instead=self.tr("Choose another folder, or make room there. ({why})"),
        )

    def _ask(self, suggested: str) -> str:
        return QFileDialog.getExistingDirectory(
            self._page, self.tr("Export the board's tables to a folder"), suggested
        )
