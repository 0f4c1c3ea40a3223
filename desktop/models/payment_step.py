"""What can be done next about a link, from its state alone: one step stands on the row's button."""

from enum import StrEnum

from desktop.models.payment_list import PaymentRow
from desktop.models.stage import ReminderDue, Stage
from desktop.models.stuck_kind import StuckKind
from desktop.models.stuck_money import Stuck


class PaymentStep(StrEnum):
    """One way on."""

    ISSUE_TICKET = "issue_ticket"
    SUGGEST = "suggest"
    """Tell a customer whose payment was declined of another way to pay."""
    REMIND = "remind"
    PRICE_AGAIN = "price_again"
    TELL_AGAIN = "tell_again"
    TOLD_BY_HAND = "told_by_hand"
    REFUND = "refund"
    GIVEN_BACK = "given_back"
    """A refund that failed was given back by another way."""
    TICKET_ENDED = "ticket_ended"
    """Say what became of a ticket that nobody pays for any more."""
    ASK_RESIDUAL = "ask_residual"
    """Ask ticketing for the voucher or refund that the quote promised."""
    CANCEL = "cancel"
    CANCEL_AGAIN = "cancel_again"
    CHECK_NOW = "check_now"
    NEW_LINK = "new_link"
    OPEN = "open"


_WAYS_OUT: dict[StuckKind, tuple[PaymentStep, ...]] = {
    StuckKind.PAID_TWICE: (PaymentStep.REFUND,),
    StuckKind.DISPUTED: (PaymentStep.OPEN,),
    StuckKind.REFUND_FAILED: (PaymentStep.REFUND, PaymentStep.GIVEN_BACK),
    StuckKind.TICKET_VALID: (PaymentStep.TICKET_ENDED,),
    StuckKind.TICKET_UNPAID: (
        PaymentStep.NEW_LINK,
        PaymentStep.CHECK_NOW,
        PaymentStep.TICKET_ENDED,
    ),
    StuckKind.AFTER_LAPSE: (PaymentStep.PRICE_AGAIN, PaymentStep.REFUND),
    StuckKind.NOT_TICKETED: (PaymentStep.ISSUE_TICKET, PaymentStep.REFUND),
    StuckKind.NOT_TOLD: (PaymentStep.TELL_AGAIN, PaymentStep.TOLD_BY_HAND),
    StuckKind.RESIDUAL_DUE: (PaymentStep.ASK_RESIDUAL,),
    StuckKind.CANCEL_FAILED: (PaymentStep.CANCEL_AGAIN, PaymentStep.CHECK_NOW),
    StuckKind.REFUND_PENDING: (),
}
_ASKS = frozenset({Stage.UNKNOWN, Stage.NOT_DELIVERED, Stage.REFUSED, Stage.NEEDS_APPROVAL})
"""What only a person can go on with, in the conversation."""
_RENEWABLE = frozenset({Stage.EXPIRED, Stage.CANCELLED, Stage.PAYMENT_FAILED})
_CHECKED = frozenset({Stage.CHECKING, Stage.CANCELLING, Stage.PROCESSING})


def steps(row: PaymentRow) -> tuple[PaymentStep, ...]:
    """Return what can be done, the likeliest first; empty where there is only waiting, or all is
    done. What is not this desk's own quote has no form here: its conversation is opened."""
    stage = row.badge.stage
    if row.stuck is not None:
        found = _ways_out(row.stuck, stage)
    elif stage in _ASKS:
        found = (PaymentStep.OPEN,)
    elif stage in _RENEWABLE:
        found = () if row.not_chosen else (PaymentStep.NEW_LINK,)
    elif stage in _CHECKED:
        found = (PaymentStep.CHECK_NOW,)
    elif stage is Stage.QUEUED:
        found = (PaymentStep.OPEN, PaymentStep.CANCEL)
    elif row.badge.reminder_due is ReminderDue.WINDOW:
        found = (PaymentStep.OPEN, PaymentStep.CHECK_NOW, PaymentStep.CANCEL)
    elif stage is Stage.DECLINED:
        due = (PaymentStep.REMIND,) if row.badge.reminder_due else ()
        found = (PaymentStep.SUGGEST, *due, PaymentStep.OPEN, PaymentStep.CANCEL)
    elif stage.is_open and row.badge.reminder_due:
        found = (PaymentStep.REMIND, PaymentStep.CHECK_NOW, PaymentStep.CANCEL)
    elif stage.is_open:
        found = (PaymentStep.CHECK_NOW, PaymentStep.CANCEL)
    elif stage.has_money and row.paid > row.refunded:
        found = (PaymentStep.REFUND,)
    else:
        found = ()
    if not row.is_ours:
        found = tuple(one for one in found if one in (PaymentStep.CHECK_NOW, PaymentStep.OPEN))
        if row.stuck is not None and not found:
            found = (PaymentStep.OPEN,)
    return found


def _ways_out(case: Stuck, stage: Stage) -> tuple[PaymentStep, ...]:
    """What leads out of it, and out of a refund that failed beside it. What a bank disputes, the
    provider refunds nothing of."""
    found = _WAYS_OUT[case.kind]
    if case.failed and PaymentStep.GIVEN_BACK not in found:
        found = (*found, PaymentStep.GIVEN_BACK)
    if stage is Stage.DISPUTED:
        found = tuple(one for one in found if one is not PaymentStep.REFUND)
    return found


def next_step(row: PaymentRow) -> PaymentStep | None:
    """Return the step that stands on the row; None where somebody else has to act, or all is
    done."""
    found = steps(row)
    if not found or (row.stuck is None and found[0] in (PaymentStep.REFUND, PaymentStep.CHECK_NOW)):
        return None  # can be done, and nothing calls for it
    return found[0]


def is_done(row: PaymentRow) -> bool:
    """Whether nothing more is expected of anybody."""
    stage = row.badge.stage
    begun = stage.is_open or stage in (Stage.QUEUED, Stage.NEEDS_APPROVAL)
    return row.stuck is None and not begun
