"""Sends what was built: its links in one message, or what ticketing is asked for without a link."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.models.job import Job
from desktop.models.quote import Quote
from desktop.models.rebooking.terms import Verification
from desktop.models.thread import QuoteCard
from desktop.models.ticketing_request import needs_no_link
from desktop.services.use_cases.refusals import LinkRefused
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_actions import QuoteActions
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_problem import QuoteProblem
from desktop.views.quote.quote_reading import QuoteReading
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.quote_verifying import QuoteVerifying
from desktop.views.quote.quote_words import no_place

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class QuoteSending(QObject):
    """Nothing leaves while something in the form must be mended, or while nobody has said how the
    customer was verified. `sent` carries the quote whose link was asked for.
    """

    sent = Signal(str)

    def __init__(
        self,
        opened: OpenQuote,
        draft: QuoteDraft,
        reading: QuoteReading,
        problem: QuoteProblem,
        verifying: QuoteVerifying,
        actions: QuoteActions,
    ) -> None:
        super().__init__(actions)
        self._opened = opened
        self._draft = draft
        self._reading = reading
        self._problem = problem
        self._verifying = verifying
        self._actions = actions
        self.held_back: Callable[[int], bool] = lambda conversation_id: False
        """Asked before a link leaves for a conversation: True keeps it, and says why itself."""
        self._then: Callable[[bool], None] = self._send_links
        """What waits for the verification; told whether the agent has just said it."""
        verifying.verified.connect(lambda newly: self._then(newly))

    def send(self) -> None:
        """Send the payment link, or say what keeps it from being sent and go there."""
        shown, found = self._opened.shown, self._built()
        if found is None or shown is None:
            return
        desk, quote = found
        if not shown.is_private:
            self._problem.say(no_place(shown.name))
        elif needs_no_link(quote):
            self._go_without_link(desk, quote)
        elif not self._problem.stops():
            self._draft.leave_saving()
            if not self.held_back(quote.conversation_id):
                self._verified_first(desk, quote, self._send_links)

    def _go_without_link(self, desk: "Desk", quote: Quote) -> None:
        """Ask ticketing; where a link stands for what costs nothing any more, end that first. The
        change goes on as a quote of its own, which comes forward once the link has ended."""
        card = self._opened.card
        if self._opened.is_draft or card is None:
            self.ask_ticketing()
            return
        self._draft.leave_saving()
        ended = card.quote
        may_be_open = card.ladder.stage.is_open or len(card.ladder.alternatives) > 1

        async def work() -> Job | None:
            # The ends come first: a kill between the two leaves nothing payable, and what was
            # changed is kept with the quote until it goes on.
            jobs: list[Job] = []
            if may_be_open:
                with contextlib.suppress(LinkRefused):  # it has ended by itself meanwhile
                    jobs = await desk.links.cancel_offer(ended.quote_id)
            await desk.quotes.begin_from(quote)
            self._reading.left(ended)
            return jobs[0] if jobs else None

        self._actions.go_without_link(ended, work)

    def renew(self) -> None:
        """Send the next link of the quote that is shown, whose last one has ended."""
        self._problem.clear()
        desk, card = self._opened.desk, self._opened.card
        if desk is None or card is None or self.held_back(card.quote.conversation_id):
            return
        self._verified_first(desk, card.quote, self._send_next)

    def ask_ticketing(self) -> None:
        """Ask the ticketing team for the reissue, refund or voucher of a change without a link."""
        found = self._built()
        if found is None or not self._opened.is_draft or self._problem.stops():
            return
        desk, quote = found
        self._draft.leave_saving()
        self._verified_first(desk, quote, self._to_ticketing)

    def _verified_first(self, desk: "Desk", quote: Quote, then: Callable[[bool], None]) -> None:
        """Go on at once where it was said how the customer was verified, or once it is."""
        self._then = then
        if self._verifying.needs(quote):
            self._verifying.begin(desk, quote)
        else:
            then(False)

    def _to_ticketing(self, newly_verified: bool) -> None:
        found = self._built()
        if found is not None:
            desk, quote = found
            self._actions.ask_ticketing(
                quote, lambda: self._ask_ticketing(desk, quote, newly_verified)
            )

    def _send_next(self, newly_verified: bool) -> None:
        desk, card, shown = self._opened.desk, self._opened.card, self._draft.quote
        if desk is None or card is None or shown is None or self._opened.mode is not Mode.LAPSED:
            return
        terms = replace(card.quote.rebooking, verified=shown.rebooking.verified)
        quote = replace(card.quote, rebooking=terms)

        async def work() -> Job:
            if newly_verified:
                await desk.quotes.note_verified(quote)
            elif quote != card.quote:
                await desk.quotes.save(quote)
            return await desk.links.renew(quote.quote_id)

        self._actions.renew(quote, work)

    def _send_links(self, newly_verified: bool) -> None:
        found = self._built()
        if found is None:
            return
        desk, quote = found
        card = self._opened.card
        if not self._opened.is_draft and card is not None:
            self._actions.send(quote, lambda: self._replace(desk, quote, card, newly_verified))
            return
        quotes = self._verified()  # now: she may be elsewhere by the time it is kept

        async def work() -> Job:
            if newly_verified:
                self._draft.is_being_kept()
                await desk.quotes.note_verified(quote)
            return await self._send(desk, quote.quote_id, quotes)

        self._actions.send(quote, work)

    async def _send(self, desk: "Desk", in_form: str, quotes: Sequence[Quote]) -> Job:
        """Send the link of the one, or the links of all that stand beside it."""
        quote = next((one for one in quotes if one.quote_id == in_form), quotes[0])
        await self._draft.keep(quote)
        job = await desk.links.send_offer(quotes)
        self._reading.left(quote)
        self.sent.emit(quote.quote_id)
        return job

    async def _replace(
        self, desk: "Desk", quote: Quote, card: QuoteCard, newly_verified: bool
    ) -> Job:
        """Send it in the place of the link; where that has ended meanwhile, as the next one."""
        if newly_verified:  # first: nothing leaves for a customer of whom no entry says it
            await desk.quotes.journal_verified(quote)
        if card.ladder.stage.is_open:
            job = await desk.links.replace(quote, card.ladder.generation)
        else:
            await desk.quotes.save(quote)
            job = await desk.links.renew(quote.quote_id)
        self._reading.left(quote)
        self.sent.emit(quote.quote_id)
        return job

    async def _ask_ticketing(self, desk: "Desk", quote: Quote, newly_verified: bool) -> Job:
        if newly_verified:
            self._draft.is_being_kept()
            await desk.quotes.note_verified(quote)
        await self._draft.keep(quote)
        job = await desk.quotes.ask_ticketing(quote)
        if not job.needs_approval:
            self._reading.ticketing_was_asked(quote)
        return job

    def _built(self) -> "tuple[Desk, Quote] | None":
        """The quote that is being built, and the desk it can go to."""
        desk, quote = self._opened.desk, self._draft.quote
        return (desk, quote) if self._opened.is_edited and desk and quote else None

    def _verified(self) -> list[Quote]:
        """What is sent: whoever is verified is it for each alternative of the same booking."""
        built = self._draft.quote
        how = built.rebooking.verified if built is not None else Verification()
        return [
            replace(one, rebooking=replace(one.rebooking, verified=one.rebooking.verified or how))
            for one in self._draft.alternatives
        ]
