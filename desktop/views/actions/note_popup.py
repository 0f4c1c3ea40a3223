"""A popup in which a note for colleagues is written beside other work, or for several at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.colleague import Colleague
from desktop.views.actions.popup import Popup
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.completion import CompletionList
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.writing_field import FieldBox, GrowingEdit
from desktop.views.writing.mention_completion import MentionCompletion

_WIDTH, _PAD = 380, 12
Colleagues = Callable[[], Sequence[Colleague]]
"""Who can be named in a note."""


class NotePopup(Popup):
    """`written` carries the note once its key or its button is pressed; `kept` what was written
    when it closes without that, where something was, or all that was begun before was seen.
    """

    written = Signal(str)
    kept = Signal(str)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        colleagues: Colleagues,
        *,
        title: str,
        button: str,
        told: str,
    ) -> None:
        super().__init__(theme, parent)
        self._done = False
        self._brought = False
        self._colleagues = colleagues
        self.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setProperty("role", "section")
        self.title.setFont(theme.font(TextRole.SECTION))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.note: GrowingEdit = GrowingEdit()
        self.note.send_pressed.connect(self.press)
        self.note.left.connect(self.close)
        self.note.textChanged.connect(self.note.mask_cards)
        self.button = KeyButton(theme, button, key=KeyId.SEND, role="primary")
        self.button.clicked.connect(self.press)
        self._told = wrapped_label(theme, TextRole.SMALL, "meta")
        self._told.setText(told)

    def build(self, above: Sequence[QWidget] = ()) -> None:
        """Lay it out, with `above` between its title and its field; once."""
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        layout.setSpacing(8)
        box = FieldBox(self._theme, self.note)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.note)
        named = CompletionList(self._theme, self.note, None)
        named.add(MentionCompletion(self._colleagues))
        named.placed.connect(self.fit)
        for part in (self.title, *above, named, box):
            layout.addWidget(part)
        layout.addLayout(row)
        self.setFixedWidth(round(_WIDTH * self._theme.text_scale))

    def bring(self, note: str) -> None:
        """Give the agent what she began before, unless she has begun anew."""
        self._brought = True
        if note and not self.note.toPlainText():
            self.note.write(note)

    def press(self) -> None:
        """Take what is written; nothing is no note."""
        note = self.note.toPlainText().strip()
        if note:
            self.done(note)

    def done(self, note: str) -> None:
        """Close, for it is written."""
        self._done = True
        self.close()
        self.written.emit(note)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        note = self.note.toPlainText().strip()
        if not self._done and (note or self._brought):
            self.kept.emit(note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keymap().is_pressed(KeyId.SEND, event, typing=True):
            self.press()
        else:
            super().keyPressEvent(event)


class ManyNotesPopup(NotePopup):
    """One note for each of several conversations; says how many."""

    def __init__(self, theme: Theme, parent: QWidget, colleagues: Colleagues, count: int) -> None:
        super().__init__(
            theme,
            parent,
            colleagues,
            title=self.tr("Note in {count} conversations").format(count=count),
            button=self.tr("Add {count} notes").format(count=count),
            told=self.tr("The customers never see it."),
        )
        self.setObjectName("manyNotesPopup")
        self.note.setObjectName("manyNotesField")
        self.note.setAccessibleName(self.tr("Note for colleagues"))
        self.note.setPlaceholderText(self.tr("Write a note… @ names a colleague"))
        self.button.setObjectName("manyNotesButton")
        self.note.textChanged.connect(self._enable)
        self.build()
        self._enable()

    def open(self, over: QWidget) -> None:
        """Show it below a widget."""
        self.open_below(over, self.note)

    def _enable(self) -> None:
        self.button.setEnabled(bool(self.note.toPlainText().strip()))
