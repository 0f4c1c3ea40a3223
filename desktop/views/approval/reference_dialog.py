"""Something that happened outside the desk is written down: what, and where it can be found."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.dialog_frame import dialog_buttons, dialog_column, dialog_fields
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme

_WIDTH = 440
_LONGEST = 80


class ReferenceDialog(QDialog):
    """Open with `open()`. `written` carries the value of the choice and the reference; nothing
    happens before its button. `choices` are values with their words, the likeliest first."""

    written = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        told: str,
        choices: Sequence[tuple[str, str]],
        labels: tuple[str, str],
        yes: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("referenceDialog")
        self.setWindowTitle(title)
        self.setModal(True)
        head = wrapped_label(theme, TextRole.NAME)
        head.setText(title)
        body = wrapped_label(theme, TextRole.BODY, "support")
        body.setText(told)
        self.how = QuietComboBox()
        self.how.setObjectName("referenceHow")
        for value, words in choices:
            self.how.addItem(words, value)
        self.reference = QLineEdit()
        self.reference.setObjectName("reference")
        self.reference.setMaxLength(_LONGEST)
        self.yes = KeyButton(theme, yes, role="primary")
        self.yes.setObjectName("referenceYes")
        self.yes.setDefault(True)
        leave = KeyButton(theme, self.tr("Cancel"))
        layout = dialog_column(self, spacing=12)
        layout.addWidget(head)
        layout.addWidget(body)
        layout.addLayout(dialog_fields((labels[0], self.how), (labels[1], self.reference)))
        layout.addLayout(dialog_buttons(leave, self.yes))
        self.setMinimumWidth(round(_WIDTH * theme.text_scale))
        self.reference.textChanged.connect(self._check)
        self.yes.clicked.connect(self._write)
        leave.clicked.connect(self.reject)
        self._check()
        self.reference.setFocus()

    def _check(self) -> None:
        self.yes.setEnabled(bool(self.reference.text().strip()))

    def _write(self) -> None:
        how, reference = str(self.how.currentData()), self.reference.text().strip()
        if reference:
            self.accept()
            self.written.emit(how, reference)
