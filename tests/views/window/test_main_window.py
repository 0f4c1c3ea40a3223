"""The window's frame: what it shows before and after it has a desk, and its keys."""

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.inbox import InboxTab
from desktop.services.notices import Change
from desktop.views.quote.quote_stage import Mode
from desktop.views.style.theme import METRICS, Theme
from desktop.views.window.keys import is_text_field
from desktop.views.window.main_window import MainWindow, first_place, fitted, room_for
from desktop.views.window.shortcuts_dialog import KeyCap, ShortcutsDialog
from desktop.views.window.window_state import WindowState
from tests.views.inbox.inbox_world import NOW, desk_without_network, fill, row, until

Run = Callable[[Any], Any]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    first = [row(1), row(2, "James Okafor", last_activity_at=NOW - 700)]
    window = MainWindow(theme, first_rows=first, folder=folder)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.detach()


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
                built.add((window._thread_ready is not None, window._quote_ready is not None))
            assert (True, False) in built  # between the two, keys and clicks are seen to
            ready = window._thread_ready, window._quote_ready
            assert (window.thread_panel, window.quote_panel) == (None, None)
            window.attach(desk)
            assert (window.thread_panel, window.quote_panel) == ready
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


def test_the_keys_move_through_the_inbox_from_anywhere(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            window.attach(desk)
            await until(lambda: window.inbox.model.row(3) is not None)
            window.inbox.search.setFocus()
            QTest.keyClick(window.inbox.search, Qt.Key.Key_Down, ALT)
            QTest.keyClick(window.inbox.search, Qt.Key.Key_Down, ALT)
            assert window.inbox.conversation_id == 2
            assert window.inbox.list.hasFocus()
            assert window.thread_panel is not None
            await until(lambda: window.thread_panel.thread_shown is not None)
            QTest.keyClick(window.inbox.list, Qt.Key.Key_Up, ALT)
            assert window.inbox.conversation_id == 1
            window.inbox.list.setFocus()
            QTest.keyClick(window.inbox.list, Qt.Key.Key_F, CONTROL)
            assert window.inbox.search.hasFocus()
            QTest.keyClick(window.inbox.search, Qt.Key.Key_Escape)
            assert window.inbox.list.hasFocus()
            QTest.keyClick(window.inbox.list, Qt.Key.Key_5, ALT)
            assert window.inbox.tabs.tab is InboxTab.ALL
            await until(lambda: window.thread_panel.conversation_id == 1)
            await until(lambda: window.thread_panel.thread_shown is not None)
            QTest.keyClick(window.inbox.list, Qt.Key.Key_R)
            composer = window.findChild(QWidget, "composer")
            await until(composer.hasFocus)
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
            quote = window.findChild(QWidget, "quotePanel")
            assert quote.isAncestorOf(QApplication.focusWidget())
            await window.put_away()

    on_loop(scenario())


def test_escape_leaves_every_field_for_the_inbox(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window.attach(desk)
            window.open_conversation(1)
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            fields = [
                one
                for one in window.findChildren(QWidget)
                if is_text_field(one) and one.isVisible() and one.isEnabled()
            ]
            assert len(fields) >= 9  # search, reply, and those of the quote
            for field in fields:
                field.setFocus()
                assert QApplication.focusWidget() in (field, field.focusProxy())
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
                assert window.inbox.list.hasFocus(), field.accessibleName()
            await window.put_away()

    on_loop(scenario())


def test_on_to_the_next_customer_no_letter_goes_into_a_field(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window.attach(desk)
            window.open_conversation(1)
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            window.quote_panel.form.new.route.setFocus()
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, ALT)
            assert window.inbox.conversation_id == 2
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)  # before the thread is read
            composer = window.thread_panel.composer
            await until(composer.edit.hasFocus)
            assert (composer.conversation_id, composer.text) == (2, "")
            QTest.keyClick(composer.edit, Qt.Key.Key_Q, ALT)
            await until(lambda: window.quote_panel.form.isAncestorOf(QApplication.focusWidget()))
            assert composer.text == ""
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, ALT)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Q)  # before the quote is read
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            await until(lambda: is_text_field(QApplication.focusWidget()))
            assert window.quote_panel.conversation_id == 1
            assert window.quote_panel.form.isAncestorOf(QApplication.focusWidget())
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
            await desk.reply(1, "Momentje")
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


def test_a_window_never_reaches_beyond_its_screen() -> None:
    room = QRect(8, 40, 1424, 852)
    assert fitted(QRect(0, 0, 1440, 900), room) == room
    assert fitted(QRect(-300, -9, 1100, 700), room) == QRect(8, 40, 1100, 700)
    assert fitted(QRect(1300, 700, 1100, 700), room) == QRect(332, 192, 1100, 700)
    assert fitted(QRect(100, 100, 1100, 700), room) == QRect(100, 100, 1100, 700)


def test_the_window_comes_back_on_the_screen_where_it_stood() -> None:
    primary, left = QRect(0, 0, 1920, 1080), QRect(-2560, 0, 2560, 1440)
    assert room_for(None, [primary, left]) == primary
    assert room_for(QRect(-2000, 100, 1440, 900), [primary, left]) == left
    assert room_for(QRect(-200, 100, 1440, 900), [primary, left]) == primary
    assert room_for(QRect(4000, 100, 1440, 900), [primary, left]) == primary  # it was taken away


@pytest.mark.parametrize(
    ("room", "place", "maximised"),
    [
        (QRect(8, 40, 1424, 852), QRect(8, 40, 1424, 852), True),
        (QRect(8, 40, 1904, 1032), QRect(240, 106, 1440, 900), False),
        (QRect(8, 40, 784, 752), QRect(8, 40, 784, 752), False),  # no room in any way
    ],
)
def test_the_first_window_fits_its_screen_or_is_maximised(
    room: QRect, place: QRect, maximised: bool
) -> None:
    assert first_place(room, QSize(1022, 560)) == (place, maximised)


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
