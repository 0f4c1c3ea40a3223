"""The right side of the window: the quote that is being built, sent, paid and ticketed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.models.quote import Quote
from desktop.models.quote_code import quote_code
from desktop.models.thread import QuoteCard
from desktop.services.notices import Change
from desktop.views.controls.empty_words import no_conversation, paint_empty
from desktop.views.privacy.clipboard import Copier
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.alternatives_box import AlternativesBox
from desktop.views.quote.customer_preview import CustomerPreview
from desktop.views.quote.form_keys import FormKeys
from desktop.views.quote.offer_editing import OfferEditing
from desktop.views.quote.open_quote import OpenQuote
from desktop.views.quote.paste_note import PasteNote
from desktop.views.quote.quote_actions import QuoteActions
from desktop.views.quote.quote_beginning import QuoteBeginning
from desktop.views.quote.quote_carrying import QuoteCarrying
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_footer import QuoteFooter
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.quote_hints import QuoteHints
from desktop.views.quote.quote_page import QuotePage
from desktop.views.quote.quote_pasting import QuotePasting
from desktop.views.quote.quote_problem import QuoteProblem
from desktop.views.quote.quote_reading import QuoteReading, Wishes
from desktop.views.quote.quote_sending import QuoteSending
from desktop.views.quote.quote_shown import Shown
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.quote_verifying import QuoteVerifying
from desktop.views.quote.quote_words import not_replaced
from desktop.views.quote.replace_note import ReplaceNote
from desktop.views.quote.shown_footer import ShownFooter
from desktop.views.quote.shown_message import ShownMessage
from desktop.views.quote.ticket_tray import TicketTray
from desktop.views.quote.verify_ask import VerifyAsk
from desktop.views.style.theme import Theme, color

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Kept = tuple[Wishes, dict[str, Quote]]
_BLANK_AFTER_MS = 150
_TICK_MS = 15_000


class QuotePanel(QWidget):
    """The quote of the open conversation. Empty until `attach` and `open` are called.

    It holds the parts and says which of them are seen. What is read, kept, sent and offered is
    each a piece of its own with its own state; they know what lies open by one `OpenQuote`.

    `stands` carries the conversation whose quote has just been shown; `sent` the id of a quote
    whose link was asked for; `approval_wanted` a job that may need
    a second person; `left` says that Escape asked for the inbox; `reply_wanted` carries words for
    the customer, to be put into the reply.
    """

    stands = Signal(int)
    sent = Signal(str)
    approval_wanted = Signal(object)
    left = Signal()
    reply_wanted = Signal(str)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._opened = OpenQuote()
        self._unsubscribe: Callable[[], None] | None = None
        self._wanted = False
        self._way = ""
        self.setObjectName("quotePanel")
        self.setAccessibleName(self.tr("Quote"))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._build_parts()
        self._build_pieces()
        self._blanking = QTimer(self, singleShot=True, interval=_BLANK_AFTER_MS)
        self._blanking.timeout.connect(self._blank)
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._connect()
        self._blank()

    def _build_parts(self) -> None:
        """What is seen."""
        theme, tasks = self._theme, self._tasks
        self.form = QuoteForm(theme, self._opened.now)
        self.preview = CustomerPreview(theme)
        self.footer = QuoteFooter(theme)
        self.verify = VerifyAsk(theme)
        self.tickets = TicketTray(theme, self._opened, tasks)
        self.footer.pin_ticket_button(self.tickets.form.issue_button)
        self.alternatives = AlternativesBox(theme)
        self.form.put_below_change(self.alternatives)
        self.hints = QuoteHints(theme, tasks)
        self.pasted = PasteNote(theme)
        self.replacing = ReplaceNote(theme, self._opened)
        parts = (self.tickets, self.replacing, self.pasted, self.form, self.hints.box, self.preview)
        self._page = QuotePage(parts, self.verify, self.footer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _build_pieces(self) -> None:
        """What is done."""
        opened, form, tasks = self._opened, self.form, self._tasks
        self._copier = Copier(self)
        self._problem = QuoteProblem(form, self._page, self.footer)
        self._draft = QuoteDraft(opened, form, tasks)
        self._reading = QuoteReading(
            opened,
            self._draft,
            tasks,
            show=self._show,
            gone=self._blank,
            overtaken=self._overtaken,
            parent=self,
        )
        self.offer = OfferEditing(
            opened,
            self._draft,
            self._reading,
            self.alternatives,
            tasks,
            begun=self._problem.clear,
        )
        self.beginning = QuoteBeginning(
            opened, self._draft, self._reading, tasks, begun=self.focus_first
        )
        self.carrying = QuoteCarrying(opened, form, self._draft, self._reading)
        self._actions = QuoteActions(
            opened, tasks, done=self._acted, refused=self._refused, parent=self
        )
        self._sending = QuoteSending(
            opened,
            self._draft,
            self._reading,
            self._problem,
            QuoteVerifying(opened, form, self.verify, tasks),
            self._actions,
        )
        self._foot = ShownFooter(
            opened, self._draft, self._reading, self._actions, self.footer, tasks
        )
        self._message = ShownMessage(opened, self._draft, self.preview, tasks)
        self.pasting = QuotePasting(form, self.pasted, tasks, lambda: opened.is_edited, opened.now)
        self.form_keys = FormKeys(opened, form, self._page)

    def hold_back(self, held: Callable[[int], bool]) -> None:
        """Ask this before a link leaves for a conversation: True keeps it, and says why itself."""
        self._sending.held_back = held

    def say_way(self, words: str) -> None:
        """Say by which way the link goes, where that is another than this conversation's; empty
        takes that away."""
        self._way = words
        shown = self._opened.shown
        if shown is not None:
            other = words if self._opened.is_edited else ""
            self.form.terms.sent_by.setText(other or shown.sent_by)

    @property
    def conversation_id(self) -> int | None:
        """The conversation whose quote is shown."""
        return self._opened.conversation

    @property
    def mode(self) -> Mode:
        """What the panel is for now."""
        return self._opened.mode

    def attach(self, desk: "Desk") -> None:
        """From now on read from and act through this desk."""
        self.detach()
        self._opened.desk = desk
        self._unsubscribe = desk.notices.subscribe(self._desk_changed)
        self._ticker.start()
        self._reading.load()

    def detach(self) -> None:
        """Let go of the desk, before it stops; what is being built is kept first."""
        self._draft.save()
        self._ticker.stop()
        self._message.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._opened.desk = None

    async def flush(self) -> None:
        """Keep what is being built, before the window closes."""
        await self._draft.flush()

    def kept(self) -> Kept:
        """What another panel has to know to go on as this one, once this one is flushed."""
        self._draft.put_aside()
        return self._reading.wishes, self._draft.changes

    def bring_back(self, kept: Kept) -> None:
        """Go on as that panel; before a conversation is opened."""
        self._reading.wishes, self._draft.changes = kept

    def open(self, conversation_id: int) -> None:
        """Show the quote of a conversation; what was typed for another one is kept as its draft."""
        opened = self._opened
        if conversation_id == opened.conversation:
            return
        self._draft.put_aside()
        opened.conversation, opened.shown, opened.mode = conversation_id, None, Mode.EMPTY
        self.verify.hide()
        self.pasting.forget()
        self._wanted = False
        self._problem.clear()
        self._blanking.start()
        self._reading.load()

    def focus_first(self) -> None:
        """Go to the field that needs something, or to what is most likely pressed next."""
        match self.mode:
            case Mode.EMPTY:
                self._wanted = self.conversation_id is not None  # as soon as it has been read
                self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case Mode.TICKET:
                self.tickets.focus_first()
            case Mode.EDIT | Mode.REPLACE:
                self._page.go_to(self.form.first_empty())
            case _:
                if not self.footer.focus_first():
                    self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what the keys do

    def send_link(self) -> None:
        """Send the payment link, or say what keeps it from being sent and go there."""
        if self.mode is Mode.LAPSED:
            self._sending.renew()
        else:
            self._sending.send()

    def tell_customer(self) -> None:
        """Put the message of a change without a link into the reply, where it can be changed."""
        if self.preview.text():
            self.reply_wanted.emit(self.preview.text())

    def keep_link(self) -> None:
        """Leave the link as it is, with nothing changed."""
        if self.mode is Mode.REPLACE:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.beginning.keep_link()

    def tick(self) -> None:
        """Times go on: until when a link can be paid, and what the customer would read."""
        if self._opened.shown is not None:
            self._show_state()
            self.tickets.tick(self._opened.now())
            if self._opened.is_edited:
                self._message.show_soon()
            self.replacing.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.mode is Mode.REPLACE:
            self.keep_link()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.paste()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(QRectF(0, 0, self.width(), 2), color(self._theme.tokens.focus))
            painter.end()
        if self.conversation_id is None:
            paint_empty(self, self._theme, no_conversation())

    # --- what is shown

    def _show(self, shown: Shown, mode: Mode, quote: Quote) -> None:
        opened, before, now = self._opened, self._opened.mode, self._opened.now()
        focused = QApplication.focusWidget()
        had_focus = focused is self or (focused is not None and self.isAncestorOf(focused))
        if had_focus and mode is not before:
            # A field that comes by itself, as when money arrives, must not catch what is typed.
            self.setFocus()
        self._blanking.stop()
        opened.shown, opened.mode = shown, mode
        if not mode.is_edited:
            self.pasting.forget()
        if not self._draft.holds(quote, before):
            if had_focus and not self.alternatives.isAncestorOf(focused or self):
                self.setFocus()  # what is hidden must not throw the focus out of the panel
            self._draft.fill(quote, sent_by=shown.sent_by)
        self.say_way(self._way)
        self._page.blank(False)
        paid = shown.card if mode in (Mode.TICKET, Mode.DONE) else None
        self.tickets.setVisible(
            paid is not None and self.tickets.show_card(paid, shown.thread, now)
        )
        self.form.set_reply_window(shown.reply_until(now))
        self.replacing.follow()
        self.preview.setVisible(mode.is_edited or mode is Mode.LAPSED)
        self.preview.show_code(quote_code(quote.quote_id))
        # Where money came, a second look is the first thing to take.
        self._page.put_first(self.hints.box, mode is Mode.TICKET)
        self.hints.follow(opened.desk if mode is not Mode.DONE else None, quote)
        self._show_state()
        if mode is not before:
            self._problem.clear()
            self._page.to_top()
            if self._wanted and self.hasFocus():
                self.focus_first()
            self._wanted = False
        self._message.show()
        self.stands.emit(shown.thread.conversation.conversation_id)

    def _show_state(self) -> None:
        if self._opened.shown is not None:
            self.form.show_clock(self.mode.is_edited or self.mode is Mode.LAPSED)
            self.offer.show()
            self._foot.show()

    def _blank(self) -> None:
        """Show nothing: no conversation is open, or it takes a moment to read it."""
        self._opened.mode = Mode.EMPTY
        self.hints.follow(None, None)
        self._page.blank(True)

    # --- what happens

    def _edited(self) -> None:
        if self._opened.is_edited:
            self._draft.edited()
            self.verify.hide()
            self._problem.clear()
            self._message.show_soon()
            self._show_state()

    def _verified(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _overtaken(self, card: QuoteCard) -> None:
        """What was being changed cannot be sent any more."""
        shown = self._opened.shown
        if shown is not None:
            self._problem.say(not_replaced(card, shown.name))

    async def _acted(self, conversation_id: int) -> None:
        if self._opened.desk is not None:
            await self._reading.read(self._opened.desk, conversation_id)

    def _refused(self, conversation_id: int, words: str) -> bool:
        if conversation_id != self.conversation_id:
            return False
        self._problem.say(words)
        return True

    def _desk_changed(self, change: Change) -> None:
        shown = self._opened.shown
        quotes = {card.quote.quote_id for card in shown.thread.cards} if shown else set()
        if self.conversation_id in change.conversations or not quotes.isdisjoint(change.quotes):
            self._reading.load()

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.row_added.connect(self._page.reveal)
        self.preview.copied.connect(self._copier.copy)
        self.verify.answered.connect(self._verified)
        self.verify.put_off.connect(self.setFocus)
        self.replacing.kept.connect(self.keep_link)
        self._sending.sent.connect(self.sent)
        self._actions.approval_wanted.connect(self.approval_wanted)
        self.tickets.residual_wanted.connect(self._actions.ask_residual)
        footer = self.footer
        footer.send_pressed.connect(self.send_link)
        footer.request_pressed.connect(self._sending.ask_ticketing)
        footer.tell_pressed.connect(self.tell_customer)
        footer.renew_pressed.connect(self._sending.renew)
        footer.replace_pressed.connect(self.beginning.replace_shown)
        footer.new_pressed.connect(self.beginning.start_anew)
