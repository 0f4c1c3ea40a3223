"""What came before with a customer: in one line, by keyboard, live, and also without a network."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.models.conversation import Channel, ConversationStatus, Direction
from desktop.models.customer_history import CustomerHistory, HistoryEntry, totals
from desktop.models.inbox import InboxRow
from desktop.models.money import Money
from desktop.models.stage import Stage
from desktop.models.thread import QuoteCard
from desktop.views.qt.tasks import Tasks
from desktop.views.side.history_page import HistoryPage
from desktop.views.side.history_rows import HistoryRow, rows_of, spoken
from desktop.views.side.side_tabs import SideTab
from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import desk_without_network, fill, row, until
from tests.views.thread.thread_world import CONTACT, CONVERSATION, NOW, QUOTE, ladder

Run = Callable[[Any], Any]
DAY = 86400.0


def entry(number: int, at: float, card: QuoteCard | None = None, **more: object) -> HistoryEntry:
    conversation = replace(CONVERSATION, conversation_id=number, **more)  # type: ignore[arg-type]
    return HistoryEntry(at, conversation, _row(number), card)


def _row(number: int) -> InboxRow:
    return row(number, preview=f"Words of {number}", preview_by=Direction.INCOMING)


def headings(rows: list[HistoryRow]) -> list[str]:
    return [one.heading for one in rows if one.entry is None]


def said(page: HistoryPage) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def page_on_screen(theme: Theme, qtbot: QtBot) -> HistoryPage:
    page = HistoryPage(theme, Tasks(lambda doing, error: None))
    qtbot.addWidget(page)
    page.resize(372, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def test_days_of_this_month_and_months_before_head_what_happened(qapp: object) -> None:
    entries = [
        entry(1, NOW),
        entry(2, NOW - 0.5 * DAY),
        entry(3, NOW - DAY),
        entry(4, NOW - 70 * DAY),
    ]
    found = headings(rows_of(entries, 1, NOW))
    assert found[0] == "Today" and "Yesterday" in found
    assert found[-1] == "September 2026"
    assert len(found) == len(set(found))


def test_sums_are_one_for_each_currency() -> None:
    paid = ladder(Stage.PARTLY_REFUNDED, paid=18600, refunded=6700)
    other = replace(ladder(Stage.PAID, paid=5000), currency="USD")
    assert totals([paid, paid, other]) == (
        (Money(37200, "EUR"), Money(5000, "USD")),
        (Money(13400, "EUR"),),
    )
    assert totals([ladder(Stage.SENT)]) == ((), ())


def test_a_row_says_all_of_itself() -> None:
    card = QuoteCard(QUOTE, ladder(Stage.PAID, paid=18600))
    words = spoken(HistoryRow(entry=entry(7, NOW - 60, card)), NOW)
    assert all(part in words for part in ("€186.00", "AMS → BCN", "Paid", "Messenger"))
    resolved = entry(8, NOW, channel=Channel.WHATSAPP, status=ConversationStatus.RESOLVED)
    words = spoken(HistoryRow(entry=resolved, current=True), NOW)
    assert all(
        part in words for part in ("WhatsApp", "resolved", "this conversation", "Words of 8")
    )


def test_arrows_pass_over_headings_and_enter_goes_there(theme: Theme, qtbot: QtBot) -> None:
    page = page_on_screen(theme, qtbot)
    card = QuoteCard(QUOTE, ladder(Stage.PAID, paid=18600, message_id=44))
    entries = (entry(7, NOW), entry(7, NOW - 60, card), entry(9, NOW - 90 * DAY))
    page.show_history(CustomerHistory(CONTACT, 7, entries, *totals([card.ladder])))
    assert "Paid €186.00" in said(page)
    went: list[tuple[int, object]] = []
    page.wanted.connect(lambda number, message: went.append((number, message)))
    page.focus_first()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(page.list, key)
    assert went == [(7, 44), (9, None)]

    newer = entry(10, NOW + 1)
    page.show_history(CustomerHistory(CONTACT, 7, (newer, *entries)))
    chosen = page.list.currentIndex().data(Qt.ItemDataRole.DisplayRole)
    assert "Words of 9" in chosen  # the same row, further down


def test_hundreds_of_rows_are_painted_as_they_are_seen(theme: Theme, qtbot: QtBot) -> None:
    page = page_on_screen(theme, qtbot)
    card = QuoteCard(QUOTE, ladder(Stage.DECLINED))
    entries = [entry(n, NOW - n * DAY, card if n % 2 else None) for n in range(600)]
    page.show_history(CustomerHistory(CONTACT, 7, tuple(entries)))
    page.grab()
    assert len(page.rows) > 600
    assert "the 20 newest conversations" in said(page)
    page.list.scrollToBottom()
    page.grab()


def test_without_the_hub_it_says_so_and_shows_what_is_here(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window.attach(desk)
            side = window.side_panel
            assert side is not None
            await until(lambda: window.inbox.model.rowCount() == 2)
            window.open_conversation(1)
            await until(lambda: side.tabs.tabText(2) == "History 1")
            side.go_to(SideTab.HISTORY)
            page = side.findChild(HistoryPage)
            assert page is not None
            await until(lambda: "cannot be reached" in said(page))
            assert len(page.rows) == 2 and page.list.hasFocus()

            # Another conversation of the same customer comes in.
            first = await desk.tools.ledger.store.conversation(1)
            assert first is not None
            other = replace(first, conversation_id=3, channel=Channel.SMS)
            await desk.tools.ledger.save_conversations([other])
            await until(lambda: side.tabs.tabText(2) == "History 2")
            await until(lambda: len([one for one in page.rows if one.entry]) == 2)

            went = [one.entry for one in page.rows if one.entry]
            at = next(n for n, one in enumerate(went) if one.conversation.conversation_id == 3)
            page.list.setCurrentIndex(page.list.model().index(at + 1, 0))
            QTest.keyClick(page.list, Qt.Key.Key_Return)
            await until(lambda: window.inbox.conversation_id == 3)
            await window.put_away()

    on_loop(scenario())
