"""One press to the link's message accepted by the hub, against the two bare calls it needs.

Both end when the hub has made the message. `delivered` is a later word: the platform tells it to
the hub, and the hub to the desk, in its own time, which no sender can shorten.
"""

import asyncio
import statistics
import time
from pathlib import Path

import httpx

from desktop.models.job import JobState
from desktop.models.quote import Quote
from desktop.models.stage import Stage
from desktop.services.timing.horizons import Horizons
from tests.benchmarks.rows import Row
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import World, desk_at

PRESSES = 20
OUTGOING = 1
_WARM_UP = 3


def press(folder: Path) -> Row:
    """Medians of presses that alternate with the bare calls, all at one sandbox."""
    with running_sandbox("--quiet") as sandbox:
        desk, bare = asyncio.run(_alternate(folder, sandbox))
    return Row(
        "one press to the link's message accepted by the hub",
        statistics.median(desk) * 1000,
        "ms",
        "two bare httpx calls: create session, post message",
        statistics.median(bare) * 1000,
    )


async def _alternate(folder: Path, sandbox: Sandbox) -> tuple[list[float], list[float]]:
    desk: list[float] = []
    bare: list[float] = []
    async with (
        desk_at(sandbox, folder, horizons=Horizons()) as world,
        httpx.AsyncClient(trust_env=False, timeout=30) as http,
    ):
        # An agent does not press while the question is still coming in: all have asked before.
        turns = _WARM_UP + PRESSES
        quotes = [await world.quote(await world.new_customer()) for _ in range(2 * turns)]
        for turn in range(turns):
            took = await _by_the_desk(world, quotes.pop()), await _bare(world, http, quotes.pop())
            if turn >= _WARM_UP:
                desk.append(took[0])
                bare.append(took[1])
    return desk, bare


async def _by_the_desk(world: World, quote: Quote) -> float:
    began = time.time()
    job = await world.desk.links.send(quote)
    ended = await world.ends(job, JobState.DONE, JobState.FAILED)
    if ended.state is not JobState.DONE:
        raise RuntimeError(f"the link was not sent: {ended.error}")
    took = await _accepted(world, quote) - began
    # What comes after this press is not to run beside the next one.
    await world.comes_to(quote.quote_id, Stage.SENT, Stage.DELIVERED)
    return took


async def _accepted(world: World, quote: Quote) -> float:
    """When the hub made the message, by the sandbox's clock, which nothing has moved."""
    messages = await asyncio.to_thread(world.sandbox.messages_in, quote.conversation_id)
    [made] = [one["created_at"] for one in messages if one["message_type"] == OUTGOING]
    return float(made)


async def _bare(world: World, http: httpx.AsyncClient, quote: Quote) -> float:
    """The same two effects with nothing around them: no journal, no checks, no second try."""
    sandbox = world.sandbox
    form = _form(quote, sandbox.now())
    began = time.time()
    session = await http.post(
        f"{sandbox.stripe_url}/v1/checkout/sessions", data=form, auth=(sandbox.stripe_key, "")
    )
    session.raise_for_status()
    message = await http.post(
        f"{sandbox.account_url}/conversations/{quote.conversation_id}/messages",
        json={"content": session.json()["url"], "message_type": "outgoing"},
        headers=sandbox.hub_headers,
    )
    message.raise_for_status()
    took = await _accepted(world, quote) - began
    await world.until(lambda: _knows(world, quote.conversation_id, message.json()["id"]))
    return took


async def _knows(world: World, conversation: int, message: int) -> bool:
    return await world.store.newest_message_id(conversation) == message


def _form(quote: Quote, now: float) -> dict[str, str]:
    """A session of the same lines as the desk's."""
    form = {
        "mode": "payment",
        "success_url": "https://www.example.com/paid",
        "expires_at": str(int(now) + 4 * 3600),
    }
    for place, line in enumerate(quote.lines):
        prefix = f"line_items[{place}]"
        form[f"{prefix}[quantity]"] = str(line.quantity)
        form[f"{prefix}[price_data][currency]"] = quote.currency.lower()
        form[f"{prefix}[price_data][unit_amount]"] = str(line.unit_amount)
        form[f"{prefix}[price_data][product_data][name]"] = line.kind.value
    return form
