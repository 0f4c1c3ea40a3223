"""Above the limit: a second person signs in at the asker's window, by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop.models.stage import Stage
from desktop.views.payment.card_actions import CardAction
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox

POLICY = 'base = "EUR"\n[limits.agent]\nper_link = "150.00"\n'


async def signs(agent: Agent, token: str) -> None:
    """The token comes from the clipboard, as people bring it."""
    hands = agent.hands
    field = hands.find(QLineEdit, "approverToken")
    await hands.until(field.hasFocus, "the token's focus")
    QApplication.clipboard().setText(token)
    await hands.press("Ctrl+V")
    await hands.press("Return")


async def test_a_second_person_lets_a_link_go(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(POLICY)
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, tokens = agent.hands, sandbox.tokens()
        await agent.opens("João Pereira", tab="Alt+2")
        await agent.quotes()
        await agent.sends_link()
        await agent.stage(Stage.NEEDS_APPROVAL)
        await signs(agent, tokens["desk"])
        dialog = agent.window.approving
        assert dialog is not None
        await hands.until(lambda: "own request" in _problem(agent), "why it is refused")
        assert QApplication.clipboard().text() == ""
        await agent.shot("approval")
        await hands.press("Escape")
        await agent.card_says("€186.00 is above your limit of €150.00")
        await agent.sees_row("João Pereira", "Needs approval €186.00")
        assert agent.links() == []

        await agent.answers(CardAction.APPROVE)
        await signs(agent, tokens["administrator"])
        await agent.stage(Stage.SENT, Stage.DELIVERED, Stage.SEEN)
        assert len(agent.links()) == 1

        assert agent.window.thread_panel is not None
        agent.window.thread_panel.cards.mark_elsewhere()
        field = hands.find(QLineEdit, "elsewhereReference")
        await hands.until(field.hasFocus, "where to find it")
        await hands.write("R-114")
        box = hands.find(QComboBox, "elsewhereHow")
        assert box.currentText() == "at the counter"
        await hands.press("Return")
        await hands.until(
            lambda: agent.window.findChild(QLineEdit, "approverToken") is not None, "the sign-in"
        )
        await signs(agent, tokens["administrator"])
        await agent.stage(Stage.PAID_ELSEWHERE)
        await agent.card_says("Marked as paid another way: at the counter")


def _problem(agent: Agent) -> str:
    approving = agent.window.approving
    shown = approving.dialog if approving is not None else None
    return shown.problem.text() if shown is not None and hasattr(shown, "problem") else ""
