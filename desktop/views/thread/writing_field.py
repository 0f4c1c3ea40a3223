"""The field that replies and notes are written in, as high as its text, and its frame."""

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from desktop.models.card_shield import mask
from desktop.views.keymap import keymap
from desktop.views.keys import KeyId
from desktop.views.style import icons
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme, color
from desktop.views.writing.dropped import dropped, holds_files

DRAFT_PAUSE_MS = 400
"""A draft is saved no later than this after a change: so much a killed desk may lose."""
FIELD_SIDE = 18
_MOST_LINES, _FEWEST_LINES = 8, 2
_LINE = 19  # of the design; a larger font brings its own
_NOTE_SIGN = 16


class GrowingEdit(QPlainTextEdit):
    """A text field that is as high as its text, within bounds.

    `send_pressed` is the key that sends a reply; `left` is Escape, or a key of `leave`. `pasted`
    carries a `Dropped`: files or a picture that were pasted or let go in it.
    """

    send_pressed = Signal()
    pasted = Signal(object)
    left = Signal()
    focus_changed = Signal()

    def __init__(self, leave: KeyId = KeyId.LEAVE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leave = leave
        self.takes_files = False
        """Whether files are attached; otherwise their names are pasted."""
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keymap().is_pressed(KeyId.SEND, event, typing=True):
            if not event.isAutoRepeat():
                self.send_pressed.emit()
        elif keymap().is_pressed(self._leave, event, typing=True):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Its keys are this field's own while it has the focus, not shortcuts of the window too.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = (KeyId.SEND, self._leave)
            if any(keymap().is_pressed(key_id, event, typing=True) for key_id in mine):
                event.accept()
                return True
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return self._takes_files(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        found = dropped(source) if self._takes_files(source) else None
        if found is not None:
            self.pasted.emit(found)
        else:
            super().insertFromMimeData(source)

    def mask_cards(self) -> bool:
        """Hide card numbers as soon as they are whole, and forget them for undo too; whether there
        were any."""
        text = self.toPlainText()
        masked = mask(text)
        if masked == text:
            return False
        position = self.textCursor().position()
        self.setPlainText(masked)
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        return True

    def put_before(self, text: str) -> None:
        """Give the agent a refused text again, before what stands here."""
        mine = self.toPlainText()
        self.write(f"{text}\n{mine}" if mine.strip() else text)

    def write(self, text: str) -> None:
        """Let this stand here instead, to be written on at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _takes_files(self, source: QMimeData) -> bool:
        return self.takes_files and holds_files(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _fit(self) -> None:
        lines = int(self.document().documentLayout().documentSize().height())
        line = max(_LINE, self.fontMetrics().lineSpacing())
        self.setFixedHeight(min(max(lines, _FEWEST_LINES), _MOST_LINES) * line)


class FieldBox(QFrame):
    """The frame around a field and what belongs to it; ringed while the field has the focus.

    `is_note` gives it the ground that notes have in the thread, with their sign.
    """

    def __init__(self, theme: Theme, edit: GrowingEdit, *, is_note: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._edit = edit
        self._is_note = is_note
        edit.focus_changed.connect(self.update)
        theme.changed.connect(self.update)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._edit.hasFocus()
        width = 2.0 if focused else 1.0
        line = tokens.progress if self._is_note else tokens.field_line
        painter.setPen(QPen(color(tokens.focus if focused else line), width))
        painter.setBrush(color(tokens.progress_bg if self._is_note else tokens.surface))
        inset = width / 2
        area = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, 10, 10)
        if self._is_note:
            side = note_sign(self._theme)
            icons.paint(painter, QRectF(12, 11, side, side), Icon.NOTE, tokens.progress)
        painter.end()


def note_sign(theme: Theme) -> int:
    """How wide the sign of a note is."""
    return round(_NOTE_SIGN * theme.text_scale)


def typed_since(text: str, sent: str) -> str:
    """What of a field's text came after that which was sent."""
    return text[len(sent) :].lstrip("\n") if text.startswith(sent) else text
