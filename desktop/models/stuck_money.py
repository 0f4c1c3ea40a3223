"""Money that came in and did not get where it belongs: which, since when, and what it waits for.

One definition for tiles, badges, notices and reports. What is settled for good is never stuck:
the customer holds the ticket and knows it, or has all of the money back and holds none.
"""

from dataclasses import dataclass

from desktop.models.ladder import Ladder
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind


@dataclass(frozen=True, slots=True)
class Stuck:
    """One case. `since` is UTC seconds; `amount` is what is at stake, in minor units of the
    ladder's currency. `by` is the airline's ticketing time limit (UTC seconds), None where it has
    none or is not what the case waits for. `failed` is what failed to go back as well (minor
    units), where something more pressing gives the case its name."""

    kind: StuckKind
    since: float
    amount: int
    by: float | None = None
    failed: int = 0


_OF_TICKETS = frozenset(
    {
        StuckKind.NOT_TICKETED,
        StuckKind.NOT_TOLD,
        StuckKind.AFTER_LAPSE,
        StuckKind.TICKET_VALID,
        StuckKind.RESIDUAL_DUE,
    }
)


def stuck(ladder: Ladder, *, is_ours: bool = True) -> Stuck | None:
    """Return what is the matter with a quote's money; None where nothing is.

    Of several troubles the most urgent: when it is dealt with, the next one shows. Of a link that
    is not ours the provider tells the money alone: whether its ticket was issued is known where it
    was made, and is not guessed here.
    """
    kind = _kind(ladder)
    if kind in _OF_TICKETS and not is_ours:
        return None
    if kind is None:
        return None
    by = ladder.ticketing_until if kind is StuckKind.NOT_TICKETED else None
    failed = 0 if kind is StuckKind.REFUND_FAILED else ladder.failed_amount
    return Stuck(kind, _since(kind, ladder), _at_stake(kind, ladder), by, failed)


def _kind(ladder: Ladder) -> StuckKind | None:
    stage, reached = ladder.stage, ladder.reached
    kept = max(0, ladder.paid - ladder.refunded)
    if stage is Stage.DISPUTED:
        decided = ladder.dispute_closed and (len(ladder.payments) < 2 or Stage.TOLD in reached)
        if decided:
            return StuckKind.REFUND_FAILED if ladder.failed_amount else None
        return StuckKind.DISPUTED
    if stage is Stage.REFUND_FAILED:
        return StuckKind.REFUND_FAILED
    if stage is Stage.PAID_TWICE or (ladder.elsewhere and kept):
        return StuckKind.PAID_TWICE
    if stage is Stage.CANCEL_FAILED:
        return StuckKind.CANCEL_FAILED
    if not stage.has_money and not ladder.elsewhere:
        # One that is being processed is watched closely, and may still be paid.
        unpaid = Stage.TICKETED in reached and stage is not Stage.PROCESSING and not ladder.kept
        return StuckKind.TICKET_UNPAID if unpaid else None
    if stage is Stage.REFUNDED and not ladder.elsewhere:
        if ladder.has_ticket and not ladder.kept:
            return StuckKind.TICKET_VALID
        return StuckKind.REFUND_PENDING if ladder.refund_pending else None
    residual = StuckKind.RESIDUAL_DUE if ladder.residual_due else None
    if Stage.TOLD in reached:
        return residual
    if Stage.TICKETED in reached:
        # Priced again: the other quote's customer is told, and that one shows until it is so.
        return residual if ladder.priced_again else StuckKind.NOT_TOLD
    return StuckKind.AFTER_LAPSE if stage is Stage.PAID_AFTER_LAPSE else StuckKind.NOT_TICKETED


def _since(kind: StuckKind, ladder: Ladder) -> float:
    """When the customer began to wait for this, whatever has been told since."""
    match kind:
        case StuckKind.NOT_TICKETED | StuckKind.AFTER_LAPSE | StuckKind.RESIDUAL_DUE:
            return ladder.reached.get(Stage.PAID, ladder.since)
        case StuckKind.NOT_TOLD:
            return ladder.reached.get(Stage.TICKETED, ladder.since)
        case _:
            return ladder.since


def _at_stake(kind: StuckKind, ladder: Ladder) -> int:
    kept = max(0, ladder.paid - ladder.refunded)
    match kind:
        case StuckKind.PAID_TWICE if not ladder.elsewhere:
            # Paid once, and another alternative of its offer too: either may be given back.
            first = ladder.payments[0].amount if len(ladder.payments) > 1 else 0
            return max(0, kept - first)
        case StuckKind.DISPUTED if ladder.dispute is not None and ladder.dispute.amount:
            return ladder.dispute.amount
        case StuckKind.TICKET_UNPAID | StuckKind.CANCEL_FAILED:
            return ladder.amount
        case StuckKind.REFUND_PENDING:
            return ladder.refund_pending
        case StuckKind.TICKET_VALID:
            return ladder.refunded
        case StuckKind.RESIDUAL_DUE:
            return ladder.promised
        case StuckKind.REFUND_FAILED:
            return ladder.failed_amount or kept or ladder.amount
        case _:
            return kept or ladder.amount
