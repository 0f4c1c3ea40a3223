"""Giving money back, by keyboard: asked in the card, made once, told by the card and the inbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from desktop.models.stage import Stage
from desktop.views.payment.card_actions import CardAction
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox


async def opens_form(agent: Agent) -> QLineEdit:
    """To the card, `refund…` and its first field, by keys."""
    await agent.answers(CardAction.REFUND)
    field = agent.hands.find(QLineEdit, "refundAmountEdit")
    await agent.hands.until(field.hasFocus, "the amount's focus")
    return field


async def test_a_part_and_then_the_rest(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("João Pereira", tab="Alt+2")
        link = await agent.sends_quoted_link()
        sandbox.pay(link["id"], "ideal")
        await agent.stage(Stage.PAID)
        await hands.until(lambda: agent.card().ladder.method == "ideal", "iDEAL by name")

        field = await opens_form(agent)
        assert field.text() == "186.00"
        await hands.press("Escape")
        await hands.until(agent.card_widget().hasFocus, "the card's focus")
        assert agent.sandbox.refunds_of(agent.conversation) == []

        await agent.leaves_the_field()
        await hands.press("G")  # from wherever she is
        field = hands.find(QLineEdit, "refundAmountEdit")
        await hands.until(field.hasFocus, "the amount's focus")
        await hands.write("200")
        confirm = hands.find(QPushButton, "confirmRefundButton")
        assert not confirm.isEnabled()
        await agent.shot("refund-too-much")
        await hands.rewrite("68")
        await hands.press("Tab")
        assert hands.focused() is hands.find(QComboBox, "refundReasonBox")
        await hands.press("Down")
        await hands.press("Tab")
        await hands.until(confirm.hasFocus, "the button's focus")
        assert confirm.text() == "Refund €68.00"
        await agent.shot("refund-form")
        await hands.press("Space")
        await agent.stage(Stage.PARTLY_REFUNDED)
        await agent.card_says("€68.00 of €186.00 is on its way back to João")
        await agent.sees_row("João Pereira", "Partly refunded", "paid €186.00")
        assert [
            (one["amount"], one["reason"]) for one in agent.sandbox.refunds_of(agent.conversation)
        ] == [(6800, "duplicate")]

        field = await opens_form(agent)
        assert field.text() == "118.00"
        await hands.press("Return")
        await hands.press("Space")
        await agent.stage(Stage.REFUNDED)
        await agent.sees_row("João Pereira", "Refunded €186.00")
        assert [one["amount"] for one in agent.sandbox.refunds_of(agent.conversation)] == [
            6800,
            11800,
        ]
        assert agent.card_widget().button(CardAction.REFUND) is None
        sandbox.advance(61)
        await agent.card_says("€186.00 went back to João")
        assert len(agent.sent()) == 1


async def test_a_refusal_says_why_and_the_next_try_works(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Layla Haddad", tab="Alt+2")
        link = await agent.sends_quoted_link()
        sandbox.pay(link["id"])
        await agent.stage(Stage.PAID)

        sandbox.fault("re:^POST /v1/refunds$", "403")
        await opens_form(agent)
        await agent.hands.press("Return")
        await agent.hands.press("Space")
        await agent.card_says("lacks the permission rak_charge_write", "Nothing was refunded")
        await agent.shot("refund-refused")
        assert (agent.card().ladder.stage, agent.sandbox.refunds_of(agent.conversation)) == (
            Stage.PAID,
            [],
        )

        sandbox.fault("re:^POST /v1/refunds$", "drop_after")
        await opens_form(agent)
        await agent.hands.press("Return")
        await agent.hands.press("Space")
        await agent.stage(Stage.REFUNDED)
        assert [one["amount"] for one in agent.sandbox.refunds_of(agent.conversation)] == [18600]


@pytest.mark.parametrize(("language", "theme"), [("nl", "dark")])
async def test_the_form_in_pictures(
    own_sandbox: Sandbox, tmp_path: Path, language: str, theme: str
) -> None:
    async with at_the_desk(own_sandbox, tmp_path, language=language, theme=theme) as agent:
        hands = agent.hands
        await agent.opens("Emma Clarke", tab="Alt+2")
        link = await agent.sends_quoted_link()
        own_sandbox.pay(link["id"])
        await agent.stage(Stage.PAID)
        await opens_form(agent)
        await hands.write("12")
        await hands.press("Return")
        words = hands.find(QPushButton, "confirmRefundButton").text()
        assert ("terugbetalen" if language == "nl" else "Refund") in words
        await agent.shot(f"refund-form-{language}-{theme}")
        own_sandbox.fault("re:^POST /v1/refunds$", "slow", delay_s=1.0)
        await hands.press("Space")
        await agent.card_says("gaat terug naar Emma" if language == "nl" else "is going back to")
        await agent.shot(f"refund-under-way-{language}-{theme}")
        await agent.stage(Stage.PARTLY_REFUNDED)
        await agent.shot(f"refund-made-{language}-{theme}")
        assert [one["amount"] for one in agent.sandbox.refunds_of(agent.conversation)] == [1200]
