"""What is sold shows on the board: from a figure to the sale behind it, back, and to the room."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.models.board.figures import Figure
from desktop.models.stage import Stage
from desktop.views.board.cases_dialog import CasesDialog
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox


async def test_a_paid_link_is_on_the_board_and_one_key_from_its_conversation(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        window, hands = agent.window, agent.hands
        await agent.opens("Ruben van Leeuwen", tab="Alt+2")
        link = await agent.sends_quoted_link()
        await hands.press("Ctrl+4")
        page = window.places.board
        assert page is not None
        paid = page.pillars.tile(Figure.PAID)
        await hands.until(lambda: page.reader.is_current, "the board")
        before = paid.tile.value
        sandbox.pay(link["id"], "ideal")
        number = window.inbox.conversation_id
        await hands.until(lambda: paid.tile.value != before, "the money, by itself")
        not_ticketed = page.pillars.tile(Figure.NOT_TICKETED)
        await hands.until(lambda: not_ticketed.tile.value == "1", "the ticket that is due")
        assert "€186.00" in not_ticketed.tile.below
        not_ticketed.setFocus()
        await hands.press("Return")
        await hands.until(lambda: page.findChild(CasesDialog) is not None, "the cases")
        dialog = page.findChild(CasesDialog)
        assert isinstance(dialog, CasesDialog)
        await hands.until(lambda: dialog.list.currentIndex().data() is not None, "the sale")
        assert dialog.list.currentIndex().data() == "Ruben van Leeuwen"
        await hands.press("Return")
        await hands.until(lambda: window.places.in_inbox, "the conversation")
        assert window.inbox.conversation_id == number
        await agent.stage(Stage.PAID)
        window.activateWindow()
        await hands.until(window.isActiveWindow, "the window has its turn again")
        await hands.press("Ctrl+4")
        await hands.until(not_ticketed.hasFocus, "back where the agent was")
        await hands.press("F11")
        await hands.until(lambda: QApplication.activeWindow() is page.wall, "the wallboard")
        assert page.wall.figures[-1].value == "1"
        assert not page.wall.trouble, page.wall.trouble
        await hands.press("Esc")
        await hands.until(lambda: not page.wall.is_up, "the desk again")
