"""The event feed: late, in no order within a second, sometimes twice, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import stripe

from tests.sandbox.stripe_service import StripeService, rebooking


@pytest.fixture
def service() -> Iterator[StripeService]:
    with StripeService() as running:
        yield running


def _events(service: StripeService, **params: object) -> list[stripe.Event]:
    return service.stripe.v1.events.list(params).data  # type: ignore[arg-type]


def _types(service: StripeService, **params: object) -> list[str]:
    return sorted(event.type for event in _events(service, **params))


def _paid(service: StripeService, **more: object) -> dict[str, Any]:
    made = service.stripe.v1.checkout.sessions.create(rebooking(**more))
    return service.pay(made.id)


def test_a_payment_leaves_its_trail(service: StripeService) -> None:
    paid = _paid(service, metadata={"desk_quote": "q1"})
    assert _types(service) == [
        "charge.succeeded",
        "checkout.session.completed",
        "payment_intent.created",
        "payment_intent.succeeded",
    ]
    event = _events(service, type="checkout.session.completed")[0]
    session = event.data.object
    assert session["id"] == paid["id"]
    assert (session["status"], session["payment_status"]) == ("complete", "paid")
    assert session["metadata"]["desk_quote"] == "q1"
    assert session["payment_intent"] == paid["payment_intent"]
    assert event.request is not None and event.request.id is None, "no request made it"
    assert service.stripe.v1.events.retrieve(event.id).id == event.id


def test_an_event_shows_the_object_as_it_was(service: StripeService) -> None:
    paid = _paid(service)
    created = _events(service, type="payment_intent.created")[0].data.object
    assert (created["id"], created["status"]) == (
        paid["payment_intent"],
        "requires_payment_method",
    )


def test_what_a_request_causes_names_the_request(service: StripeService) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking())
    service.stripe.v1.checkout.sessions.expire(made.id, {}, {"idempotency_key": "stop-1"})
    service.advance(5)
    event = _events(service, type="checkout.session.expired")[0]
    assert event.request is not None
    assert event.request.idempotency_key == "stop-1"
    assert (event.request.id or "").startswith("req_")


def test_types_are_filtered_one_by_one_and_in_groups(service: StripeService) -> None:
    _paid(service)
    assert _types(service, types=["checkout.session.completed", "charge.succeeded"]) == [
        "charge.succeeded",
        "checkout.session.completed",
    ]
    assert _types(service, type="payment_intent.*") == [
        "payment_intent.created",
        "payment_intent.succeeded",
    ]
    assert service.get("/v1/events?type=a&types[]=b").status_code == 400
    many = "&".join(f"types[]=t{n}" for n in range(21))
    assert "maximum 20" in service.get(f"/v1/events?{many}").text
    assert service.get(f"/v1/events?{many.rpartition('&')[0]}").status_code == 200


def test_time_filters_have_open_and_closed_ends(service: StripeService) -> None:
    _paid(service)
    second = _events(service, type="checkout.session.completed")[0].created
    types = ["checkout.session.completed"]
    assert _types(service, types=types, created={"gte": second, "lte": second}) == types
    assert _types(service, types=types, created=second) == types
    assert _types(service, types=types, created={"gt": second}) == []
    assert _types(service, types=types, created={"lt": second}) == []


def test_every_event_is_read_once_by_pages(service: StripeService) -> None:
    for _ in range(6):
        _paid(service)
    everything = [event.id for event in _events(service, limit=100)]
    assert len(everything) == 24
    paged: list[str] = []
    params: dict[str, object] = {"limit": 5}
    while True:
        page = service.stripe.v1.events.list(params)  # type: ignore[arg-type]
        paged += [event.id for event in page.data]
        if not page.has_more:
            break
        params["starting_after"] = paged[-1]
    assert paged == everything
    created = [event.created for event in _events(service, limit=100)]
    assert created == sorted(created, reverse=True)


def test_ten_are_given_when_no_number_is_asked(service: StripeService) -> None:
    for _ in range(3):
        _paid(service)
    page = service.stripe.v1.events.list()
    assert len(page.data) == 10 and page.has_more


def test_an_event_is_not_there_at_once(service: StripeService) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking())
    service.do(lambda: service.world.delay_events(90, times=3))
    service.do(lambda: service.world.pay(made.id, "card", "paid"))
    service.advance(10)
    assert _types(service) == ["checkout.session.completed"], "the fourth comes as usual"
    delayed = service.world.state["events"]["entries"][0]["event"]["id"]
    if delayed == _events(service)[0].id:
        delayed = service.world.state["events"]["entries"][1]["event"]["id"]
    with pytest.raises(stripe.InvalidRequestError):
        service.stripe.v1.events.retrieve(delayed)
    service.advance(90)
    assert len(_types(service)) == 4
    seconds = {event.created for event in _events(service)}
    assert max(seconds) - min(seconds) <= 1, "late ones still carry the time they happened"


def test_duplicates_stand_in_the_list_and_pages_still_end(service: StripeService) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking())
    service.do(lambda: service.world.duplicate_events(times=4))
    service.pay(made.id)
    events = _events(service, limit=100)
    completed = [event for event in events if event.type == "checkout.session.completed"]
    assert len(completed) == 3
    assert len({event.id for event in completed}) == 2
    assert {event.data.object["id"] for event in completed} == {made.id}
    for limit in (1, 2, 3):
        seen = [e.id for e in service.stripe.v1.events.list({"limit": limit}).auto_paging_iter()]
        assert set(seen) == {event.id for event in events}
        assert len(seen) <= len(events)


def test_events_older_than_thirty_days_are_gone(service: StripeService) -> None:
    _paid(service)
    service.advance(29 * 86_400)
    assert len(_types(service)) == 4
    service.advance(2 * 86_400)
    assert _types(service) == []


def test_raw_pages_are_what_the_watcher_reads(service: StripeService) -> None:
    _paid(service)
    answer = service.stripe.raw_request(
        "get", "/v1/events", types=["checkout.session.completed"], created={"gte": 1}, limit=100
    )
    assert answer.code == 200
    assert [event["type"] for event in answer.data["data"]] == ["checkout.session.completed"]
    assert answer.data["url"] == "/v1/events"
