"""The middle of the window with a real desk behind it, which cannot reach any network."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.company import Typing
from desktop.models.fact import FactKind
from desktop.models.job import JobKind, JobState
from desktop.models.journal import Draft
from desktop.models.stage import Stage
from desktop.services.desk import Desk
from desktop.views.payment.card_actions import CardAction
from desktop.views.payment.payment_card import PaymentCard
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme
from desktop.views.thread.card_notice import CardNotice
from desktop.views.thread.company_line import CompanyLine
from desktop.views.thread.held_notice import HeldNotice
from desktop.views.thread.job_question import JobQuestion
from desktop.views.thread.thread_items import ItemKind
from desktop.views.thread.thread_model import PAGE
from desktop.views.thread.thread_panel import ThreadPanel
from tests.views.inbox.inbox_world import SOON_S, desk_without_network, panel_on_screen, until
from tests.views.thread.thread_world import CONTACT, CONVERSATION, QUOTE, URL, message, on_screen

OnLoop = Callable[[Coroutine[Any, Any, Any]], Any]


class Room:
    """A panel on the screen, the desk behind it, and words for what the tests wait for."""

    def __init__(self, panel: ThreadPanel, desk: Desk, qtbot: QtBot, tasks: Tasks) -> None:
        self.panel, self.desk, self.qtbot, self.tasks = panel, desk, qtbot, tasks
        self.ledger = desk.tools.ledger

    def kinds(self) -> list[ItemKind]:
        return [item.kind for item in self.panel.model.items()]

    async def open(self, conversation_id: int = 7) -> None:
        self.panel.open(conversation_id)
        await until(lambda: self.shows(conversation_id), "the conversation did not open")

    def shows(self, conversation_id: int) -> bool:
        shown = self.panel.thread_shown
        return shown is not None and shown.conversation.conversation_id == conversation_id

    def card(self) -> PaymentCard | None:
        return self.panel.findChild(PaymentCard, "paymentCard")

    async def card_at(self, *stages: Stage) -> PaymentCard:
        def there() -> bool:
            widget = self.card()
            return bool(widget and widget.card and widget.card.ladder.stage in stages)

        await until(there, f"no card at {stages}")
        found = self.card()
        assert found is not None
        return found

    async def fact(self, kind: FactKind, **body: object) -> None:
        """Let something become known of the quote."""
        source = f"{kind.value}:{self.desk.now()}"
        fact = Draft(self.desk.now(), kind, "q1", "stripe", source, {"generation": 1, **body})
        await self.ledger.record([fact])

    async def link(self) -> None:
        """A link that was made and sent in message 4."""
        await self.desk.quotes.save(QUOTE)
        ends = self.desk.now() + 4 * 3600
        made = {"session": "cs_1", "expires_at": ends, "total": 18600, "currency": "EUR"}
        created = Draft(
            self.desk.now(),
            FactKind.LINK_CREATED,
            "q1",
            "stripe",
            "made",
            {"generation": 1, **made},
            private={"url": URL},
        )
        await self.ledger.record([created])
        await self.fact(FactKind.MESSAGE_ACCEPTED, message=4)
        await self.fact(FactKind.MESSAGE_ON_PLATFORM, message=4)


@pytest.fixture
def visit(
    on_loop: OnLoop, theme: Theme, qtbot: QtBot, folder: Path
) -> Callable[[Callable[[Room], Coroutine[Any, Any, None]]], None]:
    """Play a scene in a panel with a desk that holds Sanne's conversation and another one."""

    def play(scene: Callable[[Room], Coroutine[Any, Any, None]]) -> None:
        async def run() -> None:
            async with desk_without_network(folder) as desk:
                now = desk.now()
                conversation = replace(CONVERSATION, window_closes_at=now + 3600)
                other = replace(conversation, conversation_id=8, contact_id=5)
                talk = [
                    message(1, "Hoi! Kan ik omboeken?", at=now - 300),
                    message(2, "Dat kan!", out=True, at=now - 200),
                    message(4, "Hier is je link", out=True, at=now - 100),
                ]
                await desk.tools.ledger.save_conversations(
                    [conversation, other], [CONTACT, replace(CONTACT, contact_id=5)], talk
                )
                async with panel_on_screen(
                    desk, lambda tasks: ThreadPanel(theme, tasks), (680, 760)
                ) as (panel, tasks):
                    await scene(Room(panel, desk, qtbot, tasks))

        on_loop(run())

    return play


Visit = Callable[[Callable[[Room], Coroutine[Any, Any, None]]], None]


def test_a_reply_is_queued_once_and_stands_in_the_thread(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        edit = room.panel.composer.edit
        edit.setFocus()
        room.qtbot.keyClicks(edit, "Morgen om 12:15 is er plek.")
        for _ in range(3):
            room.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: ItemKind.WAITING in room.kinds())
        jobs = await room.ledger.store.unfinished_jobs(7)
        assert [job.kind for job in jobs] == [JobKind.REPLY]
        assert room.kinds().count(ItemKind.WAITING) == 1
        assert room.panel.composer.text == ""
        assert room.panel.view.stays_at_newest

    visit(scene)


def test_a_draft_comes_back_with_its_conversation(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.qtbot.keyClicks(room.panel.composer.edit, "half een zi")
        await room.open(8)
        assert room.panel.composer.text == ""
        await room.open(7)
        assert room.panel.composer.text == "half een zi"

    visit(scene)


def test_a_draft_outlives_the_window(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.qtbot.keyClicks(room.panel.composer.edit, "bijna af")
        await room.panel.flush()
        assert (await room.ledger.store.drafted(7))[0] == "bijna af"

    visit(scene)


def test_a_message_that_arrives_shows_by_itself(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        before = len(room.panel.model.items())
        await room.ledger.save_messages([message(5, "Ja graag!", at=room.desk.now())])
        await until(lambda: len(room.panel.model.items()) == before + 1)
        assert room.panel.model.items()[-1].text == "Ja graag!"

    visit(scene)


def test_what_happens_elsewhere_does_not_read_this_thread_again(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        shown = room.panel.thread_shown
        there = replace(message(90, "elders", at=room.desk.now()), conversation_id=8)
        await room.ledger.save_messages([there])
        await asyncio.sleep(0)
        assert not room.tasks.is_busy("thread")
        assert room.panel.thread_shown is shown

    visit(scene)


def test_the_card_follows_the_money(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        widget = await room.card_at(Stage.SENT)
        assert "message:4" not in [item.key for item in room.panel.model.items()]
        await room.fact(FactKind.MESSAGE_READ, message=4)
        await room.card_at(Stage.SEEN)
        await room.fact(FactKind.PAYMENT_AT_BANK, intent="pi_1", method="ideal")
        await room.card_at(Stage.AT_BANK)
        await room.fact(
            FactKind.PAYMENT_PAID, session="cs_1", intent="pi_1", amount=18600, currency="EUR"
        )
        assert await room.card_at(Stage.PAID) is widget
        with room.qtbot.waitSignal(room.panel.ticket_wanted) as wanted:
            button = widget.findChild(QPushButton, "issueTicketButton")
            assert button is None, "that name belongs to the ticket form"
            issue = widget.findChild(QPushButton, "enterTicketButton")
            assert issue is not None
            issue.click()
        assert wanted.args == ["q1"]

    visit(scene)


def test_the_link_is_copied_by_its_key_and_only_then(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        QGuiApplication.clipboard().setText("something else")
        await room.open()
        await room.link()
        await room.card_at(Stage.SENT)
        assert QGuiApplication.clipboard().text() == "something else"
        room.panel.cards.copy_link()
        assert QGuiApplication.clipboard().text() == URL

    visit(scene)


def test_cancelling_twice_asks_the_desk_once(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        widget = await room.card_at(Stage.SENT)
        for _ in range(2):
            widget.press(widget.actions_offered[-1])
            yes = widget.findChild(QPushButton, "confirmCancelButton")
            assert yes is not None
            yes.click()
        await room.card_at(Stage.CANCELLING)
        jobs = await room.ledger.store.unfinished_jobs(7)
        assert [job.kind for job in jobs] == [JobKind.CANCEL]

    visit(scene)


def test_an_unclear_message_is_answered_in_the_thread(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        asked = await room.desk.writing.reply(7, "Is dit aangekomen?")
        asking = replace(asked, state=JobState.ASKING, error="did_it_arrive: x")
        await room.ledger.save_job(asking)
        await until(lambda: ItemKind.QUESTION in room.kinds())
        arrived = room.panel.findChild(QPushButton, "answer_it_arrived")
        assert arrived is not None
        arrived.click()
        await until(lambda: ItemKind.QUESTION not in room.kinds())
        job = await room.ledger.store.job(asked.job_id)
        assert job is not None
        assert job.state is JobState.DONE

    visit(scene)


async def waiting_rows(room: Room, count: int = 1) -> list[JobQuestion]:
    """The rows of what waits to leave, once there are so many."""

    def rows() -> list[JobQuestion]:
        contents = room.panel.view.contents()
        return [one for one in contents if isinstance(one, JobQuestion) and one.job is not None]

    await until(lambda: len(rows()) == count, f"{count} rows that wait")
    return rows()


def test_a_reply_that_waits_is_changed_by_keyboard_in_its_place(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        first = await room.desk.writing.reply(7, "Er is plek om 12:15.")
        await room.desk.writing.reply(7, "Zal ik boeken?")
        [row, behind] = await waiting_rows(room, 2)
        assert "sends when online" in row.accessibleName()
        assert "leaves after the one above" in behind.accessibleName()
        row.setFocus()
        room.qtbot.keyClick(row, Qt.Key.Key_F2)
        edit = row.findChild(QPlainTextEdit, "replyEdit")
        assert edit is not None
        await until(edit.hasFocus, "the field of the reply")
        assert edit.toPlainText() == "Er is plek om 12:15."
        room.qtbot.keyClicks(edit, " En om 14:05.")
        # The thread is read again while she types, and her words stay.
        await room.ledger.save_messages([message(5, "?", at=room.desk.now())])
        await until(lambda: "message:5" in [item.key for item in room.panel.model.items()])
        assert edit.toPlainText() == "Er is plek om 12:15. En om 14:05."
        room.qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: edit.isHidden(), "the closed field")
        jobs = await room.ledger.store.unfinished_jobs(7)
        assert [(job.job_id == first.job_id, job.state) for job in jobs] == [
            (True, JobState.READY),
            (False, JobState.READY),
        ]
        assert jobs[0].payload["text"] == "Er is plek om 12:15. En om 14:05."

    visit(scene)


def test_escape_leaves_a_waiting_reply_as_it_was(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.desk.writing.reply(7, "Momentje")
        [row] = await waiting_rows(room)
        button = row.button(CardAction.EDIT)
        assert button is not None and "F2" in button.toolTip()
        button.click()
        edit = row.findChild(QPlainTextEdit, "replyEdit")
        assert edit is not None
        await until(edit.hasFocus)
        room.qtbot.keyClicks(edit, " niet")
        room.qtbot.keyClick(edit, Qt.Key.Key_Escape)
        await until(lambda: edit.isHidden())
        [job] = await room.ledger.store.unfinished_jobs(7)
        assert (job.state, job.payload["text"]) == (JobState.READY, "Momentje")

    visit(scene)


def test_a_key_for_a_reply_that_is_just_being_tried_is_not_lost(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        job = await room.desk.writing.reply(7, "Momentje")
        [row] = await waiting_rows(room)
        row.setFocus()
        for after, opens in ((JobState.READY, True), (JobState.CHECKING, False)):
            await room.ledger.save_job(replace(job, state=JobState.RUNNING))
            await until(lambda: row.button(CardAction.EDIT) is None, "the attempt")
            room.qtbot.keyClick(row, Qt.Key.Key_F2)
            await room.ledger.save_job(replace(job, state=after))
            edit = row.findChild(QPlainTextEdit, "replyEdit")
            assert edit is not None
            if opens:
                await until(edit.hasFocus, "the field of the reply")
                room.qtbot.keyClick(edit, Qt.Key.Key_Escape)
                await until(edit.isHidden)
            else:
                await until(lambda: row.job is not None and row.job.state is JobState.CHECKING)
                await room.ledger.save_job(job)
                await until(lambda: row.button(CardAction.EDIT) is not None)
                assert edit.isHidden()

    visit(scene)


def test_a_waiting_reply_is_removed_by_its_key(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        job = await room.desk.writing.reply(7, "Toch niet")
        [row] = await waiting_rows(room)
        row.setFocus()
        with room.qtbot.waitSignal(room.panel.said) as said:
            room.qtbot.keyClick(row, Qt.Key.Key_Delete)
            await waiting_rows(room, 0)
        assert said.args == ["Removed; nothing was sent"]
        gone = await room.ledger.store.job(job.job_id)
        assert gone is not None and gone.state is JobState.REMOVED

    visit(scene)


def test_a_reply_that_was_overtaken_says_by_whom_and_leaves_on_her_word(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        asked = await room.desk.writing.reply(7, "Zal ik boeken?")
        error = "wrote_meanwhile: x"
        progress = {**asked.progress, "wrote": "customer"}
        await room.ledger.save_job(
            replace(asked, state=JobState.ASKING, error=error, progress=progress)
        )
        [row] = await waiting_rows(room)
        await until(lambda: "wrote while this waited" in row.accessibleName())
        yes = row.button(CardAction.SEND_ANYWAY)
        assert yes is not None
        yes.click()
        await until(lambda: row.button(CardAction.SEND_ANYWAY) is None)
        [job] = await room.ledger.store.unfinished_jobs(7)
        assert (job.state, job.error) == (JobState.READY, "")

    visit(scene)


def test_a_resolve_that_waits_is_removed_by_its_button(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.desk.resolve(7)
        [row] = await waiting_rows(room)
        assert row.button(CardAction.EDIT) is None
        remove = row.button(CardAction.REMOVE)
        assert remove is not None
        remove.click()
        await waiting_rows(room, 0)
        assert await room.ledger.store.unfinished_jobs(7) == []

    visit(scene)


def test_resolving_by_its_button_is_one_job(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        button = room.panel.findChild(QPushButton, "resolveButton")
        assert button is not None
        resolved: list[int] = []
        room.panel.resolved.connect(lambda number, _job_id: resolved.append(number))
        button.click()
        button.click()
        await until(lambda: resolved == [7])
        jobs = await room.ledger.store.unfinished_jobs(7)
        assert [job.kind for job in jobs] == [JobKind.RESOLVE]

    visit(scene)


def test_a_long_thread_opens_by_its_newest_page_and_grows_upwards(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        start = room.desk.now() - 90_000
        many = [
            message(number, f"bericht {number}", at=start + number) for number in range(10, 460)
        ]
        await room.ledger.save_messages(many)
        await room.open()
        newest = [item for item in room.panel.model.items() if item.message]
        assert len(newest) == PAGE
        room.panel.view.verticalScrollBar().setValue(0)
        await until(lambda: len([item for item in room.panel.model.items() if item.message]) > PAGE)

    visit(scene)


def test_an_unknown_conversation_shows_that_none_is_open(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        room.panel.open(99)
        await until(lambda: room.panel.conversation_id is None)
        assert room.panel.composer.conversation_id is None

    visit(scene)


def test_everything_that_matters_has_a_name(theme: Theme, qtbot: QtBot) -> None:
    panel = ThreadPanel(theme, Tasks(lambda doing, error: None))
    on_screen(qtbot, panel)
    for name in ("threadView", "composer", "sendButton", "resolveButton"):
        widget = panel.findChild(object, name)  # type: ignore[type-var]
        assert widget is not None, name
        assert widget.accessibleName(), name


def test_a_masked_card_number_gets_a_safe_reply_once_until_it_is_deleted_at_the_hub(
    visit: Callable[[Callable[[Room], Coroutine[Any, Any, None]]], None],
) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        notice = room.panel.findChild(CardNotice, "cardNotice")
        assert notice is not None and not notice.isVisible()
        await room.link()
        arrived = message(9, "•••• •••• •••• ••••", at=room.desk.now())
        await room.desk.inbox.messages.take([arrived])
        await until(notice.isVisible, "no notice")
        assert "Sanne" in notice.accessibleName()
        words = notice.findChild(QLabel, "safeReplyWords")
        assert words is not None
        await until(lambda: "stuur voor je veiligheid" in words.text(), "no preview")
        assert "checkout.stripe.com/…" in words.text() and URL not in words.text()
        assert notice in room.panel.notices
        notice.focus_first()
        safe = notice.findChild(QPushButton, "safeReplyButton")
        assert safe is not None and safe.hasFocus()
        QTest.keyClick(safe, Qt.Key.Key_Escape)
        assert room.panel.composer.edit.hasFocus()  # back to where she writes
        for _ in range(2):
            room.panel.safe_reply()
        button = notice.findChild(QPushButton, "safeReplyButton")
        assert button is not None
        await until(lambda: button.text() == "Safe reply sent", "the reply was not taken")
        button.click()
        [job] = await room.ledger.store.unfinished_jobs(7)
        assert job.kind is JobKind.REPLY and URL in job.payload["text"]
        done = notice.findChild(QPushButton, "cardDeletedButton")
        assert done is not None
        done.click()
        await until(lambda: not notice.isVisible(), "the notice stayed")

    visit(scene)


def test_a_reply_that_was_sent_is_no_draft_where_the_agent_has_gone_on(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open(7)
        next_one = await room.desk.thread(8)
        room.panel.composer.edit.setPlainText("Momentje")
        room.panel.composer.press_send()
        room.panel.show_thread(next_one)  # before the job of the reply stands
        await until(lambda: not room.tasks.is_busy("reply:7"), "the reply was not kept")
        await room.open(7)
        assert room.panel.composer.text == ""
        async with asyncio.timeout(SOON_S):
            while (await room.desk.thread(7)).reply_draft:
                await asyncio.sleep(0.005)

    visit(scene)


def test_a_window_that_closes_before_a_thread_is_read_leaves_its_draft_alone(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.desk.writing.save_draft(8, "Goedemiddag")
        await room.open(7)
        room.panel.composer.edit.setPlainText("Momentje")
        room.panel.open(8)
        await room.panel.flush()
        assert (await room.desk.thread(8)).reply_draft == "Goedemiddag"
        assert (await room.desk.thread(7)).reply_draft == "Momentje"

    visit(scene)


def test_who_waits_for_the_thread_finds_in_it_what_was_new(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.panel.caught_up()  # nothing is open, nothing to wait for
        await room.open()
        for number in range(5, 10):
            fresh = message(number, f"Nog iets {number}", at=room.desk.now())
            await room.ledger.save_messages([fresh])
            room.panel.refresh()
            await room.panel.caught_up()
            assert room.panel.model.newest_id == number

    visit(scene)


def test_a_link_that_waits_says_so_however_often_the_thread_is_read(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open(7)
        await room.desk.links.send(QUOTE)
        card = await room.card_at(Stage.QUEUED)

        def says_so() -> bool:
            room.panel.refresh()  # as each try of a desk that is offline makes it
            return "Queued · sends when online" in card.accessibleName()

        await until(says_so, "the card did not say that it waits")

    visit(scene)


def test_a_reply_is_held_once_when_the_customer_wrote_meanwhile(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open(7)
        composer, panel = room.panel.composer, room.panel
        notice = panel.findChild(HeldNotice, "heldNotice")
        assert notice is not None and not notice.isVisible()
        composer.edit.setPlainText("Het kost 186 euro")
        await room.ledger.save_messages([message(9, "Laat maar, ik bel", at=room.desk.now())])
        await until(lambda: panel.model.newest_id == 9, "the message was not shown")
        composer.press_send()
        assert notice.isVisible() and "Laat maar, ik bel" in notice.accessibleName()
        assert (composer.text, await room.ledger.store.unfinished_jobs(7)) == (
            "Het kost 186 euro",
            [],
        )
        composer.press_send()
        await until(lambda: composer.text == "", "the second press did not send")
        [job] = await room.ledger.store.unfinished_jobs(7)
        assert (job.kind, notice.isVisible()) == (JobKind.REPLY, False)

    visit(scene)


def test_who_types_stands_above_the_composer(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open(7)
        line = room.panel.findChild(CompanyLine, "companyLine")
        assert line is not None and not line.isVisible()
        room.desk.inbox.company.heard(Typing(7, "Eva", True, 8))
        await until(lambda: line.isVisible(), "nobody was shown")
        assert line.accessibleName() == "Eva is writing a reply…"
        room.desk.inbox.company.heard(Typing(7, "Eva", False, 8))
        await until(lambda: not line.isVisible(), "who left is still shown")

    visit(scene)
