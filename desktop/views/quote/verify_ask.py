"""Asks how the customer was verified, before a quote on a booking leaves."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.models.rebooking.terms import Verification
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.sections import MARGIN
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words.service_words import service_words

_MOST = 9
"""So many ways have a digit that chooses them."""


class VerifyAsk(QWidget):
    """The airline's own ways, each by its digit, or why it is skipped. `answered` carries a
    `Verification`, upon which the quote leaves; `put_off` says that it is not sent now."""

    answered = Signal(object)
    put_off = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ways: tuple[str, ...] = ()
        self.buttons: list[KeyButton] = []
        self.setObjectName("verifyAsk")
        title = QLabel(self.tr("How was the customer verified?"))
        title.setFont(theme.font(TextRole.STRONG))
        title.setWordWrap(True)
        self.setAccessibleName(title.text())
        self._hint = wrapped_label(theme, TextRole.META, "meta")
        self._hint.setText(
            self.tr("Still needed before it leaves: press its number. Esc goes back.")
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.skip = QLineEdit()
        self.skip.setObjectName("skipVerification")
        self.skip.setPlaceholderText(self.tr("Or skip it, because…"))
        self.skip.setAccessibleName(self.tr("Why the verification is skipped"))
        self.skip.returnPressed.connect(self._skipped)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 0)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self._hint)
        column.addLayout(self._list)
        column.addWidget(self.skip)
        self.hide()

    def ask(self, ways: Sequence[str]) -> None:
        """Show the question and go to its first answer."""
        if tuple(ways) != self._ways:
            self._ways = tuple(ways)
            self._build()
        self.skip.clear()
        self.show()
        first: QWidget = self.buttons[0] if self.buttons else self.skip
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self, self.accessibleName(), urgent=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; Escape goes back to the quote; the arrows go through the ways."""
        key = event.key()
        at = key - Qt.Key.Key_1
        if key == Qt.Key.Key_Escape:
            self.hide()
            self.put_off.emit()
        elif 0 <= at < min(_MOST, len(self.buttons)):
            self.buttons[at].click()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        for button in self.buttons:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        before: QWidget | None = None
        for number, way in enumerate(self._ways, start=1):
            digit = f"{number}  " if number <= _MOST else ""
            button = KeyButton(self._theme, f"{digit}{service_words(way)}")
            button.setObjectName(f"verified{number}")
            button.clicked.connect(lambda _=False, way=way: self._answer(Verification(way)))
            self.buttons.append(button)
            self._list.addWidget(button)
            button.show()
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        if before is not None:
            QWidget.setTabOrder(before, self.skip)

    def _skipped(self) -> None:
        reason = self.skip.text().strip()
        if reason:
            self._answer(Verification(skipped_because=reason))

    def _answer(self, verified: Verification) -> None:
        self.hide()
        self.answered.emit(verified)
