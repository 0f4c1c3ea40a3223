"""Money that does not go on: seen at the rail, taken further from the Payments view, and gone."""

from __future__ import annotations

from pathlib import Path

from desktop.models.fact import FactKind
from desktop.models.journal import Draft
from desktop.models.payment_step import PaymentStep, next_step
from desktop.models.stage import Stage
from desktop.models.stuck_kind import StuckKind
from desktop.views.payment.card_actions import CardAction
from desktop.views.payments.payments_page import PaymentsPage
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox


async def test_from_paid_to_told_by_way_of_the_payments_view(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        window, hands = agent.window, agent.hands
        await agent.opens("Ruben van Leeuwen", tab="Alt+2")
        link = await agent.sends_quoted_link()
        sandbox.pay(link["id"], "ideal")
        await agent.stage(Stage.PAID)
        button = window.rail.payments_button
        await hands.until(lambda: button.count == 1, "the rail's count")
        number = window.inbox.conversation_id

        await hands.press("Ctrl+2")
        page = window.places.payments
        assert page is not None
        await hands.until(lambda: page.table.row is not None, "the links")
        assert page.table.row is not None and page.table.row.badge.stage is Stage.PAID
        tile = page.tiles.tile(StuckKind.NOT_TICKETED)
        assert tile.accessibleName().startswith("Paid, not ticketed, 1, €186.00")
        await hands.press("T")
        await hands.until(lambda: window.places.in_inbox, "the conversation")
        assert window.inbox.conversation_id == number
        await agent.issues("074-2345678901")
        await agent.stage(Stage.TOLD)
        await hands.until(lambda: button.count == 0, "nothing is stuck")
        await hands.press("Ctrl+2")
        await hands.until(
            lambda: (row := page.table.row) is not None and row.badge.stage is Stage.TOLD, "told"
        )


async def sees_step(agent: Agent, step: PaymentStep) -> PaymentsPage:
    """Ctrl+2; the link that was last told of waits for this step."""
    await agent.hands.press("Ctrl+2")
    page = agent.window.places.payments
    assert page is not None
    await agent.hands.until(
        lambda: (row := page.table.row) is not None and next_step(row) is step, f"{step}"
    )
    return page


async def test_a_declined_customer_is_offered_another_way_from_the_payments_view(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        window, hands = agent.window, agent.hands
        await agent.opens("Ruben van Leeuwen", tab="Alt+2")
        link = await agent.sends_quoted_link()
        sandbox.pay(link["id"], "card", "declined:stolen_card")
        await agent.stage(Stage.DECLINED)
        declined = agent.conversation
        await hands.press("Alt+Down")  # she works on another customer meanwhile
        await hands.until(lambda: window.inbox.conversation_id != declined, "another customer")

        await sees_step(agent, PaymentStep.SUGGEST)
        await hands.press("Space")
        await hands.until(lambda: agent.composer.toPlainText(), "the words")
        assert window.inbox.conversation_id == declined and agent.composer.hasFocus()
        assert not any(word in agent.composer.toPlainText().lower() for word in ("stolen", "fraud"))
        await hands.press("Ctrl+Return")
        await hands.until(lambda: len(agent.sent()) == 2, "the reply")


async def test_what_was_paid_too_late_is_priced_again_from_the_payments_view(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        window, hands, desk = agent.window, agent.hands, agent.desk
        await agent.opens("Layla Haddad", tab="Alt+2")
        link = await agent.sends_quoted_link()
        late = agent.card().quote
        body = {"generation": 1, "conversation": late.conversation_id, "session": link["id"]}
        lapsed = Draft(
            desk.now() - 60, FactKind.LINK_EXPIRED, late.quote_id, "stripe", "stripe:lapse", body
        )
        await desk.tools.ledger.record([lapsed])
        sandbox.pay(link["id"], "ideal")
        await agent.stage(Stage.PAID_AFTER_LAPSE)

        await sees_step(agent, PaymentStep.PRICE_AGAIN)
        await hands.press("Space")
        panel = window.quote_panel
        assert panel is not None
        form = panel.form
        await hands.until(
            lambda: panel.mode == "edit" and not form.price.lines.rows[0].amount.text(),
            "the quote for the difference",
        )
        assert form.trip.new.route.text() == form.trip.old.route.text() != ""
        await hands.tab_to(form.price.lines.rows[0].amount)
        await hands.rewrite("24")
        await hands.press("Tab")
        await agent.sends_link()
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        difference = agent.links()[-1]
        assert difference["amount_total"] == 2400
        sandbox.pay(difference["id"], "ideal")
        await agent.stage(Stage.PAID)
        await agent.issues("074-2345678901")
        await agent.stage(Stage.TOLD)
        old = window.thread_panel.cards.widget(late.quote_id) if window.thread_panel else None
        assert old is not None and old.card is not None
        assert (
            old.card.ladder.stage is Stage.TICKETED and old.button(CardAction.PRICE_AGAIN) is None
        )
        await hands.until(lambda: window.rail.payments_button.count == 0, "nothing is stuck")
