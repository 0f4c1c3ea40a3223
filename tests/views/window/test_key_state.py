"""What each key could do now, and to what."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.models.inbox_filter import InboxFilter, SavedView
from desktop.views.keys import KEYS, KeyGroup, KeyId
from desktop.views.quote.quote_stage import Mode
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, until

Run = Callable[[Any], Any]


def test_without_a_conversation_nothing_is_done_with_one(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            window.attach(desk)
            of_one = {KeyGroup.CONVERSATION, KeyGroup.PAYMENT}
            able = {key.key_id for key in KEYS if window.keys.can_act(key.key_id)}
            assert not able & {key.key_id for key in KEYS if key.group in of_one}
            assert {KeyId.LOCK, KeyId.NEXT, KeyId.SETTINGS} <= able
            await window.put_away()

    on_loop(scenario())


def test_what_is_open_decides_what_can_be_done(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [11, 12])
            window.attach(desk)
            window.open_conversation(11)
            quote, keys = window.quote_panel, window.keys
            assert quote is not None
            await until(lambda: quote.mode is Mode.EDIT and keys.can_act(KeyId.RESOLVE))
            assert keys.about(KeyId.SEND_LINK) == "to Customer 0011"
            assert keys.about(KeyId.RESOLVE) == "Customer 0011"
            assert keys.can_act(KeyId.SEND_LINK)
            for without in (
                KeyId.REOPEN,
                KeyId.COPY_LINK,
                KeyId.END_LINK,
                KeyId.TICKET,
                KeyId.SEND,
            ):
                assert not keys.can_act(without), without
            quote.form.price.lines.rows[0].amount.setText("118")
            await until(lambda: "118.00" in keys.about(KeyId.SEND_LINK))
            window.guard.toggle_veil()
            assert not keys.can_act(KeyId.SEND_LINK)
            await window.put_away()

    on_loop(scenario())


def test_keys_of_many_speak_of_those_that_are_picked(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [11, 12, 13])
            window.attach(desk)
            await until(lambda: set(window.inbox.model.ids) == {11, 12, 13})
            assert not window.keys.can_act(KeyId.LABELS)
            window.inbox.focus_list()
            QTest.keyClick(window.inbox.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
            assert window.keys.can_act(KeyId.LABELS)
            assert window.keys.about(KeyId.LABELS) == "2 conversations"
            await window.put_away()

    on_loop(scenario())


def test_a_saved_view_goes_by_its_name(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            window.attach(desk)
            assert not window.keys.can_act(KeyId.VIEW_1)
            window.inbox.show_views((SavedView("VIP", InboxFilter(labels=frozenset({"vip"}))),))
            assert window.keys.can_act(KeyId.VIEW_1)
            assert window.keys.about(KeyId.VIEW_1) == "VIP"
            assert not window.keys.can_act(KeyId.VIEW_2)
            await window.put_away()

    on_loop(scenario())


def test_every_action_of_the_table_works_in_the_window(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            window.attach(desk)
            assert window.keys.bound == KEYS
            await window.put_away()

    on_loop(scenario())
