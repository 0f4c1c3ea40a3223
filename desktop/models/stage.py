"""The stages of a payment: what its ladder leads up to, and all that an inbox row knows of it."""

from enum import StrEnum


class Stage(StrEnum):
    """Where a quote stands. One word of this is what the badge says."""

    DRAFT = "draft"
    NEEDS_APPROVAL = "needs_approval"
    QUEUED = "queued"
    CREATING = "creating"
    REFUSED = "refused"
    WITH_HUB = "with_hub"
    CHECKING = "checking"
    UNKNOWN = "unknown"
    SENT = "sent"
    DELIVERED = "delivered"
    SEEN = "seen"
    NOT_DELIVERED = "not_delivered"
    PAYING = "paying"
    AT_BANK = "at_bank"
    DECLINED = "declined"
    PROCESSING = "processing"
    PAYMENT_FAILED = "payment_failed"
    CANCELLING = "cancelling"
    CANCEL_FAILED = "cancel_failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    PAID = "paid"
    PAID_AFTER_LAPSE = "paid_after_lapse"
    PAID_TWICE = "paid_twice"
    PAID_ELSEWHERE = "paid_elsewhere"
    PARTLY_TICKETED = "partly_ticketed"
    """Some passengers have their ticket, others still wait."""
    TICKETED = "ticketed"
    TOLD = "told"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    REFUND_FAILED = "refund_failed"
    DISPUTED = "disputed"

    @property
    def has_money(self) -> bool:
        """Whether the customer has paid (even where some or all went back since)."""
        return self in _HAS_MONEY

    @property
    def is_open(self) -> bool:
        """Whether the link can still be paid, so the provider must be watched closely."""
        return self in _OPEN


class ReminderDue(StrEnum):
    """Why a person has to see to a link's reminder. The values stand in the journal."""

    NO = ""
    PERSON = "person"
    """The channel lets nobody but a person send it."""
    WINDOW = "window"
    """The channel's reply window had closed when it was due: it goes by another channel."""


_HAS_MONEY = frozenset(
    {
        Stage.PAID,
        Stage.PAID_AFTER_LAPSE,
        Stage.PAID_TWICE,
        Stage.PARTLY_TICKETED,
        Stage.PAID_ELSEWHERE,
        Stage.TICKETED,
        Stage.TOLD,
        Stage.PARTLY_REFUNDED,
        Stage.REFUNDED,
        Stage.REFUND_FAILED,
        Stage.DISPUTED,
    }
)
_OPEN = frozenset(
    {
        Stage.CREATING,
        Stage.WITH_HUB,
        Stage.CHECKING,
        Stage.UNKNOWN,
        Stage.SENT,
        Stage.DELIVERED,
        Stage.SEEN,
        Stage.NOT_DELIVERED,
        Stage.PAYING,
        Stage.AT_BANK,
        Stage.DECLINED,
        Stage.PROCESSING,
        Stage.CANCELLING,
        Stage.CANCEL_FAILED,
    }
)
