"""The rail: what is unread, help, and the agent's presence by mouse and keyboard."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Availability
from desktop.views.style.theme import Theme
from desktop.views.window.rail import Rail, presence_words


@pytest.fixture
def rail(theme: Theme, qtbot: QtBot) -> Rail:
    rail = Rail(theme)
    rail.resize(60, 700)
    qtbot.addWidget(rail)
    with qtbot.waitExposed(rail):
        rail.show()
    return rail


def test_unread_is_counted_and_spoken(rail: Rail) -> None:
    assert rail.inbox_button.accessibleName() == "Inbox"
    rail.inbox_button.show_count(12)
    assert rail.inbox_button.accessibleName() == "Inbox, 12 unread"
    rail.inbox_button.show_count(0)
    assert rail.inbox_button.accessibleName() == "Inbox"


def test_the_inbox_is_the_only_place(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.inbox):
        qtbot.mouseClick(rail.inbox_button, Qt.MouseButton.LeftButton)
    assert rail.inbox_button.isChecked()
    with qtbot.waitSignal(rail.help):
        qtbot.keyClick(rail.help_button, Qt.Key.Key_Space)


def test_presence_by_keyboard(rail: Rail, qtbot: QtBot) -> None:
    button = rail.presence_button
    assert button.accessibleName() == "Not signed in yet"
    button.show_agent("Frederiek Faber", 3, Availability.ONLINE)
    assert button.accessibleName() == "Frederiek Faber, Available"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(button.menu.isVisible)
    assert button.menu.activeAction().text() == "Available"
    with qtbot.waitSignal(rail.presence) as wanted:
        qtbot.keyClick(button.menu, Qt.Key.Key_Down)
        qtbot.keyClick(button.menu, Qt.Key.Key_Return)
    assert wanted.args == [Availability.BUSY]


@pytest.mark.usefixtures("dutch")
def test_presence_in_dutch() -> None:
    assert [presence_words(one) for one in Availability] == ["Beschikbaar", "Bezet", "Afwezig"]
