"""Money that arrives while the agent is elsewhere comes to her, with what is to be done next."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.models.stage import Stage
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox


@pytest.mark.journey
async def test_paid_comes_forward_and_its_ticket_is_one_key_away(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        window, hands = agent.window, agent.hands
        await agent.opens("James Okafor")
        paid_one = agent.conversation
        link = await agent.sends_quoted_link()
        await agent.opens("Daan Willems")
        sandbox.pay(link["id"], "ideal")
        await hands.until(lambda: window.inbox.model.ids[0] == paid_one, "the row in front")
        await hands.until(
            lambda: [one.text for one in window.toaster.notices][-1:] == ["Paid €186.00"], "a toast"
        )
        button = hands.find(QPushButton, "rowTicketButton")
        assert button.accessibleName() == "Issue ticket for James Okafor"
        await agent.shot("paid-comes-forward")
        await agent.leaves_the_field()
        await hands.press("T")
        agent.conversation = paid_one
        await agent.stage(Stage.PAID)
        await hands.until(lambda: hands.sees(QLineEdit, "ticketNumberEdit"), "the ticket form")
        field = hands.find(QLineEdit, "ticketNumberEdit")
        await hands.until(field.hasFocus, "the ticket number's focus")
        assert window.inbox.conversation_id == paid_one
