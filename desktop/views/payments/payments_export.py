"""Exporting what the Payments table lists, to a file that the person chooses."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from desktop.models.payment_list import PaymentFilter
from desktop.services.use_cases.payment_book import Book, export
from desktop.views.payments.payments_words import count_words
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Tone


class PaymentsExport(QObject):
    """One export at a time; its `button` rests meanwhile. `said` is how it ended, with a detail and
    a tone."""

    said = Signal(str, str, Tone)

    def __init__(self, tasks: Tasks, button: QAbstractButton, page: QWidget) -> None:
        super().__init__(page)
        self._tasks = tasks
        self._button = button
        self._page = page
        self.choose_file: Callable[[str], str] = self._ask
        """Asks for the path, given the one that is suggested; empty is none."""

    def begin(self, book: Book, wanted: PaymentFilter, now: float) -> None:
        """Ask where to, and write what `wanted` finds in `book`. `now` is UTC seconds."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%d")
        path = self.choose_file(str(Path(folder) / f"payments-{day}.csv"))
        if path:
            self._tasks.spawn(
                self._write(book, wanted, Path(path)),
                key="payments.export",
                doing=self.tr("Exporting"),
            )

    async def _write(self, book: Book, wanted: PaymentFilter, path: Path) -> None:
        self._button.setEnabled(False)
        try:
            count = await export(book, wanted, path)
        except OSError as error:
            self.said.emit(
                self.tr("The file could not be written"),
                self.tr("Choose another place, or make room there. ({why})").format(
                    why=error.strerror or type(error).__name__
                ),
                Tone.BAD,
            )
        else:
            exported = self.tr("Exported: {links}").format(links=count_words(count))
            self.said.emit(exported, path.name, Tone.OK)
        finally:
            self._button.setEnabled(True)

    def _ask(self, suggested: str) -> str:
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export these links"), suggested, self.tr("CSV files (*.csv)")
        )
        return chosen
