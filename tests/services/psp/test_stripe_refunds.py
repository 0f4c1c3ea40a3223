"""A refund as Stripe takes it, what its answers mean, and what the agent reads of a refusal."""

from typing import Any

import pytest

from desktop.models.fact import FactKind
from desktop.models.money import Money
from desktop.services.psp.gateway import (
    Ambiguous,
    GatewayError,
    NotAllowed,
    NotReached,
    RefundRequest,
    Refused,
)
from desktop.services.psp.stripe_refunds import refund_of, refund_params
from desktop.services.psp.stripe_wire import Unreadable
from desktop.services.timing.clock import Clock
from tests.services.psp.test_gateway_faults import ANSWERS, OPEN, gateway_at, said
from tests.services.raw_server import (
    Behaviour,
    answering,
    close_after_reading,
    free_port,
    half_answer,
    http,
    raw_server,
    reset_after_reading,
    silence,
)

ASKED = RefundRequest("job-1:1", "pi_1", Money(6800, "EUR"), "duplicate", {"desk_job": "job-1"})
MADE: dict[str, Any] = {
    "id": "re_1",
    "object": "refund",
    "amount": 6800,
    "currency": "eur",
    "status": "succeeded",
    "payment_intent": "pi_1",
    "charge": "ch_1",
    "created": 990,
    "metadata": {"desk_job": "job-1", "other": "x"},
}


def test_a_refund_is_asked_of_the_payment_intent_in_stripes_minor_units() -> None:
    assert refund_params(ASKED) == {
        "payment_intent": "pi_1",
        "amount": 6800,
        "reason": "duplicate",
        "metadata": {"desk_job": "job-1"},
    }
    kroner = RefundRequest("k", "pi_1", Money(500, "ISK"), "", {})
    assert refund_params(kroner) == {"payment_intent": "pi_1", "amount": 50000, "metadata": {}}
    with pytest.raises(Refused, match=r"last decimal of KWD to be 0\. Nothing was refunded"):
        refund_params(RefundRequest("k", "pi_1", Money(5123, "KWD"), "", {}))


def test_a_refund_is_the_fact_that_the_feed_tells() -> None:
    fact = refund_of(MADE)
    assert (fact.kind, fact.at, fact.source) == (
        FactKind.REFUND,
        990.0,
        "stripe:refund:re_1:succeeded",
    )
    assert fact.body == {
        "refund": "re_1",
        "amount": 6800,
        "currency": "EUR",
        "status": "succeeded",
        "intent": "pi_1",
    }
    assert fact.metadata == {"desk_job": "job-1"}
    short = refund_of({**MADE, "status": "pending", "pending_reason": "insufficient_funds"})
    assert short.body["reason"] == "insufficient_funds"
    failed = refund_of({**MADE, "status": "failed", "failure_reason": "lost_or_stolen_card"})
    assert (failed.kind, failed.body["reason"]) == (FactKind.REFUND_FAILED, "lost_or_stolen_card")
    for other in (None, [], OPEN, {**MADE, "amount": "x"}, {**MADE, "created": None}):
        with pytest.raises(Unreadable):
            refund_of(other)


@pytest.mark.fault
@pytest.mark.parametrize(
    "behaviour", [reset_after_reading, close_after_reading, silence, half_answer]
)
async def test_a_refund_whose_answer_was_lost_may_be_made(behaviour: Behaviour) -> None:
    async with raw_server(behaviour) as server, gateway_at(server.url, total_s=0.6) as gateway:
        with pytest.raises(Ambiguous) as caught:
            await gateway.refund(ASKED)
        assert len(server.requests) == 1
        assert b"idempotency-key: job-1:1" in server.requests[0].lower()
    assert caught.value.message.endswith(
        "The refund may have been made. The desk makes sure; nothing is refunded twice."
    )
    async with raw_server(behaviour) as server, gateway_at(server.url, total_s=0.6) as gateway:
        with pytest.raises(NotReached, match="Nothing more is refunded meanwhile"):
            await gateway.refunds("pi_1")


@pytest.mark.fault
async def test_a_refused_connection_certainly_refunded_nothing() -> None:
    async with gateway_at(f"http://127.0.0.1:{free_port()}") as gateway:
        with pytest.raises(NotReached, match=r"Nothing was refunded\. The request is kept"):
            await gateway.refund(ASKED)


@pytest.mark.fault
@pytest.mark.parametrize(
    ("status", "body", "headers", "creating", "reading"),
    [(row[0], row[1], row[2], row[3], row[5]) for row in ANSWERS],
    ids=[f"{row[0]}-{row[4]}" for row in ANSWERS],
)
async def test_each_answer_means_one_thing(
    status: int,
    body: object,
    headers: dict[str, str],
    creating: type[GatewayError],
    reading: type[GatewayError],
) -> None:
    async with raw_server(answering(http(status, body, headers))) as server:
        async with gateway_at(server.url) as gateway:
            with pytest.raises(GatewayError) as making:
                await gateway.refund(ASKED)
            with pytest.raises(GatewayError) as looking:
                await gateway.refunds("pi_1")
        assert len(server.requests) == 2
    assert type(making.value) is creating
    assert type(looking.value) is reading
    for error in (making.value, looking.value):
        assert error.message.endswith(".")
        assert "payment link" not in error.message


@pytest.mark.fault
@pytest.mark.parametrize(
    ("code", "param", "words"),
    [
        ("charge_already_refunded", "", "refunded in full already"),
        ("charge_disputed", "", "bank disputes this payment"),
        ("refund_disputed_payment", "", "bank disputes this payment"),
        ("insufficient_funds", "", "balance at Stripe is too small"),
        ("balance_insufficient", "", "balance at Stripe is too small"),
        ("", "amount", "less left of this payment"),
        ("", "charge", "Stripe refused: Words of Stripe. Nothing was refunded."),
    ],
)
async def test_a_refusal_says_why_in_plain_words(code: str, param: str, words: str) -> None:
    answer = said(code)
    answer["error"]["param"] = param or None
    async with (
        raw_server(answering(http(400, answer))) as server,
        gateway_at(server.url) as gateway,
    ):
        with pytest.raises(Refused) as caught:
            await gateway.refund(ASKED)
    assert words in caught.value.message
    assert "othing" in caught.value.message and "refunded" in caught.value.message
    assert caught.value.code == (code or ("amount" if param == "amount" else "http_400"))


@pytest.mark.fault
@pytest.mark.parametrize("missing", ["rak_charge_write", "rak_charge_read"])
async def test_the_missing_permission_is_that_of_refunding(missing: str) -> None:
    answer = http(403, said(message=f"Having the '{missing}' permission would allow this."))
    async with raw_server(answering(answer)) as server, gateway_at(server.url) as gateway:
        for call in (gateway.refund(ASKED), gateway.refunds("pi_1")):
            with pytest.raises(NotAllowed, match="lacks the permission rak_charge_write") as caught:
                await call
            assert caught.value.code == "rak_charge_write"
            assert "Nothing was refunded." in caught.value.message


async def test_all_pages_of_a_payments_refunds_are_read_within_the_budget() -> None:
    def page(numbers: range, more: bool) -> bytes:
        found = [{**MADE, "id": f"re_{number}"} for number in numbers]
        return http(200, {"object": "list", "data": found, "has_more": more})

    pages = answering(page(range(102, 2, -1), True), page(range(2, 0, -1), False))
    async with raw_server(pages) as server, gateway_at(server.url) as gateway:
        found = await gateway.refunds("pi_1")
        assert gateway.budget.used(Clock().now()) == 2
        asked = [request.split()[1].decode() for request in server.requests]
    assert [fact.body["refund"] for fact in found[:2]] == ["re_102", "re_101"]
    assert len(found) == 102
    assert asked[0].startswith("/v1/refunds?") and "payment_intent=pi_1" in asked[0]
    assert "starting_after=re_3" in asked[1]


async def test_a_refund_that_cannot_be_read_is_not_passed_over() -> None:
    """What is left of the payment must not be guessed."""
    whole = {"object": "list", "has_more": False, "data": [MADE, {**MADE, "amount": None}]}
    async with raw_server(answering(http(200, whole))) as server, gateway_at(server.url) as gateway:
        with pytest.raises(NotReached, match="cannot be read"):
            await gateway.refunds("pi_1")
        assert gateway.set_aside == 1
