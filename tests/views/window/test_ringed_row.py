"""A key acts on the row that the agent put the ring of the focus on, else on the open one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest

from desktop.views.inbox.inbox_model import ID
from desktop.views.keys import KeyId
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, until

Run = Callable[[Any], Any]
CONTROL = Qt.KeyboardModifier.ControlModifier


async def _ring(window: MainWindow, conversation_id: int) -> None:
    """Let the focus come to a row without choosing it."""
    model, view = window.inbox.model, window.inbox.list
    await until(lambda: model.row(conversation_id) is not None)
    view.setFocus()
    place = model.place(conversation_id)
    view.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
    assert window.inbox.ringed == conversation_id


def test_a_letter_opens_the_ringed_row_and_acts_there_while_none_is_open(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [11, 12, 13])
            window.attach(desk)
            panel = window.thread_panel
            assert panel is not None
            await _ring(window, 12)
            QTest.keyClick(window.inbox.list, Qt.Key.Key_R)
            await until(panel.composer.edit.hasFocus)
            assert (window.inbox.conversation_id, panel.composer.conversation_id) == (12, 12)
            await window.put_away()

    on_loop(scenario())


def test_what_would_leave_for_the_customer_is_only_opened(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [11, 12])
            await desk.writing.save_draft(11, "Half a sen")
            await desk.writing.save_draft(12, "Not yet read aga")
            window.attach(desk)
            panel = window.thread_panel
            assert panel is not None
            await _ring(window, 12)
            QTest.keyClick(window.inbox.list, Qt.Key.Key_Return, CONTROL)
            await until(lambda: panel.composer.text == "Not yet read aga")
            assert not (await desk.thread(11)).jobs and not (await desk.thread(12)).jobs
            await window.put_away()

    on_loop(scenario())


def test_a_ring_that_came_by_itself_does_not_take_a_letter_from_the_open_one(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [11, 12])
            window.attach(desk)
            window.open_conversation(11)
            await until(lambda: window.keys.can_act(KeyId.RESOLVE))
            view = window.inbox.list
            view.setFocus()
            place = window.inbox.model.place(12)
            view.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
            QTest.keyClick(view, Qt.Key.Key_E)
            await until(lambda: bool(window.done))
            assert (await desk.thread(11)).conversation.status == "resolved"
            assert (await desk.thread(12)).conversation.status == "open"
            await window.put_away()

    on_loop(scenario())


def test_the_next_row_alone_chooses_nothing(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [11, 12])
            window.attach(desk)
            await _ring(window, int(window.inbox.model.index(0).data(ID)))
            assert window.inbox.conversation_id is None
            await window.put_away()

    on_loop(scenario())
