"""Lists to choose from: whole when they open."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.style.theme import Theme


@pytest.mark.parametrize("chosen", [0, 2])
def test_a_short_list_opens_whole_wherever_its_choice_stands(
    theme: Theme, qtbot: QtBot, chosen: int
) -> None:
    assert theme.tokens  # its style sheet is on
    window = QWidget()
    qtbot.addWidget(window)
    box = QuietComboBox()
    box.setParent(window)
    box.addItems(["As the system: English", "English", "Nederlands"])
    box.setCurrentIndex(chosen)
    with qtbot.waitExposed(window):
        window.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    for row in range(box.count()):
        place = view.visualRect(view.model().index(row, 0))
        assert view.viewport().rect().top() <= place.top()
        assert place.bottom() <= view.viewport().rect().bottom()
    box.hidePopup()
