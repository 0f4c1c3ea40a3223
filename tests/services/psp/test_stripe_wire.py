"""A Checkout Session read as a link."""

from typing import Any

import pytest

from desktop.models.money import Money
from desktop.services.psp.stripe_wire import Unreadable, link_of
from tests.services.psp.test_stripe_events import OURS, session


def test_an_open_session_is_an_open_link() -> None:
    link = link_of(
        session(
            status="open",
            payment_status="unpaid",
            url="https://checkout.stripe.com/c/pay/cs_1",
            payment_intent=None,
        )
    )
    assert (link.session, link.status, link.paid, link.intent) == ("cs_1", "open", False, "")
    assert link.url == "https://checkout.stripe.com/c/pay/cs_1"
    assert link.total == Money(18600, "EUR")
    assert (link.created_at, link.expires_at) == (900.0, 5000.0)
    assert link.metadata == OURS


def test_a_link_that_is_not_open_has_no_address() -> None:
    link = link_of(session(status="expired", payment_status="unpaid", url="https://x.example"))
    assert (link.url, link.paid) == ("", False)


@pytest.mark.parametrize("status", ["paid", "no_payment_required"])
def test_money_that_is_there_is_paid(status: str) -> None:
    assert link_of(session(payment_status=status)).paid


def test_a_payment_intent_may_stand_there_whole() -> None:
    assert link_of(session(payment_intent={"id": "pi_7"})).intent == "pi_7"


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {},
        session(object="payment_intent"),
        session(id=None),
        session(status=None),
        session(amount_total=None),
        session(amount_total=True),
        session(currency="euro"),
        session(created="soon"),
        session(expires_at=None),
    ],
)
def test_anything_else_is_unreadable(broken: Any) -> None:
    with pytest.raises(Unreadable):
        link_of(broken)
