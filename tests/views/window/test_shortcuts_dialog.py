"""The list of all keys: what stands in it, and that it fits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.views.controls.key_cap import KeyCap
from desktop.views.key_words import words
from desktop.views.keys import KEYS, KeyId
from desktop.views.settings.keys_page import KeysPage
from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from desktop.views.window.shortcuts_dialog import ShortcutsDialog
from tests.views.thread.thread_world import on_screen


def dialog(theme: Theme, qtbot: QtBot) -> QDialog:
    shown = ShortcutsDialog(theme, KEYS)
    on_screen(qtbot, shown)
    return shown


def test_every_key_stands_there_with_its_words(theme: Theme, qtbot: QtBot) -> None:
    shown = dialog(theme, qtbot)
    said = {label.text() for label in shown.findChildren(QLabel)}
    assert {words(key.key_id) for key in KEYS if key.sequences} <= said
    assert words(KeyId.CHANGE_KEYS) not in said  # it has no key


def test_the_keys_of_what_waits_to_leave_are_told(theme: Theme, qtbot: QtBot) -> None:
    shown = dialog(theme, qtbot)
    caps = [cap.accessibleName() for cap in shown.findChildren(KeyCap)]
    assert {"F2", "Del", "Esc"} <= set(caps)


def test_what_has_no_room_on_the_screen_is_scrolled_to(theme: Theme, qtbot: QtBot) -> None:
    shown = dialog(theme, qtbot)
    assert shown.screen().availableGeometry().contains(shown.rect())
    area = shown.findChild(QScrollArea)
    assert area is not None
    for bar, whole, part in (
        (area.verticalScrollBar(), area.widget().height(), area.viewport().height()),
        (area.horizontalScrollBar(), area.widget().width(), area.viewport().width()),
    ):
        assert bar.maximum() == max(0, whole - part)
    assert area.horizontalScrollBar().maximum() == 0  # columns stand below each other then


def test_page_keys_scroll_it_without_a_mouse(theme: Theme, qtbot: QtBot) -> None:
    shown = dialog(theme, qtbot)
    shown.resize(shown.width(), shown.minimumSizeHint().height())
    area, close = shown.findChild(QScrollArea), shown.findChild(QPushButton, "closeKeysButton")
    assert area is not None
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        qtbot.keyClick(close, key)
        seen.append(bar.value())
    down, end, up, home = seen
    assert (end, home) == (bar.maximum(), 0)
    assert down > 0 and up < end


def test_keys_are_changed_from_there_and_hold_at_once(window: MainWindow, qtbot: QtBot) -> None:
    shown = window.show_keys()
    button = shown.findChild(QPushButton, "changeKeysButton")
    assert isinstance(button, QPushButton)
    button.click()
    page = window.findChild(KeysPage)
    assert isinstance(page, KeysPage)
    page.rows[KeyId.SEARCH].changed.emit("Ctrl+F", "F9")
    window.leave_settings()
    window.inbox.list.setFocus()
    qtbot.keyClick(window.inbox.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not window.inbox.search.hasFocus()
    qtbot.keyClick(window.inbox.list, Qt.Key.Key_F9)
    assert window.inbox.search.hasFocus()
