"""The inbox's model: order and rows from a real desk, by pages, with the choice kept."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from desktop.models.inbox import InboxTab
from desktop.models.preferences import Preferences
from desktop.services.notices import Change
from desktop.views.inbox.inbox_model import FORWARD, ID, PAGE, ROW, InboxModel
from desktop.views.inbox.inbox_words import preview
from desktop.views.qt.tasks import Tasks
from tests.views.inbox.inbox_world import NOW, desk_without_network, fill, row, until

Run = Callable[[Any], Any]


def fail(doing: str, error: Exception) -> None:
    raise AssertionError(doing) from error


@pytest.fixture
def model(qapp: QApplication) -> Iterator[InboxModel]:
    """A model that ends on this thread: a collector on the store's could not stop its timer."""
    tasks = Tasks(fail)
    model = InboxModel(tasks, lambda: NOW, tasks)
    yield model
    shiboken6.delete(tasks)


def test_first_rows_show_without_a_desk(model: InboxModel, qtmodeltester: ModelTester) -> None:
    model.show_first([row(3), row(1, "James Okafor", unread=2)])
    qtmodeltester.check(model)
    assert model.ids == (3, 1)
    index = model.index(1)
    assert index.data(ID) == 1
    assert index.data(ROW).name == "James Okafor"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "James Okafor, Messenger, 2 unread messages, Top, ik betaal meteen even met iDEAL, 10 min"
    )


def test_pages_are_read_only_when_looked_at(on_loop: Run, folder: Path, model: InboxModel) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, range(1, 301))
            model.visible = lambda: (0, 9)
            model.attach(desk)
            await until(lambda: model.rowCount() == 300)
            assert model.ids == tuple(range(1, 301))
            assert model.index(0).data(ROW).name == "Customer 0001"
            assert model.row(200) is None
            assert model.index(199).data(ROW) is None  # asked for; comes with its page
            await until(lambda: model.row(200) is not None)
            read = [key for key in model.ids if model.row(key) is not None]
            assert set(range(151, 201)) <= set(read)
            assert len(read) <= 10 + PAGE

    on_loop(scenario())


def test_only_what_changed_and_is_seen_is_read_again(
    on_loop: Run, folder: Path, model: InboxModel
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, range(1, 121))
            model.visible = lambda: (0, 9)
            model.attach(desk)
            await until(lambda: model.row(5) is not None)
            changed: list[tuple[int, int]] = []
            model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
            model.refresh(Change(conversations=frozenset({3, 4, 100, 999})))
            await until(lambda: changed)
            assert changed == [(2, 3)]
            assert model.row(100) is None

    on_loop(scenario())


def test_a_reply_that_is_begun_shows_in_its_row_at_once(
    on_loop: Run, folder: Path, model: InboxModel
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            model.visible = lambda: (0, 1)
            model.attach(desk)
            desk.notices.subscribe(model.refresh)
            await until(lambda: model.row(2) is not None)
            await desk.writing.save_draft(2, "Dear Ana,\nI have")

            def shown() -> bool:
                row = model.row(2)
                return row is not None and preview(row) == "Draft: Dear Ana, I have"

            await until(shown)

    on_loop(scenario())


def test_the_chosen_row_stays_chosen_when_the_order_changes(
    on_loop: Run, folder: Path, model: InboxModel
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3, 4, 5])
            model.attach(desk)
            await until(lambda: model.rowCount() == 5)
            held = QPersistentModelIndex(model.index(3))
            now = desk.now() + 60
            await fill(desk, [9], newest=now + 120)  # a new one
            await fill(desk, [5, 4], newest=now + 60)  # two that move up
            model.reload()
            await until(lambda: model.ids == (9, 5, 4, 1, 2, 3))
            assert held.data(ID) == 4
            assert held.row() == 2

    on_loop(scenario())


def test_another_target_shows_in_the_rows_at_once(
    on_loop: Run, folder: Path, model: InboxModel
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            store = desk.tools.ledger.store
            asked = desk.now() - 600
            waiting = await store.conversation(3)
            assert waiting is not None
            await store.save_conversations([replace(waiting, waiting_since=asked)])
            desk.notices.subscribe(model.refresh)
            model.attach(desk)
            await until(lambda: model.ids == (1, 2, 3) and model.row(3) is not None)
            held = QPersistentModelIndex(model.index(2))
            desk.prefer(Preferences(first_target_min=5))
            await until(lambda: model.ids == (3, 1, 2))  # it is overdue now
            await until(lambda: (late := model.row(3)) and late.reply_due_at == asked + 300)
            assert held.data(ID) == 3

    on_loop(scenario())


def test_each_tab_lists_its_own(on_loop: Run, folder: Path, model: InboxModel) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, range(1, 31))
            model.attach(desk)
            await until(lambda: model.rowCount() == 30)
            model.show_tab(InboxTab.UNASSIGNED)
            await until(lambda: model.rowCount() == 0)
            model.show_tab(InboxTab.ALL)
            await until(lambda: model.rowCount() == 30)

    on_loop(scenario())


def test_a_paid_row_comes_forward_until_it_was_seen(
    on_loop: Run, folder: Path, model: InboxModel
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            model.attach(desk)
            await until(lambda: model.rowCount() == 3)
            model.bring_forward(3)
            assert model.ids == (3, 1, 2)
            assert model.index(0).data(FORWARD) is True
            model.reload()
            await until(lambda: not model._tasks.is_busy("inbox.reload"))
            assert model.ids == (3, 1, 2)
            model.release(3)
            await until(lambda: model.ids == (1, 2, 3))

    on_loop(scenario())


def test_what_was_read_waits_for_what_stands_beside_it(
    on_loop: Run, folder: Path, model: InboxModel
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            model.attach(desk)
            await until(lambda: model.row(2) is not None)
            waits, shown = asyncio.Event(), asyncio.Event()

            async def beside() -> None:
                waits.set()
                await shown.wait()

            model.beside = beside
            before = model.row(2)
            await fill(desk, [2, 1], newest=desk.now() + 99)
            model.refresh(Change(conversations=frozenset({1, 2}), lists=True))
            await waits.wait()
            await asyncio.sleep(0)
            assert model.ids == (1, 2)
            assert model.row(2) == before
            shown.set()
            await until(lambda: model.ids == (2, 1) and model.row(2) != before)

    on_loop(scenario())


def test_a_long_list_goes_on_at_its_end(
    on_loop: Run, folder: Path, model: InboxModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.views.inbox.inbox_model.LISTED", 100)

    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, range(1, 231))
            model.attach(desk)
            model.show_tab(InboxTab.ALL)  # begins at the first hundred
            await until(lambda: model.rowCount() == 100)
            chosen = QPersistentModelIndex(model.place(7))
            for listed in (200, 230):
                assert model.canFetchMore(QModelIndex())
                model.fetchMore(QModelIndex())
                await until(lambda listed=listed: model.rowCount() == listed)
            assert not model.canFetchMore(QModelIndex())
            assert chosen.data(ID) == 7
            assert model.ids == tuple(range(1, 231))

    on_loop(scenario())
