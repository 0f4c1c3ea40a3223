"""A dispute as the provider tells it: how much, why, until when to answer, and how it ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_WON = frozenset({"won", "warning_closed", "prevented"})
_ANSWERED = frozenset({"under_review", "warning_under_review"})
_ASKED = frozenset({"needs_response", "warning_needs_response"})


@dataclass(frozen=True, slots=True)
class Dispute:
    """One dispute. `amount` is minor units of `currency`, 0 where it was not told. `due_by` is when
    the evidence is due (UTC seconds), None where the provider names no time. `status` and `reason`
    are the provider's words. Source: docs.stripe.com/api/disputes/object.
    """

    dispute: str
    opened_at: float
    amount: int = 0
    currency: str = ""
    reason: str = ""
    status: str = ""
    due_by: float | None = None
    is_closed: bool = False

    @property
    def is_won(self) -> bool:
        """Whether the bank decided for us."""
        return self.is_closed and self.status in _WON

    @property
    def is_lost(self) -> bool:
        """Whether the bank decided against us."""
        return self.is_closed and self.status not in _WON

    @property
    def is_answered(self) -> bool:
        """Whether the evidence is with the bank."""
        return not self.is_closed and self.status in _ANSWERED

    @property
    def waits_for_us(self) -> bool:
        """Whether the provider says that our answer is awaited."""
        return not self.is_closed and self.status in _ASKED

    @property
    def is_inquiry(self) -> bool:
        """Whether the bank only asks, and no money has been taken yet."""
        return self.status.startswith("warning_")


def told_of(told: Iterable[tuple[float, bool, Mapping[str, Any]]]) -> tuple[Dispute, ...]:
    """Put together what was told of each dispute, in the order of its opening.

    Each telling is when (UTC seconds), whether it is the end, and the body; in the order of time.
    What ended stays ended.
    """
    found: dict[str, Dispute] = {}
    for at, is_end, body in told:
        name = str(body.get("dispute", ""))
        before = found.get(name)
        if before is not None and before.is_closed:
            continue
        due = body.get("due_by")
        found[name] = Dispute(
            name,
            before.opened_at if before else at,
            int(body.get("amount") or (before.amount if before else 0)),
            str(body.get("currency") or (before.currency if before else "")),
            str(body.get("reason") or (before.reason if before else "")),
            str(body.get("status") or (before.status if before else "")),
            float(due) if due else (before.due_by if before else None),
            is_end,
        )
    return tuple(found.values())
