"""The call that is shown: read from the desk, and put on the cards of the Phone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.models.phone_call import Call
from desktop.models.thread import QuoteCard
from desktop.views.phone import phone_words as words
from desktop.views.phone.call_column import CallColumn
from desktop.views.phone.call_deeds import CallDeeds
from desktop.views.phone.call_lister import CallLister
from desktop.views.phone.caller_reading import CallerReading
from desktop.views.phone.link_agreeing import LinkAgreeing
from desktop.views.phone.phone_cards import PhoneCards
from desktop.views.phone.phone_columns import PhoneColumns
from desktop.views.phone.wrapping_up import WrappingUp
from desktop.views.qt.announcements import announce
from desktop.views.qt.tasks import Tasks
from desktop.views.thread.composer import first_name

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.thread.thread_panel import ThreadPanel

_READING = "phone.calls"


class CallOnScreen(QObject):
    """`conversation_wanted` carries the conversation that is to be open beside it."""

    conversation_wanted = Signal(int)

    def __init__(
        self, column: CallColumn, cards: PhoneCards, columns: PhoneColumns, tasks: Tasks
    ) -> None:
        super().__init__(columns)
        self._column = column
        self._cards = cards
        self._columns = columns
        self._tasks = tasks
        self._desk: Desk | None = None
        self._thread: ThreadPanel | None = None
        self._at = ""
        self._whose = ("", 0)
        self._asks_first = False
        self._goes_to_list = False
        self._reads_again = False
        self.deeds = CallDeeds(tasks, self._carry, self)
        self.lister = CallLister(column, tasks, lambda: self._at, self)
        self._reading = CallerReading(cards.who, self.deeds, tasks, self)
        self.link = LinkAgreeing(
            cards.ways,
            self.deeds,
            self._reading,
            lambda: self.call,
            lambda: columns.side,
            self,
        )
        self.wrapping = WrappingUp(
            cards.wrap_up, self.deeds, lambda: self.call, self.lister.row, self
        )
        self._reading.changed.connect(self.read)
        self.link.stale.connect(self.read)
        self.link.changed.connect(self.show)
        self.deeds.changed.connect(self.show)
        self.wrapping.left.connect(self.show)
        self.wrapping.began.connect(self.show)

    @property
    def call(self) -> Call | None:
        """As it stands."""
        return self._desk.calls.call(self._at) if self._desk is not None and self._at else None

    def follow(self, desk: "Desk | None") -> None:
        """Show the calls of this desk, or of none."""
        self._desk = self.deeds.desk = self.lister.desk = desk
        self._read_now()

    def take_over(self, thread: "ThreadPanel") -> None:
        """Show the payment of what this thread shows."""
        if self._thread is None:
            self._thread = thread
            thread.cards.lend(self._cards.talk.payment)
            thread.shown.connect(self._thread_came)

    def go_to_list(self) -> None:
        """Go to the list as soon as the call that comes stands there."""
        self._goes_to_list = True

    def ask_read_back(self, call: Call, *, sends_then: bool) -> None:
        """Ask that the address is read back, for a link that waits for it."""
        self.choose(call.call_id)
        self.link.wait(sends_then=sends_then)
        self._whose = call.call_id, call.contact_id  # so that the reason stays
        self._asks_first = True  # once it is read what there is to ask

    def choose(self, call_id: str) -> None:
        """Show this call."""
        if call_id != self._at:
            self._turn_to(call_id)
            self._columns.area.verticalScrollBar().setValue(0)
        self.lister.leave_search()
        self._read_now()

    def tick(self, now: float) -> None:
        """A second has passed."""
        call = self.call
        if call is not None:
            self._cards.card.tick(call, now)
            if not self._cards.who.isVisible():
                self._cards.ways.setVisible(self._needs_way(call))
            self.wrapping.show_call(call, now)
        self.lister.show()

    # --- reading

    def quote_stands(self, conversation_id: int) -> None:
        """The quote of a conversation is shown now: its SMS can be counted."""
        self.link.quote_stands(conversation_id)
        if not self._reading.is_counted:
            self.read()

    def read(self) -> None:
        """Read the calls, and all about the one that is shown. What changes while that is being
        read is read after it: a busy desk must not cancel one reading after another before it has
        come to its end."""
        if self._tasks.is_busy(_READING):
            self._reads_again = True
            self._reading.is_counted = False
        else:
            self._read_now()

    def _read_now(self) -> None:
        """Read at once; what is being read for another call is dropped."""
        if self._desk is not None:
            self._reading.is_counted = False
            self._tasks.spawn(
                self._read_to_the_end(self._desk),
                key=_READING,
                doing=self.tr("Reading the calls"),
                replace=True,
            )

    async def _read_to_the_end(self, desk: "Desk") -> None:
        self._reads_again = True
        while self._reads_again and desk is self._desk:
            self._reads_again = False
            await self._read(desk)

    async def _read(self, desk: "Desk") -> None:
        self.lister.rows = await desk.callers.rows()
        if desk is not self._desk:
            return
        self.deeds.take_up()
        if self.call is None:
            now = desk.calls.now
            self._turn_to(now.call_id if now is not None else "")
        call, side = self.call, self._columns.side
        whose = (self._at, call.contact_id if call is not None else 0)
        if whose != self._whose:
            self._whose = whose
            self._cards.ways.say_problem("")
        panel = side.quote if side is not None else None
        await self._reading.read(desk, call, panel, self._card())
        if call is not None:
            self.link.look(call)
        self.lister.show()
        self.show()
        if call is None:
            return
        self._go_to(call)
        if call.conversation_id:
            if self._columns.isVisible():
                self.conversation_wanted.emit(call.conversation_id)
            history = await desk.history(call.conversation_id)
            if call.call_id == self._at:
                name = first_name(history.contact.name)
                self._cards.together.show_history(history, name, desk.now())

    def _turn_to(self, call_id: str) -> None:
        self._at = call_id
        self._asks_first = False
        self.link.turn_to_another()
        self._cards.turn_to(call_id)
        self.wrapping.turn_to(self.call)

    def _go_to(self, call: Call) -> None:
        """Go where the call that came, or what was held back, asks for something."""
        if self._asks_first and self._cards.ways.isVisible():
            self._asks_first = self._goes_to_list = False
            self._cards.ways.ask()
        if self._goes_to_list:
            self._goes_to_list = False
            self._column.list.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self._columns, words.calls(call, self._reading.contact), urgent=True)

    async def _carry(self, source: int, to: int) -> None:
        if self._desk is not None:
            await self.link.carry(self._desk, source, to)

    # --- showing

    def show(self) -> None:
        """Show the call, as far as it is known."""
        call, desk, cards = self.call, self._desk, self._cards
        if call is None or desk is None:
            cards.show_blank(True)
            self._columns.fit()
            return
        cards.card.show_call(call, self._reading.contact, desk.now())
        cards.show_blank(False)
        cards.show_conversation(bool(call.conversation_id))
        self.wrapping.show_call(call, desk.now())
        is_named = bool(call.contact_id or call.opening) or self.link.is_named(call)
        is_unknown = not is_named and not call.is_over
        cards.who.setVisible(is_unknown)
        needs_way = self._needs_way(call)
        cards.ways.setVisible(needs_way and not is_unknown)
        self.link.show(call, is_wanted=needs_way)
        self._show_payment()
        self._columns.fit()

    def _needs_way(self, call: Call) -> bool:
        return not self.wrapping.is_on and self.link.is_needed(call)

    def _card(self) -> QuoteCard | None:
        """The payment of the call's conversation, where the thread shows that."""
        thread, call = self._thread, self.call
        shown = thread.thread_shown if thread is not None else None
        if thread is None or shown is None or call is None:
            return None
        is_its = shown.conversation.conversation_id == call.conversation_id
        return thread.cards.current() if is_its else None

    def _show_payment(self) -> None:
        thread, card = self._thread, self._card()
        if thread is not None and card is not None:
            thread.cards.show_lent(self._cards.talk.payment)
            self._cards.talk.show_thread(thread.thread_shown, card, self._reading.went)
        else:
            self._cards.talk.show_thread(None, None)

    def _thread_came(self) -> None:
        if self._columns.isVisible():
            self._show_payment()
