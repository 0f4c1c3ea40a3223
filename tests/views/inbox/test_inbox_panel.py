"""The inbox in a person's hands: search, tabs, choosing by mouse and by keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.models.inbox import InboxTab
from desktop.models.status import DeskStatus, Health, ServiceState
from desktop.services.notices import Change
from desktop.views.inbox.inbox_panel import InboxPanel
from desktop.views.inbox.inbox_words import empty_words
from desktop.views.qt.tasks import Tasks
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme, Tone
from tests.views.inbox.inbox_world import NOW, desk_without_network, fill, row, until

Run = Callable[[Any], Any]


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> Iterator[InboxPanel]:
    failures: list[Exception] = []
    tasks = Tasks(lambda doing, error: failures.append(error))
    panel = InboxPanel(theme, tasks, lambda: NOW, [row(1), row(2, "James Okafor"), row(3, "Ana")])
    panel.resize(METRICS.inbox_width, 800)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield panel
    assert failures == []


def test_names_for_tools_and_for_ears(panel: InboxPanel) -> None:
    names = {
        "inboxList": "Conversations",
        "inboxSearch": "Search the inbox",
        "inboxTabs": "Mine 0",
    }
    QAccessible.setActive(True)
    for object_name, spoken in names.items():
        widget = panel.findChild(type(panel).__mro__[2], object_name)
        assert widget is not None
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name) == spoken
    listed = QAccessible.queryAccessibleInterface(panel.list)
    assert listed.childCount() == 3
    assert "James Okafor, Messenger" in listed.child(1).text(QAccessible.Text.Name)


def test_the_first_rows_are_there_before_any_desk(panel: InboxPanel) -> None:
    assert panel.model.ids == (1, 2, 3)
    assert panel.conversation_id is None


def test_a_click_chooses_and_enter_goes_to_write(panel: InboxPanel, qtbot: QtBot) -> None:
    rect = panel.list.visualRect(panel.model.place(2))
    with qtbot.waitSignal(panel.chosen) as chosen:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert chosen.args == [2]
    with qtbot.waitSignal(panel.entered) as entered:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert entered.args == [2]
    with qtbot.waitSignal(panel.entered):
        QTest.keyClick(panel.list, Qt.Key.Key_Tab)


def test_arrows_choose(panel: InboxPanel, qtbot: QtBot) -> None:
    chosen: list[int] = []
    panel.chosen.connect(chosen.append)
    panel.focus_list()
    assert panel.list.hasFocus()
    assert panel.conversation_id is None  # the focus alone chooses nothing
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    panel.step(1)
    panel.step(-1)
    assert chosen == [1, 2, 3, 2]


def test_the_pace_is_shown_once_it_is_known(panel: InboxPanel) -> None:
    assert panel.pace.isHidden()
    panel.show_pace(240.0, 7, target=1200.0)
    assert panel.pace.accessibleName() == "Replying in 4 min"
    assert panel.pace.look is not None and panel.pace.look.tone is Tone.OK
    assert "(7)" in panel.pace.toolTip()
    panel.show_pace(240.0, 7, target=180.0)
    assert panel.pace.look.tone is Tone.PROGRESS
    panel.show_pace(None, 0, target=1200.0)
    assert panel.pace.isHidden()


def test_an_empty_tab_says_so(panel: InboxPanel, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            panel.attach(desk)
            await until(lambda: panel.model.ids == (1,))
            empty = panel.findChild(QLabel, "inboxEmpty")
            assert empty.isHidden()
            panel.show_tab(InboxTab.TO_PAY)
            await until(lambda: not empty.isHidden())
            assert empty.text() == "No link is waiting to be paid."

    on_loop(scenario())


def test_the_open_conversation_stays_open_whatever_the_list_does(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            panel.attach(desk)
            await until(lambda: panel.model.row(2) is not None)
            panel.choose(2)
            chosen: list[int] = []
            panel.chosen.connect(chosen.append)
            panel.show_tab(InboxTab.UNASSIGNED)  # it is not in there
            await until(lambda: panel.model.rowCount() == 0)
            panel.show_tab(InboxTab.MINE)
            await until(lambda: panel.model.rowCount() == 3)
            assert panel.conversation_id == 2
            assert panel.list.currentIndex() == panel.model.place(2)
            await fill(desk, [9], newest=desk.now() + 600)
            panel.refresh(Change(lists=True))
            await until(lambda: panel.model.ids == (9, 1, 2, 3))
            assert panel.list.currentIndex().row() == 2
            assert chosen == []
            await until(lambda: panel.tabs.tabText(0) == "Mine 4")

    on_loop(scenario())


def test_while_the_open_one_is_not_listed_the_ring_is_around_the_list(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            panel.attach(desk)
            await until(lambda: panel.model.row(1) is not None)
            panel.focus_list()
            assert panel.list.currentIndex().row() == 0
            panel.choose(9)  # found elsewhere
            panel.focus_list()
            assert not panel.list.currentIndex().isValid()
            panel.search.setFocus()
            panel.list.setFocus()
            assert not panel.list.currentIndex().isValid()
            ring = panel.list.grab().toImage()
            panel.search.setFocus()
            assert ring != panel.list.grab().toImage()
            panel.list.setFocus()
            entered: list[int] = []
            panel.entered.connect(entered.append)
            QTest.keyClick(panel.list, Qt.Key.Key_Return)
            QTest.keyClick(panel.list, Qt.Key.Key_Tab)
            assert entered == [9, 9]
            QTest.keyClick(panel.list, Qt.Key.Key_Space)  # she goes to the rows, to pick
            assert panel.ringed is None and panel.list.currentIndex().row() == 0
            QTest.keyClick(panel.list, Qt.Key.Key_Space)
            assert panel.picking.picked == (1,)
            panel.refresh(Change(lists=True))
            assert panel.list.currentIndex().row() == 0 and panel.conversation_id == 9
            await panel._tasks.stop()

    on_loop(scenario())


def test_an_empty_list_names_the_trouble_and_the_cure(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            panel.attach(desk)
            await until(lambda: panel.model.rowCount() == 0)
            empty = panel.findChild(QLabel, "inboxEmpty")
            panel.show_status(
                DeskStatus(hub=ServiceState(Health.REFUSED, detail="Invalid Access Token"))
            )
            assert empty.isVisible()
            assert "refuses this desk: Invalid Access Token." in empty.text()
            assert "access token" in empty.text() and "doctor" in empty.text()
            assert empty.heightForWidth(empty.width()) <= empty.height()
            panel.show_status(DeskStatus(hub=ServiceState(Health.DOWN)))
            assert "cannot be reached" in empty.text() and "doctor" in empty.text()
            panel.show_status(DeskStatus(hub=ServiceState(Health.OK)))
            assert "doctor" not in empty.text()
            await panel._tasks.stop()

    on_loop(scenario())


def test_before_the_first_look_nothing_is_said_to_be_missing() -> None:
    assert empty_words(InboxTab.MINE, DeskStatus(synced=False)) == "Reading the conversations…"
    assert "assigned to you" in empty_words(InboxTab.MINE, DeskStatus())
