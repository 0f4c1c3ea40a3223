"""Other eyes: the desk locks after a pause, and hides personal data while the screen is shared."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from desktop.models.ladder import Stage
from desktop.tour.driver import texts
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox

CODE = "blue-heron-7"


def visible_words(agent: Agent) -> str:
    """All that the window shows in labels, rows and the thread."""
    window = agent.window
    assert window.thread_panel is not None
    labels = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    names = [
        f"{one.accessibleName()} {one.accessibleDescription()}"
        for one in window.findChildren(QWidget)
        if one.isVisible()
    ]
    return "\n".join(
        [*labels, *names, *texts(window.inbox.model), *texts(window.thread_panel.model)]
    )


def is_covered(agent: Agent) -> bool:
    """Whether nothing of the window can be seen or clicked but the lock."""
    window, page = agent.window, agent.window.guard.page
    corners = [window.rect().center() / 2, window.rect().center(), window.rect().center() * 1.5]
    seen = [window.childAt(place) for place in corners]
    return page.geometry() == window.rect() and all(
        one is page or (one is not None and page.isAncestorOf(one)) for one in seen
    )


async def test_locked_by_hand_it_opens_with_the_agents_code_only(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, window = agent.hands, agent.window
        await agent.opens("James Okafor")
        await hands.press("Ctrl+L")
        page = window.guard.page
        await hands.until(lambda: page.without.isVisible(), "the choice of a code")
        assert is_covered(agent)
        await agent.shot("lock-choice")
        await hands.write(CODE)
        await hands.press("Return")
        await hands.until(lambda: not page.without.isVisible(), "the question for the code")
        await agent.shot("lock")

        before = agent.conversation
        await hands.press("Alt+Down")
        await hands.press("Ctrl+Shift+Return")
        assert window.inbox.conversation_id == before and not agent.links()

        await hands.write("something else")
        await hands.press("Return")
        await hands.until(lambda: "not the code" in visible_words(agent), "that it was wrong")
        assert window.guard.locked
        await hands.write(CODE)
        await hands.press("Return")
        await hands.until(lambda: not window.guard.locked, "the desk")
        assert not page.isVisible()
        await agent.replies("Here I am again")

    async with at_the_desk(sandbox, tmp_path) as agent:  # started again, it asks for the code
        await agent.hands.until(lambda: agent.window.guard.locked, "the lock")
        assert is_covered(agent)
        await agent.hands.write(CODE)
        await agent.hands.press("Return")
        await agent.hands.until(lambda: not agent.window.guard.locked, "the desk")


async def test_after_a_pause_it_locks_by_itself(sandbox: Sandbox, tmp_path: Path) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands, guard = agent.hands, agent.window.guard
        await agent.opens("James Okafor")
        assert guard.idle.isActive()  # fifteen minutes, where nothing else is set
        guard.idle.setInterval(200)
        guard.idle.start()
        await hands.until(lambda: guard.locked, "the lock")
        assert is_covered(agent)
        await hands.until(lambda: guard.page.button.isEnabled(), "the button")
        assert guard.page.button.hasFocus()
        guard.idle.setInterval(900_000)
        await hands.press("Space")
        await hands.until(lambda: not guard.locked, "the desk")


async def test_while_the_screen_is_shared_nobodys_data_shows(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path) as agent:
        hands = agent.hands
        await agent.opens("Lucía Romero")
        await agent.sends_quoted_link()
        await agent.writes("A draft for Lucía")
        await hands.press("Escape")
        contact = agent.thread().contact
        said = [one.text for one in agent.thread().messages if len(one.text) > 12]
        personal = {contact.name, *said, *(one for one in (contact.booking, contact.phone) if one)}
        assert all(one in visible_words(agent) for one in (contact.name, said[0]))

        await hands.press("Ctrl+Shift+H")

        def hidden() -> bool:
            words = visible_words(agent)
            return not any(one in words for one in personal)

        await hands.until(hidden, f"no word of {personal}")
        assert "186.00" in visible_words(agent)  # the money still shows
        await agent.shot("veiled")
        assert agent.window.side_panel is not None
        quote = agent.window.side_panel.pages.grab().toImage()
        above = range(0, quote.height() // 3, 2)
        seen = {quote.pixel(x, y) for x in range(0, quote.width(), 3) for y in above}
        assert len(seen) == 1, "the quote shows through its cover"
        links = len(agent.links())
        await hands.press("Ctrl+Shift+Return")
        assert len(agent.links()) == links

        await hands.press("Ctrl+Shift+H")
        await hands.until(lambda: said[0] in visible_words(agent), "the words again")
        assert agent.composer.toPlainText() == "A draft for Lucía"
        await agent.stage(Stage.SENT, Stage.DELIVERED)
        kept = (await agent.desk.thread(agent.conversation)).cards[-1].quote
        assert kept.passengers[0].name != "•••••"
