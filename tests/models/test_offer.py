"""An offer of alternatives: one is taken, the others end, and money that came twice is seen."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.fact import Fact
from desktop.models.fact import FactKind as K
from desktop.models.ladder import Ladder, fold
from desktop.models.offer import (
    Ending,
    OfferState,
    beside,
    holds_money,
    is_taken,
    speaks,
    state_of,
    to_end,
)
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.models.stuck_money import stuck

TOGETHER = [["a", 1], ["b", 1], ["c", 1]]
AMOUNT = 18600


def told(quote: str, kind: K, at: float, **body: object) -> Fact:
    session = {"session": f"cs_{quote}", "generation": 1, "conversation": 7}
    extra = {"alternatives": TOGETHER, "offer_job": "j1"} if kind is K.LINK_ASKED else {}
    money = {"total": AMOUNT, "amount": AMOUNT, "currency": "EUR", "expires_at": 900.0}
    return Fact(kind, at, f"{quote}:{kind}:{at}", {**money, **session, **extra, **body})


def sent(quote: str, *more: Fact) -> list[Fact]:
    """A link that was asked for, made and sent; and what came after."""
    steps = (K.LINK_ASKED, K.LINK_CREATED, K.MESSAGE_ACCEPTED)
    return [*(told(quote, kind, float(at), message=3) for at, kind in enumerate(steps)), *more]


def ladders(known: dict[str, list[Fact]]) -> dict[str, Ladder]:
    folded = {quote: fold(facts) for quote, facts in known.items()}
    return {quote: one for quote, one in folded.items() if one is not None}


def test_while_nobody_pays_the_offer_is_open_and_nothing_ends() -> None:
    known = {quote: sent(quote) for quote in "abc"}
    assert state_of(ladders(known).values()) is OfferState.OPEN
    assert to_end(known) == ()
    assert speaks(ladders(known)) == "a"
    assert ladders(known)["b"].alternatives == ("a", "b", "c")


@pytest.mark.parametrize("kind", [K.PAYMENT_PAID, K.PAYMENT_PROCESSING, K.PAID_ELSEWHERE])
def test_one_that_is_taken_ends_each_other_that_can_be_paid(kind: K) -> None:
    known = {
        "a": sent("a"),
        "b": sent("b", told("b", kind, 10.0)),
        "c": sent("c", told("c", K.LINK_EXPIRED, 9.0)),
    }
    assert to_end(known) == (Ending("a", 1, "b", True),)
    assert state_of(ladders(known).values()) is OfferState.CLOSING
    assert speaks(ladders(known)) == "b"
    known["a"].append(told("a", K.LINK_CANCELLED, 11.0))
    assert to_end(known) == ()
    assert state_of(ladders(known).values()) is OfferState.TAKEN


def test_trying_to_pay_takes_nothing_yet() -> None:
    known = {"a": sent("a"), "b": sent("b", told("b", K.PAYMENT_AT_BANK, 10.0))}
    assert (state_of(ladders(known).values()), to_end(known)) == (OfferState.PAYING, ())
    assert speaks(ladders(known)) == "b"


def test_a_link_that_is_refused_takes_the_whole_offer_with_it() -> None:
    known = {
        "a": [told("a", K.LINK_ASKED, 0.0), told("a", K.LINK_CREATED, 1.0)],
        "b": [told("b", K.LINK_ASKED, 0.0), told("b", K.LINK_REFUSED, 2.0)],
        "c": [told("c", K.LINK_ASKED, 0.0)],
    }
    assert to_end(known) == (Ending("a", 1, "", True), Ending("c", 1, "", False))


def test_a_refusal_of_a_later_link_ends_nothing_that_was_sent() -> None:
    known = {
        "a": sent("a"),
        "b": sent(
            "b", told("b", K.LINK_EXPIRED, 5.0), told("b", K.LINK_REFUSED, 9.0, generation=2)
        ),
    }
    assert to_end(known) == ()


def test_two_that_are_paid_are_paid_twice_until_one_is_given_back() -> None:
    paid = {quote: sent(quote, told(quote, K.PAYMENT_PAID, 10.0)) for quote in "ab"}
    both = ladders(paid)
    assert state_of(both.values()) is OfferState.PAID_TWICE
    shown = beside(both["a"], [both["b"]])
    assert shown.stage is Stage.PAID_TWICE
    case = stuck(shown)
    assert case is not None and (case.kind, case.amount) == (StuckKind.PAID_TWICE, AMOUNT)
    paid["b"].append(told("b", K.REFUND, 12.0, refund="re_1", status="pending"))
    one = ladders(paid)
    assert beside(one["a"], [one["b"]]).stage is Stage.PAID
    assert beside(one["b"], [one["a"]]).stage is Stage.REFUNDED
    paid["b"].append(told("b", K.REFUND_FAILED, 13.0, refund="re_1"))
    again = ladders(paid)
    assert beside(again["a"], [again["b"]]).stage is Stage.PAID_TWICE
    assert beside(again["b"], [again["a"]]).stage is Stage.REFUND_FAILED


_LATER = st.tuples(
    st.sampled_from(
        [
            K.PAYMENT_TRYING,
            K.PAYMENT_DECLINED,
            K.PAYMENT_PROCESSING,
            K.PAYMENT_FAILED,
            K.PAYMENT_PAID,
            K.LINK_EXPIRED,
            K.CANCEL_ASKED,
            K.LINK_CANCELLED,
            K.CANCEL_FAILED,
            K.LINK_REFUSED,
            K.OFFER_GIVEN_UP,
            K.TICKET_ISSUED,
            K.REFUND,
        ]
    ),
    st.sampled_from([10.0, 11.0, 12.0, 13.0]),
)


@st.composite
def offers(draw: st.DrawFn) -> dict[str, list[Fact]]:
    return {
        quote: sent(
            quote, *(told(quote, kind, at) for kind, at in draw(st.lists(_LATER, max_size=5)))
        )
        for quote in "abc"
    }


def endings(known: dict[str, list[Fact]]) -> Sequence[Ending]:
    return to_end(known)


@pytest.mark.property
@given(offers(), st.randoms(use_true_random=False))
def test_what_an_offer_comes_to_depends_on_no_order(
    known: dict[str, list[Fact]], dice: random.Random
) -> None:
    again = {quote: [*facts, *dice.choices(facts, k=3)] for quote, facts in known.items()}
    for facts in again.values():
        dice.shuffle(facts)
    assert endings(again) == endings(known)
    assert ladders(again) == ladders(known)


@pytest.mark.property
@given(offers())
def test_no_link_stays_open_beside_one_that_is_taken(known: dict[str, list[Fact]]) -> None:
    """And what is taken is never ended, whatever came before."""
    folded = ladders(known)
    ended = {one.quote_id for one in endings(known)}
    taken = {quote for quote, one in folded.items() if is_taken(one)}
    assert not ended & taken
    if taken:
        still_open = {quote for quote, one in folded.items() if one.stage.is_open} - taken
        assert still_open <= ended
        assert state_of(folded.values()) is not OfferState.OPEN


@pytest.mark.property
@given(offers())
def test_money_that_came_twice_is_always_said(known: dict[str, list[Fact]]) -> None:
    folded = ladders(known)
    holding = [quote for quote, one in folded.items() if holds_money(one)]
    for quote in holding:
        others = [one for other, one in folded.items() if other != quote]
        shown = beside(folded[quote], others)
        if len(holding) > 1:
            assert shown.stage in (Stage.PAID_TWICE, Stage.REFUND_FAILED, Stage.DISPUTED)
            assert stuck(shown) is not None
        else:
            assert shown == folded[quote]
