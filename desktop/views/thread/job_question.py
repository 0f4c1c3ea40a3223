"""A job in the thread that waits: what it is, what is unclear, and what can be done with it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.models.conversation import Channel
from desktop.models.job import Job, JobState, Question
from desktop.views.controls.flow_layout import FlowLayout
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.key_presses import pressed_sequence
from desktop.views.keymap import keymap, with_key
from desktop.views.keys import KeyId
from desktop.views.payment import card_words
from desktop.views.payment.card_actions import CardAction, job_actions, question_of
from desktop.views.style.theme import TextRole, Theme, color
from desktop.views.thread.thread_items import job_text
from desktop.views.thread.thread_words import job_state, job_words, note_first
from desktop.views.thread.writing_field import GrowingEdit

_KEYS = {
    CardAction.EDIT: KeyId.CHANGE_WAITING,
    CardAction.REMOVE: KeyId.REMOVE_WAITING,
    CardAction.SAVE: KeyId.SEND,
    CardAction.AS_IT_WAS: KeyId.KEEP_WAITING,
}


class JobQuestion(QWidget):
    """Real buttons for a message that waits to leave, that nobody can account for, or that was
    refused; and a field while its words are changed.

    `acted` carries the `CardAction`; `left` the arrow key that leaves it. A key for what cannot be
    done while the message is just being tried is remembered, and done when it comes back.
    """

    acted = Signal(object)
    left = Signal(int)
    height_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._job: Job | None = None
        self._buttons: dict[CardAction, QPushButton] = {}
        self._busy = False
        self._edits = False
        self._wish: CardAction | None = None
        self.setObjectName("jobQuestion")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text = wrapped_label(theme, TextRole.BODY)
        self._question = wrapped_label(theme, TextRole.SUPPORT, "support")
        self._edit = GrowingEdit(KeyId.KEEP_WAITING)
        self._edit.setObjectName("replyEdit")
        self._edit.setAccessibleName(self.tr("Change the reply"))
        self._edit.setFont(theme.font(TextRole.BODY))
        self._edit.send_pressed.connect(lambda: self.press(CardAction.SAVE))
        self._edit.left.connect(lambda: self.press(CardAction.AS_IT_WAS))
        self._edit.document().documentLayout().documentSizeChanged.connect(self._grown)
        self._edit.focus_changed.connect(self.update)
        self._edit.hide()
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=8, line_gap=6)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(13, 9, 13, 11)
        self._box.setSpacing(6)
        for part in (self._text, self._edit, self._question, self._row):
            self._box.addWidget(part)
        theme.changed.connect(self.update)
        keymap().changed.connect(self._tell_keys)

    @property
    def job(self) -> Job | None:
        """The job that asks."""
        return self._job

    @property
    def words(self) -> str:
        """What stands in the field, while the reply is changed."""
        return self._edit.toPlainText()

    def press(self, action: CardAction) -> None:
        """Do what the button of `action` does, where it is offered."""
        self._wish = None
        if self._can(action):
            self._edits = action is CardAction.EDIT
            self.acted.emit(action)

    def button(self, action: CardAction) -> QPushButton | None:
        """The button of an answer."""
        return self._buttons.get(action)

    def show_job(
        self,
        job: Job,
        *,
        name: str,
        channel: Channel,
        behind: bool = False,
        meanwhile: str = "",
    ) -> None:
        """Show what this job asks, or what it waits for. `name` is how the customer is called;
        `behind` says that another job must leave first, `meanwhile` what others changed."""
        before = job_actions(self._job) if self._job is not None else None
        self._job = job
        text = job_text(job)
        self._text.setText(job_words(job))
        asked = question_of(job)
        if asked is not None:
            words = meanwhile or card_words.question(asked, job, name, channel)
        elif job.state is JobState.FAILED:
            words = card_words.failure(job) or self.tr("Not sent. Your text is kept.")
        else:
            words = job_state(job, behind=behind)
        words = note_first(job, words)
        self._show_field(text, asked is Question.BEING_CHANGED)
        self._question.setText(words)
        self.setAccessibleName(f"{words} {self._text.text()}")
        if before != job_actions(job):
            self._rebuild(job_actions(job))
        self._box.invalidate()
        self.height_changed.emit()
        self._fulfil()

    def set_busy(self, busy: bool) -> None:
        """While an answer is under way nothing else can be pressed."""
        self._busy = busy
        for button in self._buttons.values():
            button.setEnabled(not busy)
        self._fulfil()

    def height_at(self, width: int) -> int:
        """The height that it needs at this width."""
        return max(self._box.totalHeightForWidth(width), self._box.totalMinimumSize().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape) and self.hasFocus():
            self.left.emit(event.key())
        elif self.hasFocus() and keymap().is_pressed(KeyId.REMOVE_WAITING, event):
            self._wants(CardAction.REMOVE)
        elif self.hasFocus() and (
            keymap().is_pressed(KeyId.CHANGE_WAITING, event)
            or pressed_sequence(event) in ("Return", "Enter")  # what is chosen opens
        ):
            self._wants(CardAction.EDIT)
        else:
            self._wish = None
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._wish = None

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens.progress), 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(color(tokens.surface))
        radius = self._theme.metrics.radius_card
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        if self._edit.isVisibleTo(self):
            focused = self._edit.hasFocus()
            line = tokens.focus if focused else tokens.field_line
            painter.setPen(QPen(color(line), 2.0 if focused else 1.0))
            painter.drawRoundedRect(QRectF(self._edit.geometry()).adjusted(-6, -3, 6, 2), 6, 6)
        painter.end()

    def _can(self, action: CardAction) -> bool:
        return not self._busy and action in self._buttons

    def _wants(self, action: CardAction) -> None:
        if self._can(action):
            self.press(action)
        elif self._is_tried:
            self._wish = action

    def _fulfil(self) -> None:
        wish = self._wish
        if wish is None or self._is_tried:
            return
        self._wish = None  # what became of it otherwise asks for another decision
        if self._job is not None and self._job.state is JobState.READY:
            self.press(wish)

    @property
    def _is_tried(self) -> bool:
        """Whether it is just under way, so that nothing can be done with it for a moment."""
        return self._busy or (self._job is not None and self._job.state is JobState.RUNNING)

    def _show_field(self, text: str, changing: bool) -> None:
        """Open the field with the words, or close it; while it is open, what was typed stays."""
        if changing == self._edit.isVisibleTo(self):
            return
        had_focus = self._edit.hasFocus()
        if changing:
            self._edit.setPlainText(text)
            self._edit.moveCursor(self._edit.textCursor().MoveOperation.End)
        self._edit.setVisible(changing)
        self._text.setVisible(not changing)
        if changing and self._edits:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edits = False

    def _grown(self) -> None:
        self._box.invalidate()
        self.height_changed.emit()

    def _rebuild(self, actions: tuple[CardAction, ...]) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = {}
        for action in actions:
            button = QPushButton(card_words.action_label(action))
            button.setObjectName(f"answer_{action.value}")
            button.setFont(self._theme.font(TextRole.BUTTON))
            button.setEnabled(not self._busy)
            button.setAutoDefault(True)
            self._connect(button, action)
            self._buttons[action] = button
            self._flow.add(button)
        self._row.setVisible(bool(actions))
        self._tell_keys()

    def _tell_keys(self) -> None:
        for action, button in self._buttons.items():
            if action in _KEYS:
                button.setToolTip(with_key(button.text(), _KEYS[action]))

    def _connect(self, button: QPushButton, action: CardAction) -> None:
        button.clicked.connect(lambda: self.press(action))
