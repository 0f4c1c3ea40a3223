"""An approval holds for what was approved, and for nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.approval import Approval, link_request, of_deed, of_quote
from desktop.models.policy import Always, Deed, Why
from desktop.models.quote import Flight, LineKind, Passenger, Quote, QuoteLine
from desktop.models.rebooking.from_lines import priced_each
from desktop.models.rebooking.passengers import Change, PassengerPrice

QUOTE = Quote(
    "q1",
    7,
    booking="K7Q2MX",
    old=Flight("AMS", "BCN", "2026-11-22T07:05", "KL1665"),
    new=Flight("AMS", "BCN", "2026-11-22T12:15", "KL1669"),
    passengers=(Passenger("Ana de Vries"),),
    lines=(QuoteLine(LineKind.FARE_DIFFERENCE, 11800), QuoteLine(LineKind.CHANGE_FEE, 6800)),
    fare_hold_until=1_800_000_000.0,
)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Nd"]), max_size=8)
edits = st.one_of(
    st.builds(lambda v: {"booking": v}, texts),
    st.builds(lambda v: {"currency": v}, st.sampled_from(["USD", "JPY", "KWD"])),
    st.builds(lambda v: {"valid_for_s": v}, st.integers(1, 10**6) | st.none()),
    st.builds(lambda v: {"fare_hold_until": v}, st.floats(1e9, 2e9) | st.none()),
    st.builds(lambda v: {"ticketing_until": v}, st.floats(1e9, 2e9)),
    st.builds(lambda v: {"language": v}, st.sampled_from(["nl", "de", "pt-BR"])),
    st.builds(lambda v: {"passengers": (Passenger(v),)}, texts),
    st.builds(
        lambda kind, amount, n, why: {"lines": (QuoteLine(kind, amount, n, why),)},
        st.sampled_from(LineKind),
        st.integers(-(10**7), 10**7),
        st.integers(1, 9),
        texts,
    ),
    st.builds(lambda v: {"new": Flight("AMS", "BCN", "2026-11-22T12:15", v)}, texts),
    st.builds(lambda v: {"conversation_id": v}, st.integers(8, 99)),
)


@pytest.mark.property
@given(edits)
def test_an_edit_voids_the_approval(edit: dict[str, object]) -> None:
    edited = replace(QUOTE, **edit)  # type: ignore[arg-type]
    given_ = Approval(of_quote(QUOTE), frozenset(Why))
    assert given_.covers(of_quote(edited), []) == (edited == QUOTE)


def test_a_renewal_and_a_new_message_of_the_customer_are_no_edits() -> None:
    assert of_quote(QUOTE.next_generation()) == of_quote(QUOTE)
    assert of_quote(replace(QUOTE, reply_until=1_900_000_000.0)) == of_quote(QUOTE)


def test_it_covers_the_reasons_that_were_shown_and_no_others() -> None:
    given_ = Approval.from_text(Approval("ab", frozenset({Why.LINK_LIMIT})).to_text())
    assert given_.covers("ab", {Why.LINK_LIMIT})
    assert not given_.covers("ab", {Why.LINK_LIMIT, Why.CUSTOMER_DAY})
    assert not given_.covers("cd", {Why.LINK_LIMIT})


def test_a_refunds_approval_is_for_one_job() -> None:
    one = of_deed(Deed.REFUND, "job1", "q1", 500, "EUR", "requested")
    assert one != of_deed(Deed.REFUND, "job2", "q1", 500, "EUR", "requested")
    assert one != of_deed(Deed.REFUND, "job1", "q1", 501, "EUR", "requested")
    assert one != of_deed(Deed.PAID_ELSEWHERE, "job1", "q1", 500, "EUR", "requested")


def test_what_a_policy_is_asked_about_a_link() -> None:
    waived = replace(QUOTE, lines=(*QUOTE.lines, QuoteLine(LineKind.WAIVER, -6800, 1, "strike")))
    assert link_request(QUOTE).holds == {Always.MANUAL_PRICE}
    assert link_request(waived).holds == {Always.MANUAL_PRICE, Always.WAIVER}
    assert link_request(waived).money.amount == 11800


def test_lines_that_become_prices_of_each_are_typed_still() -> None:
    assert link_request(priced_each(QUOTE)).holds == {Always.MANUAL_PRICE}
    fares = PassengerPrice(Change(12300, 24100), fee=6800)
    computed = replace(QUOTE, passengers=(Passenger("Ana de Vries", price=fares),), lines=())
    assert link_request(computed).holds == set()
    assert link_request(computed).money == link_request(QUOTE).money
