"""What the panel of a quote says whose money has moved, when the desk is opened the next day."""

from typing import Any

import pytest
import shiboken6

from desktop.models.fact import FactKind
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.quote.quote_stage import Mode
from tests.views.inbox.inbox_world import until
from tests.views.quote.quote_room import SANNE, Room, Visit

PAID = (
    FactKind.PAYMENT_PAID,
    {"session": "cs_1", "intent": "pi_1", "amount": 18600, "currency": "EUR"},
)
BACK = {"refund": "re_1", "intent": "pi_1", "currency": "EUR", "status": "succeeded"}
DISPUTE = {
    "dispute": "dp_1",
    "intent": "pi_1",
    "amount": 18600,
    "currency": "EUR",
    "reason": "fraudulent",
    "status": "needs_response",
}
ENDED = (FactKind.LINK_EXPIRED, {"session": "cs_1"})
ELSEWHERE = {"reason": "counter", "amount": 18600, "currency": "EUR"}
TICKETED = (FactKind.TICKET_ISSUED, {"for": [1], "without": [], "of": 1})

MONEY = {
    "refunded": ([PAID, (FactKind.REFUND, BACK | {"amount": 18600})], "€186.00 went back to Sanne"),
    "disputed": ([PAID, (FactKind.DISPUTED, DISPUTE)], "The bank of Sanne took €186.00 back"),
    "ticketed, then refunded": (
        [PAID, TICKETED, (FactKind.REFUND, BACK | {"amount": 18600})],
        "€186.00 went back to Sanne",
    ),
}

BARS_NOTHING = {
    "partly refunded": (
        FactKind.REFUND,
        4000,
        "€40.00 of €186.00 went back to Sanne",
        "Issue a ticket though €40.00 of €186.00 went back?",
    ),
    "refund failed": (
        FactKind.REFUND_FAILED,
        18600,
        "The refund did not arrive",
        "Issue a ticket though €186.00 was to go back?",
    ),
}


async def opened_again(room: Room, facts: list[tuple[FactKind, dict[str, Any]]]) -> QuotePanel:
    """A link; all this becomes known; and a new panel, as after a restart."""
    await room.open()
    await room.link()
    for kind, body in facts:
        await room.fact(kind, **body)
    again = QuotePanel(room.panel._theme, room.tasks)
    again.resize(room.panel.size())
    again.show()
    again.attach(room.desk)
    again.open(SANNE)
    await until(lambda: again.mode is not Mode.EMPTY)
    return again


def put_away(panel: QuotePanel) -> None:
    panel.detach()
    panel.hide()
    shiboken6.delete(panel)


@pytest.mark.parametrize("name", MONEY)
def test_money_that_went_back_is_said_and_nothing_is_asked_twice(visit: Visit, name: str) -> None:
    facts, said = MONEY[name]

    async def scene(room: Room) -> None:
        panel = await opened_again(room, facts)
        try:
            assert panel.mode is Mode.DONE
            assert said in panel.footer.words
            assert panel.form.price.lines.rows[0].amount.isReadOnly()
            assert panel.footer.new_button.isVisible()
            for button in (panel.footer.send_button, panel.footer.renew_button):
                assert not button.isVisible()
            assert not panel.footer.end_button.isVisible()
            assert not panel.tickets.form.issue_button.isVisible()
            assert panel.tickets.isVisible() is (TICKETED in facts)
        finally:
            put_away(panel)

    visit(scene)


@pytest.mark.parametrize("fact", BARS_NOTHING)
def test_a_refund_of_part_bars_no_ticket_and_is_asked_about(visit: Visit, fact: str) -> None:
    kind, amount, said, asked = BARS_NOTHING[fact]

    async def scene(room: Room) -> None:
        body = BACK | {"amount": amount}
        panel = await opened_again(room, [PAID, (kind, body)])
        try:
            assert panel.mode is Mode.TICKET
            assert said in panel.tickets._warning.text()
            quote_id = (await room.quotes())[0].quote_id
            panel.tickets.form.edits[0].setText("074-2345678901")
            panel.tickets.form.press_issue()
            dialog = panel.tickets.findChild(QuestionDialog)
            assert dialog is not None and dialog.windowTitle() == asked
            assert not await room.desk.tools.ledger.store.tickets(quote_id)
            dialog.yes.click()
            await until(lambda: panel.mode is Mode.DONE)
            assert await room.desk.tools.ledger.store.tickets(quote_id)
        finally:
            put_away(panel)

    visit(scene)


def test_what_was_paid_elsewhere_waits_for_its_ticket(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        panel = await opened_again(room, [ENDED, (FactKind.PAID_ELSEWHERE, ELSEWHERE)])
        try:
            assert panel.mode is Mode.TICKET
            assert "Marked as paid another way: at the counter" in panel.tickets._warning.text()
            assert panel.tickets.form.issue_button.isVisible()
            assert not panel.footer.renew_button.isVisible()
        finally:
            put_away(panel)

    visit(scene)
