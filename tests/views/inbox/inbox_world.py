"""Conversations for the tests of the inbox, and a real desk that holds them, without a network."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import shiboken6

from desktop.models.conversation import (
    Agent,
    Channel,
    Contact,
    Conversation,
    ConversationStatus,
    Direction,
    Message,
)
from desktop.models.inbox import InboxRow, PaymentBadge
from desktop.models.stage import Stage
from desktop.services.channels.chatwoot import ChatwootHub
from desktop.services.desk import Desk
from desktop.services.psp.budget import ReadBudget
from desktop.services.psp.stripe_gateway import StripeGateway
from desktop.services.store.profile import Profile
from desktop.services.store.store import Store
from desktop.services.timing.clock import Clock
from desktop.services.wire.http import shared_client
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.side.customer_page import CustomerPage
from desktop.views.thread.thread_panel import ThreadPanel

Panel = TypeVar("Panel", ThreadPanel, QuotePanel, CustomerPage)

NOW = 1_795_262_940.0
ME = 3
SOON_S = 30.0
"""What does not come within this time does not come."""
NOWHERE = "http://127.0.0.1:9"
"""The discard port: nothing listens there."""


def badge(stage: Stage, amount: int = 18600, **more: object) -> PaymentBadge:
    """The money of a conversation, in euros."""
    return PaymentBadge("q1", stage, amount, "EUR", NOW - 5, **more)  # type: ignore[arg-type]


def row(conversation_id: int = 1, name: str = "Sanne de Vries", **more: object) -> InboxRow:
    """One row of the inbox, ten minutes old unless told otherwise."""
    facts: dict[str, object] = {
        "channel": Channel.MESSENGER,
        "status": ConversationStatus.OPEN,
        "preview": "Top, ik betaal meteen even met iDEAL",
        "preview_by": Direction.INCOMING,
        "last_activity_at": NOW - 600,
    }
    return InboxRow(conversation_id, name, **(facts | more))  # type: ignore[arg-type]


@asynccontextmanager
async def desk_without_network(
    folder: Path, wall: Callable[[], float] = time.time
) -> AsyncIterator[Desk]:
    """A whole desk over real files whose hub and provider cannot be reached; nothing runs by
    itself in it. `wall` is its clock (UTC seconds).
    """
    clock = Clock(wall=wall)
    http = shared_client(clock)
    budget = ReadBudget()
    store = await Store.open(folder, key=None, now=clock.now)
    desk = Desk(
        store=store,
        hub=ChatwootHub(NOWHERE, "token", 1, http=http, clock=clock),
        gateway=StripeGateway(
            "rk_test_sandbox", http=http, clock=clock, api_base=NOWHERE, budget=budget
        ),
        clock=clock,
        profile=Profile(NOWHERE, 1, ME, "stripe:test"),
        budget=budget,
        success_url="https://www.example.com/paid",
        sandbox=True,
        close_also=(http.aclose,),
    )
    await desk.prepare()
    desk.agent = Agent(1, ME, "Frederiek Faber", "agent", "")
    try:
        yield desk
    finally:
        await desk.stop()


async def fill(desk: Desk, ids: Sequence[int], *, newest: float | None = None) -> None:
    """Put conversations of mine on the desk, the first the newest."""
    now = desk.now() if newest is None else newest
    store = desk.tools.ledger.store
    await store.save_conversations(
        [
            Conversation(
                key,
                key,
                1,
                Channel.MESSENGER,
                ConversationStatus.OPEN,
                assignee_id=ME,
                created_at=now - 3600,
                last_activity_at=now - 60 * place,
                updated_at=now - 60 * place,
            )
            for place, key in enumerate(ids)
        ],
        [Contact(key, f"Customer {key:04d}") for key in ids],
        [
            Message(key, key, Direction.INCOMING, f"Question {key}", now - 60 * place)
            for place, key in enumerate(ids)
        ],
    )


@asynccontextmanager
async def panel_on_screen(
    desk: Desk, make: Callable[[Tasks], Panel], size: tuple[int, int]
) -> AsyncIterator[tuple[Panel, Tasks]]:
    """A panel of the window, on screen and attached to this desk, with the tasks that it starts.

    Fails where one of them did.
    """
    failures: list[str] = []
    tasks = Tasks(lambda doing, error: failures.append(f"{doing}: {error!r}"))
    panel = make(tasks)
    panel.resize(*size)
    panel.show()
    panel.activateWindow()
    panel.attach(desk)
    try:
        yield panel, tasks
    finally:
        panel.detach()
        await tasks.stop()
        panel.hide()  # closing the last window would end the next test's loop
        # Now and on this thread: later the store's thread might collect the rest of it.
        shiboken6.delete(panel)
    assert failures == []


async def until(true: Callable[[], object], what: str = "", seconds: float = SOON_S) -> None:
    """Wait for something to come true while Qt and the loop go on. Raises AssertionError."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, what or "what was waited for did not come"
        await asyncio.sleep(0.005)
