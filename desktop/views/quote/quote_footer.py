"""The pinned bottom of the quote panel: where it stands, what is wrong, and the primary button."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.models.ticketing_request import TicketingRequest
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.sections import MARGIN
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keys import KeyId
from desktop.views.payment.card_actions import CardAction
from desktop.views.payment.card_words import action_label
from desktop.views.qt.announcements import announce
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.quote_words import ending_label, ending_question
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme


@dataclass(frozen=True, slots=True)
class FooterState:
    """What the footer shows. `amount` is in words; `ending` is how the link can be taken away, if
    it can; `answers` are those to the question in `words`; `began` says that a quote was begun.
    `request` is what the ticketing team is asked for where no link can do it, and `given_back` its
    amount in words; `asked` says that they were asked; `links` that the customer has to pay,
    and `links_in_one` how many go in one message; `ready` that the first question is answered and
    there is a price; `ends_link` that a link stands for what costs nothing any more.
    """

    mode: Mode = Mode.EMPTY
    words: str = ""
    amount: str = ""
    name: str = ""
    answers: tuple[CardAction, ...] = ()
    ending: CardAction | None = None
    can_check: bool = False
    can_replace: bool = False
    can_send: bool = True
    began: bool = False
    busy: bool = False
    request: TicketingRequest | None = None
    given_back: str = ""
    asked: bool = False
    links: bool = True
    links_in_one: int = 1
    ready: bool = True
    ends_link: bool = False


class QuoteFooter(QWidget):
    """Buttons by what the panel is for. `ended` follows the agent's confirmation; `answered`
    carries a `CardAction`.
    """

    send_pressed = Signal()
    request_pressed = Signal()
    tell_pressed = Signal()
    renew_pressed = Signal()
    check_pressed = Signal()
    replace_pressed = Signal()
    new_pressed = Signal()
    ended = Signal()
    answered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state = FooterState()
        self._confirming = False
        self._answers: dict[CardAction, QPushButton] = {}
        self._build()
        self.show_state(self._state)

    @property
    def problem(self) -> str:
        """What is said to be wrong."""
        return self._problem.text()

    @property
    def can_start_anew(self) -> bool:
        """Whether another quote can be built now."""
        return not self.new_button.isHidden()

    @property
    def words(self) -> str:
        """Where it stands, as shown."""
        return self._words.text()

    def answer_button(self, action: CardAction) -> QPushButton | None:
        """The button of an answer."""
        return self._answers.get(action)

    def show_state(self, state: FooterState) -> None:
        """Show what can be done now."""
        before, self._state = self._state, state
        if state.ending is not before.ending or state.mode is not before.mode:
            self._confirming = False
        if state.words != before.words:
            self._words.setText(state.words)
            announce(self, state.words)
        if state.answers != before.answers:
            self._rebuild_answers()
        self._name_buttons()
        self._show_parts()

    def show_problem(self, words: str) -> None:
        """Say what keeps the agent from going on; empty takes it away."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        announce(self, words, urgent=True)

    def pin_ticket_button(self, button: QWidget) -> None:
        """Keep the button that issues the ticket in sight, wherever its fields scroll to."""
        self._tickets.addWidget(button)

    def focus_first(self) -> bool:
        """Go to what is most likely pressed next, never to what takes the link away; whether there
        was such a button.
        """
        for button in (
            *self._answers.values(),
            self.renew_button,
            self.check_button,
            self.new_button,
        ):
            if button.isVisible():
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._confirming:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._theme
        self._problem = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._problem.setObjectName("quoteProblem")
        self._words = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._words.setObjectName("quoteSituation")
        self._answer_row = QWidget()
        self._answer_flow = FlowLayout(self._answer_row, gap=8, line_gap=6)
        self.check_button = self._button("checkNowButton", key=KeyId.CHECK_NOW)
        self.check_button.clicked.connect(self.check_pressed)
        self.replace_button = self._button("replaceLinkButton", key=KeyId.REPLACE_LINK)
        self.replace_button.clicked.connect(self.replace_pressed)
        self.end_button = self._button("cancelLinkButton", role="danger")
        self.end_button.clicked.connect(self._ask)
        self.new_button = self._button("newQuoteButton", icon=Icon.PLUS)
        self.new_button.clicked.connect(self.new_pressed)
        self._buttons = QWidget()
        self._button_flow = FlowLayout(self._buttons, gap=8, line_gap=6)
        for button in (
            self.check_button,
            self.replace_button,
            self.end_button,
            self.new_button,
        ):
            self._button_flow.addWidget(button)
        self._confirmation = self._build_confirmation()
        self.send_button = self._button("sendPaymentLinkButton", primary=True)
        self.send_button.clicked.connect(self.send_pressed)
        self.renew_button = self._button("renewLinkButton", primary=True)
        self.renew_button.clicked.connect(self.renew_pressed)
        self.request_button = self._button("askTicketingButton", primary=True)
        self.request_button.set_drawn_icon(Icon.TICKET)
        self.request_button.clicked.connect(self.request_pressed)
        self.tell_button = self._button("tellCustomerButton")
        self.tell_button.clicked.connect(self.tell_pressed)
        self._ticket_slot = QWidget()
        self._tickets = QVBoxLayout(self._ticket_slot)
        self._tickets.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, 14, MARGIN, 14)
        self._column.setSpacing(10)
        for part in (
            self._words,
            self._answer_row,
            self._buttons,
            self._confirmation,
            self._problem,
            self.renew_button,
            self.send_button,
            self.tell_button,
            self.request_button,
            self._ticket_slot,
        ):
            self._column.addWidget(part)
        self._problem.hide()

    def _build_confirmation(self) -> QWidget:
        """The question before a link is taken away."""
        whole = QWidget()
        whole.setObjectName("cancelConfirmation")
        self._sure = wrapped_label(self._theme, TextRole.SUPPORT, "support")
        self.confirm_button = self._button("confirmCancelButton", role="danger")
        self.confirm_button.clicked.connect(self._confirmed)
        self.keep_button = self._button("keepLinkButton")
        self.keep_button.clicked.connect(self._keep)
        row = QWidget()
        flow = FlowLayout(row, gap=8, line_gap=6)
        flow.addWidget(self.confirm_button)
        flow.addWidget(self.keep_button)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._sure)
        box.addWidget(row)
        return whole

    def _button(
        self,
        name: str,
        *,
        key: KeyId | None = None,
        icon: Icon | None = None,
        role: str = "",
        primary: bool = False,
    ) -> KeyButton:
        button = KeyButton(
            self._theme,
            key=KeyId.SEND_LINK if primary else key,
            icon=Icon.SEND if primary else icon,
            role="primary" if primary else role,
            big=primary,
        )
        button.setObjectName(name)
        button.setAutoDefault(True)
        return button

    def _name_buttons(self) -> None:
        state = self._state
        send = self.tr("Send payment link · {amount}")
        renew = self.tr("Send a new link · {amount}")
        if state.ends_link:
            send = (
                self.tr("Cancel all links: nothing is to be paid")
                if state.links_in_one > 1
                else self.tr("Cancel the link: nothing is to be paid")
            )
        elif state.mode is Mode.REPLACE and not state.links:
            send = self.tr("Go on without a link")
        elif state.mode is Mode.REPLACE:
            send = self.tr("Send in its place · {amount}")
        elif state.links_in_one > 1:
            send = self.tr("Send %n payment links", "", state.links_in_one)
        if state.busy:
            send = renew = self.tr("Sending… · {amount}")
        again = self.tr("Go on with the quote") if state.began else self.tr("New quote")
        lapsed = state.mode is Mode.LAPSED
        ending = state.ending or CardAction.CANCEL
        for button, words in (
            (self.send_button, send.format(amount=state.amount)),
            (self.renew_button, renew.format(amount=state.amount)),
            (self.request_button, self._request_words()),
            (self.tell_button, self.tr("Put the message in the reply")),
            (self.check_button, self.tr("Check now")),
            (self.replace_button, self.tr("Change and replace")),
            (self.end_button, ending_label(ending)),
            (self.new_button, self.tr("Change the quote") if lapsed else again),
            (self.confirm_button, ending_label(ending)),
            (self.keep_button, self.tr("Keep it")),
        ):
            if button.text() != words:
                button.setText(words)
                button.setAccessibleName(words)
                button.updateGeometry()
        self.new_button.set_drawn_icon(Icon.PENCIL if lapsed or state.began else Icon.PLUS)
        self._sure.setText(ending_question(ending, state.name))

    def _request_words(self) -> str:
        state = self._state
        if state.asked:
            return self.tr("Ticketing was asked")
        match state.request:
            case TicketingRequest.VOUCHER:
                words = self.tr("Ask for the EMD voucher · {amount}")
            case TicketingRequest.REFUND:
                words = self.tr("Ask for the refund · {amount}")
            case _:
                words = self.tr("Ask ticketing to reissue")
        return words.format(amount=state.given_back)

    def _show_parts(self) -> None:
        state = self._state
        mode = state.mode
        asked = bool(state.answers)
        can_end = state.ending is not None and not self._confirming
        again = mode is Mode.DONE or (mode is Mode.LAPSED and not asked)
        for part, shown in (
            (self._words, bool(state.words)),
            (self._answer_row, asked),
            (self.check_button, state.can_check and not self._confirming),
            (self.replace_button, state.can_replace and not self._confirming),
            (self.end_button, can_end),
            (self.new_button, again),
            (self._confirmation, self._confirming),
            (self.renew_button, mode is Mode.LAPSED and not asked),
            (
                self.send_button,
                mode is Mode.REPLACE or (mode is Mode.EDIT and state.can_send and state.links),
            ),
            (self.tell_button, mode is Mode.EDIT and not state.links and state.asked),
            (self.request_button, mode is Mode.EDIT and state.request is not None),
            (self._ticket_slot, mode is Mode.TICKET),
        ):
            part.setVisible(shown)
        self.send_button.set_waits(not state.ready)
        self.request_button.setEnabled(not state.asked and not state.busy)
        standing = (state.can_check or state.can_replace) and not self._confirming
        self._buttons.setVisible(standing or can_end or again)
        for layout in (self._answer_flow, self._button_flow, self._column):
            layout.invalidate()  # a nested layout keeps its old height otherwise
        for part in (self._answer_row, self._buttons, self):
            part.updateGeometry()

    def _rebuild_answers(self) -> None:
        while self._answer_flow.count():
            item = self._answer_flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._answers = {}
        for action in self._state.answers:
            button = KeyButton(self._theme, action_label(action))
            button.setObjectName(f"answer_{action.value}")
            button.setAutoDefault(True)
            self._connect_answer(button, action)
            self._answers[action] = button
            self._answer_flow.add(button)
        stops = [*self._answers.values(), self.check_button]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect_answer(self, button: QPushButton, action: CardAction) -> None:
        button.clicked.connect(lambda: self.answered.emit(action))

    def _ask(self) -> None:
        self._confirming = True
        self._show_parts()
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._sure.text(), urgent=True)

    def _keep(self) -> None:
        self._confirming = False
        self._show_parts()
        self.end_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirmed(self) -> None:
        self._keep()
        self.ended.emit()
