"""A window in another language or text size is as one that was started so, and loses nothing."""

import asyncio
from collections.abc import Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QModelIndex, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.models.conversation_change import Priority, SetPriority
from desktop.models.inbox import InboxTab
from desktop.services.desk import Desk
from desktop.services.preference_file import PreferenceFile
from desktop.views.keys import KeyId
from desktop.views.side.side_tabs import SideTab
from desktop.views.style.theme import Theme, ThemeChoice
from desktop.views.window.main_window import MainWindow
from desktop.views.words.translations import install
from tests.views.inbox.inbox_world import desk_without_network, fill, until

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    """A theme of its own: other tests' fonts stay as they are."""
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.scale_text(100)
    install(qapp, "en")
    QLocale.setDefault(QLocale("en_GB"))


@asynccontextmanager
async def at_work(desk: Desk, theme: Theme, folder: Path, qtbot: QtBot) -> Any:
    """A window with a conversation open."""
    window = MainWindow(theme, folder=folder, preferences=PreferenceFile(folder))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    window.attach(desk)
    window.open_conversation(1)
    await shown(window)
    try:
        yield window
    finally:
        await window.put_away()


async def shown(window: MainWindow) -> None:
    """Wait until all panels show the conversation."""
    await until(lambda: window.thread_panel is not None and window.thread_panel.thread_shown)
    await until(lambda: window.quote_panel is not None and window.quote_panel.mode == "edit")


async def made_anew(window: MainWindow, before: QWidget) -> None:
    """Wait until the window holds other widgets than before."""
    await until(lambda: window.__dict__.get("rail") not in (None, before), "a new window")
    assert window.updatesEnabled() or not window.keys.can_act(KeyId.LOCK), "half a window"
    await until(window.updatesEnabled)
    assert window.keys.can_act(KeyId.LOCK)
    await shown(window)


def texts(window: MainWindow) -> list[str]:
    """All that a person can read or hear in a window, in the order of its widgets."""
    found = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        match widget:
            case QLabel() | QAbstractButton():
                found.append(widget.text())
            case QLineEdit() | QPlainTextEdit():
                found.append(widget.placeholderText())
            case QComboBox():
                found += [widget.itemText(at) for at in range(widget.count())]
            case QTabBar():
                found += [widget.tabText(at) for at in range(widget.count())]
            case QListView() if widget.model() is not None:
                model = widget.model()
                for row in range(model.rowCount(QModelIndex())):
                    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                        found.append(str(model.index(row, 0).data(role)))
    found += [action.text() for action in window.rail.presence_button.menu.actions()]
    return [text for text in found if text]


def test_another_language_is_spoken_by_all_of_the_window(
    look: Theme, on_loop: Any, folder: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            said: dict[str, list[str]] = {}
            for language in ("en", "nl"):
                install(qapp, language)
                (folder / language).mkdir()
                async with at_work(desk, look, folder / language, qtbot) as window:
                    window.show_settings()
                    said[language] = texts(window)
            assert "Instellingen" in said["nl"]
            assert not set(said["en"]) & set(said["nl"]) & {"Settings", "General", "Resolve"}

            install(qapp, "en")
            window_folder = folder / "switched"
            window_folder.mkdir()
            async with at_work(desk, look, window_folder, qtbot) as window:
                window.show_settings()
                for language in ("nl", "en", "nl"):
                    before = window.rail
                    window.choose(language=language)
                    await made_anew(window, before)
                    assert window.in_settings
                    assert _without_choice(texts(window)) == _without_choice(said[language])
            translators = qapp.findChildren(QTranslator)
            assert len(translators) == len({one.filePath() for one in translators})

    on_loop(scenario())


def _ways(window: MainWindow) -> list[bool]:
    """Which of the alternatives stands in the form."""
    return [row.isChecked() for row in window.quote_panel.alternatives.rows]


def _without_choice(said: list[str]) -> list[str]:
    """Ages go on between two looks."""
    return [one for one in said if not any(letter.isdigit() for letter in one)]


def test_what_is_open_and_typed_stays_when_the_text_grows(
    look: Theme, on_loop: Any, folder: Path, qtbot: QtBot
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            async with at_work(desk, look, folder, qtbot) as window:
                window.inbox.show_tab(InboxTab.ALL)
                composer = window.thread_panel.composer.edit
                composer.setFocus()
                qtbot.keyClicks(composer, "Momentje")
                window.quote_panel.offer.add()
                await until(lambda: _ways(window) == [False, True])
                window.side_panel.show_tab(SideTab.CUSTOMER)
                columns, before_width = window.splitter.sizes(), window.rail.width()
                listening = len(window.preferences._listeners)
                before, size = window.rail, composer.font().pointSizeF()
                qtbot.keyClick(composer, "+", CONTROL)
                await made_anew(window, before)
                composer = window.thread_panel.composer.edit
                await until(lambda: composer.toPlainText() == "Momentje")
                assert composer.hasFocus()
                await until(lambda: _ways(window) == [False, True], "the way that was chosen")
                assert composer.font().pointSizeF() == pytest.approx(1.1 * size)
                assert window.inbox.conversation_id == 1
                assert window.inbox.tabs.tab is InboxTab.ALL
                inbox, thread, side = columns
                wider = window.rail.width() - before_width  # its icons have grown too
                assert window.splitter.sizes() == [inbox, thread - wider, side]
                assert window.side_panel.tab is SideTab.CUSTOMER
                assert len(window.preferences._listeners) == listening, "none of the old window"
                # Its keys work, once each.
                qtbot.keyClick(composer, Qt.Key.Key_Down, ALT)
                await until(lambda: window.inbox.conversation_id == 2)
                before = window.rail
                qtbot.keyClick(window, "0", CONTROL)
                await made_anew(window, before)
                assert look.text_percent == 100
            window.preferences.flush()
            assert PreferenceFile(folder).current.text_percent == 100

    on_loop(scenario())


def test_three_steps_at_once_end_at_the_last(
    look: Theme, on_loop: Any, folder: Path, qtbot: QtBot
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            async with at_work(desk, look, folder, qtbot) as window:
                before, store = window.rail, desk.tools.ledger.store
                window.work.doing.do([1], SetPriority(Priority.HIGH))
                await until(lambda: window.toaster.notices)
                for percent in (110, 150, 125):
                    window.choose(text_percent=percent)
                    await asyncio.sleep(0)
                await made_anew(window, before)
                await until(lambda: look.text_percent == 125)
                # The way back stands there still, and works.
                undo = window.findChild(QPushButton, "toastAction")
                assert undo is not None
                undo.click()
                await until(lambda: any("Undone" in one.text for one in window.toaster.notices))
                assert (await store.conversation(1)).priority == ""

    on_loop(scenario())
