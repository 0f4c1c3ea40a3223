"""The one table of all keys, and the keys in force: the table with a person's choices over it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


class KeyGroup(StrEnum):
    """Where a key belongs in the list that `?` shows."""

    INBOX = "inbox"
    CONVERSATION = "conversation"
    PAYMENT = "payment"
    WINDOW = "window"


class KeyId(StrEnum):
    """What a key does."""

    NEXT = "next"
    PREVIOUS = "previous"
    OPEN = "open"
    SEARCH = "search"
    SEARCH_HUB = "search_hub"
    FIND_IN_THREAD = "find_in_thread"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    LEAVE = "leave"
    PICK = "pick"
    PICK_NEXT = "pick_next"
    PICK_PREVIOUS = "pick_previous"
    PICK_ALL = "pick_all"
    TAB_MINE = "tab_mine"
    TAB_UNASSIGNED = "tab_unassigned"
    TAB_TO_PAY = "tab_to_pay"
    TAB_TO_TICKET = "tab_to_ticket"
    TAB_ALL = "tab_all"
    VIEW_1 = "view_1"
    VIEW_2 = "view_2"
    VIEW_3 = "view_3"
    VIEW_4 = "view_4"
    FILTER = "filter"
    CLEAR_FILTER = "clear_filter"
    REPLY = "reply"
    SEND = "send"
    TEMPLATES = "templates"
    EMOJI = "emoji"
    ATTACH = "attach"
    SAFE_REPLY = "safe_reply"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    SNOOZE = "snooze"
    ASSIGN = "assign"
    TO_ME = "to_me"
    PRIORITY = "priority"
    LABELS = "labels"
    UNDO = "undo"
    NOTE = "note"
    HAND_OVER = "hand_over"
    MORE = "more"
    BLOCK = "block"
    UNBLOCK = "unblock"
    IMPOSTOR = "impostor"
    MERGE = "merge"
    CHANGE_WAITING = "change_waiting"
    REMOVE_WAITING = "remove_waiting"
    KEEP_WAITING = "keep_waiting"
    QUOTE = "quote"
    ADD_LINE = "add_line"
    SEND_LINK = "send_link"
    CHECK_NOW = "check_now"
    COPY_LINK = "copy_link"
    END_LINK = "end_link"
    TICKET = "ticket"
    REFUND = "refund"
    NEW_QUOTE = "new_quote"
    CUSTOMER = "customer"
    HISTORY = "history"
    PALETTE = "palette"
    INBOX = "inbox"
    PRESENCE = "presence"
    AVAILABLE = "available"
    BUSY = "busy"
    AWAY = "away"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    DISMISS = "dismiss"
    VEIL = "veil"
    LOCK = "lock"
    DO_NOT_DISTURB = "do_not_disturb"
    SETTINGS = "settings"
    TEXT_LARGER = "text_larger"
    TEXT_SMALLER = "text_smaller"
    TEXT_NORMAL = "text_normal"
    CHANGE_KEYS = "change_keys"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the table. `sequences` are Qt's portable names, the first is the one shown. What
    a letter does, the letter with Alt does from inside a field too. What has none is reached by the
    palette, and by the keys that a person gives it.

    `by_widget` keys belong to the widget that has the focus; they are shown, not installed. Those
    of one group may be one widget's.
    """

    key_id: KeyId
    group: KeyGroup
    sequences: tuple[str, ...]
    by_widget: bool = False


KEYS = (
    Key(KeyId.NEXT, KeyGroup.INBOX, ("Alt+Down",)),
    Key(KeyId.PREVIOUS, KeyGroup.INBOX, ("Alt+Up",)),
    Key(KeyId.OPEN, KeyGroup.INBOX, ("Return", "Enter"), by_widget=True),
    Key(KeyId.SEARCH, KeyGroup.INBOX, ("Ctrl+F",)),
    Key(KeyId.SEARCH_HUB, KeyGroup.INBOX, ("Alt+H",)),
    Key(KeyId.LEAVE, KeyGroup.INBOX, ("Esc",)),
    Key(KeyId.PICK, KeyGroup.INBOX, ("Space",), by_widget=True),
    Key(KeyId.PICK_NEXT, KeyGroup.INBOX, ("Shift+Down",), by_widget=True),
    Key(KeyId.PICK_PREVIOUS, KeyGroup.INBOX, ("Shift+Up",), by_widget=True),
    Key(KeyId.PICK_ALL, KeyGroup.INBOX, ("Ctrl+A",), by_widget=True),
    Key(KeyId.TAB_MINE, KeyGroup.INBOX, ("Alt+1",)),
    Key(KeyId.TAB_UNASSIGNED, KeyGroup.INBOX, ("Alt+2",)),
    Key(KeyId.TAB_TO_PAY, KeyGroup.INBOX, ("Alt+3",)),
    Key(KeyId.TAB_TO_TICKET, KeyGroup.INBOX, ("Alt+4",)),
    Key(KeyId.TAB_ALL, KeyGroup.INBOX, ("Alt+5",)),
    Key(KeyId.VIEW_1, KeyGroup.INBOX, ("Alt+6",)),
    Key(KeyId.VIEW_2, KeyGroup.INBOX, ("Alt+7",)),
    Key(KeyId.VIEW_3, KeyGroup.INBOX, ("Alt+8",)),
    Key(KeyId.VIEW_4, KeyGroup.INBOX, ("Alt+9",)),
    Key(KeyId.FILTER, KeyGroup.INBOX, ("F", "Alt+F")),
    Key(KeyId.CLEAR_FILTER, KeyGroup.INBOX, ("Del",), by_widget=True),
    Key(KeyId.FIND_IN_THREAD, KeyGroup.CONVERSATION, ("Ctrl+Shift+F",)),
    Key(KeyId.FIND_NEXT, KeyGroup.CONVERSATION, ("F3",)),
    Key(KeyId.FIND_PREVIOUS, KeyGroup.CONVERSATION, ("Shift+F3",)),
    Key(KeyId.REPLY, KeyGroup.CONVERSATION, ("R", "Alt+R")),
    Key(KeyId.SEND, KeyGroup.CONVERSATION, ("Ctrl+Return", "Ctrl+Enter")),
    Key(KeyId.TEMPLATES, KeyGroup.CONVERSATION, ("/",)),
    Key(KeyId.EMOJI, KeyGroup.CONVERSATION, ("Ctrl+.",)),
    Key(KeyId.ATTACH, KeyGroup.CONVERSATION, ("Ctrl+O",)),
    Key(KeyId.SAFE_REPLY, KeyGroup.CONVERSATION, ("Alt+S",)),
    Key(KeyId.RESOLVE, KeyGroup.CONVERSATION, ("E", "Alt+E")),
    Key(KeyId.REOPEN, KeyGroup.CONVERSATION, ("O", "Alt+O")),
    Key(KeyId.SNOOZE, KeyGroup.CONVERSATION, ("S", "Alt+Shift+S")),
    Key(KeyId.ASSIGN, KeyGroup.CONVERSATION, ("A", "Alt+Shift+A")),
    Key(KeyId.TO_ME, KeyGroup.CONVERSATION, ("I", "Alt+I")),
    Key(KeyId.PRIORITY, KeyGroup.CONVERSATION, ("P", "Alt+Shift+P")),
    Key(KeyId.LABELS, KeyGroup.CONVERSATION, ("L", "Alt+L")),
    Key(KeyId.NOTE, KeyGroup.CONVERSATION, ("N", "Alt+N")),
    Key(KeyId.HAND_OVER, KeyGroup.CONVERSATION, ("H", "Alt+Shift+H")),
    Key(KeyId.MORE, KeyGroup.CONVERSATION, ("M", "Alt+M")),
    Key(KeyId.BLOCK, KeyGroup.CONVERSATION, ()),
    Key(KeyId.UNBLOCK, KeyGroup.CONVERSATION, ()),
    Key(KeyId.IMPOSTOR, KeyGroup.CONVERSATION, ()),
    Key(KeyId.MERGE, KeyGroup.CONVERSATION, ()),
    Key(KeyId.UNDO, KeyGroup.CONVERSATION, ("Z", "Ctrl+Z")),
    Key(KeyId.CUSTOMER, KeyGroup.CONVERSATION, ("K", "Alt+K")),
    Key(KeyId.HISTORY, KeyGroup.CONVERSATION, ("Y", "Alt+Y")),
    Key(KeyId.CHANGE_WAITING, KeyGroup.CONVERSATION, ("F2",), by_widget=True),
    Key(KeyId.REMOVE_WAITING, KeyGroup.CONVERSATION, ("Del",), by_widget=True),
    Key(KeyId.KEEP_WAITING, KeyGroup.CONVERSATION, ("Esc",), by_widget=True),
    Key(KeyId.QUOTE, KeyGroup.PAYMENT, ("Q", "Alt+Q")),
    Key(KeyId.ADD_LINE, KeyGroup.PAYMENT, ("Alt+A",)),
    Key(KeyId.SEND_LINK, KeyGroup.PAYMENT, ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
    Key(KeyId.CHECK_NOW, KeyGroup.PAYMENT, ("F5",)),
    Key(KeyId.COPY_LINK, KeyGroup.PAYMENT, ("C", "Alt+C")),
    Key(KeyId.END_LINK, KeyGroup.PAYMENT, ("X",), by_widget=True),
    Key(KeyId.TICKET, KeyGroup.PAYMENT, ("T", "Alt+T")),
    Key(KeyId.REFUND, KeyGroup.PAYMENT, ()),
    Key(KeyId.NEW_QUOTE, KeyGroup.PAYMENT, ()),
    Key(KeyId.PALETTE, KeyGroup.WINDOW, ("Ctrl+K",)),
    Key(KeyId.INBOX, KeyGroup.WINDOW, ("Ctrl+1",)),
    Key(KeyId.PRESENCE, KeyGroup.WINDOW, ("Alt+P",)),
    Key(KeyId.AVAILABLE, KeyGroup.WINDOW, ()),
    Key(KeyId.BUSY, KeyGroup.WINDOW, ()),
    Key(KeyId.AWAY, KeyGroup.WINDOW, ()),
    Key(KeyId.NEXT_PANE, KeyGroup.WINDOW, ("F6",)),
    Key(KeyId.PREVIOUS_PANE, KeyGroup.WINDOW, ("Shift+F6",)),
    Key(KeyId.DISMISS, KeyGroup.WINDOW, ("Alt+X",)),
    Key(KeyId.VEIL, KeyGroup.WINDOW, ("Ctrl+Shift+H",)),
    Key(KeyId.LOCK, KeyGroup.WINDOW, ("Ctrl+L",)),
    Key(KeyId.DO_NOT_DISTURB, KeyGroup.WINDOW, ("Ctrl+Shift+D",)),
    Key(KeyId.SETTINGS, KeyGroup.WINDOW, ("Ctrl+,",)),
    Key(KeyId.TEXT_LARGER, KeyGroup.WINDOW, ("Ctrl++", "Ctrl+=")),
    Key(KeyId.TEXT_SMALLER, KeyGroup.WINDOW, ("Ctrl+-",)),
    Key(KeyId.TEXT_NORMAL, KeyGroup.WINDOW, ("Ctrl+0",)),
    Key(KeyId.CHANGE_KEYS, KeyGroup.WINDOW, ()),
    Key(KeyId.HELP, KeyGroup.WINDOW, ("?", "F1")),
    Key(KeyId.QUIT, KeyGroup.WINDOW, ("Ctrl+Q",)),
)
_BY_ID = {key.key_id: key for key in KEYS}


def words(key_id: KeyId) -> str:
    """Say what a key does."""
    translate = QCoreApplication.translate
    match key_id:
        case KeyId.NEXT:
            return translate("Keys", "Next conversation, from anywhere")
        case KeyId.PREVIOUS:
            return translate("Keys", "Previous conversation, from anywhere")
        case KeyId.OPEN:
            return translate("Keys", "Open the chosen conversation and write")
        case KeyId.SEARCH:
            return translate("Keys", "Search the inbox")
        case KeyId.SEARCH_HUB:
            return translate("Keys", "Search the hub, too, for what stands in the search")
        case KeyId.FIND_IN_THREAD:
            return translate("Keys", "Find in this conversation")
        case KeyId.FIND_NEXT:
            return translate("Keys", "Next place that was found, an older one")
        case KeyId.FIND_PREVIOUS:
            return translate("Keys", "Previous place that was found, a newer one")
        case KeyId.LEAVE:
            return translate("Keys", "Leave the search or the field, to the inbox")
        case KeyId.PICK:
            return translate("Keys", "Pick the conversation, for doing one thing to several")
        case KeyId.PICK_NEXT:
            return translate("Keys", "Pick the next conversation too")
        case KeyId.PICK_PREVIOUS:
            return translate("Keys", "Pick the previous conversation too")
        case KeyId.PICK_ALL:
            return translate("Keys", "Pick all that are listed")
        case KeyId.TAB_MINE:
            return translate("Keys", "Show mine")
        case KeyId.TAB_UNASSIGNED:
            return translate("Keys", "Show unassigned")
        case KeyId.TAB_TO_PAY:
            return translate("Keys", "Show what is to be paid")
        case KeyId.TAB_TO_TICKET:
            return translate("Keys", "Show what is to be ticketed")
        case KeyId.TAB_ALL:
            return translate("Keys", "Show all")
        case KeyId.VIEW_1:
            return translate("Keys", "Show the first view you saved")
        case KeyId.VIEW_2:
            return translate("Keys", "Show the second view you saved")
        case KeyId.VIEW_3:
            return translate("Keys", "Show the third view you saved")
        case KeyId.VIEW_4:
            return translate("Keys", "Show the fourth view you saved")
        case KeyId.FILTER:
            return translate("Keys", "Filter the inbox")
        case KeyId.CLEAR_FILTER:
            return translate("Keys", "Clear the filter, while it is open")
        case KeyId.REPLY:
            return translate("Keys", "Write a reply")
        case KeyId.SEND:
            return translate("Keys", "Send the reply")
        case KeyId.TEMPLATES:
            return translate("Keys", "Answer with a template; in the field type /")
        case KeyId.ATTACH:
            return translate("Keys", "Attach files to the reply")
        case KeyId.EMOJI:
            return translate("Keys", "Choose an emoji")
        case KeyId.SAFE_REPLY:
            return translate("Keys", "Send the safe reply to a masked card number")
        case KeyId.RESOLVE:
            return translate("Keys", "Resolve the conversation")
        case KeyId.REOPEN:
            return translate("Keys", "Open the conversation again")
        case KeyId.SNOOZE:
            return translate("Keys", "Snooze the conversation")
        case KeyId.ASSIGN:
            return translate("Keys", "Assign the conversation to a colleague")
        case KeyId.TO_ME:
            return translate("Keys", "Take the conversation yourself")
        case KeyId.PRIORITY:
            return translate("Keys", "Say how urgent the conversation is")
        case KeyId.LABELS:
            return translate("Keys", "Put labels on the conversation")
        case KeyId.NOTE:
            return translate("Keys", "Write a note for colleagues")
        case KeyId.HAND_OVER:
            return translate("Keys", "Hand the conversation over, with a note")
        case KeyId.MORE:
            return translate("Keys", "Everything that can be done with the conversation")
        case KeyId.BLOCK:
            return translate("Keys", "Block the customer as spam")
        case KeyId.UNBLOCK:
            return translate("Keys", "Let a blocked customer write again")
        case KeyId.IMPOSTOR:
            return translate("Keys", "Report an impostor")
        case KeyId.MERGE:
            return translate("Keys", "Merge the customer with another contact")
        case KeyId.UNDO:
            return translate("Keys", "Undo what was done to a conversation")
        case KeyId.CHANGE_WAITING:
            return translate("Keys", "Change the chosen message that waits to leave")
        case KeyId.REMOVE_WAITING:
            return translate("Keys", "Remove the chosen message that waits to leave")
        case KeyId.KEEP_WAITING:
            return translate("Keys", "Leave a waiting message as it was")
        case KeyId.QUOTE:
            return translate("Keys", "Go to the quote")
        case KeyId.ADD_LINE:
            return translate("Keys", "Add a price line")
        case KeyId.SEND_LINK:
            return translate("Keys", "Send the payment link")
        case KeyId.CHECK_NOW:
            return translate("Keys", "Check the payment now")
        case KeyId.COPY_LINK:
            return translate("Keys", "Copy the payment link")
        case KeyId.END_LINK:
            return translate("Keys", "Cancel the link of the chosen payment card")
        case KeyId.TICKET:
            return translate("Keys", "Enter the ticket numbers")
        case KeyId.CUSTOMER:
            return translate("Keys", "Show the customer")
        case KeyId.HISTORY:
            return translate("Keys", "Show what came before with the customer")
        case KeyId.REFUND:
            return translate("Keys", "Refund what was paid…")
        case KeyId.NEW_QUOTE:
            return translate("Keys", "Start another quote")
        case KeyId.PALETTE:
            return translate("Keys", "Find anything, do anything")
        case KeyId.INBOX:
            return translate("Keys", "Go to the inbox")
        case KeyId.PRESENCE:
            return translate("Keys", "Change your presence")
        case KeyId.AVAILABLE:
            return translate("Keys", "Be available")
        case KeyId.BUSY:
            return translate("Keys", "Be busy")
        case KeyId.AWAY:
            return translate("Keys", "Be away")
        case KeyId.NEXT_PANE:
            return translate("Keys", "Next part of the window")
        case KeyId.PREVIOUS_PANE:
            return translate("Keys", "Previous part of the window")
        case KeyId.DISMISS:
            return translate("Keys", "Put away the newest notice")
        case KeyId.VEIL:
            return translate("Keys", "Hide personal data, or show it again")
        case KeyId.LOCK:
            return translate("Keys", "Lock the desk")
        case KeyId.DO_NOT_DISTURB:
            return translate("Keys", "Do not disturb, or be heard again")
        case KeyId.SETTINGS:
            return translate("Keys", "Settings")
        case KeyId.TEXT_LARGER:
            return translate("Keys", "Larger text")
        case KeyId.TEXT_SMALLER:
            return translate("Keys", "Smaller text")
        case KeyId.TEXT_NORMAL:
            return translate("Keys", "Text of the system's size")
        case KeyId.CHANGE_KEYS:
            return translate("Keys", "Change keys…")
        case KeyId.HELP:
            return translate("Keys", "Show all keys")
        case KeyId.QUIT:
            return translate("Keys", "Close the desk; what was not sent is kept")


def group_words(group: KeyGroup) -> str:
    """Name a group of keys."""
    translate = QCoreApplication.translate
    match group:
        case KeyGroup.INBOX:
            return translate("Keys", "Inbox")
        case KeyGroup.CONVERSATION:
            return translate("Keys", "Conversation")
        case KeyGroup.PAYMENT:
            return translate("Keys", "Quote and payment")
        case KeyGroup.WINDOW:
            return translate("Keys", "Window")


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


class KeyMap(QObject):
    """The keys in force. `changed` follows each change of them.

    What was chosen and cannot be read, or is another action's already, costs only itself. A choice
    comes before the table: a key that a person gave to one action is no longer another's.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sequences = _laid_over({})

    def choose(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Lay these choices, sequences by action, over the table."""
        sequences = _laid_over(chosen)
        if sequences != self._sequences:
            self._sequences = sequences
            self.changed.emit()

    def sequences(self, key_id: KeyId) -> tuple[str, ...]:
        """The keys of an action; the first is the one shown."""
        return self._sequences[key_id]

    def hint(self, key_id: KeyId) -> str:
        """An action's key as it stands beside a button: `E`, `Ctrl ↵`; empty when it has none."""
        return signs(self._sequences[key_id][0]) if self._sequences[key_id] else ""

    def is_pressed(self, key_id: KeyId, event: QKeyEvent, *, typing: bool = False) -> bool:
        """Whether this press is the action's; in a field that is `typing`, text is none."""
        sequence = pressed_sequence(event)
        return sequence in self._sequences[key_id] and not (typing and is_plain(sequence))

    def holders(self, key_id: KeyId, sequence: str) -> tuple[KeyId, ...]:
        """The other actions that have these keys where they would be this action's too."""
        mine = key_of(key_id)
        return tuple(
            key.key_id
            for key in KEYS
            if key is not mine and _meet(key, mine) and sequence in self._sequences[key.key_id]
        )


@cache
def keymap() -> KeyMap:
    """The keys in force in this program."""
    return KeyMap()


def hint(key_id: KeyId) -> str:
    """An action's key in force as it stands beside a button; empty when it has none."""
    return keymap().hint(key_id)


def with_key(text: str, key_id: KeyId) -> str:
    """A tooltip's words with the key in force behind them."""
    key = hint(key_id)
    return f"{text}  ({key})" if key else text


def key_of(key_id: KeyId) -> Key:
    """An action's line of the table."""
    return _BY_ID[key_id]


def shown_once(sequences: Iterable[str]) -> tuple[str, ...]:
    """Leave out the keypad's Enter where Return is named already."""
    listed = tuple(sequences)
    return tuple(
        one
        for one in listed
        if not one.endswith("Enter") or one.replace("Enter", "Return") not in listed
    )


def _meet(one: Key, other: Key) -> bool:
    """Whether both would act on the same press: two widgets' own keys never do."""
    return not (one.by_widget and other.by_widget) or one.group is other.group


def _laid_over(chosen: Mapping[str, Sequence[str]]) -> dict[KeyId, tuple[str, ...]]:
    taken: list[tuple[Key, str]] = []

    def is_taken(key: Key, sequence: str) -> bool:
        return any(sequence == other and _meet(key, holder) for holder, other in taken)

    result: dict[KeyId, tuple[str, ...]] = {}
    for key in KEYS:
        if key.key_id not in chosen:
            continue
        kept = [ESCAPE] if ESCAPE in key.sequences else []
        for sequence in map(normal, chosen[key.key_id]):
            if (
                sequence
                and sequence not in kept
                and is_free_for(sequence, key)
                and not is_taken(key, sequence)
            ):
                kept.append(sequence)
        taken += [(key, sequence) for sequence in kept if sequence != ESCAPE]
        result[key.key_id] = tuple(kept)
    for key in KEYS:
        if key.key_id not in result:
            free = (normal(one) for one in key.sequences if not is_taken(key, normal(one)))
            result[key.key_id] = tuple(free)
    return result
