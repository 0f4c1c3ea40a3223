"""Notes about a customer, which every colleague reads: those at the hub, and a new one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.models.customer import ContactNote
from desktop.models.job import Job, JobKind, JobState
from desktop.services.use_cases.refusals import Answer
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.link_button import LinkButton
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme
from desktop.views.words import formatting
from desktop.views.words.service_words import service_words

_MOST = 50
"""So many of the newest are shown."""
_ADDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(QPlainTextEdit):
    """`added` says that Ctrl+Enter was pressed: in here it is this note's, and no reply's."""

    added = Signal()

    def event(self, event: QEvent) -> bool:
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and _adds(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _adds(event):
            self.added.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CustomerNotes(QWidget):
    """`wanted` carries the text of a new note; `put_away` the job of one that was refused,
    `answered` that of one that asks, with the `Answer`."""

    wanted = Signal(str)
    put_away = Signal(str)
    answered = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._rows: list[QWidget] = []
        self.field = NoteField()
        self.field.setObjectName("customerNoteEdit")
        self.field.setAccessibleName(self.tr("A new note about the customer"))
        self.field.setPlaceholderText(self.tr("A note that colleagues read…"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(2 * theme.metrics.line_height + 18)
        self.field.textChanged.connect(self._typed)
        self.field.added.connect(self._add)
        self.add_button = KeyButton(theme, self.tr("Add note"))
        self.add_button.setObjectName("addCustomerNoteButton")
        self.add_button.clicked.connect(self._add)
        self.state = wrapped_label(theme, TextRole.SUPPORT, "support")
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addStretch(1)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.field)
        column.addLayout(buttons)
        column.addWidget(self.state)
        column.addLayout(self._list)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._typed()

    def show_notes(self, notes: Sequence[ContactNote], jobs: Sequence[Job], now: float) -> None:
        """Show these, and above them what has not reached the hub."""
        waiting = tuple(job for job in jobs if job.kind is JobKind.CONTACT_NOTE)
        shown = (tuple(notes[:_MOST]), waiting)
        if shown == self._shown:
            return
        self._shown = shown
        for row in self._rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows = [self._waiting(job) for job in reversed(waiting)]
        self._rows += [self._note(note, now) for note in notes[:_MOST]]
        for row in self._rows:
            self._list.addWidget(row)

    def say(self, words: str) -> None:
        """Say what is to be known of the list itself; empty for nothing."""
        self.state.setText(words)
        self.state.setVisible(bool(words))

    def _note(self, note: ContactNote, now: float) -> QWidget:
        at = formatting.moment(note.created_at, now) if note.created_at else ""
        return self._entry(note.text, " · ".join(part for part in (note.author, at) if part))

    def _waiting(self, job: Job) -> QWidget:
        text = str(job.payload.get("text", ""))
        if job.state is JobState.ASKING:
            return self._asking(job, text)
        if job.state is not JobState.FAILED:
            return self._entry(text, self.tr("waits to be saved at the hub"))
        row = self._entry(text, "")
        problem = wrapped_label(self._theme, TextRole.META, "problem")
        reason = service_words(job.error)
        problem.setText(self.tr("Not saved. {reason}").format(reason=reason))
        away = LinkButton(self._theme, self.tr("put away"))
        away.setAccessibleName(self.tr("Put away the note that was not saved"))
        away.clicked.connect(lambda: self.put_away.emit(job.job_id))
        inside = row.layout()
        assert inside is not None
        inside.addWidget(problem)
        inside.addWidget(away)
        return row

    def _asking(self, job: Job, text: str) -> QWidget:
        """A note that may or may not stand at the hub."""
        row = self._entry(text, "")
        question = wrapped_label(self._theme, TextRole.META, "problem")
        question.setText(
            self.tr("The connection broke while this was being saved. Does it stand at the hub?")
        )
        answers = QHBoxLayout()
        answers.setSpacing(12)
        for words, spoken, answer in (
            (
                self.tr("it is there"),
                self.tr("The note is there: it is not written again"),
                Answer.IT_ARRIVED,
            ),
            (self.tr("write again"), self.tr("Write the note again"), Answer.SEND_AGAIN),
            (self.tr("leave it"), self.tr("Leave the note as it is"), Answer.DROP),
        ):
            button = LinkButton(self._theme, words)
            button.setAccessibleName(spoken)
            button.clicked.connect(partial(self.answered.emit, job.job_id, answer))
            answers.addWidget(button)
        answers.addStretch(1)
        inside = row.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addWidget(question)
        inside.addLayout(answers)
        return row

    def _entry(self, text: str, about: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        words = wrapped_label(self._theme, TextRole.BODY)
        words.setText(text)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        if about:
            meta = wrapped_label(self._theme, TextRole.META, "meta")
            meta.setText(about)
            column.addWidget(meta)
        return row

    def _restyle(self) -> None:
        """A field's edge, which other lists and areas have not."""
        tokens, radius = self._theme.tokens, self._theme.metrics.radius_field
        self.field.setStyleSheet(
            f"NoteField {{ border: 1px solid {tokens.field_line}; border-radius: {radius}px; }}"
            f" NoteField:focus {{ border: 2px solid {tokens.focus}; }}"
        )

    def _typed(self) -> None:
        self.add_button.setEnabled(bool(self.field.toPlainText().strip()))

    def _add(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.wanted.emit(text)


def _adds(event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() in _ADDS and control and not shift
