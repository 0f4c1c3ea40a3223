"""How a payment can go: declined, at the bank, delayed, lapsed, cancelled; the card says which."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.models.stage import Stage
from desktop.views.payment.card_actions import CardAction
from desktop.views.payment.payment_card import PaymentCard
from tests.journeys.agent import at_the_desk
from tests.sandbox_process import Sandbox


async def test_declined_in_plain_words_then_paid_another_way(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Ruben van Leeuwen", tab="Alt+2")
        link = await agent.sends_quoted_link()
        sandbox.pay(link["id"], "card", "declined:insufficient_funds")
        await agent.stage(Stage.DECLINED)
        await agent.card_says("Declined", "insufficient funds", "suggest another way")
        await agent.sees_row("Ruben van Leeuwen", "Declined · insufficient funds")

        _a_second_later(sandbox)
        sandbox.pay(link["id"], "card", "declined:lost_card")
        said = await agent.card_says("Declined 2 times", "refused by the bank")
        assert "lost" not in said  # that is for the bank to tell its client

        _a_second_later(sandbox)
        sandbox.pay(link["id"], "ideal")
        await agent.stage(Stage.PAID)
        await agent.hands.until(lambda: agent.card().ladder.method == "ideal", "iDEAL by name")
        assert len(agent.links()) == 1
        assert len(agent.sent()) == 1


async def test_a_card_that_the_bank_wants_confirmed(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Thomas Berger")
        link = await agent.sends_quoted_link()
        sandbox.pay(link["id"], "card_3ds", "abandoned")
        await agent.stage(Stage.AT_BANK)
        await agent.sees_row("Thomas Berger", "At the bank")
        _a_second_later(sandbox)
        sandbox.pay(link["id"], "card_3ds", "failed")
        await agent.card_says("Declined", "not confirmed at the bank")
        _a_second_later(sandbox)
        sandbox.pay(link["id"], "card_3ds", "paid")
        await agent.stage(Stage.PAID)
        assert agent.card().ladder.paid == 18600
        assert (len(agent.links()), len(agent.sent())) == (1, 1)


async def test_a_delayed_debit_is_no_money_yet(own_sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(own_sandbox, tmp_path, exclude_delayed=False) as agent:
        await agent.opens("Jonas Weber", tab="Alt+2")
        link = await agent.sends_quoted_link()
        own_sandbox.pay(link["id"], "sepa_debit", "paid")
        await agent.stage(Stage.PROCESSING)
        await agent.card_says("Processing · SEPA", "Issue the ticket when it says Paid")
        assert agent.card().ladder.paid == 0
        assert not agent.hands.sees(QPushButton, "issueTicketButton")

        own_sandbox.advance(70)  # the bank answers
        await agent.stage(Stage.PAID)
        await agent.hands.until(
            lambda: agent.hands.sees(QPushButton, "issueTicketButton"), "the ticket form"
        )
        assert (len(agent.links()), len(agent.sent())) == (1, 1)


async def test_an_expired_link_is_replaced_by_one_key(own_sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(own_sandbox, tmp_path) as agent:
        await agent.opens("Daan Willems")
        first = await agent.sends_quoted_link()
        own_sandbox.advance(first["expires_at"] - own_sandbox.now() + 1)
        await agent.stage(Stage.EXPIRED)
        await agent.sees_row("Daan Willems", "Expired")
        await agent.card_says("Nobody can pay this link any more")
        await agent.shot("expired")

        await agent.hands.press("Ctrl+Shift+Return")
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        [_, second] = agent.links()
        assert second["amount_total"] == first["amount_total"]
        assert second["expires_at"] > first["expires_at"]
        assert second["metadata"]["desk_generation"] == "2"
        assert [second["url"] in message for message in agent.sent()] == [False, True]
        own_sandbox.pay(second["id"], "ideal")
        await agent.stage(Stage.PAID)


async def test_a_quote_is_changed_and_its_link_replaced(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("Sophie Martin", tab="Alt+2")
        first = await agent.sends_quoted_link()
        panel = agent.window.quote_panel
        assert panel is not None
        thread = agent.window.thread_panel
        assert thread is not None
        await agent.leaves_the_field()
        await hands.until(lambda: thread.cards.can(CardAction.REPLACE), "that it can be changed")
        await hands.press("Ctrl+R")
        await hands.until(lambda: panel.mode == "replace", "the quote to change")
        await hands.until(lambda: isinstance(hands.focused(), QLineEdit), "a field of it")
        await hands.press("Escape")
        await hands.until(lambda: panel.mode == "open", "the link as it is")
        assert agent.links()[-1]["status"] == "open"

        await hands.press("Ctrl+R")
        await hands.until(lambda: panel.mode == "replace", "the quote once more")
        await hands.tab_to(panel.form.price.lines.rows[0].amount)
        await hands.rewrite("142")
        await hands.press("Tab")
        await agent.shot("replace")
        await hands.press("Ctrl+Shift+Return")
        await agent.card_says("€210.00", "In the place of the link of €186.00, which has ended")
        old, second = agent.links()
        assert (old["id"], old["status"]) == (first["id"], "expired")
        assert (second["status"], second["amount_total"]) == ("open", 21000)
        await agent.stage(Stage.SENT, Stage.DELIVERED, Stage.SEEN)
        assert [second["url"] in message for message in agent.sent()] == [False, True]

        sandbox.fault("POST /expire", "slow", delay_s=1.0)
        await agent.leaves_the_field()
        await hands.until(lambda: thread.cards.can(CardAction.REPLACE), "that it can be changed")
        await hands.press("Ctrl+R")
        await hands.until(lambda: panel.mode == "replace", "the quote a third time")
        await hands.tab_to(panel.form.price.lines.rows[0].amount)
        await hands.rewrite("99")
        await hands.press("Ctrl+Shift+Return")
        await hands.until(lambda: not sandbox.faults(), "the old link's end under way")
        sandbox.pay(second["id"])
        await agent.stage(Stage.PAID)
        await agent.card_says("had just paid the old link, so it was not replaced", "Paid €210.00")
        assert len(agent.links()) == 2


async def test_cancelling_asks_first_then_ends_it_at_the_provider(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("Giulia Conti", tab="Alt+2")
        await agent.sends_quoted_link()

        await agent.goes_to(PaymentCard)
        await hands.press("X")
        await hands.until(hands.find(QPushButton, "confirmCancelButton").hasFocus, "the question")
        await hands.press("Escape")
        assert not hands.sees(QPushButton, "confirmCancelButton")
        assert agent.links()[0]["status"] == "open"

        await hands.press("X")
        await hands.press("Space")
        await agent.stage(Stage.CANCELLED)
        await agent.card_says("The link was cancelled")
        [link] = agent.links()
        assert link["status"] == "expired"
        assert len(agent.sent()) == 1


async def test_the_customer_pays_while_the_agent_cancels(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        await agent.opens("Emma Clarke", tab="Alt+2")
        link = await agent.sends_quoted_link()
        sandbox.fault("POST /expire", "slow", delay_s=1.0)
        await agent.answers(CardAction.CANCEL)
        await agent.hands.press("Space")
        await agent.hands.until(lambda: not sandbox.faults(), "the cancellation under way")
        sandbox.pay(link["id"])
        await agent.stage(Stage.PAID)
        await agent.card_says("The customer had already paid", "Paid €186.00")
        assert agent.links()[0]["status"] == "complete"
        assert len(agent.sent()) == 1


def _a_second_later(sandbox: Sandbox) -> None:
    """The provider stamps whole seconds: of two attempts in one, nobody can say which was last."""
    sandbox.advance(1)
