"""Which kinds of stuck money there are, and how long each may last.

Apart from the ladder, for a person's choices name them before the first paint.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

_DAY_MIN = 24 * 60
MOST_MIN = 60 * _DAY_MIN
"""The longest promise that can be chosen, in minutes."""
LEAD_S = 10 * 60.0
"""So long before its own time limit a case is late already: there must be time to act."""


class StuckKind(StrEnum):
    """What is the matter, the most urgent first. The values stand in `cache.db`."""

    PAID_TWICE = "paid_twice"
    DISPUTED = "disputed"
    REFUND_FAILED = "refund_failed"
    TICKET_VALID = "ticket_valid"
    """All of the money went back, and the ticket was not voided: it can still be flown."""
    TICKET_UNPAID = "ticket_unpaid"
    """A ticket was issued and there is no money for it: a delayed payment failed afterwards."""
    AFTER_LAPSE = "after_lapse"
    """Paid when the price had ended: price it again, or give it back."""
    NOT_TICKETED = "not_ticketed"
    NOT_TOLD = "not_told"
    RESIDUAL_DUE = "residual_due"
    """Paid, and ticketing was not asked for the voucher or refund that the quote promised."""
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
    StuckKind.TICKET_VALID: 30,
    StuckKind.TICKET_UNPAID: 5,
    StuckKind.AFTER_LAPSE: 5,
    StuckKind.NOT_TICKETED: 15,
    StuckKind.NOT_TOLD: 15,
    StuckKind.RESIDUAL_DUE: 60,
    StuckKind.CANCEL_FAILED: 5,
    StuckKind.REFUND_PENDING: 7 * _DAY_MIN,
}


@dataclass(frozen=True, slots=True)
class Promises:
    """Within how many minutes each kind is dealt with; `chosen` over what is usual."""

    chosen: Mapping[StuckKind, int] = field(default_factory=dict)

    def minutes(self, kind: StuckKind) -> int:
        """How long such a case may last before it is called late."""
        return self.chosen.get(kind, _PROMISED_MIN[kind])

    def due_at(self, kind: StuckKind, since: float, by: float | None = None) -> float:
        """When a case becomes late (UTC seconds): as promised for its kind, and in time before
        `by`, a limit of its own."""
        promised = since + self.minutes(kind) * 60.0
        return promised if by is None else min(promised, max(since, by - LEAD_S))
