"""What the gateway asks of Stripe, held against Stripe's own OpenAPI document.

The document is of 2023; what Stripe has added since is looked up in the library's typed
parameters, so that nothing is accepted unseen.
"""

import asyncio
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from jsonschema import Draft202012Validator

from desktop.models.money import Money
from desktop.models.refund import RefundReason
from desktop.services.psp.gateway import GatewayError, LinkRequest, RefundRequest
from desktop.services.psp.stripe_events import TYPES, facts_of
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.psp.stripe_refunds import refund_of
from desktop.services.psp.stripe_wire import link_of
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from tests.sandbox_process import Sandbox, running_sandbox

SPECS = Path(__file__).parents[2].parent / "shared" / "specs"
DOCUMENT = SPECS / "stripe-openapi-2023-09.json"
FIXTURES = SPECS / "stripe-fixtures-2023-09.json"
Json = dict[str, Any]

pytestmark = [
    pytest.mark.contract,
    pytest.mark.skipif(not DOCUMENT.exists(), reason="Stripe's OpenAPI document is not here"),
]


@cache
def document() -> Json:
    loaded: Json = json.loads(DOCUMENT.read_text())
    return loaded


@cache
def fixtures() -> Json:
    loaded: Json = json.loads(FIXTURES.read_text())["resources"]
    return loaded


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet") as running:
        yield running


@pytest.fixture(scope="module")
def asked(sandbox: Sandbox) -> list[httpx.Request]:
    """All requests, made once."""
    return asyncio.run(_ask(sandbox))


async def _ask(sandbox: Sandbox) -> list[httpx.Request]:
    """One of every request that the gateway makes."""
    requests: list[httpx.Request] = []

    async def keep(request: httpx.Request) -> None:
        requests.append(request)

    clock = Clock()
    async with shared_client(clock) as client:
        client.event_hooks["request"].append(keep)
        gateway = StripeGateway(
            sandbox.stripe_key, http=client, clock=clock, api_base=sandbox.stripe_url
        )
        paid = await gateway.create_link(
            LinkRequest(
                idempotency_key="contract:paid",
                lines=[("Fare difference", Money(11800, "EUR"), 1)],
                expires_at=int(sandbox.now()) + 3600,
                locale="nl",
                reference="contract",
                metadata={"desk_quote": "contract", "desk_generation": "2"},
                success_url="https://polder.example/paid",
            )
        )
        await asyncio.to_thread(sandbox.pay, paid.session)
        intent = (await gateway.link(paid.session)).intent
        made = await gateway.refund(
            RefundRequest(
                idempotency_key="contract:r",
                intent=intent,
                amount=Money(6800, "EUR"),
                reason="requested_by_customer",
                metadata={"desk_quote": "contract", "desk_job": "contract"},
            )
        )
        assert [one.source for one in await gateway.refunds(intent)] == [made.source]
        link = await gateway.create_link(
            LinkRequest(
                idempotency_key="contract:1",
                lines=[
                    ("Fare difference", Money(11800, "EUR"), 1),
                    ("Change fee", Money(3400, "EUR"), 2),
                    ("Waiver", Money(-1000, "EUR"), 1),
                ],
                expires_at=int(sandbox.now()) + 3600,
                locale="pt-BR",
                reference="contract",
                metadata={"desk_quote": "contract", "desk_generation": "1"},
                success_url="https://polder.example/paid",
            )
        )
        await gateway.link(link.session)
        await gateway.links_since(sandbox.now() - 60, open_only=True)
        await gateway.feed(sandbox.now() - 60, frozenset())
        await gateway.expire_link(link.session, idempotency_key="contract:c")
        await gateway.probe()
        with pytest.raises(GatewayError):
            await gateway.payment_method("pi_nowhere")
    return requests


def operation(request: httpx.Request) -> tuple[str, Json]:
    """The document's path template and operation for a request."""
    path = urlsplit(str(request.url)).path
    for template, methods in document()["paths"].items():
        pattern = re.sub(r"\{[^}]+\}", "[^/]+", template)
        if re.fullmatch(pattern, path) and request.method.lower() in methods:
            return template, methods[request.method.lower()]
    raise AssertionError(f"Stripe has no {request.method} {path}")


def nested(pairs: list[tuple[str, str]]) -> Json:
    """`a[b][0]=c` as nested objects, with lists as lists."""
    root: Json = {}
    for name, value in pairs:
        keys = re.findall(r"[^\[\]]+", name)
        part = root
        for key in keys[:-1]:
            part = part.setdefault(key, {})
        part[keys[-1]] = value
    found = _listed(root)
    assert isinstance(found, dict)
    return found


def _listed(part: object) -> object:
    if not isinstance(part, dict):
        return part
    whole = {key: _listed(value) for key, value in part.items()}
    if whole and all(key.isdecimal() for key in whole):
        assert sorted(map(int, whole)) == list(range(len(whole)))
        return [whole[str(number)] for number in range(len(whole))]
    return whole


def typed(value: object, schema: Json) -> object:
    """Form fields are texts: give them the types that the schema asks for."""
    for choice in schema.get("anyOf", []):
        if choice.get("type") == "object" and isinstance(value, dict):
            return typed(value, choice)
    if isinstance(value, dict):
        properties, rest = schema.get("properties", {}), schema.get("additionalProperties", {})
        rest = rest if isinstance(rest, dict) else {}
        return {key: typed(item, properties.get(key, rest)) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item, schema.get("items", {})) for item in value]
    if schema.get("type") == "integer" and isinstance(value, str):
        return int(value)
    if schema.get("type") == "boolean" and isinstance(value, str):
        return {"true": True, "false": False}[value]
    return value


def newer_parameters() -> set[str]:
    from stripe.params.checkout import SessionCreateParams

    return set(SessionCreateParams.__annotations__)


def test_every_form_is_one_that_stripe_documents(asked: list[httpx.Request]) -> None:
    posts = [request for request in asked if request.method == "POST"]
    assert {operation(request)[0] for request in posts} == {
        "/v1/checkout/sessions",
        "/v1/checkout/sessions/{session}/expire",
        "/v1/refunds",
    }
    for request in posts:
        assert request.headers["content-type"] == "application/x-www-form-urlencoded"
        assert len(request.headers["idempotency-key"]) <= 255
        content = operation(request)[1]["requestBody"]["content"]
        schema = content["application/x-www-form-urlencoded"]["schema"]
        body = nested(parse_qsl(request.content.decode(), strict_parsing=bool(request.content)))
        newer = set(body) - set(schema["properties"])
        assert newer <= {"excluded_payment_method_types"} & newer_parameters()
        known = {key: value for key, value in body.items() if key not in newer}
        Draft202012Validator({**schema, "components": document()["components"]}).validate(
            typed(known, schema)
        )


def test_every_query_is_one_that_stripe_documents(asked: list[httpx.Request]) -> None:
    from stripe.params.checkout import SessionListParams

    seen = set()
    for request in asked:
        if request.method != "GET":
            continue
        template, described = operation(request)
        seen.add(template)
        known = {one["name"]: one["schema"] for one in described["parameters"]}
        query = nested(parse_qsl(urlsplit(str(request.url)).query))
        newer = set(query) - set(known)
        assert newer <= {"created", "status"} & set(SessionListParams.__annotations__)
        for name in set(query) & set(known):
            Draft202012Validator(known[name]).validate(typed(query[name], known[name]))
    assert seen == {
        "/v1/checkout/sessions",
        "/v1/checkout/sessions/{session}",
        "/v1/events",
        "/v1/payment_intents",
        "/v1/payment_intents/{intent}",
        "/v1/refunds",
    }


def test_every_event_type_exists(asked: list[httpx.Request]) -> None:
    webhooks = document()["paths"]["/v1/webhook_endpoints"]["post"]["requestBody"]["content"]
    schema = webhooks["application/x-www-form-urlencoded"]["schema"]["properties"]
    documented = set(schema["enabled_events"]["items"]["enum"])
    assert set(TYPES) - documented <= {"refund.failed", "refund.updated"}  # both came in 2024


EXAMPLES = [
    ("checkout.session.completed", "checkout.session", {"payment_status": "paid"}),
    ("checkout.session.expired", "checkout.session", {}),
    ("payment_intent.created", "payment_intent", {}),
    ("payment_intent.payment_failed", "payment_intent", {}),
    ("payment_intent.succeeded", "payment_intent", {"amount_received": 1099}),
    ("refund.created", "refund", {}),
    ("charge.dispute.created", "dispute", {}),
]


@pytest.mark.parametrize(("kind", "resource", "changes"), EXAMPLES)
def test_stripes_own_examples_are_read(kind: str, resource: str, changes: Json) -> None:
    example = {**fixtures()[resource], **changes}
    if resource == "checkout.session":  # the document's example has no money in it
        example |= {"amount_total": 18600, "currency": "eur"}
    event = {**fixtures()["event"], "type": kind, "data": {"object": example}}
    (fact,) = facts_of(event)
    assert fact.event_id == event["id"]
    assert fact.at == float(event["created"])


def test_stripes_own_refund_is_read() -> None:
    fact = refund_of(fixtures()["refund"])
    assert fact.body["refund"] == fixtures()["refund"]["id"]
    assert fact.body["status"] == "succeeded"


def test_the_reasons_are_stripes() -> None:
    content = document()["paths"]["/v1/refunds"]["post"]["requestBody"]["content"]
    schema = content["application/x-www-form-urlencoded"]["schema"]["properties"]["reason"]
    assert {one.value for one in RefundReason if one} == set(schema["enum"]) - {"fraudulent"}


def test_stripes_own_session_is_a_link() -> None:
    example = fixtures()["checkout.session"]
    money = {"amount_total": 18600, "currency": "eur", "status": "open"}
    assert link_of({**example, **money}).session == example["id"]
