"""What the keys of the window do, wherever the focus is."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.models.conversation import Direction, Message
from desktop.models.inbox import InboxTab
from desktop.views.key_presses import is_text_field
from desktop.views.quote.quote_stage import Mode
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import NOW, desk_without_network, fill, until

Run = Callable[[Any], Any]
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_the_keys_move_through_the_inbox_from_anywhere(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            window.attach(desk)
            await until(lambda: window.inbox.model.row(3) is not None)
            window.inbox.search.setFocus()
            QTest.keyClick(window.inbox.search, Qt.Key.Key_Down, ALT)
            QTest.keyClick(window.inbox.search, Qt.Key.Key_Down, ALT)
            assert window.inbox.conversation_id == 2
            assert window.inbox.list.hasFocus()
            assert window.thread_panel is not None
            await until(lambda: window.thread_panel.thread_shown is not None)
            QTest.keyClick(window.inbox.list, Qt.Key.Key_Up, ALT)
            assert window.inbox.conversation_id == 1
            window.inbox.list.setFocus()
            QTest.keyClick(window.inbox.list, Qt.Key.Key_F, CONTROL)
            assert window.inbox.search.hasFocus()
            QTest.keyClick(window.inbox.search, Qt.Key.Key_Escape)
            assert window.inbox.list.hasFocus()
            QTest.keyClick(window.inbox.list, Qt.Key.Key_5, ALT)
            assert window.inbox.tabs.tab is InboxTab.ALL
            await until(lambda: window.thread_panel.conversation_id == 1)
            await until(lambda: window.thread_panel.thread_shown is not None)
            QTest.keyClick(window.inbox.list, Qt.Key.Key_R)
            composer = window.findChild(QWidget, "composer")
            await until(composer.hasFocus)
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
            quote = window.findChild(QWidget, "quotePanel")
            assert quote.isAncestorOf(QApplication.focusWidget())
            await window.put_away()

    on_loop(scenario())


def test_a_filter_is_opened_kept_and_found_again_by_keys(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2, 3])
            window.attach(desk)
            await until(lambda: window.inbox.model.rowCount() == 3)
            QTest.keyClick(window.inbox.list, Qt.Key.Key_F)
            await until(lambda: QApplication.activePopupWidget() is not None)
            popover = QApplication.activePopupWidget()
            assert popover is not None and popover.objectName() == "filterPopover"
            QTest.keyClick(popover.focusWidget(), Qt.Key.Key_Left)  # from mine to everyone's
            save = popover.findChild(QPushButton, "saveAsView")
            save.setFocus()
            QTest.keyClick(save, Qt.Key.Key_Return)
            QTest.keyClicks(popover.focusWidget(), "Everything open")
            QTest.keyClick(popover.focusWidget(), Qt.Key.Key_Return)
            kept = window.preferences.current.views
            assert [view.name for view in kept] == ["Everything open"]
            await until(window.inbox.list.hasFocus)
            QTest.keyClick(window.inbox.list, Qt.Key.Key_1, ALT)
            assert window.inbox.tabs.tab is InboxTab.MINE
            QTest.keyClick(window.inbox.list, Qt.Key.Key_6, ALT)
            assert window.inbox.tabs.tab == kept[0]
            await until(lambda: "Everything open 3" in window.inbox.tabs.tabText(5))
            filtering = window.inbox.filtering
            filtering.choose(replace(filtering.chosen, overdue=True))
            QTest.keyClick(window.inbox.list, Qt.Key.Key_6, ALT)  # it says what is listed
            assert not filtering.is_active
            window.inbox.tabs.views_changed.emit(())  # removed in its menu, and brought back
            assert window.inbox.tabs.views == ()
            undo = window.toaster.notices[-1].action
            assert undo is not None
            undo[1]()
            assert window.inbox.tabs.views == kept
            window.inbox.list.setFocus()
            QTest.keyClick(window.inbox.list, Qt.Key.Key_F)
            await until(lambda: QApplication.activePopupWidget() is not None)
            window.guard.lock()  # nothing stays before a locked desk
            assert QApplication.activePopupWidget() is None
            await window.put_away()

    on_loop(scenario())


def test_escape_leaves_every_field_for_the_inbox(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window.attach(desk)
            window.open_conversation(1)
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            fields = [
                one
                for one in window.findChildren(QWidget)
                if is_text_field(one) and one.isVisible() and one.isEnabled()
            ]
            assert len(fields) >= 9  # search, reply, and those of the quote
            for field in fields:
                field.setFocus()
                assert QApplication.focusWidget() in (field, field.focusProxy())
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
                assert window.inbox.list.hasFocus(), field.accessibleName()
            await window.put_away()

    on_loop(scenario())


def test_on_to_the_next_customer_no_letter_goes_into_a_field(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window.attach(desk)
            window.open_conversation(1)
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            window.quote_panel.form.new.route.setFocus()
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, ALT)
            assert window.inbox.conversation_id == 2
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_R)  # before the thread is read
            composer = window.thread_panel.composer
            await until(composer.edit.hasFocus)
            assert (composer.conversation_id, composer.text) == (2, "")
            QTest.keyClick(composer.edit, Qt.Key.Key_Q, ALT)
            await until(lambda: window.quote_panel.form.isAncestorOf(QApplication.focusWidget()))
            assert composer.text == ""
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, ALT)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Q)  # before the quote is read
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            change = window.quote_panel.form.change
            await until(lambda: change.isAncestorOf(QApplication.focusWidget()))
            assert window.quote_panel.conversation_id == 1
            assert change.whose_change() is None, "no letter answers it"
            await window.put_away()

    on_loop(scenario())


def test_what_the_veil_hides_no_key_changes(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window.attach(desk)
            window.open_conversation(1)
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            window.guard.toggle_veil()
            QTest.keyClick(window.inbox.list, Qt.Key.Key_Q)
            assert window.inbox.list.hasFocus()
            window.guard.toggle_veil()
            QTest.keyClick(window.inbox.list, Qt.Key.Key_Q)
            await until(lambda: window.quote_panel.form.isAncestorOf(QApplication.focusWidget()))
            await window.put_away()

    on_loop(scenario())


def test_f6_stops_at_a_notice_that_holds_a_reply_and_escape_leads_back_to_it(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1])
            window.attach(desk)
            window.open_conversation(1)
            thread = window.thread_panel
            await until(lambda: window.quote_panel.mode is Mode.EDIT)
            held = Message(9, 1, Direction.INCOMING, "Laat maar", NOW)
            thread.replying.notice.hold([held], "Sanne")
            thread.focus_composer()
            QTest.keyClick(thread.composer.edit, Qt.Key.Key_F6)
            button = window.findChild(QPushButton, "sendAnywayButton")
            assert button.hasFocus()
            QTest.keyClick(button, Qt.Key.Key_Escape)
            assert thread.composer.edit.hasFocus()
            QTest.keyClick(thread.composer.edit, Qt.Key.Key_F6)
            QTest.keyClick(button, Qt.Key.Key_F6)
            assert window.quote_panel.isAncestorOf(QApplication.focusWidget())
            await window.put_away()

    on_loop(scenario())
