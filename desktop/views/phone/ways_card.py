"""How the link reaches the caller: the channel, the address, and that it was read back."""

from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit

from desktop.models.hub_words import Channel
from desktop.models.reach import Reach
from desktop.models.sms import MANY
from desktop.services.use_cases.refusals import Answer
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.choice_chips import ChoiceChips
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keymap import hint
from desktop.views.keys import KeyId
from desktop.views.phone import phone_words as words
from desktop.views.phone.card_frame import CardFrame
from desktop.views.phone.kept_texts import KeptTexts
from desktop.views.style.theme import TextRole, Theme

READ_S = 1.0
"""Nobody has read out an address that has been on screen for less; seconds."""


class WaysCard(CardFrame):
    """`chosen` carries the `Reach` that a person went to, `read_back` the one whose address (typed,
    where there was none) was read back to the caller, `answered` the `Answer` of the agent where
    it is not known whether the hub opened the conversation.

    The key that confirms is bound to what stands on screen: an address that came there less than
    `READ_S` ago, by the `clock` (seconds), is not confirmed by it.
    """

    chosen = Signal(object)
    read_back = Signal(object)
    answered = Signal(object)

    def __init__(self, theme: Theme, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(theme, self.tr("How the link reaches the caller"), "waysCard")
        self._theme = theme
        self._clock = clock
        self._to_read: Reach | None = None
        self._since = clock()
        self.seen: Reach | None = None
        """The way whose address was last on screen to be read back."""
        self._ways: tuple[Reach, ...] = ()
        self._at: Reach | None = None
        self._parts = 0
        self._chips: ChoiceChips | None = None
        self._read = False
        self._asks = False
        self._asked = wrapped_label(theme, TextRole.BODY)
        self._asked.setObjectName("readBackWords")
        self.address = QLineEdit()
        self.address.setObjectName("typedAddress")
        self.address.hide()
        self.typed = KeptTexts(self.address)
        self.confirm = KeyButton(theme, self.tr("Read back"), key=KeyId.READ_BACK)
        self.confirm.setObjectName("readBackButton")
        self.open_again = KeyButton(theme, self.tr("Open again"))
        self.open_again.setObjectName("openAgainButton")
        self.leave = KeyButton(theme, self.tr("Leave as it is"))
        self.leave.setObjectName("leaveOpeningButton")
        self._hint = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._hint.setObjectName("waysHint")
        self._problem = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._problem.setObjectName("waysProblem")
        self._problem.hide()
        row = self._row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._asked, 1)
        row.addWidget(self.address, 1)
        row.addWidget(self.confirm)
        self.column.addLayout(row)
        answers = QHBoxLayout()
        answers.setSpacing(10)
        for button, answer in (
            (self.open_again, Answer.SEND_AGAIN),
            (self.leave, Answer.DROP),
        ):
            button.hide()
            button.clicked.connect(partial(self.answered.emit, answer))
            answers.addWidget(button)
        answers.addStretch(1)
        self.column.addLayout(answers)
        self.column.addWidget(self._hint)
        self.column.addWidget(self._problem)
        self.confirm.clicked.connect(self.press_read_back)
        self.address.returnPressed.connect(self.press_read_back)

    @property
    def reach(self) -> Reach | None:
        """The way that is chosen."""
        return self._at

    @property
    def ways(self) -> tuple[Reach, ...]:
        """All that are offered, in order."""
        return self._ways

    def show_ways(
        self,
        ways: Sequence[Reach],
        at: Reach | None,
        *,
        is_read: bool,
        parts: int,
        busy: str,
        asks: bool = False,
    ) -> None:
        """Offer these; `at` is chosen, and `is_read` back already. `parts` is how many SMS the
        message would take, 0 while that is not known; `busy` what is under way; `asks` is whether
        the agent must say what to do about a conversation that may or may not be open."""
        ordered = self._ways if self._keeps_order(ways, at) else self.in_order(ways, parts)
        if ordered != self._ways:
            self._ways = ordered
            self._offer()
        had_focus = self.confirm.hasFocus() or self.address.hasFocus()
        answered = self.open_again.hasFocus() or self.leave.hasFocus()
        self._at, self._read, self._parts, self._asks = at, is_read, parts, asks
        if self._chips is not None:
            self._chips.set_value(str(self._ways.index(at)) if at in self._ways else "")
            self._chips.setEnabled(not asks)
        typed = at is not None and not at.address and not asks
        self.address.setVisible(typed)
        self._asked.setVisible(not typed)
        if at is not None and typed:
            name = (
                self.tr("Phone number") if at.channel is Channel.SMS else self.tr("E-mail address")
            )
            self.address.setPlaceholderText(name)
            self.address.setAccessibleName(name)
        self._say(busy)
        self._note_shown(at if not (is_read or asks or busy) else None)
        self.confirm.setVisible(at is not None and not is_read and not asks)
        self.confirm.setEnabled(not busy)
        self.open_again.setVisible(asks)
        self.leave.setVisible(asks)
        if (asks and had_focus) or (answered and not asks and self.confirm.isEnabled()):
            self.ask()

    def say_problem(self, text: str) -> None:
        """Say why it did not go; empty takes that away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def say_changed(self) -> None:
        """Say that the press came too soon for what is shown: nothing was confirmed."""
        self.say_problem(
            self.tr(
                "Nothing was confirmed: this has only just come on screen. Read it back to the"
                " caller, then press again."
            )
        )

    @property
    def may_be_read(self) -> bool:
        """Whether the address has been on screen long enough to have been read back."""
        return self._to_read is not None and self._clock() - self._since >= READ_S

    def ask(self) -> None:
        """Go to what must be said before a link leaves."""
        if self._asks:
            self.open_again.setFocus()
        elif self._at is None:
            self.focus_ways()
        elif self.address.isVisible():
            self.address.setFocus()
        else:
            self.confirm.setFocus()

    def focus_ways(self) -> None:
        """Go to the choice of channels."""
        if self._chips is not None:
            self._chips.focus_chosen()

    def press_read_back(self) -> None:
        """The agent has read the address back, and it is right."""
        at = self._at
        if at is None or self._read or self._asks or not self.confirm.isEnabled():
            return
        if not self.may_be_read:
            self.say_changed()
        elif at.address:
            self.read_back.emit(at)
        elif self.address.text().strip():
            typed = self.address.text().strip()
            self.read_back.emit(Reach(0, at.channel, typed, at.inbox_id))
        else:
            self.address.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._since = self._clock()
            self.seen = self._to_read or self.seen

    def _note_shown(self, to_read: Reach | None) -> None:
        before, self._to_read = self._to_read, to_read
        if to_read is None:
            return
        if before is None or (before.channel, before.address) != (to_read.channel, to_read.address):
            self._since = self._clock()
        if self.isVisible():
            self.seen = to_read

    def _keeps_order(self, ways: Sequence[Reach], at: Reach | None) -> bool:
        """Whether the channels stand as they do: nothing moves below the hand of an agent."""
        is_at_hand = at is not None and (at == self.seen or self._has_focus())
        return is_at_hand and set(ways) == set(self._ways)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return self._chips is not None and focused is not None and self._chips.isAncestorOf(focused)

    @staticmethod
    def in_order(ways: Sequence[Reach], parts: int) -> tuple[Reach, ...]:
        """E-mail is offered first where the link would take many SMS."""
        if parts <= MANY:
            return tuple(ways)
        return tuple(sorted(ways, key=lambda one: one.channel is not Channel.EMAIL))

    def _offer(self) -> None:
        had_focus = self._has_focus()
        if self._chips is not None:
            self.column.removeWidget(self._chips)
            self._chips.hide()
            self._chips.deleteLater()
        choices = [(str(at), words.way(one)) for at, one in enumerate(self._ways)]
        chips = self._chips = ChoiceChips(self._theme, self.tr("Channels"), choices)
        chips.setObjectName("wayChips")
        chips.toggled.connect(self._toggled)
        self.column.insertWidget(1, chips)
        if had_focus:
            chips.focus_chosen()

    def _toggled(self) -> None:
        value = self._chips.value if self._chips is not None else ""
        if value:
            self.chosen.emit(self._ways[int(value)])

    def _say(self, busy: str) -> None:
        at = self._at
        if self._asks:
            said = self.tr(
                "It is not known whether the hub opened the conversation. Look there: if it is not"
                " there, open it again."
            )
        elif busy:
            said = busy
        elif not self._ways:
            said = self.tr("The hub has no inbox for SMS or e-mail that reaches this caller.")
        elif at is None:
            said = self.tr("Choose how the link goes.")
        elif self._read:
            said = self.tr("{way} was read back: the link goes there.").format(way=words.way(at))
        else:
            said = self.tr("Read back to the caller: {address}").format(address=words.address(at))
        self._asked.setText(said)
        self.open_again.setAccessibleDescription(said if self._asks else "")
        cost = "" if self._asks or at is None else self._cost(at)  # first the conversation
        self._hint.setText(cost)
        self._hint.setVisible(bool(cost))

    def _cost(self, at: Reach) -> str:
        """How many SMS the message takes, and what follows from that for this way."""
        is_many = self._parts > MANY
        offered = [one.channel for one in self._ways]
        if at.channel is Channel.SMS and is_many:
            key = hint(KeyId.LINK_BY)
            if Channel.EMAIL not in offered:
                said = self.tr("The message takes {count} SMS.")
            elif key:
                said = self.tr("The message takes {count} SMS: offer e-mail, {key}.")
            else:
                said = self.tr("The message takes {count} SMS: offer e-mail.")
            return said.format(count=self._parts, key=key)
        if at.channel is Channel.SMS and self._parts:
            return self.tr("%n SMS, counted with a real link", "", self._parts)
        if at.channel is Channel.EMAIL and is_many and offered[0] is Channel.EMAIL:
            said = self.tr("E-mail comes first: by SMS the message would take {count}.")
            return said.format(count=self._parts)
        return ""
