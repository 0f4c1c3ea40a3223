"""By what else an action is found in the palette, and its icon. An action that is not named here
is found by its own words, with the icon of its group."""

from PySide6.QtCore import QCoreApplication

from desktop.views.keys import Key, KeyGroup, KeyId
from desktop.views.style.icons import Icon

_OF_GROUP = {
    KeyGroup.INBOX: Icon.INBOX,
    KeyGroup.CONVERSATION: Icon.CHAT,
    KeyGroup.PAYMENT: Icon.CARD,
    KeyGroup.PHONE: Icon.PHONE,
    KeyGroup.WINDOW: Icon.RIGHT,
}
_ICONS = {
    KeyId.SEARCH: Icon.SEARCH,
    KeyId.REPLY: Icon.PENCIL,
    KeyId.SEND: Icon.SEND,
    KeyId.EMOJI: Icon.SMILE,
    KeyId.SEARCH_HUB: Icon.SEARCH,
    KeyId.SEARCH_SCOPE: Icon.SEARCH,
    KeyId.FIND_IN_THREAD: Icon.SEARCH,
    KeyId.FIND_NEXT: Icon.SEARCH,
    KeyId.FIND_PREVIOUS: Icon.SEARCH,
    KeyId.RESOLVE: Icon.CHECK,
    KeyId.REOPEN: Icon.REFRESH,
    KeyId.SNOOZE: Icon.CLOCK,
    KeyId.ASSIGN: Icon.USER,
    KeyId.TO_ME: Icon.USER,
    KeyId.PRIORITY: Icon.WARNING,
    KeyId.LABELS: Icon.NOTE,
    KeyId.UNDO: Icon.UNDO,
    KeyId.HISTORY: Icon.CLOCK,
    KeyId.CUSTOMER: Icon.USER,
    KeyId.ADD_LINE: Icon.PLUS,
    KeyId.ADD_ALTERNATIVE: Icon.PLUS,
    KeyId.SEND_LINK: Icon.SEND,
    KeyId.CHECK_NOW: Icon.REFRESH,
    KeyId.COPY_LINK: Icon.COPY,
    KeyId.END_LINK: Icon.CROSS,
    KeyId.RESEND_LINK: Icon.SEND,
    KeyId.REMIND: Icon.CLOCK,
    KeyId.RENEW_LINK: Icon.REFRESH,
    KeyId.SUGGEST_REPLY: Icon.PENCIL,
    KeyId.TICKET: Icon.TICKET,
    KeyId.REFUND: Icon.UNDO,
    KeyId.PRICE_AGAIN: Icon.REFRESH,
    KeyId.NEW_QUOTE: Icon.PLUS,
    KeyId.PRESENCE: Icon.USER,
    KeyId.PAYMENTS: Icon.CARD,
    KeyId.EXPORT_PAYMENTS: Icon.DOWNLOAD,
    KeyId.BOARD: Icon.BOARD,
    KeyId.WALLBOARD: Icon.BOARD,
    KeyId.EXPORT_BOARD: Icon.DOWNLOAD,
    KeyId.AVAILABLE: Icon.USER,
    KeyId.BUSY: Icon.USER,
    KeyId.AWAY: Icon.USER,
    KeyId.CHANGE_KEYS: Icon.SETTINGS,
    KeyId.DISMISS: Icon.CROSS,
    KeyId.VEIL: Icon.EYE,
    KeyId.LOCK: Icon.LOCK,
    KeyId.DO_NOT_DISTURB: Icon.QUIET,
    KeyId.SETTINGS: Icon.SETTINGS,
    KeyId.HELP: Icon.HELP,
    KeyId.QUIT: Icon.CROSS,
}


def action_icon(key: Key) -> Icon:
    """The icon of an action."""
    return _ICONS.get(key.key_id, _OF_GROUP[key.group])


def other_words(key_id: KeyId) -> str:
    """The words by which people also look for an action; they are not shown."""
    translate = QCoreApplication.translate
    match key_id:
        case KeyId.SEARCH:
            return translate("Palette", "find look filter")
        case KeyId.TAB_MINE:
            return translate("Palette", "my own assigned inbox")
        case KeyId.TAB_UNASSIGNED:
            return translate("Palette", "new nobody free inbox")
        case KeyId.TAB_TO_PAY:
            return translate("Palette", "open unpaid waiting payment inbox")
        case KeyId.TAB_TO_TICKET:
            return translate("Palette", "paid issue ticket inbox")
        case KeyId.TAB_ALL:
            return translate("Palette", "everything every conversation inbox")
        case KeyId.REPLY:
            return translate("Palette", "answer message compose respond")
        case KeyId.SEND:
            return translate("Palette", "answer message submit")
        case KeyId.EMOJI:
            return translate("Palette", "smiley emoticon")
        case KeyId.SAFE_REPLY:
            return translate("Palette", "card number masked warning")
        case KeyId.RESOLVE:
            return translate("Palette", "close done finish end archive")
        case KeyId.REOPEN:
            return translate("Palette", "open again back unresolve")
        case KeyId.SNOOZE:
            return translate("Palette", "later tomorrow wait remind until")
        case KeyId.ASSIGN:
            return translate("Palette", "give colleague team transfer somebody")
        case KeyId.TO_ME:
            return translate("Palette", "take mine assign")
        case KeyId.PRIORITY:
            return translate("Palette", "urgent important high low")
        case KeyId.LABELS:
            return translate("Palette", "tag category")
        case KeyId.UNDO:
            return translate("Palette", "back revert take back")
        case KeyId.HISTORY:
            return translate("Palette", "earlier past previous timeline")
        case KeyId.FIND_IN_THREAD:
            return translate("Palette", "search conversation words")
        case KeyId.QUOTE:
            return translate("Palette", "offer price rebooking trip")
        case KeyId.ADD_LINE:
            return translate("Palette", "seat bag waiver fee discount extra")
        case KeyId.ADD_ALTERNATIVE:
            return translate("Palette", "option choice duplicate second offer")
        case KeyId.SEND_LINK:
            return translate("Palette", "pay checkout charge request money")
        case KeyId.CHECK_NOW:
            return translate("Palette", "refresh update status paid")
        case KeyId.COPY_LINK:
            return translate("Palette", "url clipboard pay")
        case KeyId.END_LINK:
            return translate("Palette", "stop withdraw revoke end")
        case KeyId.RESEND_LINK:
            return translate("Palette", "resend copy again message pay")
        case KeyId.REMIND:
            return translate("Palette", "reminder expiry unpaid nudge")
        case KeyId.OTHER_CHANNEL:
            return translate("Palette", "sms email whatsapp not delivered pay")
        case KeyId.RENEW_LINK:
            return translate("Palette", "new fresh extend longer link pay")
        case KeyId.SUGGEST_REPLY:
            return translate("Palette", "declined refused card failed answer")
        case KeyId.TICKET:
            return translate("Palette", "issue e-ticket document")
        case KeyId.PAYMENTS:
            return translate("Palette", "money links paid stuck ticket not told")
        case KeyId.EXPORT_PAYMENTS:
            return translate("Palette", "csv excel spreadsheet report download")
        case KeyId.BOARD:
            return translate("Palette", "figures statistics dashboard team response conversion")
        case KeyId.WALLBOARD:
            return translate("Palette", "full screen tv display room board figures")
        case KeyId.EXPORT_BOARD:
            return translate("Palette", "csv excel spreadsheet report download figures")
        case KeyId.REFUND:
            return translate("Palette", "money back return pay back")
        case KeyId.PRICE_AGAIN:
            return translate("Palette", "late lapsed difference fare new quote")
        case KeyId.NEW_QUOTE:
            return translate("Palette", "new offer again price change")
        case KeyId.CUSTOMER:
            return translate("Palette", "contact profile passenger who")
        case KeyId.AVAILABLE:
            return translate("Palette", "online presence status back")
        case KeyId.BUSY:
            return translate("Palette", "presence status meeting")
        case KeyId.AWAY:
            return translate("Palette", "offline presence status break lunch")
        case KeyId.PRESENCE:
            return translate("Palette", "available busy away online offline status break")
        case KeyId.VEIL:
            return translate("Palette", "privacy blur mask share screen")
        case KeyId.DO_NOT_DISTURB:
            return translate("Palette", "quiet mute silence notifications pause sound")
        case KeyId.LOCK:
            return translate("Palette", "code away privacy leave")
        case KeyId.SETTINGS:
            return translate("Palette", "preferences options language theme dark")
        case KeyId.TEXT_LARGER | KeyId.TEXT_SMALLER | KeyId.TEXT_NORMAL:
            return translate("Palette", "zoom font size text")
        case KeyId.CHANGE_KEYS:
            return translate("Palette", "shortcuts keyboard settings hotkeys")
        case KeyId.HELP:
            return translate("Palette", "shortcuts keyboard hotkeys")
        case KeyId.QUIT:
            return translate("Palette", "exit leave end")
        case _:
            return ""
