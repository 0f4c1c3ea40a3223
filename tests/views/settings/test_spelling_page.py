"""Spelling is switched in the settings, which say what this computer can check."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.views.settings.spelling_page import SpellingPage
from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, until


def test_the_switch_holds_at_once_and_the_languages_are_told(
    theme: Theme, qtbot: QtBot, on_loop: Any, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            window = MainWindow(theme, folder=folder)
            qtbot.addWidget(window)
            window.show()
            window.attach(desk)
            window.show_settings("spelling")
            page = window.findChild(SpellingPage)
            assert isinstance(page, SpellingPage)
            await until(lambda: page.known.text() != "")
            known = await desk.spelling.languages()
            assert ("English" in page.known.text()) == ("en" in known)
            assert known or "no dictionary" in page.known.text()
            assert page.switch.isChecked()
            page.switch.click()
            assert not window.preferences.current.spelling
            await window.put_away()

    on_loop(scenario())
