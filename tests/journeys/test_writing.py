"""Writing with the help of the desk: templates in the customer's language, and emoji."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.views.controls.completion import Choice, CompletionList
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox

pytestmark = pytest.mark.journey


def choices(agent: Agent) -> Sequence[Choice]:
    """What the list over the field offers."""
    return agent.hands.find(CompletionList, "completionList").choices


async def test_a_template_answers_in_the_customers_language_and_no_gap_leaves(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Sanne de Vries")
        await agent.leaves_the_field()
        await agent.hands.press("/")
        await agent.hands.until(agent.composer.hasFocus, "the composer's focus")
        hello = "Hoi Sanne, je spreekt met Frederiek"
        await agent.hands.until(
            lambda: any(one.preview.startswith(hello) for one in choices(agent)),
            "the templates, filled in",
        )
        await agent.shot("templates")
        await agent.hands.write("hello")
        await agent.hands.press("Return")
        await agent.hands.until(
            lambda: agent.composer.toPlainText().startswith(hello), "the greeting in Dutch"
        )
        await agent.hands.press("Ctrl+Return")
        await agent.hears(hello)

        await agent.hands.write("/ticketed")
        await agent.hands.press("Tab")
        await agent.hands.until(
            lambda: agent.composer.textCursor().selectedText() == "{{tickets}}", "the gap"
        )
        await agent.hands.press("Ctrl+Return")
        await agent.shot("gap")
        await agent.hands.write("0742401234567")
        await agent.hands.press("Ctrl+.")
        field = agent.hands.find(QLineEdit, "emojiSearch")
        await agent.hands.until(field.hasFocus, "the search for emoji")
        await agent.hands.write("airplane")
        await agent.hands.press("Return")
        await agent.hands.until(agent.composer.hasFocus, "the composer's focus")
        await agent.hands.press("Ctrl+Return")
        await agent.hears("Ticketnummer: 0742401234567✈️.")
        await agent.hands.until(lambda: len(agent.sent()) == 2, "both at the hub")
