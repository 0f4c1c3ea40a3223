"""Emoji in a reply: chosen from the grid or typed by name, and remembered."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.preference_file import PreferenceFile
from desktop.views.qt.tasks import Tasks
from desktop.views.thread.composer import Composer
from desktop.views.writing.emoji_picker import EmojiPicker
from desktop.views.writing.writing_tools import WritingTools
from tests.views.thread.thread_world import (
    CONTACT,
    CONVERSATION,
    NOW,
    light_theme,
    on_screen,
    thread,
)


class Writing:
    """A composer with its tools."""

    def __init__(self, qtbot: QtBot, preferences: PreferenceFile) -> None:
        self.composer = Composer(light_theme())
        self.tools = WritingTools(light_theme(), Tasks(lambda *_: None), self.composer)
        self.tools.preferences = preferences
        self.composer.resize(560, 300)
        on_screen(qtbot, self.composer)
        self.composer.open(CONVERSATION, CONTACT, "", NOW)
        self.composer.edit.setFocus()
        picker = self.composer.findChild(EmojiPicker)
        assert picker is not None
        self.picker = picker

    @property
    def field(self) -> QLineEdit:
        found = self.picker.findChild(QLineEdit, "emojiSearch")
        assert found is not None
        return found

    @property
    def grid(self) -> QListView:
        found = self.picker.findChild(QListView, "emojiGrid")
        assert found is not None
        return found

    @property
    def shown(self) -> list[str]:
        model = self.grid.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def writing(qtbot: QtBot, tmp_path: Path) -> Writing:
    return Writing(qtbot, PreferenceFile(tmp_path))


def test_the_button_opens_the_grid_and_a_name_and_enter_put_it_in(
    writing: Writing, qtbot: QtBot
) -> None:
    qtbot.keyClicks(writing.composer.edit, "Goede reis ")
    button = writing.composer.findChild(QToolButton, "emojiButton")
    assert button is not None
    button.click()
    qtbot.waitUntil(writing.field.hasFocus)
    qtbot.keyClicks(writing.field, "vliegtuig")
    qtbot.keyClick(writing.field, Qt.Key.Key_Return)
    assert writing.composer.text == "Goede reis ✈️"
    assert not writing.picker.isVisible()
    qtbot.waitUntil(writing.composer.edit.hasFocus)


def test_the_grid_is_walked_by_keys_and_a_letter_goes_back_to_the_field(
    writing: Writing, qtbot: QtBot
) -> None:
    writing.tools.open_emoji()
    qtbot.waitUntil(writing.field.hasFocus)
    qtbot.keyClick(writing.field, Qt.Key.Key_Down)
    assert writing.grid.hasFocus()
    qtbot.keyClick(writing.grid, Qt.Key.Key_Right)
    assert writing.grid.currentIndex().row() == 1
    qtbot.keyClick(writing.grid, "z")
    assert writing.field.hasFocus() and writing.field.text() == "z"
    qtbot.keyClick(writing.field, Qt.Key.Key_Escape)
    assert not writing.picker.isVisible()
    qtbot.waitUntil(writing.composer.edit.hasFocus)
    assert writing.composer.text == ""


def test_a_screen_reader_hears_names_and_not_signs(writing: Writing) -> None:
    writing.tools.open_emoji()
    QAccessible.setActive(True)
    listed = QAccessible.queryAccessibleInterface(writing.grid)
    assert listed.text(QAccessible.Text.Name) == "Emoji"
    assert listed.child(0).text(QAccessible.Text.Name) == "grinning face"
    writing.picker.close()


def test_the_last_used_ones_stand_in_front_after_a_restart(
    writing: Writing, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("rocket", "tada"):
        writing.tools.open_emoji()
        writing.field.setText(name)
        qtbot.keyClick(writing.field, Qt.Key.Key_Return)
    assert writing.tools.preferences is not None
    writing.tools.preferences.flush()
    again = Writing(qtbot, PreferenceFile(tmp_path))
    again.tools.open_emoji()
    assert again.shown[:2] == ["🎉", "🚀"]
    assert again.picker.findChild(QListView, "emojiGrid") is not None
    again.picker.close()


def test_a_short_code_becomes_the_sign_by_its_second_colon(writing: Writing, qtbot: QtBot) -> None:
    qtbot.keyClicks(writing.composer.edit, "Hoi :wave:")
    assert writing.composer.text == "Hoi 👋"
    qtbot.keyClicks(writing.composer.edit, " :wave: :airpl")
    qtbot.keyClick(writing.composer.edit, Qt.Key.Key_Tab)
    assert writing.composer.text == "Hoi 👋 👋 ✈️"


def test_the_beginning_of_a_name_offers_what_it_may_be(writing: Writing, qtbot: QtBot) -> None:
    qtbot.keyClicks(writing.composer.edit, "Hoi :airpl")
    qtbot.keyClick(writing.composer.edit, Qt.Key.Key_Tab)
    assert writing.composer.text == "Hoi ✈️"


@pytest.mark.parametrize("typed", ["12:15", "Total:x", "http://x", ":) ok", "a :"])
def test_a_colon_that_means_something_else_is_left_alone(
    writing: Writing, qtbot: QtBot, typed: str
) -> None:
    qtbot.keyClicks(writing.composer.edit, typed)
    qtbot.keyClick(writing.composer.edit, Qt.Key.Key_Return)
    assert writing.composer.text == f"{typed}\n"


def test_a_name_that_nothing_has_is_said(writing: Writing, qtbot: QtBot) -> None:
    writing.tools.open_emoji()
    qtbot.keyClicks(writing.field, "qqqq")
    assert writing.shown == []
    qtbot.keyClick(writing.field, Qt.Key.Key_Return)
    assert writing.picker.isVisible()
    writing.picker.close()


def test_the_grid_goes_when_another_conversation_opens(writing: Writing, qtbot: QtBot) -> None:
    writing.tools.show_thread(thread())
    writing.tools.open_emoji()
    qtbot.waitUntil(writing.field.hasFocus)
    writing.tools.show_thread(thread())
    assert writing.picker.isVisible()  # something came to the same one
    other = replace(CONVERSATION, conversation_id=CONVERSATION.conversation_id + 1)
    writing.tools.show_thread(replace(thread(), conversation=other))
    assert not writing.picker.isVisible()


def test_tab_goes_from_the_field_through_the_tools_as_they_are_seen(
    writing: Writing, qtbot: QtBot
) -> None:
    stops = ["composer"]
    while stops[-1] != "sendButton" and len(stops) < 9:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        stops.append(now.objectName() if now is not None else "")
    places = [
        writing.composer.findChild(QWidget, name).mapTo(writing.composer, QPoint(0, 0)).x()
        for name in stops[1:]
    ]
    assert stops[1:3] == ["templateButton", "emojiButton"]
    assert places == sorted(places)
