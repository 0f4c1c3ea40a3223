"""The desk's own templates are edited in the settings, and the hub's only shown."""

import asyncio
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.models.template import Template, TemplateSource
from desktop.services.desk import Desk
from desktop.services.templates import KEPT
from desktop.views.settings.templates_page import TemplatesPage
from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, until


async def opened(theme: Theme, qtbot: QtBot, folder: Path, desk: Desk) -> TemplatesPage:
    window = MainWindow(theme, folder=folder)
    qtbot.addWidget(window)
    window.show()
    window.attach(desk)
    window.show_settings("templates")
    page = window.findChild(TemplatesPage)
    assert isinstance(page, TemplatesPage)
    await until(lambda: len(titles(page)) >= 14)
    return page


async def kept(desk: Desk, template_id: str) -> Template:
    return next(one for one in await desk.templates.all() if one.template_id == template_id)


def titles(page: TemplatesPage) -> list[str]:
    return [f"{one.title} {one.detail}" for one in page._model.items]


def test_a_text_is_changed_in_one_language_and_kept(
    theme: Theme, qtbot: QtBot, on_loop: Any, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            page = await opened(theme, qtbot, folder, desk)
            assert page.title.text() == "Greeting" and page.code.text() == "hello"
            page.language.setCurrentIndex(page.language.findData("nl"))
            assert page.words.toPlainText().startswith("Hoi {{contact.first_name}}")
            page.words.setPlainText("Goedendag {{contact.naam}}!")
            assert "{{contact.naam}}" in page.words.accessibleDescription()
            page.words.setPlainText("Goedendag!")
            assert page.words.accessibleDescription() == ""
            page.language.setCurrentIndex(page.language.findData("sv"))  # going on keeps it
            assert page.words.toPlainText().startswith("Hej")
            page._go(1)
            async with asyncio.timeout(30):
                while (await kept(desk, "hello")).source is not TemplateSource.OWN:
                    await asyncio.sleep(0)
            mine = await kept(desk, "hello")
            assert mine.texts["nl"] == "Goedendag!"
            assert mine.texts["en"].startswith("Hi {{contact.first_name}}")
            await page._window.put_away()

    on_loop(scenario())


def test_one_is_added_duplicated_and_removed(
    theme: Theme, qtbot: QtBot, on_loop: Any, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            page = await opened(theme, qtbot, folder, desk)
            count = len(titles(page))
            page.new.click()
            await until(lambda: len(titles(page)) == count + 1)
            assert page.list.currentIndex().row() == count
            qtbot.keyClick(page.code, "x")
            page.variable.setCurrentIndex(page.variable.findData("booking"))
            page.variable.activated.emit(page.variable.currentIndex())
            assert "{{booking}}" in page.words.toPlainText()
            page.copy.click()
            await until(lambda: len(titles(page)) == count + 2)
            page.remove.click()
            await until(lambda: len(titles(page)) == count + 1)
            page._go(0)
            page.remove.click()
            await until(lambda: len(titles(page)) == count)
            assert not any("/hello" in words for words in titles(page))
            await page._window.put_away()

    on_loop(scenario())


def test_the_hubs_are_shown_and_changed_there(
    theme: Theme, qtbot: QtBot, on_loop: Any, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            canned = {KEPT: '[["uren", "Wij zijn van acht tot acht open voor al je vragen."]]'}
            await desk.tools.ledger.store.set_cache_marks(canned)
            page = await opened(theme, qtbot, folder, desk)
            page._go(len(titles(page)) - 1)
            assert "of the hub" in titles(page)[-1]
            assert page.words.toPlainText().startswith("Wij zijn")
            assert not page.words.isEnabled() and not page.remove.isEnabled()
            assert "change it there" in page.words.accessibleDescription()
            assert page.copy.isEnabled()
            qtbot.keyClick(page.list, Qt.Key.Key_Home)
            assert page.words.isEnabled()
            await page._window.put_away()

    on_loop(scenario())
