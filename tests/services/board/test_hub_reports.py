"""The hub's own reports stand beside what this desk saw, where the agent's rights allow them."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path

from desktop.models.board import period as periods
from desktop.models.board.figures import BoardFilter, Satisfaction
from desktop.models.conversation import Channel
from desktop.services.board.hub_reports import HubReports
from tests.sandbox_process import running_sandbox
from tests.services.desk_world import Addresses, desk_of


async def test_an_administrator_gets_them_and_an_agent_does_not(tmp_path: Path) -> None:
    with running_sandbox("--quiet", "--conversations", "40") as sandbox:
        for role in ("administrator", "desk"):
            addresses = replace(Addresses.of(sandbox), hub_token=sandbox.tokens()[role])
            desk = await desk_of(addresses, tmp_path / role)
            asked: list[Coroutine[object, object, None]] = []
            reports = HubReports(desk.tools, lambda _, work, asked=asked: asked.append(work))  # type: ignore[misc]
            year = BoardFilter(periods.last_12_months(sandbox.now(), "UTC"))
            assert reports.of(year) is None
            assert reports.of(replace(year, channels=frozenset({Channel.X}))) is None
            for work in asked:
                await work
            found = reports.of(year)
            assert reports.refuses() == (role == "desk")
            assert len(asked) == 1  # at once again, the hub is not asked
            if role == "desk":
                assert found is None
            else:
                assert found is not None
                assert (
                    found.conversations == (await asyncio.to_thread(sandbox.stats))["conversations"]
                )
                assert (found.mean_first_response or 0) > 0
                assert found.satisfaction == Satisfaction(0, 0, 0)
            await desk.stop()
