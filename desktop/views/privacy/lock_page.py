"""Covers the whole window until the agent opens it again."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.style.theme import TextRole, Theme

SHORTEST = 6
_WIDTH = 460


class Asks(StrEnum):
    """What the page asks for."""

    CHOICE = "choice"
    CODE = "code"
    NOTHING = "nothing"


class LockPage(QFrame):
    """`tried` carries the code that was typed, `chosen` a new one (empty: none is wanted)."""

    tried = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lockPage")
        self.setProperty("role", "app")
        self.setAccessibleName(self.tr("The desk is locked"))
        self._asks = Asks.NOTHING
        title = QLabel(self.tr("The desk is locked"))
        title.setFont(theme.font(TextRole.TITLE))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setProperty("role", "support")
        self.code = QLineEdit()
        self.code.setObjectName("lockCode")
        self.code.setEchoMode(QLineEdit.EchoMode.Password)
        self.code.setAccessibleName(self.tr("Code"))
        self.code.textChanged.connect(self._typed)
        self.code.returnPressed.connect(self._press)
        self._problem = QLabel()
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.button = KeyButton(theme, role="primary")
        self.button.setObjectName("lockButton")
        self.button.clicked.connect(self._press)
        self.without = KeyButton(theme, self.tr("Without a code"))
        self.without.setObjectName("lockWithout")
        self.without.clicked.connect(lambda: self.chosen.emit(""))
        buttons = FlowLayout(gap=8, line_gap=8)
        buttons.addWidget(self.button)
        buttons.addWidget(self.without)
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(round(_WIDTH * theme.text_scale))
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        for widget in (title, self._words, self.code, self._problem):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.hide()

    def ask(self, asks: Asks) -> None:
        """Cover the window and ask for this."""
        self._asks = asks
        self.code.clear()
        self._problem.hide()
        self.code.setVisible(asks is not Asks.NOTHING)
        self.without.setVisible(asks is Asks.CHOICE)
        match asks:
            case Asks.CHOICE:
                self._words.setText(
                    self.tr(
                        "Choose a code of six characters or more. From now on it opens the desk"
                        " after a pause. Payments go on being followed meanwhile."
                    )
                )
                self.button.setText(self.tr("Lock with this code"))
            case Asks.CODE:
                self._words.setText(
                    self.tr("Type your code to go on. Nothing was lost; payments are followed.")
                )
                self.button.setText(self.tr("Open the desk"))
            case Asks.NOTHING:
                self._words.setText(
                    self.tr(
                        "No code was chosen, so anyone at this keyboard can open it. Lock it by"
                        " hand to choose one."
                    )
                )
                self.button.setText(self.tr("Open the desk"))
        self._typed()
        self._cover()
        self.show()
        self.raise_()
        (self.button if asks is Asks.NOTHING else self.code).setFocus()

    def refuse(self, wait_s: float) -> None:
        """Say that the code was wrong, or that the next try must wait."""
        self.code.clear()
        self.code.setFocus()
        self._problem.setText(
            self.tr("That was wrong too often. Try again in {seconds} seconds.").format(
                seconds=max(1, round(wait_s))
            )
            if wait_s > 0
            else self.tr("That is not the code. Try again.")
        )
        self._problem.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())

    def _typed(self) -> None:
        needed = {Asks.CHOICE: SHORTEST, Asks.CODE: 1, Asks.NOTHING: 0}[self._asks]
        self.button.setEnabled(len(self.code.text()) >= needed)

    def _press(self) -> None:
        if self.button.isEnabled():
            (self.chosen if self._asks is Asks.CHOICE else self.tried).emit(self.code.text())
