"""Exporting the board's tables to a folder that the person chooses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from desktop.models.board.figures import Board
from desktop.models.board.rates import Rates
from desktop.models.board.tables import Names
from desktop.services.board.export import write_tables
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Tone


class BoardExport(QObject):
    """One export at a time; its `button` rests meanwhile. `said` is how it ended, with a detail and
    a tone."""

    said = Signal(str, str, Tone)

    def __init__(self, tasks: Tasks, button: QAbstractButton, page: QWidget) -> None:
        super().__init__(page)
        self._tasks = tasks
        self._button = button
        self._page = page
        self.choose_folder: Callable[[str], str] = self._ask
        """Asks for the folder, given the one that is suggested; empty is none."""

    def begin(self, board: Board, rates: Rates, names: Names) -> None:
        """Ask where to, and write every table of this board there."""
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self.choose_folder(QStandardPaths.writableLocation(documents))
        if folder:
            self._tasks.spawn(
                self._write(board, rates, names, Path(folder)),
                key="board.export",
                doing=self.tr("Exporting"),
            )

    async def _write(self, board: Board, rates: Rates, names: Names, folder: Path) -> None:
        self._button.setEnabled(False)
        try:
            written = await write_tables(board, rates, names, folder)
        except OSError as error:
            self.said.emit(
                self.tr("The tables could not be written"),
                self.tr("Choose another folder, or make room there. ({why})").format(
                    why=error.strerror or type(error).__name__
                ),
                Tone.BAD,
            )
        else:
            told = self.tr("Exported: {count} tables").format(count=len(written))
            self.said.emit(told, folder.name, Tone.OK)
        finally:
            self._button.setEnabled(True)

    def _ask(self, suggested: str) -> str:
        return QFileDialog.getExistingDirectory(
            self._page, self.tr("Export the board's tables to a folder"), suggested
        )
