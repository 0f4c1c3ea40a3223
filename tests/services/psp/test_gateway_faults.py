"""What each failure of the network or of Stripe means: reached or not, and what the agent reads."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from desktop.models.money import Money
from desktop.services.psp.gateway import (
    Ambiguous,
    GatewayError,
    KeyRefused,
    LinkRequest,
    NotAllowed,
    NotOpen,
    NotReached,
    Refused,
)
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from tests.services.psp.test_stripe_events import event, intent, session
from tests.services.raw_server import (
    ANSWER_LOST,
    Behaviour,
    Exchange,
    answering,
    drip,
    free_port,
    http,
    raw_server,
)

pytestmark = pytest.mark.fault

KEY = "rk_test_51AbCdEfGhIjKlMnOp"
REQUEST = LinkRequest(
    idempotency_key="q-1:1",
    lines=[("Fare difference", Money(18600, "EUR"), 1)],
    expires_at=1_790_000_000,
    locale="nl",
    reference="q-1",
    metadata={"desk_quote": "q-1"},
    success_url="https://polder.example/paid",
)
OPEN = session(status="open", payment_status="unpaid", url="https://checkout.stripe.com/c/pay/1")


@asynccontextmanager
async def gateway_at(
    url: str, *, read_s: float = 0.4, total_s: float = 5.0
) -> AsyncIterator[StripeGateway]:
    clock = Clock()
    async with shared_client(clock, timeout=httpx.Timeout(read_s, connect=2.0)) as client:
        yield StripeGateway(KEY, http=client, clock=clock, api_base=url, total_s=total_s)


def said(
    code: str = "", kind: str = "invalid_request_error", message: str = "Words of Stripe."
) -> Any:
    error = {"type": kind, "message": message}
    return {"error": {**error, "code": code} if code else error}


@pytest.mark.parametrize("behaviour", [*ANSWER_LOST, drip])
async def test_a_link_whose_answer_was_lost_may_exist(behaviour: Behaviour) -> None:
    async with raw_server(behaviour) as server, gateway_at(server.url, total_s=0.6) as gateway:
        with pytest.raises(Ambiguous) as caught:
            await gateway.create_link(REQUEST)
        assert len(server.requests) == 1  # nothing is repeated behind the outbox's back
        assert b"idempotency-key: q-1:1" in server.requests[0].lower()
    assert "may have been made" in caught.value.message
    assert caught.value.retry_after_s is not None

    async with raw_server(behaviour) as server, gateway_at(server.url, total_s=0.6) as gateway:
        with pytest.raises(NotReached):  # a read has no effect to doubt
            await gateway.link("cs_1")


async def test_a_refused_connection_certainly_made_nothing() -> None:
    async with gateway_at(f"http://127.0.0.1:{free_port()}") as gateway:
        with pytest.raises(NotReached) as caught:
            await gateway.create_link(REQUEST)
    assert caught.value.message == (
        "Stripe could not be reached: the connection was refused. "
        "No payment link was made. The request is kept and goes by itself."
    )
    assert caught.value.retry_after_s is not None


async def test_plain_http_to_another_host_is_refused_with_the_setting_to_correct() -> None:
    async with gateway_at("http://stripe.example") as gateway:
        with pytest.raises(Refused, match="https://") as caught:
            await gateway.create_link(REQUEST)
    assert (caught.value.code, caught.value.retry_after_s) == ("address", None)


ANSWERS = [
    # status, body, headers, meaning for a creation, its code, meaning for a read
    (400, said("parameter_unknown"), {}, Refused, "parameter_unknown", Refused),
    (400, said(), {}, Refused, "http_400", Refused),
    (400, said(kind="idempotency_error"), {}, Ambiguous, "idempotency_error", NotReached),
    (400, said("rate_limit"), {}, NotReached, "rate_limit", NotReached),
    (401, said(), {}, KeyRefused, "key", KeyRefused),
    (
        403,
        said(message="Having the 'rak_checkout_session_write' permission would allow this."),
        {},
        NotAllowed,
        "rak_checkout_session_write",
        NotAllowed,
    ),
    (403, said("testmode_charges_only"), {}, NotAllowed, "testmode_charges_only", NotAllowed),
    (404, said("resource_missing"), {}, Refused, "resource_missing", Refused),
    (402, said("card_declined", "card_error"), {}, Refused, "card_declined", Refused),
    (
        409,
        said("idempotency_key_in_use", "idempotency_error"),
        {},
        Ambiguous,
        "idempotency_key_in_use",
        NotReached,
    ),
    (429, said("lock_timeout"), {}, NotReached, "lock_timeout", NotReached),
    (
        429,
        said("rate_limit"),
        {"Stripe-Rate-Limited-Reason": "endpoint-rate"},
        NotReached,
        "endpoint-rate",
        NotReached,
    ),
    (500, said(kind="api_error"), {}, Ambiguous, "http_500", NotReached),
    (
        500,
        said(kind="api_error"),
        {"Idempotent-Replayed": "true"},
        Ambiguous,
        "http_500_replayed",
        NotReached,
    ),
    (503, said(kind="api_error"), {}, Ambiguous, "http_503", NotReached),
    (502, b"<html>Bad Gateway</html>", {}, Ambiguous, "unreadable", NotReached),
    (408, b"<html>too slow</html>", {}, Ambiguous, "unreadable", NotReached),
    (302, b"<html>sign in</html>", {"Location": "/login"}, Ambiguous, "unreadable", NotReached),
    (200, b"<html>Welcome to the airport</html>", {}, Ambiguous, "unreadable", NotReached),
    (200, {"id": "cs_1"}, {}, Ambiguous, "unreadable", NotReached),
    (200, {**OPEN, "amount_total": None}, {}, Ambiguous, "unreadable", NotReached),
    (403, b"<html>blocked by policy</html>", {}, NotReached, "http_403", NotReached),
    (407, b"", {}, NotReached, "http_407", NotReached),
]


@pytest.mark.parametrize(
    ("status", "body", "headers", "creating", "code", "reading"),
    ANSWERS,
    ids=[f"{row[0]}-{row[4]}" for row in ANSWERS],
)
async def test_each_answer_means_one_thing(
    status: int,
    body: object,
    headers: dict[str, str],
    creating: type[GatewayError],
    code: str,
    reading: type[GatewayError],
) -> None:
    async with raw_server(answering(http(status, body, headers))) as server:
        async with gateway_at(server.url) as gateway:
            with pytest.raises(GatewayError) as create:
                await gateway.create_link(REQUEST)
            with pytest.raises(GatewayError) as read:
                await gateway.link("cs_1")
        assert len(server.requests) == 2
    assert (type(create.value), create.value.code) == (creating, code)
    assert type(read.value) is reading
    for error in (create.value, read.value):
        assert (error.retry_after_s is None) is isinstance(error, Refused)
        assert KEY not in error.message
        assert error.message.endswith(".")


async def test_a_wait_that_stripe_asks_for_is_kept() -> None:
    answer = http(429, said("lock_timeout"), {"Retry-After": "17"})
    async with raw_server(answering(answer)) as server, gateway_at(server.url) as gateway:
        with pytest.raises(NotReached) as caught:
            await gateway.link("cs_1")
    assert caught.value.retry_after_s == 17.0


async def test_waits_grow_with_failures_and_start_again_after_a_success() -> None:
    broken, whole = http(503, said(kind="api_error")), http(200, OPEN)
    async with (
        raw_server(answering(*[broken] * 12, whole, broken)) as server,
        gateway_at(server.url) as gateway,
    ):
        waits = []
        for _ in range(12):
            with pytest.raises(NotReached) as caught:
                await gateway.link("cs_1")
            waits.append(caught.value.retry_after_s or 0.0)
        assert max(waits) > 1.0  # the first bound is 1 s, the later ones up to 60 s
        assert (await gateway.link("cs_1")).session == "cs_1"
        with pytest.raises(NotReached) as caught:
            await gateway.link("cs_1")
        assert (caught.value.retry_after_s or 9.0) <= 1.0


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (session(status="complete", payment_status="paid"), "has just paid"),
        (session(status="complete", payment_status="unpaid"), "already agreed to pay"),
        (session(status="expired", payment_status="unpaid"), "already ended"),
    ],
)
async def test_a_link_that_is_not_open_is_read_again_instead_of_cancelled(
    now: dict[str, Any], words: str
) -> None:
    refusal = http(400, said(message="Only Checkout Sessions with a status in open can expire."))
    async with raw_server(answering(refusal, http(200, now))) as server:
        async with gateway_at(server.url) as gateway:
            with pytest.raises(NotOpen, match=words) as caught:
                await gateway.expire_link("cs_1", idempotency_key="c-1")
        assert [line.split()[0] for line in server.requests] == [b"POST", b"GET"]
    assert caught.value.link.status == now["status"]
    assert caught.value.link.paid is (now["payment_status"] == "paid")


async def test_a_cancellation_refused_for_another_reason_stays_refused() -> None:
    refusal = http(400, said("parameter_unknown"))
    server_side = raw_server(answering(refusal, http(200, OPEN)))
    async with server_side as server, gateway_at(server.url) as gateway:
        with pytest.raises(Refused) as caught:
            await gateway.expire_link("cs_1", idempotency_key="c-1")
    assert type(caught.value) is Refused


async def test_a_link_that_was_cancelled_but_cannot_be_read_again_is_tried_again() -> None:
    refusal = http(400, said())
    server_side = raw_server(answering(refusal, http(500, said(kind="api_error"))))
    async with server_side as server, gateway_at(server.url) as gateway:
        with pytest.raises(NotReached):
            await gateway.expire_link("cs_1", idempotency_key="c-1")


async def test_the_feed_survives_what_it_cannot_read() -> None:
    page = {
        "object": "list",
        "has_more": False,
        "data": [
            event("payment_intent.succeeded", intent(), id="evt_1", created=50),
            event("payment_intent.succeeded", {}, id="evt_2", created=60),
            None,
            "noise",
        ],
    }
    async with raw_server(answering(http(200, page))) as server, gateway_at(server.url) as gateway:
        found = await gateway.feed(10.0, frozenset())
    assert [fact.source for fact in found.facts] == ["stripe:paid:pi_1"]
    assert (found.unread, found.watermark, found.reads) == (3, 60.0, 1)


async def test_the_feed_follows_every_page_and_ends() -> None:
    def page(numbers: range, more: bool) -> bytes:
        events = [
            event("payment_intent.created", intent(id=f"pi_{n}"), id=f"evt_{n}", created=n)
            for n in numbers
        ]
        return http(200, {"object": "list", "data": events, "has_more": more})

    answers = [page(range(299, 199, -1), True), page(range(199, 99, -1), True)]
    async with raw_server(answering(*answers, page(range(99, 50, -1), False))) as server:
        async with gateway_at(server.url) as gateway:
            found = await gateway.feed(50.0, frozenset({"evt_60"}))
            assert gateway.budget.used(Clock().now()) == 3
        asked = [request.split()[1].decode() for request in server.requests]
    assert len(found.facts) == 248
    assert [fact.at for fact in found.facts] == sorted(fact.at for fact in found.facts)
    assert found.reads == 3
    assert "starting_after" not in asked[0]
    assert "starting_after=evt_200" in asked[1]
    assert "starting_after=evt_100" in asked[2]
    assert all("created[gte]=50" in one and "limit=100" in one for one in asked)


async def test_a_list_that_turns_in_a_circle_is_left() -> None:
    events = [event("payment_intent.created", intent(), id="evt_1")]
    page = http(200, {"object": "list", "data": events, "has_more": True})
    async with raw_server(answering(page)) as server, gateway_at(server.url) as gateway:
        assert (await gateway.feed(0.0, frozenset())).reads == 2


async def test_refunds_that_no_event_itemises_are_read_once() -> None:
    charge = {"id": "ch_1", "object": "charge", "amount_refunded": 5000, "metadata": {}}
    told = {"object": "list", "data": [event("charge.refunded", charge)], "has_more": False}
    refunds = {
        "object": "list",
        "has_more": False,
        "data": [
            {
                "id": "re_1",
                "object": "refund",
                "amount": 5000,
                "currency": "eur",
                "status": "succeeded",
                "payment_intent": "pi_1",
                "charge": "ch_1",
                "created": 990,
            }
        ],
    }
    async with raw_server(answering(http(200, told), http(200, refunds))) as server:
        async with gateway_at(server.url) as gateway:
            found = await gateway.feed(0.0, frozenset())
        assert b"GET /v1/refunds?charge=ch_1&limit=100" in server.requests[1]
    assert [fact.source for fact in found.facts] == ["stripe:refund:re_1:succeeded"]
    assert found.facts[0].at == 990.0
    assert found.reads == 2


async def test_a_key_that_may_not_read_refunds_does_not_stop_the_feed() -> None:
    charge = {"id": "ch_1", "object": "charge", "amount_refunded": 5000, "metadata": {}}
    told = {"object": "list", "data": [event("charge.refunded", charge)], "has_more": False}
    server_side = raw_server(answering(http(200, told), http(403, said())))
    async with server_side as server, gateway_at(server.url) as gateway:
        found = await gateway.feed(0.0, frozenset())
    assert (found.facts, found.unread) == ((), 1)


async def test_nothing_of_this_computer_is_told_to_stripe() -> None:
    async with raw_server(answering(http(200, OPEN))) as server, gateway_at(server.url) as gateway:
        await gateway.link("cs_1")
        await gateway.link("cs_1")
    told = b"".join(server.requests).lower()
    assert b"telemetry" not in told
    assert b"platform" not in told
    assert f"authorization: bearer {KEY}".encode().lower() in told


async def test_neither_link_nor_key_is_in_a_log_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    answers = answering(http(200, OPEN), http(400, said("parameter_unknown", message="cs_secret")))
    async with raw_server(answers) as server, gateway_at(server.url) as gateway:
        await gateway.create_link(REQUEST)
        with pytest.raises(Refused):
            await gateway.create_link(REQUEST)
    for secret in ("checkout.stripe.com/c/pay", KEY, "Fare difference", "cs_secret"):
        assert secret not in caplog.text


async def test_a_call_can_be_cancelled_and_the_next_one_works() -> None:
    async def first_silent(exchange: Exchange) -> None:
        await exchange.request()
        if exchange.server.connections > 1:
            await exchange.send(http(200, OPEN))
        await exchange.reader.read()

    async with raw_server(first_silent) as server, gateway_at(server.url, read_s=5) as gateway:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await gateway.link("cs_1")
        assert (await gateway.link("cs_1")).session == "cs_1"


async def test_its_own_links_are_genuine_and_loopback_only_in_a_sandbox() -> None:
    async with gateway_at("http://127.0.0.1:1") as gateway:
        assert "127.0.0.1" in gateway.capabilities.link_hosts
    async with shared_client(Clock()) as client:
        real = StripeGateway(KEY, http=client, clock=Clock(), link_hosts=["pay.polder.example"])
        assert real.capabilities.link_hosts == ("checkout.stripe.com", "pay.polder.example")
