"""Knowing the customer: what she wrote goes into the quote, what we know is written down, what came
before is one key away. The mouse is unplugged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit, QTabBar

from desktop.models.stage import Stage
from desktop.views.side.history_page import HistoryPage
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox


def words_of(agent: Agent) -> str:
    """All that the side panel says."""
    side = agent.window.side_panel
    assert side is not None
    return " | ".join(one.text() for one in side.findChildren(QLabel) if one.isVisible())


async def test_what_a_customer_named_and_what_came_before(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, window = agent.hands, agent.window
        await agent.opens("James Okafor")
        await agent.sees_quote()
        sandbox.say(agent.conversation, "It is KL 1008 on Sunday, and my wife has PNR LKJHGF")
        await agent.hears("LKJHGF")

        # Enter on the message offers what it names; the likeliest is chosen by another Enter.
        await agent.leaves_the_field()
        panel, quote = window.thread_panel, window.quote_panel
        assert panel is not None and quote is not None
        for _ in range(3):
            if panel.view.hasFocus():
                break
            await hands.press("F6")
        await hands.press("Return")
        await hands.until(
            lambda: isinstance(QApplication.activePopupWidget(), QMenu), "what is offered"
        )
        await hands.press("Return")
        await hands.until(
            lambda: quote.form.old.route.text() == "KL1008 AMS–LHR", "the flight in the quote"
        )
        assert not agent.sent()

        # The wife's booking stands beside his own, and a note reaches the hub.
        await hands.press("Alt+K")
        await hands.until(lambda: "named" in words_of(agent), "the bookings that were named")
        note = hands.find(QPlainTextEdit, "customerNoteEdit")
        await hands.tab_to(note)
        await hands.write("Travels with his wife")
        await hands.press("Ctrl+Return")
        contact = agent.thread().contact.contact_id

        def stands() -> bool:
            notes = sandbox.hub("GET", f"/contacts/{contact}/notes").json()
            return [one["content"] for one in notes] == ["Travels with his wife"]

        await hands.until(stands, "the note at the hub")
        await hands.until(
            lambda: "Travels with his wife" in words_of(agent) and not note.toPlainText(),
            "the note among the notes",
        )
        assert not agent.sent()

        # A conversation of last week on another channel, and what he pays now.
        before = {
            "contact_id": contact,
            "inbox_id": 1,
            "source_id": "3512",
            "status": "resolved",
        }
        sandbox.hub("POST", "/conversations", json=before | {"message": {"content": "Last week"}})
        await hands.press("Alt+Y")
        page = window.side_panel.findChild(HistoryPage) if window.side_panel else None
        assert page is not None
        await hands.until(
            lambda: sum(row.entry is not None for row in page.rows) == 2, "the other conversation"
        )
        await agent.sends_quoted_link()
        sandbox.pay(agent.links()[-1]["id"])
        await agent.stage(Stage.PAID)
        await hands.press("Alt+Y")
        await hands.until(lambda: "Paid €186.00" in words_of(agent), "what was paid")
        tabs = hands.find(QTabBar, "sideTabs")
        await hands.until(lambda: tabs.tabText(2) == "History 3", "how much came before")
        await agent.shot("history")
        await hands.press("Escape")
        assert window.inbox.list.hasFocus()
