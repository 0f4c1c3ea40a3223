"""What the buttons of cards and questions do: each a task of its own, under way once at a time."""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.models.reach import Reach
from desktop.models.thread import QuoteCard
from desktop.services.use_cases.refusals import ContactRefused
from desktop.views.payment.card_actions import CardAction
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.payment.refund_form import RefundWanted
from desktop.views.privacy.clipboard import Copier
from desktop.views.qt.tasks import Tasks
from desktop.views.thread.job_question import JobQuestion
from desktop.views.thread.thread_items import ThreadItem
from desktop.views.thread.thread_words import ThreadWords
from desktop.views.thread.widget_row import RowContent
from desktop.views.words.service_words import service_words

if TYPE_CHECKING:
    from desktop.services.desk import Desk


_CHANGES = frozenset({CardAction.EDIT, CardAction.SAVE, CardAction.REMOVE})


class ThreadActions(QObject):
    """Takes what was pressed to the desk; `desk` is None while there is none.

    `ticket_wanted`, `price_again_wanted` and `link_copied` carry the quote, `text_wanted_back` the
    refused job whose text it was (`files_wanted_back` says that its files are the draft's again),
    `approval_wanted` a job that may need a second person, `elsewhere_wanted` the card that was paid
    another way, `given_back_wanted` the one whose refund failed, `ticket_end_wanted` the one whose
    ticket nobody pays for, `replace_wanted` the one whose quote is to be changed, `said` a short
    sentence about what was done, `reply_suggested` a conversation and words for its customer.
    """

    ticket_wanted = Signal(str)
    price_again_wanted = Signal(str)
    link_copied = Signal(str)
    text_wanted_back = Signal(object)
    approval_wanted = Signal(object)
    replace_wanted = Signal(object)
    elsewhere_wanted = Signal(object)
    given_back_wanted = Signal(object)
    ticket_end_wanted = Signal(object)
    files_wanted_back = Signal()
    said = Signal(str)
    reply_suggested = Signal(int, str)

    def __init__(self, tasks: Tasks, words: ThreadWords, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._words = words
        self._copier = Copier(self)
        self.desk: Desk | None = None

    def press(self, content: RowContent, action: CardAction) -> None:
        """A button in a row of the thread was pressed."""
        if isinstance(content, PaymentCard):
            if content.card is not None:
                self.on_card(content.card, action)
        elif content.job is not None and action is CardAction.USE_TEXT:
            self.text_wanted_back.emit(content.job)
            if self.desk is not None:
                self._run(
                    self._take_back(self.desk, content.job.job_id),
                    key_of(content),
                    self.tr("Putting the text back"),
                )
        elif content.job is not None and action is CardAction.APPROVE:
            self.approval_wanted.emit(content.job)
        elif content.job is not None and self.desk is not None and action in _CHANGES:
            self._run(
                self._change(self.desk, content, content.job.job_id, action),
                key_of(content),
                self.tr("Changing what waits"),
            )
        elif content.job is not None and action.answer is not None and self.desk is not None:
            self._run(
                self.desk.answer(content.job.job_id, action.answer),
                key_of(content),
                self.tr("Your answer"),
            )

    async def _take_back(self, desk: "Desk", job_id: str) -> None:
        """Put a refused reply away; its files are the draft's again, as its text is."""
        await desk.attachments.back_to_draft(job_id)
        await desk.remove_job(job_id)
        self.files_wanted_back.emit()

    async def _change(
        self, desk: "Desk", content: JobQuestion, job_id: str, action: CardAction
    ) -> None:
        """Edit, save or remove what waits to leave, unless it has left meanwhile."""
        if action is CardAction.SAVE:
            await desk.writing.change(job_id, content.words)
        elif action is CardAction.EDIT and not await desk.writing.hold(job_id):
            self.said.emit(self.tr("It has left already, so it was not changed"))
        elif action is CardAction.REMOVE:
            removed = await desk.remove_job(job_id)
            self.said.emit(
                self.tr("Removed; nothing was sent")
                if removed
                else self.tr("It has left already, so it was not removed")
            )

    def on_card(self, card: QuoteCard, action: CardAction) -> None:
        """Do something with a quote's link."""
        desk, quote_id, key = self.desk, card.quote.quote_id, _card_key(card)
        if desk is None:
            return
        match action:
            case CardAction.COPY_LINK if card.url:
                self._copier.copy_link(card.url)
                self.link_copied.emit(quote_id)
                self.said.emit(self.tr("Link copied; it leaves the clipboard after 60 s"))
            case CardAction.CANCEL | CardAction.CANCEL_AGAIN | CardAction.TAKE_BACK:
                self._run(desk.links.cancel(quote_id), key, self.tr("Cancelling the link"))
            case CardAction.END_OFFER:
                ending = desk.links.cancel_offer(quote_id)
                self._run(ending, key, self.tr("Cancelling all links"))
            case CardAction.NEW_LINK:
                self._run(self._new_link(desk, quote_id), key, self.tr("Sending a new link"))
            case CardAction.RESEND:
                again = desk.links.resend(quote_id, card.ladder.carriers)
                self._run(again, key, self.tr("Sending the link again"))
            case CardAction.REMIND:
                self._run(desk.links.remind(quote_id), key, self.tr("Sending the reminder"))
            case CardAction.RENEW:
                renewed = self._renew(desk, quote_id, card.ladder.generation)
                self._run(renewed, key, self.tr("Renewing the link"))
            case CardAction.SUGGEST:
                self.suggest(card.quote.conversation_id, quote_id)
            case CardAction.CHECK_NOW:
                self._run(desk.links.check_now(quote_id), key, self.tr("Checking the payment"))
            case CardAction.TELL_AGAIN:
                self._run(desk.after.tell_again(quote_id), key, self.tr("Telling the customer"))
            case CardAction.PRICE_AGAIN:
                self.price_again_wanted.emit(quote_id)
            case CardAction.REPLACE:
                self.replace_wanted.emit(card)
            case CardAction.ISSUE_TICKET:
                self.ticket_wanted.emit(quote_id)
            case CardAction.APPROVE:
                self.approval_wanted.emit(card.job)
            case CardAction.PAID_ELSEWHERE:
                self.elsewhere_wanted.emit(card)
            case CardAction.GIVEN_BACK:
                self.given_back_wanted.emit(card)
            case CardAction.TICKET_ENDED:
                self.ticket_end_wanted.emit(card)
            case CardAction.ASK_RESIDUAL:
                self._run(self._ask_residual(desk, quote_id), key, self.tr("Asking ticketing"))
            case CardAction.KEEP_MONEY if card.job is not None:
                self._run(self._keep(desk, card.job.job_id), key, self.tr("Taking the refund back"))
            case _ if action.answer is not None and card.job is not None:
                self._run(desk.answer(card.job.job_id, action.answer), key, self.tr("Your answer"))
            case _:
                pass

    def show_words(self, content: PaymentCard, action: CardAction) -> None:
        """Show in the card what the customer would read, or by what channels they are reached."""
        if self.desk is not None and content.card is not None:
            self._run(
                self._show_words(self.desk, content, content.card.quote.quote_id, action),
                _card_key(content.card),
                self.tr("Reading what would be sent"),
            )

    async def _show_words(
        self, desk: "Desk", content: PaymentCard, quote_id: str, action: CardAction
    ) -> None:
        if action is CardAction.OTHER_CHANNEL:
            parts = await desk.links.sms_of(quote_id)
            content.choose_reach(await desk.links.reaches(quote_id), parts.count)
        elif action is CardAction.RENEW:
            content.ask_about(action, "")
        else:
            reminds = action is CardAction.REMIND
            content.ask_about(action, await desk.links.words(quote_id, reminds=reminds))

    def send_by(self, content: PaymentCard, reach: Reach) -> None:
        """Send the card's link by another channel, whose address was read back."""
        if self.desk is not None and (card := content.card) is not None:
            again = self._send_by(self.desk, content, card, reach)
            self._run(again, _card_key(card), self.tr("Sending the link by another channel"))

    async def _send_by(
        self, desk: "Desk", content: PaymentCard, card: QuoteCard, reach: Reach
    ) -> None:
        """Send it there; an address that was typed and is none is told where it stands."""
        quote_id, problem = card.quote.quote_id, ""
        try:
            await desk.links.resend(quote_id, card.ladder.carriers, reach)
        except ContactRefused as refused:
            problem = f"{service_words(refused.message)} {service_words(refused.suggestion)}"
            if content.card is None or content.card.quote.quote_id != quote_id:
                raise
        if content.card is not None and content.card.quote.quote_id == quote_id:
            content.answer_address(problem)

    def suggest(self, conversation_id: int, quote_id: str) -> None:
        """Bring words for a customer whose payment was declined."""
        if self.desk is not None:
            self._run(
                self._suggest(self.desk, conversation_id, quote_id),
                f"card:{quote_id}",
                self.tr("Writing the reply"),
            )

    async def _suggest(self, desk: "Desk", conversation_id: int, quote_id: str) -> None:
        self.reply_suggested.emit(conversation_id, await desk.links.decline_words(quote_id))

    def refund(self, card: QuoteCard, wanted: RefundWanted) -> None:
        """Give back so much of what was paid."""
        if self.desk is not None:
            asked = self._refund(self.desk, card.quote.quote_id, wanted)
            self._run(asked, _card_key(card), self.tr("Refunding"))

    async def _new_link(self, desk: "Desk", quote_id: str) -> None:
        self.approval_wanted.emit(await desk.links.renew(quote_id))

    async def _ask_residual(self, desk: "Desk", quote_id: str) -> None:
        self.approval_wanted.emit(await desk.quotes.ask_residual(quote_id))

    async def _renew(self, desk: "Desk", quote_id: str, generation: int) -> None:
        self.approval_wanted.emit(await desk.links.renew_open(quote_id, generation))

    async def _refund(self, desk: "Desk", quote_id: str, wanted: RefundWanted) -> None:
        self.approval_wanted.emit(
            await desk.after.refund(quote_id, wanted.amount, wanted.reason, left=wanted.left)
        )

    async def _keep(self, desk: "Desk", job_id: str) -> None:
        """Take a refund back, unless it has begun meanwhile."""
        kept = await desk.remove_job(job_id)
        self.said.emit(
            self.tr("Taken back; nothing was refunded")
            if kept
            else self.tr("The refund has begun already, so it was not taken back")
        )

    def copy(self, item: ThreadItem) -> None:
        """Copy a row's own words; one of ours that holds a link does not stay on the clipboard."""
        text = self._words.spoken(item) if item.card is not None else self._words.body(item)
        if item.outgoing and "://" in text:
            self._copier.copy_link(text)
        else:
            self._copier.copy(text)
        self.said.emit(self.tr("Message copied"))

    def _run(self, work: Coroutine[Any, Any, object], key: str, doing: str) -> None:
        self._tasks.spawn(work, key=key, doing=doing)


def key_of(content: RowContent) -> str:
    """The key under which the actions of a row are under way; empty for one that shows nothing."""
    if isinstance(content, PaymentCard):
        return _card_key(content.card) if content.card is not None else ""
    return f"job:{content.job.job_id}" if content.job is not None else ""


def _card_key(card: QuoteCard) -> str:
    return f"card:{card.quote.quote_id}"
