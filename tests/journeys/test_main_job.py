"""The main job, whole: by keyboard, by mouse, in Dutch, for two, and as the tour plays it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QRadioButton

from desktop.models.stage import Stage
from desktop.tour.steps import STEPS
from desktop.tour.story import MAIN_JOB, Story
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import ROOT, Sandbox, running_sandbox

TICKET = "074-2412345678"
OTHER_TICKET = "074-2412345679"


async def test_a_question_becomes_a_ticket_without_a_mouse(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("James Okafor")
        await agent.hears("can I move my Sunday flight")
        await agent.replies("Hi James, yes: €186.00 in all. Shall I send you a payment link?")
        sandbox.read(agent.conversation)
        sandbox.say(agent.conversation, "Yes please!")
        await agent.hears("Yes please!")

        await agent.quotes("118", "68")
        assert "186.00" in agent.total
        await agent.sends_link()
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        [link] = agent.links()
        assert link["amount_total"] == 18600
        assert sum(link["url"] in message for message in agent.sent()) == 1

        sandbox.read(agent.conversation)
        await agent.stage(Stage.SEEN)
        await agent.sees_row("James Okafor", "Seen €186.00")
        sandbox.pay(link["id"], "card")
        await agent.stage(Stage.PAID)
        await agent.sees_row("James Okafor", "Paid €186.00")

        await agent.issues(TICKET)
        await agent.stage(Stage.TOLD)
        await agent.card_says("Ticketed", TICKET)
        await agent.shot("main-job-en")
        assert len(agent.sent()) == 3
        assert TICKET in agent.sent()[-1]
        assert len(agent.links()) == 1


async def test_the_list_waits_for_the_thread_to_show_what_is_new(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Thomas Berger")
        panel = agent.window.thread_panel
        assert panel is not None
        assert agent.window.inbox.model.beside == panel.caught_up
        sandbox.say(agent.conversation, "Geht es auch am Sonntag?")
        await agent.sees_row("Thomas Berger", "Geht es auch am Sonntag?")
        await agent.hears("Geht es auch am Sonntag?")


async def test_the_same_with_the_mouse(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, window = agent.hands, agent.window
        await agent.sees_row("Lucía Romero")
        inbox = window.inbox.list
        row = next(at for at, words in enumerate(agent.rows()) if words.startswith("Lucía"))
        await hands.click_row(inbox, row)
        agent.conversation = window.inbox.conversation_id or 0
        await agent.sees_thread()
        await agent.hears("cambiar el asiento")

        await agent.clicks(agent.composer)
        await hands.write("Sí, son 25 euros.")
        await agent.clicks(hands.find(QPushButton, "sendButton"))
        await hands.until(lambda: agent.sent() == ["Sí, son 25 euros."], "the reply at the hub")

        await agent.sees_quote()
        assert window.quote_panel is not None
        form = window.quote_panel.form
        theirs = next(
            one for one in form.change.whose.findChildren(QRadioButton) if "Customer" in one.text()
        )
        await agent.clicks(theirs)
        for field, text in (
            (form.trip.new.route, "AMS MAD"),
            (form.trip.new.departure, "tomorrow 9:05"),
            (form.price.lines.rows[0].amount, "25"),
        ):
            await agent.clicks(field)
            await hands.rewrite(text)
        await agent.clicks(hands.find(QPushButton, "sendPaymentLinkButton"))
        await hands.until(lambda: hands.sees(QPushButton, "verified1"), "how she was verified")
        await agent.clicks(hands.find(QPushButton, "verified1"))
        await hands.until(agent.card, "the payment card")
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        [link] = agent.links()
        sandbox.pay(link["id"])
        await agent.stage(Stage.PAID)

        await hands.until(lambda: hands.sees(QLineEdit, "ticketNumberEdit"), "the ticket form")
        await agent.clicks(hands.find(QLineEdit, "ticketNumberEdit"))
        await hands.write(TICKET)
        await agent.clicks(hands.find(QPushButton, "issueTicketButton"))
        await agent.stage(Stage.TOLD)
        await agent.clicks(hands.find(QPushButton, "resolveButton"))
        await hands.until(lambda: _resolved(agent), "the resolved conversation at the hub")
        await hands.until(
            lambda: not any(row.startswith("Lucía") for row in agent.rows()), "the row gone"
        )
        sandbox.say(agent.conversation, "¡Gracias!")
        await agent.sees_row("Lucía Romero", "¡Gracias!")
        assert len(agent.sent()) == 3
        assert [one["amount_total"] for one in agent.links()] == [2500]


async def test_the_main_job_in_dutch(tmp_path: Path) -> None:
    """The tour's own story, with customers who live by themselves, before a Dutch agent."""
    with running_sandbox("--seed", "7", "--speed", "40") as sandbox:
        async with at_the_desk(sandbox, tmp_path, language="nl") as agent:
            async with httpx.AsyncClient(trust_env=False) as http:
                control, hands = sandbox.control_url, agent.hands
                story = Story(agent.window, agent.desk, hands, control, http, tmp_path)
                for step in MAIN_JOB[:-1]:
                    await step.play(story)
            await agent.opens("Sanne de Vries")
            await agent.card_says("Betaling €\xa0186,00: Ticket €\xa0186,00 · gemeld", TICKET)
            await agent.sees_row("Sanne de Vries", "Ticket €\xa0186,00 · gemeld")
            await agent.shot("main-job-nl")


def test_the_tour_passes() -> None:
    tour = subprocess.run(
        [sys.executable, "main.py", "tour"],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=150,
    )
    assert tour.returncode == 0, tour.stdout + tour.stderr
    assert tour.stderr == ""
    lines = tour.stdout.splitlines()
    assert [line.split(".")[0] for line in lines[:-1]] == [
        str(number) for number in range(1, len(STEPS) + 1)
    ]


async def test_two_passengers_have_two_ticket_numbers(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("Marie Lefèvre")
        link = await agent.sends_quoted_link(passengers=("Marie Lefèvre", "Luc Lefèvre"))
        assert link["amount_total"] == 2 * 18600
        sandbox.pay(link["id"])
        await agent.stage(Stage.PAID)

        await agent.issues(TICKET, TICKET)
        problem = hands.find(QLabel, "ticketNumberEdit2Problem")
        await hands.until(problem.text, "why the same number twice is refused")
        assert "Marie" in problem.text()
        assert len(agent.sent()) == 1

        await hands.until(hands.find(QLineEdit, "ticketNumberEdit2").hasFocus, "the wrong field")
        await hands.rewrite(OTHER_TICKET)
        await hands.press("Return")
        await agent.stage(Stage.TOLD)
        assert len(agent.sent()) == 2
        assert TICKET in agent.sent()[-1]
        assert OTHER_TICKET in agent.sent()[-1]


def _resolved(agent: Agent) -> bool:
    return any(
        one["conversation_id"] == agent.conversation and one["status"] == "resolved"
        for one in agent.sandbox.effects()["statuses"]
    )
