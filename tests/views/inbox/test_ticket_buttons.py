"""A paid conversation that stands in front has its next step as a button in its row."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.inbox import InboxRow
from desktop.models.stage import Stage
from desktop.views.inbox.inbox_panel import InboxPanel
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import NOW, badge, row


def rows() -> list[InboxRow]:
    return [
        row(1, "Sanne de Vries"),
        row(2, "James Okafor", badge=badge(Stage.PAID)),
        row(3, "Marie Lefèvre", badge=badge(Stage.SEEN)),
        row(4, "Thomas Berger", badge=badge(Stage.PAID_AFTER_LAPSE)),
    ]


@pytest.fixture
def inbox(theme: Theme, qtbot: QtBot) -> Iterator[InboxPanel]:
    panel = InboxPanel(theme, Tasks(lambda doing, error: None), lambda: NOW, rows())
    qtbot.addWidget(panel)
    panel.resize(328, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    yield panel


def buttons(inbox: InboxPanel) -> list[QPushButton]:
    found = inbox.findChildren(QPushButton, "rowTicketButton")
    return sorted((one for one in found if one.isVisible()), key=lambda one: one.y())


def test_only_a_paid_row_in_front_has_it(inbox: InboxPanel) -> None:
    assert buttons(inbox) == []
    inbox.model.bring_forward(3)
    assert buttons(inbox) == []
    inbox.model.bring_forward(2)
    [button] = buttons(inbox)
    assert button.text() == "Issue ticket"
    assert button.accessibleName() == "Issue ticket for James Okafor"
    assert inbox.steps.first == 2
    inbox.model.bring_forward(4)
    assert len(buttons(inbox)) == 2
    assert inbox.steps.first == 4


def test_it_stands_within_its_row_and_goes_with_it(inbox: InboxPanel, theme: Theme) -> None:
    inbox.model.bring_forward(2)
    [button] = buttons(inbox)
    place = inbox.list.visualRect(inbox.model.place(2))
    assert place.contains(button.geometry())
    inbox.resize(400, 700)
    inbox.layout().activate()
    [button] = buttons(inbox)
    place = inbox.list.visualRect(inbox.model.place(2))
    assert place.right() - button.geometry().right() == theme.metrics.row_padding
    inbox.resize(400, 300)
    inbox.layout().activate()
    inbox.list.verticalScrollBar().setValue(60)
    place = inbox.list.visualRect(inbox.model.place(2))
    assert place.top() == -60
    assert place.contains(button.geometry())


def test_mouse_and_keyboard_press_it(inbox: InboxPanel, qtbot: QtBot) -> None:
    pressed: list[int] = []
    inbox.steps.pressed.connect(pressed.append)
    inbox.model.bring_forward(2)
    [button] = buttons(inbox)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [2, 2, 2]
    assert inbox.conversation_id is None  # the row below it was not chosen by the click


def test_it_leaves_with_the_focus_going_to_the_list(inbox: InboxPanel) -> None:
    inbox.model.bring_forward(2)
    [button] = buttons(inbox)
    button.setFocus()
    inbox.model._forward.clear()
    inbox.model.settled.emit()
    assert buttons(inbox) == []
    assert inbox.list.hasFocus()
