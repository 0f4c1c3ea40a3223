"""Asks for the passphrase of the local databases, where the machine has no keyring."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.services.secrecy.database_key import MINIMUM_PASSPHRASE


class PassphraseDialog(QDialog):
    """One field and two buttons; opened, never executed, because the event loop must go on."""

    def __init__(self, parent: QWidget | None = None, *, is_new: bool = True) -> None:
        """`is_new`: nothing is encrypted with it yet, so it is chosen now, and typed twice."""
        super().__init__(parent)
        self._least = MINIMUM_PASSPHRASE if is_new else 1
        self.setObjectName("passphraseDialog")
        self.setWindowTitle(self.tr("Passphrase"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        words = QLabel(
            self.tr(
                "This computer has no keyring, so the key of your conversations and jobs is made"
                " from a passphrase. Choose one of at least 12 characters; from now on it is the"
                " same each time. It is kept nowhere: without it nobody can read these files, and"
                " what has not been sent is lost."
            )
            if is_new
            else self.tr("Enter the passphrase that this desk was set up with.")
        )
        words.setWordWrap(True)
        words.setMinimumWidth(380)
        self.edit = self._field("passphraseEdit", self.tr("Passphrase"))
        self.repeat = self._field("passphraseRepeat", self.tr("The same again"))
        self.repeat.setVisible(is_new)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for widget in (words, self.edit, self.repeat, buttons):
            column.addWidget(widget)
        self._is_new = is_new

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.textChanged.connect(self._check)
        return field

    def _check(self) -> None:
        same = not self._is_new or self.edit.text() == self.repeat.text()
        self._ok.setEnabled(len(self.edit.text()) >= self._least and same)


async def ask_passphrase(parent: QWidget, *, is_new: bool = True) -> str | None:
    """Ask once; None when the person closes the question."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    dialog = PassphraseDialog(parent, is_new=is_new)

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
