"""Things that can be on or off: one stop of the Tab key, arrows within."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from desktop.views.controls.toggle_chips import ToggleChips
from desktop.views.style.theme import Theme


def test_arrows_move_and_space_toggles(theme: Theme, qtbot: QtBot) -> None:
    chips = ToggleChips(theme, "Channel", [("a", "Messenger"), ("b", "R&D"), ("c", "SMS")])
    chips.resize(150, 120)
    qtbot.addWidget(chips)
    with qtbot.waitExposed(chips):
        chips.show()
    chips.activateWindow()
    told: list[frozenset[str]] = []
    chips.toggled.connect(lambda: told.append(chips.values()))
    boxes = chips.findChildren(QCheckBox)
    assert [box.accessibleName() for box in boxes] == ["Messenger", "R&D", "SMS"]
    boxes[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(QApplication.focusWidget(), key)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told == [{"b"}, {"b", "c"}]
    stops = [box for box in boxes if box.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [boxes[2]]
    chips.set_values({"a"})
    assert chips.values() == {"a"}
    assert len(told) == 2
