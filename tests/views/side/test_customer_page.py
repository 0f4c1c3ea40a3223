"""The customer's page: what this desk knows, and nothing of the one before."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel, Contact
from desktop.models.customer import Customer
from desktop.views.qt.tasks import Tasks
from desktop.views.side.customer_page import CustomerPage
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import desk_without_network, fill, panel_on_screen, until
from tests.views.thread.thread_world import CONTACT, CONVERSATION

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
    assert not page.phone.isVisible() and not page.handle.isVisible()
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
