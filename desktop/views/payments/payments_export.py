"""Exporting what the Payments table lists, to a file that the person chooses."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from desktop.models.payment_list import PaymentFilter
from desktop.services.use_cases.payment_book import Book, export
from desktop.views.controls.exporting import Exporting, documents
from desktop.views.payments.payments_words import count_words
from desktop.views.qt.tasks import Tasks


class PaymentsExport(Exporting):
    """The links in one file."""

    def __init__(self, tasks: Tasks, button: QAbstractButton, page: QWidget) -> None:
        super().__init__(tasks, button, page)
        self.choose_file: Callable[[str], str] = self._ask
        """Asks for the path, given the one that is suggested; empty is none."""

    def begin(self, book: Book, wanted: PaymentFilter, now: float) -> None:
        """Ask where to, and write what `wanted` finds in `book`. `now` is UTC seconds."""
        day = datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%d")
        chosen = self.choose_file(str(Path(documents()) / f"payments-{day}.csv"))
        if not chosen:
            return
        path = Path(chosen)

        async def links() -> str:
            count = await export(book, wanted, path)
            return self.tr("Exported: {links}").format(links=count_words(count))

        self.write(
            "payments.export",
            path,
            links,
            failed=self.tr("The file could not be written"),
            instead=self.tr("Choose another place, or make room there. ({why})"),
        )

    def _ask(self, suggested: str) -> str:
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self.tr("Export these links"), suggested, self.tr("CSV files (*.csv)")
        )
        return chosen
