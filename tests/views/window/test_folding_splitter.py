"""Where three columns have no room the thread stays, beside the side that was asked for last."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.inbox.inbox_strip import InboxStrip
from desktop.views.keys import KeyId
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme
from desktop.views.window.columns import least_width
from desktop.views.window.folding_splitter import INBOX, SIDE, FoldingSplitter
from desktop.views.window.main_window import MainWindow
from desktop.views.window.window_state import WindowState


@pytest.fixture
def splitter(qtbot: QtBot) -> Iterator[FoldingSplitter]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 500)
    splitter = FoldingSplitter(parent=window)
    for name, least in (("inbox", 300), ("thread", 400), ("side", 320)):
        column = QLabel(name)
        column.setMinimumWidth(least)
        splitter.addWidget(column)
    splitter.resize(1100, 400)
    window.show()
    yield splitter


def seen(splitter: FoldingSplitter) -> list[str]:
    columns = [splitter.widget(at) for at in range(3)]
    return [one.text() for one in columns if isinstance(one, QLabel) and one.isVisible()]


def test_all_three_where_there_is_room(splitter: FoldingSplitter) -> None:
    assert seen(splitter) == ["inbox", "thread", "side"]
    splitter.reveal(SIDE)
    assert seen(splitter) == ["inbox", "thread", "side"]


def test_one_side_gives_way_to_the_other(splitter: FoldingSplitter, qtbot: QtBot) -> None:
    told: list[bool] = []
    splitter.folded.connect(told.append)
    splitter.resize(800, 400)
    assert seen(splitter) == ["inbox", "thread"]
    splitter.reveal(SIDE)
    assert seen(splitter) == ["thread", "side"]
    splitter.reveal(INBOX)
    assert seen(splitter) == ["inbox", "thread"]
    splitter.resize(1100, 400)
    assert seen(splitter) == ["inbox", "thread", "side"]
    assert told == [True, False]


def test_a_window_may_be_made_so_narrow(splitter: FoldingSplitter) -> None:
    assert splitter.minimumSizeHint().width() == 400 + 320


def test_a_narrow_window_offers_the_way_to_the_other_side(window: MainWindow) -> None:
    button = window.findChild(QWidget, "railSide")
    assert not button.isVisible()
    for column in range(3):  # no room for a strip either
        window.splitter.widget(column).setMinimumWidth(660)
    window.splitter.fold()
    assert button.isVisible()
    assert button.accessibleName() == "Quote, customer and history"
    window.splitter.reveal(SIDE)
    assert not window.inbox.isVisible()
    window.inbox.focus_list()
    assert window.inbox.isVisible()
    assert window.inbox.list.hasFocus()
    columns = window.state.columns
    window.splitter.splitterMoved.emit(300, 1)
    assert window.state.columns == columns  # a column out of sight has no width to remember


def test_where_there_is_some_room_the_inbox_stays_as_a_strip_of_faces(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1000, 720)
    window.splitter.reveal(SIDE)
    strip = window.findChild(InboxStrip, "inboxStrip")
    assert strip is not None and strip.isVisible() and not window.inbox.list.isVisible()
    assert window.inbox.width() == METRICS.strip_width
    assert window.splitter.sizes()[INBOX] == METRICS.strip_width  # the rest is the thread's
    assert window.splitter.widget(SIDE).isVisible()
    heard = QAccessible.queryAccessibleInterface(strip)
    assert heard.text(QAccessible.Text.Name) == "Conversations"
    assert "Sanne de Vries" in heard.child(0).text(QAccessible.Text.Name)
    second = strip.model().index(1, 0)
    qtbot.mouseClick(
        strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.visualRect(second).center()
    )
    assert window.inbox.conversation_id == 2
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert window.inbox.conversation_id == 1
    window.keys.trigger(KeyId.NEXT)
    assert window.inbox.conversation_id == 2 and strip.hasFocus()
    assert strip.isVisible()  # choosing there leaves the columns as they are
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert window.inbox.list.hasFocus() and not strip.isVisible()
    assert window.inbox.width() >= METRICS.inbox_min_width
    window.splitter.reveal(SIDE)
    assert strip.isVisible()
    window.resize(1440, 900)
    assert not strip.isVisible()
    assert window.splitter.sizes()[INBOX] == METRICS.inbox_width


def test_which_side_gave_way_is_remembered(
    theme: Theme, window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    window.splitter.reveal(SIDE)
    window.close()
    again = MainWindow(theme, folder=folder)
    qtbot.addWidget(again)
    for column in range(3):
        again.splitter.widget(column).setMinimumWidth(600)
    again.splitter.fold()
    assert again.splitter.widget(SIDE).isVisibleTo(again)
    assert not again.inbox.isVisibleTo(again)
    again.splitter.reveal(INBOX)
    again.close()
    assert not WindowState.read(folder).beside


def test_the_least_width_fits_a_small_screen_and_large_text(theme: Theme) -> None:
    assert least_width(METRICS) <= 1366 / 1.75  # a notebook whose system enlarges everything
    before = theme.text_percent
    try:
        theme.scale_text(200)
        assert least_width(theme.metrics) <= 1280
    finally:
        theme.scale_text(before)
