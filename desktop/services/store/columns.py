"""What an inbox row is read from, for the store and for the first paint alike.

Plain text and plain values: this module loads before the first paint.
"""

import json
from collections.abc import Sequence
from typing import Any

from desktop.models.hub_words import Channel, ConversationStatus, Direction
from desktop.models.inbox import InboxRow, PaymentBadge
from desktop.models.reply_targets import ReplyTargets
from desktop.models.stage import ReminderDue, Stage

DESK_FILE = "desk.db"
CACHE_FILE = "cache.db"
DEVICE = "device_id"
"""Under which key both files note whose they are."""

FOLD_AGAIN = "fold_again"
"""Under which key `cache.db` notes that all quotes must be folded once more."""

CHOSEN_LANGUAGE = "language of "
"""Before a contact's number: under which key desk.db notes what an agent chose, and when."""


def chosen_language(note: str) -> tuple[str, float]:
    """The language and the UTC seconds of such a note; 0 in one of before times were kept."""
    language, _, at = note.partition(" ")
    return language, float(at or 0.0)


PREVIEW_LENGTH = 200
"""How many characters of the last message an inbox row carries."""

STILL_WAITING = "still_waiting:"
"""Before a conversation's number: under which key desk.db notes since when its customer waits,
where the hub has forgotten it."""

COUNTED_ERASED = "counted_erased:"
"""Before a conversation's number: under which key desk.db notes that the board has counted it and
that its customer was erased, so that it is not counted anew when the hub sends it again."""

OVER = ("done", "failed", "removed")
"""The values of the job states after which nothing more happens."""

INBOX_COLUMNS = """
    c.conversation_id, coalesce(p.name, ''), c.channel, c.status, c.preview, c.preview_by,
    c.last_activity_at, c.unread, c.assignee_id, c.waiting_since,
    l.quote_id, l.stage, l.badge_amount, l.currency, l.since, l.source, l.expires_at, l.method,
    l.reason, c.first_reply_at, c.priority, c.labels, l.reminder_due
"""

# The badge is the conversation's newest quote among those that matter most.
INBOX_TABLES = """
    conversations AS c
    LEFT JOIN contacts AS p ON p.contact_id = c.contact_id
    LEFT JOIN links AS l ON l.quote_id = (
        SELECT best.quote_id FROM links AS best
        WHERE best.conversation_id = c.conversation_id
        ORDER BY best.rank DESC, best.first_seq DESC LIMIT 1
    )
"""

_AS_PROMISED = ReplyTargets()


def inbox_row(
    values: Sequence[Any],
    queued: int = 0,
    asking: int = 0,
    targets: ReplyTargets = _AS_PROMISED,
    draft: str = "",
) -> InboxRow:
    """Make a row of what `INBOX_COLUMNS` selected, of the counts of its jobs, and of its draft."""
    status, waiting_since = ConversationStatus(values[3]), values[9]
    waits = waiting_since is not None and status.is_worked_on
    badge = (
        PaymentBadge(
            quote_id=values[10],
            stage=Stage(values[11]),
            amount=values[12],
            currency=values[13],
            since=values[14],
            source=values[15],
            expires_at=values[16],
            method=values[17],
            reason=values[18],
            reminder_due=ReminderDue(values[22]),
        )
        if values[10] is not None
        else None
    )
    return InboxRow(
        conversation_id=values[0],
        name=values[1],
        channel=Channel(values[2]),
        status=status,
        preview=values[4],
        preview_by=Direction(values[5]),
        last_activity_at=values[6],
        unread=values[7],
        assignee_id=values[8],
        reply_due_at=targets.due_at(waiting_since, first=values[19] is None) if waits else None,
        badge=badge,
        queued=queued,
        asking=asking,
        priority=values[20],
        labels=tuple(json.loads(values[21])),
        draft=draft,
    )
