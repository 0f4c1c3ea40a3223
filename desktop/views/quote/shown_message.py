"""Keeps the preview beside the quote that is shown: the message, and the same to the agent."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.models.quote import Quote
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.customer_preview import CustomerPreview
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.quote_told import Told, own_language, tell

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_AFTER_MS = 120


class ShownMessage(QObject):
    """Composes what the customer would read, a moment after what it says has changed."""

    def __init__(
        self, opened: OpenQuote, draft: QuoteDraft, preview: CustomerPreview, tasks: Tasks
    ) -> None:
        super().__init__(preview)
        self._opened = opened
        self._draft = draft
        self._preview = preview
        self._tasks = tasks
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self.show)

    def show_soon(self) -> None:
        """Compose it once nobody types for a moment."""
        self._timer.start()

    def stop(self) -> None:
        """There is no desk any more to ask for it."""
        self._timer.stop()

    def show(self) -> None:
        """Compose it now, where the panel shows it."""
        desk, shown, quote = self._opened.desk, self._opened.shown, self._draft.quote
        if desk is None or shown is None or quote is None:
            return
        if not self._opened.is_edited and self._opened.mode is not Mode.LAPSED:
            return
        if quote.new is None:
            self._preview.show_told(shown.name, Told())
            return
        self._tasks.spawn(
            self._compose(desk, quote, shown.name),
            key="quote_preview",
            doing=self.tr("The preview"),
            replace=True,
        )

    async def _compose(self, desk: "Desk", quote: Quote, name: str) -> None:
        """On a thread: the first time the languages and the airports have to be loaded."""
        quotes = self._draft.alternatives or [quote]
        card = self._opened.card
        replaces = (
            self._opened.mode is Mode.REPLACE and card is not None and card.ladder.stage.is_open
        )
        told = await asyncio.to_thread(tell, desk, quotes, own_language(), replaces=replaces)
        if quote.conversation_id == self._opened.conversation:
            self._preview.show_told(name, told)
