"""Keeps the hints beside the quote that is shown, and takes to the desk what somebody found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.models.fraud_hints import Hint
from desktop.models.quote import Quote
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.hint_box import HintBox
from desktop.views.style.theme import Theme

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class QuoteHints(QObject):
    """Follows one quote at a time; `box` is what stands in the panel."""

    def __init__(self, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._desk: Desk | None = None
        self._quote: Quote | None = None
        self.box = HintBox(theme)
        self.box.dismissed.connect(self._dismissed)

    def follow(self, desk: "Desk | None", quote: Quote | None) -> None:
        """Show what is noticed about this quote; nothing where there is none."""
        self._desk, before, self._quote = desk, self._quote, quote
        if quote is None or before is None or quote.quote_id != before.quote_id:
            self.box.show_hints(())
        if desk is not None and quote is not None:
            self._tasks.spawn(
                self._read(desk, quote),
                key="quote_hints",
                doing=self.tr("Looking at the payment"),
                replace=True,
            )

    async def _read(self, desk: "Desk", quote: Quote) -> None:
        found = await desk.after.hints(quote)
        if self._quote is not None and self._quote.quote_id == quote.quote_id:
            self.box.show_hints(found)

    def _dismissed(self, hint: Hint, reason: str) -> None:
        desk, quote = self._desk, self._quote
        if desk is not None and quote is not None:
            self._tasks.spawn(
                self._dismiss(desk, quote, hint, reason),
                key=f"hint:{quote.quote_id}:{hint.sign}",
                doing=self.tr("Writing down what you found"),
            )

    async def _dismiss(self, desk: "Desk", quote: Quote, hint: Hint, reason: str) -> None:
        await desk.after.dismiss(quote, hint, reason)
        await self._read(desk, quote)
