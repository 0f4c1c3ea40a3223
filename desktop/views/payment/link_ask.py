"""What is sent once more about a link, and where to, shown in the payment card before it goes."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.models.reach import Reach
from desktop.models.sms import MANY
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.link_button import RING
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.payment import reach_words
from desktop.views.payment.card_actions import CardAction
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme


class LinkAsk(QWidget):
    """A question with the words that the customer would read, and its buttons; hidden otherwise.
    An address that the hub does not know is typed here.

    `agreed` carries the `CardAction` that is to be done, `reach_chosen` the `Reach` by which a link
    goes. `closed` says that nothing is wanted after all, `height_changed` that it needs another
    height.
    """

    agreed = Signal(object)
    reach_chosen = Signal(object)
    closed = Signal()
    height_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.action: CardAction | None = None
        self.setObjectName("linkAsk")
        self._question = wrapped_label(theme, TextRole.STRONG)
        self._words = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._words.setObjectName("linkAskWords")
        self._typed = QLineEdit()
        self._typed.setObjectName("reachEdit")
        self._typed.setFont(theme.font(TextRole.BODY))
        self._typed.returnPressed.connect(self._send_typed)
        self._typed.textEdited.connect(lambda: self.refuse_address(""))
        self._problem = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self._problem.setObjectName("reachProblem")
        self._to: Reach | None = None
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=8, line_gap=6)
        self._buttons: list[QPushButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(RING, 0, RING, 0)
        box.setSpacing(6)
        for part in (self._question, self._words, self._typed, self._problem, self._row):
            box.addWidget(part)
        self.hide()

    def ask(self, action: CardAction, question: str, words: str, yes: str) -> None:
        """Ask whether `action` shall be done; `words` are what the customer would read."""
        self._show(action, question, words, [(yes, lambda: self.agreed.emit(action))])

    def choose(self, name: str, reaches: Sequence[Reach], sms: int) -> None:
        """Ask by which of these ways a link shall go to the customer, who is called `name`, once
        the address has been read back. `sms` is how many SMS it takes."""
        ways = sorted(reaches, key=reach_words.rank(sms))
        parts = self.tr("%n SMS", "", sms)
        offered = [(reach_words.way(one, parts), self._chooser(one, name)) for one in ways]
        beside = ""
        if sms > MANY:
            beside = self.tr(
                "The link is long: %n SMS, each of which has to arrive. E-mail is the better way.",
                "",
                sms,
            )
        self._show(CardAction.OTHER_CHANNEL, reach_words.question(name, ways), beside, offered)

    def refuse_address(self, words: str) -> None:
        """Say at the field why a typed address is none; empty takes that away."""
        show_problem(self._typed, words)
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        if words:
            self._typed.setFocus()
            announce(self, words)
        self.height_changed.emit()

    @property
    def is_typed(self) -> bool:
        """Whether an address is being typed, which may be refused."""
        return self._to is not None

    def close_ask(self) -> None:
        """Nothing is asked any more."""
        self.action = None
        self.hide()
        self.height_changed.emit()

    def set_busy(self, busy: bool) -> None:
        """While an action is under way nothing can be pressed."""
        for button in self._buttons:
            button.setEnabled(not busy)
        self._typed.setReadOnly(busy)  # disabled it would lose the focus, and letters are keys

    def _chooser(self, reach: Reach, name: str) -> Callable[[], None]:
        if reach.address:
            return lambda: self.reach_chosen.emit(reach)
        return lambda: self._type(reach, name)

    def _type(self, reach: Reach, name: str) -> None:
        """Let the address be typed: the hub has none of this customer."""
        send = [(self.tr("It is right, send"), self._send_typed)]
        self._show(CardAction.OTHER_CHANNEL, reach_words.to_type(reach, name), "", send)
        self._to = reach
        self._typed.setAccessibleName(reach_words.field(reach))
        self._typed.setPlaceholderText(reach_words.example(reach))
        self._typed.show()
        self._typed.setFocus()
        self.height_changed.emit()

    def _send_typed(self) -> None:
        if self._to is not None:
            self.reach_chosen.emit(replace(self._to, address=self._typed.text().strip()))

    def _show(
        self,
        action: CardAction,
        question: str,
        words: str,
        offered: Sequence[tuple[str, Callable[[], None]]],
    ) -> None:
        self.action = action
        self._to = None
        self._typed.clear()
        self._typed.hide()
        self.refuse_address("")
        self._question.setText(question)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        for button in self._buttons:
            button.hide()
            self._flow.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(words, act) for words, act in offered]
        self._buttons.append(self._button(self.tr("Do not send"), self.closed.emit))
        self._buttons[-1].setObjectName("linkAskClose")
        self.show()
        self.height_changed.emit()
        self._buttons[0].setFocus()

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setFont(self._theme.font(TextRole.BUTTON))
        button.setAutoDefault(True)
        button.clicked.connect(act)
        self._flow.add(button)
        return button
