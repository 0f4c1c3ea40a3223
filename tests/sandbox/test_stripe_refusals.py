"""Keys, permissions, limits and unknown addresses: refused as Stripe refuses them."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
import stripe

from desktop.sandbox.stripe.errors import StripeError
from desktop.sandbox.stripe.limits import RateLimits
from tests.sandbox.stripe_service import KEY, StripeService, rebooking


@pytest.fixture
def service() -> Iterator[StripeService]:
    with StripeService() as running:
        yield running


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("rk_test_somebody_else", "Invalid API Key provided: rk_test_"),
        ("rk_live_0123456789abcdef", "live key used in sandbox"),
        ("sk_live_0123456789abcdef", "live key used in sandbox"),
        ("pk_test_0123456789abcdef", "publishable"),
        ("nonsense", "Invalid API Key"),
    ],
)
def test_keys_that_are_not_ours_are_refused(service: StripeService, key: str, words: str) -> None:
    with pytest.raises(stripe.AuthenticationError, match=words) as caught:
        service.client(key).v1.checkout.sessions.list()
    assert caught.value.http_status == 401
    assert key not in str(caught.value), "a message must not repeat the key"


def test_no_key_is_refused(service: StripeService) -> None:
    answer = service.get("/v1/events", key=None)
    assert answer.status_code == 401
    assert "You did not provide an API key" in answer.json()["error"]["message"]


def test_a_key_may_come_as_basic_auth(service: StripeService) -> None:
    assert httpx.get(f"{service.url}/v1/events", auth=(KEY, "")).status_code == 200


def test_a_key_for_links_cannot_refund_and_the_answer_names_what_is_missing(
    service: StripeService,
) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking())
    paid = service.pay(made.id)
    for_links = service.client(service.world.links_key)
    assert for_links.v1.checkout.sessions.retrieve(made.id).payment_status == "paid"
    with pytest.raises(stripe.PermissionError, match="'rak_charge_write'") as caught:
        for_links.v1.refunds.create({"payment_intent": paid["payment_intent"]})
    assert caught.value.http_status == 403
    assert service.world.effects()["refunds"] == []
    whole = service.stripe.v1.refunds.create({"payment_intent": paid["payment_intent"]})
    assert whole.amount == 18600


def test_writing_includes_reading_and_reading_does_not_include_writing(
    service: StripeService,
) -> None:
    service.world.keys["rk_test_reader"] = {"rak_checkout_session_read"}
    reader = service.client("rk_test_reader")
    assert reader.v1.checkout.sessions.list().data == []
    with pytest.raises(stripe.PermissionError, match="'rak_checkout_session_write'"):
        reader.v1.checkout.sessions.create(rebooking())  # type: ignore[arg-type]
    with pytest.raises(stripe.PermissionError, match="'rak_event_read'"):
        reader.v1.events.list()


def test_only_the_full_key_may_read_the_account(service: StripeService) -> None:
    assert service.get("/v1/account").status_code == 403
    full = service.get("/v1/account", key=service.world.secret_key)
    assert full.json()["id"] == service.world.account


def test_unknown_objects_and_addresses(service: StripeService) -> None:
    with pytest.raises(stripe.InvalidRequestError, match=r"No such checkout\.session") as caught:
        service.stripe.v1.checkout.sessions.retrieve("cs_test_none")
    assert (caught.value.http_status, caught.value.code) == (404, "resource_missing")
    with pytest.raises(stripe.InvalidRequestError, match="No such payment_intent") as caught:
        service.stripe.v1.payment_intents.retrieve("pi_none")
    assert caught.value.param == "intent"
    answer = service.get("/v1/payment_links")
    assert answer.status_code == 404
    assert "Unrecognized request URL (GET: /v1/payment_links)" in answer.text
    assert service.post("/v1/events").status_code == 404


@pytest.mark.parametrize(
    ("query", "param"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=ten", "limit"),
        ("colour=red", "colour"),
        ("starting_after=cs_none", "starting_after"),
        ("created[since]=1", "created[since]"),
        ("status=paid", "status"),
        ("expand[]=colour", "expand"),
        ("expand[]=data.colour", "expand"),
    ],
)
def test_lists_refuse_what_they_do_not_know(service: StripeService, query: str, param: str) -> None:
    answer = service.get(f"/v1/checkout/sessions?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == param
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_json_bodies_and_odd_versions_are_refused(service: StripeService) -> None:
    answer = service.post("/v1/checkout/sessions", "{}", **{"Content-Type": "application/json"})
    assert answer.status_code == 400 and "content type" in answer.text
    answer = service.get("/v1/events", **{"Stripe-Version": "latest"})
    assert answer.status_code == 400 and "Invalid Stripe API version" in answer.text


def test_a_wrong_expansion_has_no_effect(service: StripeService) -> None:
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        service.stripe.v1.checkout.sessions.create(rebooking(expand=["colour"]))
    assert service.world.sessions() == []


def test_too_many_requests_a_second_say_why() -> None:
    with StripeService(rate_limit=1.0) as service:
        answers = [service.get("/v1/events") for _ in range(8)]
        refused = [answer for answer in answers if answer.status_code == 429]
        assert len(refused) >= 4  # the allowance fills again meanwhile
        assert refused[0].headers["Stripe-Rate-Limited-Reason"] == "endpoint-rate"
        assert refused[0].json()["error"]["code"] == "rate_limit"
        # Each endpoint has its own allowance.
        assert service.get("/v1/checkout/sessions").status_code == 200


def test_the_allowance_fills_again_with_time() -> None:
    time = [100.0]
    limits = RateLimits(25.0, lambda: time[0])
    for _ in range(25):
        limits.take("GET /v1/events")
    with pytest.raises(StripeError):
        limits.take("GET /v1/events")
    time[0] += 0.04
    limits.take("GET /v1/events")
    with pytest.raises(StripeError):
        limits.take("GET /v1/events")


@pytest.mark.parametrize(
    ("fault", "error", "status"),
    [
        ({"fault": "401"}, stripe.AuthenticationError, 401),
        ({"fault": "403"}, stripe.PermissionError, 403),
        ({"fault": "429"}, stripe.RateLimitError, 429),
        ({"fault": "409"}, stripe.APIError, 409),
        ({"fault": "500"}, stripe.APIError, 500),
    ],
)
def test_a_fault_looks_like_stripes(
    service: StripeService,
    fault: dict[str, str],
    error: type[stripe.StripeError],
    status: int,
) -> None:
    service.faults.append(fault)
    with pytest.raises(error) as caught:
        service.stripe.v1.checkout.sessions.create(rebooking())
    assert caught.value.http_status == status
    assert service.world.sessions() == []


def test_faults_carry_their_details(service: StripeService) -> None:
    service.faults.append({"fault": "429", "reason": "global-concurrency"})
    answer = service.get("/v1/events")
    assert answer.headers["Stripe-Rate-Limited-Reason"] == "global-concurrency"
    for locked in (None, "lock_timeout"):
        service.faults.append({"fault": "429", "reason": locked})
        answer = service.get("/v1/events")
        assert "Stripe-Rate-Limited-Reason" not in answer.headers
        assert answer.json()["error"]["code"] == "lock_timeout"
    service.faults.append({"fault": "403", "permission": "rak_event_read"})
    assert "'rak_event_read'" in service.get("/v1/events").text
