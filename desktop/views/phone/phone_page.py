"""The Phone: the calls at the left, the caller in the middle, the quote panel at the right."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.models.call_list import CallRow
from desktop.models.caller import KnownCaller
from desktop.models.phone_call import Call
from desktop.services.notices import Change
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.phone.call_column import CallColumn
from desktop.views.phone.call_on_screen import CallOnScreen
from desktop.views.phone.calls_model import Line
from desktop.views.phone.phone_cards import PhoneCards
from desktop.views.phone.phone_columns import PhoneColumns
from desktop.views.phone.phone_focus import PhoneFocus
from desktop.views.privacy.privacy_guard import Cover
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme, Tone

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.views.side.side_panel import SidePanel
    from desktop.views.thread.thread_panel import ThreadPanel

_COUNTED_MS = 600
"""So long after the last change of the quote its SMS are counted again."""


class PhonePage(QFrame):
    """A place of the window. It stands on the window's own thread and side panel: the call's
    conversation is the one that is open, so that every key does here what it does in the inbox.

    `conversation_wanted` carries the conversation that is to be open; `there_wanted` one that is to
    be shown in the inbox, and a message in it or None; `left` is Escape; `said` words for a notice;
    `fitted` says that the columns stand otherwise.
    """

    conversation_wanted = Signal(int)
    there_wanted = Signal(int, object)
    left = Signal()
    said = Signal(str, str, object)
    fitted = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._is_veiled = False
        self._follows_quote = False
        self.setObjectName("phonePage")
        self.setProperty("role", "app")
        self.setAccessibleName(self.tr("Phone"))
        self.column = CallColumn(theme)
        self.cards = cards = PhoneCards(theme)
        self.card, self.wrap_up, self.who = cards.card, cards.wrap_up, cards.who
        self.ways, self.talk = cards.ways, cards.talk
        self._cover = Cover(theme, self)
        self._columns = PhoneColumns(theme, self.column, cards, lambda: self.call)
        self._screen = CallOnScreen(self.column, cards, self._columns, tasks)
        self._deeds = self._screen.deeds
        self._focus = PhoneFocus(
            self.column, cards, self._columns, self._screen.wrapping, lambda: self.call
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self._counted = QTimer(self, singleShot=True, interval=_COUNTED_MS)
        self._counted.timeout.connect(self._screen.read)
        self._connect()
        self._screen.show()

    @property
    def middle(self) -> QWidget:
        """What stands between the calls and the side panel."""
        return self._columns.area

    # --- living

    def take_over(self, thread: "ThreadPanel") -> None:
        """Show the payment of what this thread shows."""
        self._screen.take_over(thread)

    def host(self, side: "SidePanel") -> None:
        """Let the window's side panel stand at the right."""
        if not self._follows_quote:
            self._follows_quote = True
            self._screen.link.quote = side.quote
            side.asked.connect(self._put_list_away)
            side.quote.stands.connect(self._quote_stands)
            side.quote.form.edited.connect(self._counted.start)
        self._columns.host(side)
        side.setEnabled(not self._is_veiled)
        self._screen.show()
        self._screen.read()

    @property
    def hosts(self) -> bool:
        """Whether the window's side panel stands here."""
        return self._columns.side is not None

    def give_back(self) -> "SidePanel | None":
        """Let the side panel go back to where it stood."""
        side = self._columns.give_back()
        if side is not None:
            side.quote.say_way("")
            side.setEnabled(True)
        return side

    def attach(self, desk: "Desk", shown: Any = None) -> None:
        """Show this desk's calls; with another desk `shown`, personal data is hidden."""
        self._desk = desk
        self._is_veiled = self._screen.link.is_veiled = shown is not None and shown is not desk
        self._cover.cover(self._columns if self._is_veiled else None, self._veil_words())
        if self._is_veiled:
            self.column.field.clear()
        if self._columns.side is not None:
            self._columns.side.setEnabled(not self._is_veiled)
        self._screen.follow(desk)

    def detach(self) -> None:
        """Follow no desk."""
        self._desk = None
        self._screen.follow(None)

    def refresh(self, change: Change) -> None:
        """Take in what changed."""
        self._deeds.look(change)
        if change.calls or change.lists or change.quotes or change.conversations:
            self._screen.read()

    def tick(self) -> None:
        """A second has passed: calls go on."""
        if self.isVisible() and self._desk is not None:
            self._screen.tick(self._desk.now())

    def kept(self) -> dict[str, Any]:
        """What the next start brings back: calls are in the journal."""
        return {}

    def bring_back(self, kept: Any) -> None:
        """Nothing to bring back."""

    def focus_first(self) -> None:
        """Go to the list of calls, or to the field where there are none."""
        if self.column.model.lines:
            self._focus.to_calls()
        else:
            self.focus_search()

    def focus_search(self) -> None:
        """Go to where a number, a booking or a name is typed."""
        self._focus.to_search()

    # --- what keys and others ask for

    @property
    def call(self) -> Call | None:
        """The call that is shown, as it stands."""
        return self._screen.call

    def take(self, number: str) -> None:
        """Somebody calls from this number; empty when it is withheld."""
        self.column.field.clear()
        self._screen.go_to_list()
        self._deeds.begin(number)

    def ask_read_back(self, call: Call, *, sends_then: bool) -> None:
        """A link is about to leave for this call: ask that its address is read back first. Then it
        leaves (`sends_then`), or what was pressed is to be pressed again."""
        self._screen.ask_read_back(call, sends_then=sends_then)

    def press_wrap_up(self) -> None:
        """The call is over: ask what it was about. Once more, end the wrap-up."""
        self._screen.wrapping.press()

    def press_read_back(self) -> None:
        """The address was read back."""
        if self.ways.isVisible():
            self.ways.press_read_back()

    def choose_way(self) -> None:
        """Go to the choice of channels."""
        self._focus.to_ways()

    def show_qr(self) -> None:
        """Show the link as a QR code."""
        if not self._is_veiled:
            self.talk.show_qr(self)

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
        side = self._columns.side
        return self.has_conversation and side is not None and side.isVisible()

    @property
    def can_show_qr(self) -> bool:
        """Whether there is a link that can be paid."""
        return bool(self.talk.url)

    def go_round(self, by: int) -> None:
        """On to the next or previous part of the page, from the one that has the focus."""
        self._focus.go_round(by)

    def focus_call(self) -> None:
        """Go to what is to be done about the call that is shown."""
        self._focus.to_call()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.column.isVisible() and self.column.list.hasFocus():
            self.left.emit()
        else:
            self._focus.to_calls()

    # --- what happens

    def _went(self, line: Line) -> None:
        """Another call was gone to in the list; who was found is only marked."""
        if isinstance(line.of, CallRow):
            self._screen.choose(line.of.call.call_id)

    def _entered(self, line: Line) -> None:
        if self._is_veiled:
            return
        if isinstance(line.of, KnownCaller):
            self._deeds.begin_with(line.of)
            return
        self._screen.choose(line.of.call.call_id)
        self.focus_call()

    def _put_list_away(self) -> None:
        """Where there is little room, the list has led to a call."""
        self._columns.want_list(False)

    def _known_caller(self, known: KnownCaller) -> None:
        if self.call is not None:
            self._deeds.join(self.call, known)

    def _named(self, name: str) -> None:
        if self.call is not None:
            self._screen.link.name(self.call, name)
            self._screen.show()
            self.ways.ask()

    def _quote_stands(self, conversation_id: int) -> None:
        if self.isVisible():
            self._screen.quote_stands(conversation_id)

    def _chosen_by_deed(self, call_id: str) -> None:
        self._put_list_away()
        self._screen.choose(call_id)

    def _wrap_up_done(self) -> None:
        self.said.emit(self.tr("The call is wrapped up"), "", Tone.OK)

    def _connect(self) -> None:
        column, screen, cards = self.column, self._screen, self.cards
        screen.conversation_wanted.connect(self.conversation_wanted)
        screen.lister.met.connect(self._deeds.begin_with)
        screen.lister.dialled.connect(self.take)
        screen.wrapping.began.connect(self._focus.to_wrap_up)
        screen.wrapping.left.connect(lambda: column.list.setFocus(Qt.FocusReason.OtherFocusReason))
        screen.wrapping.done.connect(self._wrap_up_done)
        self._deeds.chosen.connect(self._chosen_by_deed)
        column.field.left.connect(column.choose_first)
        column.chosen.connect(self._went)
        column.entered.connect(self._entered)
        column.list.escaped.connect(self.left)
        cards.card.wrap_wanted.connect(self.press_wrap_up)
        cards.who.known.connect(self._known_caller)
        cards.who.named.connect(self._named)
        cards.talk.qr_wanted.connect(self.show_qr)
        cards.together.wanted.connect(self.there_wanted)
        self._columns.fitted.connect(self.fitted)

    def _veil_words(self) -> str:
        key = hint(KeyId.VEIL)
        said = self.tr("Personal data is hidden. {key} shows it.")
        return said.format(key=key) if key else self.tr("Personal data is hidden.")
