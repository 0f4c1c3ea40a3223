"""What the inbox says in words: tabs, previews, empty lists, and a row read aloud."""

from PySide6.QtCore import QCoreApplication

from desktop.models.hub_words import Direction
from desktop.models.inbox import InboxRow, InboxTab
from desktop.models.inbox_filter import InboxFilter, Wanted
from desktop.models.note_mentions import shown as shown_note
from desktop.models.one_line import isolated
from desktop.models.status import DeskStatus, Health
from desktop.views.controls.avatar import channel_name
from desktop.views.payment.badges import row_badges
from desktop.views.words import formatting


def tab_words(tab: InboxTab) -> str:
    """Name a tab."""
    translate = QCoreApplication.translate
    match tab:
        case InboxTab.MINE:
            return translate("Inbox", "Mine")
        case InboxTab.UNASSIGNED:
            return translate("Inbox", "Unassigned")
        case InboxTab.TO_PAY:
            return translate("Inbox", "To pay")
        case InboxTab.TO_TICKET:
            return translate("Inbox", "Ticket")
        case InboxTab.ALL:
            return translate("Inbox", "All")


def count_words(count: int) -> str:
    """A count in the space of a tab."""
    return str(count) if count < 1000 else "999+"


def preview(row: InboxRow) -> str:
    """The last words of a conversation on one line, with who said them where it was us; a reply
    that was begun comes before them."""
    if row.draft.strip():
        return f"{draft_word()} {draft_words(row)}"
    said = shown_note(row.preview) if row.preview_by is Direction.NOTE else row.preview
    text = isolated(" ".join(said.split()))
    translate = QCoreApplication.translate
    match row.preview_by:
        case Direction.OUTGOING:
            return translate("Inbox", "You: {text}").format(text=text)
        case Direction.NOTE:
            return translate("Inbox", "Note: {text}").format(text=text)
        case _:
            return text


def draft_word() -> str:
    """Stands before a reply that was begun and not sent."""
    return QCoreApplication.translate("Inbox", "Draft:")


def draft_words(row: InboxRow) -> str:
    """The reply that was begun, on one line."""
    return isolated(" ".join(row.draft.split()))


def empty_words(wanted: Wanted, status: DeskStatus | None = None) -> str:
    """What an empty list says: what keeps conversations from coming, or that there are none."""
    translate = QCoreApplication.translate
    trouble = _hub_trouble(status) if status is not None else ""
    if trouble:
        doctor = translate("Inbox", "“main.py doctor” checks everything and says what to do.")
        return f"{trouble}\n\n{doctor}"
    if status is not None and not status.synced:
        return translate("Inbox", "Reading the conversations…")
    match wanted:
        case InboxFilter():
            return translate("Inbox", "No conversation on this desk is like that.")
        case InboxTab.MINE:
            return translate(
                "Inbox", "Nothing is assigned to you.\nNew questions are under Unassigned."
            )
        case InboxTab.UNASSIGNED:
            return translate("Inbox", "Everything has been taken.")
        case InboxTab.TO_PAY:
            return translate("Inbox", "No link is waiting to be paid.")
        case InboxTab.TO_TICKET:
            return translate("Inbox", "No ticket is waiting to be issued.")
        case InboxTab.ALL:
            return translate("Inbox", "No conversations on this desk yet.")


def _hub_trouble(status: DeskStatus) -> str:
    translate = QCoreApplication.translate
    match status.hub.health:
        case Health.REFUSED:
            said = status.hub.detail.rstrip(". ")
            words = translate(
                "Inbox",
                "The hub refuses this desk{reason}.\n\nCheck the hub's address, the account's"
                " number and the access token, then start the desk again.",
            )
            return words.format(reason=f": {said}" if said else "")
        case Health.DOWN:
            return translate(
                "Inbox",
                "The hub cannot be reached.\n\nCheck the connection and the hub's address. The desk"
                " tries again by itself; what you send meanwhile is kept.",
            )
        case _:
            return ""


def row_words(row: InboxRow, now: float) -> str:
    """A row as it is read aloud. `now` is UTC seconds."""
    translate = QCoreApplication.translate
    parts = [row.name, channel_name(row.channel)]
    if row.unread == 1:
        parts.append(translate("Inbox", "1 unread message"))
    elif row.unread:
        parts.append(translate("Inbox", "{count} unread messages").format(count=row.unread))
    parts += [look.text for look in row_badges(row, now)]
    parts += [preview(row), formatting.ago(row.last_activity_at, now)]
    return ", ".join(part for part in parts if part)


def picked_words(words: str) -> str:
    """A row that is picked, as it is read aloud."""
    return QCoreApplication.translate("Inbox", "Picked: {row}").format(row=words)


def pace_words(median_s: float) -> str:
    """How fast we answer: median first response of the last minutes, in seconds."""
    return QCoreApplication.translate("Inbox", "Replying in {duration}").format(
        duration=formatting.rounded(median_s)
    )
