"""The place of the ticket form in the quote panel, with what to know before issuing a ticket."""

import asyncio
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.models.issuing import Issue
from desktop.models.money import Money
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.models.stuck_kind import LEAD_S
from desktop.models.thread import QuoteCard, Thread
from desktop.models.travel_document import TravelDocument
from desktop.services.use_cases.refusals import DeskRefusal
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.controls.sections import MARGIN, rule
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.payment import card_words
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.one_clock_words import ticketing_words
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.quote_stage import Mode, mode_of_card
from desktop.views.quote.ticket_form import TicketForm
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.composer import first_name
from desktop.views.words import formatting
from desktop.views.words.service_words import service_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class TicketTray(QWidget):
    """Shows the form of a quote that is paid, and after that how it ended.

    Where some of the payment had gone back by then, or failed to, it is asked first whether to
    issue. `residual_wanted` carries the quote of which ticketing is to be asked what it promised.
    What was typed for one quote waits for it while another is shown.
    """

    residual_wanted = Signal(object)

    def __init__(self, theme: Theme, opened: OpenQuote, tasks: Tasks) -> None:
        super().__init__()
        self._theme = theme
        self._card: QuoteCard | None = None
        self._contact = ""
        self._opened = opened
        self._tasks = tasks
        self._typed: dict[str, tuple[str, ...]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(QCoreApplication.translate("TicketForm", "Issue ticket"))
        self.form = TicketForm(theme, (), self._issue, preview=self._preview)
        self._warning = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._warning.setObjectName("ticketWarning")
        self.residual = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.residual.setObjectName("residualSays")
        self.residual_button = KeyButton(
            theme, QCoreApplication.translate("TicketForm", "Ask ticketing for it")
        )
        self.residual_button.setObjectName("askResidualButton")
        self.residual_button.clicked.connect(self._ask_residual)
        box = QVBoxLayout()
        box.setContentsMargins(MARGIN, 13, MARGIN, 13)
        box.setSpacing(8)
        self._limit = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._limit.setObjectName("ticketLimit")
        box.addWidget(self._warning)
        box.addWidget(self._limit)
        box.addWidget(self.form)
        box.addWidget(self.residual)
        box.addWidget(self.residual_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(box)
        column.addWidget(rule())

    def show_card(self, card: QuoteCard, thread: Thread, now: float) -> bool:
        """Follow a quote that is paid; whether there is anything to show: a refund or a dispute
        stands in the thread alone. `now` is UTC seconds.
        """
        name, channel = first_name(thread.contact.name), thread.conversation.channel
        issued = Stage.TICKETED in card.ladder.reached
        waits = mode_of_card(card) is Mode.TICKET
        warned = waits and card.ladder.stage is not Stage.PAID
        self._warning.setText(card_words.explanation(card, name, channel) if warned else "")
        self._warning.setVisible(warned)
        self._limit.setVisible(waits and card.quote.ticketing_until is not None)
        self._show_limit(card.quote, now)
        if not waits and not issued:
            return False
        before = self._card.quote.quote_id if self._card is not None else ""
        quote_id = card.quote.quote_id
        if before and before != quote_id:
            self._typed[before] = tuple(edit.text() for edit in self.form.edits)
        self._card, self._contact = card, thread.contact.name
        self._show_residual(card)
        self.form.show_card(card, name=name, channel=channel, now=now)
        for earlier, later in pairwise(self._stops()):
            QWidget.setTabOrder(earlier, later)
        if before != quote_id:
            texts = self._typed.pop(quote_id, ())
            for edit, text in zip(self.form.edits, texts, strict=False):
                edit.setText(text)
        return True

    def tick(self, now: float) -> None:
        """Times go on: the ticketing time limit comes nearer."""
        if self._card is not None:
            self._show_limit(self._card.quote, now)

    def focus_first(self) -> None:
        """Go to the first number that is missing."""
        self.form.focus_first()

    def _stops(self) -> tuple[QWidget, ...]:
        return (*self.form.stops, self.residual_button, self.form.issue_button)

    def _show_residual(self, card: QuoteCard) -> None:
        """Say what the customer gets beside paying, and whether ticketing knows of it."""
        ladder, translate = card.ladder, QCoreApplication.translate
        words = (
            translate("TicketForm", "Ticketing was asked for the {amount} that the customer gets.")
            if ladder.residual_asked
            else translate(
                "TicketForm", "Ticketing was not asked for the {amount} that the customer gets."
            )
        )
        currency = ladder.currency or card.quote.currency
        self.residual.setText(
            words.format(amount=formatting.money(Money(ladder.promised, currency)))
        )
        self.residual.setVisible(ladder.residual_due or ladder.residual_asked)
        self.residual_button.setVisible(ladder.residual_due)

    def _ask_residual(self) -> None:
        if self._card is not None:
            self.setFocus()  # the button goes where it has been asked
            self.residual_wanted.emit(self._card)

    def _issue(self, issue: Issue) -> None:
        card = self._card
        if card is None:
            return
        asked = ticket_question(card, first_name(self._contact))
        act = partial(self._record, card.quote.quote_id, issue, card.ladder.refunded)
        if asked is None:
            act()
            return
        yes = QCoreApplication.translate("TicketForm", "Issue ticket")
        dialog = QuestionDialog(self._theme, *asked, yes, self)
        dialog.accepted.connect(act)
        dialog.open()

    def _record(self, quote_id: str, issue: Issue, back: int) -> None:
        desk = self._opened.desk
        if desk is not None:
            self._tasks.spawn(
                self._recorded(desk, quote_id, issue, back),
                key=f"ticket:{quote_id}",
                doing=QCoreApplication.translate("QuotePanel", "Issuing the ticket"),
            )

    async def _recorded(self, desk: "Desk", quote_id: str, issue: Issue, back: int) -> None:
        """Wait for the tickets to be recorded; what the desk refuses is said beside the fields.
        `back` is how much of the payment had gone back as it was pressed, in minor units."""
        focused = QApplication.focusWidget()
        if focused is self.form.issue_button or focused in self.form.edits:
            self.setFocus()  # what cannot be used meanwhile would throw the focus elsewhere
        self.form.set_busy(True)
        try:
            await desk.after.issue(quote_id, issue, given_back=back)
        except DeskRefusal as refusal:
            if self._card is None or self._card.quote.quote_id != quote_id:
                raise  # another quote is shown by now: the notice at the bottom says it
            self.form.show_refusal(
                service_words(refusal.message), service_words(refusal.suggestion)
            )
            self.form.set_busy(False)
            self.form.focus_first()
        finally:
            self.form.set_busy(False)

    def _show_limit(self, quote: Quote, now: float) -> None:
        self._limit.setText(ticketing_words(quote, now))
        near = quote.ticketing_until is not None and quote.ticketing_until - LEAD_S <= now
        role = "problem" if near else "support"
        if self._limit.property("role") != role:
            self._limit.setProperty("role", role)
            self._limit.style().unpolish(self._limit)
            self._limit.style().polish(self._limit)

    def _preview(self, numbers: tuple[TravelDocument, ...]) -> None:
        if self._card is not None and self._opened.desk is not None:
            self._tasks.spawn(
                self._compose(self._opened.desk, self._card.quote, numbers),
                key="ticket_preview",
                doing=QCoreApplication.translate("QuotePanel", "The preview"),
                replace=True,
            )

    async def _compose(
        self, desk: "Desk", quote: Quote, numbers: tuple[TravelDocument, ...]
    ) -> None:
        """On a thread: the first time the languages have to be loaded."""
        text = await asyncio.to_thread(desk.quotes.ticket_preview, quote, numbers)
        if self._card is not None and self._card.quote.quote_id == quote.quote_id:
            self.form.show_preview(numbers, text)


def ticket_question(card: QuoteCard, name: str) -> tuple[str, str] | None:
    """What is asked before a ticket is issued for money of which part went back, and what follows
    from it; None where nothing did."""
    translate, ladder = QCoreApplication.translate, card.ladder
    if ladder.stage is Stage.PARTLY_REFUNDED:
        asked = translate("TicketForm", "Issue a ticket though {refunded} of {paid} went back?")
    elif ladder.stage is Stage.REFUND_FAILED:
        asked = translate("TicketForm", "Issue a ticket though {failed} was to go back?")
    else:
        return None
    detail = translate(
        "TicketForm",
        "{left} of the payment is still here. If {name} does not fly, refund the rest instead.",
    )
    currency = ladder.currency or card.quote.currency
    sums = {
        key: formatting.money(Money(amount, currency))
        for key, amount in (
            ("refunded", ladder.refunded),
            ("paid", ladder.paid),
            ("failed", ladder.failed_amount),
            ("left", ladder.paid - ladder.refunded),
        )
    }
    return asked.format(**sums), detail.format(name=name, **sums)
