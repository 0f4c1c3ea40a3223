"""Asks once before something that concerns much or cannot be taken back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.views.controls.buttons import KeyButton
from desktop.views.controls.dialog_frame import dialog_buttons, dialog_column
from desktop.views.controls.wrapped_label import wrapped_label
from desktop.views.style.theme import TextRole, Theme


class QuestionDialog(QDialog):
    """A question, what follows from it, and two buttons. Open with `open()`; `accepted` is the yes.

    `yes` says what the button does; the focus is on leaving where there is no way back.
    """

    def __init__(
        self,
        theme: Theme,
        question: str,
        detail: str,
        yes: str,
        parent: QWidget,
        *,
        final: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("questionDialog")
        self.setWindowTitle(question)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = wrapped_label(theme, TextRole.NAME)
        asked.setText(question)
        told = wrapped_label(theme, TextRole.BODY, "support")
        told.setText(detail)
        self.yes = KeyButton(theme, yes, role="danger" if final else "primary")
        self.yes.setObjectName("questionYes")
        self.yes.clicked.connect(self.accept)
        leave = KeyButton(theme, self.tr("Cancel"))
        leave.setObjectName("questionNo")
        leave.clicked.connect(self.reject)
        layout = dialog_column(self, spacing=10)
        layout.addWidget(asked)
        if detail:
            layout.addWidget(told)
        layout.addLayout(dialog_buttons(leave, self.yes))
        self.setMinimumWidth(round(400 * theme.text_scale))
        (leave if final else self.yes).setFocus()
