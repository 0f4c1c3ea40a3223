"""The window's frame: what it shows before and after it has a desk, and its keys."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services.notices import Change
from desktop.views.controls.key_cap import KeyCap
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from desktop.views.window.shortcuts_dialog import ShortcutsDialog
from desktop.views.window.window_state import WindowState
from tests.views.inbox.inbox_world import desk_without_network, fill, until

Run = Callable[[Any], Any]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_the_first_rows_show_before_there_is_a_desk(window: MainWindow) -> None:
    assert window.inbox.model.ids == (1, 2)
    assert window.inbox.list.hasFocus()
    assert window.status_bar.text == ""
    assert window.inbox.conversation_id is None


def test_the_columns_have_the_designs_widths(window: MainWindow) -> None:
    widths = window.splitter.sizes()
    assert (window.rail.width(), widths[0], widths[2]) == (60, 328, 372)
    assert window.status_bar.height() == METRICS.status_height
    window.resize(1280, 720)
    assert (window.splitter.sizes()[0], window.splitter.sizes()[2]) == (328, 372)


def test_the_panels_are_built_in_turns_of_the_loop(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            building = asyncio.create_task(window.prepare())
            built = set()
            while not building.done():
                await asyncio.sleep(0)
                built.add((window._thread_ready is not None, window._side_ready is not None))
            assert (True, False) in built  # between the two, keys and clicks are seen to
            ready = window._thread_ready, window._side_ready
            assert (window.thread_panel, window.side_panel) == (None, None)
            window.attach(desk)
            assert (window.thread_panel, window.side_panel) == ready
            await window.put_away()

    on_loop(scenario())


def test_the_issues_object_names(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            window.attach(desk)
            for name in (
                "inboxList",
                "inboxSearch",
                "inboxTabs",
                "railInbox",
                "presenceButton",
                "statusBar",
                "threadView",
                "composer",
                "sendButton",
                "quotePanel",
                "sendPaymentLinkButton",
            ):
                widget = window.findChild(QWidget, name)
                assert widget is not None, name
                assert widget.accessibleName(), name
            await window.put_away()

    on_loop(scenario())


def test_the_status_follows_the_desk(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            window.attach(desk)
            assert "Sandbox — no real money moves" in window.status_bar.text
            assert "Nothing waiting to send" in window.status_bar.text
            assert window.rail.presence_button.accessibleName() == "Frederiek Faber, Available"
            await fill(desk, [1])
            await desk.writing.reply(1, "Momentje")
            desk.notices.publish(Change(status=True))
            await until(lambda: window.status_bar.outbox.text == "1 waiting to send")
            await window.put_away()

    on_loop(scenario())


def test_question_mark_shows_all_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.inbox.list, "?")
    dialog = window.findChild(ShortcutsDialog)
    assert dialog.isVisible()
    caps = {cap.accessibleName() for cap in dialog.findChildren(KeyCap)}
    assert {"Alt+Down", "Ctrl+F", "?"} <= caps
    assert "Q" not in caps  # nothing to quote before there is a desk
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.findChild(ShortcutsDialog) is None or not dialog.isVisible()


def test_it_comes_back_where_it_stood(window: MainWindow, theme: Theme, folder: Path) -> None:
    window.splitter.setSizes([300, 700, 378])
    window.splitter.splitterMoved.emit(300, 1)
    window.open_conversation(2)
    window.close()
    state = WindowState.read(folder)
    assert state.conversation_id == 2
    assert state.columns == tuple(window.splitter.sizes())
    again = MainWindow(theme, folder=folder)
    assert again.width() == window.width()
    again.deleteLater()


def test_the_conversation_that_was_open_comes_back(
    theme: Theme, on_loop: Run, folder: Path, qtbot: QtBot
) -> None:
    async def scenario() -> None:
        WindowState(folder, (0, 0, 1440, 900), conversation_id=2).write()
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            again = MainWindow(theme, folder=folder)
            qtbot.addWidget(again)
            again.show()
            again.activateWindow()
            again.attach(desk)
            await until(lambda: again.inbox.conversation_id == 2)
            await until(lambda: again.thread_panel.thread_shown is not None)
            await until(again.inbox.list.hasFocus)
            await again.put_away()

    on_loop(scenario())


def test_the_first_paint_needs_qt_only() -> None:
    """The design's rule: nothing heavy is imported before rows are on screen."""
    heavy = "sqlalchemy httpx stripe websockets babel keyring airportsdata anyio certifi".split()
    code = (
        "import sys; import desktop.views.window.main_window, desktop.views.words.translations;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.strip() == "[]"
