"""The quote panel with a real desk behind it, which cannot reach any network."""

import asyncio
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QDateTime, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.models.fact import FactKind
from desktop.models.job import JobKind, JobState, Question
from desktop.models.quote import Flight, LineKind, Passenger, Quote, QuoteLine
from desktop.models.rebooking.terms import Verification
from desktop.services.use_cases.refusals import LinkRefused
from desktop.views.controls.buttons import LINK_EDGE
from desktop.views.controls.sections import MARGIN
from desktop.views.payment.card_actions import CardAction
from desktop.views.qt.tasks import Tasks
from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.quote.quote_stage import Mode
from desktop.views.style.theme import Theme
from tests.days import day
from tests.views.inbox.inbox_world import SOON_S, desk_without_network, until
from tests.views.quote.quote_room import PUBLIC, SANNE, TOM, OnLoop, Room, Visit
from tests.views.thread.thread_world import CONTACT, CONVERSATION


def test_a_new_quote_is_filled_in_as_far_as_is_known_and_no_further(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        quote = room.form.quote()
        assert quote is not None
        assert (quote.booking, quote.language) == ("K7Q2MX", "nl")
        assert quote.passengers == (Passenger("Sanne de Vries"),)
        assert quote.lines == () and quote.currency == "EUR"
        assert await room.quotes() == []  # nobody has typed anything
        room.says_whose_change()
        assert room.form.old.route.hasFocus()

    visit(scene)


def test_a_whole_quote_by_keyboard_becomes_one_link_request(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        left, gets = day(2), day(3)
        room.build()
        typed = room.form.quote()
        for _ in range(3):
            room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        room.panel.send_link()
        jobs = await room.ledger.store.unfinished_jobs(SANNE)
        assert [job.kind for job in jobs] == [JobKind.SEND_LINK]
        sent = Quote.from_json(jobs[0].payload["quote"])
        assert sent == typed
        assert sent.old == Flight("AMS", "BCN", f"{left}T19:40")
        assert sent.new == Flight("AMS", "BCN", f"{gets}T12:15")
        assert sent.lines == (
            QuoteLine(LineKind.FARE_DIFFERENCE, 11800),
            QuoteLine(LineKind.CHANGE_FEE, 6800),
        )
        assert room.sent == [sent.quote_id]

    visit(scene)


def test_the_primary_button_says_the_sum_and_sends(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        button = room.panel.findChild(QPushButton, "sendPaymentLinkButton")
        total = room.panel.findChild(QLabel, "quoteTotal")
        assert button is not None and total is not None
        assert total.text() == "€186.00"
        assert button.text() == "Send payment link · €186.00"
        room.type_in(room.form.price.lines.add_button, "")
        while QApplication.focusWidget() is not button:
            room.press(Qt.Key.Key_Tab)
        room.press(Qt.Key.Key_Space)
        await room.comes_to(Mode.OPEN)

    visit(scene)


def test_with_problems_nothing_happens_but_a_word_at_the_field(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.says_whose_change()
        room.panel.send_link()
        assert room.form.new.route.hasFocus()
        assert room.footer.problem == ("The new flight is missing: type two airports, AMS–BCN")
        assert room.form.new.route.property("problem") is True
        room.qtbot.keyClicks(room.form.new.route, "AMS BCN")
        assert room.footer.problem == ""
        assert room.form.new.route.property("problem") is False
        room.panel.send_link()
        assert room.footer.problem == "There is nothing to pay: fill in the price"
        assert room.form.price.lines.rows[0].amount.hasFocus()
        assert await room.ledger.store.unfinished_jobs() == []
        assert room.panel.mode is Mode.EDIT

    visit(scene)


def test_what_the_desk_refuses_is_said_at_the_button(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.form.terms.validity.setFocus()
        room.press(Qt.Key.Key_Right)
        soon = QDateTime.fromSecsSinceEpoch(int(room.desk.now()) + 600)
        room.form.terms.hold.setDateTime(soon)
        room.panel.send_link()
        await until(lambda: room.footer.problem)
        assert "The fare hold ends in" in room.footer.problem
        assert "Extend the fare hold" in room.footer.problem
        assert room.footer.problem.endswith("The quote is kept.")
        assert room.panel.mode is Mode.EDIT and room.sent == []
        draft = (await room.thread()).draft
        assert draft is not None and draft.total.amount == 18600

    visit(scene)


def test_what_is_typed_is_kept_as_a_draft_and_comes_back(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build("99")
        typed = room.form.quote()
        await until(lambda: room.tasks.is_busy("quote_preview") or room.panel.preview.text())

        async def kept() -> Quote | None:
            return (await room.thread()).draft

        end = time.monotonic() + SOON_S
        while await kept() != typed:
            assert time.monotonic() < end, "the draft was not kept"
            await asyncio.sleep(0.01)
        again = QuotePanel(room.panel._theme, room.tasks)
        again.attach(room.desk)
        again.open(SANNE)
        await until(lambda: again.mode is Mode.EDIT)
        assert again.form.quote() == typed
        again.detach()
        shiboken6.delete(again)

    visit(scene)


def test_another_conversation_at_once_loses_nothing(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.type_in(room.form.new.departure, "22 nov 12")  # not a time yet
        typed = room.form.quote()
        await room.open(TOM)
        assert room.form.passengers.text() == "Tom de Wit"
        assert room.form.new.texts() == ("", "")
        await room.open(SANNE)
        assert room.form.new.texts() == ("AMS–BCN", "22 nov 12")
        assert room.form.quote() == typed
        room.panel.send_link()
        assert room.footer.problem == "New flight: The time is missing: 22 Nov 12:15"

    visit(scene)


def test_news_do_not_disturb_who_types(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.says_whose_change()
        room.qtbot.keyClicks(room.form.old.route, "AM")
        here = replace(CONVERSATION, unread=3, updated_at=room.desk.now())
        await room.ledger.save_conversations([here])
        room.qtbot.keyClicks(room.form.old.route, "S BC")
        await until(lambda: not room.tasks.is_busy("quote_panel"))
        room.qtbot.keyClicks(room.form.old.route, "N")
        assert room.form.old.route.text() == "AMS BCN"
        assert room.form.old.route.hasFocus()

    visit(scene)


def test_what_becomes_known_of_the_customer_fills_an_untouched_quote(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open(TOM)
        assert room.form.booking.text() == ""
        here = replace(CONVERSATION, conversation_id=TOM, contact_id=5, unread=1)
        await room.ledger.save_conversations(
            [here], [replace(CONTACT, contact_id=5, name="Tom de Wit", booking="ABC234")]
        )
        await until(lambda: room.form.booking.text() == "ABC234")

    visit(scene)


def test_what_becomes_known_while_she_begins_to_type_takes_nothing_from_her(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open(TOM)
        field = room.form.old.route
        field.setFocus()
        go_on = threading.Event()
        # The fresh quote looks for the route on one of the loop's threads: all are held up.
        loop = asyncio.get_running_loop()
        held = [loop.run_in_executor(None, go_on.wait, SOON_S) for _ in range(64)]
        here = replace(CONVERSATION, conversation_id=TOM, contact_id=5, unread=1)
        await room.ledger.save_conversations(
            [here], [replace(CONTACT, contact_id=5, name="Tom de Wit", booking="ABC234")]
        )
        await until(lambda: room.tasks.is_busy("quote_panel"))
        for _ in range(20):  # the store answers in turn: by then the panel has read what it needs
            await room.thread(TOM)
        room.qtbot.keyClicks(field, "AMS")
        go_on.set()
        await asyncio.gather(*held)
        await until(lambda: not room.tasks.is_busy("quote_panel"))
        assert field.text() == "AMS" and field.hasFocus()

    visit(scene)


def test_the_preview_follows_what_is_typed(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        assert room.panel.preview.text() == ""
        room.build()
        await until(lambda: "186,00" in room.panel.preview.text())
        text = room.panel.preview.text()
        assert "Sanne" in text and "AMS–BCN" in text
        assert "https://checkout.stripe.com/…" in text
        room.form.terms.language.setFocus()
        room.press(Qt.Key.Key_E)
        await until(lambda: "€186.00" in room.panel.preview.text())
        room.type_in(room.form.price.lines.rows[0].amount, "100")
        await until(lambda: "€168.00" in room.panel.preview.text())

    visit(scene)


def test_taken_back_before_it_leaves_the_quote_can_be_changed(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.panel.send_link()
        typed = room.form.quote()
        await room.comes_to(Mode.OPEN)
        assert typed is not None
        await until(lambda: not room.tasks.is_busy(f"card:{typed.quote_id}"))  # sent, and read
        assert "To change the price, take it back first" in room.footer.words
        assert not room.footer.check_button.isVisible()  # there is no link to check yet
        assert room.footer.end_button.text() == "Take back"
        assert not room.footer.end_button.hasFocus()
        room.footer.end_button.setFocus()
        room.press(Qt.Key.Key_Space)
        assert room.footer.keep_button.hasFocus()
        room.press(Qt.Key.Key_Space)
        assert len(await room.ledger.store.unfinished_jobs(SANNE)) == 1
        assert room.footer.end_button.hasFocus()
        room.press(Qt.Key.Key_Space)
        room.press(Qt.Key.Key_Escape)
        assert not room.footer.keep_button.isVisible()
        room.footer.end_button.click()
        room.footer.confirm_button.click()
        await room.comes_to(Mode.EDIT)
        assert room.form.quote() == typed
        assert room.footer.send_button.isVisible()
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)

    visit(scene)


def test_an_open_link_is_shown_calmly_and_can_be_cancelled(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        assert room.footer.words.startswith("This link can be paid until ")
        assert room.form.booking.isReadOnly()
        assert not room.footer.send_button.isVisible()
        assert not room.panel.preview.isVisible()  # it stands in the thread
        room.panel.focus_first()
        assert room.footer.check_button.hasFocus()
        room.footer.end_button.click()
        assert "Sanne can then no longer pay" in room.footer._sure.text()
        room.footer.confirm_button.click()
        await until(lambda: "asked to end the link" in room.footer.words)
        assert not room.footer.end_button.isVisible()
        jobs = await room.ledger.store.unfinished_jobs(SANNE)
        assert [job.kind for job in jobs] == [JobKind.CANCEL]

    visit(scene)


def test_a_links_words_stand_in_line_with_the_panels_edges(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        panel, form = room.panel, room.form
        for link in (form.price.lines.add_button, form.price.each_button):
            assert link.mapTo(panel, QPoint(LINK_EDGE, 0)).x() == MARGIN
        right = form.price.currency.mapTo(panel, form.price.currency.rect().topRight()).x()
        for link in (panel.alternatives.add_button, panel.preview.copy_button):
            assert link.mapTo(panel, link.rect().topRight()).x() - LINK_EDGE == right

    visit(scene)


def test_a_lapsed_link_is_renewed_with_the_same_key(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        await room.fact(FactKind.LINK_EXPIRED, session="cs_1")
        await room.comes_to(Mode.LAPSED)
        assert room.footer.renew_button.text() == "Send a new link · €186.00"
        assert room.footer.new_button.text() == "Change the quote"
        for _ in range(2):
            room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        jobs = await room.ledger.store.unfinished_jobs(SANNE)
        assert [job.payload["generation"] for job in jobs] == [2]

    visit(scene)


def test_a_lapsed_link_of_before_is_renewed_once_the_customer_is_verified(visit: Visit) -> None:
    """A link from before the question was asked of every quote."""

    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        [quote] = await room.quotes()
        unsaid = replace(quote.rebooking, verified=Verification())
        await room.desk.quotes.save(replace(quote, rebooking=unsaid))
        await room.fact(FactKind.LINK_EXPIRED, session="cs_1")
        await room.comes_to(Mode.LAPSED)
        room.panel.send_link()
        await until(room.panel.verify.isVisible)
        assert room.panel.verify.buttons[0].hasFocus()
        assert await room.ledger.store.unfinished_jobs(SANNE) == []
        room.press(Qt.Key.Key_1)
        await room.comes_to(Mode.OPEN)
        [renewed] = await room.quotes()
        assert renewed.rebooking.verified == quote.rebooking.verified
        [job] = await room.ledger.store.unfinished_jobs(SANNE)
        assert job.payload["generation"] == 2

    visit(scene)


def test_a_lapsed_quote_is_changed_into_a_new_one(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        before = room.form.quote()
        await room.fact(FactKind.LINK_EXPIRED, session="cs_1")
        await room.comes_to(Mode.LAPSED)
        room.footer.new_button.setFocus()
        room.press(Qt.Key.Key_Space)
        await room.comes_to(Mode.EDIT)
        quote = room.form.quote()
        assert before is not None and quote is not None
        assert quote.quote_id != before.quote_id
        assert quote.departs_at is None  # seen anew: a flight may have left meanwhile
        same = {"quote_id": before.quote_id, "departs_at": before.departs_at}
        assert replace(quote, **same) == before
        assert room.panel.isAncestorOf(QApplication.focusWidget())
        room.type_in(room.form.price.lines.rows[0].amount, "100")
        await room.open(TOM)
        await room.open(SANNE)  # not the old price again
        assert room.form.price.total.text() == "€168.00"
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        jobs = await room.ledger.store.unfinished_jobs(SANNE)
        assert [Quote.from_json(job.payload["quote"]).total.amount for job in jobs] == [16800]

    visit(scene)


def test_a_payment_asks_for_the_ticket_and_the_ticket_ends_it(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        room.footer.check_button.setFocus()
        await room.pays()
        edit = room.panel.tickets.form.edits[0]
        assert edit.objectName() == "ticketNumberEdit"
        assert room.panel.hasFocus()  # nothing typed on goes into a field that came by itself
        room.panel.focus_first()
        assert edit.hasFocus()
        issue = room.panel.findChild(QPushButton, "issueTicketButton")
        assert issue is not None and issue.isVisible()
        assert room.footer.isAncestorOf(issue)
        room.qtbot.keyClicks(edit, "074-123")
        room.press(Qt.Key.Key_Tab)
        assert issue.hasFocus()
        room.press(Qt.Key.Key_Space)
        assert room.panel.mode is Mode.TICKET and edit.hasFocus()
        room.type_in(edit, "074-1234567890")
        told = room.panel.tickets.form.findChild(QLabel, "ticketPreview")
        await until(lambda: "074-1234567890" in told.text())
        room.press(Qt.Key.Key_Return)
        room.press(Qt.Key.Key_Return)
        await room.comes_to(Mode.DONE)
        jobs = await room.ledger.store.unfinished_jobs(SANNE)
        assert [job.kind for job in jobs] == [JobKind.TICKET_TOLD]
        assert "074-1234567890" in room.panel.tickets.form.outcome
        assert room.panel.hasFocus()
        assert not issue.isVisible()

    visit(scene)


def test_numbers_for_one_customer_are_never_shown_for_another(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        await room.pays()
        room.qtbot.keyClicks(room.panel.tickets.form.edits[0], "074-12345")
        await room.open(TOM)
        assert not room.panel.tickets.isVisible()
        await room.open(SANNE, Mode.TICKET)
        assert room.panel.tickets.form.edits[0].text() == "074-12345"

    visit(scene)


def test_once_paid_the_ticketing_limit_stands_above_the_numbers(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        typed = room.form.quote()
        assert typed is not None
        room.form.take(replace(typed, ticketing_until=room.desk.now() + 7200))
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        await room.fact(FactKind.LINK_CREATED, session="cs_1", total=18600, currency="EUR")
        await room.pays()
        limit = room.panel.findChild(QLabel, "ticketLimit")
        assert limit is not None and limit.isVisible()
        assert limit.text().startswith("Ticket by ") and "Amsterdam time" in limit.text()
        assert limit.property("role") == "support"
        room.panel.tickets.tick(room.desk.now() + 7200 - 599)
        assert limit.property("role") == "problem"  # while there is time to issue

    visit(scene)


def test_paid_late_warns_before_the_ticket(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        await room.fact(FactKind.LINK_EXPIRED, session="cs_1")
        await room.comes_to(Mode.LAPSED)
        await room.pays()
        warning = room.panel.findChild(QLabel, "ticketWarning")
        assert warning is not None and warning.isVisible()
        assert "Make sure that the fare still holds" in warning.text()
        assert room.footer.words == ""  # said once

    visit(scene)


def test_after_a_payment_a_new_quote_is_begun_afresh(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        await room.link()
        await room.pays()
        await room.fact(FactKind.TICKET_ISSUED, passengers=1)
        await room.comes_to(Mode.DONE)
        room.panel.send_link()  # there is nothing to send
        assert room.footer.new_button.text() == "New quote"
        room.footer.new_button.setFocus()
        room.press(Qt.Key.Key_Space)
        await room.comes_to(Mode.EDIT)
        assert room.form.price.lines.lines() == ()
        assert room.form.change.isAncestorOf(QApplication.focusWidget()), "asked afresh"
        room.build("10")
        await room.open(TOM)
        await room.open(SANNE)
        assert room.form.price.total.text() == "€78.00"

    visit(scene)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        (Question.QUOTE_LAPSED, [CardAction.NEW_VALIDITY, CardAction.DROP]),
        (Question.OTHER_LINK_OPEN, [CardAction.LOOK_AGAIN, CardAction.DROP]),
        (
            Question.DID_IT_ARRIVE,
            [CardAction.IT_ARRIVED, CardAction.SEND_AGAIN, CardAction.DROP],
        ),
    ],
)
def test_a_job_that_asks_is_answered_here(
    visit: Visit, question: Question, answers: list[CardAction]
) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        job = (await room.ledger.store.unfinished_jobs(SANNE))[0]
        await room.ledger.save_job(replace(job, state=JobState.ASKING, error=question.value))
        await until(lambda: room.footer.answer_button(answers[0]) is not None)
        buttons = [room.footer.answer_button(action) for action in answers]
        assert all(button is not None and button.isVisible() for button in buttons)
        assert room.footer.words
        room.panel.focus_first()
        assert buttons[0] is not None and buttons[0].hasFocus()
        drop = buttons[-1]
        assert drop is not None
        drop.setFocus()
        room.press(Qt.Key.Key_Space)
        await until(lambda: room.footer.answer_button(CardAction.DROP) is None)
        known = await room.ledger.store.job(job.job_id)
        assert known is not None and known.state is not JobState.ASKING

    visit(scene)


def test_a_public_post_gets_an_explanation_and_no_button(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open(PUBLIC)
        assert not room.footer.send_button.isVisible()
        assert "Ask Tom for a private message" in room.footer.words
        assert room.form.terms.sent_by.text() == "Messenger · public post"
        room.build()
        room.panel.send_link()
        assert "private messages only" in room.footer.problem
        assert await room.ledger.store.unfinished_jobs() == []

    visit(scene)


def test_a_refusal_that_comes_when_the_agent_is_elsewhere_is_not_lost(
    on_loop: OnLoop, theme: Theme, qtbot: QtBot, folder: Path
) -> None:
    async def scene() -> None:
        told: list[Exception] = []
        async with desk_without_network(folder) as desk:
            await desk.tools.ledger.save_conversations(
                [replace(CONVERSATION), replace(CONVERSATION, conversation_id=TOM)], [CONTACT]
            )
            tasks = Tasks(lambda doing, error: told.append(error))
            panel = QuotePanel(theme, tasks)
            panel.show()
            panel.attach(desk)
            room = Room(panel, desk, qtbot, tasks)
            await room.open()
            panel.activateWindow()
            room.build()
            room.form.terms.validity.setFocus()
            room.press(Qt.Key.Key_Right)
            soon = QDateTime.fromSecsSinceEpoch(int(desk.now()) + 600)
            room.form.terms.hold.setDateTime(soon)
            panel.send_link()
            panel.open(TOM)
            await until(lambda: told)
            assert isinstance(told[0], LinkRefused)
            await room.comes_to(Mode.EDIT)
            assert room.footer.problem == ""
            panel.detach()
            await tasks.stop()
            panel.hide()
            shiboken6.delete(panel)

    on_loop(scene())


def test_what_is_being_built_outlives_the_window(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        await room.panel.flush()
        draft = (await room.thread()).draft
        assert draft == room.form.quote()

    visit(scene)


def test_escape_leaves_the_form_so_that_plain_keys_work_again(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        left: list[None] = []
        room.panel.left.connect(lambda: left.append(None))
        for field in (
            room.form.booking,
            room.form.price.currency,
            room.form.price.lines.rows[0].quantity,
        ):
            field.setFocus()
            room.press(Qt.Key.Key_Escape)
        assert len(left) == 3

    visit(scene)


def test_alt_a_works_where_there_is_something_to_add_to(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.panel.form_keys.add_extra()
        assert room.form.price.lines.menu.isVisible()
        room.form.price.lines.menu.close()
        room.build()
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)
        room.panel.form_keys.add_extra()
        assert not room.form.price.lines.menu.isVisible()

    visit(scene)


def test_at_the_narrowest_the_primary_button_stays_in_sight(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        panel = room.panel
        least = panel._theme.metrics.quote_min_width
        await room.open()
        room.build("111800")
        for kind in LineKind:
            room.form.price.lines.add(kind)
        room.type_in(room.form.price.lines.rows[1].amount, "12x")
        panel.send_link()  # says what is wrong, which takes room too
        await asyncio.sleep(0)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # and no task in between
        assert panel.width() == least
        assert panel.minimumSizeHint().width() <= least
        button = room.footer.send_button
        bottom = button.mapTo(panel, button.rect().bottomRight())
        assert bottom.y() < panel.height() and bottom.x() < panel.width()
        assert room.footer.problem

    visit(scene)
