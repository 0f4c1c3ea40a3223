"""The agent sees in which language the customer writes, and says so where that is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.views.style.theme import Theme
from desktop.views.writing.language_badge import OFFERED, LanguageBadge
from tests.views.thread.thread_world import on_screen


@pytest.fixture
def badge(theme: Theme, qtbot: QtBot) -> LanguageBadge:
    widget = LanguageBadge(theme)
    widget.show_language("nl", "Sanne")
    on_screen(qtbot, widget)
    return widget


def menu_of(badge: LanguageBadge) -> QMenu:
    found = badge.findChild(QMenu, "languageMenu")
    assert found is not None
    return found


def test_it_says_what_is_known_and_what_is_not(badge: LanguageBadge) -> None:
    assert badge.look is not None and badge.look.text == "Nederlands"
    assert badge.accessibleName() == "Sanne writes in Nederlands"
    badge.show_language("", "Sanne")
    assert badge.look.text == "Language?"
    assert badge.isVisible() and "not known" in badge.accessibleName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_by_key_another_language_is_chosen(badge: LanguageBadge, qtbot: QtBot, key: Qt.Key) -> None:
    chosen: list[str] = []
    badge.chosen.connect(chosen.append)
    badge.setFocus()
    qtbot.keyClick(badge, key)
    menu = menu_of(badge)
    assert menu.activeAction().text() == "Nederlands" and menu.activeAction().isChecked()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert len(chosen) == 1 and chosen[0] in OFFERED and chosen[0] != "nl"


def test_by_click_too(badge: LanguageBadge, qtbot: QtBot) -> None:
    qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)
    menu = menu_of(badge)
    assert menu.isVisible() and len(menu.actions()) == len(OFFERED)
    menu.close()
