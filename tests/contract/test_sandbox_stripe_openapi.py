"""The sandbox's answers held against Stripe's OpenAPI document of September 2023.

It is older than the API version spoken here: fields that came since are let through, fields that
were renamed or removed since are named below, and all others must be there with their types.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.sandbox.stripe_service import StripeService, rebooking

JSON = dict[str, Any]
DOCUMENT = Path(__file__).parents[3] / "shared" / "specs" / "stripe-openapi-2023-09.json"

pytestmark = [
    pytest.mark.contract,
    pytest.mark.skipif(not DOCUMENT.exists(), reason="Stripe's OpenAPI document is not here"),
]


def _rules(node: Any) -> Any:
    """Return OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, closed enums stay open."""
    if isinstance(node, list):
        return [_rules(item) for item in node]
    if not isinstance(node, dict):
        return node
    rules = {
        key: _rules(value)
        for key, value in node.items()
        if key not in ("nullable", "description", "additionalProperties") and key[:2] != "x-"
    }
    if not node.get("nullable"):
        return rules
    return {"anyOf": [rules, {"type": "null"}]}


@pytest.fixture(scope="module")
def schemas() -> JSON:
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    rules: JSON = _rules(document["components"]["schemas"])
    # Values that came after 2023.
    intent = rules["payment_intent"]["properties"]
    intent["capture_method"]["enum"].append("automatic_async")
    session = rules["checkout.session"]["properties"]
    session["submit_type"]["anyOf"][0]["enum"].append("subscribe")
    return rules


@pytest.fixture
def service() -> Iterator[StripeService]:
    with StripeService() as running:
        yield running


@pytest.fixture
def conforms(schemas: JSON) -> Any:
    def check(name: str, answer: JSON) -> None:
        validator = Draft202012Validator(
            {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        )
        problems = [
            f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in validator.iter_errors(answer)
        ]
        assert not problems, "\n".join(problems)

    return check


def _get(service: StripeService, path: str) -> JSON:
    answer = service.get(path, key=service.world.secret_key)
    assert answer.status_code == 200, answer.text
    body: JSON = answer.json()
    return body


def _paid(service: StripeService, method: str, outcome: str = "paid") -> JSON:
    made = service.stripe.v1.checkout.sessions.create(
        rebooking(
            metadata={"desk_quote": "q1"},
            locale="nl",
            submit_type="pay",
            customer_email="sanne@example.com",
            payment_intent_data={"metadata": {"desk_quote": "q1"}},
        )
    )
    return service.pay(made.id, method, outcome)


@pytest.mark.parametrize(
    ("method", "outcome"),
    [
        ("card", "paid"),
        ("card_3ds", "paid"),
        ("card", "declined:insufficient_funds"),
        ("ideal", "paid"),
        ("ideal", "abandoned"),
        ("ideal", "failed"),
        ("sepa_debit", "processing"),
        ("sepa_debit", "failed"),
    ],
)
def test_sessions_intents_charges_and_methods(
    service: StripeService, conforms: Any, method: str, outcome: str
) -> None:
    paid = _paid(service, method, outcome)
    service.advance(120)
    conforms("checkout.session", _get(service, f"/v1/checkout/sessions/{paid['id']}"))
    expanded = _get(
        service,
        f"/v1/checkout/sessions/{paid['id']}?expand[]=line_items"
        "&expand[]=payment_intent.payment_method&expand[]=payment_intent.latest_charge",
    )
    conforms("checkout.session", expanded)
    intent = expanded["payment_intent"]
    conforms("payment_intent", intent)
    if intent["payment_method"] is not None:
        conforms("payment_method", intent["payment_method"])
    if intent["latest_charge"] is not None:
        conforms("charge", intent["latest_charge"])
    for line in expanded["line_items"]["data"]:
        conforms("item", line)


def test_an_open_session_and_an_expired_one(service: StripeService, conforms: Any) -> None:
    made = service.post(
        "/v1/checkout/sessions",
        "mode=payment&success_url=https://a.example&line_items[0][quantity]=1"
        "&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=5000"
        "&line_items[0][price_data][product_data][name]=Bag",
    ).json()
    conforms("checkout.session", made)
    conforms("checkout.session", service.post(f"/v1/checkout/sessions/{made['id']}/expire").json())


def test_refunds_and_disputes(service: StripeService, conforms: Any) -> None:
    for method in ("card", "ideal"):
        paid = _paid(service, method)
        refund = service.post(
            "/v1/refunds",
            f"payment_intent={paid['payment_intent']}&amount=100",
            key=service.world.secret_key,
        ).json()
        conforms("refund", refund)
        conforms("charge", _get(service, f"/v1/charges/{refund['charge']}"))
    disputed = _paid(service, "card")
    opened = service.do(lambda: service.world.dispute(disputed["id"]))
    conforms("dispute", _get(service, f"/v1/disputes/{opened['id']}"))


def test_every_event_and_the_object_inside_it(service: StripeService, conforms: Any) -> None:
    for method, outcome in [
        ("card", "declined:do_not_honor"),
        ("card_3ds", "paid"),
        ("sepa_debit", "paid"),
        ("sepa_debit", "failed"),
    ]:
        _paid(service, method, outcome)
    paid = _paid(service, "ideal")
    service.post(
        "/v1/refunds", f"payment_intent={paid['payment_intent']}", key=service.world.secret_key
    )
    service.do(lambda: service.world.dispute(_paid_now(service)))
    gone = service.stripe.v1.checkout.sessions.create(rebooking())
    service.stripe.v1.checkout.sessions.expire(gone.id)
    service.advance(120)
    page = _get(service, "/v1/events?limit=100")
    assert page["object"] == "list" and not page["has_more"]
    kinds = {
        "checkout": "checkout.session",
        "payment_intent": "payment_intent",
        "refund": "refund",
        "charge": "charge",
    }
    seen = set()
    for event in page["data"]:
        conforms("event", event)
        inside = event["data"]["object"]
        seen.add(event["type"])
        if event["type"].startswith("charge.dispute"):
            conforms("dispute", inside)
        else:
            conforms(kinds[event["type"].split(".")[0]], inside)
    assert {
        "checkout.session.completed",
        "checkout.session.expired",
        "checkout.session.async_payment_succeeded",
        "checkout.session.async_payment_failed",
        "payment_intent.created",
        "payment_intent.requires_action",
        "payment_intent.processing",
        "payment_intent.payment_failed",
        "payment_intent.succeeded",
        "charge.refunded",
        "refund.created",
        "refund.updated",
        "charge.dispute.created",
    } <= seen


def _paid_now(service: StripeService) -> str:
    """Pay a new session on the loop that calls this, and return its id."""
    from urllib.parse import urlencode

    form = urlencode(
        {
            "mode": "payment",
            "success_url": "https://a.example",
            "line_items[0][quantity]": 1,
            "line_items[0][price_data][currency]": "eur",
            "line_items[0][price_data][unit_amount]": 5000,
            "line_items[0][price_data][product_data][name]": "Bag",
        }
    )
    id: str = service.world.create_session(form)["id"]
    service.world.pay(id, "card", "paid")
    return id


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/v1/checkout/sessions/none", None),
        ("/v1/checkout/sessions?limit=0", None),
        ("/v1/disputes", None),
        ("/v1/events", "rk_test_unknown"),
    ],
)
def test_errors(service: StripeService, conforms: Any, path: str, key: str | None) -> None:
    answer = service.get(path, key=key) if key else service.get(path)
    assert answer.status_code >= 400
    conforms("error", answer.json())


def test_lists(service: StripeService, schemas: JSON, conforms: Any) -> None:
    _paid(service, "card")
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    for path in (
        "/v1/checkout/sessions",
        "/v1/events",
        "/v1/payment_intents",
        "/v1/charges",
        "/v1/refunds",
        "/v1/disputes",
    ):
        operation = document["paths"][path]["get"]
        rules = _rules(operation["responses"]["200"]["content"]["application/json"]["schema"])
        validator = Draft202012Validator({**rules, "components": {"schemas": schemas}})
        assert list(validator.iter_errors(_get(service, path))) == []
