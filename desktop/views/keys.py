"""The one table of all actions and their keys."""

from dataclasses import dataclass
from enum import StrEnum


class KeyGroup(StrEnum):
    """Where a key belongs in the list that `?` shows."""

    INBOX = "inbox"
    CONVERSATION = "conversation"
    PAYMENT = "payment"
    PHONE = "phone"
    WINDOW = "window"


class KeyId(StrEnum):
    """What a key does."""

    NEXT = "next"
    PREVIOUS = "previous"
    OPEN = "open"
    SEARCH = "search"
    SEARCH_HUB = "search_hub"
    SEARCH_SCOPE = "search_scope"
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
    ADD_ALTERNATIVE = "add_alternative"
    REMOVE_ALTERNATIVE = "remove_alternative"
    ALTERNATIVE_UP = "alternative_up"
    ALTERNATIVE_DOWN = "alternative_down"
    SEND_LINK = "send_link"
    CHECK_NOW = "check_now"
    COPY_LINK = "copy_link"
    COPY_CODE = "copy_code"
    PRICE_EACH = "price_each"
    PASTE_ITINERARY = "paste_itinerary"
    ADD_FLIGHT = "add_flight"
    WHOSE_CHANGE = "whose_change"
    TICKETING_LIMIT = "ticketing_limit"
    END_LINK = "end_link"
    END_OFFER = "end_offer"
    RESEND_LINK = "resend_link"
    REMIND = "remind"
    REPLACE_LINK = "replace_link"
    KEEP_LINK = "keep_link"
    OTHER_CHANNEL = "other_channel"
    RENEW_LINK = "renew_link"
    SUGGEST_REPLY = "suggest_reply"
    TICKET = "ticket"
    REFUND = "refund"
    PRICE_AGAIN = "price_again"
    APPROVE = "approve"
    PAID_ELSEWHERE = "paid_elsewhere"
    GIVEN_BACK = "given_back"
    TICKET_ENDED = "ticket_ended"
    ASK_RESIDUAL = "ask_residual"
    PAYMENT_STEP = "payment_step"
    EXPORT_PAYMENTS = "export_payments"
    NEW_QUOTE = "new_quote"
    CUSTOMER = "customer"
    HISTORY = "history"
    PALETTE = "palette"
    INBOX = "inbox"
    PAYMENTS = "payments"
    PHONE = "phone"
    WRAP_UP = "wrap_up"
    READ_BACK = "read_back"
    LINK_BY = "link_by"
    QR_CODE = "qr_code"
    BOARD = "board"
    WALLBOARD = "wallboard"
    EXPORT_BOARD = "export_board"
    SORT_TABLE = "sort_table"
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
    Key(KeyId.SEARCH_SCOPE, KeyGroup.INBOX, ("Alt+G",)),
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
    Key(KeyId.REOPEN, KeyGroup.CONVERSATION, ("O", "Alt+Shift+O")),
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
    Key(KeyId.ADD_ALTERNATIVE, KeyGroup.PAYMENT, ("Alt+O",)),
    Key(KeyId.REMOVE_ALTERNATIVE, KeyGroup.PAYMENT, ("Del",), by_widget=True),
    Key(KeyId.ALTERNATIVE_UP, KeyGroup.PAYMENT, ("Ctrl+Up",), by_widget=True),
    Key(KeyId.ALTERNATIVE_DOWN, KeyGroup.PAYMENT, ("Ctrl+Down",), by_widget=True),
    Key(KeyId.SEND_LINK, KeyGroup.PAYMENT, ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
    Key(KeyId.CHECK_NOW, KeyGroup.PAYMENT, ("F5",)),
    Key(KeyId.COPY_LINK, KeyGroup.PAYMENT, ("C", "Alt+C")),
    Key(KeyId.COPY_CODE, KeyGroup.PAYMENT, ("Alt+D",)),
    Key(KeyId.PASTE_ITINERARY, KeyGroup.PAYMENT, ("Ctrl+Shift+V",)),
    Key(KeyId.ADD_FLIGHT, KeyGroup.PAYMENT, ("Alt+Shift+F",)),
    Key(KeyId.PRICE_EACH, KeyGroup.PAYMENT, ("Alt+U",)),
    Key(KeyId.WHOSE_CHANGE, KeyGroup.PAYMENT, ("Alt+W",)),
    Key(KeyId.TICKETING_LIMIT, KeyGroup.PAYMENT, ("Alt+Shift+T",)),
    Key(KeyId.END_LINK, KeyGroup.PAYMENT, ("X",), by_widget=True),
    Key(KeyId.END_OFFER, KeyGroup.PAYMENT, ("Ctrl+Shift+X",)),
    Key(KeyId.RESEND_LINK, KeyGroup.PAYMENT, ("U", "Alt+Shift+U")),
    Key(KeyId.REMIND, KeyGroup.PAYMENT, ("B", "Alt+B")),
    Key(KeyId.REPLACE_LINK, KeyGroup.PAYMENT, ("Ctrl+R",)),
    Key(KeyId.KEEP_LINK, KeyGroup.PAYMENT, ("Esc",), by_widget=True),
    Key(KeyId.OTHER_CHANNEL, KeyGroup.PAYMENT, ("V", "Alt+V")),
    Key(KeyId.RENEW_LINK, KeyGroup.PAYMENT, ("W", "Alt+Shift+W")),
    Key(KeyId.SUGGEST_REPLY, KeyGroup.PAYMENT, ("D", "Alt+Shift+D")),
    Key(KeyId.TICKET, KeyGroup.PAYMENT, ("T", "Alt+T")),
    Key(KeyId.REFUND, KeyGroup.PAYMENT, ("G", "Alt+Shift+G")),
    Key(KeyId.PRICE_AGAIN, KeyGroup.PAYMENT, ()),
    Key(KeyId.APPROVE, KeyGroup.PAYMENT, ()),
    Key(KeyId.PAID_ELSEWHERE, KeyGroup.PAYMENT, ()),
    Key(KeyId.GIVEN_BACK, KeyGroup.PAYMENT, ()),
    Key(KeyId.TICKET_ENDED, KeyGroup.PAYMENT, ()),
    Key(KeyId.ASK_RESIDUAL, KeyGroup.PAYMENT, ()),
    Key(KeyId.PAYMENT_STEP, KeyGroup.PAYMENT, ("Space",), by_widget=True),
    Key(KeyId.NEW_QUOTE, KeyGroup.PAYMENT, ()),
    Key(KeyId.READ_BACK, KeyGroup.PHONE, ("Ctrl+Shift+B",)),
    Key(KeyId.LINK_BY, KeyGroup.PHONE, ("Ctrl+Shift+L",)),
    Key(KeyId.QR_CODE, KeyGroup.PHONE, ("Ctrl+Shift+Q",)),
    Key(KeyId.WRAP_UP, KeyGroup.PHONE, ("Ctrl+Shift+E",)),
    Key(KeyId.PALETTE, KeyGroup.WINDOW, ("Ctrl+K",)),
    Key(KeyId.INBOX, KeyGroup.WINDOW, ("Ctrl+1",)),
    Key(KeyId.PAYMENTS, KeyGroup.WINDOW, ("Ctrl+2",)),
    Key(KeyId.PHONE, KeyGroup.WINDOW, ("Ctrl+3",)),
    Key(KeyId.EXPORT_PAYMENTS, KeyGroup.WINDOW, ()),
    Key(KeyId.BOARD, KeyGroup.WINDOW, ("Ctrl+4",)),
    Key(KeyId.WALLBOARD, KeyGroup.WINDOW, ("F11",)),
    Key(KeyId.SORT_TABLE, KeyGroup.WINDOW, ("Space",), by_widget=True),
    Key(KeyId.EXPORT_BOARD, KeyGroup.WINDOW, ()),
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


def key_of(key_id: KeyId) -> Key:
    """An action's line of the table."""
    return _BY_ID[key_id]
