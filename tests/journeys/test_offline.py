"""An agent whose network is gone: what she wrote waits in sight, hers to change until it leaves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

from desktop.views.payment.card_actions import CardAction
from desktop.views.thread.job_question import JobQuestion
from tests.journeys.agent import Agent, at_the_desk
from tests.journeys.network_line import Line, line_to
from tests.sandbox_process import running_sandbox


async def loses_the_network(agent: Agent, line: Line) -> None:
    line.cut()

    def seen() -> bool:
        status = agent.window.status_bar.text
        return status.startswith("Offline") and "Payments offline" in status

    await agent.hands.until(seen, "both services offline in the status bar")


def waiting(agent: Agent) -> list[JobQuestion]:
    """The rows of what waits, from the top down."""
    panel = agent.window.thread_panel
    assert panel is not None
    return [one for one in panel.view.contents() if isinstance(one, JobQuestion)]


async def goes_to_row(agent: Agent, number: int) -> None:
    """F6 to the thread, End to its last row, and up to the one that waits."""
    panel = agent.window.thread_panel
    assert panel is not None
    await agent.leaves_the_field()
    for _ in range(4):
        focused = agent.hands.focused()
        if focused is panel.view or (focused is not None and panel.view.isAncestorOf(focused)):
            break
        await agent.hands.press("F6")
    await agent.hands.press("End")
    for _ in range(4):
        if agent.hands.focused() is waiting(agent)[number]:
            return
        await agent.hands.press("Up")
    raise AssertionError(f"row {number} is not reached: {agent.hands.focused()!r}")


async def answers(agent: Agent, action: CardAction) -> None:
    """Press a button of the first row that waits, by keyboard."""
    await goes_to_row(agent, 0)
    button = waiting(agent)[0].button(action)
    assert button is not None
    await agent.hands.tab_to(button)
    await agent.hands.press("Space")


async def test_what_waits_is_changed_and_removed_and_waits_for_her_yes(tmp_path: Path) -> None:
    with running_sandbox("--quiet") as sandbox, line_to(sandbox) as line:
        async with at_the_desk(line.sandbox, tmp_path) as agent:
            hands = agent.hands
            await agent.opens("Sanne de Vries")
            await loses_the_network(agent, line)
            await agent.replies("Er is plek om 12:15.")
            await agent.replies("Zal ik boeken?")
            await agent.replies("Of toch niet?")
            await hands.until(lambda: len(waiting(agent)) == 3, "what waits")
            await agent.sees_row("Sanne de Vries", "Not sent yet")
            assert "3 waiting to send" in agent.window.status_bar.text
            await agent.shot("offline-waiting")

            await goes_to_row(agent, 2)
            await hands.press("Delete")
            await hands.until(lambda: len(waiting(agent)) == 2, "the removed reply's absence")

            await goes_to_row(agent, 0)
            await hands.press("F2")
            await hands.until(lambda: isinstance(hands.focused(), QPlainTextEdit), "the field")
            await hands.write(" En om 14:05.")
            await agent.shot("offline-changing")
            await hands.press("Ctrl+Return")
            await agent.hears("Er is plek om 12:15. En om 14:05.")

            sandbox.say(agent.conversation, "Ik neem toch de trein.")
            line.mend()
            await agent.is_asked("Sanne wrote while this waited")
            await agent.hears("Ik neem toch de trein.")
            assert agent.sent() == []
            await agent.sees_row("Sanne de Vries", "Needs you")
            await agent.shot("offline-asked")
            await answers(agent, CardAction.SEND_ANYWAY)
            await hands.until(agent.sent, "the first reply at the hub")
            await hands.until(
                lambda: (
                    len(waiting(agent)) == 1
                    and waiting(agent)[0].button(CardAction.SEND_ANYWAY) is not None
                ),
                "the question about the second",
            )
            await answers(agent, CardAction.REMOVE)
            await hands.until(
                lambda: "Nothing waiting" in agent.window.status_bar.text, "the empty outbox"
            )
            assert agent.sent() == ["Er is plek om 12:15. En om 14:05."]
