"""Everything by a few letters: a conversation, a payment, and what can be done now."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QListView

from desktop.models.stage import Stage
from desktop.tour.driver import texts
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox


async def looks_for(agent: Agent, text: str, *words: str) -> str:
    """Ctrl+K and the letters; wait for a row with all these words, and return it."""
    hands = agent.hands
    await hands.press("Ctrl+K")
    field = hands.find(QLineEdit, "paletteInput")
    await hands.until(field.hasFocus, "the palette's focus")
    await hands.write(text)

    def row() -> str:
        return next((one for one in rows(agent) if all(word in one for word in words)), "")

    return await hands.until(row, f"{words} in the palette")


def rows(agent: Agent) -> list[str]:
    """What the palette lists, as a screen reader hears it."""
    return texts(agent.hands.find(QListView, "paletteList").model())


async def chooses(agent: Agent, row: str) -> None:
    """Down to a row, and Enter."""
    hands, view = agent.hands, agent.hands.find(QListView, "paletteList")
    for _ in range(40):
        if view.currentIndex().data() == row:
            break
        await hands.press("Down")
    assert view.currentIndex().data() == row
    await hands.press("Return")
    await hands.until(lambda: not hands.sees(QLineEdit, "paletteInput"), "the palette put away")


async def test_a_quote_is_sent_and_found_again_without_a_mouse(
    own_sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(own_sandbox, tmp_path) as agent:
        await agent.sees_row("Sophie Martin", tab="Alt+5")
        await looks_for(agent, "sop mart", "Sophie Martin")
        await agent.hands.press("Return")
        await agent.hands.until(
            lambda: agent.window.inbox.conversation_id is not None, "the conversation"
        )
        agent.conversation = agent.window.inbox.conversation_id or 0
        await agent.sees_thread()
        await agent.quotes()

        sending = await looks_for(agent, "send pay", "Send the payment link")
        assert "to Sophie Martin" in sending
        assert "186" in sending
        await agent.shot("palette-send")
        await chooses(agent, sending)
        await agent.says_how_verified()
        await agent.stage(Stage.SENT, Stage.DELIVERED)

        paid = await looks_for(agent, "186", "186.00", "Rebooking", "Sophie Martin")
        await agent.shot("palette-payment")
        await chooses(agent, paid)
        assert len(agent.links()) == 1

        await agent.hands.press("Ctrl+K")  # what was used is in front from now on
        listed = rows(agent)
        doing = listed[listed.index("Do") + 1 :]
        await agent.shot("palette-empty")
        assert not any(one.startswith("Send the payment link,") for one in doing)  # it is sent
        await agent.hands.press("Escape")
        await asyncio.sleep(0)
        assert len(agent.links()) == 1
