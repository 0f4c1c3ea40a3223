"""What is done to conversations is tested in the whole window, with a desk without a network."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.models.colleague import Colleague, Directory, Label
from desktop.models.conversation import Availability, Conversation
from desktop.services.desk import Desk
from desktop.views.actions.pick_view import PickPopup
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import ME, SOON_S, desk_without_network, fill, until

Run = Callable[[Any], Any]
Key, Held = Qt.Key, Qt.KeyboardModifier
KNOWN = Directory(
    (
        Colleague(ME, "Frederiek Faber", Availability.ONLINE),
        Colleague(8, "Bram Kuipers", Availability.BUSY),
        Colleague(9, "Noor Haddou"),
    ),
    (Label("rebook", "Wants another flight"), Label("vip", "Gold or Platinum")),
)


class Room:
    """The window with a desk, and the agent's hands in it."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self.window = window
        self.desk = desk

    def press(self, key: Key, held: Held = Held.NoModifier) -> None:
        popup = QApplication.activePopupWidget()
        target = popup.focusWidget() if popup is not None else QApplication.focusWidget()
        QTest.keyClick(target or self.window, key, held)

    async def popup(self) -> PickPopup:
        found: list[PickPopup] = []

        def there() -> bool:
            popup = QApplication.activePopupWidget()
            found[:] = [popup] if isinstance(popup, PickPopup) else []
            return bool(found)

        await until(there, "a popup")
        return found[0]

    async def types(self, words: str) -> PickPopup:
        popup = await self.popup()
        QTest.keyClicks(popup.view.field, words)
        return popup

    async def conversation(self, number: int) -> Conversation:
        found = await self.desk.tools.ledger.store.conversation(number)
        assert found is not None
        return found

    async def comes(self, number: int, **wanted: object) -> None:
        """Wait until a conversation is shown so."""
        end = time.monotonic() + SOON_S
        while True:
            one = await self.conversation(number)
            if all(getattr(one, name) == value for name, value in wanted.items()):
                return
            assert time.monotonic() < end, f"{one} is not {wanted}"
            await asyncio.sleep(0.01)

    def notice(self, words: str) -> bool:
        return any(words in one.text for one in self.window.toaster.notices)

    def seen(self, kind: type[QWidget], name: str) -> QWidget:
        found = [one for one in self.window.findChildren(kind, name) if one.isVisible()]
        assert found, f"no {name} is seen"
        return found[0]


@pytest.fixture
def at_work(window: MainWindow, on_loop: Run, folder: Path) -> Callable[[Any, int], None]:
    """Play a scene with the first of so many conversations open."""

    def run(scene: Any, count: int = 3) -> None:
        async def scenario() -> None:
            async with desk_without_network(folder) as desk:
                desk.directory._known = KNOWN
                await fill(desk, range(1, count + 1))
                window.attach(desk)
                await until(lambda: window.inbox.model.rowCount() == count)
                window.open_conversation(1)
                thread = window.thread_panel
                assert thread is not None
                await until(lambda: thread.thread_shown is not None)
                window.inbox.focus_list()
                await scene(Room(window, desk))
                await window.put_away()

        on_loop(scenario())

    return run
