"""The rows of a customer's time line: what happened, under the day or month in which it did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.models.conversation import ConversationStatus
from desktop.models.customer_history import HistoryEntry
from desktop.views.controls.avatar import channel_name
from desktop.views.inbox.inbox_words import preview
from desktop.views.payment import card_words
from desktop.views.payment.badges import badge_of
from desktop.views.words import formatting


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One row: a heading, or an entry. `current` is of the conversation that is open."""

    heading: str = ""
    entry: HistoryEntry | None = None
    current: bool = False

    @property
    def key(self) -> str:
        """What it is, while others come and go around it."""
        if self.entry is None:
            return f"heading:{self.heading}"
        if self.entry.card is not None:
            return f"quote:{self.entry.card.quote.quote_id}"
        return f"conversation:{self.entry.conversation.conversation_id}"


def rows_of(entries: Sequence[HistoryEntry], open_id: int, now: float) -> list[HistoryRow]:
    """Return the rows of `entries` (newest first), with headings; `open_id` is what is open."""
    rows: list[HistoryRow] = []
    last = ""
    for entry in entries:
        heading = _heading(entry.at, now)
        if heading != last:
            rows.append(HistoryRow(heading))
            last = heading
        current = entry.conversation.conversation_id == open_id
        rows.append(HistoryRow(entry=entry, current=current))
    return rows


def _heading(at: float, now: float) -> str:
    """A day of this month, or a month before it."""
    if _by_day(at, now):
        return formatting.day(at, now)
    day = datetime.fromtimestamp(at)
    return QLocale().toString(QDate(day.year, day.month, 1), "MMMM yyyy").capitalize()


def _by_day(at: float, now: float) -> bool:
    """Whether it was this month, or yesterday."""
    day, today = datetime.fromtimestamp(at), datetime.fromtimestamp(now)
    same = (day.year, day.month) == (today.year, today.month)
    return same or today.toordinal() - day.toordinal() < 2


def when(entry: HistoryEntry, now: float) -> str:
    """The time of an entry, beside its heading: `14:05` on a day, `22 Nov` in a month."""
    if _by_day(entry.at, now):
        return formatting.clock(entry.at)
    day = datetime.fromtimestamp(entry.at)
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM").replace(".", "")


def title(entry: HistoryEntry) -> str:
    """`Messenger` for a conversation, the price for a quote."""
    if entry.card is not None:
        return card_words.amount(entry.card)
    return channel_name(entry.conversation.channel)


def subtitle(row: HistoryRow) -> str:
    """What stands behind the title: the trip; how the conversation stands, and whether it is this
    one."""
    entry = row.entry
    if entry is None:
        return ""
    if entry.card is not None:
        return card_words.trip(entry.card)
    words = status_words(entry.conversation.status)
    if row.current:
        words += " · " + QCoreApplication.translate("History", "this conversation")
    return words


def status_words(status: ConversationStatus) -> str:
    """How a conversation stands at the hub."""
    translate = QCoreApplication.translate
    match status:
        case ConversationStatus.OPEN:
            return translate("History", "open")
        case ConversationStatus.PENDING:
            return translate("History", "pending")
        case ConversationStatus.SNOOZED:
            return translate("History", "snoozed")
        case ConversationStatus.RESOLVED:
            return translate("History", "resolved")


def spoken(row: HistoryRow, now: float) -> str:
    """A whole row, for a screen reader."""
    entry = row.entry
    if entry is None:
        return row.heading
    parts = [title(entry), subtitle(row)]
    if entry.card is not None:
        parts.append(badge_of(card_words.badge(entry.card), now).text)
        parts.append(channel_name(entry.conversation.channel))
    else:
        parts.append(preview(entry.row))
    parts.append(formatting.moment(entry.at, now))
    return ", ".join(part for part in parts if part)
