"""A data folder as a desk leaves it that has worked with many conversations."""

import asyncio
from dataclasses import replace
from pathlib import Path

from desktop.app import folder_of, open_desk
from desktop.models.inbox import InboxTab
from desktop.services.timing.horizons import Horizons
from desktop.settings import Connections, Settings
from tests.sandbox_process import Sandbox, running_sandbox


def connections_to(sandbox: Sandbox) -> Connections:
    """What the desk needs to know of a sandbox."""
    return Connections(
        sandbox.hub_url,
        sandbox.hub_token,
        sandbox.hub_account,
        sandbox.stripe_key,
        sandbox.stripe_url,
    )


def fill(data_dir: Path, conversations: int) -> None:
    """Sync so many conversations from a sandbox into a desk that starts its own sandbox."""
    with running_sandbox("--quiet", "--conversations", str(conversations)) as sandbox:
        asyncio.run(_sync(data_dir, sandbox, conversations))


async def _sync(data_dir: Path, sandbox: Sandbox, conversations: int) -> None:
    folder = folder_of(Settings(data_dir))
    settings = Settings(folder, connections=connections_to(sandbox))
    assert settings.connections is not None
    fast = replace(Horizons(), backfill_every_s=0.01)
    desk = await open_desk(settings, settings.connections, horizons=fast)
    try:
        await desk.start()
        async with asyncio.timeout(240):
            while len(await desk.inbox_ids(InboxTab.ALL)) < conversations:
                await asyncio.sleep(0.05)
    finally:
        await desk.stop()
