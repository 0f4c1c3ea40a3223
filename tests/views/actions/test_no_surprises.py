"""What is open, typed or asked for stays about the conversation that it was begun in."""

import asyncio
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import SetStatus
from desktop.views.actions.handover_popup import HandoverPopup
from desktop.views.keys import KeyId
from desktop.views.thread.thread_panel import ThreadPanel
from tests.views.actions.conftest import Held, Key, Room
from tests.views.inbox.inbox_world import until


def thread(room: Room) -> ThreadPanel:
    panel = room.window.thread_panel
    assert panel is not None
    return panel


async def goes_to(room: Room, number: int) -> None:
    """Another conversation is opened, as by a click on a notification."""
    room.window.open_conversation(number)
    await until(lambda: thread(room).composer.conversation_id == number)


def test_a_desk_locked_over_a_popup_opens_where_the_agent_was(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        guard = room.window.guard
        guard.lock_after(600)
        room.press(Key.Key_S)
        await room.popup()
        guard.lock_idle()
        assert QApplication.activePopupWidget() is None
        await until(guard.page.button.hasFocus)
        room.press(Key.Key_Space)
        await until(lambda: not guard.locked)
        assert room.window.inbox.list.hasFocus()
        assert guard.idle.isActive(), "and it locks again"

    at_work(scene)


def test_nothing_is_sent_by_key_while_personal_data_is_hidden(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_R)
        await until(thread(room).composer.edit.hasFocus)
        QTest.keyClicks(thread(room).composer.edit, "Out of sight")
        room.press(Key.Key_H, Held.ControlModifier | Held.ShiftModifier)
        room.press(Key.Key_Return, Held.ControlModifier)
        room.press(Key.Key_H, Held.ControlModifier | Held.ShiftModifier)
        await until(thread(room).composer.isVisible)
        assert thread(room).composer.text == "Out of sight"
        assert await room.desk.tools.ledger.store.unfinished_jobs(1) == []

    at_work(scene)


def test_what_is_chosen_about_one_conversation_closes_before_another(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_M)
        await room.popup()
        await goes_to(room, 2)
        assert QApplication.activePopupWidget() is None
        room.window.inbox.focus_list()
        room.press(Key.Key_K, Held.ControlModifier)
        palette = room.seen(QWidget, "palette")
        await goes_to(room, 3)
        assert not palette.isVisible()

    at_work(scene)


def test_who_has_gone_on_is_not_taken_elsewhere(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        assert room.window.work is not None
        room.window.work.doing.do([1], SetStatus(ConversationStatus.RESOLVED))
        room.window.open_conversation(3)  # before the job stands
        await room.comes(1, status=ConversationStatus.RESOLVED)
        await until(lambda: room.notice("Resolved"))
        assert room.window.inbox.conversation_id == 3

    at_work(scene)


def test_a_note_for_a_colleague_outlives_escape(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        async def opened() -> HandoverPopup:
            room.press(Key.Key_H)
            await until(lambda: isinstance(QApplication.activePopupWidget(), HandoverPopup))
            popup = QApplication.activePopupWidget()
            assert isinstance(popup, HandoverPopup)
            return popup

        popup = await opened()
        room.press(Key.Key_Return)
        QTest.keyClicks(popup.note, "She waits for the airline")
        room.press(Key.Key_Escape)
        popup = await opened()
        assert popup.note.toPlainText() == "She waits for the airline"
        room.press(Key.Key_Return)
        room.press(Key.Key_Return, Held.ControlModifier)
        await room.comes(1, assignee_id=8)
        await goes_to(room, 1)
        assert (await opened()).note.toPlainText() == "", "it was handed over with it"
        room.press(Key.Key_Escape)

    at_work(scene)


def test_a_note_that_is_added_leaves_no_draft_and_takes_no_later_word(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_N)
        notes = thread(room).notes
        QTest.keyClicks(notes.editor.edit, "First")
        room.press(Key.Key_Return, Held.ControlModifier)
        notes.editor.edit.insertPlainText(" and more")  # before the job stands
        notes.editor.save_draft()
        await until(lambda: not notes.is_on)
        assert notes.editor.text == " and more"
        store = room.desk.tools.ledger.store
        while await store.note_draft(1) != " and more":
            await asyncio.sleep(0.01)

    at_work(scene)


def test_with_some_picked_the_list_of_all_offers_what_is_done_to_them(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_A, Held.ControlModifier)
        room.press(Key.Key_M)
        offered = {pick.key for pick in (await room.popup()).view.picks}
        assert {KeyId.SNOOZE, KeyId.BLOCK, KeyId.HAND_OVER, KeyId.NOTE} <= offered
        assert not offered & {KeyId.MERGE, KeyId.REOPEN, KeyId.UNDO}, "they would do nothing"
        room.press(Key.Key_Escape)

    at_work(scene)


def test_files_come_to_the_conversation_from_which_they_were_chosen(
    at_work: Any, tmp_path: Path
) -> None:
    async def scene(room: Room) -> None:
        path = tmp_path / "visa.txt"
        path.write_text("visa")
        thread(room).attaching.choose()
        dialog = room.window.findChild(QFileDialog, "attachFiles")
        assert dialog is not None
        await goes_to(room, 2)
        dialog.filesSelected.emit([str(path)])
        dialog.close()
        await asyncio.sleep(0)
        tray = thread(room).composer.tray
        assert not tray.is_copying and not tray.files

    at_work(scene)


def test_a_key_held_in_a_note_is_no_reply(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_N)
        notes = thread(room).notes
        QTest.keyClicks(notes.editor.edit, "Careful: ")
        await goes_to(room, 2)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPlainTextEdit) and focused is notes.editor.edit
        QTest.keyClicks(focused, "resolve")
        assert room.window.inbox.conversation_id == 2
        assert (await room.conversation(2)).status is ConversationStatus.OPEN
        assert thread(room).composer.text == ""
        room.press(Qt.Key.Key_Escape)

    at_work(scene)


def test_a_draft_outlives_being_opened_while_personal_data_is_hidden(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        store = room.desk.tools.ledger.store
        await room.desk.writing.save_draft(2, "Half an answer")
        await room.desk.writing.save_note_draft(2, "Half a note")
        room.press(Key.Key_R)
        await until(thread(room).composer.edit.hasFocus)
        room.press(Key.Key_H, Held.ControlModifier | Held.ShiftModifier)
        assert room.window.inbox.list.hasFocus(), "and on no button"
        await goes_to(room, 2)
        assert thread(room).composer.text == ""
        room.press(Key.Key_H, Held.ControlModifier | Held.ShiftModifier)
        await until(lambda: thread(room).composer.text == "Half an answer")
        assert thread(room).notes.editor.text == "Half a note"
        await thread(room).flush()
        assert (await store.drafted(2))[0] == "Half an answer"
        assert await store.note_draft(2) == "Half a note"

    at_work(scene)
