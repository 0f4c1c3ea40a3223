"""Combinations of keys: how they are written, which one was pressed, and which become text."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.views.keys import Key

_SIGNS = {"Return": "↵", "Enter": "↵", "Shift": "⇧", "Up": "↑", "Down": "↓"}


def signs(sequence: str) -> str:
    """Return a combination as keys are marked."""
    text = normal(sequence)
    if text.endswith("+"):  # the plus itself
        return " ".join([*(_SIGNS.get(part, part) for part in text[:-2].split("+") if part), "+"])
    return " ".join(_SIGNS.get(part, part) for part in text.split("+"))


_PORTABLE = QKeySequence.SequenceFormat.PortableText
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_unknown,
        Qt.Key(0),
    }
)
_NO_TEXT = 0x01000000
"""From here on Qt's keys are no characters."""
_FIELDS_OWN = frozenset(
    {"Tab", "Backtab", "Return", "Enter", "Space", "Backspace", "Del", "Ins"}
    | {"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"}
)
"""What moves, presses and erases in every field, list and button; so does each with Shift."""
ESCAPE = "Esc"
"""Leads out of everything, on every system: it is given to no action and taken from none."""


@lru_cache(maxsize=512)
def normal(sequence: str) -> str:
    """Return Qt's one name of a combination; empty when it is none, or more than one."""
    keys = QKeySequence(sequence, _PORTABLE)
    return keys.toString(_PORTABLE) if keys.count() == 1 else ""


def pressed_sequence(event: QKeyEvent) -> str:
    """Return the combination of a key press; empty while only Ctrl, Shift or Alt are down."""
    key, held = Qt.Key(event.key()), event.modifiers()
    if key in _MODIFIERS:
        return ""
    held &= ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Backtab:
        key, held = Qt.Key.Key_Tab, held | Qt.KeyboardModifier.ShiftModifier
    is_letter = Qt.Key.Key_A <= key <= Qt.Key.Key_Z
    if key < _NO_TEXT and not is_letter and key != Qt.Key.Key_Space:
        held &= ~Qt.KeyboardModifier.ShiftModifier  # "?" has it in itself
    return QKeySequence(QKeyCombination(held, key)).toString(_PORTABLE)


@lru_cache(maxsize=512)
def is_plain(sequence: str) -> bool:
    """Whether these keys are text where somebody types."""
    keys = QKeySequence(sequence, _PORTABLE)
    if keys.isEmpty():
        return False
    combination: QKeyCombination = keys[0]  # type: ignore[index]  # the stubs leave it out
    return not combination.keyboardModifiers() & _HELD and combination.key() < _NO_TEXT


def is_fields_own(sequence: str) -> bool:
    """Whether every field, list and button of the system needs these keys for itself."""
    return sequence == ESCAPE or sequence.removeprefix("Shift+") in _FIELDS_OWN


def is_free_for(sequence: str, key: Key) -> bool:
    """Whether an action of the table may have these keys at all, whoever has them now."""
    return sequence in key.sequences or not is_fields_own(sequence)


def is_text_field(widget: QWidget | None) -> bool:
    """Whether keys typed now become text."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return not widget.property("readOnly")
    return False


def shown_once(sequences: Iterable[str]) -> tuple[str, ...]:
    """Leave out the keypad's Enter where Return is named already."""
    listed = tuple(sequences)
    return tuple(
        one
        for one in listed
        if not one.endswith("Enter") or one.replace("Enter", "Return") not in listed
    )
