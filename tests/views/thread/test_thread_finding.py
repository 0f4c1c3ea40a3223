"""Finding within a thread, and coming to a message that a search found, however far back."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.models.conversation import Direction, Message
from desktop.models.search import Field, Hit
from desktop.models.search_words import terms_of
from desktop.services.desk import Desk
from desktop.views.privacy.veil import VeiledDesk
from desktop.views.style.theme import Theme
from desktop.views.thread.thread_model import PAGE
from desktop.views.thread.thread_panel import ThreadPanel
from tests.views.inbox.inbox_world import desk_without_network, panel_on_screen, until
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW

OnLoop = Callable[[Coroutine[Any, Any, Any]], Any]
COUNT = 1000
ZEBRAS = (12, 500, 990)


class Scene:
    """Sanne's conversation of 1,000 messages; in three of them stands a zebra."""

    def __init__(self, panel: ThreadPanel, desk: Desk) -> None:
        self.panel, self.desk = panel, desk
        self.view, self.model = panel.view, panel.model

    async def open(self) -> None:
        self.panel.open(7)
        await until(lambda: self.panel.thread_shown is not None)

    def in_view(self, message_id: int) -> bool:
        """Whether the agent sees this message, whole and marked as the one that was looked for."""
        row = self.model.row_with(message_id)
        if row is None:
            return False
        index = self.model.index(row)
        place = self.view.visualRect(index)
        inside = self.view.viewport().rect().contains(place)
        return inside and self.view.delegate.found_row == self.model.item(row).key

    def loaded(self) -> list[int]:
        found = [item.message.message_id for item in self.model.items() if item.message]
        return found

    @property
    def field(self) -> QLineEdit:
        field = self.panel.findChild(QLineEdit, "findField")
        assert isinstance(field, QLineEdit)
        return field

    def count(self) -> str:
        label = self.panel.findChild(QLabel, "findCount")
        assert isinstance(label, QLabel)
        return label.text()


@pytest.fixture
def play(on_loop: OnLoop, theme: Theme, folder: Path) -> Callable[..., None]:
    def play(scene: Callable[[Scene], Coroutine[Any, Any, None]]) -> None:
        async def run() -> None:
            async with desk_without_network(folder) as desk:
                messages = [
                    Message(
                        number,
                        7,
                        Direction.INCOMING,
                        f"my zebra {number}" if number in ZEBRAS else f"message {number}",
                        NOW - 60 * (COUNT - number),
                        sender_name="Sanne de Vries",
                    )
                    for number in range(1, COUNT + 1)
                ]
                store = desk.tools.ledger.store
                begun = replace(CONVERSATION, created_at=NOW - 99 * 60 * COUNT)
                await store.save_conversations([begun], [CONTACT], messages)
                make = lambda tasks: ThreadPanel(theme, tasks)  # noqa: E731
                async with panel_on_screen(desk, make, (700, 800)) as (panel, _):
                    await scene(Scene(panel, desk))

        on_loop(run())

    return play


def hit(message_id: int) -> Hit:
    return Hit(7, Field.MESSAGE, "", (), NOW, message_id)


def test_a_thread_opens_at_the_message_that_was_found(play: Callable[..., None]) -> None:
    async def scene(agent: Scene) -> None:
        agent.panel.open(7)
        agent.panel.finding.show_hit(hit(12), terms_of("zebra"))  # before the thread is there
        await until(lambda: agent.in_view(12))
        assert len(agent.loaded()) <= PAGE and agent.model.has_newer
        # It stays there when the thread is read again, and says nothing twice.
        agent.panel.refresh()
        await agent.panel.caught_up()
        assert agent.in_view(12)
        pill = agent.panel.findChild(QPushButton, "newMessagesPill")
        assert pill.isVisible() and pill.text() == "Newest messages ↓"
        # Down from there the next page comes, without a gap.
        bar = agent.view.verticalScrollBar()
        bar.setValue(bar.maximum())
        await until(lambda: len(agent.loaded()) > PAGE)
        shown = agent.loaded()
        assert shown == list(range(shown[0], shown[-1] + 1))
        QTest.mouseClick(pill, Qt.MouseButton.LeftButton)
        assert agent.loaded()[-1] == COUNT and not agent.model.has_newer
        assert agent.view.stays_at_newest

    play(scene)


def test_a_message_that_is_loaded_is_only_scrolled_to(play: Callable[..., None]) -> None:
    async def scene(agent: Scene) -> None:
        await agent.open()
        agent.panel.finding.show_hit(hit(990), terms_of("zebra"))
        assert agent.in_view(990)
        assert not agent.model.has_newer
        assert agent.loaded()[-1] == COUNT

    play(scene)


def test_the_words_are_marked_in_the_bubble(play: Callable[..., None], theme: Theme) -> None:
    async def scene(agent: Scene) -> None:
        await agent.open()
        agent.panel.finding.show_hit(hit(990), terms_of("zebra"))
        row = agent.model.row_with(990)
        assert row is not None
        image = agent.view.viewport().grab(agent.view.visualRect(agent.model.index(row))).toImage()
        seen = {
            image.pixelColor(x, y).name().upper()
            for x in range(image.width())
            for y in range(0, image.height(), 2)
        }
        assert theme.tokens.mark_bg in seen

    play(scene)


def test_find_goes_from_match_to_match_through_pages(play: Callable[..., None]) -> None:
    async def scene(agent: Scene) -> None:
        await agent.open()
        agent.panel.composer.edit.setFocus()
        agent.panel.finding.open()
        assert agent.field.hasFocus()
        QTest.keyClicks(agent.field, "zebra")
        await until(lambda: agent.in_view(990))
        assert agent.count().startswith("1 of 3")
        note = agent.panel.findChild(QLabel, "findNote")
        assert note.isVisible() and "older messages are at the hub" in note.text()
        QTest.keyClick(agent.field, Qt.Key.Key_Return)
        await until(lambda: agent.in_view(500))
        agent.panel.finding.step(1)
        await until(lambda: agent.in_view(12))
        assert agent.count().startswith("3 of 3")
        QTest.keyClick(agent.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        await until(lambda: agent.in_view(500))
        new = Message(COUNT + 1, 7, Direction.INCOMING, "a zebra!", NOW, sender_name="Sanne")
        await agent.desk.tools.ledger.save_messages([new])
        await until(lambda: agent.count() == "3 of 4")
        assert agent.in_view(500)  # who reads there stays there
        QTest.keyClicks(agent.field, "x")
        await until(lambda: agent.count().startswith("Not found"))
        QTest.keyClick(agent.field, Qt.Key.Key_Escape)
        assert agent.panel.finding.bar.isHidden()
        assert agent.panel.composer.edit.hasFocus()
        assert agent.view.delegate.terms == ()

    play(scene)


def test_a_new_message_does_not_move_who_reads_further_back(play: Callable[..., None]) -> None:
    async def scene(agent: Scene) -> None:
        await agent.open()
        agent.panel.finding.show_hit(hit(500), terms_of("zebra"))
        await until(lambda: agent.in_view(500))
        before = agent.loaded()
        new = Message(COUNT + 1, 7, Direction.INCOMING, "Hello?", NOW, sender_name="Sanne")
        await agent.desk.tools.ledger.save_messages([new])
        await until(lambda: agent.model.newest_id == COUNT + 1)
        assert agent.loaded() == before and agent.in_view(500)
        agent.view.to_newest()
        assert agent.loaded()[-1] == COUNT + 1

    play(scene)


def test_what_was_loaded_is_veiled_too(play: Callable[..., None]) -> None:
    async def scene(agent: Scene) -> None:
        await agent.open()
        agent.panel.finding.show_hit(hit(12), terms_of("zebra"))
        await until(lambda: agent.in_view(12))
        agent.panel.attach(VeiledDesk(agent.desk))  # type: ignore[arg-type]  # it is one in all
        await until(lambda: not any("m" in item.text for item in agent.model.items()))
        agent.panel.finding.show_hit(hit(500), terms_of("zebra"))
        await until(lambda: agent.in_view(500))
        assert not any("m" in item.text for item in agent.model.items())

    play(scene)
