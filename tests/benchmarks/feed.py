"""How often the watcher reads the event feed with 1, 100 and 1,000 open links.

The design's intervals, all ten times shorter, for half a minute: five minutes of a desk's life.
Each number of links has a sandbox and a desk of its own, and all run side by side.
"""

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import fields, replace
from pathlib import Path

import httpx

from desktop.models.ids import new_id
from desktop.services.timing.horizons import Horizons
from tests.benchmarks.rows import Row
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import World, desk_at

LINKS = (1, 100, 1000)
SHORTER = 10
_MEASURED_S = 30.0
_PER_S = 20
"""Stripe takes 25 requests a second at an endpoint; the sandbox too."""
_WATCHED = {field.name for field in fields(Horizons) if field.name.startswith("watch_")}


def feed(folder: Path) -> list[Row]:
    """One row for each number of open links; the reference is one open link."""
    reads = asyncio.run(_side_by_side(folder))
    return [
        Row(
            f"event-feed reads with {links:,} open link" + ("s" if links > 1 else ""),
            reads[links],
            "reads/minute",
            "1 open link",
            reads[1],
        )
        for links in LINKS
    ]


async def _side_by_side(folder: Path) -> dict[int, float]:
    design = Horizons()
    brisk = replace(design, **{name: getattr(design, name) / SHORTER for name in _WATCHED})
    async with AsyncExitStack() as stack:
        sandboxes = {links: stack.enter_context(running_sandbox("--quiet")) for links in LINKS}
        await asyncio.gather(*(_make_links(sandboxes[links], links) for links in LINKS))
        worlds = {
            links: await stack.enter_async_context(
                desk_at(sandboxes[links], folder / str(links), horizons=brisk)
            )
            for links in LINKS
        }
        await asyncio.gather(*(_watches(worlds[links], links) for links in LINKS))
        before = {links: _reads(sandboxes[links]) for links in LINKS}
        began = time.monotonic()
        await asyncio.sleep(_MEASURED_S)
        after = {links: _reads(sandboxes[links]) for links in LINKS}
        minutes = (time.monotonic() - began) * SHORTER / 60
        return {links: (after[links] - before[links]) / minutes for links in LINKS}


async def _make_links(sandbox: Sandbox, links: int) -> None:
    """Links as another desk of the account makes them: the watcher finds and follows them too."""
    async with httpx.AsyncClient(trust_env=False, timeout=30) as http:
        for made in range(links):
            began = time.monotonic()
            quote = new_id(sandbox_time := time.time())
            answer = await http.post(
                f"{sandbox.stripe_url}/v1/checkout/sessions",
                auth=(sandbox.stripe_key, ""),
                data=_form(quote, 10_000 + made, sandbox_time),
            )
            answer.raise_for_status()
            await asyncio.sleep(max(0.0, began + 1 / _PER_S - time.monotonic()))


def _form(quote: str, conversation: int, now: float) -> dict[str, str]:
    metadata = {
        "desk_quote": quote,
        "desk_generation": "1",
        "desk_conversation": str(conversation),
        "desk_channel": "whatsapp",
        "desk_agent": "2",
        "desk_job": new_id(now),
    }
    form = {
        "mode": "payment",
        "success_url": "https://www.example.com/paid",
        "expires_at": str(int(now) + 23 * 3600),
        "line_items[0][quantity]": "1",
        "line_items[0][price_data][currency]": "eur",
        "line_items[0][price_data][unit_amount]": "18600",
        "line_items[0][price_data][product_data][name]": "Rebooking",
    }
    for name, value in metadata.items():
        form[f"metadata[{name}]"] = value
        form[f"payment_intent_data[metadata][{name}]"] = value
    return form


async def _watches(world: World, links: int) -> None:
    """Wait until the desk follows all of them, and one more pass was made."""

    async def follows() -> bool:
        return len(world.desk.tools.ledger.open_links) == links

    await world.until(follows, f"{links} open links on the desk", 60)
    passes = world.desk.watcher.passes

    async def looked() -> bool:
        return world.desk.watcher.passes > passes

    await world.until(looked, "another look at the feed", 60)


def _reads(sandbox: Sandbox) -> int:
    count: int = sandbox.effects()["requests"].get("GET /v1/events", 0)
    return count
