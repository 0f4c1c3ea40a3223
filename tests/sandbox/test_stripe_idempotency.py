"""One key, one effect: what is replayed, what is refused, what may be tried again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import stripe

from tests.sandbox.stripe_service import StripeService, rebooking


@pytest.fixture
def service() -> Iterator[StripeService]:
    with StripeService() as running:
        yield running


def _create(service: StripeService, key: str, **more: object) -> stripe.checkout.Session:
    return service.stripe.v1.checkout.sessions.create(rebooking(**more), {"idempotency_key": key})


def test_the_same_key_gets_the_same_link(service: StripeService) -> None:
    first = _create(service, "quote-1:1")
    again = _create(service, "quote-1:1")
    assert again.to_dict() == first.to_dict()
    assert again.last_response is not None
    headers = again.last_response.headers
    assert headers["Idempotent-Replayed"] == "true"
    assert headers["Idempotency-Key"] == "quote-1:1"
    made = service.world.effects()["sessions"]
    assert [session["idempotency_key"] for session in made] == ["quote-1:1"]


def test_a_replay_shows_the_answer_as_it_was(service: StripeService) -> None:
    first = _create(service, "k")
    service.pay(first.id)
    assert _create(service, "k").status == "open"


def test_other_keys_make_other_links(service: StripeService) -> None:
    assert _create(service, "a").id != _create(service, "b").id


def test_other_parameters_are_refused(service: StripeService) -> None:
    _create(service, "k")
    with pytest.raises(stripe.IdempotencyError, match="same parameters") as caught:
        _create(service, "k", client_reference_id="other")
    assert caught.value.http_status == 400
    assert len(service.world.sessions()) == 1


def test_another_endpoint_is_refused(service: StripeService) -> None:
    made = _create(service, "k")
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        service.stripe.v1.checkout.sessions.expire(made.id, {}, {"idempotency_key": "k"})
    assert service.world.sessions()[0]["status"] == "open"


def test_a_key_is_forgotten_after_a_day(service: StripeService) -> None:
    first = _create(service, "k")
    service.advance(23 * 3600)
    assert _create(service, "k").id == first.id
    service.advance(2 * 3600)
    assert _create(service, "k").id != first.id


def test_a_500_is_kept_and_replayed_without_effect(service: StripeService) -> None:
    service.faults.append({"fault": "500"})
    for _ in range(2):
        with pytest.raises(stripe.APIError) as caught:
            _create(service, "k")
        assert caught.value.http_status == 500
    assert service.world.sessions() == []
    assert _create(service, "fresh").status == "open"


def test_a_500_may_come_after_the_effect(service: StripeService) -> None:
    service.faults.append({"fault": "500_after_effect"})
    for _ in range(2):
        with pytest.raises(stripe.APIError):
            _create(service, "k")
    assert [s["idempotency_key"] for s in service.world.sessions()] == ["k"]


def test_an_error_from_execution_is_kept(service: StripeService) -> None:
    made = _create(service, "make")
    service.stripe.v1.checkout.sessions.expire(made.id)
    replayed = []
    for _ in range(2):
        answer = service.post(
            f"/v1/checkout/sessions/{made.id}/expire", **{"Idempotency-Key": "stop"}
        )
        assert answer.status_code == 400
        replayed.append(answer.headers.get("Idempotent-Replayed"))
    assert replayed == [None, "true"]


@pytest.mark.parametrize("fault", ["401", "403", "409", "429"])
def test_what_never_began_may_be_tried_again(service: StripeService, fault: str) -> None:
    service.faults.append({"fault": fault})
    with pytest.raises(stripe.StripeError):
        _create(service, "k")
    assert _create(service, "k").status == "open"


def test_failed_validation_is_not_kept(service: StripeService) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        _create(service, "k", locale="klingon")
    assert _create(service, "k").status == "open"


def test_two_at_once_with_one_key_make_one_link(service: StripeService) -> None:
    service.world.latency_s = 0.3
    clients = [service.client(), service.client()]

    def create(client: stripe.StripeClient) -> int:
        try:
            client.v1.checkout.sessions.create(rebooking(), {"idempotency_key": "k"})
        except stripe.APIError as error:
            assert error.error is not None
            assert error.error.code == "idempotency_key_in_use"
            return error.http_status or 0
        return 200

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(create, clients)) == [200, 409]
    assert len(service.world.sessions()) == 1


def test_a_key_that_is_too_long_is_refused(service: StripeService) -> None:
    assert _create(service, "k" * 255).status == "open"
    with pytest.raises(stripe.InvalidRequestError, match="up to 255 characters"):
        _create(service, "k" * 256)
