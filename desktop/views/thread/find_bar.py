"""The small bar above a thread in which its words are searched for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.elided_label import ElidedLabel
from desktop.views.controls.sections import rule
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keymap import keymap, with_key
from desktop.views.keys import KeyId
from desktop.views.qt.announcements import announce
from desktop.views.style.icons import Icon
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words import formatting


class FindBar(QFrame):
    """`typed` carries what is searched for, `stepped` 1 for an older match and -1 for a newer one,
    `left` says that the bar is to close."""

    typed = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setProperty("role", "surface")
        self.field = _FindField()
        self.field.setObjectName("findField")
        self.field.setPlaceholderText(self.tr("Find in this conversation…"))
        self.field.setAccessibleName(self.tr("Find in this conversation"))
        self.field.textChanged.connect(self.typed)
        self.field.stepped.connect(self.stepped)
        self.field.left.connect(self.left)
        self._count = ElidedLabel()
        self._count.setObjectName("findCount")
        self._count.setProperty("role", "support")
        self._count.setFont(theme.font(TextRole.SUPPORT))
        self._keys: list[tuple[KeyButton, KeyId]] = []
        newer = self._button(theme, "↓", self.tr("Previous, a newer one"), KeyId.FIND_PREVIOUS)
        older = self._button(theme, "↑", self.tr("Next, an older one"), KeyId.FIND_NEXT)
        newer.setObjectName("findNewer")
        older.setObjectName("findOlder")
        newer.clicked.connect(lambda: self.stepped.emit(-1))
        older.clicked.connect(lambda: self.stepped.emit(1))
        close = KeyButton(theme, icon=Icon.CROSS, role="quiet")
        close.setObjectName("findClose")
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.left)
        self._note = wrapped_label(theme, TextRole.META, "meta")
        self._note.setObjectName("findNote")
        self._note.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 3)
        row.addWidget(self._count, 2)
        for button in (older, newer, close):
            row.addWidget(button)
        column = QVBoxLayout()
        column.setContentsMargins(22, 7, 14, 7)
        column.addLayout(row)
        column.addWidget(self._note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column)
        whole.addWidget(rule())
        keymap().changed.connect(self._tell_keys)
        self._tell_keys()
        self.hide()

    def open(self) -> None:
        """Show the bar and go to its field, with what stands there selected."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def say(self, at: int, count: int, since: float | None, now: float) -> None:
        """Tell where in how many matches the thread stands (from 1, the newest first). `since` is
        from when the oldest message on this desk is, None where the hub has no older one."""
        if not self.field.text().strip():
            words = ""
        elif count:
            words = self.tr("{at} of {count}").format(at=at, count=count)
        else:
            words = self.tr("Not found")
        announce(self, words)
        self._count.show_words(words)
        self._note.setVisible(bool(words) and since is not None)
        if since is not None:
            day = formatting.short_date(since, now)
            said = self.tr("Searched here, back to {day}: older messages are at the hub.")
            self._note.setText(said.format(day=day))

    def _button(self, theme: Theme, sign: str, words: str, key: KeyId) -> KeyButton:
        button = KeyButton(theme, sign, role="quiet")
        button.setAccessibleName(words)
        self._keys.append((button, key))
        return button

    def _tell_keys(self) -> None:
        for button, key in self._keys:
            button.setToolTip(with_key(button.accessibleName(), key))


class _FindField(QLineEdit):
    """`stepped` is Enter, or Shift+Enter; `left` Escape."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
