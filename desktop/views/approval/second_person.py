"""A second person signs in on the asker's screen, for one approval."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from desktop.models.approval import reasons_of, was_changed
from desktop.models.job import Job
from desktop.models.money import Money
from desktop.services.secrecy.held_token import HeldToken
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.dialog_frame import dialog_buttons, dialog_column
from desktop.views.controls.field_problem import show_problem
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.payment import approval_words
from desktop.views.qt.announcements import announce
from desktop.views.style.theme import TextRole, Theme

_WIDTH = 460
_LONGEST = 256


class SecondPersonDialog(QDialog):
    """Says what is asked for and why it needs two. Open with `open()`.

    `signed` carries the typed `HeldToken`: the field is empty by then, and nothing here keeps it.
    Whoever takes it calls `refused` or `accept`. `given_up` says that the request is dropped.
    """

    signed = Signal(object)
    given_up = Signal()

    def __init__(
        self, theme: Theme, job: Job, total: Money | None, asker: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("secondPersonDialog")
        self.setWindowTitle(self.tr("Second person"))
        self.setModal(True)
        title = wrapped_label(theme, TextRole.NAME)
        title.setText(approval_words.what(job, total))
        reasons = approval_words.lines(reasons_of(job))
        if was_changed(job):
            reasons.insert(0, approval_words.changed())
        why = wrapped_label(theme, TextRole.BODY)
        why.setObjectName("approvalReasons")
        why.setText("\n".join(reasons))
        told = wrapped_label(theme, TextRole.SUPPORT, "support")
        told.setText(
            " ".join((approval_words.kept(job), self._asked_by(asker) if asker else "")).strip()
        )
        label = QLabel(self.tr("Access token of the approver"))
        label.setFont(theme.font(TextRole.SUPPORT))
        label.setProperty("role", "support")
        self.token = QLineEdit()
        self.token.setObjectName("approverToken")
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setMaxLength(_LONGEST)
        self.token.setAccessibleName(label.text())
        self.token.setPlaceholderText(self.tr("Profile settings at the hub, Access token"))
        label.setBuddy(self.token)
        once = wrapped_label(theme, TextRole.SMALL, "meta")
        once.setText(
            self.tr(
                "The hub is asked once whose it is. It is not kept: not on this computer, not in"
                " the log, not on the clipboard."
            )
        )
        self.problem = wrapped_label(theme, TextRole.SUPPORT, "problem")
        self.problem.setObjectName("approvalProblem")
        self.problem.hide()
        self.approve = KeyButton(theme, self.tr("Approve"), role="primary")
        self.approve.setObjectName("approveButton")
        self.approve.setDefault(True)
        self.later = KeyButton(theme, self.tr("Later"))
        self.later.setObjectName("approveLater")
        self.drop = KeyButton(theme, self.tr("Drop the request"), role="quiet")
        self.drop.setObjectName("approveDrop")
        layout = dialog_column(self, spacing=10)
        for part in (title, why, told, label, self.token, once, self.problem):
            layout.addWidget(part)
        layout.addSpacing(2)
        layout.addLayout(dialog_buttons(self.later, self.approve, left=self.drop))
        self.setMinimumWidth(round(_WIDTH * theme.text_scale))
        QWidget.setTabOrder(self.token, self.approve)
        QWidget.setTabOrder(self.approve, self.later)
        QWidget.setTabOrder(self.later, self.drop)
        self.setAccessibleDescription(" ".join((title.text(), *reasons, told.text())))
        self.token.textChanged.connect(self._typed)
        self.approve.clicked.connect(self._sign)
        self.later.clicked.connect(self.reject)
        self.drop.clicked.connect(self._drop)
        self.finished.connect(self._forget)
        self._typed()
        self.token.setFocus()

    def refused(self, words: str) -> None:
        """Say why this person cannot approve it; another may."""
        self._busy(False)
        self._say(words)
        self.token.setFocus()

    def _asked_by(self, asker: str) -> str:
        return self.tr("Asked by {name}, who cannot approve it.").format(name=asker)

    def _sign(self) -> None:
        token = HeldToken(self.token.text())
        clipboard = QGuiApplication.clipboard()
        if clipboard.text().strip() == self.token.text().strip():
            clipboard.clear()  # it was pasted, and must not be pasted again
        self._forget()
        self._busy(True)
        self.signed.emit(token)

    def _drop(self) -> None:
        self.given_up.emit()
        self.reject()

    def _forget(self) -> None:
        """Let go of what was typed, and of what the field could bring back."""
        self.token.clear()
        self.token.setModified(False)

    def _typed(self) -> None:
        if self.token.text():
            self._say("")
        self.approve.setEnabled(bool(self.token.text().strip()))

    def _busy(self, busy: bool) -> None:
        self.token.setEnabled(not busy)
        self.drop.setEnabled(not busy)
        self.approve.setText(self.tr("Asking the hub…") if busy else self.tr("Approve"))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
        show_problem(self.token, words)
        if words:
            announce(self, words, urgent=True)
        self._fit()

    def _fit(self) -> None:
        """Give what wraps the height that it needs at this width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.width(), self.minimumWidth())
            self.setFixedHeight(layout.totalHeightForWidth(width))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
