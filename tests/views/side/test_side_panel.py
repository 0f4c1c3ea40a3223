"""The right side of the window: its tabs, their keys, and what is not there before it is wanted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.views.quote.quote_stage import Mode
from desktop.views.side.customer_page import CustomerPage
from desktop.views.side.reading_page import ReadingPage
from desktop.views.side.side_tabs import SideTab
from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, until

Run = Callable[[Any], Any]


def press(key: Qt.Key, *, alt: bool = False) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    modifier = Qt.KeyboardModifier
    QTest.keyClick(focused, key, modifier.AltModifier if alt else modifier.NoModifier)


def is_in(part: QWidget | None) -> bool:
    focused = QApplication.focusWidget()
    return (
        part is not None and focused is not None and (focused is part or part.isAncestorOf(focused))
    )


def test_the_keys_go_round_the_tabs_and_escape_leaves(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window.attach(desk)
            side = window.side_panel
            assert side is not None and side.tab is SideTab.QUOTE
            assert side.findChild(CustomerPage) is None  # nobody has looked yet
            await until(lambda: window.inbox.model.rowCount() == 2)
            window.open_conversation(1)
            await until(lambda: side.quote.mode is Mode.EDIT)

            press(Qt.Key.Key_K)
            page = side.findChild(CustomerPage)
            assert side.tab is SideTab.CUSTOMER and is_in(page)
            press(Qt.Key.Key_Q, alt=True)
            assert side.tab is SideTab.QUOTE
            await until(lambda: is_in(side.quote.form))

            press(Qt.Key.Key_1)  # the customer's change: on to the first field
            assert isinstance(QApplication.focusWidget(), QLineEdit)
            press(Qt.Key.Key_K)  # a letter there
            assert side.tab is SideTab.QUOTE
            press(Qt.Key.Key_K, alt=True)
            assert is_in(page)
            press(Qt.Key.Key_Escape)
            assert window.inbox.list.hasFocus()
            press(Qt.Key.Key_F6)
            press(Qt.Key.Key_F6)
            assert is_in(page)  # the round comes to what is shown
            await window.put_away()

    on_loop(scenario())


def test_a_quote_out_of_sight_is_shown_before_it_is_sent(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            window.attach(desk)
            side = window.side_panel
            assert side is not None
            await until(lambda: window.inbox.model.rowCount() == 1)
            window.open_conversation(1)
            await until(lambda: side.quote.mode is Mode.EDIT)
            side.go_to(SideTab.CUSTOMER)
            done: list[str] = []
            side.on_quote(lambda: done.append("sent"))
            assert (side.tab, done) == (SideTab.QUOTE, [])
            side.on_quote(lambda: done.append("sent"))
            assert done == ["sent"]
            await window.put_away()

    on_loop(scenario())


def test_the_tab_is_remembered(
    window: MainWindow, theme: Theme, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            window.attach(desk)
            assert window.side_panel is not None
            window.side_panel.go_to(SideTab.CUSTOMER)
            await window.put_away()
            window.closeEvent(QCloseEvent())

            again = MainWindow(theme, folder=folder)
            again.show()
            again.attach(desk)
            assert again.side_panel is not None
            await until(lambda: again.inbox.model.rowCount() == 1)
            again.open_conversation(1)
            page = again.side_panel.findChild(CustomerPage)
            assert page is not None and page.isVisible()
            await until(lambda: page.conversation_id == 1)
            await again.put_away()
            shiboken6.delete(again)

    on_loop(scenario())


def test_a_page_without_a_conversation_says_so(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            window.attach(desk)
            side = window.side_panel
            assert side is not None
            for tab in (SideTab.CUSTOMER, SideTab.HISTORY):
                side.go_to(tab)
                page = side.pages.currentWidget()
                assert isinstance(page, ReadingPage)
                assert page.hasFocus() and page.empty_words() == "No conversation is open."
                page.grab()
            await until(lambda: window.inbox.model.rowCount() == 1)
            window.open_conversation(1)
            await until(lambda: not page.hasFocus())  # on to what it shows now
            assert page.empty_words() == ""
            await window.put_away()

    on_loop(scenario())
