"""A tooltip shows what others wrote as they wrote it."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from desktop.views.controls.plain_tip import plain_tip


def test_markup_in_a_name_is_text(qtbot: QtBot) -> None:
    name = "<b>Ana</b> <img src='/etc/passwd'>"
    shown = QTextDocument()
    shown.setHtml(plain_tip(name))
    assert shown.toPlainText() == name
    assert plain_tip("Ana & Tim &lt; 3") == "Ana & Tim &lt; 3"
