"""An agent changes her keys: by pressing the new ones, and at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.preference_file import PreferenceFile
from desktop.views.keymap import keymap
from desktop.views.keys import KEYS, KeyId
from desktop.views.settings.key_row import KeyCatcher, KeyRow
from desktop.views.settings.keys_page import KeysPage
from desktop.views.style.theme import Theme

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def preferences() -> Iterator[PreferenceFile]:
    """Choices that the keys in force follow, as in the window."""
    choices = PreferenceFile()
    choices.subscribe(lambda chosen: keymap().choose(chosen.keys))
    yield choices
    keymap().choose({})


@pytest.fixture
def page(theme: Theme, qtbot: QtBot, preferences: PreferenceFile) -> KeysPage:
    page = KeysPage(theme, keymap(), preferences, preferences.change)
    page.resize(680, 640)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.search.hasFocus)
    return page


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """As the window system does it: to whatever has the focus, shortcuts asked first."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, held))


def keys_of(row: KeyRow) -> list[str]:
    return [chip.sequence for chip in row.chips]


def start_to_change(page: KeysPage, key_id: KeyId) -> KeyRow:
    row = page.rows[key_id]
    row.chips[0].setFocus()
    press(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), KeyCatcher)
    return row


def test_every_action_is_listed_with_its_keys(page: KeysPage) -> None:
    assert list(page.rows) == [key.key_id for key in KEYS]
    assert keys_of(page.rows[KeyId.RESOLVE]) == ["E", "Alt+E"]
    assert keys_of(page.rows[KeyId.SEND]) == ["Ctrl+Return"]
    assert keys_of(page.rows[KeyId.LEAVE]) == []  # Esc stays


def test_pressing_the_new_keys_changes_them(page: KeysPage, preferences: PreferenceFile) -> None:
    row = start_to_change(page, KeyId.RESOLVE)
    press(Qt.Key.Key_Alt, ALT)  # on the way to it
    press(Qt.Key.Key_J)
    assert keys_of(row) == ["J", "Alt+J"]
    assert keymap().hint(KeyId.RESOLVE) == "J"
    assert preferences.current.keys == {"resolve": ("J", "Alt+J")}
    assert row.chips[0].hasFocus()


def test_escape_leaves_them_and_backspace_removes_them(page: KeysPage) -> None:
    row = start_to_change(page, KeyId.RESOLVE)
    press(Qt.Key.Key_Escape)
    assert keys_of(row) == ["E", "Alt+E"]
    start_to_change(page, KeyId.RESOLVE)
    press(Qt.Key.Key_Backspace)
    assert keys_of(row) == []
    assert keymap().hint(KeyId.RESOLVE) == ""


def test_keys_can_be_added_and_put_back(page: KeysPage) -> None:
    row = page.rows[KeyId.CHECK_NOW]
    add = row.findChild(QWidget, "addKeyButton")
    assert isinstance(add, QWidget)
    row.catch("")
    press(Qt.Key.Key_F9)
    assert keys_of(row) == ["F5", "F9"]
    row.findChild(QWidget, "resetKeyButton").click()
    assert keys_of(row) == ["F5"]


def test_what_every_field_needs_is_refused(page: KeysPage) -> None:
    row = start_to_change(page, KeyId.CHECK_NOW)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(key)
        assert isinstance(QApplication.focusWidget(), KeyCatcher)
    press(Qt.Key.Key_F9)
    assert keys_of(row) == ["F9"]


@pytest.mark.parametrize("here", [True, False])
def test_a_clash_is_shown_and_decided(page: KeysPage, here: bool) -> None:
    resolve, reply = page.rows[KeyId.RESOLVE], page.rows[KeyId.REPLY]
    start_to_change(page, KeyId.RESOLVE)
    press(Qt.Key.Key_R)
    asked = QApplication.focusWidget()
    assert isinstance(asked, QPushButton)
    assert "Write a reply" in asked.accessibleDescription()
    press(Qt.Key.Key_Return if here else Qt.Key.Key_Escape)
    assert keys_of(resolve) == (["R", "Alt+R"] if here else ["E", "Alt+E"])
    assert keys_of(reply) == ([] if here else ["R", "Alt+R"])


def test_all_are_put_back_and_that_is_taken_back(page: KeysPage) -> None:
    start_to_change(page, KeyId.RESOLVE)
    press(Qt.Key.Key_J)
    button = page.findChild(QPushButton, "resetAllKeysButton")
    assert isinstance(button, QPushButton)
    button.click()
    assert keys_of(page.rows[KeyId.RESOLVE]) == ["E", "Alt+E"]
    button.click()
    assert keys_of(page.rows[KeyId.RESOLVE]) == ["J", "Alt+J"]


def test_an_action_is_found_by_its_words_and_by_its_key(page: KeysPage) -> None:
    def listed() -> set[KeyId]:
        return {key_id for key_id, row in page.rows.items() if not row.isHidden()}

    page.search.setText("copy link")
    assert listed() == {KeyId.COPY_LINK}
    page.search.setText("ctrl+f")
    assert listed() == {KeyId.SEARCH}
    page.search.setText("no such action")
    assert listed() == set()
    press(Qt.Key.Key_Return)  # presses nothing
    assert keymap().hint(KeyId.RESOLVE) == "E"


def test_arrows_go_through_the_rows(page: KeysPage) -> None:
    page.rows[KeyId.TAB_MINE].chips[0].setFocus()
    press(Qt.Key.Key_Down)
    assert page.rows[KeyId.TAB_UNASSIGNED].chips[0].hasFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Delete)
    assert keys_of(page.rows[KeyId.TAB_MINE]) == []


@pytest.mark.usefixtures("dutch")
def test_the_page_in_dutch(page: KeysPage) -> None:
    row = start_to_change(page, KeyId.RESOLVE)
    press(Qt.Key.Key_R)
    button = row.findChild(QPushButton, "takeKeyButton")
    assert isinstance(button, QPushButton)
    assert button.text() == "Hier gebruiken"
