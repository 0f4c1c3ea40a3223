"""The keys: one meaning each, and whatever a person chooses instead."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.views.key_presses import is_plain, is_text_field, pressed_sequence, shown_once, signs
from desktop.views.key_words import group_words, words
from desktop.views.keymap import KeyMap, hint
from desktop.views.keys import KEYS, KeyGroup, KeyId, key_of


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
    first = {key.key_id: key.sequences[0] for key in KEYS if key.sequences}
    assert first[KeyId.NEXT] == "Alt+Down"
    assert first[KeyId.SEND] == "Ctrl+Return"
    assert first[KeyId.SEND_LINK] == "Ctrl+Shift+Return"
    assert (first[KeyId.REPLY], first[KeyId.QUOTE], first[KeyId.HELP]) == ("R", "Q", "?")
    found = first[KeyId.PALETTE], first[KeyId.SEARCH], first[KeyId.INBOX]
    assert found == ("Ctrl+K", "Ctrl+F", "Ctrl+1")


def test_hints_are_short() -> None:
    assert hint(KeyId.SEND) == "Ctrl ↵"
    assert hint(KeyId.SEND_LINK) == "Ctrl ⇧ ↵"
    assert hint(KeyId.RESOLVE) == "E"


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


NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALT, KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held)


def test_what_was_chosen_comes_before_the_table() -> None:
    keys = KeyMap()
    changes: list[bool] = []
    keys.changed.connect(lambda: changes.append(True))
    keys.choose({KeyId.RESOLVE: ("W", "alt+w"), KeyId.CHECK_NOW: ()})
    assert keys.sequences(KeyId.RESOLVE) == ("W", "Alt+W")
    assert (keys.hint(KeyId.RESOLVE), keys.hint(KeyId.CHECK_NOW)) == ("W", "")
    assert keys.sequences(KeyId.REPLY) == key_of(KeyId.REPLY).sequences
    keys.choose({KeyId.RESOLVE: ("W", "Alt+W"), KeyId.CHECK_NOW: ()})
    assert len(changes) == 1  # nothing has changed


@pytest.mark.parametrize(
    "bad", ["", "no key", "Ctrl+K, Ctrl+C", "Tab", "Shift+Return", "Esc", "Ctrl+", "R"]
)
def test_what_cannot_be_a_key_costs_only_itself(bad: str) -> None:
    keys = KeyMap()
    keys.choose({KeyId.REPLY: ("R",), KeyId.RESOLVE: (bad, "F9"), "of another version": ("F10",)})
    assert keys.sequences(KeyId.RESOLVE) == ("F9",)
    assert keys.sequences(KeyId.REPLY) == ("R",)


def test_a_key_given_to_one_action_is_no_longer_anothers() -> None:
    keys = KeyMap()
    keys.choose({KeyId.COPY_LINK: ("E", "Alt+C")})
    assert keys.sequences(KeyId.COPY_LINK) == ("E", "Alt+C")
    assert keys.sequences(KeyId.RESOLVE) == ("Alt+E",)
    assert keys.holders(KeyId.RESOLVE, "E") == (KeyId.COPY_LINK,)
    assert keys.holders(KeyId.COPY_LINK, "E") == ()


def test_keys_of_different_widgets_do_not_clash() -> None:
    keys = KeyMap()
    assert keys.holders(KeyId.END_LINK, "F2") == ()  # of the messages that wait
    assert keys.holders(KeyId.REMOVE_WAITING, "F2") == (KeyId.CHANGE_WAITING,)
    assert keys.holders(KeyId.TICKET, "X") == (KeyId.END_LINK,)  # the window's would come first


def test_escape_stays_where_it_is() -> None:
    keys = KeyMap()
    keys.choose({KeyId.LEAVE: ("F8",), KeyId.KEEP_WAITING: ()})
    assert keys.sequences(KeyId.LEAVE) == ("Esc", "F8")
    assert keys.sequences(KeyId.KEEP_WAITING) == ("Esc",)


@given(
    st.dictionaries(
        st.sampled_from([key.key_id.value for key in KEYS]),
        st.lists(
            st.sampled_from(["R", "e", "F2", "Esc", "Alt+1", "Del", "Ctrl+Return", "?", "x y"])
        ),
    )
)
def test_whatever_was_chosen_each_key_has_one_meaning(chosen: dict[str, list[str]]) -> None:
    keys = KeyMap()
    keys.choose({action: tuple(sequences) for action, sequences in chosen.items()})
    for key in KEYS:
        for sequence in keys.sequences(key.key_id):
            others = keys.holders(key.key_id, sequence)
            assert sequence == "Esc" or others == ()


def test_a_press_is_told_by_the_keys_in_force() -> None:
    keys = KeyMap()
    enter = press(Qt.Key.Key_Enter, CONTROL | KEYPAD)
    assert keys.is_pressed(KeyId.SEND, press(Qt.Key.Key_Return, CONTROL))
    assert keys.is_pressed(KeyId.SEND, enter)
    assert not keys.is_pressed(KeyId.SEND, press(Qt.Key.Key_Return))
    keys.choose({KeyId.SEND: ("S", "F7")})
    assert not keys.is_pressed(KeyId.SEND, enter)
    assert keys.is_pressed(KeyId.SEND, press(Qt.Key.Key_S))
    assert not keys.is_pressed(KeyId.SEND, press(Qt.Key.Key_S), typing=True)
    assert keys.is_pressed(KeyId.SEND, press(Qt.Key.Key_F7), typing=True)


def test_what_is_pressed_has_one_name() -> None:
    assert pressed_sequence(press(Qt.Key.Key_Question, SHIFT)) == "?"
    assert pressed_sequence(press(Qt.Key.Key_A, SHIFT | ALT)) == "Alt+Shift+A"
    assert pressed_sequence(press(Qt.Key.Key_Backtab, SHIFT)) == "Shift+Tab"
    assert pressed_sequence(press(Qt.Key.Key_Control, CONTROL)) == ""
    assert [one for one in ("R", "?", "Shift+A", "Alt+R", "F5", "Del") if is_plain(one)] == [
        "R",
        "?",
        "Shift+A",
    ]


def test_signs_of_the_rarer_keys() -> None:
    assert (signs("Ctrl++"), signs("+"), signs("Ctrl+-")) == ("Ctrl +", "+", "Ctrl -")
    assert shown_once(("Ctrl+Return", "Ctrl+Enter", "Enter")) == ("Ctrl+Return", "Enter")
