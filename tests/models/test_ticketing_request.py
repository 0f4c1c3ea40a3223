"""What a change without a link asks of the ticketing team."""

from dataclasses import replace

import pytest

from desktop.models.quote import Flight, LineKind, Passenger, Quote, QuoteLine
from desktop.models.rebooking.passengers import Change, PassengerPrice
from desktop.models.rebooking.terms import Rebooking, ResidualPolicy, ResidualUse, WhoseChange
from desktop.models.ticketing_request import TicketingRequest, needs_no_link, request_for

TYPED = Quote(
    "q1",
    7,
    new=Flight("AMS", "BCN"),
    passengers=(Passenger("Sanne de Vries"),),
    lines=(QuoteLine(LineKind.CHANGE_FEE, 6800),),
)


def cheaper(use: ResidualUse | None, fee: int = 0) -> Quote:
    price = PassengerPrice(Change(20000, 16000), fee=fee)
    policy = ResidualPolicy(use, "KL-16", ResidualUse.VOUCHER) if use else None
    one = replace(TYPED.passengers[0], price=price)
    return replace(TYPED, passengers=(one,), lines=(), rebooking=Rebooking(residual=policy))


def test_a_plain_quote_asks_nothing() -> None:
    assert request_for(TYPED) is None
    assert not needs_no_link(TYPED)


def test_our_own_change_is_reissued_whatever_was_typed() -> None:
    ours = replace(TYPED, rebooking=Rebooking(whose=WhoseChange.AIRLINE))
    assert request_for(ours) is TicketingRequest.REISSUE
    assert needs_no_link(ours)


@pytest.mark.parametrize(
    ("use", "wanted"),
    [
        (ResidualUse.VOUCHER, TicketingRequest.VOUCHER),
        (ResidualUse.CARD, TicketingRequest.REFUND),
        (ResidualUse.FORFEITED, TicketingRequest.REISSUE),
    ],
)
def test_what_is_left_goes_where_the_policy_says(
    use: ResidualUse, wanted: TicketingRequest
) -> None:
    assert request_for(cheaper(use)) is wanted
    assert needs_no_link(cheaper(use))


def test_without_a_policy_it_is_a_mistake_to_mend_and_no_request() -> None:
    assert request_for(cheaper(None)) is None
    assert not needs_no_link(cheaper(None))


def test_who_pays_a_fee_and_gets_a_voucher_has_a_link_and_a_request() -> None:
    both = cheaper(ResidualUse.VOUCHER, fee=9000)
    assert both.total.amount == 9000
    assert request_for(both) is TicketingRequest.VOUCHER
    assert not needs_no_link(both)
