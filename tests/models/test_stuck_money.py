"""Stuck money: whatever happens, money that came in is settled for good, or it is shown."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from desktop.models.fact import Fact, FactKind
from desktop.models.ladder import Ladder, fold
from desktop.models.payment_list import StuckCase, stuck_money
from desktop.models.stage import Stage
from desktop.models.stuck_kind import Promises, StuckKind
from desktop.models.stuck_money import Stuck, stuck
from tests.models.test_ladder import PAID, SEEN, facts, known_facts, stood

K = FactKind
TWICE = (K.PAYMENT_PAID, {"session": "cs_2", "intent": "pi_2", "amount": 18600})
ISSUED = (K.TICKET_ISSUED, {"passengers": 1})
TOLD = (K.CUSTOMER_TOLD, {"message": 9})
VOIDED = (K.TICKET_VOIDED, {"documents": 1})
FAILED = (K.REFUND_FAILED, {"refund": "re_1", "amount": 18600})
PART_FAILED = (K.REFUND_FAILED, {"refund": "re_1", "amount": 6800})
DISPUTE = (K.DISPUTED, {"dispute": "dp_1", "status": "needs_response"})
TAKEN = {"dispute": "dp_1", "status": "lost"}
GIVEN = (K.GIVEN_BACK, {"amount": 18600, "currency": "EUR", "failed": ["re_1"]})
PROMISING = (K.LINK_ASKED, {"residuals": [["emd_voucher", 4000], ["not_due", 900]]})
ASKED = (K.RESIDUAL_ASKED, {"generation": 0})
ASKED_BEFORE = (K.TICKETING_ASKED, {**PROMISING[1], "total": 18600})
"""As older desks asked, before the link."""


def refund(amount: int, status: str = "succeeded", name: str = "re_1") -> Any:
    return (K.REFUND, {"refund": name, "amount": amount, "status": status})


ENDINGS = [
    ((PAID,), StuckKind.NOT_TICKETED, 18600),
    ((PAID, refund(600)), StuckKind.NOT_TICKETED, 18000),
    (((K.PAID_ELSEWHERE, {"reason": "counter"}),), StuckKind.NOT_TICKETED, 18600),
    ((PAID, ISSUED), StuckKind.NOT_TOLD, 18600),
    ((PAID, ISSUED, (K.TELL_FAILED, {"reason": "window"})), StuckKind.NOT_TOLD, 18600),
    ((PAID, ISSUED, refund(600)), StuckKind.NOT_TOLD, 18000),
    ((PAID, (K.TICKET_ISSUED, {"for": [1], "of": 2})), StuckKind.NOT_TICKETED, 18600),
    ((K.LINK_CANCELLED, PAID), StuckKind.AFTER_LAPSE, 18600),
    ((K.LINK_CANCELLED, PAID, (K.PRICED_AGAIN, {"new": "q2"})), StuckKind.AFTER_LAPSE, 18600),
    (
        (PAID, (K.DISPUTED, {"dispute": "dp_1", "amount": 5000, "status": "needs_response"})),
        StuckKind.DISPUTED,
        5000,
    ),
    ((PAID, TWICE), StuckKind.PAID_TWICE, 18600),
    ((PAID, TWICE, ISSUED, TOLD), StuckKind.PAID_TWICE, 18600),
    ((PAID, (K.PAID_ELSEWHERE, {"reason": "x"}), ISSUED, TOLD), StuckKind.PAID_TWICE, 18600),
    ((K.CANCEL_ASKED, (K.CANCEL_FAILED, {"reason": "busy"})), StuckKind.CANCEL_FAILED, 18600),
    ((PAID, (K.REFUND_FAILED, {"refund": "re_1"})), StuckKind.REFUND_FAILED, 18600),
    ((PAID, refund(18600, "pending")), StuckKind.REFUND_PENDING, 18600),
    ((PAID, ISSUED, TOLD, (K.DISPUTED, {"dispute": "dp_1"})), StuckKind.DISPUTED, 18600),
    (((K.PAYMENT_PROCESSING, {}), ISSUED, K.PAYMENT_FAILED), StuckKind.TICKET_UNPAID, 18600),
    ((PAID, ISSUED, TOLD, refund(18600)), StuckKind.TICKET_VALID, 18600),
    (
        (PAID, (K.TICKET_ISSUED, {"for": [1], "of": 2}), refund(18600)),
        StuckKind.TICKET_VALID,
        18600,
    ),
    ((PAID, ISSUED, refund(18600, "pending")), StuckKind.TICKET_VALID, 18600),
    ((PAID, ISSUED, FAILED, GIVEN), StuckKind.TICKET_VALID, 18600),
    ((PAID, ISSUED, refund(18600, "pending"), VOIDED), StuckKind.REFUND_PENDING, 18600),
    ((PAID, ISSUED, TOLD, VOIDED), StuckKind.NOT_TICKETED, 18600),
    ((PAID, ISSUED, VOIDED, TOLD), StuckKind.NOT_TICKETED, 18600),
    ((PAID, ISSUED, VOIDED, ISSUED), StuckKind.NOT_TOLD, 18600),
    ((PROMISING, PAID, ISSUED, TOLD), StuckKind.RESIDUAL_DUE, 4000),
    ((PROMISING, PAID, ISSUED, TOLD, ASKED, K.RESIDUAL_REFUSED), StuckKind.RESIDUAL_DUE, 4000),
    ((PROMISING, PAID), StuckKind.NOT_TICKETED, 18600),
    (
        (
            (K.TICKETING_ASKED, {"residuals": [["emd_voucher", 900]], "total": 18600}),
            (K.TICKETING_ASKED, {**PROMISING[1], "total": -4000}),
            PROMISING,
            PAID,
            ISSUED,
            TOLD,
        ),
        StuckKind.RESIDUAL_DUE,
        4000,
    ),
    ((PAID, (K.REFUND_FAILED, {"refund": "re_1", "amount": 600})), StuckKind.REFUND_FAILED, 600),
    (
        (PAID, (K.REFUND_FAILED, {"refund": "re_1", "amount": 600}), refund(18000, name="re_2")),
        StuckKind.NOT_TICKETED,
        600,
    ),
    (  # read together, and only one of them was given another way
        (
            PAID,
            (K.REFUND_FAILED, {"refund": "re_1", "amount": 600}),
            (K.REFUND_FAILED, {"refund": "re_2", "amount": 1000}),
            (K.GIVEN_BACK, {"amount": 600, "failed": ["re_1"]}),
        ),
        StuckKind.REFUND_FAILED,
        1000,
    ),
    ((PAID, (K.PAID_ELSEWHERE, {}), refund(18600)), StuckKind.NOT_TICKETED, 18600),
    ((PAID, PART_FAILED, DISPUTE), StuckKind.DISPUTED, 18600),
    (  # the bank took a part for good, and that part is not what failed
        (PAID, PART_FAILED, DISPUTE, (K.DISPUTE_CLOSED, {**TAKEN, "amount": 10000})),
        StuckKind.REFUND_FAILED,
        6800,
    ),
    # ---- nothing to do
    ((PAID, PART_FAILED, DISPUTE, (K.DISPUTE_CLOSED, {**TAKEN, "amount": 18600})), None, 0),
    ((), None, 0),
    ((PAID, ISSUED, TOLD), None, 0),
    ((PAID, refund(18600)), None, 0),
    ((PAID, ISSUED, TOLD, refund(18600), VOIDED), None, 0),
    ((PAID, ISSUED, TOLD, refund(18600), K.TICKET_KEPT), None, 0),
    ((PAID, FAILED, GIVEN), None, 0),
    ((PAID, FAILED, GIVEN, FAILED), None, 0),
    (((K.PAYMENT_PROCESSING, {}), ISSUED, K.PAYMENT_FAILED, VOIDED), None, 0),
    ((PROMISING, PAID, ISSUED, TOLD, ASKED), None, 0),
    ((ASKED_BEFORE, PROMISING, PAID, ISSUED, TOLD), None, 0),
    ((PROMISING, PAID, refund(18600)), None, 0),
    ((PROMISING,), None, 0),
    ((K.LINK_CANCELLED, PAID, (K.PRICED_AGAIN, {"new": "q2"}), ISSUED), None, 0),
    ((PAID, ISSUED, TOLD, refund(600)), None, 0),
    ((PAID, TWICE, refund(18600), ISSUED, TOLD), None, 0),
    (((K.PAYMENT_PROCESSING, {}), ISSUED), None, 0),
    ((K.CANCEL_ASKED, K.LINK_CANCELLED), None, 0),
    (
        (
            PAID,
            (K.DISPUTED, {"dispute": "dp_1"}),
            (K.DISPUTE_CLOSED, {"dispute": "dp_1", "status": "lost"}),
        ),
        None,
        0,
    ),
    (
        (
            PAID,
            (K.DISPUTED, {"dispute": "dp_1"}),
            (K.DISPUTE_CLOSED, {"dispute": "dp_1", "status": "won"}),
        ),
        StuckKind.NOT_TICKETED,
        18600,
    ),
]


@pytest.mark.parametrize(("told", "kind", "amount"), ENDINGS)
def test_what_is_stuck_and_how_much(told: Any, kind: StuckKind | None, amount: int) -> None:
    case = stuck(stood(facts(*SEEN, *told)))
    assert (case.kind if case else None) is kind
    assert case is None or case.amount == amount


def test_of_another_desks_link_no_missing_ticket_is_guessed() -> None:
    for told in ((PAID,), (K.LINK_CANCELLED, PAID), (PAID, ISSUED)):
        assert stuck(stood(facts(*SEEN, *told)), is_ours=False) is None
    twice = stuck(stood(facts(*SEEN, PAID, TWICE)), is_ours=False)
    assert twice is not None and twice.kind is StuckKind.PAID_TWICE  # the provider tells that


def test_a_failed_refund_stays_in_sight_beside_what_is_more_pressing() -> None:
    case = stuck(stood(facts(*SEEN, PAID, PART_FAILED, DISPUTE)))
    assert case is not None and (case.kind, case.failed) == (StuckKind.DISPUTED, 6800)
    given = (K.GIVEN_BACK, {"amount": 6800, "currency": "EUR", "failed": ["re_1"]})
    case = stuck(stood(facts(*SEEN, PAID, PART_FAILED, DISPUTE, given)))
    assert case is not None and (case.kind, case.failed) == (StuckKind.DISPUTED, 0)


@pytest.mark.property
@given(known_facts())
def test_no_trouble_hides_what_failed_to_go_back(known: list[Fact]) -> None:
    ladder = fold(known)
    if ladder is None or not ladder.failed_amount:
        return
    case = stuck(ladder)
    assert case is not None
    assert case.failed == ladder.failed_amount or (
        case.kind is StuckKind.REFUND_FAILED and case.amount == ladder.failed_amount
    )


def test_every_kind_has_its_case_and_its_promise() -> None:
    assert {kind for _, kind, _ in ENDINGS} == {*StuckKind, None}
    assert all(Promises().minutes(kind) > 0 for kind in StuckKind)


def test_a_customer_waits_since_the_payment_whatever_is_told_later() -> None:
    known = facts(*SEEN, PAID, (K.DISPUTED, {"dispute": "d"}))
    won = Fact(K.DISPUTE_CLOSED, 9000.0, "won", {"dispute": "d", "status": "won"})
    paid_at = stood(facts(*SEEN, PAID)).since
    assert stuck(stood([*known, won])) == Stuck(StuckKind.NOT_TICKETED, paid_at, 18600)


def test_a_promise_that_was_chosen_goes_before_the_usual_one() -> None:
    promises = Promises({StuckKind.NOT_TICKETED: 5})
    assert promises.due_at(StuckKind.NOT_TICKETED, 1000.0) == 1300.0
    assert promises.due_at(StuckKind.NOT_TOLD, 1000.0) == 1900.0


@pytest.mark.parametrize(
    ("by", "due"),
    [
        (None, 4600.0),  # an hour, as is promised here
        (9000.0, 4600.0),  # the limit is later than the promise
        (3000.0, 2400.0),  # ten minutes are left to issue it
        (1200.0, 1000.0),  # late as soon as it is paid
    ],
)
def test_a_ticketing_limit_makes_a_paid_quote_late_in_time(by: float | None, due: float) -> None:
    promises = Promises({StuckKind.NOT_TICKETED: 60})
    assert promises.due_at(StuckKind.NOT_TICKETED, 1000.0, by) == due
    case = StuckCase("q", 1, "EUR", Stuck(StuckKind.NOT_TICKETED, 1000.0, 18600, by))
    later = StuckCase("r", 2, "EUR", Stuck(StuckKind.NOT_TICKETED, 1000.0, 18600, 20_000.0))
    assert stuck_money([case, later], promises, due - 1).late == 0
    money = stuck_money([case, later], promises, due)
    assert money.late == (2 if due == 4600.0 else 1)
    assert money.sums[StuckKind.NOT_TICKETED].by == (by or 20_000.0)


def bound_by(**ends: float) -> list[Fact]:
    """Facts of a paid link whose price ends like this."""
    return [
        replace(one, body={**one.body, **ends}) if one.kind is K.LINK_ASKED else one
        for one in facts(*SEEN, (K.PAYMENT_PROCESSING, {}), PAID)
    ]


def test_a_paid_quote_is_to_be_ticketed_by_its_limit() -> None:
    case = stuck(stood(bound_by(ticketing_until=9000.0)))
    assert case is not None and (case.kind, case.by) == (StuckKind.NOT_TICKETED, 9000.0)
    told = [*bound_by(ticketing_until=9000.0), Fact(K.TICKET_ISSUED, 8000.0, "t", {})]
    case = stuck(stood(told))
    assert case is not None and (case.kind, case.by) == (StuckKind.NOT_TOLD, None)


@pytest.mark.parametrize("end", ["fare_hold_until", "ticketing_until", "departs_at"])
def test_a_delayed_payment_that_comes_after_the_price_is_no_plain_payment(end: str) -> None:
    paid_at = stood(bound_by()).since
    late = stood(bound_by(**{end: paid_at - 1.0}))
    assert late.stage is Stage.PAID_AFTER_LAPSE and late.price_ended == paid_at - 1.0
    case = stuck(late)
    assert case is not None and case.kind is StuckKind.AFTER_LAPSE
    just = stood(bound_by(**{end: paid_at}))
    assert just.stage is Stage.PAID and just.price_ended is None
    issued = stood([*bound_by(**{end: paid_at - 1.0}), Fact(K.TICKET_ISSUED, 9e9, "t", {})])
    assert issued.stage is Stage.TICKETED


# --- no state loses money


def settled(known: list[Fact], ladder: Ladder) -> bool:
    """Judged by the facts and the sums, not by the stage."""
    kinds = {fact.kind for fact in known}
    disputes: dict[str, bool] = {}
    for fact in sorted(known, key=lambda one: (one.at, one.kind is K.DISPUTE_CLOSED)):
        if fact.kind is K.DISPUTED:
            disputes.setdefault(str(fact.body.get("dispute", "")), True)
        elif fact.kind is K.DISPUTE_CLOSED:
            disputes[str(fact.body.get("dispute", ""))] = False
    if any(disputes.values()):
        return False  # nobody has decided yet
    if disputes and ladder.dispute_closed:
        return True  # the bank took it
    all_back = ladder.refunded >= ladder.paid and not ladder.refund_pending
    if all_back and K.PAID_ELSEWHERE not in kinds:
        return _no_ticket_lives(known) or K.TICKET_KEPT in kinds
    if ladder.promised and not any(map(_asks_residual, known)):
        return False
    if K.PRICED_AGAIN in kinds and Stage.TICKETED in ladder.reached:
        return True  # the quote that asked for the difference tells the customer, or is shown
    if ladder.issued is not None and ladder.issued.missing:
        return False
    first = ladder.payments[0].amount if ladder.payments else 0
    owed = ladder.paid if K.PAID_ELSEWHERE in kinds else ladder.paid - first
    return K.CUSTOMER_TOLD in kinds and ladder.refunded >= owed


def _asks_residual(fact: Fact) -> bool:
    """Whether ticketing was asked by it for what `PROMISING` promises."""
    told = fact.body.get("residuals"), fact.body.get("total", 0) > 0
    before = fact.kind is K.TICKETING_ASKED and told == (PROMISING[1]["residuals"], True)
    return before or fact.kind is K.RESIDUAL_ASKED


def _no_ticket_lives(known: list[Fact]) -> bool:
    """Whether nobody holds one: none was issued, or all that were have been voided since."""
    voided = max((one.at for one in known if one.kind is K.TICKET_VOIDED), default=-1.0)
    return not any(
        one.at > voided and one.body.get("for") != []
        for one in known
        if one.kind is K.TICKET_ISSUED
    )


@pytest.mark.property
@given(known_facts())
def test_money_that_came_in_is_settled_or_shown(known: list[Fact]) -> None:
    ladder = fold(known)
    if ladder is None or not {fact.kind for fact in known} & {K.PAYMENT_PAID, K.PAID_ELSEWHERE}:
        return
    assert stuck(ladder) is not None or settled(known, ladder)


# One fact of each kind, as it comes; and each way in which a bank or a person can end something.
STEPS = [
    *((kind, {}) for kind in K if kind not in (K.TICKET_ISSUED, K.REFUND, K.DISPUTE_CLOSED)),
    PAID,
    TWICE,
    (K.TICKET_ISSUED, {"for": [1], "of": 2}),
    (K.TICKET_ISSUED, {"for": [2], "of": 2}),
    (K.TICKET_ISSUED, {"for": [], "without": [2], "of": 2}),
    TOLD,
    VOIDED,
    PROMISING,
    FAILED,
    GIVEN,
    *(refund(amount, status) for amount in (600, 18600) for status in ("pending", "succeeded")),
    (K.DISPUTE_CLOSED, {"dispute": "", "status": "won"}),
    (K.DISPUTE_CLOSED, {"dispute": "", "status": "lost"}),
]


def test_from_every_state_each_fact_leads_to_money_that_is_settled_or_shown() -> None:
    """All states that two facts lead to from each ending, and then each fact once more."""
    seen: set[tuple[Any, ...]] = set()
    edge: list[tuple[Any, ...]] = [tuple(told) for told, _, _ in ENDINGS]
    for _ in range(3):
        following: list[tuple[Any, ...]] = []
        for path in edge:
            for step in STEPS:
                known = facts(*SEEN, *path, step)
                ladder = stood(known)
                if ladder.paid or ladder.elsewhere:
                    assert stuck(ladder) is not None or settled(known, ladder), (path, step)
                case = stuck(ladder)
                state = (
                    ladder.stage,
                    case.kind if case else None,
                    ladder.left,
                    ladder.refund_pending,
                    ladder.elsewhere,
                    ladder.dispute_closed,
                    frozenset(ladder.reached) & {Stage.TICKETED, Stage.TOLD},
                    (ladder.has_ticket, ladder.kept, ladder.residual_due, bool(ladder.failed)),
                    ladder.issued.missing if ladder.issued else None,
                )
                if state not in seen:
                    seen.add(state)
                    following.append((*path, step))
        edge = following
    assert {state[0] for state in seen if state[0].has_money} == {
        stage for stage in Stage if stage.has_money
    }


@pytest.mark.property
@given(known_facts())
def test_a_case_names_a_time_that_exists_and_no_less_than_nothing(known: list[Fact]) -> None:
    ladder = fold(known)
    case = stuck(ladder) if ladder is not None else None
    if case is not None:
        assert case.since in {fact.at for fact in known}
        assert case.amount >= 0


@pytest.mark.parametrize("told", [SEEN, (*SEEN, K.LINK_EXPIRED), (K.QUOTE_SAVED,)])
def test_a_link_that_nobody_paid_is_nobodys_trouble(told: Any) -> None:
    assert stuck(stood(facts(*told))) is None
