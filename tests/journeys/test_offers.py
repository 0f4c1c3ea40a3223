"""Two ways in one message: one is paid and the other ends; or both are taken back at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.views.payment.card_actions import CardAction, card_actions
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox


async def offers(agent: Agent) -> None:
    """A quote, Alt+O for another way with a fare of its own, and one message with both."""
    hands, panel = agent.hands, agent.window.quote_panel
    assert panel is not None
    await agent.quotes()
    await hands.press("Alt+O")
    await hands.until(lambda: len(panel.alternatives.rows) == 2, "two ways")
    await hands.tab_to(panel.form.price.lines.rows[0].amount)
    await hands.rewrite("56")
    await hands.press("Tab")
    await agent.sends_link()
    await agent.stage(Stage.SENT, Stage.DELIVERED, Stage.SEEN)


def cards(agent: Agent) -> dict[int, QuoteCard]:
    """The thread's cards, by their price."""
    return {card.ladder.amount: card for card in agent.thread().cards}


async def test_an_offer_is_taken_back_whole_by_one_key(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, thread = agent.hands, agent.window.thread_panel
        assert thread is not None
        await agent.opens("Pieter Nijland")
        await offers(agent)
        await agent.leaves_the_field()
        await hands.until(lambda: thread.cards.can(CardAction.END_OFFER), "that it can be ended")
        await hands.press("Ctrl+Shift+X")
        sure = hands.find(QPushButton, "confirmCancelButton")
        await hands.until(sure.hasFocus, "the question")
        assert sure.text() == "Cancel all 2 links"
        await agent.shot("cancel-offer")
        await hands.press("Return")
        await hands.until(
            lambda: {one["status"] for one in agent.links()} == {"expired"}, "both ended"
        )
        await hands.until(
            lambda: {card.ladder.stage for card in cards(agent).values()} == {Stage.CANCELLED},
            "both cancelled",
        )


async def test_the_way_that_was_not_taken_offers_nothing_more(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Lucía Romero")
        await offers(agent)
        [link] = [one for one in agent.links() if one["amount_total"] == 12400]
        sandbox.pay(link["id"], "ideal")
        await agent.stage(Stage.PAID)
        await agent.hands.until(
            lambda: cards(agent)[18600].ladder.stage is Stage.CANCELLED, "the other one's end"
        )
        assert card_actions(cards(agent)[18600]).all == ()
        thread, ended = agent.window.thread_panel, cards(agent)[18600]
        assert thread is not None
        widget = thread.cards.widget(ended.quote.quote_id)
        assert widget is not None
        await agent.hands.until(
            lambda: "has taken another alternative" in widget.accessibleDescription(), "why"
        )
        await agent.shot("offer-taken")
