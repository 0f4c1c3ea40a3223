"""The settings over the desk: reached and left by keyboard, and what is chosen holds at once."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.configured import Configured
from desktop.services.preference_file import PreferenceFile
from desktop.views.controls.quiet_fields import QuietComboBox
from desktop.views.settings.general_page import GeneralPage
from desktop.views.settings.settings_page import SettingsPage
from desktop.views.style.theme import Theme, ThemeChoice
from desktop.views.style.tokens import Look
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, until


def opened(window: MainWindow) -> SettingsPage:
    page = window.show_settings()
    assert window.in_settings
    return page


def test_the_key_opens_them_and_escape_gives_the_focus_back(
    theme: Theme, on_loop: Any, folder: Path, qtbot: QtBot
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window = MainWindow(theme, folder=folder)
            qtbot.addWidget(window)
            window.show()
            window.activateWindow()
            assert not window.rail.settings_button.isEnabled()
            window.attach(desk)
            window.open_conversation(1)
            assert window.thread_panel is not None
            await until(lambda: window.thread_panel.thread_shown is not None)
            composer = window.thread_panel.composer.edit
            composer.setFocus()
            qtbot.keyClick(composer, ",", Qt.KeyboardModifier.ControlModifier)
            assert window.in_settings
            assert QApplication.focusWidget() is window.settings_page.list
            assert window.rail.settings_button.isChecked()
            qtbot.keyClick(QApplication.focusWidget(), "E")  # resolves nothing that is out of sight
            assert await desk.tools.ledger.store.job_counts() == (0, 0)
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
            assert not window.in_settings
            assert composer.hasFocus()
            await window.put_away()

    on_loop(scenario())


def test_the_theme_changes_at_once_and_stays(window: MainWindow, theme: Theme) -> None:
    opened(window)
    page = window.findChild(GeneralPage)
    assert page.theme_box.value() == "system"
    try:
        window.choose(theme="dark")
        theme.choose(ThemeChoice.DARK)
        assert page.theme_box.value() == "dark"
        assert theme.look is Look.DARK
    finally:
        theme.choose(ThemeChoice.LIGHT)


@pytest.mark.parametrize("name", ["language", "theme"])
def test_what_the_command_line_decides_says_so(
    theme: Theme, qtbot: QtBot, folder: Path, name: str
) -> None:
    configured = Configured("nl", "dark", fixed={name: f"--{name}"})
    window = MainWindow(
        theme, preferences=PreferenceFile(folder), configured=configured, folder=folder
    )
    qtbot.addWidget(window)
    window.show()
    window.show_settings("general")
    box = window.findChild(QWidget, f"{name}Box")
    assert not box.isEnabled()
    assert f"--{name}" in box.accessibleDescription()
    other = window.findChild(QWidget, "textSizeBox")
    assert isinstance(other, QuietComboBox)
    assert other.isEnabled()


def test_what_could_not_be_written_is_said_and_holds(
    theme: Theme, qtbot: QtBot, folder: Path
) -> None:
    gone = folder / "gone"
    gone.mkdir()
    window = MainWindow(theme, preferences=PreferenceFile(gone))
    qtbot.addWidget(window)
    gone.rmdir()
    window.choose(spelling=False)
    assert not window.preferences.current.spelling
    qtbot.waitUntil(lambda: bool(window.toaster.notices))
    [notice] = window.toaster.notices
    assert notice.text == "What you chose holds now, but could not be written down"
    assert notice.shown_for_s is None


def test_every_control_is_reached_by_tab_and_has_a_name(window: MainWindow) -> None:
    page = opened(window)
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        controls = [
            one
            for one in page.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert controls
        for control in controls:
            heard = QAccessible.queryAccessibleInterface(control)
            said = heard.text(QAccessible.Text.Name)
            assert said or control.parentWidget().accessibleName(), control
