"""The one table of all keys, and what puts them to work in a window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
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
    LEAVE = "leave"
    TAB_MINE = "tab_mine"
    TAB_UNASSIGNED = "tab_unassigned"
    TAB_TO_PAY = "tab_to_pay"
    TAB_TO_TICKET = "tab_to_ticket"
    TAB_ALL = "tab_all"
    REPLY = "reply"
    SEND = "send"
    EMOJI = "emoji"
    SAFE_REPLY = "safe_reply"
    RESOLVE = "resolve"
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
    CUSTOMER = "customer"
    PRESENCE = "presence"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    DISMISS = "dismiss"
    VEIL = "veil"
    LOCK = "lock"
    SETTINGS = "settings"
    TEXT_LARGER = "text_larger"
    TEXT_SMALLER = "text_smaller"
    TEXT_NORMAL = "text_normal"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the table. `sequences` are Qt's portable names, the first is the one shown. What
    a letter does, the letter with Alt does from inside a field too.

    `by_widget` keys belong to the widget that has the focus; they are shown, not installed.
    """

    key_id: KeyId
    group: KeyGroup
    sequences: tuple[str, ...]
    by_widget: bool = False


KEYS = (
    Key(KeyId.NEXT, KeyGroup.INBOX, ("Alt+Down",)),
    Key(KeyId.PREVIOUS, KeyGroup.INBOX, ("Alt+Up",)),
    Key(KeyId.OPEN, KeyGroup.INBOX, ("Return", "Enter"), by_widget=True),
    Key(KeyId.SEARCH, KeyGroup.INBOX, ("Ctrl+F", "/")),
    Key(KeyId.LEAVE, KeyGroup.INBOX, ("Esc",), by_widget=True),
    Key(KeyId.TAB_MINE, KeyGroup.INBOX, ("Alt+1",)),
    Key(KeyId.TAB_UNASSIGNED, KeyGroup.INBOX, ("Alt+2",)),
    Key(KeyId.TAB_TO_PAY, KeyGroup.INBOX, ("Alt+3",)),
    Key(KeyId.TAB_TO_TICKET, KeyGroup.INBOX, ("Alt+4",)),
    Key(KeyId.TAB_ALL, KeyGroup.INBOX, ("Alt+5",)),
    Key(KeyId.REPLY, KeyGroup.CONVERSATION, ("R", "Alt+R")),
    Key(KeyId.SEND, KeyGroup.CONVERSATION, ("Ctrl+Return", "Ctrl+Enter")),
    Key(KeyId.EMOJI, KeyGroup.CONVERSATION, ("Ctrl+.",)),
    Key(KeyId.SAFE_REPLY, KeyGroup.CONVERSATION, ("Alt+S",)),
    Key(KeyId.RESOLVE, KeyGroup.CONVERSATION, ("E", "Alt+E")),
    Key(KeyId.CUSTOMER, KeyGroup.CONVERSATION, ("K", "Alt+K")),
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
    Key(KeyId.PRESENCE, KeyGroup.WINDOW, ("Alt+P",)),
    Key(KeyId.NEXT_PANE, KeyGroup.WINDOW, ("F6",)),
    Key(KeyId.PREVIOUS_PANE, KeyGroup.WINDOW, ("Shift+F6",)),
    Key(KeyId.DISMISS, KeyGroup.WINDOW, ("Alt+X",)),
    Key(KeyId.VEIL, KeyGroup.WINDOW, ("Ctrl+Shift+H",)),
    Key(KeyId.LOCK, KeyGroup.WINDOW, ("Ctrl+L",)),
    Key(KeyId.SETTINGS, KeyGroup.WINDOW, ("Ctrl+,",)),
    Key(KeyId.TEXT_LARGER, KeyGroup.WINDOW, ("Ctrl++", "Ctrl+=")),
    Key(KeyId.TEXT_SMALLER, KeyGroup.WINDOW, ("Ctrl+-",)),
    Key(KeyId.TEXT_NORMAL, KeyGroup.WINDOW, ("Ctrl+0",)),
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
        case KeyId.LEAVE:
            return translate("Keys", "Leave the search or the field, to the inbox")
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
        case KeyId.REPLY:
            return translate("Keys", "Write a reply")
        case KeyId.SEND:
            return translate("Keys", "Send the reply")
        case KeyId.EMOJI:
            return translate("Keys", "Choose an emoji")
        case KeyId.SAFE_REPLY:
            return translate("Keys", "Send the safe reply to a masked card number")
        case KeyId.RESOLVE:
            return translate("Keys", "Resolve the conversation")
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
        case KeyId.PRESENCE:
            return translate("Keys", "Change your presence")
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
        case KeyId.SETTINGS:
            return translate("Keys", "Settings")
        case KeyId.TEXT_LARGER:
            return translate("Keys", "Larger text")
        case KeyId.TEXT_SMALLER:
            return translate("Keys", "Smaller text")
        case KeyId.TEXT_NORMAL:
            return translate("Keys", "Text of the system's size")
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


def hint(key_id: KeyId) -> str:
    """Return the key as it stands beside a button: `E`, `Ctrl ↵`, `Ctrl ⇧ ↵`."""
    return signs(_BY_ID[key_id].sequences[0])


def signs(sequence: str) -> str:
    """Return a combination as keys are marked."""
    text = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.PortableText)
    if text == "+":
        return text
    return " ".join(_SIGNS.get(part, part) for part in text.split("+"))


def is_text_field(widget: QWidget | None) -> bool:
    """Whether keys typed now become text."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return not widget.property("readOnly")
    return False


class Keys(QObject):
    """The keys of one window, each bound to what it does. A key without a handler is absent."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._bound: set[KeyId] = set()
        self._plain: list[QShortcut] = []
        self._all: list[QShortcut] = []
        self._enabled = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def bind(self, handlers: Mapping[KeyId, Callable[[], object]]) -> None:
        """Install these keys. May be called again for more of them."""
        for key_id, handler in handlers.items():
            key = _BY_ID[key_id]
            self._bound.add(key_id)
            if key.by_widget:
                continue
            for sequence in key.sequences:
                shortcut = QShortcut(QKeySequence(sequence), self._window)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.setAutoRepeat(key_id in (KeyId.NEXT, KeyId.PREVIOUS))
                shortcut.activated.connect(lambda handler=handler: handler())
                self._all.append(shortcut)
                if len(sequence) == 1:
                    self._plain.append(shortcut)
        self._focus_changed(None, QApplication.focusWidget())

    def set_enabled(self, enabled: bool) -> None:
        """Let no key act, while the window is locked."""
        self._enabled = enabled
        for shortcut in self._all:
            shortcut.setEnabled(enabled)
        self._focus_changed(None, QApplication.focusWidget())

    @property
    def bound(self) -> tuple[Key, ...]:
        """The keys that work in this window now, in the table's order."""
        return tuple(key for key in KEYS if key.key_id in self._bound or key.by_widget)

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        typing = is_text_field(now)
        for shortcut in self._plain:
            shortcut.setEnabled(self._enabled and not typing)
