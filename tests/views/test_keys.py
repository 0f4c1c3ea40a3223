"""The keys: one meaning each, and letters only while nobody types."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.views.keys import (
    KEYS,
    KeyGroup,
    KeyId,
    Keys,
    group_words,
    hint,
    is_text_field,
    words,
)


def test_no_two_keys_are_the_same() -> None:
    """What belongs to a widget may be another one's too."""
    used = Counter(
        QKeySequence(sequence).toString()
        for key in KEYS
        for sequence in key.sequences
        if not key.by_widget
    )
    assert [sequence for sequence, times in used.items() if times > 1] == []
    assert all(not QKeySequence(one).isEmpty() for key in KEYS for one in key.sequences)


def test_the_table_names_every_key_once() -> None:
    assert sorted(key.key_id for key in KEYS) == sorted(KeyId)
    assert [key.group for key in KEYS] == sorted(
        (key.group for key in KEYS), key=list(KeyGroup).index
    )


@pytest.mark.parametrize("key_id", KeyId)
def test_every_key_says_what_it_does(key_id: KeyId) -> None:
    assert words(key_id)


@pytest.mark.usefixtures("dutch")
def test_the_keys_in_dutch() -> None:
    assert words(KeyId.SEND_LINK) == "Betaallink versturen"
    assert group_words(KeyGroup.PAYMENT) == "Offerte en betaling"


def test_the_issues_keys() -> None:
    first = {key.key_id: key.sequences[0] for key in KEYS}
    assert first[KeyId.NEXT] == "Alt+Down"
    assert first[KeyId.SEND] == "Ctrl+Return"
    assert first[KeyId.SEND_LINK] == "Ctrl+Shift+Return"
    assert (first[KeyId.REPLY], first[KeyId.QUOTE], first[KeyId.HELP]) == ("R", "Q", "?")
    assert "Ctrl+K" not in {sequence for key in KEYS for sequence in key.sequences}


def test_hints_are_short() -> None:
    assert hint(KeyId.SEND) == "Ctrl ↵"
    assert hint(KeyId.SEND_LINK) == "Ctrl ⇧ ↵"
    assert hint(KeyId.RESOLVE) == "E"


def test_letters_act_only_outside_text_fields(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    field, area, button = QLineEdit(), QPlainTextEdit(), QPushButton("Resolve")
    for widget in (field, area, button):
        layout.addWidget(widget)
    pressed: list[str] = []
    Keys(window).bind(
        {
            KeyId.RESOLVE: lambda: pressed.append("resolve"),
            KeyId.HELP: lambda: pressed.append("help"),
            KeyId.SEND: lambda: pressed.append("send"),
        }
    )
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    for widget in (field, area):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        qtbot.keyClick(widget, Qt.Key.Key_E)
        qtbot.keyClick(widget, "?")
    assert (field.text(), area.toPlainText()) == ("e?", "e?")
    assert pressed == []
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["send"]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_E)
    qtbot.keyClick(button, "?")
    assert pressed == ["send", "resolve", "help"]


def test_what_is_a_text_field(qtbot: QtBot) -> None:
    combo, editable, shown = QComboBox(), QComboBox(), QPlainTextEdit()
    editable.setEditable(True)
    shown.setReadOnly(True)
    for widget in (combo, editable, shown):
        qtbot.addWidget(widget)
    assert [is_text_field(one) for one in (combo, editable, shown, None)] == [
        False,
        True,
        False,
        False,
    ]


def test_only_bound_keys_are_listed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    keys = Keys(window)
    keys.bind({KeyId.HELP: lambda: None})
    listed = {key.key_id for key in keys.bound}
    assert listed == {KeyId.HELP, *(key.key_id for key in KEYS if key.by_widget)}
