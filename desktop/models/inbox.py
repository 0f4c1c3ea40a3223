"""What one row of the inbox shows, and the inbox's tabs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.models.hub_words import Channel, ConversationStatus, Direction
from desktop.models.stage import ReminderDue, Stage


class InboxTab(StrEnum):
    """Which conversations the inbox lists."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    TO_PAY = "to_pay"
    TO_TICKET = "to_ticket"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class PaymentBadge:
    """The money of a conversation in one glance: that of its newest quote that still matters.

    `amount` is minor units of `currency`. `since` and `expires_at` are UTC seconds. `source` says
    who said so. `method` and `reason` are the provider's codes. `reminder_due` says why a person
    has to see to the link's reminder.
    """

    quote_id: str
    stage: Stage
    amount: int
    currency: str
    since: float
    source: str = ""
    expires_at: float | None = None
    method: str = ""
    reason: str = ""
    reminder_due: ReminderDue = ReminderDue.NO


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One conversation as the inbox shows it. Times are UTC seconds.

    `reply_due_at` is when the first or next reply is due, None while nobody waits for us.
    `queued` counts jobs that have not left, `asking` those that wait for a person.
    `preview_by` says whose words `preview` are; `draft` are those of a reply that was begun here.
    """

    conversation_id: int
    name: str
    channel: Channel
    status: ConversationStatus
    preview: str
    preview_by: Direction
    last_activity_at: float
    unread: int = 0
    assignee_id: int | None = None
    reply_due_at: float | None = None
    badge: PaymentBadge | None = None
    queued: int = 0
    asking: int = 0
    priority: str = ""
    labels: tuple[str, ...] = ()
    draft: str = ""


@dataclass(frozen=True, slots=True)
class InboxCounts:
    """How many conversations each tab and each saved view (by name) hold, and how many messages I
    have not read. `also` is the count of one more filter that was asked for.
    """

    tabs: Mapping[InboxTab, int] = field(default_factory=dict)
    views: Mapping[str, int] = field(default_factory=dict)
    also: int | None = None
    unread: int = 0
