"""A week from the sandbox over HTTP into an empty desk: how many requests, how many seconds.

The desk reads as it does by itself, but without its pause between the pages of what is not worked
on: it takes ten a minute, so that a hub that serves many desks is not burdened.
"""

import asyncio
import time
from dataclasses import replace
from pathlib import Path

from desktop.app import open_desk
from desktop.models.inbox import InboxTab
from desktop.services.timing.horizons import Horizons
from desktop.settings import Settings
from tests.benchmarks.rows import Row
from tests.filled_cache import connections_to
from tests.sandbox_process import Sandbox, running_sandbox

CONVERSATIONS = 35_000
_MOST_S = 900.0


def over_http(folder: Path) -> list[Row]:
    """Printed only: there is nothing to hold it against."""
    with running_sandbox("--quiet", "--conversations", str(CONVERSATIONS)) as sandbox:
        before = _requests(sandbox)
        took = asyncio.run(_sync(folder, sandbox))
        requests = _requests(sandbox) - before
    what = f"{CONVERSATIONS:,} conversations over HTTP"
    return [
        Row(f"{what}: requests", requests, "requests"),
        Row(f"{what}: until all are listed", took, "s"),
    ]


async def _sync(folder: Path, sandbox: Sandbox) -> float:
    settings = Settings(folder, connections=connections_to(sandbox))
    assert settings.connections is not None
    unhurried = replace(Horizons(), backfill_every_s=0.0)
    desk = await open_desk(settings, settings.connections, horizons=unhurried)
    try:
        began = time.perf_counter()
        await desk.start()
        async with asyncio.timeout(_MOST_S):
            while (await desk.inbox_counts()).tabs[InboxTab.ALL] < CONVERSATIONS:
                await asyncio.sleep(0.5)
        return time.perf_counter() - began
    finally:
        await desk.stop()


def _requests(sandbox: Sandbox) -> int:
    return int(sandbox.stats()["requests"])
