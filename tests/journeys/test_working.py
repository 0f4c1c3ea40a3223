"""An agent's work on conversations, in Dutch and in dark, with the mouse unplugged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox

ME, BRAM, NOOR = 7, 8, 9


def at_the_hub(agent: Agent) -> dict[str, Any]:
    """The open conversation as the hub has it."""
    found: dict[str, Any] = agent.sandbox.hub("GET", f"/conversations/{agent.conversation}").json()
    return found


def whose(agent: Agent) -> int | None:
    assignee = at_the_hub(agent)["meta"].get("assignee") or {}
    number: int | None = assignee.get("id")
    return number


async def test_she_snoozes_notes_hands_over_and_takes_back(
    own_sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(own_sandbox, tmp_path, language="nl", theme="dark") as agent:
        hands = agent.hands
        await agent.opens("Thomas Berger")
        thomas = agent.conversation
        known = agent.desk.directory
        await hands.until(lambda: known.known.colleagues, "her colleagues")
        await hands.press("N")
        await hands.write("Vraag @ku")
        await hands.press("Return")
        await hands.write("even")
        await agent.shot("note-dutch-dark")
        await hands.press("Ctrl+Return")
        await agent.hears("Vraag @Bram Kuipers even")

        def notes() -> list[dict[str, Any]]:
            return [one for one in own_sandbox.messages_in(thomas) if one["private"]]

        [note] = await hands.until(notes, "the note at the hub")
        assert "(mention://user/8/" in note["content"] and note["source_id"] is None

        await hands.press("H")
        await hands.write("noor")
        await hands.press("Return")
        await hands.write("Wacht op de luchtvaartmaatschappij")
        await hands.press("Ctrl+Return")
        await hands.until(lambda: whose(agent) == NOOR, "Noor has it")
        await hands.press("Z")
        await hands.until(lambda: whose(agent) == ME, "it is hers again")

        await agent.opens("James Okafor")
        await hands.press("S")
        await hands.write("over 2 uur")
        await agent.shot("snooze-dutch-dark")
        await hands.press("Return")
        await hands.until(lambda: at_the_hub(agent)["status"] == "snoozed", "it sleeps")
        await hands.until(
            lambda: not any(row.startswith("James Okafor") for row in agent.rows()), "it is gone"
        )
        own_sandbox.advance(2 * 3600 + 60)
        await agent.sees_row("James Okafor")

        await agent.opens("James Okafor")
        colleague = {"api_access_token": own_sandbox.tokens()["colleague"]}
        path = f"/conversations/{agent.conversation}/assignments"
        own_sandbox.hub("POST", path, json={"assignee_id": BRAM}, headers=colleague)
        panel = agent.window.thread_panel
        assert panel is not None
        head = panel.header
        await hands.until(lambda: "Bram Kuipers" in head.standing, "the head says whose it is now")
        await hands.press("I")
        await hands.until(lambda: whose(agent) == ME, "she took it back")
