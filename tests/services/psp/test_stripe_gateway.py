"""The gateway and the sandbox's Stripe, over real HTTP."""

import asyncio
import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from itertools import count

import pytest

from desktop.models.fact import Fact, FactKind
from desktop.models.ladder import fold
from desktop.models.money import Money
from desktop.models.stage import Stage
from desktop.services.psp.gateway import (
    Ambiguous,
    FeedPage,
    LinkRequest,
    NotAllowed,
    NotOpen,
    NotReached,
    Refused,
)
from desktop.services.psp.link_host import is_genuine
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from tests.sandbox_process import Sandbox, running_sandbox

_numbers = count(1)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet") as running:
        yield running


@pytest.fixture
async def gateway(sandbox: Sandbox) -> AsyncIterator[StripeGateway]:
    sandbox.clear_faults()
    clock = Clock()
    async with shared_client(clock) as client:
        gateway = StripeGateway(
            sandbox.stripe_key, http=client, clock=clock, api_base=sandbox.stripe_url
        )
        yield gateway
        await gateway.close()


def request(sandbox: Sandbox, *, life_s: int = 4 * 3600) -> LinkRequest:
    number = next(_numbers)
    return LinkRequest(
        idempotency_key=f"quote-{number}:1",
        lines=[
            ("Fare difference", Money(11800, "EUR"), 1),
            ("Change fee", Money(3400, "EUR"), 2),
        ],
        expires_at=int(sandbox.now()) + life_s,
        locale="nl-NL",
        reference=f"quote-{number}",
        metadata={
            "desk_quote": f"quote-{number}",
            "desk_generation": "1",
            "desk_conversation": "7",
            "desk_channel": "messenger",
            "desk_agent": "7",
            "desk_job": f"job-{number}",
        },
        success_url="https://polder.example/paid",
    )


async def feed_of(gateway: StripeGateway, sandbox: Sandbox, asked: LinkRequest) -> FeedPage:
    """All that the feed says by now about one quote."""
    sandbox.advance(10)  # events become visible late
    page = await gateway.feed(sandbox.now() - 3600, frozenset())
    ours = tuple(fact for fact in page.facts if fact.metadata.get("desk_quote") == asked.reference)
    return replace(page, facts=ours)


async def test_the_library_logs_no_link_even_where_everything_is_logged(
    gateway: StripeGateway, sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    link = await gateway.create_link(request(sandbox))
    assert link.url and link.url not in caplog.text
    assert [record for record in caplog.records if record.name.startswith("stripe")] == []
    assert logging.getLogger("stripe").getEffectiveLevel() == logging.WARNING


async def test_a_link_is_made_as_asked(gateway: StripeGateway, sandbox: Sandbox) -> None:
    asked = request(sandbox)
    link = await gateway.create_link(asked)
    assert (link.status, link.paid, link.intent) == ("open", False, "")
    assert link.total == Money(18600, "EUR")
    assert link.expires_at == asked.expires_at
    assert link.metadata == asked.metadata
    assert is_genuine(link.url, gateway.capabilities.link_hosts)
    (made,) = [one for one in sandbox.effects()["sessions"] if one["id"] == link.session]
    assert made["idempotency_key"] == asked.idempotency_key
    assert made["client_reference_id"] == asked.reference
    assert await gateway.link(link.session) == link


async def test_pressing_twice_makes_one_link(gateway: StripeGateway, sandbox: Sandbox) -> None:
    asked = request(sandbox)
    first = await gateway.create_link(asked)
    assert await gateway.create_link(asked) == first
    changed = replace(asked, expires_at=asked.expires_at + 60)
    with pytest.raises(Ambiguous) as caught:
        await gateway.create_link(changed)
    assert caught.value.code == "idempotency_error"
    links = await gateway.links_since(sandbox.now() - 3600)
    assert [link.session for link in links if link.metadata == asked.metadata] == [first.session]


@pytest.mark.parametrize("life_s", [29 * 60, 24 * 3600 + 120])
async def test_stripes_bounds_are_told_in_words(
    gateway: StripeGateway, sandbox: Sandbox, life_s: int
) -> None:
    with pytest.raises(Refused, match="Checkout Session creation") as caught:
        await gateway.create_link(request(sandbox, life_s=life_s))
    assert caught.value.retry_after_s is None


async def test_a_payment_is_followed_from_the_first_try(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    asked = request(sandbox)
    link = await gateway.create_link(asked)
    sandbox.pay(link.session, "card", "declined:insufficient_funds")
    page = await feed_of(gateway, sandbox, asked)
    assert [fact.kind for fact in page.facts] == [
        FactKind.PAYMENT_TRYING,
        FactKind.PAYMENT_DECLINED,
    ]
    assert page.facts[1].body["reason"] == "insufficient_funds"
    assert page.facts[1].body["method"] == "card"
    assert page.facts[1].body["generation"] == 1

    sandbox.pay(link.session, "ideal", "paid")
    page = await feed_of(gateway, sandbox, asked)
    paid = [fact for fact in page.facts if fact.kind is FactKind.PAYMENT_PAID]
    now = await gateway.link(link.session)
    assert (now.status, now.paid, now.url) == ("complete", True, "")
    assert {fact.source for fact in paid} == {
        f"stripe:paid:{link.session}",
        f"stripe:paid:{now.intent}",
    }
    assert all(fact.body["amount"] == 18600 and fact.body["currency"] == "EUR" for fact in paid)
    assert (await gateway.payment_method(now.intent)).type == "ideal"


async def test_a_delayed_payment_that_fails_ends_as_failed(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    patient = StripeGateway(
        sandbox.stripe_key,
        http=gateway._http,
        clock=gateway._clock,
        api_base=sandbox.stripe_url,
        exclude_delayed=False,
    )
    asked = request(sandbox)
    link = await patient.create_link(asked)
    sandbox.pay(link.session, "sepa_debit", "failed")
    page = await feed_of(patient, sandbox, asked)
    assert FactKind.PAYMENT_PROCESSING in {fact.kind for fact in page.facts}
    assert FactKind.PAYMENT_PAID not in {fact.kind for fact in page.facts}
    sandbox.advance(14 * 24 * 3600)
    sandbox.advance(10)
    page = await patient.feed(sandbox.now() - 20 * 24 * 3600, frozenset())
    facts = [
        Fact(fact.kind, fact.at, fact.source, fact.body)
        for fact in page.facts
        if fact.metadata.get("desk_quote") == asked.reference
    ]
    ladder = fold(facts)
    assert ladder is not None
    assert (ladder.stage, ladder.paid) == (Stage.PAYMENT_FAILED, 0)
    assert FactKind.PAYMENT_DECLINED not in {fact.kind for fact in facts}


async def test_a_link_takes_no_delayed_payment_by_default(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    link = await gateway.create_link(request(sandbox))
    with pytest.raises(ValueError, match="sepa_debit"):
        sandbox.pay(link.session, "sepa_debit", "paid")


async def test_what_is_known_is_not_told_again(gateway: StripeGateway, sandbox: Sandbox) -> None:
    link = await gateway.create_link(request(sandbox))
    sandbox.pay(link.session)
    sandbox.advance(10)
    since = sandbox.now() - 3600
    first = await gateway.feed(since, frozenset())
    again = await gateway.feed(since, first.seen)
    assert first.facts
    assert (again.facts, again.watermark) == ((), first.watermark)


async def test_events_told_twice_are_the_same_facts(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    sandbox.fault("/v1/events", "events_duplicate", times=3)
    asked = request(sandbox)
    link = await gateway.create_link(asked)
    sandbox.pay(link.session)
    page = await feed_of(gateway, sandbox, asked)
    sources = [fact.source for fact in page.facts]
    assert len(sources) > len(set(sources))  # the copies came under their own ids
    assert len(set(sources)) == 3


async def test_a_cancelled_link_cannot_be_paid_and_says_so(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    asked = request(sandbox)
    link = await gateway.create_link(asked)
    cancelled = await gateway.expire_link(link.session, idempotency_key=f"{asked.reference}:c")
    assert (cancelled.status, cancelled.url) == ("expired", "")
    again = await gateway.expire_link(link.session, idempotency_key=f"{asked.reference}:c")
    assert again.status == "expired"  # the same key, the same answer
    with pytest.raises(NotOpen) as caught:
        await gateway.expire_link(link.session, idempotency_key=f"{asked.reference}:c2")
    assert caught.value.link.status == "expired"
    page = await feed_of(gateway, sandbox, asked)
    assert [fact.kind for fact in page.facts] == [FactKind.LINK_EXPIRED]


async def test_a_customer_who_was_faster_has_paid(gateway: StripeGateway, sandbox: Sandbox) -> None:
    link = await gateway.create_link(request(sandbox))
    sandbox.pay(link.session)
    with pytest.raises(NotOpen, match="has just paid") as caught:
        await gateway.expire_link(link.session, idempotency_key=f"{link.session}:c")
    assert caught.value.link.paid


async def test_a_link_ends_by_itself_at_the_provider(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    asked = request(sandbox, life_s=40 * 60)
    link = await gateway.create_link(asked)
    assert link.session in [one.session for one in await gateway.links_since(0, open_only=True)]
    sandbox.advance(41 * 60)
    assert (await gateway.link(link.session)).status == "expired"
    assert link.session not in [one.session for one in await gateway.links_since(0, open_only=True)]
    page = await feed_of(gateway, sandbox, asked)
    assert [fact.kind for fact in page.facts] == [FactKind.LINK_EXPIRED]


async def test_the_clock_follows_the_provider(gateway: StripeGateway, sandbox: Sandbox) -> None:
    sandbox.advance(3600)
    for _ in range(3):
        await gateway.links_since(sandbox.now())
    assert gateway._clock.now_at("stripe") == pytest.approx(sandbox.now(), abs=1.6)
    assert gateway._clock.correction() < -3000


async def test_a_link_unknown_to_stripe_is_refused(gateway: StripeGateway) -> None:
    with pytest.raises(Refused) as caught:
        await gateway.link("cs_test_nowhere")
    assert caught.value.code == "resource_missing"
    with pytest.raises(Refused):
        await gateway.expire_link("cs_test_nowhere", idempotency_key="nowhere")
    with pytest.raises(Refused):
        await gateway.payment_method("pi_nowhere")


async def test_the_key_is_probed_without_an_effect(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    before = sandbox.effects()["sessions"]
    assert [(probe.resource, probe.ok) for probe in await gateway.probe()] == [
        ("Checkout Sessions: read", True),
        ("Events: read", True),
        ("PaymentIntents: read", True),
        ("Checkout Sessions: write", True),
        ("Charges and Refunds: write", True),
    ]
    assert sandbox.effects()["sessions"] == before


async def test_a_missing_permission_is_named(gateway: StripeGateway, sandbox: Sandbox) -> None:
    sandbox.fault("GET /v1/payment_intents", "403")
    probes = {probe.resource: probe for probe in await gateway.probe()}
    assert not probes["PaymentIntents: read"].ok
    assert probes["PaymentIntents: read"].missing.startswith("rak_")
    assert probes["PaymentIntents: read"].missing in probes["PaymentIntents: read"].message
    assert probes["Events: read"].ok


async def test_a_key_that_stripe_does_not_know_is_not_allowed(sandbox: Sandbox) -> None:
    clock = Clock()
    async with shared_client(clock) as client:
        gateway = StripeGateway(
            "rk_test_51Unknown0000000000", http=client, clock=clock, api_base=sandbox.stripe_url
        )
        with pytest.raises(NotAllowed, match="does not accept this key"):
            await gateway.create_link(request(sandbox))


@pytest.mark.fault
@pytest.mark.parametrize(
    ("fault", "meaning", "made"),
    [
        ("drop_before", Ambiguous, 0),
        ("drop_after", Ambiguous, 1),
        ("500", Ambiguous, 0),
        ("502", Ambiguous, 0),
        ("429", NotReached, 0),
        ("409", Ambiguous, 0),
    ],
)
async def test_after_a_fault_the_same_key_makes_at_most_one_link(
    gateway: StripeGateway, sandbox: Sandbox, fault: str, meaning: type[Exception], made: int
) -> None:
    asked = request(sandbox)
    sandbox.fault("POST /v1/checkout/sessions", fault)
    with pytest.raises(meaning):
        await gateway.create_link(asked)
    links = [one for one in await gateway.links_since(0) if one.metadata == asked.metadata]
    assert len(links) == made
    if fault == "500":  # saved for the key, and replayed
        with pytest.raises(Ambiguous) as caught:
            await gateway.create_link(asked)
        assert caught.value.code == "http_500_replayed"
        return
    link = await gateway.create_link(asked)
    links = [one for one in await gateway.links_since(0) if one.metadata == asked.metadata]
    assert [one.session for one in links] == [link.session]


async def test_refunds_are_told_with_the_payment_they_belong_to(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    link = await gateway.create_link(request(sandbox))
    sandbox.pay(link.session)
    intent = (await gateway.link(link.session)).intent
    answer = sandbox.http.post(
        f"{sandbox.stripe_url}/v1/refunds",
        data={"payment_intent": intent, "amount": "5000"},
        headers={"Authorization": f"Bearer {sandbox.tokens()['stripe_supervisor_key']}"},
    )
    assert answer.status_code == 200, answer.text
    sandbox.advance(10)
    page = await gateway.feed(sandbox.now() - 600, frozenset())
    refunds = [
        fact
        for fact in page.facts
        if fact.kind is FactKind.REFUND and fact.body["intent"] == intent
    ]
    assert {fact.body["amount"] for fact in refunds} == {5000}
    assert {fact.body["refund"] for fact in refunds} == {answer.json()["id"]}


async def test_many_calls_at_once_are_all_answered(
    gateway: StripeGateway, sandbox: Sandbox
) -> None:
    asked = [request(sandbox) for _ in range(8)]
    links = await asyncio.gather(*(gateway.create_link(one) for one in asked))
    assert len({link.session for link in links}) == 8


def test_importing_the_gateway_loads_no_library_yet() -> None:
    """The first paint comes before them."""
    code = (
        "import sys\n"
        "import desktop.services.psp.stripe_gateway, desktop.services.timing.clock\n"
        "print([name for name in ('stripe', 'httpx', 'anyio') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
