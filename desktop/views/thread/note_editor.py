"""Writing a note for colleagues: in the composer's place, and in everything else unlike it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.models.colleague import Colleague
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.completion import CompletionList
from desktop.views.keys import KeyId
from desktop.views.style.theme import TextRole, Theme
from desktop.views.thread.reading_width import beside_text
from desktop.views.thread.writing_field import (
    DRAFT_PAUSE_MS,
    FIELD_SIDE,
    FieldBox,
    GrowingEdit,
    note_sign,
    typed_since,
)
from desktop.views.writing.mention_completion import MentionCompletion


class NoteEditor(QFrame):
    """A field of its own with a draft of its own: what is written here never reaches a customer.

    `note_wanted` carries conversation and text; `draft_changed` the same, soon after typing or
    at once when leaving; `left` says that Escape or the button asked for the reply.
    """

    note_wanted = Signal(int, str)
    draft_changed = Signal(int, str)
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        colleagues: Callable[[], Sequence[Colleague]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._conversation_id: int | None = None
        self._saved = ""
        self._sending = ""
        self.setObjectName("noteEditor")
        self.setProperty("role", "surface")
        self.edit = GrowingEdit()
        self.edit.setObjectName("noteField")
        self.edit.setAccessibleName(self.tr("Note for colleagues"))
        self.edit.setPlaceholderText(self.tr("Write a note… @ names a colleague"))
        self.edit.send_pressed.connect(self.press_leave)
        self.edit.left.connect(self.left)
        self.edit.textChanged.connect(self._typed)
        self._box = FieldBox(theme, self.edit, is_note=True)
        self._box.setObjectName("noteBox")
        self._leave = KeyButton(theme, self.tr("Add the note"), key=KeyId.SEND, role="primary")
        self._leave.setObjectName("leaveNoteButton")
        self._leave.clicked.connect(self.press_leave)
        self._back = KeyButton(theme, self.tr("Reply instead"), key=KeyId.REPLY, role="quiet")
        self._back.setObjectName("replyInsteadButton")
        self._back.clicked.connect(self.left)
        self._completion = CompletionList(theme, self.edit, self._box)
        self._completion.add(MentionCompletion(colleagues))
        self._build()
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_PAUSE_MS)
        self._draft_timer.timeout.connect(self.save_draft)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def text(self) -> str:
        """What is written."""
        return self.edit.toPlainText()

    @property
    def conversation_id(self) -> int | None:
        """Whose note stands in the field."""
        return self._conversation_id

    def forget(self) -> None:
        """Take the draft up anew with what is opened next, as the composer does."""
        self.save_draft()
        self._conversation_id = None

    def open(self, conversation_id: int, draft: str) -> None:
        """Take up a conversation's note; that of the one before is kept."""
        if conversation_id == self._conversation_id:
            return
        self.save_draft()
        self._sending = ""
        self._conversation_id = None
        self.edit.write(draft)
        self._conversation_id, self._saved = conversation_id, draft
        self._enable()

    def press_leave(self) -> None:
        """Leave what is written with the conversation, once."""
        text = self.text.strip()
        if self._conversation_id is None or self._sending or not text:
            return
        self._sending = self.text
        self._enable()
        self.note_wanted.emit(self._conversation_id, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = FIELD_SIDE + beside_text(self.width(), self._theme)
        self._outer.setContentsMargins(side, 11, side, 12)
        super().resizeEvent(event)

    def left_with(self, conversation_id: int) -> None:
        """A durable job holds the note now. What was typed since stays."""
        if conversation_id != self._conversation_id:
            return
        self.edit.write(typed_since(self.text, self._sending))
        self._sending = ""
        self._draft_timer.stop()
        self._saved = self.text
        self.draft_changed.emit(conversation_id, self.text)
        self._enable()

    def not_left(self, conversation_id: int) -> None:
        """It could not be taken: the text stays."""
        if conversation_id == self._conversation_id:
            self._sending = ""
            self._enable()

    def put_back(self, text: str) -> None:
        """Give the agent a refused note again, before what stands in the field."""
        self.edit.put_before(text)

    def save_draft(self) -> None:
        """Keep what is written, when it differs from what is kept."""
        self._draft_timer.stop()
        if self._conversation_id is not None and self.text != self._saved:
            self._saved = self.text
            self.draft_changed.emit(self._conversation_id, self.text)

    def _build(self) -> None:
        theme = self._theme
        title = QLabel(self.tr("Note for colleagues"))
        title.setFont(theme.font(TextRole.STRONG))
        told = QLabel(self.tr("The customer never sees this"))
        told.setFont(theme.font(TextRole.SUPPORT))
        told.setProperty("role", "support")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addSpacing(note_sign(theme) + 2)
        head.addWidget(title)
        head.addWidget(told, 1)
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self._back)
        tools.addStretch(1)
        tools.addWidget(self._leave)
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(13, 10, 13, 9)
        inner.setSpacing(6)
        inner.addLayout(head)
        inner.addWidget(self.edit)
        inner.addLayout(tools)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(FIELD_SIDE, 11, FIELD_SIDE, 12)
        self._outer.addWidget(self._box)
        self.setFocusProxy(self.edit)
        self.setTabOrder(self.edit, self._leave)
        self.setTabOrder(self._leave, self._back)
        self._enable()

    def _typed(self) -> None:
        if self.edit.mask_cards():
            return  # masking was a change of its own
        self._enable()
        if self._conversation_id is not None and not self._draft_timer.isActive():
            self._draft_timer.start()

    def _enable(self) -> None:
        self._leave.setEnabled(bool(self.text.strip()) and not self._sending)
