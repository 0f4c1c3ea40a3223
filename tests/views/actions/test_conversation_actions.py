"""Working on conversations by keyboard, in the window of a desk without a network."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import Priority, SetPriority
from desktop.models.inbox import InboxTab
from desktop.models.job import JobState
from desktop.services.jobs.job_moves import fail
from desktop.views.actions.doing import MANY
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.inbox.picking import PickingBar
from tests.views.actions.conftest import Room
from tests.views.inbox.inbox_world import ME, until

Run = Callable[[Any], Any]
Key, Held = Qt.Key, Qt.KeyboardModifier


def test_she_snoozes_in_words_and_undoes_it(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_S)
        popup = await room.types("over 2 uur")
        [meant] = popup.view.picks
        assert "UTC" in meant.text or "time" in meant.text
        room.press(Key.Key_Return)
        await until(lambda: room.notice("Snoozed until"))
        await room.comes(1, status=ConversationStatus.SNOOZED)
        await until(lambda: room.window.inbox.conversation_id == 2, "the next conversation")
        await until(lambda: 1 not in room.window.inbox.model.ids)
        room.press(Key.Key_Z)
        await room.comes(1, status=ConversationStatus.OPEN, snoozed_until=None)
        await until(lambda: room.notice("Undone") and not room.notice("Snoozed until Mon 1 Jan"))
        assert await room.desk.tools.ledger.store.unfinished_jobs() == []

    at_work(scene)


def test_words_that_name_no_time_are_said_so(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_S)
        popup = await room.types("yesterday")
        assert popup.view.picks == () and popup.view.nothing.isVisible()
        room.press(Key.Key_Return)
        room.press(Key.Key_Escape)
        assert QApplication.activePopupWidget() is None
        assert room.window.inbox.list.hasFocus()
        assert (await room.conversation(1)).status is ConversationStatus.OPEN

    at_work(scene)


def test_she_gives_it_to_a_colleague_by_the_beginning_of_a_name(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_A)
        popup = await room.popup()
        assert [pick.text for pick in popup.view.picks] == [
            "Frederiek Faber (you)",
            "Bram Kuipers",
            "Noor Haddou",
            "Nobody",
        ]
        await until(lambda: "3 open" in popup.view.picks[0].detail)
        await room.types("kui")
        assert [pick.text for pick in popup.view.picks] == ["Bram Kuipers"]
        room.press(Key.Key_Return)
        await room.comes(1, assignee_id=8)
        await until(lambda: room.notice("Assigned to Bram Kuipers"))
        await until(lambda: room.window.inbox.conversation_id == 2)
        room.window.inbox.show_tab(InboxTab.ALL)
        room.window.open_conversation(1)
        room.press(Key.Key_I)
        await room.comes(1, assignee_id=ME)

    at_work(scene)


def test_labels_priority_and_reopening(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_L)
        await room.types("vi")
        room.press(Key.Key_Return)
        room.press(Key.Key_Return, Held.ControlModifier)
        await room.comes(1, labels=("vip",))
        room.press(Key.Key_P)
        await room.types("urg")
        room.press(Key.Key_Return)
        await room.comes(1, priority="urgent")
        header = room.window.thread_panel.header  # type: ignore[union-attr]
        await until(lambda: {"Urgent", "vip"} <= set(header.standing))
        room.press(Key.Key_E)
        await room.comes(1, status=ConversationStatus.RESOLVED)
        await until(lambda: room.window.inbox.conversation_id == 2)
        room.window.inbox.show_tab(InboxTab.ALL)
        room.window.open_conversation(1)
        await until(lambda: header.findChild(QPushButton, "reopenButton").isVisible())
        assert not room.seen(QPushButton, "resolveButton").isEnabled()
        room.press(Key.Key_O)
        await room.comes(1, status=ConversationStatus.OPEN)

    at_work(scene)


def test_one_thing_done_to_several_is_one_undo(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        inbox = room.window.inbox
        room.press(Key.Key_Space)
        room.press(Key.Key_Down, Held.ShiftModifier)
        assert inbox.picking.picked == (1, 2)
        assert inbox.conversation_id == 1, "picking opens nothing"
        bar = room.seen(PickingBar, "pickingBar")
        assert bar.isVisible()
        room.press(Key.Key_P)
        await room.types("high")
        room.press(Key.Key_Return)
        for number in (1, 2):
            await room.comes(number, priority="high")
        assert (await room.conversation(3)).priority == ""
        await until(lambda: room.notice("2 conversations: High priority"))
        assert inbox.picking.picked == () and not bar.isVisible()
        room.press(Key.Key_Z)
        for number in (1, 2):
            await room.comes(number, priority="")

    at_work(scene)


def test_more_than_ten_are_asked_about_once(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_A, Held.ControlModifier)
        assert len(room.window.inbox.picking.picked) == MANY + 2
        room.press(Key.Key_E)
        dialog = room.seen(QuestionDialog, "questionDialog")
        assert isinstance(dialog, QuestionDialog)
        assert (await room.conversation(1)).status is ConversationStatus.OPEN
        dialog.yes.click()
        for number in range(1, MANY + 3):
            await room.comes(number, status=ConversationStatus.RESOLVED)
        room.press(Key.Key_Escape)

    at_work(scene, MANY + 2)


def test_escape_leaves_the_picking_first(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_Space)
        room.press(Key.Key_Escape)
        assert room.window.inbox.picking.picked == ()
        assert room.window.inbox.conversation_id == 1

    at_work(scene)


def test_what_the_hub_refuses_is_said(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        [job_id] = await room.desk.work.change([1], SetPriority(Priority.URGENT))
        job = await room.desk.tools.ledger.store.job(job_id)
        assert job is not None and job.state is JobState.READY
        await fail(room.desk.tools, job, "The conversation was not changed.")
        await until(lambda: room.notice("The hub did not change the conversation"))
        await room.comes(1, priority="")

    at_work(scene)


def test_letters_in_a_field_do_nothing_to_a_conversation(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.window.inbox.focus_search()
        field = room.window.inbox.search
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, "saiploz")
        assert field.text() == "saiploz"
        assert await room.desk.tools.ledger.store.unfinished_jobs() == []
        field.clear()

    at_work(scene)
