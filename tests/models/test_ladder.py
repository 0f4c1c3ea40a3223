"""The payment ladder: every rung, every side exit, in any order and however often told."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.fact import Fact, FactKind
from desktop.models.ladder import Ladder, fold
from desktop.models.ladder_money import movements
from desktop.models.stage import ReminderDue, Stage

K = FactKind


def facts(*told: tuple[FactKind, dict[str, Any]] | FactKind, start: float = 100.0) -> list[Fact]:
    """Facts about the first link, a second apart, each from a source of its own."""
    found = []
    for place, one in enumerate(told):
        kind, body = one if isinstance(one, tuple) else (one, {})
        found.append(Fact(kind, start + place, f"s{place}:{kind.value}", {"generation": 1, **body}))
    return found


def stood(told: list[Fact]) -> Ladder:
    ladder = fold(told)
    assert ladder is not None
    return ladder


CREATED = (
    K.LINK_CREATED,
    {"session": "cs_1", "expires_at": 5000.0, "total": 18600, "currency": "EUR"},
)
PAID = (K.PAYMENT_PAID, {"session": "cs_1", "intent": "pi_1", "amount": 18600, "currency": "EUR"})
SENT = (K.LINK_ASKED, CREATED, (K.MESSAGE_ACCEPTED, {"message": 7}))
SEEN = (*SENT, (K.MESSAGE_ON_PLATFORM, {"message": 7}), (K.MESSAGE_READ, {"message": 7}))
TRYING = (K.PAYMENT_TRYING, {"intent": "pi_1"})
DECLINED = (K.PAYMENT_DECLINED, {"intent": "pi_1", "reason": "insufficient_funds"})

STAGES = [
    ((K.QUOTE_SAVED,), Stage.DRAFT),
    ((K.QUOTE_SAVED, K.LINK_ASKED), Stage.QUEUED),
    ((K.QUOTE_SAVED, K.LINK_ASKED, K.LINK_WITHDRAWN), Stage.DRAFT),
    ((K.LINK_ASKED, K.APPROVAL_ASKED), Stage.NEEDS_APPROVAL),
    ((K.LINK_ASKED, K.APPROVAL_ASKED, K.APPROVED), Stage.QUEUED),
    ((K.QUOTE_SAVED, K.LINK_ASKED, K.APPROVAL_ASKED, K.LINK_WITHDRAWN), Stage.DRAFT),
    ((*SEEN, K.CANCEL_ASKED, K.LINK_CANCELLED, K.PAID_ELSEWHERE), Stage.PAID_ELSEWHERE),
    ((*SEEN, K.LINK_CANCELLED, K.PAID_ELSEWHERE, PAID), Stage.PAID_TWICE),
    (
        (*SEEN, K.PAID_ELSEWHERE, PAID, (K.REFUND, {"refund": "re_1", "amount": 18600})),
        Stage.PAID_ELSEWHERE,
    ),
    ((K.QUOTE_SAVED, K.LINK_ASKED, K.CANCEL_ASKED, K.LINK_WITHDRAWN), Stage.DRAFT),
    ((K.LINK_ASKED, K.LINK_CREATING), Stage.CREATING),
    ((K.LINK_ASKED, K.LINK_CREATING, K.LINK_CHECKING), Stage.CHECKING),
    ((K.LINK_ASKED, K.LINK_CREATING, (K.LINK_REFUSED, {"reason": "x"})), Stage.REFUSED),
    ((K.LINK_ASKED, CREATED), Stage.CREATING),
    ((K.LINK_ASKED, CREATED, K.MESSAGE_POSTING), Stage.CREATING),
    ((K.LINK_ASKED, CREATED, K.MESSAGE_POSTING, K.MESSAGE_CHECKING), Stage.CHECKING),
    ((K.LINK_ASKED, CREATED, K.MESSAGE_CHECKING, K.MESSAGE_ABSENT), Stage.UNKNOWN),
    (SENT, Stage.WITH_HUB),
    ((*SENT, (K.MESSAGE_ON_PLATFORM, {"message": 7})), Stage.SENT),
    ((*SENT, (K.MESSAGE_DELIVERED, {"message": 7})), Stage.DELIVERED),
    (SEEN, Stage.SEEN),
    ((*SENT, (K.MESSAGE_FAILED, {"message": 7, "reason": "window"})), Stage.NOT_DELIVERED),
    ((*SEEN, TRYING), Stage.PAYING),
    ((*SEEN, TRYING, (K.PAYMENT_AT_BANK, {"intent": "pi_1"})), Stage.AT_BANK),
    ((*SEEN, TRYING, DECLINED), Stage.DECLINED),
    ((*SEEN, TRYING, (K.PAYMENT_CANCELED, {"intent": "pi_1"})), Stage.SEEN),
    ((*SEEN, TRYING, (K.PAYMENT_PROCESSING, {"method": "sepa_debit"})), Stage.PROCESSING),
    ((*SEEN, (K.PAYMENT_PROCESSING, {}), K.PAYMENT_FAILED), Stage.PAYMENT_FAILED),
    ((*SEEN, K.CANCEL_ASKED), Stage.CANCELLING),
    ((*SEEN, K.CANCEL_ASKED, (K.CANCEL_FAILED, {"reason": "busy"})), Stage.CANCEL_FAILED),
    ((*SEEN, K.CANCEL_ASKED, K.LINK_CANCELLED), Stage.CANCELLED),
    ((*SEEN, K.LINK_EXPIRED), Stage.CANCELLED),  # ended before its time: by somebody
    ((*SEEN, TRYING, PAID), Stage.PAID),
    ((*SEEN, K.LINK_CANCELLED, PAID), Stage.PAID_AFTER_LAPSE),
    (
        (*SEEN, PAID, (K.PAYMENT_PAID, {"session": "cs_2", "intent": "pi_2", "amount": 18600})),
        Stage.PAID_TWICE,
    ),
    ((*SEEN, (K.PAID_ELSEWHERE, {"reason": "counter"})), Stage.PAID_ELSEWHERE),
    ((*SEEN, PAID, (K.TICKET_ISSUED, {"passengers": 2})), Stage.TICKETED),
    ((*SEEN, PAID, (K.TICKET_ISSUED, {"for": [1], "of": 2})), Stage.PARTLY_TICKETED),
    ((*SEEN, PAID, (K.TICKET_ISSUED, {"for": [1], "without": [2], "of": 2})), Stage.TICKETED),
    ((*SEEN, PAID, K.TICKET_ISSUED, K.TELLING_CUSTOMER), Stage.TICKETED),
    ((*SEEN, PAID, K.TICKET_ISSUED, (K.TELL_FAILED, {"reason": "x"})), Stage.TICKETED),
    ((*SEEN, PAID, K.TICKET_ISSUED, (K.CUSTOMER_TOLD, {"message": 9})), Stage.TOLD),
    (
        (*SEEN, PAID, (K.REFUND, {"refund": "re_1", "amount": 600, "status": "succeeded"})),
        Stage.PARTLY_REFUNDED,
    ),
    (
        (*SEEN, PAID, (K.REFUND, {"refund": "re_1", "amount": 18600, "status": "succeeded"})),
        Stage.REFUNDED,
    ),
    (
        (*SEEN, PAID, (K.REFUND_FAILED, {"refund": "re_1", "amount": 600})),
        Stage.REFUND_FAILED,
    ),
    ((*SEEN, PAID, (K.DISPUTED, {"dispute": "dp_1", "reason": "fraudulent"})), Stage.DISPUTED),
    (
        (
            *SEEN,
            PAID,
            (K.DISPUTED, {"dispute": "dp_1"}),
            (K.DISPUTE_CLOSED, {"dispute": "dp_1", "status": "won"}),
        ),
        Stage.PAID,
    ),
    (
        (
            *SEEN,
            PAID,
            (K.DISPUTED, {"dispute": "dp_1"}),
            (K.DISPUTE_CLOSED, {"dispute": "dp_1", "status": "lost"}),
        ),
        Stage.DISPUTED,
    ),
]


@pytest.mark.parametrize(("told", "stage"), STAGES)
def test_every_rung_and_side_exit(told: tuple[Any, ...], stage: Stage) -> None:
    known = facts(*told)
    assert stood(known).stage is stage
    assert fold([*reversed(known), *known]) == fold(known)


def test_every_stage_has_its_case() -> None:
    assert {stage for _, stage in STAGES} | {Stage.EXPIRED} == set(Stage)


def test_a_session_that_does_not_name_its_payment_was_still_paid_once() -> None:
    told = (
        *SEEN,
        (K.PAYMENT_PAID, {"session": "cs_1", "amount": 18600, "currency": "EUR"}),
        (K.PAYMENT_PAID, {"intent": "pi_1", "amount": 18600, "currency": "EUR"}),
    )
    known = facts(*told)
    ladder = stood(known)
    assert (ladder.stage, ladder.paid, ladder.intent) == (Stage.PAID, 18600, "pi_1")
    assert fold([*reversed(known), *known]) == ladder
    second = Fact(
        K.PAYMENT_PAID, 300.0, "other", {"generation": 2, "intent": "pi_2", "amount": 18600}
    )
    assert stood([*known, second]).stage is Stage.PAID_TWICE


def test_a_link_that_ends_at_its_time_has_expired() -> None:
    known = [*facts(*SEEN), Fact(K.LINK_EXPIRED, 4998.0, "end", {"generation": 1})]
    assert stood(known).stage is Stage.EXPIRED


def test_a_discarded_draft_has_no_ladder() -> None:
    assert fold(facts(K.QUOTE_SAVED, K.QUOTE_DISCARDED)) is None
    assert fold([]) is None


def test_what_the_badge_and_the_card_are_told() -> None:
    ladder = stood(facts(*SEEN, TRYING, DECLINED, (K.PAYMENT_METHOD, {"method": "ideal"}), PAID))
    assert (ladder.amount, ladder.paid, ladder.currency) == (18600, 18600, "EUR")
    assert (ladder.session, ladder.intent, ladder.message) == ("cs_1", "pi_1", 7)
    assert (ladder.declines, ladder.method, ladder.expires_at) == (1, "ideal", 5000.0)
    assert list(ladder.reached) == [
        Stage.WITH_HUB,
        Stage.SENT,
        Stage.SEEN,
        Stage.PAYING,
        Stage.PAID,
    ]


def test_a_decline_says_why() -> None:
    ladder = stood(facts(*SEEN, TRYING, DECLINED, TRYING, DECLINED))
    assert (ladder.stage, ladder.reason, ladder.declines) == (
        Stage.DECLINED,
        "insufficient_funds",
        2,
    )


def test_one_payment_told_by_session_and_by_intent_is_one() -> None:
    by_intent = (K.PAYMENT_PAID, {"intent": "pi_1", "amount": 18600, "currency": "EUR"})
    ladder = stood(facts(*SEEN, by_intent, PAID))
    assert (ladder.stage, ladder.paid) == (Stage.PAID, 18600)


def test_what_one_teller_left_out_the_other_adds() -> None:
    bare = (K.PAYMENT_PAID, {"session": "cs_1", "amount": 0})
    ladder = stood(facts(*SEEN, bare, PAID))
    assert (ladder.paid, ladder.intent, ladder.stage) == (18600, "pi_1", Stage.PAID)


def test_another_message_that_was_read_is_not_this_link_seen() -> None:
    told = facts(*SENT)
    other = Fact(K.MESSAGE_READ, 200.0, "other", {"generation": 2, "message": 8})
    earlier = Fact(K.LINK_ASKED, 50.0, "asked2", {"generation": 2})
    assert stood([*told, other, earlier]).message == 8
    assert stood(told).stage is Stage.WITH_HUB


def test_a_message_that_failed_and_another_that_went() -> None:
    known = facts(
        *SENT,
        (K.MESSAGE_FAILED, {"message": 7, "reason": "window"}),
        (K.MESSAGE_ACCEPTED, {"message": 8}),
    )
    ladder = stood(known)
    assert (ladder.stage, ladder.message, ladder.not_delivered) == (Stage.WITH_HUB, 8, "")


def test_the_newest_link_counts_until_an_older_one_is_paid() -> None:
    first = facts(*SEEN, K.LINK_CANCELLED)
    second = Fact(K.LINK_ASKED, 500.0, "again", {"generation": 2, "total": 900})
    assert stood([*first, second]).generation == 2
    late = Fact(K.PAYMENT_PAID, 600.0, "late", dict(PAID[1], generation=1))
    ladder = stood([*first, second, late])
    assert (ladder.generation, ladder.stage) == (1, Stage.PAID_AFTER_LAPSE)


def test_news_of_a_ticket_that_failed_on_the_platform_was_no_news() -> None:
    told = (K.CUSTOMER_TOLD, {"message": 9})
    failed = (K.TELL_FAILED, {"message": 9, "reason": "window"})
    assert stood(facts(*SEEN, PAID, K.TICKET_ISSUED, told, failed)).stage is Stage.TICKETED
    again = (K.CUSTOMER_TOLD, {"message": 10})
    assert stood(facts(*SEEN, PAID, K.TICKET_ISSUED, told, failed, again)).stage is Stage.TOLD


def test_paid_twice_is_settled_when_the_surplus_went_back() -> None:
    twice = (K.PAYMENT_PAID, {"session": "cs_2", "intent": "pi_2", "amount": 18600})
    back = (K.REFUND, {"refund": "re_1", "amount": 18600, "status": "succeeded"})
    assert stood(facts(*SEEN, PAID, twice, back)).stage is Stage.PAID


def test_what_is_left_is_known_of_each_payment() -> None:
    twice = (K.PAYMENT_PAID, {"session": "cs_2", "intent": "pi_2", "amount": 5000})
    part = (K.REFUND, {"refund": "re_1", "amount": 600, "status": "succeeded", "intent": "pi_1"})
    slow = (K.REFUND, {"refund": "re_2", "amount": 2000, "status": "pending", "intent": "pi_2"})
    bad = (K.REFUND_FAILED, {"refund": "re_3", "amount": 900, "intent": "pi_2"})
    ladder = stood(facts(*SEEN, PAID, twice, part, slow, bad))
    assert [(one.intent, one.left) for one in ladder.payments] == [("pi_1", 18000), ("pi_2", 3000)]
    assert (ladder.left, ladder.refunded, ladder.refund_pending) == (21000, 2600, 2000)
    assert ladder.refundable() == ladder.payments[1]
    assert ladder.refundable(3001) == ladder.payments[0]
    assert ladder.refundable(18001) is None


def test_a_refund_that_names_no_payment_counts_where_most_is_left() -> None:
    paid = (K.PAYMENT_PAID, {"session": "cs_1", "amount": 18600})  # its PaymentIntent is not known
    back = (K.REFUND, {"refund": "re_1", "amount": 18600, "status": "succeeded", "intent": "pi_1"})
    ladder = stood(facts(*SENT, paid, back))
    assert (ladder.left, ladder.refundable()) == (0, None)
    assert ladder.payments[0].session == "cs_1" and ladder.payments[0].intent == ""


def test_without_a_payment_nothing_can_be_refunded() -> None:
    assert stood(facts(*SEEN)).payments == ()
    elsewhere = stood(facts(*SEEN, (K.PAID_ELSEWHERE, {"reason": "counter"})))
    assert (elsewhere.left, elsewhere.refundable()) == (0, None)


# --- rules, and the search for a case that breaks them

GENERATIONS = st.sampled_from([0, 1, 1, 1, 2])
BODIES = st.fixed_dictionaries(
    {"generation": GENERATIONS},
    optional={
        "session": st.sampled_from(["cs_1", "cs_2"]),
        "intent": st.sampled_from(["pi_1", "pi_2"]),
        "message": st.sampled_from([7, 8]),
        "amount": st.sampled_from([100, 18600]),
        "total": st.sampled_from([100, 18600]),
        "currency": st.just("EUR"),
        "expires_at": st.sampled_from([90.0, 110.0]),
        "refund": st.sampled_from(["re_1", "re_2"]),
        "dispute": st.just("dp_1"),
        "status": st.sampled_from(["succeeded", "failed", "won", "lost"]),
        "reason": st.sampled_from(["", "why"]),
        "method": st.sampled_from(["card", "ideal"]),
        "for": st.sampled_from([[1], [2], [1, 2]]),
        "without": st.sampled_from([[], [2]]),
        "of": st.just(2),
        "new": st.just("q2"),
    },
)


@st.composite
def known_facts(draw: st.DrawFn) -> list[Fact]:
    """Any facts at all; as in the journal, one source says one thing."""
    told = draw(
        st.lists(
            st.tuples(
                st.sampled_from(FactKind), st.sampled_from([99.0, 100.0, 101.0, 107.5]), BODIES
            ),
            max_size=14,
        )
    )
    return [
        Fact(kind, at, f"{kind.value}|{at}|{sorted(body.items())!r}", body)
        for kind, at, body in told
    ]


@pytest.mark.property
@given(known_facts(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(known: list[Fact], dice: random.Random) -> None:
    again = [*known, *dice.choices(known, k=5)] if known else []
    dice.shuffle(again)
    assert fold(again) == fold(known)


@pytest.mark.property
@given(known_facts(), known_facts())
def test_paid_never_turns_back_into_unpaid(known: list[Fact], later: list[Fact]) -> None:
    paid = Fact(K.PAYMENT_PAID, 100.0, "paid", dict(PAID[1], generation=1))
    ladder = stood([*known, paid, *later])
    assert ladder.stage.has_money
    assert ladder.paid > 0
    assert Stage.PAID in ladder.reached


@pytest.mark.property
@given(known_facts())
def test_no_money_is_said_without_a_word_of_it(known: list[Fact]) -> None:
    ladder = fold(known)
    sources = (K.PAYMENT_PAID, K.PAID_ELSEWHERE)
    if ladder is not None and not any(fact.kind in sources for fact in known):
        assert not ladder.stage.has_money
        assert ladder.paid == 0


@pytest.mark.property
@given(known_facts(), st.randoms(use_true_random=False))
def test_what_moved_adds_up_to_what_the_badge_says(known: list[Fact], dice: random.Random) -> None:
    ladder = fold(known)
    moved = movements(known)
    if ladder is None:
        return  # there is no badge: a refund alone, of which nothing else is known yet
    assert sum(one.amount for one in moved if one.amount > 0) == ladder.paid
    assert -sum(one.amount for one in moved if one.amount < 0) == ladder.refunded
    dice.shuffle(known)
    assert movements(known) == moved


@given(known_facts())
def test_the_badge_names_a_source_and_a_time_that_exist(known: list[Fact]) -> None:
    ladder = fold(known)
    if ladder is not None:
        assert (ladder.source, ladder.since) in {(fact.source, fact.at) for fact in known}


@pytest.mark.property
@given(known_facts())
def test_every_rung_that_was_reached_was_told(known: list[Fact]) -> None:
    ladder = fold(known)
    times = {fact.at for fact in known}
    assert ladder is None or set(ladder.reached.values()) <= times


# --- documents by passenger


def test_the_ticket_stands_when_nobody_waits_any_more() -> None:
    first = (K.TICKET_ISSUED, {"for": [1], "of": 3})
    rest = (K.TICKET_ISSUED, {"for": [3], "without": [2], "of": 3})
    partly = stood(facts(*SEEN, PAID, first))
    assert partly.issued is not None
    assert partly.issued.missing == (2, 3)
    assert Stage.TICKETED not in partly.reached
    whole = stood(facts(*SEEN, PAID, first, rest))
    assert (whole.stage, whole.reached[Stage.TICKETED]) == (Stage.TICKETED, whole.since)
    told = (K.CUSTOMER_TOLD, {"message": 9})
    assert stood(facts(*SEEN, PAID, first, told)).stage is Stage.PARTLY_TICKETED
    assert stood(facts(*SEEN, PAID, first, rest, told)).stage is Stage.TOLD


# --- disputes


def test_a_dispute_says_how_much_why_until_when_and_how_it_ended() -> None:
    body = {"dispute": "dp_1", "amount": 5000, "currency": "EUR", "reason": "duplicate"}
    opened = (K.DISPUTED, {**body, "status": "needs_response", "due_by": 9000})
    ladder = stood(facts(*SEEN, PAID, opened))
    assert ladder.dispute is not None
    assert ladder.dispute.waits_for_us
    assert (ladder.dispute.amount, ladder.dispute.due_by) == (5000, 9000.0)
    sent = (K.DISPUTE_UPDATED, {"dispute": "dp_1", "status": "under_review"})
    answered = stood(facts(*SEEN, PAID, opened, sent))
    assert answered.stage is Stage.DISPUTED
    assert answered.since == ladder.since
    assert answered.dispute is not None
    assert answered.dispute.is_answered
    assert answered.dispute.amount == 5000
    lost = (K.DISPUTE_CLOSED, {**body, "status": "lost"})
    against = stood(facts(*SEEN, PAID, opened, sent, lost))
    assert (against.stage, against.reason) == (Stage.DISPUTED, "lost")
    assert against.dispute is not None
    assert against.dispute.is_lost
    won = (K.DISPUTE_CLOSED, {**body, "status": "won"})
    ours = stood(facts(*SEEN, PAID, opened, won))
    assert ours.stage is Stage.PAID
    assert ours.dispute is not None
    assert ours.dispute.is_won


def test_an_undecided_dispute_goes_before_one_that_is_over() -> None:
    first = {"dispute": "dp_1", "amount": 1}
    second = (K.DISPUTED, {"dispute": "dp_2", "amount": 2, "status": "needs_response"})
    known = facts(
        *SEEN, PAID, (K.DISPUTED, first), second, (K.DISPUTE_CLOSED, {**first, "status": "won"})
    )
    dispute = stood(known).dispute
    assert dispute is not None
    assert dispute.dispute == "dp_2"


def test_who_paid_and_what_was_looked_at_are_known_without_a_name() -> None:
    method = (K.PAYMENT_METHOD, {"intent": "pi_1", "card_country": "BR", "payer": "other"})
    ladder = stood(facts(*SEEN, PAID, method, (K.HINT_DISMISSED, {"sign": "payer"})))
    assert (ladder.card_country, ladder.payer) == ("BR", "other")
    assert ladder.dismissed == {"payer"}


def test_a_link_that_can_be_paid_counts_until_its_successor_is_made() -> None:
    first = facts(*SEEN)
    asked = Fact(K.LINK_ASKED, 500.0, "asked2", {"generation": 2, "total": 900, "currency": "EUR"})
    waiting = stood([*first, asked])
    assert (waiting.generation, waiting.stage, waiting.amount) == (1, Stage.SEEN, 18600)
    refused = Fact(K.LINK_REFUSED, 510.0, "refused2", {"generation": 2, "reason": "x"})
    assert stood([*first, asked, refused]).stage is Stage.SEEN
    ended = Fact(K.LINK_CANCELLED, 505.0, "ended1", {"generation": 1, "session": "cs_1"})
    assert stood([*first, asked, ended]).stage is Stage.QUEUED
    assert stood([*first, asked, ended, refused]).stage is Stage.REFUSED
    made = Fact(K.LINK_CREATED, 520.0, "made2", dict(CREATED[1], generation=2, session="cs_2"))
    after = stood([*first, asked, ended, made])
    assert (after.generation, after.session, after.stage) == (2, "cs_2", Stage.CREATING)


def test_a_successor_that_was_taken_back_leaves_the_last_link_as_it_ended() -> None:
    first = facts(*SEEN, K.LINK_CANCELLED)
    asked = Fact(K.LINK_ASKED, 500.0, "asked2", {"generation": 2})
    back = Fact(K.LINK_WITHDRAWN, 501.0, "back2", {"generation": 2})
    assert stood([*first, asked, back]).stage is Stage.CANCELLED


def test_the_messages_that_carry_a_link_are_counted_and_the_reminder_is_known() -> None:
    again = (K.MESSAGE_ACCEPTED, {"message": 8})
    reminder = (K.MESSAGE_ACCEPTED, {"message": 9, "reminds": True})
    assert (stood(facts(*SEEN)).carriers, stood(facts(*SEEN)).reminded) == (1, None)
    told = stood(facts(*SEEN, again, (K.REMINDER_DUE, {"reason": "person"}), reminder))
    assert (told.carriers, told.reminder_due) == (3, ReminderDue.NO)
    assert told.reminded == 107.0
    due = [(K.REMINDER_DUE, {"reason": why}) for why in ("person", "window", "some other")]
    stands = [stood(facts(*SEEN, one)).reminder_due for one in due]
    assert stands == [ReminderDue.PERSON, ReminderDue.WINDOW, ReminderDue.PERSON]
    assert not stood(facts(*SEEN, due[1], again)).reminder_due, "sent once more, by any channel"
