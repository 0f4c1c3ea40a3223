"""The right side of the window: the quote that is being built, sent, paid and ticketed."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.models.issuing import Issue
from desktop.models.offer import MOST, in_order
from desktop.models.quote import Quote
from desktop.models.quote_code import quote_code
from desktop.models.rebooking.terms import Verification
from desktop.models.thread import QuoteCard, Thread
from desktop.models.ticketing_request import needs_no_link, request_for
from desktop.services.notices import Change
from desktop.services.use_cases.refusals import UnknownConversation
from desktop.views.controls.empty_words import no_conversation, paint_empty
from desktop.views.controls.field_problem import show_problem
from desktop.views.payment.card_actions import CardAction
from desktop.views.privacy.clipboard import Copier
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.alternatives_box import AlternativesBox
from desktop.views.quote.customer_preview import CustomerPreview
from desktop.views.quote.paste_note import PasteNote
from desktop.views.quote.quote_actions import CARD_KEY, QuoteActions
from desktop.views.quote.quote_footer import QuoteFooter
from desktop.views.quote.quote_form import QuoteForm, TypedTexts
from desktop.views.quote.quote_hints import QuoteHints
from desktop.views.quote.quote_page import QuotePage
from desktop.views.quote.quote_pasting import QuotePasting
from desktop.views.quote.quote_shown import Shown
from desktop.views.quote.quote_stage import Mode, card_to_show, mode_of
from desktop.views.quote.quote_told import Told, own_language, tell
from desktop.views.quote.quote_words import no_place
from desktop.views.quote.ticket_tray import TicketTray
from desktop.views.quote.verify_ask import VerifyAsk
from desktop.views.style.theme import Theme, color

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_SAVE_AFTER_MS = 800
_PREVIEW_AFTER_MS = 120
_BLANK_AFTER_MS = 150
_TICK_MS = 15_000


class QuotePanel(QWidget):
    """The quote of the open conversation. Empty until `attach` and `open` are called.

    `sent` carries the id of a quote whose link was asked for; `approval_wanted` a job that may need
    a second person; `left` says that Escape asked for the inbox; `reply_wanted` carries words for
    the customer, to be put into the reply.
    """

    sent = Signal(str)
    approval_wanted = Signal(object)
    left = Signal()
    reply_wanted = Signal(str)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._desk: Desk | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._conversation: int | None = None
        self._shown: Shown | None = None
        self._mode = Mode.EMPTY
        self._touched = False
        self._unsaved = False
        self._wanted = False
        self._anew: set[int] = set()
        self._typed: dict[int, TypedTexts] = {}
        self._chosen: dict[int, str] = {}  # which alternative stands in the form
        self._asked_for: set[str] = set()  # fingerprints of what ticketing was asked for
        self._marked: QWidget | None = None
        self._reading = asyncio.Lock()
        self._changing = asyncio.Lock()
        self._keeping: asyncio.Task[None] | None = None
        self.setObjectName("quotePanel")
        self.setAccessibleName(self.tr("Quote"))
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.form = QuoteForm(theme, self._now)
        self.preview = CustomerPreview(theme)
        self.footer = QuoteFooter(theme)
        self.verify = VerifyAsk(theme)
        self.tickets = TicketTray(theme, tasks, self._issue)
        self.footer.pin_ticket_button(self.tickets.form.issue_button)
        self.alternatives = AlternativesBox(theme)
        self.form.put_below_change(self.alternatives)
        self.hints = QuoteHints(theme, tasks)
        self.pasted = PasteNote(theme)
        self.pasting = QuotePasting(
            self.form, self.pasted, tasks, lambda: self._mode is Mode.EDIT, self._now
        )
        parts = (self.tickets, self.pasted, self.form, self.hints.box, self.preview)
        self._page = QuotePage(parts, self.verify, self.footer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._copier = Copier(self)
        self._actions = QuoteActions(tasks, done=self._acted, refused=self._refused, parent=self)
        self._saving = self._timer(_SAVE_AFTER_MS, self._save)
        self._previewing = self._timer(_PREVIEW_AFTER_MS, self._show_preview)
        self._blanking = self._timer(_BLANK_AFTER_MS, self._blank)
        self._ticker = QTimer(self, interval=_TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._connect()
        self._blank()

    @property
    def conversation_id(self) -> int | None:
        """The conversation whose quote is shown."""
        return self._conversation

    @property
    def mode(self) -> Mode:
        """What the panel is for now."""
        return self._mode

    def attach(self, desk: "Desk") -> None:
        """From now on read from and act through this desk."""
        self.detach()
        self._desk = desk
        self._unsubscribe = desk.notices.subscribe(self._desk_changed)
        self._ticker.start()
        self._load()

    def detach(self) -> None:
        """Let go of the desk, before it stops; what is being built is kept first."""
        self._save()
        for timer in (self._ticker, self._saving, self._previewing):
            timer.stop()
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._desk = None

    async def flush(self) -> None:
        """Keep what is being built, before the window closes."""
        self._saving.stop()
        quote = self._built()
        if self._desk is not None and quote is not None and self._is_unsaved:
            self._unsaved = False
            await self._desk.save_quote(quote)

    def open(self, conversation_id: int) -> None:
        """Show the quote of a conversation; what was typed for another one is kept as its draft."""
        if conversation_id == self._conversation:
            return
        self._put_aside()
        self._conversation = conversation_id
        self._shown = None
        self._mode = Mode.EMPTY
        self.verify.hide()
        self.pasting.forget()
        self._wanted = False
        self._say_problem("")
        self._blanking.start()
        self._load()

    def focus_first(self) -> None:
        """Go to the field that needs something, or to what is most likely pressed next."""
        match self._mode:
            case Mode.EMPTY:
                self._wanted = self._conversation is not None  # as soon as it has been read
                self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            case Mode.TICKET:
                self.tickets.focus_first()
            case Mode.EDIT:
                self._page.go_to(self.form.first_empty())
            case _:
                if not self.footer.focus_first():
                    self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def can_add_alternative(self) -> bool:
        """Whether another way can be offered beside the one in the form."""
        return self._mode is Mode.EDIT and len(self._offered()) < MOST

    def add_alternative(self) -> None:
        """Offer another way beside those that are there; it begins as the one in the form."""
        desk, quote = self._desk, self.form.quote()
        if self.can_add_alternative and desk is not None and quote is not None:
            quote_id = quote.quote_id
            self._change_offer(lambda: self._add(desk, quote_id), self.tr("Adding an alternative"))

    def add_extra(self) -> None:
        """Show what can be added to the price."""
        if self._mode is Mode.EDIT:
            self._page.reveal(self.form.price.add_button)
            self.form.price.open_menu()

    def paste_itinerary(self) -> None:
        """Read the reservation system's screen that is on the clipboard into the quote."""
        self.pasting.paste()

    def add_flight(self) -> None:
        """Let the trip have one more flight."""
        if self._mode is Mode.EDIT:
            self.form.trip.add_flight()

    def price_each(self) -> None:
        """Price each passenger, or all together again."""
        if self._mode is Mode.EDIT and not self.form.change.is_ours:
            self.form.price_each()

    def ask_whose_change(self) -> None:
        """Go to the first question."""
        if self._mode is Mode.EDIT:
            self._page.go_to(self.form.change.whose)

    def send_link(self) -> None:
        """Send the payment link, or say what keeps it from being sent and go there."""
        if self._mode is Mode.LAPSED:
            self._renew()
            return
        desk, quote = self._desk, self._built()
        if self._mode is not Mode.EDIT or desk is None or quote is None or self._shown is None:
            return
        if not self._shown.is_private:
            self._say_problem(no_place(self._shown.name))
            return
        if needs_no_link(quote):
            self.ask_ticketing()
            return
        if self._has_problem():
            return
        self._saving.stop()
        if quote.booking and not quote.rebooking.verified:
            self._tasks.spawn(
                self._ask_verified(desk, quote),
                key=f"verify:{quote.quote_id}",
                doing=self.tr("Sending the payment link"),
            )
            return
        quotes = self._all_verified()
        self._actions.send(quote, lambda: self._send(desk, quotes))

    def ask_ticketing(self) -> None:
        """Ask the ticketing team for the reissue, refund or voucher of a change without a link."""
        desk, quote = self._desk, self.form.quote()
        if self._mode is not Mode.EDIT or desk is None or quote is None:
            return
        if self._has_problem():
            return
        self._saving.stop()
        self._actions.ask_ticketing(quote, lambda: self._ask_ticketing(desk, quote))

    def tell_customer(self) -> None:
        """Put the message of a change without a link into the reply, where it can be changed."""
        if self.preview.text():
            self.reply_wanted.emit(self.preview.text())

    def _has_problem(self) -> bool:
        """Whether something must be mended first; then it is said, and the agent is there."""
        problem = self.form.first_problem()
        if problem is None:
            self._say_problem("")
            return False
        field, words = problem
        self.form.show_problems()
        self._say_problem(words)
        self._mark(field, words)
        self._page.go_to(field)
        return True

    def tick(self) -> None:
        """Times go on: until when a link can be paid, and what the customer would read."""
        if self._shown is not None:
            self._show_footer()
            if self._mode is Mode.EDIT:
                self._previewing.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_itinerary()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(QRectF(0, 0, self.width(), 2), color(self._theme.tokens.focus))
            painter.end()
        if self._conversation is None:
            paint_empty(self, self._theme, no_conversation())

    # --- what the agent does

    async def _ask_verified(self, desk: "Desk", quote: Quote) -> None:
        """Ask how the customer of this booking was verified, unless it was said before."""
        verified = await desk.verified_before(quote)
        ways = () if verified else await desk.verification_ways()
        if quote.conversation_id != self._conversation or self._mode is not Mode.EDIT:
            return
        if not verified:
            self.verify.ask(ways)
            return
        self.form.set_verified(verified)
        quotes = self._all_verified()
        self._actions.send(quote, lambda: self._send(desk, quotes))

    def _verified(self, verified: Verification) -> None:
        """The agent said how: keep it, and send what she was about to send."""
        self.form.set_verified(verified)
        desk, quote = self._desk, self.form.quote()
        if self._mode is not Mode.EDIT or desk is None or quote is None:
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)

        quotes = self._all_verified()  # now: she may be elsewhere by the time it is kept

        async def keep_and_send() -> None:
            self._unsaved = False
            await desk.note_verified(quote)
            await self._send(desk, quotes)

        self._actions.send(quote, keep_and_send)

    def _all_verified(self) -> list[Quote]:
        """What is sent: whoever is verified is it for each alternative of the same booking."""
        built = self.form.quote()
        how = built.rebooking.verified if built is not None else Verification()
        return [
            replace(one, rebooking=replace(one.rebooking, verified=one.rebooking.verified or how))
            for one in self._offered()
        ]

    async def _send(self, desk: "Desk", quotes: Sequence[Quote]) -> None:
        """Send the link of the one, or the links of all that stand beside it."""
        shown = self.form.base  # perhaps another conversation's by now
        here = (one for one in quotes if shown is not None and one.quote_id == shown.quote_id)
        quote = next(here, quotes[0])
        await self._keep(desk, quote)
        job = await desk.send_offer(quotes)
        self._anew.discard(quote.conversation_id)
        self._typed.pop(quote.conversation_id, None)
        self._chosen.pop(quote.conversation_id, None)
        self.sent.emit(quote.quote_id)
        self.approval_wanted.emit(job)

    # --- the alternatives

    def _offered(self) -> list[Quote]:
        """All alternatives in order, the one in the form as it is there; or that one alone."""
        quote = self._built()
        if quote is None:
            return []
        if not quote.offer or self._mode is not Mode.EDIT or self._shown is None:
            return [quote]
        kept = self._shown.thread.alternatives
        return [quote if one.quote_id == quote.quote_id else one for one in kept]

    def _built(self) -> Quote | None:
        """The quote in the form, with its place among the alternatives as it is by now."""
        quote = self.form.quote()
        if quote is None or self._shown is None or self._mode is not Mode.EDIT:
            return quote
        for one in self._shown.thread.alternatives:
            if one.quote_id == quote.quote_id:
                return replace(quote, offer=one.offer, place=one.place)
        return replace(quote, offer="", place=0)

    def _change_offer(self, change: Callable[[], Awaitable[None]], doing: str) -> None:
        self._saving.stop()
        self._say_problem("")
        self._tasks.spawn(self._in_turn(change), doing=doing, keeps=True)

    async def _in_turn(self, change: Callable[[], Awaitable[None]]) -> None:
        """One change after another: each is of what the one before has made."""
        async with self._changing:
            await change()

    async def _add(self, desk: "Desk", quote_id: str) -> None:
        quotes, place = self._offered(), self._place_of(quote_id)
        if place is None or len(quotes) >= MOST:
            return
        fresh = (await desk.new_quote(quotes[place].conversation_id)).quote_id
        quotes.insert(place + 1, replace(quotes[place], quote_id=fresh, generation=1))
        await self._keep_offer(desk, quotes, fresh)

    async def _remove(self, desk: "Desk", quote_id: str) -> None:
        quotes, place = self._offered(), self._place_of(quote_id)
        if place is None or len(quotes) < 2:
            return
        await desk.discard_quote(quotes.pop(place))
        shown = self.form.base.quote_id if self.form.base else ""
        left = [one.quote_id for one in quotes]
        chosen = shown if shown in left else left[min(place, len(left) - 1)]
        await self._keep_offer(desk, quotes, chosen)

    async def _move(self, desk: "Desk", quote_id: str, by: int) -> None:
        quotes, place = self._offered(), self._place_of(quote_id)
        if place is not None and 0 <= place + by < len(quotes):
            quotes.insert(place + by, quotes.pop(place))
            await self._keep_offer(desk, quotes, quote_id)

    def _place_of(self, quote_id: str) -> int | None:
        ids = [one.quote_id for one in self._offered()]
        return ids.index(quote_id) if quote_id in ids and self._mode is Mode.EDIT else None

    async def _keep_offer(self, desk: "Desk", quotes: Sequence[Quote], chosen: str) -> None:
        """Keep these as the alternatives, in this order, and show one of them."""
        offer = next((one.offer for one in quotes if one.offer), quotes[0].quote_id)
        self._unsaved = False
        for quote in in_order(quotes, offer):
            await desk.save_quote(quote)
        conversation_id = quotes[0].conversation_id
        self._chosen[conversation_id] = chosen
        await self._read(desk, conversation_id)

    def _choose(self, place: int) -> None:
        quotes = self._offered()
        if self._desk is not None and place < len(quotes):
            chosen = quotes[place]
            if chosen.quote_id != (self.form.base.quote_id if self.form.base else ""):
                self._put_aside()
                self._chosen[chosen.conversation_id] = chosen.quote_id
                self._load()

    def _remove_alternative(self, place: int) -> None:
        desk, quotes = self._desk, self._offered()
        if desk is not None and place < len(quotes):
            quote_id = quotes[place].quote_id
            self._change_offer(
                lambda: self._remove(desk, quote_id), self.tr("Removing an alternative")
            )

    def _move_alternative(self, place: int, by: int) -> None:
        desk, quotes = self._desk, self._offered()
        if desk is not None and place < len(quotes):
            quote_id = quotes[place].quote_id
            self._change_offer(
                lambda: self._move(desk, quote_id, by), self.tr("Moving an alternative")
            )

    def _show_alternatives(self) -> None:
        quotes, quote = self._offered(), self._built()
        editing = self._mode is Mode.EDIT and (quote is None or not needs_no_link(quote))
        at = quotes.index(quote) if quote in quotes else 0
        self.alternatives.show_alternatives(quotes, at, editable=editing)
        self.alternatives.setVisible(editing)

    async def _ask_ticketing(self, desk: "Desk", quote: Quote) -> None:
        await self._keep(desk, quote)
        await desk.ask_ticketing(quote)
        self._asked_for.add(quote.fingerprint())

    async def _keep(self, desk: "Desk", quote: Quote) -> None:
        if self._is_unsaved:
            # Taken back before it leaves, the quote is a draft again.
            self._unsaved = False
            await desk.save_quote(quote)

    def _renew(self) -> None:
        if self._desk is not None and self._card is not None:
            self._say_problem("")
            self._actions.renew(self._desk, self._card.quote)

    def _end(self) -> None:
        if self._desk is not None and self._card is not None:
            self._actions.end(self._desk, self._card.quote)

    def _check(self) -> None:
        if self._desk is not None and self._card is not None:
            self._actions.check(self._desk, self._card.quote)

    def _answer(self, action: CardAction) -> None:
        card = self._card
        if action is CardAction.APPROVE and card is not None:
            self.approval_wanted.emit(card.job)
        elif self._desk is not None and card is not None and card.job is not None:
            self._actions.answer(self._desk, card.quote, card.job, action)

    def _issue(self, quote_id: str, issue: Issue) -> None:
        desk = self._desk
        if desk is not None:
            self._tasks.spawn(
                self.tickets.issue(quote_id, lambda: desk.after.issue(quote_id, issue)),
                key=f"ticket:{quote_id}",
                doing=self.tr("Issuing the ticket"),
            )

    @property
    def can_start_anew(self) -> bool:
        """Whether another quote can be built now."""
        return not self.footer.new_button.isHidden()

    def start_anew(self) -> None:
        """Build another quote: after a lapsed link from the same facts, after a payment afresh."""
        if self._conversation is None or self._desk is None:
            return
        self._tasks.spawn(
            self._begin(self._desk, self._conversation),
            key=f"new_quote:{self._conversation}",
            doing=self.tr("Starting a new quote"),
        )

    def price_again(self, quote_id: str) -> None:
        """Build the quote that asks for what a payment that came too late does not cover."""
        desk, conversation_id = self._desk, self._conversation
        if desk is not None and conversation_id is not None:
            self._tasks.spawn(
                self._price_again(desk, conversation_id, quote_id),
                key=f"price_again:{quote_id}",
                doing=self.tr("Pricing the trip again"),
            )

    async def _price_again(self, desk: "Desk", conversation_id: int, quote_id: str) -> None:
        await desk.after.price_again(quote_id)
        self._anew.add(conversation_id)
        await self._read(desk, conversation_id)
        if conversation_id == self._conversation:
            self.focus_first()

    def to_ticket(self) -> None:
        """Show the ticket form where a quote is to be ticketed, though another was begun."""
        if self._conversation in self._anew and self._mode is Mode.EDIT:
            self._anew.discard(self._conversation)
            self._save()
            self._load()

    async def _begin(self, desk: "Desk", conversation_id: int) -> None:
        card = self._card
        if self._mode is Mode.LAPSED and card is not None:
            fresh = await desk.new_quote(conversation_id)
            await desk.save_quote(replace(card.quote, quote_id=fresh.quote_id, generation=1))
        self._anew.add(conversation_id)
        await self._read(desk, conversation_id)
        if conversation_id == self._conversation:
            self.focus_first()

    async def _acted(self, conversation_id: int) -> None:
        if self._desk is not None:
            await self._read(self._desk, conversation_id)

    def _refused(self, conversation_id: int, words: str) -> bool:
        if conversation_id != self._conversation:
            return False
        self._say_problem(words)
        return True

    # --- what is shown

    def _load(self) -> None:
        if self._conversation is not None and self._desk is not None:
            self._tasks.spawn(
                self._read(self._desk, self._conversation),
                key="quote_panel",
                doing=self.tr("Reading the quote"),
                replace=True,
            )

    async def _read(self, desk: "Desk", conversation_id: int) -> None:
        async with self._reading:  # so that what was read later is shown later
            if self._keeping is not None:
                await asyncio.wait((self._keeping,))  # or the draft would not be read yet
            if conversation_id != self._conversation:
                return
            try:
                thread = await desk.thread(conversation_id, limit=1)
                card = card_to_show(thread.cards)
                mode = mode_of(thread, card, anew=conversation_id in self._anew)
                if mode is Mode.EDIT or card is None:
                    quote = await self._quote_to_edit(desk, thread)
                    if request_for(quote) and await desk.ticketing_asked(quote):
                        self._asked_for.add(quote.fingerprint())
                else:
                    quote = card.quote
            except UnknownConversation:
                self._blank()
                return
            if conversation_id == self._conversation and desk is self._desk:
                self._show(Shown(thread, card), mode, quote)

    async def _quote_to_edit(self, desk: "Desk", thread: Thread) -> Quote:
        """The draft; or what is in the form and not kept yet; or a fresh one."""
        chosen = self._chosen.get(thread.conversation.conversation_id)
        for one in thread.alternatives:
            if one.quote_id == chosen:
                return one
        if thread.draft is not None:
            return thread.alternatives[0] if thread.alternatives else thread.draft
        base = self.form.base
        if self._mode is Mode.EDIT and self._touched and base is not None:
            return base
        return await desk.new_quote(thread.conversation.conversation_id)

    def _show(self, shown: Shown, mode: Mode, quote: Quote) -> None:
        before = self._mode
        focused = QApplication.focusWidget()
        had_focus = focused is self or (focused is not None and self.isAncestorOf(focused))
        if had_focus and mode is not before:
            # A field that comes by itself, as when money arrives, must not catch what is typed.
            self.setFocus()
        self._blanking.stop()
        self._shown = shown
        self._mode = mode
        if mode is not Mode.EDIT:
            self.pasting.forget()
        if not self._holds(quote, before):
            if had_focus and not self.alternatives.isAncestorOf(focused or self):
                self.setFocus()  # what is hidden must not throw the focus out of the panel
            self._fill(shown, quote)
            self._touched = self._unsaved = False
        self._page.blank(False)
        paid = shown.card if mode in (Mode.TICKET, Mode.DONE) else None
        self.tickets.setVisible(
            paid is not None and self.tickets.show_card(paid, shown.thread, self._now())
        )
        self.form.set_reply_window(shown.reply_until(self._now()))
        self.preview.setVisible(mode in (Mode.EDIT, Mode.LAPSED))
        self.preview.show_code(quote_code(quote.quote_id))
        # Where money came, a second look is the first thing to take.
        self._page.put_first(self.hints.box, mode is Mode.TICKET)
        self.hints.follow(self._desk if mode is not Mode.DONE else None, quote)
        self._show_footer()
        if mode is not before:
            self._say_problem("")
            self._page.to_top()
            if self._wanted and self.hasFocus():
                self.focus_first()
            self._wanted = False
        self._show_preview()

    def _holds(self, quote: Quote, before: Mode) -> bool:
        """Whether the form shows this quote already, perhaps newer than the store does."""
        base = self.form.base
        if base is None or before is not self._mode:
            return False
        if self._mode is not Mode.EDIT:
            return base == quote
        return base.quote_id == quote.quote_id or base == replace(quote, quote_id=base.quote_id)

    def _fill(self, shown: Shown, quote: Quote) -> None:
        self.form.set_quote(quote, sent_by=shown.sent_by)
        editing = self._mode is Mode.EDIT
        self.form.set_read_only(not editing)
        typed = self._typed.get(quote.conversation_id)
        if editing and typed is not None and typed.quote_id == quote.quote_id:
            self.form.put_back(typed)

    def _show_footer(self) -> None:
        if self._shown is not None:
            quote = self.form.quote()
            busy = quote is not None and self._actions.is_busy(quote)
            self.form.show_clock(self._mode in (Mode.EDIT, Mode.LAPSED))
            state = self._shown.footer(self._mode, quote, busy=busy, now=self._now())
            state = replace(state, links_in_one=len(self._offered()))
            self._show_alternatives()
            if state.request is not None and quote is not None:
                state = replace(state, asked=quote.fingerprint() in self._asked_for)
            self.footer.show_state(state)

    def _show_preview(self) -> None:
        desk, shown, quote = self._desk, self._shown, self.form.quote()
        if desk is None or shown is None or quote is None:
            return
        if self._mode not in (Mode.EDIT, Mode.LAPSED):
            return
        if quote.new is None:
            self.preview.show_told(shown.name, Told())
            return
        self._tasks.spawn(
            self._compose(desk, quote, shown.name),
            key="quote_preview",
            doing=self.tr("The preview"),
            replace=True,
        )

    async def _compose(self, desk: "Desk", quote: Quote, name: str) -> None:
        """On a thread: the first time the languages and the airports have to be loaded."""
        told = await asyncio.to_thread(tell, desk, self._offered() or [quote], own_language())
        if quote.conversation_id == self._conversation:
            self.preview.show_told(name, told)

    def _blank(self) -> None:
        """Show nothing: no conversation is open, or it takes a moment to read it."""
        self._mode = Mode.EMPTY
        self.hints.follow(None, None)
        self._page.blank(True)

    # --- what was typed

    @property
    def _is_unsaved(self) -> bool:
        return self._unsaved and self._mode is Mode.EDIT

    def _edited(self) -> None:
        if self._mode is not Mode.EDIT:
            return
        self._touched = self._unsaved = True
        self.verify.hide()
        self._say_problem("")
        self._saving.start()
        self._previewing.start()
        self._show_footer()

    def _save(self) -> None:
        """Keep what was typed as a draft, even when it is not a whole quote yet."""
        self._saving.stop()
        quote = self._built()
        if self._desk is None or quote is None or not self._is_unsaved:
            return
        self._unsaved = False
        self._keeping = self._tasks.spawn(
            self._desk.save_quote(quote), doing=self.tr("Keeping the quote"), keeps=True
        )

    def _put_aside(self) -> None:
        """Keep what was typed before another conversation is shown."""
        self._save()
        if self._conversation is None or self._mode is not Mode.EDIT:
            return
        unread = self.form.unread()
        if unread is not None:
            self._typed[self._conversation] = unread
        else:
            self._typed.pop(self._conversation, None)

    # --- small things

    @property
    def _card(self) -> QuoteCard | None:
        return self._shown.card if self._shown is not None else None

    def _now(self) -> float:
        return self._desk.now() if self._desk is not None else 0.0

    def _desk_changed(self, change: Change) -> None:
        cards = self._shown.thread.cards if self._shown is not None else ()
        quotes = {card.quote.quote_id for card in cards}
        if self._conversation in change.conversations or not quotes.isdisjoint(change.quotes):
            self._load()

    def _busy_changed(self, key: str, _busy: bool) -> None:
        if key.startswith(CARD_KEY):
            self._show_footer()

    def _say_problem(self, words: str) -> None:
        if self._marked is not None:
            show_problem(self._marked, "")
            self._marked = None
        if words != self.footer.problem:
            self.footer.show_problem(words)

    def _mark(self, field: QWidget, words: str) -> None:
        """Point at a field until something is typed."""
        show_problem(field, words)
        self._marked = field

    def _timer(self, after_ms: int, what: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=after_ms)
        timer.timeout.connect(what)
        return timer

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.row_added.connect(self._page.reveal)
        self.preview.copied.connect(self._copier.copy)
        self.alternatives.add_pressed.connect(self.add_alternative)
        self.alternatives.chosen.connect(self._choose)
        self.alternatives.removed.connect(self._remove_alternative)
        self.alternatives.moved.connect(self._move_alternative)
        self.footer.send_pressed.connect(self.send_link)
        self.verify.answered.connect(self._verified)
        self.verify.put_off.connect(self.setFocus)
        self.footer.request_pressed.connect(self.ask_ticketing)
        self.footer.tell_pressed.connect(self.tell_customer)
        self.footer.renew_pressed.connect(self._renew)
        self.footer.check_pressed.connect(self._check)
        self.footer.new_pressed.connect(self.start_anew)
        self.footer.ended.connect(self._end)
        self.footer.answered.connect(self._answer)
        self._tasks.busy_changed.connect(self._busy_changed)
