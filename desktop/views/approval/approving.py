"""Opens the dialogs of approvals over the window, and takes what they say to the desk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.models.issuing import TicketEnd
from desktop.models.job import Job
from desktop.models.job_parts import parts, quote_of
from desktop.models.money import Money
from desktop.models.refund import GivenBy
from desktop.models.thread import QuoteCard
from desktop.services.secrecy.held_token import HeldToken
from desktop.services.use_cases.refusals import Answer, ApprovalRefused
from desktop.views.approval import money_questions
from desktop.views.approval.elsewhere_dialog import Elsewhere, ElsewhereDialog
from desktop.views.approval.reference_dialog import ReferenceDialog
from desktop.views.approval.second_person import SecondPersonDialog
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme
from desktop.views.words.service_words import service_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class Approving(QObject):
    """One dialog at a time. `said` carries a short sentence about what was done."""

    said = Signal(str)

    def __init__(
        self, theme: Theme, tasks: Tasks, desk: "Desk", window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._desk = desk
        self._window = window
        self.dialog: SecondPersonDialog | ElsewhereDialog | ReferenceDialog | None = None

    def offer(self, job: object) -> None:
        """Ask for a second person where a job needs one; nothing where it does not."""
        if not isinstance(job, Job) or not job.needs_approval or self.dialog is not None:
            return
        totals = [quote_of(part).total for part in parts(job)] if job.kind.makes_links else []
        total = max(totals, key=lambda one: one.amount, default=None)
        agent = self._desk.agent
        dialog = SecondPersonDialog(
            self._theme, job, total, agent.name if agent else "", self._window
        )
        dialog.signed.connect(lambda token: self._sign(dialog, job, token))
        dialog.given_up.connect(lambda: self._drop(job))
        self._open(dialog)

    def ask_elsewhere(self, card: QuoteCard) -> None:
        """Ask how a quote was paid elsewhere."""
        if self.dialog is not None:
            return
        dialog = ElsewhereDialog(self._theme, card, self._window)
        dialog.marked.connect(lambda entered: self._mark(card, entered))
        self._open(dialog)

    def ask_given_back(self, card: QuoteCard) -> None:
        """Ask by what other way a refund that failed was given back."""
        if self.dialog is not None:
            return
        failed = card.ladder.failed_amount
        amount = Money(failed, card.ladder.currency or card.quote.currency)
        dialog = money_questions.given_back(self._theme, amount, self._window)
        dialog.written.connect(
            lambda by, reference: self._tasks.spawn(
                self._give_back(card.quote.quote_id, GivenBy(by), reference, failed),
                key=f"given_back:{card.quote.quote_id}",
                doing=self.tr("Writing down that it was given back"),
            )
        )
        self._open(dialog)

    def ask_ticket_end(self, card: QuoteCard) -> None:
        """Ask what became of a ticket that nobody pays for."""
        if self.dialog is not None:
            return
        dialog = money_questions.ticket_ended(self._theme, self._window)
        dialog.written.connect(
            lambda end, reference: self._tasks.spawn(
                self._desk.after.end_ticket(card.quote.quote_id, TicketEnd(end), reference),
                key=f"ticket_end:{card.quote.quote_id}",
                doing=self.tr("Writing down what became of the ticket"),
            )
        )
        self._open(dialog)

    async def _give_back(self, quote_id: str, by: GivenBy, reference: str, failed: int) -> None:
        self.offer(await self._desk.after.give_back(quote_id, by, reference, failed=failed))

    def _open(self, dialog: SecondPersonDialog | ElsewhereDialog | ReferenceDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None
        self._window.activateWindow()  # not every platform gives the focus back by itself

    def _sign(self, dialog: SecondPersonDialog, job: Job, token: HeldToken) -> None:
        self._tasks.spawn(
            self._approve(dialog, job, token),
            key=f"approve:{job.job_id}",
            doing=self.tr("The approval"),
        )

    async def _approve(self, dialog: SecondPersonDialog, job: Job, token: HeldToken) -> None:
        try:
            approver = await self._desk.approve(job.job_id, token)
        except ApprovalRefused as refusal:
            words = (service_words(refusal.message), service_words(refusal.suggestion))
            if self.dialog is dialog:
                dialog.refused(" ".join(one for one in words if one))
            return
        finally:
            token.wipe()
        if self.dialog is dialog:
            dialog.accept()
        self.said.emit(self.tr("Approved by {name}").format(name=approver.name))

    def _drop(self, job: Job) -> None:
        self._tasks.spawn(
            self._desk.answer(job.job_id, Answer.DROP), doing=self.tr("Dropping the request")
        )

    def _mark(self, card: QuoteCard, entered: Elsewhere) -> None:
        self._tasks.spawn(
            self._mark_paid(card.quote.quote_id, entered),
            key=f"elsewhere:{card.quote.quote_id}",
            doing=self.tr("Marking it as paid elsewhere"),
        )

    async def _mark_paid(self, quote_id: str, entered: Elsewhere) -> None:
        self.offer(
            await self._desk.after.mark_paid_elsewhere(
                quote_id, entered.amount, entered.paid_by, entered.reference
            )
        )
