"""Checkout Sessions, driven by the plain `stripe` library over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime

import pytest
import stripe

from tests.sandbox.stripe_service import StripeService, rebooking


@pytest.fixture
def service() -> Iterator[StripeService]:
    with StripeService() as running:
        yield running


def _now(service: StripeService) -> int:
    return int(service.clock.now())


def test_a_link_is_made_and_read_back(service: StripeService) -> None:
    ends = _now(service) + 4 * 3600
    made = service.stripe.v1.checkout.sessions.create(
        rebooking(
            expires_at=ends,
            locale="nl",
            submit_type="pay",
            client_reference_id="quote-1",
            metadata={"desk_quote": "q1"},
            payment_intent_data={"metadata": {"desk_quote": "q1"}},
            excluded_payment_method_types=["sepa_debit"],
        )
    )
    assert made.id.startswith("cs_test_") and len(made.id) == 66
    assert (made.status, made.payment_status) == ("open", "unpaid")
    assert (made.amount_total, made.currency, made.expires_at) == (18600, "eur", ends)
    assert made.payment_intent is None, "there is none until the customer confirms"
    assert made.payment_method_types == ["card", "ideal"]
    assert made.url is not None
    head, _, fragment = made.url.partition("#")
    assert head == f"{service.url}/pay/{made.id}"
    assert len(fragment) > 300

    again = service.stripe.v1.checkout.sessions.retrieve(made.id)
    assert again.to_dict() == made.to_dict()
    assert again.metadata is not None and again.metadata["desk_quote"] == "q1"

    lines = service.stripe.v1.checkout.sessions.line_items.list(made.id)
    assert [(line.description, line.amount_total) for line in lines.data] == [
        ("Rebooking AMS–BCN", 18600)
    ]


def test_every_answer_tells_the_sandbox_time_and_its_request(service: StripeService) -> None:
    service.advance(86_400)
    answer = service.get("/v1/checkout/sessions")
    told = parsedate_to_datetime(answer.headers["Date"]).timestamp()
    assert abs(told - service.clock.now()) < 5
    assert answer.headers["Request-Id"].startswith("req_")
    assert answer.headers["Stripe-Version"] == "2026-10-28.endive"


def test_the_total_adds_up_over_lines_and_quantities(service: StripeService) -> None:
    params = rebooking(5000)
    bag = {
        "quantity": 3,
        "price_data": {
            "currency": "EUR",
            "unit_amount": 2500,
            "product_data": {"name": "Bag 23 kg"},
        },
    }
    params["line_items"].append(bag)
    made = service.stripe.v1.checkout.sessions.create(params)
    assert made.amount_total == 12500
    expanded = service.stripe.v1.checkout.sessions.retrieve(made.id, {"expand": ["line_items"]})
    assert expanded.line_items is not None
    assert [line.quantity for line in expanded.line_items.data] == [1, 3]
    assert "line_items" not in made.to_dict(), "they come only when they are asked for"


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (29 * 60, "at least 30 minutes from Checkout Session creation"),
        (-60, "at least 30 minutes from Checkout Session creation"),
        (24 * 3600 + 60, "less than 24 hours from Checkout Session creation"),
    ],
)
def test_the_life_of_a_link_has_bounds(service: StripeService, ahead: int, words: str) -> None:
    with pytest.raises(stripe.InvalidRequestError, match=words) as caught:
        service.stripe.v1.checkout.sessions.create(rebooking(expires_at=_now(service) + ahead))
    assert caught.value.param == "expires_at"
    assert service.world.effects()["sessions"] == []


def test_without_an_end_a_link_lives_a_day(service: StripeService) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking())
    assert made.expires_at - made.created == 24 * 3600


@pytest.mark.parametrize(
    ("params", "param", "words"),
    [
        ({"mode": "subscription"}, "mode", "does not model subscription mode"),
        ({"success_url": None}, "success_url", "Missing required param: success_url"),
        ({"line_items": None}, "line_items", "Missing required param: line_items"),
        ({"mode": None}, "mode", "Missing required param: mode"),
        ({"payment_method_types": ["card"]}, "payment_method_types", "unknown parameter"),
        ({"customer": "cus_1"}, "customer", "No such customer: 'cus_1'"),
        ({"ui_mode": "elements"}, "ui_mode", "does not model"),
        ({"submit_type": "subscribe"}, "submit_type", "subscription mode"),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    service: StripeService, params: dict[str, object], param: str, words: str
) -> None:
    wanted = {k: v for k, v in rebooking(**params).items() if v is not None}
    with pytest.raises(stripe.InvalidRequestError, match=words) as caught:
        service.stripe.v1.checkout.sessions.create(wanted)  # type: ignore[arg-type]
    assert caught.value.param == param
    assert caught.value.http_status == 400


def test_one_link_has_one_currency(service: StripeService) -> None:
    mixed = rebooking()
    mixed["line_items"] += rebooking(currency="usd")["line_items"]
    with pytest.raises(stripe.InvalidRequestError, match="same currency") as caught:
        service.stripe.v1.checkout.sessions.create(mixed)  # type: ignore[arg-type]
    assert caught.value.param == "line_items[1][price_data][currency]"


@pytest.mark.parametrize(
    ("amount", "currency", "code"),
    [
        (49, "eur", "amount_too_small"),
        (29, "gbp", "amount_too_small"),
        (49, "jpy", "amount_too_small"),
        (100_000_000, "eur", "amount_too_large"),
        (5124, "kwd", "parameter_invalid_integer"),
        (7050, "isk", "invalid_charge_amount_no_decimal_compatible"),
        (500, "xyz", None),
        (-1, "eur", "parameter_invalid_integer"),
    ],
)
def test_amounts_that_stripe_cannot_charge_are_refused(
    service: StripeService, amount: int, currency: str, code: str | None
) -> None:
    with pytest.raises(stripe.InvalidRequestError) as caught:
        service.stripe.v1.checkout.sessions.create(rebooking(amount, currency))
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("amount", "currency"),
    [(50, "eur"), (30, "gbp"), (50, "jpy"), (99_999_999, "eur"), (5120, "kwd"), (7000, "isk")],
)
def test_amounts_at_the_bounds_are_taken(
    service: StripeService, amount: int, currency: str
) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking(amount, currency))
    assert (made.amount_total, made.currency) == (amount, currency)


def test_methods_are_allowed_and_excluded(service: StripeService) -> None:
    create = service.stripe.v1.checkout.sessions.create
    assert create(rebooking()).payment_method_types == ["card", "ideal", "sepa_debit"]
    assert create(rebooking(currency="usd")).payment_method_types == ["card"]
    only = create(rebooking(allowed_payment_method_types=["ideal"]))
    assert only.payment_method_types == ["ideal"]
    with pytest.raises(stripe.InvalidRequestError, match="No valid payment method types"):
        create(rebooking(currency="usd", allowed_payment_method_types=["ideal"]))


def test_an_open_link_is_expired_once(service: StripeService) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking())
    ended = service.stripe.v1.checkout.sessions.expire(made.id)
    assert (ended.status, ended.url) == ("expired", None)
    with pytest.raises(stripe.InvalidRequestError) as caught:
        service.stripe.v1.checkout.sessions.expire(made.id)
    assert caught.value.user_message == (
        'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session '
        "has a status of `expired`."
    )
    assert service.world.sessions()[0]["expired_by"] == "api"


def test_a_paid_link_cannot_be_expired(service: StripeService) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking())
    service.pay(made.id)
    with pytest.raises(stripe.InvalidRequestError, match="status of `complete`"):
        service.stripe.v1.checkout.sessions.expire(made.id)


def test_a_link_ends_by_itself_at_its_time(service: StripeService) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking(expires_at=_now(service) + 45 * 60))
    service.advance(44 * 60)
    assert service.stripe.v1.checkout.sessions.retrieve(made.id).status == "open"
    service.advance(2 * 60)
    ended = service.stripe.v1.checkout.sessions.retrieve(made.id)
    assert (ended.status, ended.payment_status, ended.url) == ("expired", "unpaid", None)
    assert service.world.sessions()[0]["expired_by"] == "time"


def test_sessions_are_listed_newest_first_and_filtered(service: StripeService) -> None:
    create = service.stripe.v1.checkout.sessions.create
    first = create(rebooking(customer_email="sanne@example.com"))
    service.advance(100)
    second, third = create(rebooking()), create(rebooking())
    service.pay(second.id)

    def listed(**params: object) -> list[str]:
        page = service.stripe.v1.checkout.sessions.list(params)  # type: ignore[arg-type]
        return [session.id for session in page.data]

    assert listed() == [third.id, second.id, first.id]
    assert listed(status="complete") == [second.id]
    assert listed(status="open") == [third.id, first.id]
    assert listed(created={"lt": second.created}) == [first.id]
    assert listed(created={"gte": second.created}) == [third.id, second.id]
    assert listed(created=first.created) == [first.id]
    assert listed(customer_details={"email": "sanne@example.com"}) == [first.id]
    intent = service.stripe.v1.checkout.sessions.retrieve(second.id).payment_intent
    assert listed(payment_intent=intent) == [second.id]


def test_pages_follow_cursors_in_both_directions(service: StripeService) -> None:
    made = [service.stripe.v1.checkout.sessions.create(rebooking()).id for _ in range(5)]
    newest_first = made[::-1]
    sessions = service.stripe.v1.checkout.sessions
    page = sessions.list({"limit": 2})
    assert [s.id for s in page.data] == newest_first[:2] and page.has_more
    older = sessions.list({"limit": 2, "starting_after": newest_first[1]})
    assert [s.id for s in older.data] == newest_first[2:4] and older.has_more
    last = sessions.list({"limit": 2, "starting_after": newest_first[3]})
    assert [s.id for s in last.data] == newest_first[4:] and not last.has_more
    newer = sessions.list({"limit": 2, "ending_before": newest_first[3]})
    assert [s.id for s in newer.data] == newest_first[1:3] and newer.has_more
    assert [s.id for s in sessions.list({"limit": 2}).auto_paging_iter()] == newest_first


def test_a_cursor_works_though_its_row_left_the_filter(service: StripeService) -> None:
    made = [service.stripe.v1.checkout.sessions.create(rebooking()).id for _ in range(3)]
    service.pay(made[2])
    page = service.stripe.v1.checkout.sessions.list({"status": "open", "starting_after": made[2]})
    assert [s.id for s in page.data] == [made[1], made[0]]


def test_metadata_can_change_and_the_end_cannot(service: StripeService) -> None:
    made = service.stripe.v1.checkout.sessions.create(rebooking(metadata={"a": "1", "b": "2"}))
    changed = service.stripe.v1.checkout.sessions.update(made.id, {"metadata": {"a": "", "c": "3"}})
    assert changed.metadata is not None and changed.metadata.to_dict() == {"b": "2", "c": "3"}
    with pytest.raises(stripe.InvalidRequestError) as caught:
        service.stripe.v1.checkout.sessions.update(made.id, {"expires_at": 1})  # type: ignore
    assert caught.value.code == "parameter_unknown"
