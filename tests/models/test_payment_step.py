"""What stands on a row's button: each kind of stuck money has a way out."""

from dataclasses import replace

import pytest

from desktop.models.payment_list import PaymentRow, StuckCase, stuck_money
from desktop.models.payment_step import PaymentStep, is_done, next_step, steps
from desktop.models.stage import ReminderDue, Stage
from desktop.models.stuck_kind import Promises, StuckKind
from desktop.models.stuck_money import Stuck
from tests.models.test_payment_csv import ROW


def at(stage: Stage, kind: StuckKind | None = None, **more: object) -> PaymentRow:
    case = Stuck(kind, 100.0, 18600) if kind else None
    return replace(ROW, badge=replace(ROW.badge, stage=stage), stuck=case, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stage", "kind", "step"),
    [
        (Stage.PAID, StuckKind.NOT_TICKETED, PaymentStep.ISSUE_TICKET),
        (Stage.PAID_AFTER_LAPSE, StuckKind.AFTER_LAPSE, PaymentStep.PRICE_AGAIN),
        (Stage.PAID_TWICE, StuckKind.PAID_TWICE, PaymentStep.REFUND),
        (Stage.REFUND_FAILED, StuckKind.REFUND_FAILED, PaymentStep.REFUND),
        (Stage.TICKETED, StuckKind.NOT_TOLD, PaymentStep.TELL_AGAIN),
        (Stage.CANCEL_FAILED, StuckKind.CANCEL_FAILED, PaymentStep.CANCEL_AGAIN),
        (Stage.DISPUTED, StuckKind.DISPUTED, PaymentStep.OPEN),
        (Stage.PAYMENT_FAILED, StuckKind.TICKET_UNPAID, PaymentStep.NEW_LINK),
        (Stage.PARTLY_REFUNDED, StuckKind.NOT_TICKETED, PaymentStep.ISSUE_TICKET),
        (Stage.REFUNDED, StuckKind.TICKET_VALID, PaymentStep.TICKET_ENDED),
        (Stage.TOLD, StuckKind.RESIDUAL_DUE, PaymentStep.ASK_RESIDUAL),
        (Stage.EXPIRED, None, PaymentStep.NEW_LINK),
        (Stage.NOT_DELIVERED, None, PaymentStep.OPEN),
        (Stage.DECLINED, None, PaymentStep.SUGGEST),
        (Stage.SENT, None, None),
        (Stage.TOLD, None, None),
        (Stage.REFUNDED, None, None),
    ],
)
def test_the_next_step(stage: Stage, kind: StuckKind | None, step: PaymentStep | None) -> None:
    assert next_step(at(stage, kind)) is step


def test_a_refund_that_failed_has_its_way_out_beside_a_dispute() -> None:
    row = at(Stage.DISPUTED, StuckKind.DISPUTED)
    assert row.stuck is not None
    both = replace(row, stuck=replace(row.stuck, failed=6800))
    assert steps(both) == (PaymentStep.OPEN, PaymentStep.GIVEN_BACK)
    lost = at(Stage.DISPUTED, StuckKind.REFUND_FAILED)
    assert steps(lost) == (PaymentStep.GIVEN_BACK,), "the provider refunds nothing of it"


@pytest.mark.parametrize(
    ("stage", "due", "step"),
    [
        (Stage.SEEN, ReminderDue.PERSON, PaymentStep.REMIND),
        (Stage.SEEN, ReminderDue.WINDOW, PaymentStep.OPEN),
        (Stage.DECLINED, ReminderDue.PERSON, PaymentStep.SUGGEST),
        (Stage.PROCESSING, ReminderDue.PERSON, None),
    ],
)
def test_a_reminder_that_a_person_must_send_is_a_step(
    stage: Stage, due: ReminderDue, step: PaymentStep | None
) -> None:
    badge = replace(ROW.badge, stage=stage, reminder_due=due)
    row = replace(ROW, badge=badge, stuck=None)
    assert next_step(row) is step
    assert PaymentStep.REMIND not in steps(replace(row, is_ours=False)), "its words are not here"


def test_a_refund_that_failed_for_good_can_be_given_back_by_another_way() -> None:
    found = steps(at(Stage.REFUND_FAILED, StuckKind.REFUND_FAILED))
    assert found == (PaymentStep.REFUND, PaymentStep.GIVEN_BACK)


@pytest.mark.parametrize("kind", [kind for kind in StuckKind if kind.waits_for_us])
def test_what_waits_for_us_has_a_way_out(kind: StuckKind) -> None:
    assert steps(at(Stage.PAID, kind))
    elsewhere = steps(at(Stage.PAID, kind, is_ours=False))
    assert elsewhere and set(elsewhere) <= {PaymentStep.OPEN, PaymentStep.CHECK_NOW}


def test_an_alternative_that_was_not_chosen_is_done() -> None:
    row = at(Stage.CANCELLED, not_chosen=True)
    assert steps(row) == () and is_done(row)


def test_what_is_open_or_stuck_is_not_done() -> None:
    assert is_done(at(Stage.TOLD)) and is_done(at(Stage.EXPIRED))
    assert not is_done(at(Stage.SENT)) and not is_done(at(Stage.QUEUED))
    assert not is_done(at(Stage.PAID, StuckKind.NOT_TICKETED))


def test_cases_are_summed_up_by_kind_and_currency() -> None:
    cases = [
        StuckCase("a", 1, "EUR", Stuck(StuckKind.NOT_TICKETED, 100.0, 18600)),
        StuckCase("b", 2, "EUR", Stuck(StuckKind.NOT_TICKETED, 2000.0, 6700)),
        StuckCase("c", 3, "JPY", Stuck(StuckKind.NOT_TICKETED, 2100.0, 4800)),
        StuckCase("d", 4, "EUR", Stuck(StuckKind.REFUND_PENDING, 1900.0, 100)),
    ]
    money = stuck_money(cases, Promises(), now=2200.0)
    one = money.sums[StuckKind.NOT_TICKETED]
    assert (one.count, one.late, one.oldest) == (3, 1, 100.0)
    assert one.amounts == {"EUR": 25300, "JPY": 4800}
    assert (money.count, money.late) == (3, 1)  # a refund under way waits for nobody here
    week_later = stuck_money(cases, Promises(), now=2200.0 + 8 * 86400)
    assert (week_later.count, week_later.late) == (4, 4)
