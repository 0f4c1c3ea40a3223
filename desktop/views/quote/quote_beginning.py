"""Begins another quote after the last one, or changes one whose link stands; and goes back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.models.thread import QuoteCard
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_reading import QuoteReading
from desktop.views.quote.quote_stage import Mode

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class QuoteBeginning(QObject):
    """`begun` is called once it stands in the form."""

    def __init__(
        self,
        opened: OpenQuote,
        draft: QuoteDraft,
        reading: QuoteReading,
        tasks: Tasks,
        *,
        begun: Callable[[], None],
    ) -> None:
        super().__init__(reading)
        self._opened = opened
        self._draft = draft
        self._reading = reading
        self._tasks = tasks
        self._begun = begun

    def start_anew(self) -> None:
        """Build another quote: after a lapsed link from the same facts, after a payment afresh."""
        desk, conversation_id = self._opened.desk, self._opened.conversation
        if desk is not None and conversation_id is not None:
            self._tasks.spawn(
                self._start(desk, conversation_id),
                key=f"new_quote:{conversation_id}",
                doing=self.tr("Starting a new quote"),
            )

    def price_again(self, quote_id: str) -> None:
        """Build the quote that asks for what a payment that came too late does not cover."""
        desk, conversation_id = self._opened.desk, self._opened.conversation
        if desk is not None and conversation_id is not None:
            self._tasks.spawn(
                self._price_again(desk, conversation_id, quote_id),
                key=f"price_again:{quote_id}",
                doing=self.tr("Pricing the trip again"),
            )

    def back_to_money(self) -> None:
        """Show again what is to be done about a payment, though another quote was begun."""
        conversation_id = self._opened.conversation
        if conversation_id is None or not self._opened.is_edited:
            return
        if self._reading.is_anew(conversation_id):
            self._reading.back_to_money(conversation_id)
            self._draft.save()
            self._reading.load()

    def replace_link(self, card: QuoteCard) -> None:
        """Change this quote, whose link can be paid, to send another link in its place."""
        desk, conversation_id = self._opened.desk, card.quote.conversation_id
        if desk is not None and conversation_id == self._opened.conversation:
            self._reading.replace_link(card)
            self._tasks.spawn(
                self._show_there(desk, conversation_id),
                key=f"replace:{card.quote.quote_id}",
                doing=self.tr("Opening the quote"),
            )

    def replace_shown(self) -> None:
        """Change the quote that is shown, to send another link in the place of its own."""
        if self._opened.card is not None:
            self.replace_link(self._opened.card)

    def keep_link(self) -> None:
        """Leave the link as it is, with nothing changed."""
        card = self._opened.card
        if self._opened.mode is Mode.REPLACE and card is not None:
            self._reading.keep_link(card.quote)
            self._reading.load()

    async def _start(self, desk: "Desk", conversation_id: int) -> None:
        card = self._opened.card
        if self._opened.mode is Mode.LAPSED and card is not None:
            await desk.quotes.begin_from(card.quote)
        await self._show(desk, conversation_id)

    async def _price_again(self, desk: "Desk", conversation_id: int, quote_id: str) -> None:
        await desk.after.price_again(quote_id)
        await self._show(desk, conversation_id)

    async def _show(self, desk: "Desk", conversation_id: int) -> None:
        self._reading.begin_anew(conversation_id)
        await self._show_there(desk, conversation_id)

    async def _show_there(self, desk: "Desk", conversation_id: int) -> None:
        await self._reading.read(desk, conversation_id)
        if conversation_id == self._opened.conversation:
            self._begun()
