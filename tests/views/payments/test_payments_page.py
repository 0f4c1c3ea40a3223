"""The Payments view in the real window: found, read, narrowed and acted on by keys."""

import asyncio
import csv
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from desktop.models.fact import FactKind
from desktop.models.job import JobKind
from desktop.models.journal import Draft
from desktop.models.payment_list import (
    PaymentFilter,
    PaymentGroup,
    PaymentsListed,
    PaymentSort,
)
from desktop.models.preferences import Notice
from desktop.models.stage import Stage
from desktop.models.stuck_kind import Promises, StuckKind
from desktop.services.desk import Desk
from desktop.services.notices import Change
from desktop.services.use_cases.payment_book import PaymentBook
from desktop.views.controls.question_dialog import QuestionDialog
from desktop.views.payments.payments_model import COLUMNS, STEP
from desktop.views.payments.payments_page import PaymentsPage
from desktop.views.window.main_window import MainWindow
from desktop.views.window.notifications import Shown
from desktop.views.window.places import Place
from tests.views.inbox.inbox_world import ME, desk_without_network, until
from tests.views.payments.payments_world import LINKS, sell

Run = Callable[[Any], Any]
CONTROL = Qt.KeyboardModifier.ControlModifier
BY_FACT = [1, 3, 4, 2, 5, 6, 7, 8, 9]
"""The links, the newest fact first."""


def quote(number: int) -> str:
    return LINKS[number - 1].quote_id


@asynccontextmanager
async def payments(
    window: MainWindow, folder: Path, *, some: Any = LINKS
) -> AsyncIterator[tuple[PaymentsPage, Desk]]:
    """The window at the payments, by its key."""
    async with desk_without_network(folder) as desk:
        await sell(desk, some)
        window.attach(desk)
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
        page = window.places.payments
        assert page is not None
        await until(lambda: page.model.is_read and page.model.rowCount() == len(some))
        await until(lambda: not some or page.table.row is not None)
        try:
            yield page, desk
        finally:
            await window.put_away()


def numbers(page: PaymentsPage) -> list[int]:
    """Which links are listed, in order."""
    return [int(one[6:8]) for one in page.model.listed.ids]


async def lists(page: PaymentsPage, wanted: list[int]) -> None:
    await until(lambda: numbers(page) == wanted, f"{wanted}, not {numbers(page)}")


def test_ctrl_2_shows_every_link_and_escape_leads_back(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, _desk):
            assert numbers(page) == BY_FACT
            assert page.table.hasFocus()
            assert window.rail.payments_button.isChecked()
            assert not window.rail.inbox_button.isChecked()
            assert window.rail.payments_button.count == 2
            assert window.rail.payments_button.accessibleName() == "Payments, 2 stuck"
            assert window.status_bar.stuck.text == "2 payments wait too long"
            QTest.keyClick(page.table, Qt.Key.Key_Escape)
            assert window.places.place is Place.INBOX and window.places.in_inbox
            assert window.inbox.list.hasFocus()

    on_loop(scenario())


def test_what_is_paid_while_another_view_is_seen_shows_as_paid_here(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, desk):
            before = page.model.row(quote(4))
            assert before is not None and before.badge.stage is Stage.SEEN
            QTest.keyClick(page.table, Qt.Key.Key_Escape)
            assert not page.isVisible()
            body = {"session": "a", "intent": "pi_a", "amount": 9500, "currency": "EUR"}
            paid = Draft(desk.now(), FactKind.PAYMENT_PAID, quote(4), "stripe", "late:4", body)
            await desk.tools.ledger.record([paid])
            await until(lambda: page._stale, "told to the window")
            QTest.keyClick(window, Qt.Key.Key_2, CONTROL)

            def is_paid() -> bool:
                now = page.model.row(quote(4))
                return now is not None and now.badge.stage is Stage.PAID

            await until(is_paid)

    on_loop(scenario())


def test_a_list_that_takes_long_is_read_though_much_changes(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    """A disk that is slow: each reading takes longer than the changes leave it."""

    async def scenario() -> None:
        async with payments(window, folder) as (page, desk):
            may_end, begun, fired = asyncio.Event(), [], []

            class SlowBook(PaymentBook):
                async def listed(self, wanted: PaymentFilter) -> PaymentsListed:
                    begun.append(wanted)
                    await may_end.wait()
                    return await super().listed(wanted)

            page.model._read_soon.timeout.connect(lambda: fired.append(True))
            page.model.attach(SlowBook(desk.tools.ledger.store, dict, Promises, desk.now))
            await until(lambda: len(begun) == 1)
            for count in (1, 2):
                page.model.refresh(Change(lists=True))
                await until(lambda count=count: len(fired) >= count)
            assert len(begun) == 1, "the first reading was cancelled"
            may_end.set()
            await until(lambda: len(begun) == 2, "what changed meanwhile is read after it")

    on_loop(scenario())


def test_a_notice_of_stuck_money_leads_here_and_is_not_needed_here(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder):
            late = Shown(Notice.STUCK, 2, "Paid, not ticketed", "Lucía Romero waits.")
            news = window._news
            assert news is not None
            for notice in window.toaster.notices:
                window.toaster.put_away(notice)
            news.show(late)
            assert window.toaster.notices == ()
            window.places.show(Place.INBOX)
            news.show(late)
            (notice,) = window.toaster.notices
            assert notice.action is not None and notice.action[0] == "Show payments"
            notice.action[1]()
            assert window.places.place is Place.PAYMENTS

    on_loop(scenario())


def test_each_row_says_what_the_badge_of_its_conversation_says(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, desk):
            inbox = await desk.inbox_rows([one.number for one in LINKS])
            for one in LINKS:
                row = page.model.row(one.quote_id)
                assert row is not None and row.badge == inbox[one.number].badge
            texts = [str(page.model.index(1, at).data()) for at in range(len(COLUMNS))]
            assert texts[:6] == [
                "Aiko Kimura",
                "Rebooking NRT–AMS",
                "Instagram",
                "Noor",
                "€231.00",
                "Declined 2× · insufficient funds",
            ]
            assert texts[7].startswith("Stripe, ") and texts[-1] == "Suggest another way"
            spoken = page.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
            assert spoken.startswith("Lucía Romero, Bag MAD–AMS, €67.00, Paid €67.00")
            assert "Paid, not ticketed, Bert, known from Stripe" in spoken
            assert spoken.endswith("next: Issue ticket")
            header = QAccessible.queryAccessibleInterface(page.table)
            assert header.text(QAccessible.Text.Name) == "Payment links"

    on_loop(scenario())


def test_it_is_narrowed_by_states_people_words_and_tiles(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, _desk):
            for group, wanted in (
                (PaymentGroup.TO_PAY, [1, 3, 4, 5]),
                (PaymentGroup.TO_TICKET, [2, 6]),
                (PaymentGroup.STUCK, [2, 6]),
                (PaymentGroup.ENDED, [7, 8, 9]),
                (PaymentGroup.ALL, BY_FACT),
            ):
                page.groups.set_value(group.value)
                page.groups.chosen.emit(group.value)
                await lists(page, wanted)
            page.filters.whose.setCurrentIndex(1)
            page.filters.whose.activated.emit(1)
            await lists(page, [1, 9])
            assert page.filters.clear.isVisible()
            page.filters.clear.click()
            await lists(page, BY_FACT)
            QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
            assert page.search.hasFocus()
            QTest.keyClicks(page.search, "romero")
            await lists(page, [2])
            assert page.filters.totals.text() == "1 link · €67.00 asked, €67.00 paid"
            QTest.keyClick(page.search, Qt.Key.Key_Return)
            assert page.table.hasFocus()
            page.search.setText("nobody")
            await lists(page, [])
            assert page.table.words == "No link is like that."
            page.search.clear()
            page.tiles.tile(StuckKind.AFTER_LAPSE).click()
            await lists(page, [6])

    on_loop(scenario())


def test_it_is_sorted_by_its_headings_and_the_next_start_remembers(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, _desk):
            chosen = page.table.row
            name = COLUMNS.index(PaymentSort.CUSTOMER)
            page.table.horizontalHeader().sectionClicked.emit(name)
            await lists(page, [3, 5, 6, 8, 7, 2, 9, 1, 4])
            assert page.model.headerData(name, Qt.Orientation.Horizontal) == "Customer ↑"
            assert page.table.row == chosen  # what was chosen stays so
            page.table.horizontalHeader().sectionClicked.emit(name)
            await lists(page, [4, 1, 9, 2, 7, 8, 6, 5, 3])
            page.table.setColumnWidth(0, 222)
            window.detach()
            kept = window.state.places["payments"]
            assert (kept["sort"], kept["descending"], kept["widths"][0]) == ("customer", True, 222)
            page.bring_back({"sort": "nothing"})
            page.bring_back(None)
            assert page.model.filter.sort is PaymentSort.CUSTOMER

    on_loop(scenario())


def test_enter_opens_the_conversation_and_t_its_ticket_form(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, _desk):
            QTest.keyClick(page.table, Qt.Key.Key_Down)
            QTest.keyClick(page.table, Qt.Key.Key_Return)
            assert window.places.in_inbox
            assert window.inbox.conversation_id == 3
            window.places.show(Place.PAYMENTS)
            page.table.choose_line(numbers(page).index(2))
            await until(lambda: page.table.row is not None)
            QTest.keyClick(page.table, Qt.Key.Key_T)
            assert window.places.in_inbox and window.inbox.conversation_id == 2
            await until(lambda: window.findChild(QPushButton, "issueTicketButton") is not None)

            def hint() -> str:
                label = window.findChild(QLabel, "paymentHints")
                return label.text() if label is not None else ""

            await until(lambda: hint() != "", "what is worth a second look")
            assert "First conversation with this customer." in hint()

    on_loop(scenario())


def test_a_payment_shows_as_soon_as_it_is_known(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, desk):
            page.table.choose_line(2)
            body = {"generation": 1, "conversation": 1, "session": "cs_1", "intent": "pi_1"}
            paid = Draft(
                desk.now(),
                FactKind.PAYMENT_PAID,
                quote(1),
                "stripe",
                "stripe:new",
                {**body, "amount": 18600, "currency": "EUR"},
            )
            watching = desk.stuck.run()
            window.tasks.spawn(watching)
            await desk.tools.ledger.record([paid])
            tile = page.tiles.tile(StuckKind.NOT_TICKETED)
            await until(lambda: tile.accessibleName().startswith("Paid, not ticketed, 2, €253.00"))
            row = page.model.row
            await until(lambda: (known := row(quote(1))) and known.badge.stage is Stage.PAID)
            assert window.rail.payments_button.count == 3
            assert page.table.row is not None and page.table.row.quote_id == quote(4)

    on_loop(scenario())


def the_question() -> QuestionDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QuestionDialog)]
    assert found, "nothing is asked"
    return found[-1]


async def asked() -> QuestionDialog:
    """The question on screen."""
    await until(
        lambda: any(
            isinstance(one, QuestionDialog) and one.isVisible()
            for one in QApplication.topLevelWidgets()
        )
    )
    return the_question()


def test_money_goes_back_only_after_a_yes_and_in_full(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, desk):
            page.table.choose_line(numbers(page).index(6))
            page._show_menu(page.table.row, QPoint(10, 10))  # type: ignore[arg-type]
            menu = page.findChild(QMenu, "paymentMenu")
            assert menu is not None
            actions = {action.text(): action for action in menu.actions()}
            assert list(actions) == ["Open the conversation", "Price again", "Refund…"]
            actions["Refund…"].trigger()
            menu.close()
            dialog = await asked()
            assert dialog.windowTitle() == "Refund €148.00 to Daan Willems?"
            store = desk.tools.ledger.store
            assert await store.unfinished_jobs() == []
            dialog.yes.click()

            async def job() -> bool:
                return bool(await store.unfinished_jobs())

            while not await job():
                pass
            (refund,) = await store.unfinished_jobs()
            assert (refund.kind, refund.quote_id) == (JobKind.REFUND, quote(6))
            assert refund.payload["left"] == 14800

    on_loop(scenario())


def test_a_click_on_the_button_is_the_next_step(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, _desk):
            line = numbers(page).index(8)
            index = page.model.index(line, COLUMNS.index(STEP))
            rect = page.table.visualRect(index)
            beside = QPoint(rect.right() - 3, rect.center().y())
            left = Qt.MouseButton.LeftButton
            nothing = Qt.KeyboardModifier.NoModifier
            QTest.mouseClick(page.table.viewport(), left, nothing, beside)
            assert page.table.row is not None and page.table.row.quote_id == quote(8)
            on_it = QPoint(rect.left() + 20, rect.center().y())
            QTest.mouseClick(page.table.viewport(), left, nothing, on_it)
            dialog = await asked()
            assert dialog.windowTitle() == "Send Ingrid Solberg a new link?"
            dialog.reject()

    on_loop(scenario())


def test_behind_the_veil_nobody_is_named_and_nothing_is_done(
    window: MainWindow, on_loop: Run, folder: Path, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, _desk):
            page.search.setText("sanne")
            await lists(page, [1])
            window.guard.toggle_veil()
            assert page.search.text() == "", "it may be a name"
            await until(lambda: len(numbers(page)) == len(LINKS))
            row = page.model.row
            await until(lambda: (known := row(quote(1))) and known.name == "Customer 1")
            page.table.choose_line(numbers(page).index(6))
            page.table.stepped.emit(page.model.row(quote(6)))
            assert window.places.place is Place.PAYMENTS
            assert "hidden" in window.toaster.notices[-1].text
            path = tmp_path / "out.csv"
            page.exporting.choose_file = lambda suggested: str(path)
            page.export_button.click()
            await until(path.exists)
            with path.open(encoding="utf-8-sig", newline="") as file:
                lines = list(csv.DictReader(file))
            assert {line["customer"] for line in lines} == {
                f"Customer {one.number}" for one in LINKS
            }
            agents = {line["agent"] for line in lines}
            assert agents >= {"Agent 8", "Agent 9"} and not agents & {"Bert", "Noor"}

    on_loop(scenario())


def test_without_links_it_says_what_to_do(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with payments(window, folder, some=()) as (page, _desk):
            assert page.table.words.startswith("No payment links yet.")
            QTest.keyClick(page.table, Qt.Key.Key_Return)
            assert window.places.place is Place.PAYMENTS
            tile = page.tiles.tile(StuckKind.PAID_TWICE)
            assert tile.accessibleName() == "Paid twice, 0, nothing to do"
            assert not page.tiles.tile(StuckKind.DISPUTED).isVisible()

    on_loop(scenario())


def test_keys_of_the_inbox_rest_while_it_is_out_of_sight(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, _desk):
            before = window.inbox.conversation_id
            QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
            QTest.keyClick(page.table, Qt.Key.Key_E)
            assert window.inbox.conversation_id == before
            assert window.places.place is Place.PAYMENTS
            QTest.keyClick(window, Qt.Key.Key_Comma, CONTROL)
            assert window.in_settings
            window.leave_settings()
            assert window.pages.currentWidget() is page
            assert window.rail.payments_button.isChecked()
            assert page.table.hasFocus()
            QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
            assert window.places.in_inbox

    on_loop(scenario())


def test_a_larger_text_leaves_her_where_she_was(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, _desk):
            page.table.setColumnWidth(0, 222)
            await window.rebuild(lambda: None)
            again = window.places.payments
            assert again is not None and again is not page
            assert window.pages.currentWidget() is again
            assert window.rail.payments_button.isChecked()
            assert again.table.columnWidth(0) == 222
            await until(lambda: numbers(again) == BY_FACT)
            assert again.table.hasFocus()

    on_loop(scenario())


@pytest.mark.usefixtures("dutch")
def test_an_agent_is_me(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with payments(window, folder) as (page, desk):
            assert desk.agent is not None and desk.agent.user_id == ME
            row = page.model.row(quote(1))
            assert row is not None and page.model.agent(row) == "Frederiek Faber"

    on_loop(scenario())
