"""Asks for the passphrase of the local databases, where the machine has no keyring."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget


class PassphraseDialog(QDialog):
    """One field and two buttons; opened, never executed, because the event loop must go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passphraseDialog")
        self.setWindowTitle(self.tr("Passphrase"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        words = QLabel(
            self.tr(
                "This computer has no keyring, so the key of your conversations and jobs is made"
                " from a passphrase. The first time, choose one of at least 12 characters; from"
                " then on it is the same each time. It is kept nowhere."
            )
        )
        words.setWordWrap(True)
        words.setMinimumWidth(380)
        self.edit = QLineEdit()
        self.edit.setObjectName("passphraseEdit")
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setAccessibleName(self.tr("Passphrase"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Open the desk"))
        self._ok.setProperty("role", "primary")
        self._ok.setEnabled(False)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Close"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.edit.textChanged.connect(lambda text: self._ok.setEnabled(len(text) >= MINIMUM))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for widget in (words, self.edit, buttons):
            column.addWidget(widget)


MINIMUM = 12


async def ask_passphrase(parent: QWidget) -> str | None:
    """Ask once; None when the person closes the question."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    dialog = PassphraseDialog(parent)

    def answered(code: int) -> None:
        if not answer.done():
            answer.set_result(code)

    dialog.finished.connect(answered)
    dialog.open()
    dialog.edit.setFocus()
    try:
        code = await answer
        return dialog.edit.text() if code == int(QDialog.DialogCode.Accepted) else None
    finally:
        dialog.close()
        dialog.deleteLater()
