"""The gaps that a template left in the field: said, marked, and gone through with Tab."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit

from desktop.models.template import Hole, filled, holes
from desktop.views.qt.text_positions import qt_places
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.writing.marks import Marks
from desktop.views.writing.variable_words import variable_name


class GapNotice(QLabel):
    """Says below a field what is still to be filled in; hidden while nothing is.

    While there is a gap, Tab and Shift+Tab lead from one to the next, and typing replaces it.
    """

    def __init__(self, theme: Theme, edit: QPlainTextEdit, marked: Marks) -> None:
        super().__init__()
        self._marked = marked
        self._theme = theme
        self._edit = edit
        self.setObjectName("gapNotice")
        self.setProperty("role", "problem")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(TextRole.SMALL))
        self.setWordWrap(True)
        self.hide()
        edit.installEventFilter(self)
        edit.textChanged.connect(self._show)
        theme.changed.connect(self._show)

    @property
    def gaps(self) -> tuple[Hole, ...]:
        """What is still open, by the field's own positions."""
        text = self._edit.toPlainText()
        place = qt_places(text)
        return tuple(Hole(one.name, place(one.start), place(one.end)) for one in holes(text))

    def go_to_first(self) -> bool:
        """Choose the first gap, so that what is typed replaces it; False where there is none."""
        gaps = self.gaps
        if gaps:
            self._choose(gaps[0])
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(gaps)

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values into the gaps that they are known for, in one step that can be undone."""
        cursor = QTextCursor(self._edit.document())
        cursor.beginEditBlock()
        for gap in reversed(self.gaps):
            _select(cursor, gap)
            known = filled(cursor.selectedText(), values)
            if known != cursor.selectedText():
                cursor.insertText(known)
        cursor.endEditBlock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and not event.modifiers():
                return self._step(1)
            if event.key() == Qt.Key.Key_Backtab:
                return self._step(-1)
        return False

    def _step(self, by: int) -> bool:
        gaps = self.gaps
        if not gaps:
            return False
        cursor = self._edit.textCursor()
        if by > 0:
            at = next((gap for gap in gaps if gap.start >= cursor.selectionEnd()), gaps[0])
        else:
            before = [gap for gap in gaps if gap.end <= cursor.selectionStart()]
            at = before[-1] if before else gaps[-1]
        self._choose(at)
        return True

    def _choose(self, gap: Hole) -> None:
        cursor = self._edit.textCursor()
        _select(cursor, gap)
        self._edit.setTextCursor(cursor)

    def _show(self) -> None:
        gaps = self.gaps
        names = ", ".join(dict.fromkeys(variable_name(gap.name) for gap in gaps))
        words = QCoreApplication.translate(
            "GapNotice", "Still to fill in: {names}. Tab goes from one to the next."
        )
        self.setText(words.format(names=names))
        self.setVisible(bool(gaps))
        marks = []
        for gap in gaps:
            mark = QTextEdit.ExtraSelection()
            cursor = self._edit.textCursor()
            _select(cursor, gap)
            mark.cursor = cursor
            mark.format.setBackground(color(self._theme.tokens.progress_bg))
            mark.format.setForeground(color(self._theme.tokens.progress))
            marks.append(mark)
        self._marked.show("gaps", marks)


def _select(cursor: QTextCursor, gap: Hole) -> None:
    cursor.setPosition(gap.start)
    cursor.setPosition(gap.end, QTextCursor.MoveMode.KeepAnchor)
