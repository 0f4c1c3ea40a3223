"""The Phone: the calls at the left, the caller in the middle, the quote panel at the right."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QVBoxLayout,
    QWidget,
)

from desktop.models.call_list import CallRow
from desktop.models.caller import KnownCaller
from desktop.models.hub_words import Channel
from desktop.models.job import JobState
from desktop.models.phone_call import Call, CallEnd, CallReason
from desktop.models.reach import OPENED_BY_US, Reach
from desktop.models.stage import Stage
from desktop.models.thread import Thread
from desktop.services.notices import Change
from desktop.services.use_cases.refusals import Answer
from desktop.views.controls.empty_words import paint_empty
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.phone import phone_words as words
from desktop.views.phone.call_column import CallColumn
from desktop.views.phone.call_deeds import CallDeeds
from desktop.views.phone.call_lister import CallLister
from desktop.views.phone.caller_card import CallerCard
from desktop.views.phone.calls_model import Line
from desktop.views.phone.phone_columns import PhoneColumns
from desktop.views.phone.talk_card import TalkCard
from desktop.views.phone.together_card import TogetherCard
from desktop.views.phone.ways_card import WaysCard
from desktop.views.phone.who_card import WhoCard
from desktop.views.phone.wrap_up_card import WrapUpCard
from desktop.views.privacy.privacy_guard import Cover
from desktop.views.qt.announcements import announce
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.quote_stage import Mode
from desktop.views.style.theme import Theme, Tone
from desktop.views.thread.composer import first_name

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.side.side_panel import SidePanel
    from desktop.views.thread.thread_panel import ThreadPanel

_COUNTED_MS = 600
"""So long after the last change of the quote its SMS are counted again."""
_EDGE, _TOP = 26, 22
_PAID = frozenset({Stage.PAID, Stage.TICKETED, Stage.TOLD, Stage.PARTLY_TICKETED})


class PhonePage(QFrame):
    """A place of the window. It stands on the window's own thread and side panel: the call's
    conversation is the one that is open, so that every key does here what it does in the inbox.

    `conversation_wanted` carries the conversation that is to be open; `there_wanted` one that is to
    be shown in the inbox, and a message in it or None; `left` is Escape; `said` words for a notice.
    """

    conversation_wanted = Signal(int)
    there_wanted = Signal(int, object)
    left = Signal()
    said = Signal(str, str, object)

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._desk: Desk | None = None
        self._thread: ThreadPanel | None = None
        self._known: KnownCaller | None = None
        self._ways: tuple[Reach, ...] = ()
        self._way: Reach | None = None
        self._way_is_chosen = False
        self._parts = 0
        self._at = ""
        self._new_name = ""
        self._asked_hub: set[str] = set()
        self._hub_said: dict[str, str] = {}
        self._wraps = False
        self._sends_then = False
        self._goes_here = False
        self._asks_first = False
        self._goes_to_list = False
        self._whose = ("", 0)
        self._is_veiled = False
        self._follows_quote = False
        self.setObjectName("phonePage")
        self.setProperty("role", "app")
        self.setAccessibleName(self.tr("Phone"))
        self.column = CallColumn(theme)
        self.card = CallerCard(theme)
        self.wrap_up = WrapUpCard(theme)
        self.who = WhoCard(theme)
        self.ways = WaysCard(theme)
        self.talk = TalkCard(theme)
        self.together = TogetherCard(theme)
        self.deeds = CallDeeds(tasks, self)
        self.lister = CallLister(self.column, tasks, lambda: self._at, self)
        self._cover = Cover(theme, self)
        self._lay_out()
        self._counted = QTimer(self, singleShot=True, interval=_COUNTED_MS)
        self._counted.timeout.connect(self._read)
        self._connect()
        self._show_nothing()

    # --- living

    def take_over(self, thread: "ThreadPanel") -> None:
        """Show the payment of what this thread shows."""
        if self._thread is not None:
            return
        self._thread = thread
        thread.cards.lend(self.talk.payment)
        thread.shown.connect(self._thread_came)

    def host(self, side: "SidePanel") -> None:
        """Let the window's side panel stand at the right."""
        if not self._follows_quote:
            self._follows_quote = True
            side.asked.connect(self._put_list_away)
            side.quote.stands.connect(self._quote_stands)
            side.quote.form.edited.connect(self._counted.start)
        self._columns.host(side)
        self._show_side()

    @property
    def hosts(self) -> bool:
        """Whether the window's side panel stands here."""
        return self._side is not None

    def give_back(self) -> "SidePanel | None":
        """Let the side panel go back to where it stood."""
        return self._columns.give_back()

    @property
    def _side(self) -> "SidePanel | None":
        return self._columns.side

    def attach(self, desk: "Desk", shown: Any = None) -> None:
        """Show this desk's calls; with another desk `shown`, personal data is hidden."""
        self._desk = self.deeds.desk = self.lister.desk = desk
        self._is_veiled = shown is not None and shown is not desk
        self._cover.cover(self._columns if self._is_veiled else None, self._veil_words())
        if self._is_veiled:
            self.column.field.clear()
        self._read()

    def detach(self) -> None:
        """Follow no desk."""
        self._desk = self.deeds.desk = self.lister.desk = None

    def refresh(self, change: Change) -> None:
        """Take in what changed."""
        self.deeds.look(change)
        if change.calls or change.lists or change.quotes or change.conversations:
            self._read()

    def tick(self) -> None:
        """A second has passed: calls go on."""
        if not self.isVisible() or self._desk is None:
            return
        call = self.call
        if call is not None:
            self.card.tick(call, self._desk.now())
            if not self.who.isVisible():
                self.ways.setVisible(self._needs_way(call))
            if self._wraps:
                self.wrap_up.show_call(call, self._desk.now())
        self.lister.show()

    def kept(self) -> dict[str, Any]:
        """What the next start brings back: calls are in the journal."""
        return {}

    def bring_back(self, kept: Any) -> None:
        """Nothing to bring back."""

    def focus_first(self) -> None:
        """Go to the list of calls, or to the field where there are none."""
        if self.column.model.lines:
            self._to_list()
        else:
            self.focus_search()

    def focus_search(self) -> None:
        """Go to where a number, a booking or a name is typed."""
        self._columns.want_list(True)
        self.column.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.column.field.selectAll()

    # --- what keys and others ask for

    @property
    def call(self) -> Call | None:
        """The call that is shown, as it stands."""
        return self._desk.calls.call(self._at) if self._desk is not None and self._at else None

    def take(self, number: str) -> None:
        """Somebody calls from this number; empty when it is withheld."""
        self.column.field.clear()
        self._goes_to_list = True
        self.deeds.begin(number)

    def ask_read_back(self, call: Call, *, sends_then: bool) -> None:
        """A link is about to leave for this call: ask that its address is read back first. Then it
        leaves (`sends_then`), or what was pressed is to be pressed again."""
        self._choose(call.call_id)
        self._sends_then, self._goes_here = sends_then, not sends_then
        self._whose = call.call_id, call.contact_id  # so that the reason stays
        self.ways.say_problem(
            self.tr("Nothing was sent yet: read the address back to the caller first.")
        )
        self._asks_first = True  # once it is read what there is to ask

    def press_wrap_up(self) -> None:
        """The call is over: ask what it was about. Once more, end the wrap-up."""
        call = self.call
        if call is None or call.is_over:
            return
        if self._wraps:
            self.wrap_up.press_done()
            return
        self._wraps = True
        self.deeds.hang_up(call)
        self.wrap_up.begin(self._seems_ended())
        self._show()
        self._scroll.ensureWidgetVisible(self.wrap_up)
        self.wrap_up.focus_first()

    def press_read_back(self) -> None:
        """The address was read back."""
        if self.ways.isVisible():
            self.ways.press_read_back()

    def choose_way(self) -> None:
        """Go to the choice of channels."""
        if self.ways.isVisible():
            self._scroll.ensureWidgetVisible(self.ways)
            self.ways.focus_ways()

    def show_qr(self) -> None:
        """Show the link as a QR code."""
        if self.talk.url and not self._is_veiled:
            from desktop.views.phone.qr_dialog import QrDialog  # its library is seldom needed

            amount = self.talk.payment.card
            said = self.talk.payment.findChild(QWidget, "paymentAmount")
            text = said.text() if said is not None and amount is not None else ""  # type: ignore[attr-defined]
            QrDialog(self._theme, self.talk.url, text, self).open()

    @property
    def can_wrap_up(self) -> bool:
        """Whether there is a call to be wrapped up."""
        call = self.call
        return call is not None and not call.is_over

    @property
    def can_read_back(self) -> bool:
        """Whether an address waits to be read back."""
        return not self.ways.isHidden() and not self.ways.confirm.isHidden()

    @property
    def has_conversation(self) -> bool:
        """Whether the call that is shown goes on in a conversation."""
        call = self.call
        return call is not None and bool(call.conversation_id)

    @property
    def shows_quote(self) -> bool:
        """Whether what stands beside the caller is before the agent."""
        return self.has_conversation and self._side is not None and self._side.isVisible()

    @property
    def can_show_qr(self) -> bool:
        """Whether there is a link that can be paid."""
        return bool(self.talk.url)

    def go_round(self, by: int) -> None:
        """On to the next or previous part of the page, from the one that has the focus."""
        side = self._side
        panes: list[tuple[QWidget, Callable[[], object]]] = [
            (self.column, self._to_list),
            (self._scroll, self._focus_middle),
        ]
        if side is not None and side.isVisible():
            panes.append((side, side.focus_first))
        focused = QApplication.focusWidget()
        at = next(
            (at for at, (pane, _) in enumerate(panes) if focused and pane.isAncestorOf(focused)),
            -1 if by > 0 else 0,
        )
        panes[(at + by) % len(panes)][1]()

    def _focus_middle(self) -> None:
        """Go to the payment, or to what is to be done first about the call."""
        if not self.talk.isHidden() and not self.talk.payment.isHidden() and not self._wraps:
            self.talk.payment.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self.ways.isHidden() or self._wraps or not self.who.isHidden():
            self._focus_cards()
        else:
            self.card.wrap_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_cards(self) -> None:
        if self._wraps:
            self.wrap_up.focus_first()
        elif not self.who.isHidden():
            self.who.focus_first()
        else:
            self.ways.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    # --- reading

    def _read(self) -> None:
        if self._desk is not None:
            self._tasks.spawn(
                self._read_calls(self._desk),
                key="phone.calls",
                doing=self.tr("Reading the calls"),
                replace=True,
            )

    async def _read_calls(self, desk: "Desk") -> None:
        self.lister.rows = await desk.callers.rows()
        if desk is not self._desk:
            return
        if self.call is None:
            now = desk.calls.now
            self._at = now.call_id if now is not None else ""
            self._wraps = now is not None and not now.is_talking
            if self._wraps:
                self.wrap_up.begin(None)
        call = self.call
        known = None
        if call is not None and call.contact_id:
            known = await desk.callers.known(call.contact_id)
        elif call is not None and call.number and not self.lister.is_finding:
            await self._read_people(desk, call)
        whose = (self._at, call.contact_id if call is not None else 0)
        if whose != self._whose:
            self._whose = whose
            self.ways.say_problem("")
        self._known = known
        contact = known.contact if known is not None else None
        number = call.number if call is not None else ""
        self._ways = await desk.callers.ways_to(contact, number) if call is not None else ()
        await self._read_parts(desk)
        if call is not None:
            self._way = self._way_of(call)
        self.lister.show()
        self._show()
        if self._asks_first and self.ways.isVisible():
            self._asks_first = self._goes_to_list = False
            self.ways.ask()
        if self._goes_to_list and call is not None:
            self._goes_to_list = False
            self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)
            said = self.tr("{name} calls").format(name=words.caller(call, contact))
            announce(self, said, urgent=True)
        if call is not None and call.conversation_id:
            if self.isVisible():
                self.conversation_wanted.emit(call.conversation_id)
            history = await desk.history(call.conversation_id)
            if call.call_id == self._at:
                name = first_name(history.contact.name) or words.caller(call, history.contact)
                self.together.show_history(history, name, desk.now())

    async def _read_people(self, desk: "Desk", call: Call) -> None:
        """Who may be calling: here, and asked once, at the hub."""
        region = words.region(desk)
        known = await desk.callers.of_number(call.number, region)
        said = ""
        if call.number not in self._asked_hub and not known:
            self._asked_hub.add(call.number)
            self._hub_said[call.number] = self.tr("Asking the hub who has this number…")
            self._tasks.spawn(self._ask_hub(desk, call), key=f"phone.hub:{call.call_id}")
        said = self._hub_said.get(call.number, "")
        if len(known) > 1:
            said = self.tr("Several customers have this number. Ask for the name.")
        if call.call_id == self._at:
            self.who.show_people(known, said)

    async def _ask_hub(self, desk: "Desk", call: Call) -> None:
        known = await desk.callers.at_hub(call.number, words.region(desk))
        if known is None:
            said = self.tr("The hub could not be asked who has this number.")
        elif not known:
            said = self.tr("Nobody here or at the hub has this number.")
        else:
            said = ""
        self._hub_said[call.number] = said
        if known is not None and len(known) == 1:
            self.deeds.join_found(call, known[0])
        self._read()

    def _way_of(self, call: Call) -> Reach | None:
        """The way by which the link goes: what a person chose; the conversation of what is held
        back; what was read back; else the conversation in which the call goes on, where that is by
        SMS or e-mail; else the first that is offered.
        """
        if self._way_is_chosen and self._way in self._ways:
            return self._way
        read, here = call.read_back[0], call.conversation_id
        by_id = {one.conversation_id: one for one in self._ways if one.conversation_id}
        if self._goes_here and here in by_id:
            return by_id[here]
        if read in by_id:
            return by_id[read]
        if here in by_id and by_id[here].channel in OPENED_BY_US:
            return by_id[here]
        offered = WaysCard.in_order(self._ways, self._parts)
        return next(iter(offered), None)

    async def _read_parts(self, desk: "Desk") -> None:
        """How many SMS the link would take; only where one may go by SMS."""
        self._parts = 0
        quote = self._side.quote.form.quote() if self._side is not None else None
        by_sms = any(one.channel is Channel.SMS for one in self._ways)
        call = self.call
        if quote is None or call is None or not by_sms or quote.new is None:
            return
        if quote.conversation_id == call.conversation_id and quote.total.amount > 0:
            name = self._known.contact.name if self._known is not None else ""
            self._parts = await desk.callers.sms_parts(quote, name)

    # --- showing

    def _show(self) -> None:
        """Show the call that is chosen, as far as it is known."""
        call, desk = self.call, self._desk
        if call is None or desk is None:
            self._show_nothing()
            return
        contact = self._known.contact if self._known is not None else None
        self.card.show_call(call, contact, desk.now())
        self._wraps = self._wraps and not call.is_over
        is_unknown = not call.contact_id and not self._new_name and not call.is_over
        self._blank.hide()
        self._middle.show()
        self.wrap_up.setVisible(self._wraps)
        if self._wraps:
            self.wrap_up.show_call(call, desk.now())
        self.who.setVisible(is_unknown)
        self.ways.setVisible(self._needs_way(call) and not is_unknown)
        has_conversation = bool(call.conversation_id)
        self.talk.setVisible(has_conversation)
        self.together.setVisible(has_conversation)
        self._filler.setVisible(not has_conversation)
        opening = self.deeds.opening_of(call.call_id)
        asks = opening is not None and opening.state is JobState.ASKING
        busy = self.tr("The conversation is being opened at the hub…") if opening else ""
        is_read = self._way is not None and call.may_send(self._way.conversation_id)
        self.ways.show_ways(
            self._ways, self._way, is_read=is_read, parts=self._parts, busy=busy, asks=asks
        )
        self._show_payment()
        self._show_side()
        self.update()

    def _needs_way(self, call: Call) -> bool:
        """Whether a link is still to find its way: none is out, another quote is being built, or
        one is held back."""
        if call.is_over or self._wraps:
            return False
        if self._goes_here:
            return True
        quote = self._side.quote if self._side is not None else None
        here = quote is not None and quote.conversation_id == call.conversation_id
        return not here or quote is None or quote.mode not in (Mode.OPEN, Mode.TICKET, Mode.DONE)

    def _show_nothing(self) -> None:
        self._middle.hide()
        self._blank.show()
        self._show_side()
        self.update()

    def _show_payment(self) -> None:
        thread = self._thread
        shown = thread.thread_shown if thread is not None else None
        call = self.call
        is_its = (
            shown is not None
            and call is not None
            and shown.conversation.conversation_id == call.conversation_id
        )
        if thread is None or not is_its:
            self.talk.show_thread(None, None)
            return
        card = thread.cards.current()
        if card is not None:
            thread.cards.show_lent(self.talk.payment)
        self.talk.show_thread(shown, card)

    def _show_side(self) -> None:
        """The quote is in reach once there is a conversation that it goes to."""
        if self._side is not None:
            self._side.setEnabled(not self._is_veiled)
        self._columns.fit()

    def _thread_came(self, _thread: Thread) -> None:
        if self.isVisible():
            self._show_payment()

    def _seems_ended(self) -> CallEnd | None:
        row = self.lister.row(self._at)
        if row is None or row.badge is None:
            return None
        if row.badge.stage in _PAID:
            return CallEnd.PAID
        return CallEnd.LINK_SENT if row.to_pay else None

    # --- what happens

    def _choose(self, call_id: str) -> None:
        if call_id != self._at:
            self._at, self._way, self._new_name = call_id, None, ""
            self._way_is_chosen = False
            self._sends_then = self._goes_here = self._asks_first = False
            self.ways.say_problem("")
            call = self.call
            self._wraps = call is not None and not call.is_over and not call.is_talking
            if self._wraps:
                self.wrap_up.begin(self._seems_ended())
            self._scroll.verticalScrollBar().setValue(0)
        self.lister.leave_search()
        self._read()

    def _went(self, line: Line) -> None:
        """Another call was gone to in the list; who was found is only marked."""
        if isinstance(line.of, CallRow):
            self._choose(line.of.call.call_id)

    def _entered(self, line: Line) -> None:
        if self._is_veiled:
            return
        if isinstance(line.of, KnownCaller):
            self.deeds.begin_with(line.of)
            return
        self._choose(line.of.call.call_id)
        self.focus_call()

    def _put_list_away(self) -> None:
        """Where there is little room, the list has led to a call."""
        self._columns.want_list(False)

    def focus_call(self) -> None:
        """Go to what is to be done about the call that is shown."""
        call = self.call
        if call is None:
            return
        self._put_list_away()
        if self._wraps:
            self.wrap_up.focus_first()
        elif self.who.isVisible():
            self.who.focus_first()
        elif call.conversation_id and self._side is not None and not call.is_over:
            self._side.focus_first()
        elif self.ways.isVisible():
            self.ways.ask()

    def _known_caller(self, known: KnownCaller) -> None:
        if self.call is not None:
            self.deeds.join(self.call, known)

    def _named(self, name: str) -> None:
        self._new_name = name
        self._show()
        self.ways.ask()

    def _way_chosen(self, reach: Reach) -> None:
        self._way, self._way_is_chosen = reach, True
        self.ways.say_problem("")
        call = self.call
        if call is not None and call.contact_id and not reach.is_new:
            self._keep_quote()
            self.deeds.go_by(call, reach)
        self._show()

    def _read_back(self, reach: Reach) -> None:
        call = self.call
        if call is not None and not self._is_veiled:
            self.ways.say_problem("")
            self._keep_quote()
            self.deeds.read_back(call, reach, self._new_name)

    def _answered(self, answer: Answer) -> None:
        if self.call is not None and not self._is_veiled:
            self.deeds.answer(self.call, answer)

    def _keep_quote(self) -> None:
        """What is being built is written down before it goes elsewhere."""
        if self._side is not None:
            self._tasks.spawn(self._side.quote.flush(), keeps=True)

    def _ready(self, call_id: str) -> None:
        """A link may go now: the one that was about to is sent."""
        if call_id != self._at:
            return
        self._way, self._way_is_chosen, self._new_name = None, False, ""
        self._goes_here = False
        self._read()
        self._send_now()

    def _send_now(self) -> None:
        """Send the link that was about to, as soon as its quote stands where it goes by now."""
        call, quote = self.call, self._side.quote if self._side is not None else None
        if not self._sends_then or call is None or quote is None:
            return
        here = call.conversation_id
        is_here = quote.conversation_id == here and quote.mode is not Mode.EMPTY
        if call.may_send(here) and is_here:
            self._sends_then = False  # not later either, when the link that is out has ended
            if quote.mode in (Mode.EDIT, Mode.LAPSED):
                quote.send_link()

    def _quote_stands(self, conversation_id: int) -> None:
        call = self.call
        if call is not None and conversation_id == call.conversation_id and self.isVisible():
            self._show()
            self._send_now()

    def _chosen_by_deed(self, call_id: str) -> None:
        self._put_list_away()
        self._choose(call_id)

    def _refused(self, text: str) -> None:
        self.ways.say_problem(text)
        self._show()

    def _done(self, reason: CallReason, end: CallEnd, text: str) -> None:
        if self.call is not None:
            self.deeds.end(self.call, reason, end, text)
            self._wraps = False
            self.said.emit(self.tr("The call is wrapped up"), "", Tone.OK)
            self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _goes_on(self) -> None:
        self._wraps = False
        if self.call is not None:
            self.deeds.go_on(self.call)
        self._show()
        self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dropped(self) -> None:
        self._wraps = False
        if self.call is not None:
            self.deeds.drop(self.call)
        self.column.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self.column.isVisible() and self.column.list.hasFocus():
            self.left.emit()
        else:
            self._to_list()

    # --- building

    def _lay_out(self) -> None:
        self._middle = QWidget()
        self._middle.setProperty("role", "page")
        inside = QVBoxLayout(self._middle)
        inside.setContentsMargins(_EDGE, _TOP, _EDGE, _TOP)
        inside.setSpacing(16)
        cards = (self.card, self.wrap_up, self.who, self.talk, self.ways)
        for card in cards:
            inside.addWidget(card)
        inside.addWidget(self.together, 1)
        self._filler = QWidget()
        inside.addWidget(self._filler, 1)
        self._blank = _Blank(
            self._theme,
            self.tr(
                "Wait for the call, or find the customer by number, booking, name or quote code."
            ),
        )
        holder = QWidget()
        holder.setProperty("role", "page")
        both = QVBoxLayout(holder)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._middle)
        both.addWidget(self._blank, 1)
        self._columns = PhoneColumns(self._theme, self.column, holder, lambda: self.call)
        self._scroll = self._columns.area
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    def _connect(self) -> None:
        field = self.column.field
        self.lister.met.connect(self.deeds.begin_with)
        field.left.connect(self.column.choose_first)
        self.column.chosen.connect(self._went)
        self.column.entered.connect(self._entered)
        self.column.list.escaped.connect(self.left)
        self.card.wrap_wanted.connect(self.press_wrap_up)
        self.who.known.connect(self._known_caller)
        self.who.named.connect(self._named)
        self.ways.chosen.connect(self._way_chosen)
        self.ways.read_back.connect(self._read_back)
        self.ways.answered.connect(self._answered)
        self.talk.qr_wanted.connect(self.show_qr)
        self.together.wanted.connect(self.there_wanted)
        self.wrap_up.done.connect(self._done)
        self.wrap_up.goes_on.connect(self._goes_on)
        self.wrap_up.dropped.connect(self._dropped)
        self.deeds.chosen.connect(self._chosen_by_deed)
        self.deeds.ready.connect(self._ready)
        self.deeds.refused.connect(self._refused)
        self.deeds.changed.connect(self._show)

    def _to_list(self) -> None:
        """Go to the list of calls; where there is little room, the side panel gives way to it."""
        self._columns.want_list(True)
        self.column.choose_first()

    def _veil_words(self) -> str:
        key = hint(KeyId.VEIL)
        said = self.tr("Personal data is hidden. {key} shows it.")
        return said.format(key=key) if key else self.tr("Personal data is hidden.")


class _Blank(QWidget):
    """Says what to do while no call is shown."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_empty(self, self._theme, self._words)
