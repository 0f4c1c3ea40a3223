"""A choice of a few: one is chosen, by click or by arrow keys, and Tab stops there once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from desktop.views.controls.segmented import Segmented
from desktop.views.style.theme import Theme
from tests.views.thread.thread_world import on_screen


@pytest.fixture
def choice(theme: Theme, qtbot: QtBot) -> Segmented:
    widget = Segmented(
        theme, "Valid for", (("45", "45 min"), ("240", "4 h"), ("hold", "Fare hold"))
    )
    widget.set_value("240")
    on_screen(qtbot, widget)
    return widget


def segment(choice: Segmented, words: str) -> QRadioButton:
    return next(one for one in choice.findChildren(QRadioButton) if one.text() == words)


def test_choosing_in_code_tells_nobody(choice: Segmented, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("45")
        choice.set_value("no such choice")
    assert (choice.value(), choice.words()) == ("45", "45 min")


def test_a_click_anywhere_on_a_segment_chooses_it(choice: Segmented, qtbot: QtBot) -> None:
    hold = segment(choice, "Fare hold")
    with qtbot.waitSignal(choice.chosen) as chosen:
        qtbot.mouseClick(hold, Qt.MouseButton.LeftButton, pos=hold.rect().bottomRight() / 1.05)
    assert chosen.args == ["hold"]
    assert choice.value() == "hold"


def test_the_arrow_keys_go_round(choice: Segmented, qtbot: QtBot) -> None:
    choice.setFocus()
    chosen: list[str] = []
    choice.chosen.connect(chosen.append)
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert chosen == ["hold", "45", "240", "45"]
    assert QApplication.focusWidget() is segment(choice, "45 min")


def test_tab_stops_once_at_the_chosen_one(choice: Segmented) -> None:
    stops = [
        one.text()
        for one in choice.findChildren(QRadioButton)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus.value
    ]
    assert stops == ["4 h"]


def test_another_choice_can_be_offered(choice: Segmented) -> None:
    choice.offer("1800", "30 min")
    choice.offer("1800", "30 min")
    choice.set_value("1800")
    assert choice.values() == ("45", "240", "hold", "1800")
    assert choice.words() == "30 min"


def test_a_screen_reader_meets_radio_buttons_of_a_named_choice(choice: Segmented) -> None:
    shown = QAccessible.queryAccessibleInterface(segment(choice, "4 h"))
    assert shown is not None
    assert shown.role() == QAccessible.Role.RadioButton
    assert shown.text(QAccessible.Text.Name) == "4 h"
    assert shown.text(QAccessible.Text.Description) == "Valid for"
    assert shown.state().checked
