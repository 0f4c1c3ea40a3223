"""What is done to several conversations at once that needs words, a choice of labels, or a yes."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from shiboken6 import isValid

from desktop.models.conversation import ConversationStatus
from desktop.models.conversation_change import Block, Merge
from desktop.models.job import JobKind
from desktop.models.note_draft import NoteDraft
from desktop.services.jobs.wanted import change_of
from desktop.views.actions.handover_popup import HandoverPopup
from desktop.views.actions.merge_dialog import MergeDialog
from desktop.views.actions.note_popup import ManyNotesPopup
from desktop.views.actions.pick_view import Mark
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.keys import KeyId
from tests.views.actions.conftest import Room
from tests.views.actions.test_more import dialog
from tests.views.inbox.inbox_world import until

Key, Held = Qt.Key, Qt.KeyboardModifier


async def popup(kind: Any) -> Any:
    await until(lambda: isinstance(QApplication.activePopupWidget(), kind), kind.__name__)
    return QApplication.activePopupWidget()


async def kinds(room: Room, number: int) -> list[JobKind]:
    jobs = await room.desk.tools.ledger.store.unfinished_jobs(number)
    return [job.kind for job in jobs]


def test_all_that_are_picked_are_handed_over_with_a_note_each(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_A, Held.ControlModifier)
        room.press(Key.Key_H)
        form: HandoverPopup = await popup(HandoverPopup)
        QTest.keyClicks(form.view.field, "noor")
        assert form.title.text() == "Hand 3 conversations over to Noor Haddou"
        room.press(Key.Key_Return)
        QTest.keyClicks(form.note, "All wait for the airline")
        room.press(Key.Key_Return, Held.ControlModifier)
        for number in (1, 2, 3):
            await room.comes(number, assignee_id=9)
            assert await kinds(room, number) == [JobKind.NOTE, JobKind.CHANGE]
        await until(lambda: room.notice("3 conversations: Handed over to Noor Haddou"))
        assert room.window.inbox.picking.picked == ()
        room.press(Key.Key_Z)
        for number in (1, 2, 3):
            await room.comes(number, assignee_id=3)

    at_work(scene)


def test_a_note_for_several_asks_once_and_says_how_many(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_A, Held.ControlModifier)
        room.press(Key.Key_N)
        form: ManyNotesPopup = await popup(ManyNotesPopup)
        assert form.title.text() == "Note in 3 conversations"
        assert form.button.text().startswith("Add 3 notes") and not form.button.isEnabled()
        height = form.height()
        QTest.keyClicks(form.note, "@")
        all_of_them = form.height()
        QTest.keyClicks(form.note, "bra")
        one_of_them = form.height()
        assert height < one_of_them < all_of_them, "the colleagues stand in the popup"
        room.press(Key.Key_Return)
        assert form.note.toPlainText() == "@Bram Kuipers " and form.height() == height
        form.note.clear()
        QTest.keyClicks(form.note, "Strike on Friday")
        room.press(Key.Key_Escape)
        store = room.desk.tools.ledger.store

        async def kept() -> str:
            return await store.note_draft(1, kind=NoteDraft.ASIDE)

        while await kept() != "Strike on Friday":
            await store.job_counts()
        room.press(Key.Key_N)
        form = await popup(ManyNotesPopup)
        assert form.note.toPlainText() == "Strike on Friday", "Escape threw nothing away"
        room.press(Key.Key_Return, Held.ControlModifier)
        await until(lambda: room.notice("Note added to 3 conversations"))
        for number in (1, 2, 3):
            assert await kinds(room, number) == [JobKind.NOTE]
        assert await kept() == ""

    at_work(scene)


def test_a_note_that_was_begun_outlives_a_popup_that_closes_before_it_came(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        store, work = room.desk.tools.ledger.store, room.window.work
        assert work is not None
        await store.save_note_draft(1, "Her bag is in Porto", kind=NoteDraft.ASIDE)
        work._colleagues.hand_over()
        quick = QApplication.activePopupWidget()
        assert isinstance(quick, HandoverPopup)
        quick.close()  # quicker than the disk
        await until(lambda: not isValid(quick))
        work._colleagues.hand_over()
        form: HandoverPopup = await popup(HandoverPopup)
        await until(lambda: form.note.toPlainText() == "Her bag is in Porto")
        form.note.clear()
        room.press(Key.Key_Escape)  # seen, and no longer wanted
        while await store.note_draft(1, kind=NoteDraft.ASIDE):
            await store.job_counts()

    at_work(scene)


def test_a_note_is_kept_where_many_are_not_handed_over_after_all(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        work = room.window.work
        assert work is not None
        work._colleagues._hand(room.desk, list(range(1, 12)), 9, "All wait")
        asked: QuestionDialog = await dialog(QuestionDialog)
        asked.reject()
        store = room.desk.tools.ledger.store

        async def kept() -> bool:
            return await store.note_draft(1, kind=NoteDraft.ASIDE) == "All wait"

        for _ in range(2000):
            if await kept():
                break
        assert await kept()

    at_work(scene)


def test_labels_of_several_show_what_some_have_and_come_off_again(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        store = room.desk.tools.ledger.store
        one, two = await room.conversation(1), await room.conversation(2)
        await store.save_conversations(
            [replace(one, labels=("rebook", "vip")), replace(two, labels=("rebook",))]
        )
        QTest.keyClick(room.window.inbox.list, Key.Key_Down, Held.ShiftModifier)
        assert room.window.inbox.picking.picked == (1, 2)
        room.press(Key.Key_L)
        form = await room.popup()
        await until(lambda: form.mark_of("vip") is Mark.PART)
        assert form.mark_of("rebook") is Mark.ON
        vip = next(pick for pick in form.view.picks if pick.key == "vip")
        assert vip.spoken.startswith("vip, on for some")
        QTest.keyClicks(form.view.field, "vip")
        seen = [form.mark_of("vip")]
        for _ in range(3):
            room.press(Key.Key_Return)
            seen.append(form.mark_of("vip"))
        assert seen == [Mark.PART, Mark.ON, Mark.OFF, Mark.PART]
        room.press(Key.Key_Return)  # on, for both
        form.view.field.clear()
        QTest.keyClicks(form.view.field, "reb")
        room.press(Key.Key_Return)  # off, for both
        room.press(Key.Key_Return, Held.ControlModifier)
        await room.comes(1, labels=("vip",))
        await room.comes(2, labels=("vip",))
        await until(lambda: room.notice("2 conversations"))
        room.press(Key.Key_Z)
        await room.comes(1, labels=("vip", "rebook"))
        await room.comes(2, labels=("rebook",))

    at_work(scene)


def test_several_spammers_are_blocked_after_one_question(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_A, Held.ControlModifier)
        room.press(Key.Key_M)
        await room.types("spam")
        room.press(Key.Key_Return)
        asked: QuestionDialog = await dialog(QuestionDialog)
        assert asked.windowTitle() == "Block 3 customers as spam?"
        asked.yes.click()
        for number in (1, 2, 3):
            await room.comes(number, status=ConversationStatus.RESOLVED)
            jobs = await room.desk.tools.ledger.store.unfinished_jobs(number)
            assert change_of(jobs[0]) == Block(number, True), "each its own customer"

    at_work(scene)


def test_two_that_are_picked_are_merged_and_three_are_not(at_work: Any) -> None:
    async def scene(room: Room) -> None:
        room.press(Key.Key_A, Held.ControlModifier)
        assert not room.window.keys.can_act(KeyId.MERGE)
        room.press(Key.Key_Escape)
        QTest.keyClick(room.window.inbox.list, Key.Key_Down, Held.ShiftModifier)
        room.press(Key.Key_M)
        await room.types("merge")
        room.press(Key.Key_Return)
        form: MergeDialog = await dialog(MergeDialog)
        assert form.field.isHidden() and form.merge.isEnabled(), "both are known"
        keep = form.findChild(QRadioButton, "mergeKeep2")
        assert keep is not None and keep.text() == "Keep Customer 0002"
        keep.click()
        form.merge.click()
        await until(lambda: room.notice("Contacts merged"))
        [job] = await room.desk.tools.ledger.store.unfinished_jobs(1)
        assert change_of(job) == Merge(2, 1)

    at_work(scene)
