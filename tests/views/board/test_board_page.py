"""The board in the real window: read, narrowed, looked behind, and shown to a room, by keys."""

import csv
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.board.figures import Figure, ResponseNow
from desktop.models.board.period import PeriodKind
from desktop.models.fact import FactKind
from desktop.models.journal import Draft
from desktop.models.news import News
from desktop.models.preferences import Notice
from desktop.models.stuck_kind import StuckKind
from desktop.services.board.publishing import Publisher
from desktop.services.desk import Desk
from desktop.services.store.errors import FileTrouble
from desktop.views.board.banner import published_words
from desktop.views.board.board_lines import agent_columns, channel_columns, stuck_columns
from desktop.views.board.board_page import BoardPage
from desktop.views.board.board_table import BoardTable
from desktop.views.board.cases_dialog import CasesDialog
from desktop.views.board.wallboard import fit
from desktop.views.style.theme import TextRole, Theme
from desktop.views.window.main_window import MainWindow
from desktop.views.window.places import Place
from tests.views.board.board_world import ANSWERED, DAY, WAITING, a_busy_day
from tests.views.inbox.inbox_world import desk_without_network, until
from tests.views.payments.payments_world import LINKS

Run = Callable[[Any], Any]
CONTROL = Qt.KeyboardModifier.ControlModifier


@asynccontextmanager
async def board(
    window: MainWindow, folder: Path, *, busy: bool = True
) -> AsyncIterator[tuple[BoardPage, Desk]]:
    """The window at the board, by its key."""
    async with desk_without_network(folder) as desk:
        if busy:
            await a_busy_day(desk)
        window.attach(desk)
        window.activateWindow()
        await until(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_4, CONTROL)
        page = window.places.board
        assert page is not None
        await is_read(page)
        try:
            yield page, desk
        finally:
            await window.put_away()


async def is_read(page: BoardPage) -> None:
    """Until it shows what is chosen."""
    await until(lambda: page.reader.board is not None and page.reader.is_current)


async def of_30_days(page: BoardPage) -> None:
    """Look at more than today, which at night has just begun."""
    page.filters.period.set_value(PeriodKind.DAYS_30)
    page.filters.changed.emit()
    await is_read(page)


async def returned(window: MainWindow) -> None:
    """A dialog has closed: with no window manager, nobody gives the window its turn again."""
    window.activateWindow()
    await until(window.isActiveWindow)


def press(key: Qt.Key) -> None:
    """A key, wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def value(page: BoardPage, figure: Figure) -> str:
    """What stands in a figure's tile."""
    return page.pillars.tile(figure).tile.value


async def cases_of(page: BoardPage) -> CasesDialog:
    """The list of cases that has been opened, with its rows read."""
    await until(lambda: page.findChild(CasesDialog) is not None)
    dialog = page.findChild(CasesDialog)
    assert isinstance(dialog, CasesDialog)

    def all_read() -> bool:
        rows = [dialog.model.row(dialog.model.index(at)) for at in range(dialog.model.rowCount())]
        return dialog.list.empty != "" and None not in rows

    await until(all_read)
    return dialog


def names(dialog: CasesDialog) -> list[str]:
    """Whose the cases are."""
    model = dialog.model
    return [str(model.index(at).data()) for at in range(model.rowCount())]


def test_by_keys_to_a_figure_to_the_cases_behind_it_back_and_to_the_wall(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    """A team lead's glance, without the mouse."""

    async def scenario() -> None:
        async with board(window, folder) as (page, _desk):
            assert window.rail.board_button.isChecked()
            first = page.pillars.tile(Figure.RESPONSE_NOW)
            assert first.hasFocus()
            assert first.accessibleName().startswith("First response, last 5 min: 4 min 12 s")
            assert "Median of the first replies" in page.told.text()
            assert "conversations that this desk has seen" in page.told.text()
            for _ in range(3):
                press(Qt.Key.Key_Tab)
            waiting = page.pillars.tile(Figure.WAITING)
            assert waiting.hasFocus() and waiting.tile.value == "2"
            assert waiting.tile.below == "1 past target · oldest 26 min"
            press(Qt.Key.Key_Return)
            dialog = await cases_of(page)
            assert names(dialog) == ["Anna Rossi", "Piet de Boer"]
            press(Qt.Key.Key_Return)
            await until(lambda: window.inbox.conversation_id == WAITING[1][0])
            assert window.places.in_inbox
            await returned(window)
            QTest.keyClick(window, Qt.Key.Key_4, CONTROL)
            await until(waiting.hasFocus, "back where she was")
            QTest.keyClick(window, Qt.Key.Key_F11)
            wall = page.wall
            await until(lambda: wall.is_up and wall.isActiveWindow())
            assert wall.isFullScreen()
            assert wall.cursor().shape() is Qt.CursorShape.BlankCursor
            QTest.keyClick(wall, Qt.Key.Key_Escape)
            assert not wall.is_up
            await until(window.isActiveWindow)
            await until(waiting.hasFocus)
            assert window.places.place is Place.BOARD
            press(Qt.Key.Key_Escape)
            assert window.places.in_inbox
            await until(window.inbox.list.hasFocus)

    on_loop(scenario())


def test_a_room_reads_six_figures_and_nobodys_name(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, desk):
            page.wall_button.click()
            await until(lambda: page.wall.is_up)
            shown = [(one.title, one.value) for one in page.wall.figures]
            assert shown == [
                ("First response now", "4:12"),
                ("Waiting", "2"),
                ("On duty", "5"),
                ("Paid today", shown[3][1]),
                ("Links paid", shown[4][1]),
                ("Paid, not ticketed", "1"),
            ]
            said = page.wall.accessibleDescription()
            people = [one.name for one in LINKS] + [name for _, name, _ in (*ANSWERED, *WAITING)]
            people += [one.name for one in desk.board.directory.colleagues]
            assert not [name for name in people if name in said]
            assert window.places.wall_is_up
            page.wall.close()
            assert not window.places.wall_is_up

    on_loop(scenario())


def test_while_a_room_watches_notifications_name_nobody_and_a_lock_leaves_the_wall_up(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, desk):
            teller = window._news
            assert teller is not None
            page.show_wall()
            await teller._show(desk, [News(Notice.PAID, 2)])
            assert "A customer" in teller.told[-1].text
            assert "Lucía" not in teller.told[-1].text
            window.guard.lock_idle()
            assert window.guard.locked and page.wall.is_up
            seen = page.reader.board
            page.reader.look_again()
            await until(lambda: page.reader.board is not seen, "the figures go on")
            QTest.keyClick(page.wall, Qt.Key.Key_F11)
            assert not page.wall.is_up
            assert window.guard.locked and window.guard.page.isVisible()

    on_loop(scenario())


def test_a_past_week_a_channel_and_a_team_narrow_it_and_are_kept(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, _desk):
            assert page.filters.period.value() == PeriodKind.TODAY
            team = page.filters.team
            assert team.isVisible() and team.count() == 3
            team.setCurrentIndex(team.findData(DAY))
            team.activated.emit(team.currentIndex())
            await is_read(page)
            assert value(page, Figure.WAITING) == "1"
            page.filters.channels.setFocus()
            press(Qt.Key.Key_Right)
            assert page.filters.channels.words() == "Social"
            page.filters.week.setFocus()
            press(Qt.Key.Key_Down)
            press(Qt.Key.Key_Down)
            await is_read(page)
            shown = page.reader.board
            assert shown is not None and shown.wanted.team == DAY
            assert shown.wanted.period.until <= shown.at
            assert page.filters.period.value() == ""
            assert page.when.text().startswith("Week ")
            assert value(page, Figure.PAID) == "€0.00"
            kept = page.kept()
            again = BoardPage(page._theme, window.tasks)
            again.bring_back(kept)
            assert again.filters.choice == page.filters.choice
            assert again.filters.week.currentText() == page.filters.week.currentText()
            again.bring_back({"period": "a year ago"})
            assert again.filters.choice.kind is PeriodKind.TODAY
            again.deleteLater()
            page.filters.period.setFocus()
            press(Qt.Key.Key_Home)
            press(Qt.Key.Key_Right)
            await is_read(page)
            assert page.filters.week.currentText() == ""

    on_loop(scenario())


def test_a_payment_shows_without_a_touch_and_much_at_once_is_read_once(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, desk):
            before = value(page, Figure.LINKS_OPEN)
            read: list[object] = []
            page.reader.read.connect(read.append)
            page._seconds = 0
            body = {"session": "cs_4", "intent": "pi_4", "amount": 9500, "currency": "EUR"}
            for number in range(3):
                fact = Draft(
                    desk.now(),
                    FactKind.PAYMENT_PAID,
                    LINKS[3].quote_id,
                    "stripe",
                    f"late:{number}",
                    body,
                )
                await desk.tools.ledger.record([fact])
            await until(lambda: value(page, Figure.LINKS_OPEN) != before)
            assert len(read) <= 2

    on_loop(scenario())


def test_a_table_is_sorted_and_looked_behind_by_keys(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, _desk):
            await of_30_days(page)
            table = page.tables.agents
            table.setFocus()
            assert table.rows.lines[0].cells[0].text == "Bert"
            assert "Open" in str(table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
            press(Qt.Key.Key_Right)
            press(Qt.Key.Key_Space)
            loads = [line.cells[1].order for line in table.rows.lines]
            assert loads == sorted(loads, reverse=True) and loads[0] > loads[-1]
            assert table.rows.headerData(1, Qt.Orientation.Horizontal) == "Open ↓"
            assert table.currentIndex().siblingAtColumn(0).data() == "Bert"
            assert page.told.text().startswith("Bert, Open ")
            press(Qt.Key.Key_Space)
            assert [line.cells[1].order for line in table.rows.lines] == loads[::-1]
            page.tables.stuck.setFocus()
            key = page.tables.stuck.rows.lines[0].key
            assert key is StuckKind.AFTER_LAPSE
            press(Qt.Key.Key_Return)
            dialog = await cases_of(page)
            assert names(dialog) == ["Daan Willems"]
            press(Qt.Key.Key_Escape)
            await returned(window)
            await until(page.tables.stuck.hasFocus)

    on_loop(scenario())


def test_what_is_due_is_listed_and_one_key_from_its_conversation(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, _desk):
            table, went = page.tables.due, []
            page.open_wanted.connect(lambda conversation, _message: went.append(conversation))
            await until(lambda: table.rows.rowCount() > 0)
            shown = {
                line.cells[0].text: [one.text for one in line.cells] for line in table.rows.lines
            }
            assert shown["Lucía Romero"][1:5] == [
                "Messenger",
                "Bert",
                "€67.00",
                "Paid · Issue ticket",
            ]
            assert shown["Sanne de Vries"][4] == "At the bank · iDEAL"
            assert "Declined 2×" in shown["Aiko Kimura"][4]
            first = table.rows.lines[0]
            assert first.cells[0].text == "Lucía Romero"  # a ticket goes before what can be paid
            assert first.cells[5].bad == "longer than was promised"
            table.setFocus()
            assert page.told.text().splitlines()[1].startswith("Paid, not yet ticketed: ")
            press(Qt.Key.Key_Return)
            await until(lambda: went == [2])

    on_loop(scenario())


def test_a_chart_is_read_step_by_step(window: MainWindow, on_loop: Run, folder: Path) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, _desk):
            page.paid.setFocus()
            press(Qt.Key.Key_End)
            days = page.reader.days
            assert days is not None and len(days.wanted.period.days) == 7
            last = page.paid.words(6)
            assert page.told.text().startswith(last)
            assert page.paid.accessibleName().endswith(last)
            interface = QAccessible.queryAccessibleInterface(page.paid)
            assert last in interface.text(QAccessible.Text.Name)
            press(Qt.Key.Key_Return)
            dialog = await cases_of(page)
            assert dialog.windowTitle().startswith("Paid · ")
            dialog.reject()
            page.paid.grab()  # painted, so that its steps are known
            column = page.paid._columns[0].center().toPoint()
            QTest.mouseMove(page.paid, QPoint(column))
            await until(lambda: page.paid.step == 0)

    on_loop(scenario())


def test_names_are_hidden_with_other_personal_data(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, _desk):
            await of_30_days(page)
            assert page.tables.agents.rows.lines[0].cells[0].text == "Bert"
            due = page.tables.due.rows
            assert due.lines[0].cells[0].text == "Lucía Romero"
            window.guard.toggle_veil()
            said = [line.cells[0].text for one in page.tables for line in one.rows.lines]
            assert not {"Bert", "Lucía Romero"} & set(said)  # at once, and not when it is read anew
            await until(lambda: page.tables.due.rows.rowCount() > 0)
            await until(lambda: page.tables.agents.rows.lines[0].cells[0].text == "Agent 10")
            assert [one.text for one in due.lines[0].cells[:3:2]] == ["Customer 2", "Agent 8"]
            page.pillars.tile(Figure.WAITING).click()
            dialog = await cases_of(page)
            assert names(dialog) == ["Customer 105", "Customer 104"]
            dialog.reject()

    on_loop(scenario())


def test_figures_that_cannot_be_read_say_so_and_stay(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, desk):
            assert "Payments have not been checked yet." in page.trouble.text()
            store = desk.tools.ledger.store
            real = store.read_board

            async def broken(_work: object) -> object:
                raise FileTrouble("the disk failed")

            store.read_board = broken  # type: ignore[method-assign, assignment]
            page.reader.again()
            await until(lambda: page.again.isVisible())
            assert "could not be read" in page.trouble.text()
            assert value(page, Figure.WAITING) == "2"
            store.read_board = real  # type: ignore[method-assign]
            page.again.click()
            await until(lambda: not page.again.isVisible())

    on_loop(scenario())


def test_what_customers_could_not_be_shown_is_said_on_the_page_and_not_to_the_room(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, desk):

            async def read() -> ResponseNow:
                return ResponseNow(desk.now(), 252, 12)

            web = Publisher(
                folder / "web",
                "/no/such/command",
                read=read,
                words=published_words,
                paint=lambda _: {},
            )
            desk.publish(web)
            await until(lambda: web.trouble is not None)
            page.reader.again()
            await until(lambda: "publish_command could not be started" in page.trouble.text())
            assert page.trouble.property("role") == "problem"
            assert "publish" not in page.wall.trouble

    on_loop(scenario())


def test_every_table_is_exported_to_the_folder_that_is_chosen(
    window: MainWindow, on_loop: Run, folder: Path, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder) as (page, _desk):
            await of_30_days(page)
            page.exporting.choose_folder = lambda _suggested: str(tmp_path / "out")
            page.export_button.click()
            await until(lambda: (tmp_path / "out" / "agents.csv").exists())
            await until(page.export_button.isEnabled)
            text = (tmp_path / "out" / "agents.csv").read_text("utf-8-sig")
            assert any("Bert" in row for row in csv.reader(text.splitlines()))
            due = tmp_path / "out" / "open_links_and_tickets_due.csv"
            [ticket] = [
                one
                for one in csv.DictReader(due.read_text("utf-8-sig").splitlines())
                if one["due"] == "ticket"
            ]
            assert (ticket["conversation"], ticket["amount"], ticket["late"]) == (
                "2",
                "67.00",
                "yes",
            )

    on_loop(scenario())


def test_an_empty_desk_says_what_there_is_not(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with board(window, folder, busy=False) as (page, _desk):
            assert value(page, Figure.RESPONSE_NOW) == "–"
            assert value(page, Figure.WAITING) == "0"
            assert page.paid.empty == "Nothing was paid in this period."
            assert page.tables.stuck.accessibleDescription() == "No money is stuck."
            assert page.tables.due.accessibleDescription().startswith("No link is open")
            page.pillars.tile(Figure.PAID).click()
            dialog = await cases_of(page)
            assert names(dialog) == []
            assert dialog.list.empty == "None of the cases behind it is on this desk."
            dialog.reject()

    on_loop(scenario())


def test_no_value_on_the_wall_is_cut(theme: Theme) -> None:
    """A figure that lost its end would be another figure. A screen of 1280 gives each 337."""
    for text in ("€ 16,4k", "€ 1.234,5k", "2 h 05", "100%"):
        for wide in range(337, 600, 7):
            font = theme.font(TextRole.STRONG)
            font.setWeight(font.Weight.Bold)
            fit(font, text, wide, 136)
            assert QFontMetricsF(font).horizontalAdvance(text) <= wide, (text, wide)


def test_no_heading_of_a_table_is_cut(theme: Theme, dutch: None, qtbot: QtBot) -> None:
    for columns in (agent_columns(), channel_columns(), stuck_columns()):
        table = BoardTable(theme, "table", "Table", columns, "")
        qtbot.addWidget(table)
        table.resize(440, 200)
        with qtbot.waitExposed(table):
            table.show()
        metrics = QFontMetricsF(theme.font(TextRole.SMALL))
        for number, one in enumerate(columns):
            words = str(table.rows.headerData(number, Qt.Orientation.Horizontal))
            assert words.startswith(one.title)
            assert metrics.horizontalAdvance(words) + 18 <= table.columnWidth(number)
