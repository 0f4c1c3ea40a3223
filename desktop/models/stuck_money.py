"""Money that came in and did not get where it belongs: which, since when, and what it waits for.

One definition for tiles, badges, notices and reports. What is settled for good is never stuck:
the customer holds the ticket and knows it, or has all of the money back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.models.ladder import Ladder, Stage

_DAY_MIN = 24 * 60
MOST_MIN = 60 * _DAY_MIN
"""The longest promise that can be chosen, in minutes."""


class StuckKind(StrEnum):
    """What is the matter, the most urgent first. The values stand in `cache.db`."""

    PAID_TWICE = "paid_twice"
    DISPUTED = "disputed"
    REFUND_FAILED = "refund_failed"
    TICKET_UNPAID = "ticket_unpaid"
    """A ticket was issued and there is no money for it: a delayed payment failed afterwards."""
    AFTER_LAPSE = "after_lapse"
    """Paid when the price had ended: price it again, or give it back."""
    NOT_TICKETED = "not_ticketed"
    NOT_TOLD = "not_told"
    CANCEL_FAILED = "cancel_failed"
    """The link should have ended and can still be paid."""
    REFUND_PENDING = "refund_pending"
    """All of it is on its way back, and the provider has not confirmed it."""

    @property
    def waits_for_us(self) -> bool:
        """Whether somebody here must do something, however young it is."""
        return self is not StuckKind.REFUND_PENDING


_PROMISED_MIN: Mapping[StuckKind, int] = {
    StuckKind.PAID_TWICE: 60,
    StuckKind.DISPUTED: _DAY_MIN,
    StuckKind.REFUND_FAILED: 60,
    StuckKind.TICKET_UNPAID: 5,
    StuckKind.AFTER_LAPSE: 5,
    StuckKind.NOT_TICKETED: 15,
    StuckKind.NOT_TOLD: 15,
    StuckKind.CANCEL_FAILED: 5,
    StuckKind.REFUND_PENDING: 7 * _DAY_MIN,
}


@dataclass(frozen=True, slots=True)
class Stuck:
    """One case. `since` is UTC seconds; `amount` is what is at stake, in minor units of the
    ladder's currency."""

    kind: StuckKind
    since: float
    amount: int


@dataclass(frozen=True, slots=True)
class Promises:
    """Within how many minutes each kind is dealt with; `chosen` over what is usual."""

    chosen: Mapping[StuckKind, int] = field(default_factory=dict)

    def minutes(self, kind: StuckKind) -> int:
        """How long such a case may last before it is called late."""
        return self.chosen.get(kind, _PROMISED_MIN[kind])

    def late_from(self, kind: StuckKind, now: float) -> float:
        """Cases that began at or before then (UTC seconds) are late."""
        return now - self.minutes(kind) * 60.0

    def due_at(self, kind: StuckKind, since: float) -> float:
        """When a case becomes late (UTC seconds)."""
        return since + self.minutes(kind) * 60.0


def stuck(ladder: Ladder) -> Stuck | None:
    """Return what is the matter with a quote's money; None where nothing is.

    Of several troubles the most urgent: when it is dealt with, the next one shows.
    """
    kind = _kind(ladder)
    return Stuck(kind, _since(kind, ladder), _at_stake(kind, ladder)) if kind is not None else None


def _kind(ladder: Ladder) -> StuckKind | None:
    stage, reached = ladder.stage, ladder.reached
    kept = max(0, ladder.paid - ladder.refunded)
    if stage is Stage.DISPUTED:
        decided = ladder.dispute_closed and (len(ladder.payments) < 2 or Stage.TOLD in reached)
        return None if decided else StuckKind.DISPUTED
    if stage is Stage.REFUND_FAILED:
        return StuckKind.REFUND_FAILED
    if stage is Stage.PAID_TWICE or (ladder.elsewhere and kept):
        return StuckKind.PAID_TWICE
    if stage is Stage.CANCEL_FAILED:
        return StuckKind.CANCEL_FAILED
    if not stage.has_money and not ladder.elsewhere:
        # One that is being processed is watched closely, and may still be paid.
        unpaid = Stage.TICKETED in reached and stage is not Stage.PROCESSING
        return StuckKind.TICKET_UNPAID if unpaid else None
    if stage is Stage.REFUNDED and not ladder.elsewhere:
        return StuckKind.REFUND_PENDING if ladder.refund_pending else None
    if Stage.TOLD in reached:
        return None
    if Stage.TICKETED in reached:
        return StuckKind.NOT_TOLD
    return StuckKind.AFTER_LAPSE if stage is Stage.PAID_AFTER_LAPSE else StuckKind.NOT_TICKETED


def _since(kind: StuckKind, ladder: Ladder) -> float:
    """When the customer began to wait for this, whatever has been told since."""
    match kind:
        case StuckKind.NOT_TICKETED | StuckKind.AFTER_LAPSE:
            return ladder.reached.get(Stage.PAID, ladder.since)
        case StuckKind.NOT_TOLD:
            return ladder.reached.get(Stage.TICKETED, ladder.since)
        case _:
            return ladder.since


def _at_stake(kind: StuckKind, ladder: Ladder) -> int:
    kept = max(0, ladder.paid - ladder.refunded)
    match kind:
        case StuckKind.PAID_TWICE if not ladder.elsewhere:
            first = ladder.payments[0].amount if ladder.payments else 0
            return max(0, kept - first)
        case StuckKind.TICKET_UNPAID | StuckKind.CANCEL_FAILED:
            return ladder.amount
        case StuckKind.REFUND_PENDING:
            return ladder.refund_pending
        case _:
            return kept or ladder.amount
