"""The rarer things: found by their words, asked once, and the one that has no way back says so."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QRadioButton

from desktop.models.conversation import Contact, ConversationStatus
from desktop.models.conversation_change import Block, Merge, Priority, SetLabels, SetPriority
from desktop.models.job import JobKind
from desktop.services.jobs.wanted import change_of
from desktop.views.actions.impostor_dialog import ImpostorDialog
from desktop.views.actions.merge_dialog import MergeDialog
from desktop.views.controls.question_dialog import QuestionDialog
from tests.views.actions.conftest import Room
from tests.views.inbox.inbox_world import until

Key, Held = Qt.Key, Qt.KeyboardModifier


async def dialog(kind: type[QDialog]) -> Any:
    await until(lambda: isinstance(QApplication.activeModalWidget(), kind), f"a {kind.__name__}")
    return QApplication.activeModalWidget()


async def wanted(room: Room) -> list[object]:
    jobs = await room.desk.tools.ledger.store.unfinished_jobs(1)
    return [change_of(job) for job in jobs]


def test_a_spammer_is_blocked_after_one_question_and_let_in_again(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_M)
        await room.types("spam")
        room.press(Key.Key_Return)
        asked = await dialog(QuestionDialog)
        assert await wanted(room) == []
        asked.yes.click()
        await room.comes(1, status=ConversationStatus.RESOLVED)
        # There is no label for it here, so none is put on.
        assert (await wanted(room))[0] == Block(1, True)
        await until(lambda: room.notice("Customer blocked"))
        undo = room.seen(QPushButton, "toastAction")
        assert isinstance(undo, QPushButton)
        undo.click()
        await room.comes(1, status=ConversationStatus.OPEN)
        await until(lambda: room.notice("Undone"))
        assert await wanted(room) == []

    at_work(scene)


def test_an_impostor_is_reported_as_a_note_and_urgent(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_M)
        await room.types("impos")
        room.press(Key.Key_Return)
        form: ImpostorDialog = await dialog(ImpostorDialog)
        assert not form.report.isEnabled()
        QTest.keyClicks(form.poses, "Sanne de Vries")
        QTest.keyClicks(form.signs, "Does not know her booking")
        form.report.click()
        await room.comes(1, priority=Priority.URGENT)
        note, urgent = await room.desk.tools.ledger.store.unfinished_jobs(1)
        assert note.kind is JobKind.NOTE
        assert "Pretends to be: Sanne de Vries" in note.payload["text"]
        assert change_of(urgent) == SetPriority(Priority.URGENT)
        assert not any(isinstance(one, SetLabels) for one in await wanted(room))

    at_work(scene)


def test_merging_shows_both_asks_which_stays_and_says_that_it_is_for_good(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        async def hub(words: str) -> list[Contact]:
            assert words == "Customer 0001"
            return [Contact(1, "Customer 0001"), Contact(44, "C. 0001", email="c@example.com")]

        room.desk.work.contacts = hub  # type: ignore[method-assign]
        room.press(Key.Key_M)
        await room.types("merge")
        room.press(Key.Key_Return)
        form: MergeDialog = await dialog(MergeDialog)
        assert not form.merge.isEnabled()
        form.ask.click()
        await until(form.merge.isEnabled)
        assert form.found.count() == 1, "the contact itself is no other"
        keep = form.findChild(QRadioButton, "mergeKeep2")
        assert keep is not None and keep.text() == "Keep C. 0001"
        keep.click()
        form.merge.click()
        await until(lambda: room.notice("Contacts merged"))
        assert await wanted(room) == [Merge(44, 1)]
        assert all(one.action is None for one in room.window.toaster.notices)

    at_work(scene)


def test_all_that_can_be_done_is_in_one_list_with_its_keys(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_M)
        popup = await room.popup()
        details = {pick.text: pick.detail for pick in popup.view.picks}
        assert details["Snooze the conversation"] == "S"
        assert details["Report an impostor"] == ""
        await room.types("label")
        room.press(Key.Key_Return)
        await until(lambda: QApplication.activePopupWidget() is not None)
        second = await room.popup()
        assert [pick.text for pick in second.view.picks] == ["rebook", "vip"]
        second.close()

    at_work(scene)
