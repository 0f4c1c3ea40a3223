"""Copying: a message may stay on the clipboard, a payment link leaves it by itself."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.views.privacy.clipboard import Copier
from tests.views.thread.thread_world import URL


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_link_leaves_the_clipboard_again(qtbot: QtBot) -> None:
    copier = Copier(clear_after_s=0.02)
    copier.copy_link(URL)
    assert clipboard() == URL
    qtbot.waitUntil(lambda: clipboard() == "")


def test_a_link_leaves_the_clipboard_when_the_desk_closes(qtbot: QtBot) -> None:
    copier = Copier()
    copier.copy_link(URL)
    app = QGuiApplication.instance()
    assert app is not None
    app.aboutToQuit.emit()
    assert clipboard() == ""


def test_what_was_copied_since_stays(qtbot: QtBot) -> None:
    copier = Copier()
    copier.copy_link(URL)
    QGuiApplication.clipboard().setText("mine")
    copier.forget()
    assert clipboard() == "mine"


def test_a_message_stays(qtbot: QtBot) -> None:
    copier = Copier()
    copier.copy_link(URL)
    copier.copy("K7Q2MX")
    copier.forget()
    assert clipboard() == "K7Q2MX"
