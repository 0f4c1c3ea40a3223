"""The one clock: the link dies with the earliest bound, and too little time makes none."""

from dataclasses import replace

import pytest

from desktop.models.quote import Bound, Passenger, Quote
from desktop.models.rebooking.clock import one_clock, promised
from desktop.models.rebooking.passengers import Change, PassengerPrice
from desktop.models.rebooking.refusals import RefusalCode
from desktop.models.rebooking.terms import Rebooking, WhoseChange

NOW = 1_800_000_000.0
HOUR = 3600.0


def test_the_earliest_bound_ends_the_link() -> None:
    quote = Quote(
        "q",
        1,
        valid_for_s=None,
        fare_hold_until=NOW + 4 * HOUR,
        ticketing_until=NOW + 10 * HOUR,
        reply_until=NOW + 23 * HOUR,
    )
    clock = one_clock(quote, NOW)
    assert clock.link_ends == clock.ends_at == NOW + 4 * HOUR
    assert clock.ended_by is Bound.FARE_HOLD and clock.renewals == 0
    assert [bound for bound, _ in clock.bounds] == [
        Bound.FARE_HOLD,
        Bound.TICKETING,
        Bound.REPLY_WINDOW,
    ]


@pytest.mark.parametrize(
    ("left", "code"),
    [(31 * 60, None), (31 * 60 - 1, RefusalCode.LAPSES_TOO_SOON), (0, RefusalCode.LAPSED)],
)
def test_less_than_the_providers_minimum_is_refused(left: int, code: RefusalCode | None) -> None:
    clock = one_clock(Quote("q", 1, valid_for_s=None, ticketing_until=NOW + left), NOW)
    assert (clock.refusal.code if clock.refusal else None) is code
    assert (clock.link_ends is None) == (code is not None)


@pytest.mark.parametrize(
    ("left", "whose", "code"),
    [
        (60, WhoseChange.CUSTOMER, None),
        (60, WhoseChange.AIRLINE, None),
        (0, WhoseChange.CUSTOMER, RefusalCode.LAPSED),
        (-5, WhoseChange.AIRLINE, RefusalCode.LAPSED),
    ],
)
def test_a_change_that_costs_nothing_needs_no_time_for_a_link_and_ends_all_the_same(
    left: int, whose: WhoseChange, code: RefusalCode | None
) -> None:
    even = (Passenger("Ana", price=PassengerPrice(Change(100, 100))),)
    free = Quote("q", 1, passengers=even, valid_for_s=None, departs_at=NOW + left)
    free = replace(free, rebooking=Rebooking(whose=whose))
    clock = one_clock(free, NOW)
    assert (clock.refusal.code if clock.refusal else None) is code
    assert clock.link_ends is None
    if clock.refusal is not None:
        assert clock.refusal.value("whose") == whose.value
        assert clock.refusal.value("to_pay") == 0


def test_a_price_longer_than_a_link_is_renewed() -> None:
    clock = one_clock(Quote("q", 1, valid_for_s=3 * 24 * 3600), NOW)
    assert clock.link_ends == NOW + 23 * HOUR + 55 * 60
    assert clock.renewals == 2


def test_a_promise_of_more_links_than_one_ends_when_it_was_given_for() -> None:
    long = Quote("q", 1, valid_for_s=3 * 24 * 3600)
    first = promised(long, NOW)
    assert first.promised_until == NOW + 72 * HOUR
    second = promised(first.next_generation(), NOW + 23 * HOUR)
    assert one_clock(second, NOW + 23 * HOUR).ends_at == NOW + 72 * HOUR
    last = one_clock(second, NOW + 71 * HOUR)
    assert (last.link_ends, last.renewals) == (NOW + 72 * HOUR, 0)
    assert second.fingerprint() == long.fingerprint()  # what was approved stays so
    assert Quote.from_json(second.to_json()) == second


@pytest.mark.parametrize("span", [None, 4 * 3600, 24 * 3600])
def test_a_promise_of_one_link_is_given_with_each_link(span: int | None) -> None:
    quote = Quote("q", 1, valid_for_s=span)
    assert promised(quote, NOW) == quote
