"""What is named in a message goes into the quote by a choice, and out again by Undo."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.models.conversation import Contact, Direction, Message
from desktop.views.quote.quote_panel import QuotePanel
from desktop.views.quote.quote_stage import Mode
from desktop.views.side.side_tabs import SideTab
from desktop.views.thread.mention_uses import MentionUse, UsedMention
from desktop.views.thread.thread_panel import ThreadPanel
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, until

Run = Callable[[Any], Any]


async def opened(window: MainWindow, mode: Mode = Mode.EDIT) -> tuple[ThreadPanel, QuotePanel]:
    await until(lambda: window.inbox.model.rowCount() > 0)
    window.open_conversation(1)
    thread, quote = window.thread_panel, window.quote_panel
    assert thread is not None and quote is not None
    await until(lambda: quote.mode is mode and thread.model.rowCount() > 0)
    return thread, quote


def test_enter_on_a_message_offers_what_it_names(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            now = desk.now()
            await desk.tools.ledger.save_messages(
                [Message(5, 1, Direction.INCOMING, "KL 1677 please, booking R4T8WN", now)]
            )
            window.attach(desk)
            thread, quote = await opened(window)
            assert window.side_panel is not None
            window.side_panel.show_tab(SideTab.CUSTOMER)
            thread.focus_thread()
            QTest.keyClick(thread.view, Qt.Key.Key_Return)
            menu = thread.view.findChild(QMenu, "mentionsMenu")
            assert menu is not None
            await until(menu.isVisible)
            QTest.keyClick(menu, Qt.Key.Key_Return)  # the first is the likeliest
            assert window.side_panel.tab is SideTab.QUOTE
            assert quote.form.old.route.text() == "KL1677"
            assert thread.view.hasFocus()

            thread.mention_used.emit(UsedMention("R4T8WN", MentionUse.BOOKING))
            assert quote.form.booking.text() == "R4T8WN"
            await quote.flush()
            thread_now = await desk.thread(1)
            assert thread_now.draft is not None and thread_now.draft.booking == "R4T8WN"

            notice = window.toaster.notices[-1]
            assert notice.action is not None and "R4T8WN" in notice.text
            notice.action[1]()
            assert quote.form.booking.text() == ""
            await window.put_away()

    on_loop(scenario())


def test_undo_takes_nothing_out_that_was_typed_since(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            window.attach(desk)
            thread, quote = await opened(window)
            quote.form.new.put_texts(("KL1 AMS–BCN", ""))
            thread.mention_used.emit(UsedMention("KL1677", MentionUse.NEW_FLIGHT))
            assert quote.form.new.route.text() == "KL1677 AMS–BCN"
            undo = window.toaster.notices[-1].action
            assert undo is not None
            quote.form.new.put_texts(("KL1679 AMS–BCN", ""))
            undo[1]()
            assert quote.form.new.route.text() == "KL1679 AMS–BCN"
            thread.mention_used.emit(UsedMention("KL1679", MentionUse.NEW_FLIGHT))
            assert window.toaster.notices[-1].action is None  # it stood there already
            await window.put_away()

    on_loop(scenario())


def test_what_no_quote_can_take_is_copied(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            window.attach(desk)
            assert window.thread_panel is not None
            window.thread_panel.mention_used.emit(UsedMention("R4T8WN", MentionUse.BOOKING))
            assert QGuiApplication.clipboard().text() == "R4T8WN"
            assert "no quote" in window.toaster.notices[-1].detail
            await window.put_away()

    on_loop(scenario())


def test_the_customers_own_booking_is_marked_however_it_is_written(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            await desk.tools.ledger.save_conversations(
                [], [replace(Contact(1, "Customer 0001"), booking="ABCDEF")]
            )
            await desk.tools.ledger.save_messages(
                [Message(5, 1, Direction.INCOMING, "it is abcdef", desk.now())]
            )
            window.attach(desk)
            thread, _ = await opened(window)
            index = thread.model.index(thread.model.rowCount() - 1)
            said = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
            assert "ABCDEF" in said
            await window.put_away()
            assert QApplication.activePopupWidget() is None

    on_loop(scenario())
