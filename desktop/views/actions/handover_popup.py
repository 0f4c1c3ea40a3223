"""Handing a conversation over: to whom, and what she has to know, in one step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.actions.colleague_source import ColleagueSource
from desktop.views.actions.pick_view import PickView
from desktop.views.actions.popup import Popup
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.composer import FieldBox, GrowingEdit

_WIDTH, _PAD = 380, 12


class HandoverPopup(Popup):
    """`handed_over` carries the colleague's number and the note, which may be empty; `kept` the
    note that was written when it closes without that.

    Enter on a name leads to the note; the key that sends a reply hands over.
    """

    handed_over = Signal(int, str)
    kept = Signal(str)

    def __init__(
        self, theme: Theme, source: ColleagueSource, parent: QWidget, note: str = ""
    ) -> None:
        super().__init__(theme, parent)
        self.setObjectName("handoverPopup")
        self.setAccessibleName(self.tr("Hand over"))
        title = self.tr("Hand over to")
        self._title = QLabel(title)
        self._title.setProperty("role", "section")
        self._title.setFont(theme.font(TextRole.SECTION))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        hint = self.tr("Name of a colleague…")
        self.view = PickView(theme, source, hint=hint, name=title)
        self.view.nothing.setText(self.tr("No colleague is called that"))
        self.view.list.selectionModel().currentChanged.connect(lambda *_: self._name())
        self.view.looked.connect(self.fit)
        self.note: GrowingEdit = GrowingEdit()
        self.view.chosen.connect(lambda key: self.note.setFocus())
        self.note.setObjectName("handoverNote")
        self.note.setPlainText(note)
        self.note.setAccessibleName(self.tr("Note for your colleague"))
        self.note.setPlaceholderText(self.tr("What does your colleague need to know?"))
        self.note.send_pressed.connect(self.press)
        self.note.left.connect(self.close)
        self._hand = KeyButton(theme, self.tr("Hand over"), key=KeyId.SEND, role="primary")
        self._hand.setObjectName("handOverButton")
        self._hand.clicked.connect(self.press)
        told = wrapped_label(theme, TextRole.SMALL, "meta")
        told.setText(self.tr("The note is left first; the customer never sees it."))
        row = QHBoxLayout()
        row.addWidget(told, 1)
        row.addWidget(self._hand)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        layout.setSpacing(8)
        box = FieldBox(theme, self.note)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.note)
        for part in (self._title, self.view, box):
            layout.addWidget(part)
        layout.addLayout(row)
        self.setFixedWidth(round(_WIDTH * theme.text_scale))
        self._name()

    def open(self, over: QWidget) -> None:
        """Show it below a widget."""
        self.open_below(over, self.view.field)

    def press(self) -> None:
        """Hand over to the colleague who is chosen."""
        current = self.view.current
        if current is not None and isinstance(current.key, int):
            note = self.note.toPlainText().strip()
            self.note.clear()
            self.close()
            self.handed_over.emit(current.key, note)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if note := self.note.toPlainText().strip():
            self.kept.emit(note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keymap().is_pressed(KeyId.SEND, event, typing=True):
            self.press()
        else:
            super().keyPressEvent(event)

    def _name(self) -> None:
        current = self.view.current
        self._hand.setEnabled(current is not None)
        name = current.text if current is not None else "…"
        self._title.setText(self.tr("Hand over to {name}").format(name=name))
