"""A call, from the softphone that hands it over to its wrap-up."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from desktop.app import open_door
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import ROOT, Sandbox


async def softphone_hands_over(agent: Agent, folder: Path, *arguments: str) -> None:
    """Start the program once more, as a softphone does; it ends once the desk has taken it."""
    sandbox = agent.sandbox
    environment = {
        "DESK_HUB_URL": sandbox.hub_url,
        "DESK_HUB_TOKEN": sandbox.hub_token,
        "DESK_HUB_ACCOUNT": str(sandbox.hub_account),
        "DESK_STRIPE_KEY": sandbox.stripe_key,
        "DESK_STRIPE_API_BASE": sandbox.stripe_url,
        "DESK_DATA_DIR": str(folder),
        "QT_QPA_PLATFORM": "no display is needed for it",
    }
    ended = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "main.py", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


async def test_a_second_start_hands_its_call_to_the_running_desk(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        door = open_door(tmp_path, agent.window)
        assert door is not None
        window = agent.window
        window.showMinimized()
        await softphone_hands_over(agent, tmp_path)
        assert not window.isMinimized()
        await softphone_hands_over(agent, tmp_path, "call", "+31 6 1234 5678")
        await agent.hands.until(lambda: window.inbox.search.text() == "+31612345678", "the caller")
        await agent.hands.press("Ctrl+L")
        await softphone_hands_over(agent, tmp_path, "socialpay://call?from=%2B44%207700%20900123")
        assert window.guard.locked  # nobody sees who calls
        assert window.inbox.search.text() == "+31612345678"
        door.close()
