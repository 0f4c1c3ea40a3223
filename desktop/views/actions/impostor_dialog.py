"""Reporting somebody who pretends to be a customer: what colleagues must know, in a few fields."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from desktop.models.colleague import Directory
from desktop.models.conversation_change import (
    Assign,
    ConversationChange,
    Priority,
    SetLabels,
    SetPriority,
)
from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.dialog_frame import dialog_buttons, dialog_column
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme

IMPOSTOR = "impostor"
"""The label that such a conversation gets, where the account has it."""
_MINE, _NOBODY = "mine", "nobody"


@dataclass(frozen=True, slots=True)
class Report:
    """The note that tells it, and what else is done to the conversation."""

    note: str
    changes: tuple[ConversationChange, ...]


class ImpostorDialog(QDialog):
    """Open with `open()`. `reported` carries a `Report`; nothing leaves before its button."""

    reported = Signal(object)

    def __init__(
        self,
        theme: Theme,
        directory: Directory,
        me: int | None,
        parent: QWidget,
        count: int = 1,
    ) -> None:
        super().__init__(parent)
        self._has_label = any(one.title == IMPOSTOR for one in directory.labels)
        self.setObjectName("impostorDialog")
        self.setWindowTitle(self.tr("Report an impostor"))
        self.setModal(True)
        title = wrapped_label(theme, TextRole.NAME)
        title.setText(
            self.tr("Report an impostor")
            if count == 1
            else self.tr("Report an impostor in {count} conversations").format(count=count)
        )
        told = wrapped_label(theme, TextRole.BODY, "support")
        told.setText(
            self.tr(
                "Colleagues read this as a note; the customer never sees it. The conversation"
                " becomes urgent. Do not answer questions about the booking meanwhile."
            )
            if count == 1
            else self.tr(
                "Colleagues read this as a note; the customers never see it. The conversations"
                " become urgent. Do not answer questions about the bookings meanwhile."
            )
        )
        self.poses = self._field("poses", self.tr("A name, a booking, a colleague…"))
        self.signs = self._field("signs", self.tr("Wrong birth date, other phone, new account…"))
        self.asked = self._field("asked", self.tr("A refund to another card, a code…"))
        self.whose = QComboBox()
        self.whose.setObjectName("impostorWhose")
        self.whose.addItem(self.tr("Leave it as it is"), _MINE)
        self.whose.addItem(self.tr("Nobody: the team sees it"), _NOBODY)
        for one in directory.colleagues:
            if one.user_id != me:
                self.whose.addItem(one.name, one.user_id)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("Pretends to be"), self.poses)
        form.addRow(self.tr("How it showed"), self.signs)
        form.addRow(self.tr("Asked for"), self.asked)
        form.addRow(self.tr("Assign to"), self.whose)
        self.report = KeyButton(theme, self.tr("Report"), role="primary")
        self.report.setObjectName("impostorReport")
        self.report.clicked.connect(self._report)
        leave = KeyButton(theme, self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        layout = dialog_column(self, spacing=12)
        layout.addWidget(title)
        layout.addWidget(told)
        layout.addLayout(form)
        if not self._has_label:
            missing = wrapped_label(theme, TextRole.SMALL, "meta")
            missing.setText(no_label_words(IMPOSTOR))
            layout.addWidget(missing)
        layout.addLayout(dialog_buttons(leave, self.report))
        self.setMinimumWidth(round(460 * theme.text_scale))
        for field in (self.poses, self.signs):
            field.textChanged.connect(self._enable)
        self._enable()
        self.poses.setFocus()

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"impostor_{name}")
        field.setPlaceholderText(hint)
        field.setMaxLength(500)
        return field

    def _enable(self) -> None:
        self.report.setEnabled(bool(self.poses.text().strip() and self.signs.text().strip()))

    def _report(self) -> None:
        changes: list[ConversationChange] = [SetPriority(Priority.URGENT)]
        if self._has_label:
            changes.append(SetLabels(add=(IMPOSTOR,)))
        whose = self.whose.currentData()
        if whose != _MINE:
            changes.append(Assign(None if whose == _NOBODY else int(whose)))
        lines = [
            self.tr("Impostor reported"),
            f"{self.tr('Pretends to be')}: {self.poses.text().strip()}",
            f"{self.tr('How it showed')}: {self.signs.text().strip()}",
        ]
        if self.asked.text().strip():
            lines.append(f"{self.tr('Asked for')}: {self.asked.text().strip()}")
        self.accept()
        self.reported.emit(Report("\n".join(lines), tuple(changes)))


def no_label_words(label: str) -> str:
    """What is said where the account lacks a label that would be put on."""
    words = QCoreApplication.translate(
        "Actions", "The hub has no label “{label}”, so none is put on."
    )
    return words.format(label=label)
