"""The customer's page: what this desk knows, and nothing of the one before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel, Contact
from desktop.models.customer import ContactDetails, Customer, Handle, NamedBooking
from desktop.models.job import Job, JobKind, JobState
from desktop.services.use_cases.refusals import Answer
from desktop.views.controls.link_button import LinkButton
from desktop.views.qt.tasks import Tasks
from desktop.views.side.customer_page import CustomerPage
from desktop.views.side.side_tabs import SideTab
from desktop.views.style.theme import Theme
from desktop.views.thread.mention_uses import MentionUse, UsedMention
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, panel_on_screen, until
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW

Run = Callable[[Any], Any]


def page_on_screen(theme: Theme, qtbot: QtBot) -> CustomerPage:
    page = CustomerPage(theme, Tasks(lambda doing, error: None))
    qtbot.addWidget(page)
    page.resize(372, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def said(page: CustomerPage) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_what_can_be_used_elsewhere_is_copied_by_enter(theme: Theme, qtbot: QtBot) -> None:
    page = page_on_screen(theme, qtbot)
    contact = replace(CONTACT, phone="+31612345678", email="sanne@example.com")
    page.show_customer(Customer(contact, CONVERSATION, (CONVERSATION,)))
    page.focus_first()
    assert page.phone.hasFocus()
    qtbot.keyClick(page.phone, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "+31612345678"
    qtbot.keyClick(page.phone, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is page.email
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "sanne@example.com"


def test_what_is_not_known_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    page = page_on_screen(theme, qtbot)
    page.show_customer(Customer(Contact(7, "Sanne de Vries"), CONVERSATION, (CONVERSATION,)))
    assert not page.phone.isVisible() and page.bookings.codes == ()
    assert "no phone number" in said(page)
    assert "Only this one" in said(page)
    other = replace(CONVERSATION, conversation_id=99, channel=Channel.WHATSAPP)
    page.show_customer(Customer(CONTACT, CONVERSATION, (CONVERSATION, other)))
    assert "1 other" in said(page)


def test_another_conversation_shows_nothing_of_the_one_before(
    theme: Theme, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with (
            desk_without_network(folder) as desk,
            panel_on_screen(desk, lambda tasks: CustomerPage(theme, tasks), (372, 700)) as (
                page,
                _,
            ),
        ):
            await fill(desk, [1, 2])
            page.open(1)
            await until(lambda: "Customer 0001" in said(page))
            page.open(2)
            assert "Customer 0001" not in said(page)
            await until(lambda: "Customer 0002" in said(page))
            contact = Contact(2, "Customer 0002", phone="+31612345678")
            await desk.tools.ledger.save_conversations([], [contact])
            await until(page.phone.isVisible)  # it follows what the hub tells

    on_loop(scenario())


def test_a_note_and_a_correction_wait_while_the_hub_is_away(
    theme: Theme, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with (
            desk_without_network(folder) as desk,
            panel_on_screen(desk, lambda tasks: CustomerPage(theme, tasks), (372, 700)) as (
                page,
                _,
            ),
        ):
            await fill(desk, [1, 2])
            page.open(1)
            await until(lambda: "cannot be reached" in said(page))
            page.notes.field.setFocus()
            QTest.keyClicks(page.notes.field, "Likes the aisle")
            QTest.keyClick(page.notes.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: "waits to be saved" in said(page))
            assert "Likes the aisle" in said(page)
            await until(lambda: page.notes.field.toPlainText() == "")

            page.edit_button.click()
            assert page.editor.name.hasFocus()
            page.editor.phone.setText("0612345678")
            QTest.keyClick(page.editor.phone, Qt.Key.Key_Return)
            page.editor.name.setFocus()
            await until(lambda: "Begin with the country" in said(page))
            assert page.editor.phone.hasFocus() and page.editor.phone.property("problem")
            page.editor.phone.setText("+31 6 12345678")
            QTest.keyClick(page.editor.phone, Qt.Key.Key_Return)
            await until(lambda: "+31612345678" in said(page) and not page.editor.isVisible())
            assert page.edit_button.hasFocus()

            # What is being written stays with its customer.
            QTest.keyClicks(page.notes.field, "Half a")
            page.open(2)
            await until(lambda: "Customer 0002" in said(page))
            assert page.notes.field.toPlainText() == ""
            page.open(1)
            await until(lambda: page.notes.field.toPlainText() == "Half a")

    on_loop(scenario())


def test_ctrl_enter_in_a_note_sends_no_reply(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            window.attach(desk)
            side, thread = window.side_panel, window.thread_panel
            assert side is not None and thread is not None
            await until(lambda: window.inbox.model.rowCount() == 1)
            window.open_conversation(1)
            await until(lambda: thread.composer.conversation_id == 1)
            QTest.keyClicks(thread.composer.edit, "A half reply")
            side.go_to(SideTab.CUSTOMER)
            page = side.findChild(CustomerPage)
            assert page is not None
            await until(lambda: "Customer 0001" in said(page))
            page.notes.field.setFocus()
            QTest.keyClicks(page.notes.field, "A note")
            QTest.keyClick(page.notes.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            await until(lambda: "waits to be saved" in said(page))
            assert thread.composer.text == "A half reply"
            kinds = [job.kind for job in await desk.tools.ledger.store.unfinished_jobs()]
            assert kinds == [JobKind.CONTACT_NOTE]
            await window.put_away()

    on_loop(scenario())


def test_a_booking_goes_into_the_quote_by_a_press(theme: Theme, qtbot: QtBot) -> None:
    page = page_on_screen(theme, qtbot)
    named = (NamedBooking("K7Q2MX", own=True), NamedBooking("R4T8WN", 1000.0))
    page.show_customer(Customer(CONTACT, CONVERSATION, (CONVERSATION,), bookings=named))
    assert page.bookings.codes == ("K7Q2MX", "R4T8WN")
    used: list[UsedMention] = []
    page.mention_used.connect(used.append)
    buttons = page.bookings.findChildren(LinkButton)
    buttons[1].setFocus()
    qtbot.keyClick(buttons[1], Qt.Key.Key_Space)
    assert used == [UsedMention("R4T8WN", MentionUse.BOOKING)]


def test_a_channels_own_names_have_a_row_each(theme: Theme, qtbot: QtBot) -> None:
    page = page_on_screen(theme, qtbot)
    handles = (Handle(Channel.INSTAGRAM, "@sanne"), Handle(Channel.WHATSAPP, "+31612345678"))
    contact = replace(CONTACT, phone="+31612345678")
    details = ContactDetails(4, handles, created_at=NOW - 86400)
    for _ in range(2):  # the second time shows no row twice
        page.show_customer(Customer(contact, CONVERSATION, (CONVERSATION,), details))
    assert said(page).count("Instagram") == 1 and "WhatsApp" not in said(page)
    assert "20 Nov 2026" in said(page)


def test_a_note_in_doubt_asks_and_each_answer_is_the_agents(theme: Theme, qtbot: QtBot) -> None:
    page = page_on_screen(theme, qtbot)
    job = Job(
        "note",
        "note",
        JobKind.CONTACT_NOTE,
        1,
        {"text": "Likes the aisle"},
        NOW,
        state=JobState.ASKING,
        error="did_it_arrive: The hub does not show this note, and it may still come.",
    )
    page.show_customer(Customer(CONTACT, CONVERSATION, (CONVERSATION,), jobs=(job,)))
    assert "Likes the aisle" in said(page) and "Does it stand at the hub?" in said(page)
    given: list[object] = []
    page.notes.answered.connect(lambda job_id, word: given.append((job_id, word)))
    for button in page.notes.findChildren(LinkButton):
        assert button.accessibleName()
        button.click()
    assert given == [("note", word) for word in (Answer.IT_ARRIVED, Answer.SEND_AGAIN, Answer.DROP)]
