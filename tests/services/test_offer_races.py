"""Payments race each other, cancelling, expiry and renewal, at every step of an offer.

Whatever comes in between: what the provider has taken stands in the journal, no link can be paid
beside one that is paid, money that came twice is said, and a message carries all links or is none.
"""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from desktop.models.fact import FactKind
from desktop.models.job import JobKind
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.services.use_cases.refusals import LinkRefused
from tests.sandbox_process import Sandbox
from tests.services.desk_world import Addresses, World, desk_of
from tests.services.test_offers import alternatives, roomy

pytestmark = pytest.mark.fault

Event = Callable[[World, list[Quote]], Awaitable[None]]
SESSIONS, MESSAGES = "/v1/checkout/sessions", "/messages"


def session_of(world: World, quote: Quote) -> str:
    """The newest link of a quote at the provider; empty before there is one."""
    found = [
        one["id"]
        for one in world.sessions_of(quote.conversation_id)
        if one["client_reference_id"] == quote.quote_id
    ]
    return found[-1] if found else ""


async def pay_first(world: World, quotes: list[Quote]) -> None:
    await _pay(world, quotes[0])


async def pay_second(world: World, quotes: list[Quote]) -> None:
    await _pay(world, quotes[1])


async def _pay(world: World, quote: Quote) -> None:
    """The customer pays where that can be paid, as on the page."""
    session = session_of(world, quote)
    if session:
        try:
            world.sandbox.pay(session, "ideal")
        except ValueError as error:
            assert "expired" in str(error) or "open" in str(error), error


async def cancel_first(world: World, quotes: list[Quote]) -> None:
    with contextlib.suppress(LinkRefused):  # it has ended, or was never made
        await world.desk.links.cancel(quotes[0].quote_id)


async def renew_second(world: World, quotes: list[Quote]) -> None:
    with contextlib.suppress(LinkRefused):  # it stands, or another is paid
        await world.desk.links.renew(quotes[1].quote_id)


class Steps:
    """The requests of a desk, stopped at the one that is waited for."""

    def __init__(self) -> None:
        self.when: tuple[str, str, int] = ("", "", 0)
        self.then: Callable[[], Awaitable[None]] | None = None
        self._seen = 0

    def at(self, method: str, path: str, nth: int, then: Callable[[], Awaitable[None]]) -> None:
        """Do something just before the nth such request leaves."""
        self.when, self.then, self._seen = (method, path, nth), then, 0

    async def before(self, request: httpx.Request) -> None:
        method, path, nth = self.when
        here = request.method == method and request.url.path.endswith(path)
        if self.then is None or not here:
            return
        self._seen += 1
        if self._seen == nth:
            then, self.then = self.then, None
            await then()


@asynccontextmanager
async def stepping(sandbox: Sandbox, folder: Path) -> AsyncIterator[tuple[World, Steps]]:
    steps = Steps()
    desk = await desk_of(Addresses.of(sandbox), folder, before_request=steps.before)
    try:
        await desk.start()
        yield World(desk, sandbox), steps
    finally:
        await desk.stop()


INSTANTS = {
    "before the first link": ("POST", SESSIONS, 1),
    "before the second link": ("POST", SESSIONS, 2),
    "before the third link": ("POST", SESSIONS, 3),
    "before the message": ("POST", MESSAGES, 1),
    "before the first is cancelled": ("POST", "/expire", 1),
    "before the second is cancelled": ("POST", "/expire", 2),
    "while all stands": ("", "", 0),
}
EVENTS: dict[str, Event] = {
    "the first is paid": pay_first,
    "the second is paid": pay_second,
    "the first is cancelled": cancel_first,
    "the second is renewed": renew_second,
}


def interleavings() -> Iterator[tuple[str, str]]:
    """Each event at each instant; where it can have an effect of its own."""
    for instant, event in itertools.product(INSTANTS, EVENTS):
        of_first = event.startswith("the first is")
        if not instant.endswith("link") or (of_first and "first link" not in instant):
            yield instant, event
    yield "before the first link", "the first is cancelled"


@pytest.mark.parametrize(("instant", "event"), list(interleavings()))
async def test_whatever_comes_in_between_the_money_is_known_and_taken_once(
    sandbox: Sandbox, tmp_path: Path, instant: str, event: str
) -> None:
    async with stepping(sandbox, tmp_path) as (world, steps):
        quotes = await alternatives(world, await roomy(world))
        happened = asyncio.Event()

        async def happens() -> None:
            await EVENTS[event](world, quotes)
            happened.set()

        if INSTANTS[instant][2]:
            steps.at(*INSTANTS[instant], happens)
        await world.desk.links.send_offer(quotes)
        if "cancelled" in instant or not INSTANTS[instant][2]:
            await rests(world)
            # Something has to be cancelled before that can be overtaken.
            await (pay_first if event == "the second is paid" else pay_second)(world, quotes)
            if not INSTANTS[instant][2]:
                await happens()
            await world.desk.links.check_now(quotes[0].quote_id)
            await world.desk.links.check_now(quotes[1].quote_id)
        async with asyncio.timeout(20):
            await happened.wait()
        await comes_out_well(world, quotes)


async def test_a_link_that_expires_as_another_is_paid_is_no_trouble(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with stepping(sandbox, tmp_path) as (world, steps):
        quotes = await alternatives(world, await roomy(world))
        await world.ends(await world.desk.links.send_offer(quotes))

        async def later() -> None:
            world.sandbox.advance(4 * 3600 + 60)

        steps.at("POST", "/expire", 1, later)
        await _pay(world, quotes[2])
        await comes_out_well(world, quotes)


async def rests(world: World) -> None:
    async def nothing_left() -> bool:
        return not await world.jobs()

    await world.until(nothing_left, "unfinished jobs")


async def comes_out_well(world: World, quotes: list[Quote]) -> None:
    """The provider and the journal agree, and no customer is invited to pay twice."""
    conversation = quotes[0].conversation_id
    passes = world.desk.watcher.passes

    async def looked() -> bool:
        return world.desk.watcher.passes > passes + 2

    await rests(world)
    await world.until(looked)
    await rests(world)

    async def agree() -> bool:
        known = await world.store.ladders([quote.quote_id for quote in quotes])
        taken = [one for one in world.sessions_of(conversation) if one["payment_status"] == "paid"]
        at_provider = {one["client_reference_id"] for one in taken}
        return {quote_id for quote_id, one in known.items() if one.paid} == at_provider

    await world.until(agree, "the journal to know what was paid")
    await rests(world)
    sessions = world.sessions_of(conversation)
    paid = {one["client_reference_id"] for one in sessions if one["payment_status"] == "paid"}
    ladders = await world.store.ladders([quote.quote_id for quote in quotes])
    if paid:
        assert [one["id"] for one in sessions if one["status"] == "open"] == []
    if len(paid) > 1:
        assert {ladders[quote_id].stage for quote_id in paid} == {Stage.PAID_TWICE}
    for quote in quotes:
        of_quote = [one for one in sessions if one["client_reference_id"] == quote.quote_id]
        assert [one["status"] for one in of_quote].count("open") <= 1
        cancels = [
            one
            for one in await world.store.jobs_of_quote(quote.quote_id)
            if one.kind is JobKind.CANCEL and one.payload.get("because")
        ]
        assert len({one.payload["generation"] for one in cancels}) == len(cancels)
    for message in world.sent_in(conversation):  # the offer's, and that of a link made anew
        assert sum(one["id"] in message["content"] for one in sessions) in (1, 3)
    facts = [one for quote in quotes for one in await world.store.facts(quote.quote_id)]
    assert len({one.source for one in facts}) == len(facts)
    assert sum(one.kind is FactKind.LINK_CREATED for one in facts) == len(sessions)
