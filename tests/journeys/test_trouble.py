"""When the network or the hub fails: nothing twice, nothing lost, and she sees what is known."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from desktop.models.stage import Stage
from desktop.views.payment.card_actions import CardAction
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox, running_sandbox

REASON = "551 - (#551) This person isn't available right now."


async def test_a_link_that_the_platform_refuses_goes_by_sms_and_can_still_be_paid(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Sanne de Vries")
        await agent.quotes()
        sandbox.fault(f"/conversations/{agent.conversation}/", "refuse_message", reason=REASON)
        await agent.sends_link()
        await agent.stage(Stage.NOT_DELIVERED)
        await agent.card_says("Not delivered", "This person isn't available", "still be paid")
        await agent.sees_row("Sanne de Vries", "Not delivered €186.00")
        await agent.shot("not-delivered")

        [link] = agent.links()
        assert link["status"] == "open"
        assert agent.card_widget().button(CardAction.COPY_LINK) is not None

        # No conversation by SMS is there yet: it is opened at the number that she reads back.
        phone = agent.thread().contact.phone
        await agent.hands.until(lambda: bool(agent.desk.directory.inboxes), "the hub's inboxes")
        await agent.hands.press("Alt+V")

        def by_sms() -> QPushButton | None:
            buttons = agent.card_widget().findChildren(QPushButton)
            return next((one for one in buttons if phone in one.text()), None)

        found = await agent.hands.until(by_sms, "the customer's number")
        assert found is not None
        await agent.clicks(found)

        def arrived() -> list[str]:
            effects = sandbox.effects()
            there = [one["id"] for one in effects["conversations"] if one["source_id"] == phone]
            return [
                one["content"]
                for one in effects["messages"]
                if one["conversation_id"] in there and link["url"] in one["content"]
            ]

        assert len(await agent.hands.until(arrived, "the link by SMS")) == 1
        sandbox.pay(link["id"], "ideal")
        await agent.stage(Stage.PAID)
        assert len(agent.sent()) == 1


async def test_a_lost_answer_is_looked_up_and_sends_nothing_twice(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Aiko Kimura")
        await agent.quotes()
        # The message reaches the hub, and neither its answer nor the socket tell of it.
        sandbox.fault("POST /messages", "drop_after")
        sandbox.fault(f"GET /conversations/{agent.conversation}/messages", "502", times=99)
        sandbox.fault("", "socket_cut", delay_s=30)
        await agent.sends_link()
        await agent.stage(Stage.CHECKING)
        await agent.card_says("Checking whether it went", "sends nothing twice")
        assert len(agent.sent()) == 1
        sandbox.clear_faults()
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        assert (len(agent.links()), len(agent.sent())) == (1, 1)


async def test_what_nobody_can_tell_is_asked_and_sent_again_on_her_word(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Pieter Nijland")
        sandbox.fault(f"POST /conversations/{agent.conversation}/messages", "drop_before")
        await agent.replies("Dat kan, Pieter.")
        await agent.is_asked("Did it reach Pieter in SMS?")
        assert agent.sent() == []
        await agent.sees_row("Pieter Nijland", "Needs you")
        assert "1 needs you" in agent.window.status_bar.text
        await agent.shot("question")

        await agent.answers(CardAction.SEND_AGAIN)
        await agent.hands.until(agent.sent, "the reply at the hub")
        await agent.hands.until(
            lambda: "Nothing waiting" in agent.window.status_bar.text, "the empty outbox"
        )
        assert agent.sent() == ["Dat kan, Pieter."]


async def test_a_link_whose_message_was_lost_is_sent_again_and_is_the_same_link(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Sophie Martin", tab="Alt+2")
        await agent.quotes()
        sandbox.fault(f"POST /conversations/{agent.conversation}/messages", "drop_before")
        await agent.sends_link()
        await agent.stage(Stage.UNKNOWN)
        await agent.card_says("Did it reach Sophie in Instagram?")
        assert agent.sent() == []
        await agent.answers(CardAction.SEND_AGAIN)
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        [link] = agent.links()
        [message] = agent.sent()
        assert link["url"] in message


async def test_two_presses_are_one(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("João Pereira", tab="Alt+2")
        await agent.writes("Há lugar às 20:15.")
        for _ in range(3):
            await hands.press("Ctrl+Return")
        await hands.until(agent.sent, "the reply at the hub")

        await agent.quotes()
        await agent.asks_for_link()
        for _ in range(3):
            await hands.press("Ctrl+Shift+Return")
        await hands.until(agent.card, "the payment card")
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        await hands.press("Ctrl+Shift+Return")
        await hands.until(
            lambda: "Nothing waiting" in agent.window.status_bar.text, "the empty outbox"
        )
        assert (len(agent.links()), len(agent.sent())) == (1, 2)


async def test_offline_everything_waits_and_then_leaves_in_its_order(tmp_path: Path) -> None:
    world = tmp_path / "world.json"
    with ExitStack() as first:
        sandbox = first.enter_context(running_sandbox("--quiet", "--state", world))
        async with at_the_desk(sandbox, tmp_path / "desk") as agent:
            hands = agent.hands
            await agent.opens("Thomas Berger")
            first.close()
            await hands.until(
                lambda: "Offline" in agent.window.status_bar.text, "Offline in the status bar"
            )
            await agent.replies("Guten Tag, das geht.")
            await agent.quotes()
            await agent.sends_link()
            await agent.replies("Der Link ist unterwegs.")
            await agent.card_says("Queued · sends when online", "No link exists yet")
            await hands.until(
                lambda: "3 waiting to send" in agent.window.status_bar.text, "what waits"
            )
            await agent.sees_row("Thomas Berger", "Queued")
            await agent.shot("offline")

            with running_sandbox("--quiet", "--state", world) as again:
                assert again.hub_url == sandbox.hub_url
                agent.sandbox = again
                await agent.stage(Stage.SENT, Stage.DELIVERED)
                await hands.until(lambda: len(agent.sent()) >= 3, "all three at the hub")
                await hands.until(
                    lambda: "Nothing waiting" in agent.window.status_bar.text, "the empty outbox"
                )
                [link] = agent.links()
                [hello, offer, goodbye] = agent.sent()
                assert hello == "Guten Tag, das geht."
                assert link["url"] in offer
                assert goodbye == "Der Link ist unterwegs."


async def test_closed_and_started_again_while_a_link_is_open(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Layla Haddad", tab="Alt+5")
        link = await agent.sends_quoted_link()
        await agent.replies("شكرا")
        await agent.writes("half a sen")
        await agent.hands.until(
            lambda: (len(agent.links()), len(agent.sent())) == (1, 2), "one link, two messages"
        )
        conversation = agent.conversation
    sandbox.pay(link["id"])

    async with at_the_desk(sandbox, tmp_path, connected=False) as agent:
        shown = agent.rows()
        assert any(row.startswith("Sanne de Vries") for row in shown), "at the first paint"
        await agent.connects()
        await agent.opens("Layla Haddad", tab="Alt+5")
        assert agent.conversation == conversation
        await agent.stage(Stage.PAID)
        await agent.sees_row("Layla Haddad", "Paid €186.00")
        composer = agent.hands.find(QPlainTextEdit, "composer")
        assert composer.toPlainText() == "half a sen"
        assert (agent.links(), agent.sent()) == ([], [])  # and nothing once more


async def test_the_badge_of_an_open_link_stands_at_the_first_paint(
    own_sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(own_sandbox, tmp_path) as agent:
        await agent.opens("Sanne de Vries")
        await agent.sends_quoted_link()
        await agent.stage(Stage.DELIVERED)
    async with at_the_desk(own_sandbox, tmp_path, connected=False) as agent:
        await agent.sees_row("Sanne de Vries", "Delivered €186.00")
