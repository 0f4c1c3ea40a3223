"""The five steps of a payment card: what is done, what happens now, what went wrong."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.models.conversation import Channel
from desktop.models.ladder import Ladder
from desktop.models.stage import Stage


class StepMark(StrEnum):
    """How a step is drawn."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"
    BAD = "bad"
    """It failed here."""
    ENDED = "ended"
    """The link ended before this step: expired or cancelled."""
    UNTOLD = "untold"
    """The channel never tells, so it is neither done nor to do."""


class StepName(StrEnum):
    """What a step says; a side exit takes the place of the step at which it left the ladder."""

    SENT = "sent"
    SEEN = "seen"
    NO_RECEIPTS = "no_receipts"
    PAYING = "paying"
    PAID = "paid"
    TICKETED = "ticketed"
    APPROVAL = "approval"
    QUEUED = "queued"
    SENDING = "sending"
    CHECKING = "checking"
    REFUSED = "refused"
    NOT_DELIVERED = "not_delivered"
    DECLINED = "declined"
    PROCESSING = "processing"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    LATE = "late"
    TWICE = "twice"
    REFUNDED = "refunded"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `at` is when it was reached (UTC seconds), None where that is not known."""

    name: StepName
    mark: StepMark
    at: float | None = None


_SENDING = {
    Stage.NEEDS_APPROVAL: (StepName.APPROVAL, StepMark.NOW),
    Stage.QUEUED: (StepName.QUEUED, StepMark.NOW),
    Stage.CREATING: (StepName.SENDING, StepMark.NOW),
    Stage.WITH_HUB: (StepName.SENDING, StepMark.NOW),
    Stage.CHECKING: (StepName.CHECKING, StepMark.NOW),
    Stage.UNKNOWN: (StepName.CHECKING, StepMark.NOW),
    Stage.REFUSED: (StepName.REFUSED, StepMark.BAD),
    Stage.NOT_DELIVERED: (StepName.NOT_DELIVERED, StepMark.BAD),
}
_PAYING = {
    Stage.PAYING: (StepName.PAYING, StepMark.NOW),
    Stage.AT_BANK: (StepName.PAYING, StepMark.NOW),
    Stage.DECLINED: (StepName.DECLINED, StepMark.BAD),
    Stage.PROCESSING: (StepName.PROCESSING, StepMark.NOW),
    Stage.PAYMENT_FAILED: (StepName.FAILED, StepMark.BAD),
}
_ENDED = {Stage.EXPIRED: StepName.EXPIRED, Stage.CANCELLED: StepName.CANCELLED}
_PAID = {
    Stage.PAID_AFTER_LAPSE: (StepName.LATE, StepMark.BAD),
    Stage.PAID_TWICE: (StepName.TWICE, StepMark.BAD),
    Stage.REFUNDED: (StepName.REFUNDED, StepMark.ENDED),
    Stage.DISPUTED: (StepName.DISPUTED, StepMark.BAD),
}


def steps(ladder: Ladder, channel: Channel) -> tuple[Step, Step, Step, Step, Step]:
    """Return the five steps. A step is done only where that is really known."""
    return (
        _sent(ladder),
        _seen(ladder, channel),
        _paying(ladder),
        _paid(ladder),
        _ticketed(ladder),
    )


def _sent(ladder: Ladder) -> Step:
    if ladder.stage in _SENDING:
        name, mark = _SENDING[ladder.stage]
        return Step(name, mark, ladder.since if mark is StepMark.BAD else None)
    times = [
        ladder.reached[rung]
        for rung in (Stage.SENT, Stage.DELIVERED, Stage.SEEN)
        if rung in ladder.reached
    ]
    if times:
        return Step(StepName.SENT, StepMark.DONE, min(times))
    if ladder.not_delivered:
        return Step(StepName.NOT_DELIVERED, StepMark.BAD)
    return Step(StepName.SENT, StepMark.TODO)


def _seen(ladder: Ladder, channel: Channel) -> Step:
    if not channel.has_read_receipts:
        return Step(StepName.NO_RECEIPTS, StepMark.UNTOLD)
    at = ladder.reached.get(Stage.SEEN)
    return Step(StepName.SEEN, StepMark.TODO if at is None else StepMark.DONE, at)


def _paying(ladder: Ladder) -> Step:
    at = ladder.reached.get(Stage.PAYING)
    if ladder.stage in _PAYING:
        name, mark = _PAYING[ladder.stage]
        return Step(name, mark, ladder.since if mark is StepMark.BAD else None)
    if at is None:
        return Step(StepName.PAYING, StepMark.TODO)
    if Stage.PAID in ladder.reached:
        return Step(StepName.PAYING, StepMark.DONE, at)
    if ladder.declines:
        return Step(StepName.DECLINED, StepMark.BAD)
    return Step(StepName.PAYING, StepMark.TODO)


def _paid(ladder: Ladder) -> Step:
    at = ladder.reached.get(Stage.PAID)
    if ladder.stage in _ENDED:
        return Step(_ENDED[ladder.stage], StepMark.ENDED, ladder.since)
    if ladder.stage in _PAID:
        name, mark = _PAID[ladder.stage]
        return Step(name, mark, ladder.since if mark is StepMark.ENDED else at)
    if at is not None:
        return Step(StepName.PAID, StepMark.DONE, at)
    if ladder.stage is Stage.PAID_ELSEWHERE:
        return Step(StepName.PAID, StepMark.DONE, ladder.since)
    return Step(StepName.PAID, StepMark.TODO)


def _ticketed(ladder: Ladder) -> Step:
    at = ladder.reached.get(Stage.TICKETED)
    if at is not None:
        return Step(StepName.TICKETED, StepMark.DONE, at)
    return Step(StepName.TICKETED, StepMark.TODO)
