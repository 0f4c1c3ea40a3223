"""The keys of a window: letters only while nobody types, and what they do now."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.controls.buttons import IconButton, KeyButton
from desktop.views.keymap import KeyMap, keymap
from desktop.views.keys import KEYS, KeyGroup, KeyId
from desktop.views.style.icons import Icon
from desktop.views.style.theme import Theme
from desktop.views.window.shortcuts import Action, Keys


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def keys_in_force() -> Iterator[KeyMap]:
    yield keymap()
    keymap().choose({})


def with_focus(window: QWidget, widget: QWidget, qtbot: QtBot) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_letters_act_only_outside_text_fields(shown: QWidget, qtbot: QtBot) -> None:
    field, area, button = QLineEdit(), QPlainTextEdit(), QPushButton("Resolve")
    pressed: list[str] = []
    Keys(shown).bind(
        {
            KeyId.RESOLVE: lambda: pressed.append("resolve"),
            KeyId.HELP: lambda: pressed.append("help"),
            KeyId.SEND: lambda: pressed.append("send"),
        }
    )
    for widget in (field, area):
        with_focus(shown, widget, qtbot)
        qtbot.keyClick(widget, Qt.Key.Key_E)
        qtbot.keyClick(widget, "?")
    assert (field.text(), area.toPlainText()) == ("e?", "e?")
    assert pressed == []
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["send"]
    with_focus(shown, button, qtbot)
    qtbot.keyClick(button, Qt.Key.Key_E)
    qtbot.keyClick(button, "?")
    assert pressed == ["send", "resolve", "help"]


def test_only_bound_keys_are_listed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    keys = Keys(window)
    keys.bind({KeyId.HELP: lambda: None})
    listed = {key.key_id for key in keys.bound}
    assert listed == {KeyId.HELP, *(key.key_id for key in KEYS if key.by_widget)}


def test_other_keys_hold_at_once(shown: QWidget, qtbot: QtBot) -> None:
    pressed: list[str] = []
    field, keys = QLineEdit(), KeyMap()
    Keys(shown, keys).bind({KeyId.RESOLVE: lambda: pressed.append("resolve")})
    with_focus(shown, field, qtbot)
    keys.choose({KeyId.RESOLVE: ("W", "F9")})
    qtbot.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_W)
    assert (pressed, field.text()) == ([], "w")
    qtbot.keyClick(field, Qt.Key.Key_F9)
    assert pressed == ["resolve"]
    keys.choose({})
    qtbot.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert pressed == ["resolve", "resolve"]


def test_an_action_is_done_only_when_it_can_be(shown: QWidget) -> None:
    done: list[str] = []
    able = [False]
    keys = Keys(shown, KeyMap(), allows=lambda key: key.group is not KeyGroup.PAYMENT)
    keys.bind(
        {
            KeyId.RESOLVE: Action(lambda: done.append("it"), lambda: able[0], lambda: "Sanne"),
            KeyId.TICKET: lambda: done.append("ticket"),
        }
    )
    assert (keys.trigger(KeyId.RESOLVE), keys.trigger(KeyId.TICKET)) == (False, False)
    assert not keys.can_act(KeyId.HELP)  # it has no handler here
    able[0] = True
    assert keys.trigger(KeyId.RESOLVE)
    assert (done, keys.about(KeyId.RESOLVE)) == (["it"], "Sanne")
    keys.set_enabled(False)
    assert not keys.trigger(KeyId.RESOLVE)


def test_a_button_shows_the_key_in_force(theme: Theme, qtbot: QtBot, keys_in_force: KeyMap) -> None:
    button = KeyButton(theme, "Resolve", key=KeyId.RESOLVE)
    icon = IconButton(theme, Icon.HELP, "Keys", key=KeyId.HELP)
    for widget in (button, icon):
        qtbot.addWidget(widget)
    wide = button.sizeHint().width()
    assert icon.toolTip() == "Keys  (?)"
    keys_in_force.choose({KeyId.RESOLVE: ("Ctrl+Shift+F9",), KeyId.HELP: ()})
    assert button.sizeHint().width() > wide
    assert icon.toolTip() == "Keys"
    keys_in_force.choose({KeyId.RESOLVE: ()})
    assert button.sizeHint().width() < wide
