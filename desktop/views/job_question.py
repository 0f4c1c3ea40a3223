"""A job in the thread that waits for a person: what it was, what is unclear, and the answers."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.models.conversation import Channel
from desktop.models.job import Job
from desktop.views import card_words
from desktop.views.card_actions import CardAction, job_actions, question_of
from desktop.views.flow_layout import FlowLayout
from desktop.views.theme import TextRole, Theme, color
from desktop.views.thread_words import job_subject


class JobQuestion(QWidget):
    """Real buttons for a message that nobody can account for, or that was refused.

    `acted` carries the `CardAction`; `left` the arrow key that leaves it.
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
        self.setObjectName("jobQuestion")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text = _label(theme, TextRole.BODY, "")
        self._question = _label(theme, TextRole.SUPPORT, "support")
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=8, line_gap=6)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(13, 9, 13, 11)
        self._box.setSpacing(6)
        for part in (self._text, self._question, self._row):
            self._box.addWidget(part)
        theme.changed.connect(self.update)

    @property
    def job(self) -> Job | None:
        """The job that asks."""
        return self._job

    def button(self, action: CardAction) -> QPushButton | None:
        """The button of an answer."""
        return self._buttons.get(action)

    def show_job(self, job: Job, *, name: str, channel: Channel) -> None:
        """Show what this job asks. `name` is how the customer is called."""
        before = job_actions(self._job) if self._job is not None else None
        self._job = job
        self._text.setText(str(job.payload.get("text", "")) or job_subject(job))
        asked = question_of(job)
        words = (
            card_words.question(asked, job, name, channel)
            if asked is not None
            else self.tr("Not sent: {reason}. Your text is kept.").format(
                reason=job.error.rstrip(". ")
            )
        )
        self._question.setText(words)
        self.setAccessibleName(f"{words} {self._text.text()}")
        if before != job_actions(job):
            self._rebuild(job_actions(job))
        self._box.invalidate()
        self.height_changed.emit()

    def set_busy(self, busy: bool) -> None:
        """While an answer is under way nothing else can be pressed."""
        self._busy = busy
        for button in self._buttons.values():
            button.setEnabled(not busy)

    def height_at(self, width: int) -> int:
        """The height that it needs at this width."""
        return max(self._box.totalHeightForWidth(width), self._box.totalMinimumSize().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape) and self.hasFocus():
            self.left.emit(event.key())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(tokens.progress), 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(color(tokens.surface))
        radius = self._theme.metrics.radius_card
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()

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

    def _connect(self, button: QPushButton, action: CardAction) -> None:
        button.clicked.connect(lambda: self.acted.emit(action))


def _label(theme: Theme, font: TextRole, role: str) -> QLabel:
    label = QLabel()
    label.setFont(theme.font(font))
    if role:
        label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
