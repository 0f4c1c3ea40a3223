"""Money that does not go on: seen at the rail, taken further from the Payments view, and gone."""

from __future__ import annotations

from pathlib import Path

from desktop.models.ladder import Stage
from desktop.models.stuck_kind import StuckKind
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox


async def test_from_paid_to_told_by_way_of_the_payments_view(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        window, hands = agent.window, agent.hands
        await agent.opens("Ruben van Leeuwen", tab="Alt+2")
        link = await agent.sends_quoted_link()
        sandbox.pay(link["id"], "ideal")
        await agent.stage(Stage.PAID)
        button = window.rail.payments_button
        await hands.until(lambda: button.count == 1, "the rail's count")
        number = window.inbox.conversation_id

        await hands.press("Ctrl+2")
        page = window.places.payments
        assert page is not None
        await hands.until(lambda: page.table.row is not None, "the links")
        assert page.table.row is not None and page.table.row.badge.stage is Stage.PAID
        tile = page.tiles.tile(StuckKind.NOT_TICKETED)
        assert tile.accessibleName().startswith("Paid, not ticketed, 1, €186.00")
        await hands.press("T")
        await hands.until(lambda: window.places.in_inbox, "the conversation")
        assert window.inbox.conversation_id == number
        await agent.issues("074-2345678901")
        await agent.stage(Stage.TOLD)
        await hands.until(lambda: button.count == 0, "nothing is stuck")
        await hands.press("Ctrl+2")
        await hands.until(
            lambda: (row := page.table.row) is not None and row.badge.stage is Stage.TOLD, "told"
        )
