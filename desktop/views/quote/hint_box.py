"""What is worth a second look about a quote or its payment: neutral words, for the agent alone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.models.fraud_hints import Hint
from desktop.views.controls.link_button import LinkButton
from desktop.views.controls.sections import rule, section
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.payment.hint_words import hint_words
from desktop.views.style.theme import TextRole, Theme

_MOST_LETTERS = 200


class HintBox(QWidget):
    """A line for each hint. `dismissed` carries the `Hint` and what was found; nothing here keeps
    anybody from going on."""

    dismissed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._hints: tuple[Hint, ...] = ()
        self.setObjectName("hintBox")
        frame, inside = section(theme, self.tr("Worth a second look"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        inside.addLayout(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(frame)
        column.addWidget(rule())
        self.hide()

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What is shown."""
        return self._hints

    @property
    def rows(self) -> tuple["HintRow", ...]:
        """The lines, as they stand."""
        items = [self._rows.itemAt(at) for at in range(self._rows.count())]
        widgets = [item.widget() for item in items if item is not None]
        return tuple(one for one in widgets if isinstance(one, HintRow))

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these; a line in which somebody types stays as it is."""
        if tuple(hints) == self._hints:
            return
        self._hints = tuple(hints)
        kept = {row.hint.sign: row for row in self.rows}
        for sign, row in kept.items():
            if sign not in {one.sign for one in hints}:
                self._rows.removeWidget(row)
                row.hide()
                row.deleteLater()
        for at, hint in enumerate(hints):
            if hint.sign in kept:
                kept[hint.sign].show_hint(hint)
            else:
                row = HintRow(self._theme, hint)
                row.dismissed.connect(self.dismissed)
                self._rows.insertWidget(at, row)
        self.setVisible(bool(hints))


class HintRow(QWidget):
    """One hint. Its link opens a field for what was found; Enter there lets the hint go."""

    dismissed = Signal(object, str)

    def __init__(self, theme: Theme, hint: Hint) -> None:
        super().__init__()
        self.hint = hint
        self._words = wrapped_label(theme, TextRole.SUPPORT, "support")
        self.looked_button = LinkButton(theme, self.tr("I looked into it…"))
        self.looked_button.setObjectName(f"hintLooked_{hint.sign.value}")
        self.looked_button.clicked.connect(self._ask)
        self.reason = QLineEdit()
        self.reason.setObjectName(f"hintReason_{hint.sign.value}")
        self.reason.setFont(theme.font(TextRole.SUPPORT))
        self.reason.setMaxLength(_MOST_LETTERS)
        self.reason.setPlaceholderText(self.tr("What you found, then Enter"))
        self.reason.setAccessibleName(self.tr("What you found"))
        self.reason.returnPressed.connect(self._done)
        self.reason.hide()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._words, 1)
        head.addWidget(self.looked_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.reason)
        self.show_hint(hint)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def show_hint(self, hint: Hint) -> None:
        """Say this one."""
        self.hint = hint
        words = hint_words(hint)
        self._words.setText(words)
        self.looked_button.setAccessibleName(f"{words} {self.looked_button.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.reason.isHidden():
            self.reason.hide()
            self.looked_button.show()
            self.looked_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # the field's alone
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.looked_button.hide()
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self) -> None:
        if self.reason.text().strip():
            self.dismissed.emit(self.hint, self.reason.text().strip())
