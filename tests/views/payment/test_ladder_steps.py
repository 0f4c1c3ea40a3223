"""The five steps: done only what is known, side exits where they left the ladder."""

import pytest

from desktop.models.conversation import Channel
from desktop.models.stage import Stage
from desktop.views.payment.ladder_steps import StepMark, StepName, steps
from tests.views.thread.thread_world import NOW, ladder

SENT = {Stage.SENT: NOW - 300}
SEEN = SENT | {Stage.SEEN: NOW - 200}
TRIED = SEEN | {Stage.PAYING: NOW - 100}
PAID = TRIED | {Stage.PAID: NOW}
TICKETED = PAID | {Stage.TICKETED: NOW}
DONE, NOW_MARK, TODO = StepMark.DONE, StepMark.NOW, StepMark.TODO


def marks(stage: Stage, reached: dict[Stage, float]) -> list[StepMark]:
    return [step.mark for step in steps(ladder(stage, reached=reached), Channel.MESSENGER)]


@pytest.mark.parametrize(
    ("stage", "reached", "expected"),
    [
        (Stage.QUEUED, {}, [NOW_MARK, TODO, TODO, TODO, TODO]),
        (Stage.SENT, SENT, [DONE, TODO, TODO, TODO, TODO]),
        (Stage.SEEN, SEEN, [DONE, DONE, TODO, TODO, TODO]),
        (Stage.AT_BANK, TRIED, [DONE, DONE, NOW_MARK, TODO, TODO]),
        (Stage.DECLINED, TRIED, [DONE, DONE, StepMark.BAD, TODO, TODO]),
        (Stage.EXPIRED, SEEN, [DONE, DONE, TODO, StepMark.ENDED, TODO]),
        (Stage.PAID, PAID, [DONE, DONE, DONE, DONE, TODO]),
        (Stage.TOLD, TICKETED, [DONE, DONE, DONE, DONE, DONE]),
        (Stage.NOT_DELIVERED, {}, [StepMark.BAD, TODO, TODO, TODO, TODO]),
    ],
)
def test_the_marks_follow_the_money(
    stage: Stage, reached: dict[Stage, float], expected: list[StepMark]
) -> None:
    assert marks(stage, reached) == expected


def test_a_payment_without_a_read_receipt_does_not_claim_that_it_was_seen() -> None:
    reached = SENT | {Stage.PAYING: NOW, Stage.PAID: NOW}
    assert marks(Stage.PAID, reached) == [DONE, TODO, DONE, DONE, TODO]


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.EMAIL, Channel.X, Channel.TELEGRAM])
def test_a_channel_without_receipts_never_shows_seen(channel: Channel) -> None:
    second = steps(ladder(Stage.SEEN, reached=SEEN), channel)[1]
    assert (second.name, second.mark) == (StepName.NO_RECEIPTS, StepMark.UNTOLD)


def test_a_cancelled_link_that_was_declined_still_says_so() -> None:
    folded = ladder(Stage.CANCELLED, reached=TRIED, declines=2)
    names = [step.name for step in steps(folded, Channel.MESSENGER)]
    assert names[2:4] == [StepName.DECLINED, StepName.CANCELLED]
