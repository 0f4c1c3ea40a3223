"""Searching with the keyboard: rows at each keystroke, why they were found, and the hub behind."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Contact, Conversation, Direction, Message
from desktop.models.inbox import InboxTab
from desktop.models.search import Field, Hit
from desktop.services.desk import Desk
from desktop.services.notices import Change
from desktop.views.inbox.inbox_panel import InboxPanel
from desktop.views.inbox.search_model import Found, HubState, SearchModel, Strip
from desktop.views.inbox.search_results import SearchResults
from desktop.views.qt.tasks import Tasks
from desktop.views.style.metrics import METRICS
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import NOW, desk_without_network, fill, until

Run = Callable[[Any], Any]


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> Iterator[InboxPanel]:
    failures: list[Exception] = []
    tasks = Tasks(lambda doing, error: failures.append(error))
    panel = InboxPanel(theme, tasks, lambda: NOW)
    panel.resize(METRICS.inbox_width, 800)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    yield panel
    assert failures == []


def results(panel: InboxPanel) -> SearchResults:
    found = panel.findChild(SearchResults, "searchResults")
    assert isinstance(found, SearchResults)
    return found


def found(panel: InboxPanel) -> list[int]:
    """The conversations that are listed."""
    model = panel.findChild(SearchModel)
    if not isinstance(model, SearchModel):
        return []
    rows = [model.result(model.index(at)) for at in range(model.rowCount())]
    return [row.hit.conversation_id for row in rows if isinstance(row, Found)]


def strip(panel: InboxPanel) -> Strip:
    model = results(panel).results
    row = model.result(model.strip())
    assert isinstance(row, Strip)
    return row


async def talk(desk: Desk, conversation_id: int, message_id: int, text: str, at: float) -> None:
    """Let a customer write."""
    message = Message(message_id, conversation_id, Direction.INCOMING, text, at)
    await desk.tools.ledger.save_messages([message])


def test_rows_come_with_the_keystrokes_and_escape_leaves(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, range(1, 21))
            panel.attach(desk)
            await until(lambda: panel.model.rowCount() == 20)
            panel.focus_search()
            QTest.keyClicks(panel.search, "Customer 0012")
            await until(lambda: found(panel) == [12])
            assert panel.search.hasFocus()
            QTest.keyClick(panel.search, Qt.Key.Key_Escape)
            assert panel.list.isVisible() and not results(panel).isVisible()
            assert panel.search.text() == ""
            QTest.keyClick(panel.search, Qt.Key.Key_Escape)
            assert panel.list.hasFocus()

    on_loop(scenario())


def test_who_comes_to_search_finds_everything_open(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            panel.attach(desk)
            panel.focus_search()
            await until(lambda: panel.findChild(SearchResults) is not None)
            await until(lambda: not panel._tasks.is_busy("search.ready"))
            assert desk._store._searches._connection is not None
            assert panel.list.isVisible() and not results(panel).isVisible()

    on_loop(scenario())


def test_enter_opens_the_first_at_its_message_and_arrows_go_on(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            await talk(desk, 2, 9001, "my zebra flies", NOW - 50)
            await talk(desk, 3, 9002, "a zebra, too", NOW - 90)
            panel.attach(desk)
            await until(lambda: panel.model.rowCount() == 3)
            opened: list[tuple[int, int | None]] = []
            panel.found.connect(
                lambda hit, terms: opened.append((hit.conversation_id, hit.message_id))
            )
            panel.focus_search()
            QTest.keyClicks(panel.search, "zebra")
            QTest.keyClick(panel.search, Qt.Key.Key_Return)  # sooner than the search answers
            await until(lambda: opened == [(2, 9001)])
            assert panel.conversation_id == 2 and results(panel).hasFocus()
            QTest.keyClick(results(panel), Qt.Key.Key_Down)
            panel.step(-1)
            assert opened == [(2, 9001), (3, 9002), (2, 9001)]
            wrote_in: list[int] = []
            panel.entered.connect(wrote_in.append)
            QTest.keyClick(results(panel), Qt.Key.Key_Return)
            assert wrote_in == [2]
            QTest.keyClick(results(panel), Qt.Key.Key_Escape)
            assert panel.list.hasFocus() and panel.conversation_id == 2

    on_loop(scenario())


def test_a_result_says_why_it_was_found(panel: InboxPanel, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            await talk(desk, 2, 9001, "my zébra flies", NOW - 50)
            panel.attach(desk)
            panel.search.setText("zebra")
            await until(lambda: found(panel) == [2])
            model = results(panel).results
            row = model.result(model.index(0))
            assert isinstance(row, Found) and row.row is not None
            assert [row.hit.text[start:end] for start, end in row.hit.marks] == ["zébra"]
            QAccessible.setActive(True)
            spoken = QAccessible.queryAccessibleInterface(results(panel)).child(0)
            name = spoken.text(QAccessible.Text.Name)
            assert name == f"{row.row.name}, my zébra flies, now"
            mark = panel._theme.tokens.mark_bg
            image = results(panel).viewport().grab().toImage()
            line = range(METRICS.row_height)
            seen = {image.pixelColor(x, y).name().upper() for x in range(60, 200) for y in line}
            assert mark in seen

    on_loop(scenario())


def test_nothing_found_says_what_was_searched_and_offers_the_hub(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, range(1, 8))
            panel.attach(desk)
            panel.search.setText("xylophone")
            await until(lambda: panel.findChild(SearchModel) is not None)
            model = results(panel).results
            await until(lambda: model.rowCount() == 1 and strip(panel).coverage is not None)
            spoken = model.data(model.strip(), Qt.ItemDataRole.AccessibleTextRole)
            assert "Nothing on this desk for “xylophone”." in spoken
            assert "Searched 7 conversations on this desk" in spoken
            assert spoken.endswith("Search the hub")
            panel.focus_list()  # the row can be reached, and pressed, by keys
            QTest.keyClick(results(panel), Qt.Key.Key_Return)
            await until(lambda: strip(panel).hub is HubState.TOLD)
            spoken = model.data(model.strip(), Qt.ItemDataRole.AccessibleTextRole)
            assert "The hub cannot be reached" in spoken and spoken.endswith("Try again")

    on_loop(scenario())


def test_a_search_begins_everywhere_and_is_narrowed_to_the_list_by_key(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, range(1, 21))
            store = desk.tools.ledger.store
            for number in (5, 6, 7):
                one = await store.conversation(number)
                assert one is not None
                await store.save_conversations([replace(one, assignee_id=8)])
            panel.attach(desk)
            panel.show_tab(InboxTab.MINE)
            await until(lambda: panel.model.rowCount() == 17)
            panel.focus_search()
            QTest.keyClicks(panel.search, "Customer")
            await until(lambda: len(found(panel)) == 20)
            scope = panel.scope
            assert scope is not None and scope.isVisible() and scope.within is None
            panel.turn_scope()
            await until(lambda: len(found(panel)) == 17)
            outside = scope.findChild(QLabel, "searchOutside")
            assert outside is not None
            await until(lambda: outside.text() == "3 outside it")
            panel.turn_scope()
            await until(lambda: len(found(panel)) == 20)
            await until(lambda: outside.text() == "")
            panel.turn_scope()
            QTest.keyClick(panel.search, Qt.Key.Key_Escape)
            assert scope.isHidden()
            QTest.keyClicks(panel.search, "Customer")
            await until(lambda: len(found(panel)) == 20, "the next search begins everywhere")
            panel.show_tab(InboxTab.ALL)
            QTest.keyClicks(panel.search, "Customer")
            assert scope.isHidden(), "the list is everything"
            await until(lambda: len(found(panel)) == 20 and not panel._tasks.is_busy("search"))

    on_loop(scenario())


def test_a_tab_ends_the_search(panel: InboxPanel, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            panel.attach(desk)
            panel.search.setText("Customer")
            await until(lambda: found(panel) == [1, 2])
            panel.show_tab(panel.tabs.tab)
            assert panel.search.text() == "" and panel.list.hasFocus()

    on_loop(scenario())


def test_more_are_read_when_the_list_is_scrolled(
    panel: InboxPanel, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, range(1, 101))
            panel.attach(desk)
            panel.search.setText("Customer")
            await until(lambda: len(found(panel)) >= 40)
            results(panel).scrollToBottom()
            await until(lambda: len(found(panel)) == 100)

    on_loop(scenario())


def test_a_row_follows_what_changes(panel: InboxPanel, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            panel.attach(desk)
            panel.search.setText("Customer")
            await until(lambda: found(panel) == [1])
            known = await desk.inbox_rows([1])
            conversation = await desk._store.conversation(1)
            assert isinstance(conversation, Conversation)
            contact = Contact(conversation.contact_id, "Somebody Else")
            await desk.tools.ledger.save_conversations([], [contact])
            panel.refresh(Change(conversations=frozenset(known)))
            model = results(panel).results
            await until(lambda: model.index(0).data() == "Somebody Else")

    on_loop(scenario())


def test_what_comes_meanwhile_is_found_too(panel: InboxPanel, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            panel.attach(desk)
            desk.notices.subscribe(panel.refresh)
            panel.search.setText("zebra")
            await until(lambda: panel.findChild(SearchModel) is not None)
            await until(lambda: results(panel).results.rowCount() == 1)
            await talk(desk, 2, 9001, "my zebra flies", NOW - 50)
            await until(lambda: found(panel) == [2])

    on_loop(scenario())


def test_an_amount_is_written_as_the_agent_writes_it() -> None:
    from desktop.models.money import Money
    from desktop.views.inbox.search_words import hit_reason

    hit = Hit(1, Field.AMOUNT, "186.00 EUR", (), NOW, amount=Money(18600, "EUR"))
    text, marks = hit_reason(hit)
    assert text == "Quote of €186.00"
    assert [text[start:end] for start, end in marks] == ["€186.00"]
