"""The cards and questions among the messages of a thread: made, told, named, and reached by key."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from desktop.models.conversation import Channel
from desktop.models.fraud_hints import Hint
from desktop.models.job import Job, JobKind, JobState
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.views.payment.badges import LEAVING_S
from desktop.views.payment.card_actions import CardAction, can_be_elsewhere, card_actions
from desktop.views.payment.hint_words import LOOKED_AT
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.payment.refund_form import RefundWanted
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme
from desktop.views.thread.composer import first_name
from desktop.views.thread.job_question import JobQuestion
from desktop.views.thread.thread_actions import ThreadActions, key_of
from desktop.views.thread.thread_items import ItemKind, ThreadItem, current_card
from desktop.views.thread.thread_model import ThreadModel
from desktop.views.thread.widget_row import RowContent

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_CURRENT_CARD, _OTHER_CARD = "paymentCard", "earlierPaymentCard"


class ThreadCards(QObject):
    """The widgets in the rows of a `ThreadModel`; `contents` tells which of them stand there,
    `changed` what a job asks over what others changed."""

    def __init__(
        self,
        theme: Theme,
        tasks: Tasks,
        model: ThreadModel,
        actions: ThreadActions,
        contents: Callable[[], list[RowContent]],
        now: Callable[[], float],
        changed: Callable[[Job], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._model = model
        self._actions = actions
        self._contents = contents
        self._now = now
        self._changed = changed
        self._hints: dict[str, tuple[Hint, ...]] = {}
        self._lent: list[PaymentCard] = []
        actions.link_copied.connect(self._show_copied)
        tasks.busy_changed.connect(self._busy_changed)
        # A little later than what it waits for: a timer that comes too early comes for nothing.
        self._leaving = QTimer(self, singleShot=True, interval=LEAVING_S * 1000 + 250)
        self._leaving.setTimerType(Qt.TimerType.PreciseTimer)
        self._leaving.timeout.connect(self._tell_again)

    def current(self) -> QuoteCard | None:
        """The card that matters now."""
        thread = self._model.shown
        return current_card(thread.cards) if thread is not None else None

    def widget(self, quote_id: str) -> PaymentCard | None:
        """The widget that shows this quote, when it stands in the thread."""
        for content in self._widgets():
            shown = content.card if isinstance(content, PaymentCard) else None
            if isinstance(content, PaymentCard) and shown and shown.quote.quote_id == quote_id:
                return content
        return None

    def copy_link(self) -> None:
        """Copy the link of the card that matters now."""
        card = self.current()
        if card is not None:
            self._actions.on_card(card, CardAction.COPY_LINK)

    def check_now(self) -> None:
        """Ask the provider at once where the money of the current card stands."""
        card = self.current()
        if card is not None:
            self._actions.on_card(card, CardAction.CHECK_NOW)

    @property
    def can_end_link(self) -> bool:
        """Whether the link of the current card can be taken from the customer."""
        widget = self._current_widget
        return widget is not None and widget.can_end_link

    def end_link(self) -> None:
        """Go to the current card and ask there whether its link shall end."""
        widget = self._current_widget
        if widget is not None and widget.can_end_link:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            widget.end_link()

    def can(self, action: CardAction) -> bool:
        """Whether the current card offers this now."""
        widget = self._current_widget
        return widget is not None and action in widget.actions_offered

    def press(self, action: CardAction) -> None:
        """Go to the current card and press what it offers."""
        widget = self._current_widget
        if widget is not None and action in widget.actions_offered:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            widget.press(action)

    @property
    def can_refund(self) -> bool:
        """Whether something of the current card's payments can go back."""
        widget = self._current_widget
        return widget is not None and widget.can_refund

    def refund(self) -> None:
        """Go to the current card and ask there how much goes back."""
        widget = self._current_widget
        if widget is not None and widget.can_refund:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            widget.press(CardAction.REFUND)

    @property
    def can_approve(self) -> bool:
        """Whether the current card waits for a second person."""
        card = self.current()
        return card is not None and CardAction.APPROVE in card_actions(card).all

    @property
    def can_mark_elsewhere(self) -> bool:
        """Whether the current card can have been paid another way."""
        card = self.current()
        return card is not None and can_be_elsewhere(card)

    def approve(self) -> None:
        """Let a second person sign in for the current card."""
        card = self.current()
        if card is not None and self.can_approve:
            self._actions.on_card(card, CardAction.APPROVE)

    def mark_elsewhere(self) -> None:
        """Ask how the current card was paid."""
        card = self.current()
        if card is not None and can_be_elsewhere(card):
            self._actions.on_card(card, CardAction.PAID_ELSEWHERE)

    def make(self, item: ThreadItem) -> RowContent:
        """Build the widget of a row."""
        content: RowContent = (
            PaymentCard(self._theme) if item.kind is ItemKind.CARD else JobQuestion(self._theme)
        )
        self._connect(content)
        return content

    def _connect(self, content: RowContent) -> None:
        content.acted.connect(lambda action: self._actions.press(content, action))
        if isinstance(content, PaymentCard):
            content.refund_wanted.connect(lambda wanted: self._refund(content, wanted))
            content.words_wanted.connect(lambda action: self._actions.show_words(content, action))
            content.reach_chosen.connect(lambda reach: self._actions.send_by(content, reach))

    def lend(self, content: PaymentCard) -> None:
        """Let a card that stands elsewhere in the window show the card that matters now, and take
        what is pressed; while it is seen, the keys go there."""
        self._connect(content)
        self._lent.append(content)

    def show_lent(self, content: PaymentCard) -> bool:
        """Show in it what matters now; False where there is no card."""
        card = self.current()
        if card is not None:
            self._show_card(content, card)
            content.set_busy(self._tasks.is_busy(key_of(content)))
        return card is not None

    def _widgets(self) -> list[RowContent]:
        """What shows cards now, first what is nearer to the person."""
        return [*(one for one in self._lent if one.isVisible()), *self._contents()]

    def update(self, content: RowContent, item: ThreadItem) -> None:
        """Show a row's item in its widget."""
        if isinstance(content, PaymentCard) and item.card is not None:
            self._show_card(content, item.card)
        elif isinstance(content, JobQuestion) and item.job is not None:
            name, channel = self._whom()
            content.show_job(
                item.job,
                name=name,
                channel=channel,
                behind=item.behind,
                meanwhile=self._changed(item.job),
            )
        content.set_busy(self._tasks.is_busy(key_of(content)))

    def came(self) -> None:
        """The thread has been read: name its cards, and come back to what was just asked for."""
        self.name()
        self._tell_soon()
        self._look_closer()

    def name(self) -> None:
        """The card that matters now has the stable name; earlier ones stand behind it."""
        current = self.current()
        for content in self._contents():
            if isinstance(content, PaymentCard) and content.card is not None:
                mine = current is not None and (
                    content.card.quote.quote_id == current.quote.quote_id
                )
                content.setObjectName(_CURRENT_CARD if mine else _OTHER_CARD)

    @property
    def _current_widget(self) -> PaymentCard | None:
        card = self.current()
        return self.widget(card.quote.quote_id) if card is not None else None

    def _whom(self) -> tuple[str, Channel]:
        """Whom the cards speak of, and the channel they went by."""
        thread = self._model.shown
        assert thread is not None, "a row without a thread"
        return first_name(thread.contact.name), thread.conversation.channel

    def _show_card(self, widget: PaymentCard, card: QuoteCard) -> None:
        name, channel = self._whom()
        widget.show_card(card, name=name, channel=channel, now=self._now())
        widget.show_hints(self._hints.get(card.quote.quote_id, ()))

    def _look_closer(self) -> None:
        """Read what is worth a second look about money that has just come; the card stands there
        meanwhile."""
        thread, desk = self._model.shown, self._actions.desk
        cards = thread.cards if thread is not None else ()
        looked_at = {one.quote.quote_id: one for one in cards if one.ladder.stage in LOOKED_AT}
        self._hints = {key: kept for key, kept in self._hints.items() if key in looked_at}
        if desk is not None:
            for quote_id, card in looked_at.items():
                self._tasks.spawn(
                    self._read_hints(desk, card),
                    key=f"card_hints:{quote_id}",
                    doing=self.tr("Looking at the payment"),
                    replace=True,
                )

    async def _read_hints(self, desk: "Desk", card: QuoteCard) -> None:
        quote_id = card.quote.quote_id
        self._hints[quote_id] = found = await desk.after.hints(card.quote)
        widget = self.widget(quote_id)
        if widget is not None:
            widget.show_hints(found)

    def _tell_soon(self) -> None:
        """Come back to what has just been asked for. Each try is a new reading of the thread, and
        must not put this off."""
        thread = self._model.shown
        cards = thread.cards if thread is not None else ()
        if not self._leaving.isActive() and any(_may_wait(card) for card in cards):
            self._leaving.start()

    def _tell_again(self) -> None:
        """Say the same cards again: what did not leave at once is waiting."""
        thread = self._model.shown
        if thread is None:
            return
        if any(_was_just_asked(card, self._now()) for card in thread.cards):
            self._tell_soon()
        for content in self._widgets():
            if isinstance(content, PaymentCard) and content.card is not None:
                self._show_card(content, content.card)

    def _refund(self, content: PaymentCard, wanted: RefundWanted) -> None:
        if content.card is not None:
            self._actions.refund(content.card, wanted)

    def _busy_changed(self, key: str, busy: bool) -> None:
        for content in (*self._lent, *self._contents()):
            if key_of(content) == key:
                content.set_busy(busy)

    def _show_copied(self, quote_id: str) -> None:
        widget = self.widget(quote_id)
        if widget is not None:
            widget.show_copied()


def _may_wait(card: QuoteCard) -> bool:
    """Whether the card will soon have to say that something of it has not left at once."""
    job = card.job
    refunds = job is not None and job.kind is JobKind.REFUND and job.state is JobState.READY
    return refunds or card.ladder.stage is Stage.QUEUED


def _was_just_asked(card: QuoteCard, now: float) -> bool:
    return card.job is not None and now - card.job.created_at < LEAVING_S
