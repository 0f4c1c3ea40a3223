"""What an agent does to a quote's link from the quote panel, one thing at a time for each quote."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.models.job import Job
from desktop.models.quote import Quote
from desktop.models.thread import QuoteCard
from desktop.services.use_cases.refusals import DeskRefusal
from desktop.views.payment.card_actions import CardAction
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.words.service_words import service_words

Work = Callable[[], Coroutine[Any, Any, object]]
"""What is to be done; a coroutine only once it really is, for a second press does nothing."""
CARD_KEY = "card:"
"""Before a quote's id: the key under which the thread's card works on the same link."""


class QuoteActions(QObject):
    """Runs them in the background. A second press while one is under way does nothing.

    `done` is awaited with the conversation's id before the action counts as ended, so that what is
    shown is new by then. `refused` is given the id and words for the person; where it returns
    False, because the agent is elsewhere by then, the notice at the bottom says it.
    `approval_wanted` carries the job that it has come to, which a second person may have to sign.
    """

    approval_wanted = Signal(object)

    def __init__(
        self,
        opened: OpenQuote,
        tasks: Tasks,
        *,
        done: Callable[[int], Awaitable[None]],
        refused: Callable[[int, str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._opened = opened
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

    def go_without_link(self, quote: Quote, work: Work) -> None:
        """End the link of what costs nothing any more; `work` does it."""
        self._start(quote, work, self.tr("Cancelling the link"))

    def ask_residual(self, card: QuoteCard) -> None:
        """Ask the ticketing team for what the customer of a paid quote gets beside paying."""
        desk, quote_id = self._opened.desk, card.quote.quote_id
        if desk is not None:
            self.ask_ticketing(card.quote, lambda: desk.quotes.ask_residual(quote_id))

    def renew(self, quote: Quote, work: Work) -> None:
        """Send its next link; `work` does it."""
        self._start(quote, work, self.tr("Sending a new link"))

    def end(self) -> None:
        """Cancel its link, or take the request back."""
        desk, card = self._opened.desk, self._opened.card
        if desk is not None and card is not None:
            quote_id, work = card.quote.quote_id, self.tr("Cancelling the link")
            self._start(card.quote, lambda: desk.links.cancel(quote_id), work)

    def check(self) -> None:
        """Ask the provider at once."""
        desk, card = self._opened.desk, self._opened.card
        if desk is not None and card is not None:
            quote_id, work = card.quote.quote_id, self.tr("Checking the payment")
            self._start(card.quote, lambda: desk.links.check_now(quote_id), work)

    def answer(self, action: CardAction) -> None:
        """Answer what its job asks."""
        desk, card = self._opened.desk, self._opened.card
        job, answer = card.job if card is not None else None, action.answer
        if action is CardAction.APPROVE and card is not None:
            self.approval_wanted.emit(job)
        elif desk is not None and card is not None and job is not None and answer is not None:
            job_id, work = job.job_id, self.tr("Your answer")
            self._start(card.quote, lambda: desk.answer(job_id, answer), work)

    def _start(self, quote: Quote, work: Work, doing: str) -> None:
        self._tasks.spawn(
            self._run(quote.conversation_id, work), key=f"{CARD_KEY}{quote.quote_id}", doing=doing
        )

    async def _run(self, conversation_id: int, work: Work) -> None:
        try:
            asked = await work()
        except DeskRefusal as refusal:
            kept = self.tr("The quote is kept.")
            said = (service_words(refusal.message), service_words(refusal.suggestion), kept)
            if not self._refused(conversation_id, " ".join(part for part in said if part)):
                raise
            return
        await self._done(conversation_id)
        if conversation_id == self._opened.conversation and isinstance(asked, Job):
            # Not over another customer's words, which would be typed into it.
            self.approval_wanted.emit(asked)
