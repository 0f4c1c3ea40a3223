"""The Phone in the real window, on a desk on which much goes on."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.services.desk import Desk
from desktop.services.notices import Change
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, until

Run = Callable[[Any], Any]


def test_what_was_with_the_caller_shows_while_others_keep_writing(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def others_write(desk: Desk) -> None:
        while True:  # oftener than a reading takes
            desk.tools.ledger.notices.publish(Change(conversations=frozenset({2}), lists=True))
            await asyncio.sleep(0.002)

    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            await desk.calls.begin(contact_id=1, conversation=1)
            window.attach(desk)
            writing = asyncio.ensure_future(others_write(desk))
            try:
                QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
                page = window.places.phone
                assert page is not None
                await until(lambda: "Question 1" in _words(page.cards.together), "her history")
            finally:
                writing.cancel()
            await window.put_away()

    on_loop(scenario())


@pytest.mark.parametrize("withheld", [False, True])
def test_a_number_that_nobody_has_begins_the_call_of_a_new_caller(
    window: MainWindow, on_loop: Run, folder: Path, withheld: bool
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            desk.callers.set_region = "NL"
            if withheld:  # it may be theirs, whose call then goes on
                await desk.calls.begin()
            window.attach(desk)
            QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
            page = window.places.phone
            assert page is not None
            await until(lambda: (page.call is not None) == withheld)
            page.focus_search()
            QTest.keyClicks(page.column.field, "06-8765 4321")
            said = page.column.list.accessibleDescription
            await until(lambda: "Nobody on this desk" in said(), "that nobody is found")
            assert ("Enter takes a call" in said()) == (not withheld)
            QTest.keyClick(page.column.field, Qt.Key.Key_Return)
            if withheld:
                await window.put_away()
                assert [one.number for one in desk.calls.all] == [""]
                return
            await until(lambda: page.call is not None, "the call")
            await until(lambda: "could not be asked" in _words(page.who), "who it may be")
            assert [one.number for one in desk.calls.all] == ["+31687654321"]
            assert page.who.isVisible()
            await window.put_away()

    on_loop(scenario())


def _words(card: QWidget) -> str:
    return " ".join(one.text() for one in card.findChildren(QLabel))
