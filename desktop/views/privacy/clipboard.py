"""Copying for the agent; a payment link leaves the clipboard again after a minute."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication

CLEAR_AFTER_S = 60.0


class Copier(QObject):
    """Puts text on the system's clipboard. Only ever called for something the agent pressed."""

    def __init__(self, parent: QObject | None = None, clear_after_s: float = CLEAR_AFTER_S) -> None:
        super().__init__(parent)
        self._secret = ""
        self._timer = QTimer(self, singleShot=True, interval=round(clear_after_s * 1000))
        self._timer.timeout.connect(self.forget)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.forget)

    def copy(self, text: str) -> None:
        """Copy text that may stay."""
        self._timer.stop()
        self._secret = ""
        QGuiApplication.clipboard().setText(text)

    def copy_link(self, url: str) -> None:
        """Copy text with a payment link: who has it can open it, so it does not stay."""
        # As plain text: a QMimeData made in Python outlives the interpreter and crashes its exit.
        QGuiApplication.clipboard().setText(url)
        self._secret = url
        self._timer.start()

    def forget(self) -> None:
        """Take the link off the clipboard, unless something else stands there by now."""
        secret, self._secret = self._secret, ""
        clipboard = QGuiApplication.clipboard()
        if secret and clipboard.text() == secret:
            clipboard.clear()
