"""Notes for colleagues, and handing over with one: never the customer's, each kept by itself."""

import asyncio
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.job import Job, JobKind
from desktop.services.jobs.job_moves import fail
from desktop.views.actions.handover_popup import HandoverPopup
from desktop.views.thread.note_taking import NoteTaking
from tests.views.actions.conftest import Room
from tests.views.inbox.inbox_world import until

Key, Held = Qt.Key, Qt.KeyboardModifier
WRITTEN = "Ask [@Bram Kuipers](mention://user/8/Bram%20Kuipers) please"


def notes(room: Room) -> NoteTaking:
    assert room.window.thread_panel is not None
    return room.window.thread_panel.notes


async def jobs(room: Room) -> list[Job]:
    return await room.desk.tools.ledger.store.unfinished_jobs(1)


def test_a_note_names_a_colleague_and_is_no_reply(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        composer = room.window.thread_panel.composer  # type: ignore[union-attr]
        composer.edit.setPlainText("Momentje")
        room.press(Key.Key_N)
        editor = notes(room).editor
        assert editor.edit.hasFocus() and not composer.isVisible()
        QTest.keyClicks(editor.edit, "Ask @ku")
        room.press(Key.Key_Return)
        assert editor.text == "Ask @Bram Kuipers "
        QTest.keyClicks(editor.edit, "please")
        room.press(Key.Key_Return, Held.ControlModifier)
        await until(lambda: composer.isVisible() and not editor.isVisible())
        assert room.window.inbox.list.hasFocus(), "back where she was"
        [job] = await jobs(room)
        assert (job.kind, job.payload["text"]) == (JobKind.NOTE, WRITTEN)
        assert (composer.text, editor.text) == ("Momentje", "")

    at_work(scene)


def test_each_has_its_own_draft_through_a_change_of_conversation(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        panel = room.window.thread_panel
        assert panel is not None
        room.press(Key.Key_R)
        await until(panel.composer.edit.hasFocus)
        QTest.keyClicks(panel.composer.edit, "To the customer")
        room.press(Key.Key_N, Held.AltModifier)
        QTest.keyClicks(notes(room).editor.edit, "To Bram")
        room.window.open_conversation(2)
        await until(lambda: panel.composer.conversation_id == 2)
        assert notes(room).is_on, "what she types next is for colleagues still"
        assert notes(room).editor.edit.hasFocus()
        assert (panel.composer.text, notes(room).editor.text) == ("", "")
        room.window.inbox.focus_list()
        room.window.open_conversation(1)
        await until(lambda: panel.composer.conversation_id == 1)
        assert not notes(room).is_on
        assert (panel.composer.text, notes(room).editor.text) == ("To the customer", "To Bram")
        store = room.desk.tools.ledger.store
        while await store.note_draft(1) != "To Bram":
            await asyncio.sleep(0.01)
        assert (await store.drafted(1))[0] == "To the customer"
        assert await jobs(room) == []

    at_work(scene)


def test_the_key_that_sends_adds_the_note_while_one_is_written(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        panel = room.window.thread_panel
        assert panel is not None
        panel.composer.edit.setPlainText("For the customer")
        notes(room).begin()
        notes(room).editor.edit.setPlainText("For Bram")
        room.window.inbox.focus_list()
        room.press(Key.Key_Return, Held.ControlModifier)
        await until(lambda: not notes(room).is_on)
        assert [job.kind for job in await jobs(room)] == [JobKind.NOTE]
        assert panel.composer.text == "For the customer"

    at_work(scene)


def test_a_refused_note_goes_back_to_the_notes(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        panel = room.window.thread_panel
        assert panel is not None
        await room.desk.work.note(1, WRITTEN)
        [job] = await jobs(room)
        await fail(room.desk.tools, job, "The text was kept.")
        panel._put_back(job)
        assert notes(room).is_on and not panel.composer.isVisible()
        assert notes(room).editor.text == "Ask @Bram Kuipers please"
        assert panel.composer.text == ""

    at_work(scene)


def test_a_card_number_stands_in_no_note(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_N)
        QTest.keyClicks(notes(room).editor.edit, "card 4111111111111111")
        assert "4111" not in notes(room).editor.text

    at_work(scene)


def test_she_hands_over_with_what_has_to_be_known(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_H)
        await until(lambda: isinstance(QApplication.activePopupWidget(), HandoverPopup))
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, HandoverPopup)
        assert [pick.text for pick in popup.view.picks] == ["Bram Kuipers", "Noor Haddou"]
        QTest.keyClicks(popup.view.field, "noor")
        room.press(Key.Key_Return)
        QTest.keyClicks(popup.note, "Waits for the airline")
        room.press(Key.Key_Return, Held.ControlModifier)
        await room.comes(1, assignee_id=9)
        assert [job.kind for job in await jobs(room)] == [JobKind.NOTE, JobKind.CHANGE]
        await until(lambda: room.notice("Handed over to Noor Haddou"))
        await until(lambda: room.window.inbox.conversation_id == 2)
        room.press(Key.Key_Z)
        await room.comes(1, assignee_id=3)
        await until(lambda: room.notice("Undone"))
        assert await jobs(room) == []

    at_work(scene)


def test_nothing_is_written_while_personal_data_is_hidden(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        panel = room.window.thread_panel
        assert panel is not None
        room.press(Key.Key_N)
        QTest.keyClicks(notes(room).editor.edit, "To Bram")
        room.window.guard.toggle_veil()
        await until(lambda: not notes(room).editor.isVisible() and not panel.composer.isVisible())
        room.window.inbox.focus_list()
        room.press(Key.Key_H)
        room.press(Key.Key_N)
        assert QApplication.activePopupWidget() is None and not notes(room).editor.isVisible()
        room.window.guard.toggle_veil()
        await until(notes(room).editor.isVisible)
        assert notes(room).editor.text == "To Bram"

    at_work(scene)
