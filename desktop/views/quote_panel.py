"""The right side of the window: the quote that is being built, sent, paid and ticketed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.models.job import JobState
from desktop.models.ladder import Stage
from desktop.models.quote import Quote
from desktop.models.thread import QuoteCard, Thread
from desktop.models.ticket import TicketNumber
from desktop.services.notices import Change
from desktop.services.refusals import DeskRefusal, UnknownConversation
from desktop.views.avatar import channel_name
from desktop.views.buttons import KeyButton
from desktop.views.customer_preview import CustomerPreview
from desktop.views.formatting import money as money_words
from desktop.views.icons import Icon
from desktop.views.keys import KeyId
from desktop.views.quote_form import QuoteForm
from desktop.views.quote_words import situation
from desktop.views.tasks import Tasks
from desktop.views.theme import TextRole, Theme
from desktop.views.ticket_form import TicketForm
from desktop.views.toast import Toaster

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_SAVE_AFTER_MS = 800
_PREVIEW_AFTER_MS = 120
_RENEWABLE = frozenset({Stage.EXPIRED, Stage.CANCELLED, Stage.PAYMENT_FAILED, Stage.REFUSED})
_PAID = frozenset(
    {Stage.PAID, Stage.PAID_AFTER_LAPSE, Stage.PAID_TWICE, Stage.PAID_ELSEWHERE, Stage.TICKETED}
)


class Mode(StrEnum):
    """What the panel is for, by where the newest quote stands."""

    EMPTY = "empty"
    EDIT = "edit"
    OPEN = "open"
    LAPSED = "lapsed"
    TICKET = "ticket"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the panel shows: the conversation with the newest quote that is no draft."""

    thread: Thread
    card: QuoteCard | None


def newest_card(thread: Thread) -> QuoteCard | None:
    """The quote that matters now: the one asked for last."""
    return max(thread.cards, key=lambda card: card.quote.quote_id, default=None)


def mode_of(thread: Thread, card: QuoteCard | None) -> Mode:
    """What the agent does next with this conversation's money."""
    if card is None:
        return Mode.EDIT
    stage = card.ladder.stage
    if (
        thread.draft is not None
        and thread.draft.quote_id != card.quote.quote_id
        and (stage in _RENEWABLE or stage.has_money)
    ):
        return Mode.EDIT
    if stage in _PAID:
        return Mode.DONE if Stage.TICKETED in card.ladder.reached else Mode.TICKET
    if stage in _RENEWABLE and not (card.job and not card.job.state.is_over):
        return Mode.LAPSED
    if stage.has_money:
        return Mode.DONE
    return Mode.OPEN


class QuotePanel(QWidget):
    """The quote of the open conversation. Shows an empty place until `open` is called.

    `sent` carries the id of a quote whose link was asked for.
    """

    sent = Signal(str)

    def __init__(
        self,
        desk: "Desk",
        theme: Theme,
        tasks: Tasks,
        toaster: Toaster,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._tasks = tasks
        self._toaster = toaster
        self._conversation: int | None = None
        self._shown: _Shown | None = None
        self._mode = Mode.EMPTY
        self._unsaved = False
        self.setObjectName("quotePanel")
        self.setAccessibleName(self.tr("Quote"))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form = QuoteForm(theme)
        self.preview = CustomerPreview(theme)
        self._build()
        self._saving = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._saving.timeout.connect(self._save)
        self._previewing = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER_MS)
        self._previewing.timeout.connect(self._show_preview)
        self.form.edited.connect(self._edited)
        tasks.busy_changed.connect(self._busy_changed)
        self._show_mode(Mode.EMPTY)

    @property
    def conversation_id(self) -> int | None:
        """The conversation whose quote is shown."""
        return self._conversation

    @property
    def mode(self) -> Mode:
        """What the panel is for now."""
        return self._mode

    def open(self, conversation_id: int) -> None:
        """Show the quote of a conversation; what was typed for another one is kept as its draft."""
        if conversation_id == self._conversation:
            return
        self._save()
        self._conversation = conversation_id
        self._shown = None
        self._show_mode(Mode.EMPTY)
        self._load()

    def refresh(self, change: Change) -> None:
        """Follow what changed, where it is about this conversation."""
        if self._conversation in change.conversations:
            self._load()

    def tick(self) -> None:
        """Once a second: what counts down."""
        self._show_situation()

    def focus_quote(self) -> None:
        """Go to the field that needs something."""
        if self._mode is Mode.TICKET:
            self.tickets.focus_first()
        elif self._mode is Mode.EDIT:
            field = self.form.first_empty()
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(field)
        elif self._mode is not Mode.EMPTY:
            button = self.renew_button if self._mode is Mode.LAPSED else self.new_button
            (button if button.isVisible() else self.check_button).setFocus(
                Qt.FocusReason.ShortcutFocusReason
            )

    def add_line(self) -> None:
        """Show what can be added to the price."""
        if self._mode is Mode.EDIT:
            self._scroll.ensureWidgetVisible(self.form.price.add_button)
            self.form.price.open_menu()

    def send_link(self) -> None:
        """Send the payment link, or say what keeps it from being sent."""
        if self._mode is Mode.LAPSED:
            self._renew()
            return
        if self._mode is not Mode.EDIT or self._conversation is None:
            return
        problem = self.form.first_problem()
        quote = self.form.quote()
        if problem is not None or quote is None:
            field, words = problem or (self.form.booking, "")
            self._complain(words)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(field)
            return
        self._complain("")
        self._saving.stop()
        self._unsaved = False
        self._tasks.spawn(
            self._send(quote),
            key=f"send_link:{self._conversation}",
            doing=self.tr("Sending the payment link"),
        )

    async def _send(self, quote: Quote) -> None:
        try:
            await self._desk.send_link(quote)
        except DeskRefusal as refusal:
            self._complain(f"{refusal.message} {refusal.suggestion}".strip())
            return
        self.sent.emit(quote.quote_id)
        await self._read(quote.conversation_id)

    def _renew(self) -> None:
        card = self._shown.card if self._shown else None
        if card is None:
            return
        self._tasks.spawn(
            self._try(self._desk.renew_link(card.quote.quote_id)),
            key=f"send_link:{self._conversation}",
            doing=self.tr("Sending a new link"),
        )

    def _cancel(self) -> None:
        card = self._shown.card if self._shown else None
        if card is not None:
            self._tasks.spawn(
                self._try(self._desk.cancel_link(card.quote.quote_id)),
                key=f"cancel_link:{card.quote.quote_id}",
                doing=self.tr("Cancelling the link"),
            )

    def _check(self) -> None:
        card = self._shown.card if self._shown else None
        if card is not None:
            self._tasks.spawn(
                self._desk.check_now(card.quote.quote_id),
                key=f"check_now:{card.quote.quote_id}",
                doing=self.tr("Checking the payment"),
            )

    def _issue(self, tickets: Sequence[TicketNumber]) -> None:
        card = self._shown.card if self._shown else None
        if card is not None:
            self._tasks.spawn(
                self._issue_tickets(card.quote.quote_id, tickets),
                key=f"issue_ticket:{card.quote.quote_id}",
                doing=self.tr("Issuing the ticket"),
            )

    async def _issue_tickets(self, quote_id: str, tickets: Sequence[TicketNumber]) -> None:
        self.tickets.set_busy(True)
        try:
            await self._desk.issue_ticket(quote_id, tickets)
        except DeskRefusal as refusal:
            self.tickets.show_refusal(refusal.message, refusal.suggestion)
        finally:
            self.tickets.set_busy(False)

    async def _try(self, doing: "object") -> None:
        try:
            await doing  # type: ignore[misc]
        except DeskRefusal as refusal:
            self._complain(f"{refusal.message} {refusal.suggestion}".strip())

    def _start_anew(self) -> None:
        """A new quote for the same conversation, from what stands in the form."""
        if self._conversation is not None:
            self._tasks.spawn(
                self._new_quote(self._conversation),
                key=f"new_quote:{self._conversation}",
                doing=self.tr("Starting a new quote"),
            )

    async def _new_quote(self, conversation_id: int) -> None:
        quote = await self._desk.new_quote(conversation_id)
        await self._desk.save_quote(quote)
        await self._read(conversation_id)
        self.focus_quote()

    def _load(self) -> None:
        if self._conversation is not None:
            self._tasks.spawn(
                self._read(self._conversation),
                key="quote_panel",
                doing=self.tr("Reading the quote"),
                replace=True,
            )

    async def _read(self, conversation_id: int) -> None:
        try:
            thread = await self._desk.thread(conversation_id, limit=1)
        except UnknownConversation:
            return
        card = newest_card(thread)
        mode = mode_of(thread, card)
        quote = None
        if mode is Mode.EDIT:
            quote = thread.draft or await self._desk.new_quote(conversation_id)
        elif card is not None:
            quote = card.quote
        if conversation_id != self._conversation or quote is None:
            return
        self._shown = _Shown(thread, card)
        keep = mode is Mode.EDIT and self._mode is Mode.EDIT and self._is_editing(quote)
        if not keep:
            self.form.set_quote(quote, sent_by=self._sent_by(thread))
            self.form.set_read_only(mode is not Mode.EDIT)
        self._show_mode(mode)
        if card is not None and mode in (Mode.TICKET, Mode.DONE):
            self.tickets.show_card(
                card,
                name=_first_name(thread.contact.name),
                channel=thread.conversation.channel,
                now=self._desk.now(),
            )
        self._previewing.start()

    def _is_editing(self, quote: Quote) -> bool:
        """Whether the form holds this quote already, perhaps newer than the store does."""
        typed = self.form.quote()
        return typed is not None and (
            typed.quote_id == quote.quote_id
            or (self._unsaved and typed.conversation_id == quote.conversation_id)
        )

    def _sent_by(self, thread: Thread) -> str:
        where = channel_name(thread.conversation.channel)
        if thread.conversation.is_private:
            return self.tr("{channel}, private message").format(channel=where)
        return self.tr("A public post: no link can go here")

    def _edited(self) -> None:
        self._unsaved = True
        self._complain("")
        self._saving.start()
        self._previewing.start()
        self._show_button()

    def _save(self) -> None:
        """Keep what was typed as a draft, even when it is not a whole quote yet."""
        self._saving.stop()
        quote = self.form.quote()
        if not self._unsaved or self._mode is not Mode.EDIT or quote is None:
            return
        self._unsaved = False
        self._tasks.spawn(self._desk.save_quote(quote), doing=self.tr("Keeping the quote"))

    def _show_preview(self) -> None:
        quote = self.form.quote()
        if self._shown is None or quote is None:
            return
        text = self._desk.preview(quote) if quote.new is not None else ""
        self.preview.show_text(_first_name(self._shown.thread.contact.name), text)

    def _show_mode(self, mode: Mode) -> None:
        self._mode = mode
        page = {Mode.EDIT: self._sending, Mode.TICKET: self._ticketing}.get(mode, self._following)
        self._footer.setCurrentWidget(page)
        for other in (self._sending, self._following, self._ticketing):
            policy = other.sizePolicy()
            policy.setVerticalPolicy(
                policy.Policy.Preferred if other is page else policy.Policy.Ignored
            )
            other.setSizePolicy(policy)
        self._footer.setVisible(mode is not Mode.EMPTY)
        self._scroll.setVisible(mode is not Mode.EMPTY)
        self.tickets.setVisible(mode is Mode.TICKET)
        self.renew_button.setVisible(mode is Mode.LAPSED)
        self.new_button.setVisible(mode in (Mode.LAPSED, Mode.DONE))
        self.new_button.setText(
            self.tr("Change the quote") if mode is Mode.LAPSED else self.tr("New quote")
        )
        self.check_button.setVisible(mode is Mode.OPEN)
        self.cancel_button.setVisible(mode is Mode.OPEN)
        self.preview.setVisible(mode in (Mode.EDIT, Mode.OPEN, Mode.LAPSED))
        self._show_button()
        self._show_situation()

    def _show_button(self) -> None:
        quote = self.form.quote()
        amount = money_words(quote.total) if quote is not None else ""
        for button, words in (
            (self.send_button, self.tr("Send payment link · {amount}")),
            (self.renew_button, self.tr("Send a new link · {amount}")),
        ):
            button.setText(words.format(amount=amount))
            button.setAccessibleName(button.text())
            button.updateGeometry()
        private = self._shown is None or self._shown.thread.conversation.is_private
        self.send_button.setEnabled(
            private and not self._tasks.is_busy(f"send_link:{self._conversation}")
        )

    def _show_situation(self) -> None:
        card = self._shown.card if self._shown else None
        if card is None or self._mode not in (Mode.OPEN, Mode.LAPSED, Mode.DONE):
            return
        asking = card.job is not None and card.job.state is JobState.ASKING
        words = situation(card.ladder, self._desk.now(), asking=asking)
        if words != self._situation.text():
            self._situation.setText(words)
            self._situation.setAccessibleName(words)

    def _busy_changed(self, key: str, _busy: bool) -> None:
        if key == f"send_link:{self._conversation}":
            self._show_button()

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        if words:
            event = QAccessibleAnnouncementEvent(self._complaint, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    def _build(self) -> None:
        theme = self._theme
        title = QLabel(self.tr("Quote"))
        title.setFont(theme.font(TextRole.NAME))
        head = QFrame()
        head.setFixedHeight(42)
        top = QHBoxLayout(head)
        top.setContentsMargins(16, 4, 16, 0)
        top.addWidget(title)
        top.addStretch(1)

        page = QWidget()
        page.setProperty("role", "page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.form)
        inside.addWidget(self.preview)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(page)

        self._complaint = _text(theme, "problem")
        self._complaint.setObjectName("quoteProblem")
        self._complaint.hide()
        self.send_button = KeyButton(
            theme, key=KeyId.SEND_LINK, icon=Icon.SEND, role="primary", big=True
        )
        self.send_button.setObjectName("sendPaymentLinkButton")
        self.send_button.clicked.connect(self.send_link)
        self._sending = _page(self.send_button)

        self._situation = _text(theme, "support")
        self._situation.setObjectName("quoteSituation")
        self.renew_button = KeyButton(
            theme, key=KeyId.SEND_LINK, icon=Icon.SEND, role="primary", big=True
        )
        self.renew_button.setObjectName("renewLinkButton")
        self.renew_button.clicked.connect(self._renew)
        self.check_button = KeyButton(theme, self.tr("Check now"), key=KeyId.CHECK_NOW)
        self.check_button.setObjectName("checkNowButton")
        self.check_button.clicked.connect(self._check)
        self.cancel_button = KeyButton(theme, self.tr("Cancel link"), role="danger")
        self.cancel_button.setObjectName("cancelLinkButton")
        self.cancel_button.clicked.connect(self._cancel)
        self.new_button = KeyButton(theme, self.tr("New quote"), icon=Icon.PLUS)
        self.new_button.setObjectName("newQuoteButton")
        self.new_button.clicked.connect(self._start_anew)
        actions = QHBoxLayout()
        for button in (self.check_button, self.cancel_button, self.new_button):
            actions.addWidget(button)
        actions.addStretch(1)
        self._following = _page(self._situation, actions, self.renew_button)

        self.tickets = TicketForm(theme, (), self._issue)
        self._ticketing = _page(self.tickets)

        self._footer = QStackedWidget()
        for widget in (self._sending, self._following, self._ticketing):
            self._footer.addWidget(widget)
        foot = QFrame()
        below = QVBoxLayout(foot)
        below.setContentsMargins(16, 12, 16, 14)
        below.setSpacing(8)
        below.addWidget(self._complaint)
        below.addWidget(self._footer)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, _rule(), self._scroll, _rule(), foot):
            column.addWidget(widget, 1 if widget is self._scroll else 0)


def _page(*parts: QWidget | QHBoxLayout) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return page


def _text(theme: Theme, role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setFont(theme.font(TextRole.SUPPORT))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _rule() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setProperty("role", "rule")
    return line


def _first_name(name: str) -> str:
    return name.split()[0] if name.split() else ""
