"""What customers do with a link: pay, fail, hesitate, come back; refunds and disputes after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stripe

from desktop.sandbox.stripe import PaymentRefused
from tests.sandbox.stripe_service import StripeService, rebooking


@pytest.fixture
def service() -> Iterator[StripeService]:
    with StripeService() as running:
        yield running


def _link(service: StripeService, **more: object) -> str:
    return service.stripe.v1.checkout.sessions.create(rebooking(**more)).id


def _intent(service: StripeService, session_id: str, **params: object) -> stripe.PaymentIntent:
    session = service.stripe.v1.checkout.sessions.retrieve(session_id)
    assert isinstance(session.payment_intent, str)
    return service.stripe.v1.payment_intents.retrieve(
        session.payment_intent,
        params,  # type: ignore[arg-type]
    )


def _types(service: StripeService) -> set[str]:
    service.advance(5)
    return {event.type for event in service.stripe.v1.events.list({"limit": 100}).data}


@pytest.mark.parametrize("method", ["card", "card_3ds", "ideal"])
def test_a_link_is_paid_at_once(service: StripeService, method: str) -> None:
    link = _link(service, payment_intent_data={"metadata": {"desk_quote": "q1"}})
    summary = service.pay(link, method)
    assert (summary["status"], summary["payment_status"], summary["times_paid"]) == (
        "complete",
        "paid",
        1,
    )
    intent = _intent(service, link, expand=["payment_method", "latest_charge"])
    assert intent.status == "succeeded" and intent.amount_received == 18600
    assert intent.metadata["desk_quote"] == "q1"
    assert isinstance(intent.payment_method, stripe.PaymentMethod)
    assert intent.payment_method.type == ("ideal" if method == "ideal" else "card")
    assert isinstance(intent.latest_charge, stripe.Charge)
    assert intent.latest_charge.paid
    asked_bank = "payment_intent.requires_action" in _types(service)
    assert asked_bank == (method != "card")


def test_the_intent_comes_when_the_customer_confirms_and_waits_at_the_bank(
    service: StripeService,
) -> None:
    link = _link(service)
    assert service.stripe.v1.checkout.sessions.retrieve(link).payment_intent is None
    service.do(lambda: service.world.begin_payment(link, "ideal"))
    assert _intent(service, link).status == "requires_action"
    assert service.stripe.v1.checkout.sessions.retrieve(link).status == "open"
    assert "payment_intent.requires_action" in _types(service)
    service.do(lambda: service.world.finish_payment(link, "paid"))
    assert service.stripe.v1.checkout.sessions.retrieve(link).payment_status == "paid"


def test_who_goes_silent_at_the_bank_leaves_the_link_open(service: StripeService) -> None:
    link = _link(service)
    service.pay(link, "ideal", "abandoned")
    assert _intent(service, link).status == "requires_action"
    service.advance(25 * 3600)
    assert service.stripe.v1.checkout.sessions.retrieve(link).status == "expired"
    assert _intent(service, link).status == "canceled"
    assert {"payment_intent.canceled", "checkout.session.expired"} <= _types(service)


@pytest.mark.parametrize(
    ("decline_code", "code", "words"),
    [
        ("insufficient_funds", "card_declined", "insufficient funds"),
        ("generic_decline", "card_declined", "Your card was declined"),
        ("do_not_honor", "card_declined", "Your card was declined"),
        ("lost_card", "card_declined", "Your card was declined"),
        ("expired_card", "expired_card", "has expired"),
        ("incorrect_cvc", "incorrect_cvc", "security code is incorrect"),
    ],
)
def test_a_decline_says_why_and_the_next_try_pays(
    service: StripeService, decline_code: str, code: str, words: str
) -> None:
    link = _link(service)
    service.pay(link, "card", f"declined:{decline_code}")
    declined = _intent(service, link)
    assert declined.status == "requires_payment_method"
    error = declined.last_payment_error
    assert error is not None
    assert (error.code, error.decline_code, error.type) == (code, decline_code, "card_error")
    assert words in (error.message or "")
    assert "payment_intent.payment_failed" in _types(service)

    service.pay(link, "ideal")
    paid = _intent(service, link)
    assert paid.id == declined.id, "one session, one PaymentIntent"
    assert (paid.status, paid.last_payment_error) == ("succeeded", None)


def test_a_cancelled_bank_page_is_a_failed_authentication(service: StripeService) -> None:
    link = _link(service)
    service.pay(link, "card_3ds", "failed")
    error = _intent(service, link).last_payment_error
    assert error is not None and error.code == "payment_intent_authentication_failure"
    assert service.stripe.v1.checkout.sessions.retrieve(link).status == "open"


@pytest.mark.parametrize(
    ("outcome", "payment_status", "event"),
    [
        ("paid", "paid", "checkout.session.async_payment_succeeded"),
        ("failed", "unpaid", "checkout.session.async_payment_failed"),
    ],
)
def test_a_debit_is_known_later(
    service: StripeService, outcome: str, payment_status: str, event: str
) -> None:
    link = _link(service)
    service.world.debit_delay_s = 3 * 86_400
    service.pay(link, "sepa_debit", outcome)
    session = service.stripe.v1.checkout.sessions.retrieve(link)
    assert (session.status, session.payment_status) == ("complete", "unpaid")
    assert _intent(service, link).status == "processing"
    assert {"payment_intent.processing", "checkout.session.completed"} <= _types(service)
    service.advance(3 * 86_400)
    session = service.stripe.v1.checkout.sessions.retrieve(link)
    assert (session.status, session.payment_status) == ("complete", payment_status)
    assert event in _types(service)


def test_a_debit_can_stay_processing_until_it_is_settled(service: StripeService) -> None:
    link = _link(service)
    service.pay(link, "sepa_debit", "processing")
    service.advance(10 * 86_400)
    assert _intent(service, link).status == "processing"
    service.do(lambda: service.world.settle_debit(link, paid=True))
    assert service.stripe.v1.checkout.sessions.retrieve(link).payment_status == "paid"


@pytest.mark.parametrize(
    ("method", "outcome", "reason"),
    [
        ("cheque", "paid", "method"),
        ("card", "declined:too_poor", "outcome"),
        ("card", "processing", "outcome"),
        ("card", "maybe", "outcome"),
    ],
)
def test_payments_that_cannot_be_are_refused(
    service: StripeService, method: str, outcome: str, reason: str
) -> None:
    link = _link(service)
    with pytest.raises(PaymentRefused) as caught:
        service.do(lambda: service.world.pay(link, method, outcome))
    assert caught.value.reason == reason
    assert service.world.summary(link)["times_paid"] == 0


def test_a_link_is_paid_once_and_never_after_its_end(service: StripeService) -> None:
    link, late = _link(service), _link(service)
    service.pay(link)
    with pytest.raises(PaymentRefused) as caught:
        service.pay(link)
    assert caught.value.reason == "complete"
    service.stripe.v1.checkout.sessions.expire(late)
    with pytest.raises(PaymentRefused) as caught:
        service.pay(late)
    assert caught.value.reason == "expired"
    with pytest.raises(PaymentRefused) as caught:
        service.pay("cs_test_none")
    assert caught.value.reason == "unknown"
    assert [s["times_paid"] for s in service.world.sessions()] == [1, 0]


def test_excluded_methods_cannot_pay(service: StripeService) -> None:
    link = _link(service, excluded_payment_method_types=["sepa_debit"])
    with pytest.raises(PaymentRefused) as caught:
        service.pay(link, "sepa_debit")
    assert caught.value.reason == "method"


def test_refunds_in_parts_and_never_too_much(service: StripeService) -> None:
    paid = service.pay(_link(service))
    desk = service.client(service.world.supervisor_key)
    part = desk.v1.refunds.create(
        {"payment_intent": paid["payment_intent"], "amount": 8600, "metadata": {"why": "bag"}}
    )
    assert (part.status, part.amount) == ("succeeded", 8600)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded") as caught:
        desk.v1.refunds.create({"payment_intent": paid["payment_intent"], "amount": 10001})
    assert caught.value.param == "amount"
    rest = desk.v1.refunds.create({"payment_intent": paid["payment_intent"]})
    assert rest.amount == 10000
    with pytest.raises(stripe.InvalidRequestError) as caught:
        desk.v1.refunds.create({"payment_intent": paid["payment_intent"]})
    assert caught.value.code == "charge_already_refunded"
    listed = desk.v1.refunds.list({"payment_intent": paid["payment_intent"]})
    assert [refund.id for refund in listed.data] == [rest.id, part.id]
    assert desk.v1.refunds.retrieve(part.id).metadata["why"] == "bag"  # type: ignore[index]
    assert isinstance(part.charge, str)
    charge = desk.v1.charges.retrieve(part.charge, {"expand": ["refunds"]})
    assert (charge.refunded, charge.amount_refunded) == (True, 18600)
    assert charge.refunds is not None and len(charge.refunds.data) == 2
    assert {"refund.created", "charge.refunded"} <= _types(service)
    assert [r["amount"] for r in service.world.effects()["refunds"]] == [8600, 10000]


def test_a_bank_takes_its_time_to_refund(service: StripeService) -> None:
    paid = service.pay(_link(service), "ideal")
    desk = service.client(service.world.supervisor_key)
    refund = desk.v1.refunds.create({"payment_intent": paid["payment_intent"]})
    assert refund.status == "pending"
    service.advance(120)
    assert desk.v1.refunds.retrieve(refund.id).status == "succeeded"
    assert "refund.updated" in _types(service)


def test_a_refund_that_fails_gives_the_money_back(service: StripeService) -> None:
    paid = service.pay(_link(service))
    desk = service.client(service.world.supervisor_key)
    refund = desk.v1.refunds.create({"payment_intent": paid["payment_intent"]})
    service.do(lambda: service.world.fail_refund(refund.id))
    assert desk.v1.refunds.retrieve(refund.id).status == "failed"
    assert isinstance(refund.charge, str)
    assert desk.v1.charges.retrieve(refund.charge).amount_refunded == 0
    assert "refund.failed" in _types(service)


@pytest.mark.parametrize(
    "params",
    [{}, {"payment_intent": "pi_x", "charge": "ch_x"}, {"payment_intent": "pi_x"}, {"charge": "c"}],
)
def test_a_refund_needs_a_payment(service: StripeService, params: dict[str, str]) -> None:
    desk = service.client(service.world.supervisor_key)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        desk.v1.refunds.create(params)  # type: ignore[arg-type]
    assert caught.value.http_status == 400


def test_an_unpaid_link_cannot_be_refunded(service: StripeService) -> None:
    summary = service.pay(_link(service), "card", "declined:do_not_honor")
    desk = service.client(service.world.supervisor_key)
    with pytest.raises(stripe.InvalidRequestError, match="does not have a successful charge"):
        desk.v1.refunds.create({"payment_intent": summary["payment_intent"]})


def test_a_dispute_is_opened_and_decided(service: StripeService) -> None:
    link = _link(service)
    service.pay(link)
    opened = service.do(lambda: service.world.dispute(link))
    desk = service.client(service.world.supervisor_key)
    found = desk.v1.disputes.retrieve(opened["id"])
    assert (found.status, found.amount, found.reason) == ("needs_response", 18600, "fraudulent")
    with pytest.raises(stripe.InvalidRequestError) as caught:
        desk.v1.refunds.create({"payment_intent": str(found.payment_intent)})
    assert caught.value.code == "charge_disputed"
    service.do(lambda: service.world.close_dispute(link, won=False))
    assert desk.v1.disputes.retrieve(opened["id"]).status == "lost"
    assert {"charge.dispute.created", "charge.dispute.closed"} <= _types(service)
    with pytest.raises(PaymentRefused):
        service.do(lambda: service.world.close_dispute(link, won=True))


def test_intents_and_charges_are_listed(service: StripeService) -> None:
    first, second = service.pay(_link(service)), service.pay(_link(service))
    listed = service.stripe.v1.payment_intents.list({"limit": 1})
    assert [i.id for i in listed.data] == [second["payment_intent"]] and listed.has_more
    desk = service.client(service.world.supervisor_key)
    charges = desk.v1.charges.list({"payment_intent": first["payment_intent"]})
    assert [charge.payment_intent for charge in charges.data] == [first["payment_intent"]]
