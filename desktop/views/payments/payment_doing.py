"""Takes a link one step further, from the Payments view: asked for, done, and told."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.models.issuing import TicketEnd
from desktop.models.money import Money
from desktop.models.payment_list import PaymentRow
from desktop.models.payment_step import PaymentStep
from desktop.models.refund import GivenBy
from desktop.models.search import Field, HubHit
from desktop.models.stuck_kind import StuckKind
from desktop.views.approval import money_questions
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.payments import payments_words as words
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme, Tone
from desktop.views.words import formatting

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class PaymentDoing(QObject):
    """What moves money or tells a customer is asked first, in words with name and amount.

    `open_wanted` carries the conversation and the message that carries the link (None where there
    is none), `ticket_wanted` the conversation whose ticket form is to be shown,
    `price_again_wanted` that and the quote whose price had ended when it was paid,
    `suggest_wanted` that and the quote whose payment was declined,
    `approval_wanted` a job that may need a second person, `said` what was
    done, with a detail and a tone.
    """

    open_wanted = Signal(int, object)
    ticket_wanted = Signal(int)
    price_again_wanted = Signal(int, str)
    suggest_wanted = Signal(int, str)
    approval_wanted = Signal(object)
    said = Signal(str, str, Tone)

    def __init__(self, theme: Theme, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._tasks = tasks
        self._page = page
        self._desk: Desk | None = None

    def attach(self, desk: "Desk") -> None:
        """Work at this desk from now on."""
        self._desk = desk

    def detach(self) -> None:
        """Work at none."""
        self._desk = None

    def do(self, row: PaymentRow, step: PaymentStep) -> None:
        """Do this, after asking where that cannot be taken back."""
        desk = self._desk
        if desk is None:
            return
        name = words.customer(row)
        quote_id = row.quote_id
        match step:
            case PaymentStep.OPEN:
                self.open(row)
            case PaymentStep.PRICE_AGAIN:
                self.price_again_wanted.emit(row.conversation_id, quote_id)
            case PaymentStep.SUGGEST:
                self.suggest_wanted.emit(row.conversation_id, quote_id)
            case PaymentStep.REMIND:
                self._tasks.spawn(
                    self._ask_to_remind(desk, row),
                    key=f"payments.remind:{quote_id}",
                    doing=self.tr("Reading what would be sent"),
                )
            case PaymentStep.ISSUE_TICKET:
                self.ticket_wanted.emit(row.conversation_id)
            case PaymentStep.CHECK_NOW:
                told = self.tr("Payments checked: {customer}").format(customer=name)
                self._run(step, row, lambda: desk.links.check_now(quote_id), told)
            case PaymentStep.TELL_AGAIN:
                told = self.tr("{customer} is being told of the ticket").format(customer=name)
                self._run(step, row, lambda: desk.after.tell_again(quote_id), told)
            case PaymentStep.CANCEL_AGAIN:
                told = self.tr("The provider is asked once more to end the link")
                self._run(step, row, lambda: desk.links.cancel(quote_id), told)
            case PaymentStep.TOLD_BY_HAND:
                self._ask(
                    self.tr("Have you told {customer} of the ticket yourself?").format(
                        customer=name
                    ),
                    self.tr("It is written down with your name, and the case is closed."),
                    self.tr("Yes, I told them"),
                    lambda: self._run(
                        step,
                        row,
                        lambda: desk.after.told_by_hand(quote_id),
                        self.tr("Written down"),
                    ),
                )
            case PaymentStep.CANCEL:
                self._ask(
                    self.tr("Cancel this link?"),
                    self.tr("{customer} can then no longer pay {amount} with it.").format(
                        customer=name, amount=words.amount(row)
                    ),
                    self.tr("Cancel link"),
                    lambda: self._run(
                        step,
                        row,
                        lambda: desk.links.cancel(quote_id),
                        self.tr("The provider is asked to end the link"),
                    ),
                    final=True,
                )
            case PaymentStep.NEW_LINK:
                self._ask(
                    self.tr("Send {customer} a new link?").format(customer=name),
                    self.tr(
                        "It asks for {amount}, as before. Make sure that the price still holds."
                    ).format(amount=formatting.money(Money(row.amount, row.badge.currency))),
                    self.tr("Send payment link"),
                    lambda: self._run(
                        step,
                        row,
                        lambda: desk.links.renew(quote_id),
                        self.tr("The new link is on its way"),
                    ),
                )
            case PaymentStep.GIVEN_BACK:
                self._tasks.spawn(
                    self._ask_given_back(desk, row),
                    key=f"payments.given_back:{quote_id}",
                    doing=self.tr("Reading what failed to go back"),
                )
            case PaymentStep.TICKET_ENDED:
                asked = money_questions.ticket_ended(self._theme, self._page)
                asked.written.connect(
                    lambda end, reference: self._run(
                        step,
                        row,
                        lambda: desk.after.end_ticket(quote_id, TicketEnd(end), reference),
                        self.tr("Written down"),
                    )
                )
                self._show(asked)
            case PaymentStep.ASK_RESIDUAL:
                told = self.tr("Ticketing is being asked")
                self._run(step, row, lambda: self._ask_residual(desk, quote_id), told)
            case PaymentStep.REFUND:
                self._tasks.spawn(
                    self._ask_refund(desk, row),
                    key=f"payments.refund:{quote_id}",
                    doing=self.tr("Refunding"),
                )

    def open(self, row: PaymentRow) -> None:
        """Show the conversation at the message that carries the link."""
        desk = self._desk
        if not row.conversation_id or desk is None:
            return
        if row.channel is not None:
            self.open_wanted.emit(row.conversation_id, row.message_id)
            return
        self._tasks.spawn(
            self._fetch(desk, row),
            key=f"payments.open:{row.conversation_id}",
            doing=self.tr("Fetching the conversation from the hub"),
        )

    async def _fetch(self, desk: "Desk", row: PaymentRow) -> None:
        """Bring a conversation that is not on this desk, and show it."""
        hit = HubHit("", Field.NUMBER, "", (), conversation_id=row.conversation_id)
        found = await desk.bring(hit)
        if found is not None:
            self.open_wanted.emit(found, row.message_id)

    async def _ask_to_remind(self, desk: "Desk", row: PaymentRow) -> None:
        """Ask with the very words that the customer would read."""
        text = await desk.links.words(row.quote_id, reminds=True)
        name = words.customer(row)
        self._ask(
            self.tr("Remind {customer}? This goes once for each link:").format(customer=name),
            text,
            self.tr("Send reminder"),
            lambda: self._run(
                PaymentStep.REMIND,
                row,
                lambda: desk.links.remind(row.quote_id),
                self.tr("The reminder to {customer} is on its way").format(customer=name),
            ),
        )

    async def _ask_refund(self, desk: "Desk", row: PaymentRow) -> None:
        """Ask with the amount that is really left; what was seen then is what is refunded."""
        left = await desk.after.left_of(row.quote_id)
        row = (await desk.book.rows([row.quote_id])).get(row.quote_id, row)  # not as it was shown
        if left <= 0:
            self.said.emit(self.tr("Nothing is left to refund"), "", Tone.INFO)
            return
        surplus = row.stuck is not None and row.stuck.kind is StuckKind.PAID_TWICE
        wanted = min(left, row.stuck.amount) if surplus and row.stuck is not None else left
        amount = formatting.money(Money(wanted, row.badge.currency))
        name = words.customer(row)
        self._ask(
            self.tr("Refund {amount} to {customer}?").format(amount=amount, customer=name),
            self.tr("It is the second payment of the same quote.")
            if surplus
            else self.tr("It is all that is left of the payment. No ticket is issued for it."),
            self.tr("Refund {amount}").format(amount=amount),
            lambda: self._run(
                PaymentStep.REFUND,
                row,
                lambda: self._refund(desk, row.quote_id, wanted if wanted < left else None, left),
                self.tr("{amount} is going back to {customer}").format(
                    amount=amount, customer=name
                ),
            ),
            final=True,
        )

    async def _ask_given_back(self, desk: "Desk", row: PaymentRow) -> None:
        """Ask with the amount that really failed."""
        amount = Money(await desk.after.failed_of(row.quote_id), row.badge.currency)
        asked = money_questions.given_back(self._theme, amount, self._page)

        async def give(by: str, reference: str) -> None:
            job = await desk.after.give_back(
                row.quote_id, GivenBy(by), reference, failed=amount.amount
            )
            self.approval_wanted.emit(job)

        asked.written.connect(
            lambda by, reference: self._run(
                PaymentStep.GIVEN_BACK,
                row,
                lambda: give(by, reference),
                self.tr("The provider is read, then it is written down"),
            )
        )
        self._show(asked)

    async def _ask_residual(self, desk: "Desk", quote_id: str) -> None:
        self.approval_wanted.emit(await desk.quotes.ask_residual(quote_id))

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    async def _refund(self, desk: "Desk", quote_id: str, amount: int | None, left: int) -> None:
        self.approval_wanted.emit(await desk.after.refund(quote_id, amount, left=left))

    def _ask(
        self,
        question: str,
        detail: str,
        yes: str,
        act: Callable[[], object],
        *,
        final: bool = False,
    ) -> None:
        dialog = QuestionDialog(self._theme, question, detail, yes, self._page, final=final)
        dialog.accepted.connect(act)
        dialog.open()

    def _run(
        self,
        step: PaymentStep,
        row: PaymentRow,
        work: Callable[[], Awaitable[object]],
        told: str,
    ) -> None:
        """Do it once, however often it is pressed, and say so."""

        async def run() -> None:
            await work()
            self.said.emit(told, "", Tone.OK)

        self._tasks.spawn(
            run(), key=f"payments.{step}:{row.quote_id}", doing=words.step_words(step), keeps=True
        )
