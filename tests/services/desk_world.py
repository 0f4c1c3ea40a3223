"""A desk without a window beside a real sandbox, for the tests of the services."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx

from desktop.models.fact import Fact, FactKind
from desktop.models.job import Job, JobState
from desktop.models.ladder import Ladder
from desktop.models.quote import Flight, LineKind, Passenger, Quote, QuoteLine
from desktop.models.rebooking.terms import Verification, WhoseChange
from desktop.models.stage import Stage
from desktop.services.channels.cable import Timing
from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.desk import Desk
from desktop.services.notices import Change
from desktop.services.policy_file import PolicyFile
from desktop.services.psp.budget import ReadBudget
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.store.crash import CrashPoints
from desktop.services.store.profile import Profile
from desktop.services.store.store import Store
from desktop.services.timing.backoff import Backoff
from desktop.services.timing.clock import Clock
from desktop.services.timing.horizons import Horizons
from desktop.services.wire.http import shared_client
from tests.sandbox_process import Sandbox

FAST = Horizons(
    message_checks=(0.1, 0.3, 0.8),
    link_checks=(0.1, 0.3, 0.8),
    retry_first_s=0.05,
    retry_longest_s=0.2,
    watch_hot_s=0.1,
    watch_open_s=0.2,
    watch_processing_s=0.3,
    watch_idle_s=0.5,
    siblings_after_s=0.5,
    poll_without_socket_s=0.3,
    unsettled_every_s=0.5,
    backfill_every_s=0.05,
    unattended_reach_s=3.0,
    unattended_wait_s=10.0,
    unattended_receipts_s=0.0,
)
"""The design's durations, shortened so that a test sees their ends."""


class World:
    """A desk, the sandbox that it works in, and words for what tests wait for."""

    def __init__(self, desk: Desk, sandbox: Sandbox) -> None:
        self.desk = desk
        self.sandbox = sandbox
        self.store = desk.tools.ledger.store
        self.changes: list[Change] = []
        desk.notices.subscribe(self.changes.append)

    async def until(
        self, true: Callable[[], Awaitable[Any]], what: str = "", seconds: float = 30.0
    ) -> Any:
        """Wait for a condition at the desk; returns what it gave."""
        end = time.monotonic() + seconds
        while not (found := await true()):
            if time.monotonic() > end:
                raise TimeoutError(what or "the desk did not come to what was waited for")
            await asyncio.sleep(0.02)
        return found

    async def ladder(self, quote_id: str) -> Ladder | None:
        """Where a quote stands."""
        return await self.store.ladder(quote_id)

    async def method_of(self, quote_id: str) -> str:
        """How the customer pays, as far as it is known."""
        ladder = await self.ladder(quote_id)
        return ladder.method if ladder else ""

    async def comes_to(self, quote_id: str, *stages: Stage) -> Ladder:
        """Wait until a quote stands at one of these stages."""

        async def there() -> Ladder | None:
            ladder = await self.ladder(quote_id)
            return ladder if ladder and ladder.stage in stages else None

        try:
            found: Ladder = await self.until(there)
        except TimeoutError:
            ladder = await self.ladder(quote_id)
            jobs = [(job.kind, job.state, job.error) for job in await self.jobs()]
            raise TimeoutError(f"{quote_id} is {ladder}, jobs {jobs}") from None
        return found

    async def jobs(self) -> list[Job]:
        """All unfinished jobs."""
        return await self.store.unfinished_jobs()

    async def news_of(self, quote_id: str) -> list[Change]:
        """The changes that told of a payment of this quote; waits for the first."""

        async def told() -> list[Change]:
            return [change for change in self.changes if quote_id in change.paid]

        changes: list[Change] = await self.until(told, "the news of a payment")
        return changes

    async def ends(self, job: Job, *states: JobState) -> Job:
        """Wait until a job stands in one of these states (done, unless others are named)."""
        wanted = states or (JobState.DONE,)

        async def there() -> Job | None:
            now = await self.store.job(job.job_id)
            return now if now and now.state in wanted else None

        try:
            found: Job = await self.until(there)
        except TimeoutError:
            raise TimeoutError(str(await self.store.job(job.job_id))) from None
        return found

    async def facts(self, quote_id: str, *kinds: FactKind) -> list[Fact]:
        """A quote's facts, of some kinds only."""
        return [one for one in await self.store.facts(quote_id) if one.kind in kinds]

    async def knows(self, conversation: int) -> None:
        """Wait until a conversation is on the desk, with what was written in it."""
        await self.until(
            lambda: self.store.conversation(conversation), f"conversation {conversation}"
        )
        await self.until(
            lambda: self.store.newest_message_id(conversation), f"messages of {conversation}"
        )

    async def new_customer(self) -> int:
        """Somebody writes; returns the conversation once it is on the desk."""
        number = await asyncio.to_thread(self.sandbox.ask)
        await self.knows(number)
        return number

    async def quote(self, conversation: int, **changes: Any) -> Quote:
        """A quote of €186.00 for one passenger."""
        return priced(await self.desk.quotes.new(conversation), **changes)

    def sessions_of(self, conversation: int) -> list[dict[str, Any]]:
        """The links that the provider really made for a conversation."""
        return self.sandbox.sessions_of(conversation)

    def sent_in(self, conversation: int) -> list[dict[str, Any]]:
        """The messages that were really sent in a conversation."""
        return [one for one in self.sandbox.messages_in(conversation) if one["client_ref"]]


def priced(quote: Quote, **changes: Any) -> Quote:
    """Fill in trip and price."""
    filled = replace(
        quote,
        old=Flight("AMS", "BCN", "2037-11-22T07:05", "KL1665"),
        new=Flight("AMS", "BCN", "2037-11-22T12:15", "KL1669"),
        rebooking=replace(
            quote.rebooking,
            whose=WhoseChange.CUSTOMER,
            verified=Verification("Booking code and full name"),
        ),
        passengers=quote.passengers or (Passenger("Ana"),),
        lines=(
            QuoteLine(LineKind.FARE_DIFFERENCE, 11800),
            QuoteLine(LineKind.CHANGE_FEE, 6800),
        ),
    )
    return replace(filled, **changes)


@dataclass(frozen=True)
class Addresses:
    """Where the services are, and what lets the desk in."""

    hub_url: str
    hub_token: str
    hub_account: int
    stripe_url: str
    stripe_key: str
    pay_url: str

    @classmethod
    def of(cls, sandbox: Sandbox) -> Addresses:
        """Those of a sandbox."""
        return cls(
            sandbox.hub_url,
            sandbox.hub_token,
            sandbox.hub_account,
            sandbox.stripe_url,
            sandbox.stripe_key,
            sandbox.pay_url,
        )


async def desk_of(
    addresses: Addresses,
    folder: Path,
    *,
    horizons: Horizons = FAST,
    total_s: float = 5.0,
    crash: CrashPoints | None = None,
    before_request: Callable[[httpx.Request], Awaitable[None]] | None = None,
    refund_key: str = "",
) -> Desk:
    """Build a desk that does not run yet. Its policy is the `policy.toml` in `folder`, if any."""
    clock = Clock()
    http = shared_client(clock)
    if before_request is not None:
        hooks = http.event_hooks
        http.event_hooks = {**hooks, "request": [*hooks["request"], before_request]}
    budget = ReadBudget()
    store = await Store.open(folder, key=None, now=clock.now, crash=crash)
    return Desk(
        store=store,
        hub=ChatwootHub(
            addresses.hub_url,
            addresses.hub_token,
            addresses.hub_account,
            http=http,
            clock=clock,
            total_s=total_s,
            timing=Timing(
                first_retry_s=horizons.retry_first_s, longest_retry_s=horizons.retry_longest_s
            ),
            backoff=Backoff(horizons.retry_first_s, horizons.retry_longest_s),
        ),
        gateway=StripeGateway(
            addresses.stripe_key,
            http=http,
            clock=clock,
            api_base=addresses.stripe_url,
            budget=budget,
            total_s=total_s,
            backoff=Backoff(horizons.retry_first_s, horizons.retry_longest_s),
            refund_key=refund_key,
        ),
        policy=PolicyFile.of(folder, None),
        clock=clock,
        profile=Profile("sandbox", addresses.hub_account, 0, "stripe:sandbox"),
        budget=budget,
        success_url="https://www.example.com/paid",
        link_host=addresses.pay_url,
        horizons=horizons,
        crash=crash,
        sandbox=True,
        close_also=(http.aclose,),
    )


@asynccontextmanager
async def desk_at(
    sandbox: Sandbox,
    folder: Path,
    *,
    horizons: Horizons = FAST,
    start: bool = True,
    hub_url: str = "",
    stripe_url: str = "",
    total_s: float = 5.0,
    stripe_key: str = "",
    refund_key: str = "",
) -> AsyncIterator[World]:
    """A desk with its data in `folder`; other addresses stand for a network that is down. After
    `total_s` it takes silence for a lost answer."""
    addresses = Addresses.of(sandbox)
    addresses = replace(
        addresses,
        hub_url=hub_url or addresses.hub_url,
        stripe_url=stripe_url or addresses.stripe_url,
        stripe_key=stripe_key or addresses.stripe_key,
    )
    desk = await desk_of(
        addresses, folder, horizons=horizons, total_s=total_s, refund_key=refund_key
    )
    try:
        await (desk.start() if start else desk.prepare())
        yield World(desk, sandbox)
    finally:
        await desk.stop()
