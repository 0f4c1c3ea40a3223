"""What is sent once more about a link, shown in the payment card before it goes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.models.reach import Reach
from desktop.views.controls.avatar import channel_name
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.link_button import RING
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.payment.card_actions import CardAction
from desktop.views.style.theme import TextRole, Theme


class LinkAsk(QWidget):
    """A question with the words that the customer would read, and its buttons; hidden otherwise.

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
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=8, line_gap=6)
        self._buttons: list[QPushButton] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(RING, 0, RING, 0)
        box.setSpacing(6)
        for part in (self._question, self._words, self._row):
            box.addWidget(part)
        self.hide()

    def ask(self, action: CardAction, question: str, words: str, yes: str) -> None:
        """Ask whether `action` shall be done; `words` are what the customer would read."""
        self._show(action, question, words, [(yes, lambda: self.agreed.emit(action))])

    def choose(self, question: str, reaches: Sequence[Reach]) -> None:
        """Ask by which of these channels a link shall go, once its address has been read back."""
        offered = [
            (f"{channel_name(one.channel)} · {one.address}", self._chooser(one)) for one in reaches
        ]
        self._show(CardAction.OTHER_CHANNEL, question, "", offered)

    def close_ask(self) -> None:
        """Nothing is asked any more."""
        self.action = None
        self.hide()
        self.height_changed.emit()

    def set_busy(self, busy: bool) -> None:
        """While an action is under way nothing can be pressed."""
        for button in self._buttons:
            button.setEnabled(not busy)

    def _chooser(self, reach: Reach) -> Callable[[], None]:
        return lambda: self.reach_chosen.emit(reach)

    def _show(
        self,
        action: CardAction,
        question: str,
        words: str,
        offered: Sequence[tuple[str, Callable[[], None]]],
    ) -> None:
        self.action = action
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
