"""An agent makes the desk her own, by keyboard, while it works."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.services.health.doctor import Verdict
from desktop.services.preference_file import PreferenceFile
from desktop.views.settings.connections_page import ConnectionsPage
from desktop.views.words.service_words import service_words
from tests.journeys.agent import Agent, at_the_desk
from tests.sandbox_process import Sandbox


async def goes_to_section(agent: Agent, name: str) -> None:
    """Ctrl+, and down to a section."""
    window, hands = agent.window, agent.hands
    if not window.in_settings:
        await hands.press("Ctrl+,")
        await hands.until(lambda: window.in_settings, "the settings")
    for _ in range(12):
        page = window.settings_page
        assert page is not None
        if page.section == name:
            return
        await hands.press("Down")
    raise AssertionError(f"no section {name}")


@pytest.mark.journey
async def test_dutch_and_dark_at_once_and_the_connections_examined(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with at_the_desk(sandbox, tmp_path, language="", theme="light") as agent:
        window, hands = agent.window, agent.hands
        await hands.until(lambda: window.inbox.model.rowCount() > 0, "rows")
        await goes_to_section(agent, "general")
        rail = window.rail
        await hands.press("Tab")
        await hands.press("Down")  # the system's language is English: the next is English itself
        await hands.press("Down")
        await hands.until(lambda: window.rail is not rail, "the window in Dutch")
        await hands.until(lambda: window.in_settings and window.updatesEnabled(), "it all")
        assert "Algemeen" in [label.text() for label in window.findChildren(QLabel)]
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.objectName() == "languageBox"
        await hands.press("Tab")
        await hands.press("Right")
        await hands.until(lambda: window._theme.choice == "dark", "the dark look")
        await hands.press("Shift+Tab")
        await hands.press("Shift+Tab")
        await goes_to_section(agent, "connections")
        page = window.findChild(ConnectionsPage)
        await hands.until(lambda: page.findings, "the findings")
        assert not [one for one in page.findings if one.verdict is Verdict.FAIL]
        assert page.again.isEnabled()
        said = [service_words(one.what) for one in page.findings]
        assert "De hub antwoordt." in said
        assert not [one for one in said if " is " in f" {one} " and one.startswith("It ")]
        await agent.shot("settings-connections-nl-dark")
        await hands.press("Escape")
        await hands.until(lambda: not window.in_settings, "the desk")
        window.preferences.flush()
        assert PreferenceFile(tmp_path).current.language == "nl"
        assert PreferenceFile(tmp_path).current.theme == "dark"
        window.choose(theme="light", language="en")
        await hands.until(lambda: window.rail.inbox_button.accessibleName() == "Inbox", "English")
