"""What an agent does to a quote's link from the quote panel, one thing at a time for each quote."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.models.job import Job
from desktop.models.quote import Quote
from desktop.services.use_cases.refusals import DeskRefusal
from desktop.views.payment.card_actions import CardAction
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.ticket_tray import Work
from desktop.views.words.service_words import service_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk

CARD_KEY = "card:"
"""Before a quote's id: the key under which the thread's card works on the same link."""


class QuoteActions(QObject):
    """Runs them in the background. A second press while one is under way does nothing.

    `done` is awaited with the conversation's id before the action counts as ended, so that what is
    shown is new by then. `refused` is given the id and words for the person; where it returns
    False, because the agent is elsewhere by then, the notice at the bottom says it.
    """

    def __init__(
        self,
        tasks: Tasks,
        *,
        done: Callable[[int], Awaitable[None]],
        refused: Callable[[int, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._done = done
        self._refused = refused

    def is_busy(self, quote: Quote) -> bool:
        """Whether something is being done to this quote's link."""
        return self._tasks.is_busy(f"{CARD_KEY}{quote.quote_id}")

    def send(self, quote: Quote, work: Work) -> None:
        """Send its first link; `work` does it."""
        self._start(quote, work, self.tr("Sending the payment link"))

    def ask_ticketing(self, quote: Quote, work: Work) -> None:
        """Ask the ticketing team for what no link can do; `work` does it."""
        self._start(quote, work, self.tr("Asking ticketing"))

    def renew(self, desk: "Desk", quote: Quote) -> None:
        """Send its next link."""
        work = self.tr("Sending a new link")
        self._start(quote, lambda: desk.renew_link(quote.quote_id), work)

    def end(self, desk: "Desk", quote: Quote) -> None:
        """Cancel its link, or take the request back."""
        work = self.tr("Cancelling the link")
        self._start(quote, lambda: desk.cancel_link(quote.quote_id), work)

    def check(self, desk: "Desk", quote: Quote) -> None:
        """Ask the provider at once."""
        work = self.tr("Checking the payment")
        self._start(quote, lambda: desk.check_now(quote.quote_id), work)

    def answer(self, desk: "Desk", quote: Quote, job: Job, action: CardAction) -> None:
        """Answer what its job asks."""
        answer = action.answer
        if answer is not None:
            work = self.tr("Your answer")
            self._start(quote, lambda: desk.answer(job.job_id, answer), work)

    def _start(self, quote: Quote, work: Work, doing: str) -> None:
        self._tasks.spawn(
            self._run(quote.conversation_id, work), key=f"{CARD_KEY}{quote.quote_id}", doing=doing
        )

    async def _run(self, conversation_id: int, work: Work) -> None:
        try:
            await work()
        except DeskRefusal as refusal:
            kept = self.tr("The quote is kept.")
            said = (service_words(refusal.message), service_words(refusal.suggestion), kept)
            if not self._refused(conversation_id, " ".join(part for part in said if part)):
                raise
            return
        await self._done(conversation_id)
