"""Buttons of the desk: pressed by Enter too, and once."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.controls.buttons import KeyButton
from desktop.views.style.theme import Theme


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_once(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    button = KeyButton(theme, "Refund")
    qtbot.addWidget(button)
    presses: list[str] = []
    button.clicked.connect(lambda: presses.append("pressed"))
    QTest.keyClick(button, key)
    assert presses == ["pressed"]
    QTest.keyClick(button, key, Qt.KeyboardModifier.ControlModifier)  # a key of the window's
    held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(button, held)
    assert presses == ["pressed"]
