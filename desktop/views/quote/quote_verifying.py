"""Has it said how the customer of a booking was verified, before what was built for it leaves."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.quote import Quote
from desktop.models.rebooking.terms import Verification
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.verify_ask import VerifyAsk

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class QuoteVerifying(QObject):
    """Asks unless it was said before. `verified` follows, once the form has it: True where the
    agent has just said it, so that it is to be kept."""

    verified = Signal(bool)

    def __init__(self, opened: OpenQuote, form: QuoteForm, ask: VerifyAsk, tasks: Tasks) -> None:
        super().__init__(ask)
        self._opened = opened
        self._form = form
        self._ask = ask
        self._tasks = tasks
        ask.answered.connect(self._answered)

    @staticmethod
    def needs(quote: Quote) -> bool:
        """Whether this quote may not leave before somebody has said how."""
        return quote.needs_verification

    def begin(self, desk: "Desk", quote: Quote) -> None:
        """Look whether it was said, and ask where it was not."""
        self._tasks.spawn(
            self._ask_verified(desk, quote),
            key=f"verify:{quote.quote_id}",
            doing=self.tr("Sending the payment link"),
        )

    async def _ask_verified(self, desk: "Desk", quote: Quote) -> None:
        """Ask how the customer of this booking was verified, unless it was said before."""
        verified = await desk.quotes.verified_before(quote)
        ways = () if verified else await desk.quotes.verification_ways()
        if quote.conversation_id != self._opened.conversation or not self._can_leave:
            return
        if not verified:
            self._ask.ask(ways)
            return
        self._form.set_verified(verified)
        self.verified.emit(False)

    @property
    def _can_leave(self) -> bool:
        """Whether something still waits to be sent: what is built, or a link after a lapse."""
        return self._opened.is_edited or self._opened.mode is Mode.LAPSED

    def _answered(self, how: Verification) -> None:
        self._form.set_verified(how)
        self.verified.emit(True)
