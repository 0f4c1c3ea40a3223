"""Paid, ended or cancelled at every instant of what the desk does about a link that was sent,
alone or as one of two alternatives.

The world moves when a certain request of the desk leaves, so each interleaving is met by itself.
Whatever happens there are never two links alive, and no money goes unseen.
"""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx
import pytest

from desktop.models.elsewhere import PaidBy
from desktop.models.job import Job, JobState
from desktop.models.offer import is_taken
from desktop.models.quote import LineKind, Quote, QuoteLine
from desktop.models.stage import Stage
from desktop.services.use_cases.refusals import DeskRefusal, LinkRefused
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import Addresses, World, desk_of
from tests.services.test_approvals import policy
from tests.services.test_offers import alternatives, roomy

pytestmark = pytest.mark.fault

_OVER = (JobState.DONE, JobState.FAILED, JobState.REMOVED)
_DEARER = (QuoteLine(LineKind.FARE_DIFFERENCE, 21000),)

Event = Callable[["Racing", "Case"], Awaitable[object]]
Action = Callable[[World, Quote], Awaitable[Job]]


@dataclass
class Case:
    """One customer with a link. `instant` is the request of the desk before which it happens."""

    instant: str
    event: Event
    quote: Quote
    session: str
    beside: str = ""
    """The session of the other alternative, where it is one of an offer."""
    happened: bool = False
    was_met: bool = False
    most_alive: int = 0


@dataclass
class Racing:
    """A desk whose requests are looked at as they leave."""

    sandbox: Sandbox
    cases: list[Case] = field(default_factory=list)
    world: World | None = None

    async def look(self, request: httpx.Request) -> None:
        """A request is about to leave."""
        line = f"{request.method} {request.url.path}"
        body = request.content.decode("utf-8", "replace") if request.method == "POST" else ""
        for case in self.cases:
            if not case.happened and self._is_instant(case, line, body):
                case.was_met = True
                await self.strike(case)

    async def strike(self, case: Case) -> None:
        """Let it happen."""
        case.happened = True
        alive = [
            one
            for one in await self.sessions(case)
            if one["status"] == "open" and one["client_reference_id"] == case.quote.quote_id
        ]
        case.most_alive = max(case.most_alive, len(alive))
        await case.event(self, case)

    async def sessions(self, case: Case) -> list[dict[str, object]]:
        """What the provider really has for the customer."""
        number = case.quote.conversation_id
        found: list[dict[str, object]] = await asyncio.to_thread(self.sandbox.sessions_of, number)
        return found

    @staticmethod
    def _is_instant(case: Case, line: str, body: str) -> bool:
        match case.instant:
            case "read":
                return line == f"GET /v1/checkout/sessions/{case.session}"
            case "end":
                return line == f"POST /v1/checkout/sessions/{case.session}/expire"
            case "create":
                return line == "POST /v1/checkout/sessions" and case.quote.quote_id in body
            case "post":
                ending = f"/conversations/{case.quote.conversation_id}/messages"
                return line.startswith("POST") and line.endswith(ending)
        return False


async def pays(racing: Racing, case: Case) -> None:
    """The customer pays the link that she has."""
    await asyncio.to_thread(_quietly, racing.sandbox, case.session, "card")


async def pays_later(racing: Racing, case: Case) -> None:
    """She pays by a method that the bank confirms days later."""
    await asyncio.to_thread(_quietly, racing.sandbox, case.session, "sepa_debit")


async def pays_other(racing: Racing, case: Case) -> None:
    """She pays the other alternative of the offer."""
    await asyncio.to_thread(_quietly, racing.sandbox, case.beside, "card")


async def pays_other_later(racing: Racing, case: Case) -> None:
    """She pays the other alternative by a method that the bank confirms days later."""
    await asyncio.to_thread(_quietly, racing.sandbox, case.beside, "sepa_debit")


async def ends_elsewhere(racing: Racing, case: Case) -> None:
    """The link ends at the provider, by its clock or by another hand."""
    addresses = Addresses.of(racing.sandbox)
    async with httpx.AsyncClient(trust_env=False) as http:
        await http.post(
            f"{addresses.stripe_url}/v1/checkout/sessions/{case.session}/expire",
            auth=(addresses.stripe_key, ""),
        )


async def cancels(racing: Racing, case: Case) -> None:
    """The agent takes the link away in the same moment."""
    assert racing.world is not None
    with contextlib.suppress(LinkRefused):  # it has ended already
        await racing.world.desk.links.cancel(case.quote.quote_id)


def _quietly(sandbox: Sandbox, session: str, method: str) -> None:
    with contextlib.suppress(ValueError):  # not payable any more, as the page would say
        sandbox.pay(session, method)


async def renews(world: World, quote: Quote) -> Job:
    return await world.desk.links.renew_open(quote.quote_id, 1)


async def replaces(world: World, quote: Quote) -> Job:
    return await world.desk.links.replace(replace(quote, lines=_DEARER), 1)


async def reminds(world: World, quote: Quote) -> Job:
    return await world.desk.links.remind(quote.quote_id)


async def resends(world: World, quote: Quote) -> Job:
    return await world.desk.links.resend(quote.quote_id, 1)


async def cancelling(world: World, quote: Quote) -> Job:
    return await world.desk.links.cancel(quote.quote_id)


async def marks_elsewhere(world: World, quote: Quote) -> Job:
    """She has paid at the counter as well, or says so."""
    total = quote.total.amount
    return await world.desk.after.mark_paid_elsewhere(
        quote.quote_id, total, PaidBy.COUNTER, "R-2026/114"
    )


_MAKING = ("start", "end", "create", "post", "over")
_TELLING = ("start", "read", "post", "over")
ACTIONS: dict[str, tuple[Action, tuple[str, ...]]] = {
    "renewal": (renews, _MAKING),
    "replacement": (replaces, _MAKING),
    "reminder": (reminds, _TELLING),
    "sending again": (resends, _TELLING),
    "cancellation": (cancelling, ("start", "end", "over")),
    "marking as paid elsewhere": (marks_elsewhere, ("start", "end", "over")),
}
EVENTS: tuple[Event, ...] = (pays, pays_later, ends_elsewhere, cancels)
OFFER_EVENTS: tuple[Event, ...] = (pays, pays_other, pays_other_later)
_UNASKED = frozenset({"start", "read"})
"""Whoever has chosen by then is not asked to pay once more."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet") as running:
        yield running


@pytest.fixture
async def racing(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Racing]:
    policy(tmp_path, "[approval]\nalways = []\n")  # nobody is asked, so that each instant comes
    racing = Racing(sandbox)
    desk = await desk_of(Addresses.of(sandbox), tmp_path, before_request=racing.look)
    try:
        await desk.start()
        racing.world = World(desk, sandbox)
        yield racing
    finally:
        await desk.stop()


@pytest.mark.parametrize("name", ACTIONS)
async def test_at_every_interleaving_one_link_lives_and_no_money_is_lost(
    racing: Racing, name: str
) -> None:
    world = racing.world
    assert world is not None
    action, instants = ACTIONS[name]
    every = itertools.product(instants, EVENTS)
    cases = await asyncio.gather(*(_case(racing, *one) for one in every))
    await asyncio.gather(*(_play(racing, world, action, case) for case in cases))
    for case in cases:
        await _check(racing, world, case, name)


async def _case(racing: Racing, instant: str, event: Event) -> Case:
    world = racing.world
    assert world is not None
    quote = await world.quote(await world.new_customer())
    await world.ends(await world.desk.links.send(quote))
    [session] = await asyncio.to_thread(world.sessions_of, quote.conversation_id)
    case = Case(instant, event, quote, session["id"])
    racing.cases.append(case)
    return case


async def _play(racing: Racing, world: World, action: Action, case: Case) -> None:
    if case.instant == "start":
        await racing.strike(case)
    try:
        job = await action(world, case.quote)
    except DeskRefusal:
        job = None  # the desk knew it already
    if job is not None:
        await world.ends(job, *_OVER)
    if not case.happened:
        await racing.strike(case)  # it is over, or that request was never made

    async def at_rest() -> bool:
        return not [
            one
            for one in await world.store.jobs_of_quote(case.quote.quote_id)
            if not one.state.is_over
        ]

    await world.until(at_rest, f"{case.instant} {case.event.__name__} comes to rest")


async def _check(racing: Racing, world: World, case: Case, name: str) -> None:
    where = f"{name}, {case.event.__name__} at {case.instant}"
    assert case.was_met or case.instant in ("start", "over"), f"{where}: never reached"
    made = await racing.sessions(case)
    alive = [one for one in made if one["status"] == "open"]
    paid = [one for one in made if one["payment_status"] == "paid"]
    assert max(case.most_alive, len(alive)) <= 1, f"{where}: two alive"
    assert len(paid) <= 1, f"{where}: paid twice"
    pending = [
        one for one in made if (one["status"], one["payment_status"]) == ("complete", "unpaid")
    ]
    assert not (alive and (paid or pending)), f"{where}: paid, and payable once more"

    async def is_known() -> bool:
        ladder = await world.ladder(case.quote.quote_id)
        if ladder is None:
            return False
        if ladder.elsewhere and (paid or pending or alive):
            return False  # marked, and to be paid by the link too
        if paid:
            return ladder.paid == paid[0]["amount_total"] and ladder.session == paid[0]["id"]
        if pending:
            return ladder.stage is Stage.PROCESSING
        return bool(alive) == ladder.stage.is_open and ladder.paid == 0

    try:
        await world.until(is_known, seconds=10.0)
    except TimeoutError:
        ladder = await world.ladder(case.quote.quote_id)
        states = [(one["status"], one["payment_status"]) for one in made]
        raise AssertionError(f"{where}: {states}, and the desk says {ladder}") from None


# --- inside an offer


@pytest.mark.parametrize("name", ["renewal", "replacement", "reminder"])
async def test_inside_an_offer_whoever_pays_one_is_not_left_with_another(
    racing: Racing, name: str
) -> None:
    world = racing.world
    assert world is not None
    action, instants = ACTIONS[name]
    every = itertools.product(instants, OFFER_EVENTS)
    cases = await asyncio.gather(*(_offer_case(racing, *one) for one in every))
    await asyncio.gather(*(_play(racing, world, action, case) for case in cases))
    await asyncio.gather(*(_check_offer(racing, world, case, name) for case in cases))


async def _offer_case(racing: Racing, instant: str, event: Event) -> Case:
    world = racing.world
    assert world is not None
    first, second = await alternatives(world, await roomy(world), 2)
    await world.ends(await world.desk.links.send_offer([first, second]))
    made = await asyncio.to_thread(world.sessions_of, first.conversation_id)
    by_quote = {one["client_reference_id"]: str(one["id"]) for one in made}
    case = Case(instant, event, first, by_quote[first.quote_id], by_quote[second.quote_id])
    racing.cases.append(case)
    return case


async def _check_offer(racing: Racing, world: World, case: Case, name: str) -> None:
    where = f"{name} in an offer, {case.event.__name__} at {case.instant}"
    assert case.was_met or case.instant in ("start", "over"), f"{where}: never reached"

    async def at_rest() -> bool:
        made = await racing.sessions(case)
        taken = {one["client_reference_id"] for one in made if one["status"] == "complete"}
        open_now = [one for one in made if one["status"] == "open"]
        if taken and open_now:
            return False  # it is being ended
        ids = sorted({str(one["client_reference_id"]) for one in made})
        ladders = await world.store.ladders(ids)
        known = {quote_id for quote_id, one in ladders.items() if is_taken(one)}
        alive = {quote_id for quote_id, one in ladders.items() if one.stage.is_open}
        return known == taken and alive - known == {one["client_reference_id"] for one in open_now}

    try:
        await world.until(at_rest, seconds=10.0)
    except TimeoutError:
        made = await racing.sessions(case)
        states = [(one["status"], one["payment_status"]) for one in made]
        raise AssertionError(f"{where}: {states}") from None
    made = await racing.sessions(case)
    assert case.most_alive <= 1, f"{where}: two alive of one quote"
    taken = {one["client_reference_id"] for one in made if one["status"] == "complete"}
    assert len(taken) <= 1, f"{where}: taken twice"
    if name == "reminder" and case.instant in _UNASKED and taken:
        messages = await asyncio.to_thread(world.sent_in, case.quote.conversation_id)
        assert len(messages) == 1, f"{where}: asked to pay again"
