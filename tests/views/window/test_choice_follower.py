"""What a person chooses is in force at once, and at the next start."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import make_application
from desktop.models.configured import Configured
from desktop.services.preference_file import PreferenceFile
from desktop.settings import Settings
from desktop.views.style.theme import Theme, ThemeChoice
from desktop.views.style.tokens import Look
from desktop.views.window.main_window import MainWindow
from desktop.views.words.translations import install
from tests.views.inbox.inbox_world import desk_without_network


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    """A theme of its own."""
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.choose(ThemeChoice.LIGHT)


def test_theme_lock_and_retention_change_what_runs(
    look: Theme, on_loop: Any, folder: Path, qtbot: QtBot
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            fixed = Configured(retention_days=30, fixed={"lock_after_min": "DESK_LOCK_AFTER_MIN"})
            window = MainWindow(look, configured=fixed)
            qtbot.addWidget(window)
            window.show()
            window.attach(desk)
            assert window.guard.idle.interval() == 15 * 60_000
            window.choose(theme="dark", retention_days=7, lock_after_min=5)
            assert look.look is Look.DARK
            assert desk.retention._days == 7
            assert window.guard.idle.interval() == 15 * 60_000  # the environment has decided
            await window.put_away()
            window.choose(retention_days=14)  # nobody follows any longer
            assert desk.retention._days == 7

    on_loop(scenario())


def test_the_pause_until_the_lock_begins_anew(
    look: Theme, on_loop: Any, folder: Path, qtbot: QtBot
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            window = MainWindow(look)
            qtbot.addWidget(window)
            window.show()
            window.attach(desk)
            assert not window.guard.idle.isActive()
            window.choose(lock_after_min=5)
            assert window.guard.idle.isActive()
            assert window.guard.idle.interval() == 300_000
            window.choose(lock_after_min=0)
            assert not window.guard.idle.isActive()
            await window.put_away()

    on_loop(scenario())


def test_choices_hold_at_the_next_start(qapp: QApplication, folder: Path) -> None:
    chosen = PreferenceFile(folder)
    chosen.change(language="nl", theme="dark", text_percent=125)
    chosen.flush()
    try:
        _, theme = make_application(Settings(folder), PreferenceFile(folder).current)
        assert QCoreApplication.translate("Settings", "General") == "Algemeen"
        assert (theme.look, theme.text_percent) == (Look.DARK, 125)
        given = Settings(folder, language="en", theme="light", fixed={"language": "--language"})
        _, theme = make_application(given, PreferenceFile(folder).current)
        assert QCoreApplication.translate("Settings", "General") == "General"
        assert theme.look is Look.DARK
    finally:
        theme.scale_text(100)
        theme.choose(ThemeChoice.LIGHT)
        install(qapp, "en")
        QLocale.setDefault(QLocale("en_GB"))
