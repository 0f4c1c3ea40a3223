"""The price of a quote: typed line by line, in any currency, extras only where asked for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.quote import LineKind, QuoteLine
from desktop.views.quote.price_lines import EXTRAS, PriceLines
from desktop.views.quote.price_row import PriceRow
from desktop.views.style.theme import Theme
from tests.views.thread.thread_world import on_screen

FARE, FEE, SEAT, BAG, WAIVER = (
    LineKind.FARE_DIFFERENCE,
    LineKind.CHANGE_FEE,
    LineKind.SEAT,
    LineKind.BAG,
    LineKind.WAIVER,
)


@pytest.fixture
def price(theme: Theme, qtbot: QtBot) -> Iterator[PriceLines]:
    window = QWidget()
    widget = PriceLines(theme)
    QVBoxLayout(window).addWidget(widget)
    window.resize(340, 400)
    on_screen(qtbot, window)
    yield widget


def fill(row: PriceRow, qtbot: QtBot, text: str) -> None:
    row.amount.setFocus()
    row.amount.selectAll()
    qtbot.keyClicks(row.amount, text)


def finish(price: PriceLines) -> None:
    """Leave the field, as when going on."""
    price.add_button.setFocus()


def row_of(price: PriceLines, kind: LineKind) -> PriceRow:
    return next(row for row in price.rows if row.kind is kind)


def test_the_two_lines_of_every_rebooking_are_there_and_no_extra(price: PriceLines) -> None:
    assert [row.kind for row in price.rows] == [FARE, FEE]
    assert price.lines() == ()
    assert all(row.remove is None for row in price.rows)


@pytest.mark.parametrize(
    ("currency", "typed", "minor", "shown"),
    [
        ("EUR", "118", 11800, "118.00"),
        ("EUR", "118,5", 11850, "118.50"),
        ("EUR", "1.234,50", 123450, "1,234.50"),
        ("JPY", "1200", 1200, "1,200"),
        ("KWD", "12.345", 12345, "12.345"),
        ("KWD", "12", 12000, "12.000"),
        ("EUR", "0", 0, "0.00"),
    ],
)
def test_amounts_in_each_currencys_own_decimals(
    price: PriceLines, qtbot: QtBot, currency: str, typed: str, minor: int, shown: str
) -> None:
    price.set_currency(currency)
    fill(price.rows[0], qtbot, typed)
    finish(price)
    assert price.rows[0].amount.text() == shown
    assert price.lines() == ((QuoteLine(FARE, minor),) if minor else ())
    # What is shown is read again as the same.
    price.rows[0].amount.editingFinished.emit()
    assert price.rows[0].amount.text() == shown


@pytest.mark.parametrize(
    ("currency", "typed", "problem"),
    [
        ("EUR", "12x", "This is not an amount in EUR"),
        ("EUR", "1,2,3", "This is not an amount in EUR"),
        ("EUR", "1.2345", "This is not an amount in EUR"),
        ("JPY", "12.50", "JPY has no decimals"),
        ("EUR", "-5", "Only a waiver lowers the price"),
    ],
)
def test_what_is_no_amount_stays_and_says_so_under_its_line(
    price: PriceLines, qtbot: QtBot, currency: str, typed: str, problem: str
) -> None:
    price.set_currency(currency)
    fill(price.rows[1], qtbot, typed)
    assert not price.rows[1].complaint.isVisible()  # not while it is being typed
    finish(price)
    row = price.rows[1]
    assert row.complaint.isVisible() and row.complaint.text() == problem
    assert row.amount.text().replace("-5.00", "-5") == typed
    assert row.amount.property("problem") is True
    assert price.problem() == (row.amount, f"Change fee: {problem}")
    fill(row, qtbot, "68")
    assert not row.complaint.isVisible()
    assert price.problem() is None


def test_another_currency_keeps_the_number_where_it_can(price: PriceLines, qtbot: QtBot) -> None:
    fill(price.rows[0], qtbot, "118")
    fill(price.rows[1], qtbot, "68.50")
    finish(price)
    price.set_currency("JPY")
    assert price.rows[0].amount.text() == "118"
    assert price.rows[1].amount.text() == "68.50"  # not lost, and not guessed
    assert price.rows[1].complaint.text() == "JPY has no decimals"
    price.set_currency("KWD")
    assert price.rows[0].amount.text() == "118.000"
    assert price.rows[0].amount.placeholderText() == "0.000"


def test_how_many_follows_the_passengers_until_someone_says_otherwise(
    price: PriceLines, qtbot: QtBot
) -> None:
    price.follow_passengers(2)
    assert [row.quantity.text() for row in price.rows] == ["× 2", "× 2"]
    fee = price.rows[1]
    fee.quantity.setFocus()
    assert fee.quantity.text() == "2"  # bare while it is typed in
    qtbot.keyClicks(fee.quantity, "1")
    finish(price)
    assert fee.quantity.text() == "× 1"
    price.follow_passengers(3)
    assert [row.quantity.text() for row in price.rows] == ["× 3", "× 1"]
    price.follow_passengers(0)
    assert price.rows[0].quantity.text() == "× 1"


def test_up_and_down_count(price: PriceLines, qtbot: QtBot) -> None:
    quantity = price.rows[0].quantity
    quantity.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(quantity, key)
    assert quantity.count() == 2
    for _ in range(3):
        qtbot.keyClick(quantity, Qt.Key.Key_Down)
    assert quantity.count() == 1


@pytest.mark.parametrize("typed", ["0", "100", "two", ""])
def test_a_number_that_is_none_is_said(price: PriceLines, qtbot: QtBot, typed: str) -> None:
    fill(price.rows[0], qtbot, "118")
    quantity = price.rows[0].quantity
    quantity.setFocus()
    qtbot.keyClick(quantity, Qt.Key.Key_Delete)
    qtbot.keyClicks(quantity, typed)
    finish(price)
    assert price.rows[0].complaint.text() == "How many is a whole number from 1 to 99"
    assert quantity.text() == typed
    assert price.is_unread()


def test_enter_and_arrows_go_from_amount_to_amount(price: PriceLines, qtbot: QtBot) -> None:
    price.add(SEAT)
    price.rows[0].amount.setFocus()
    qtbot.keyClick(price.rows[0].amount, Qt.Key.Key_Return)
    assert price.rows[1].amount.hasFocus()
    qtbot.keyClick(price.rows[1].amount, Qt.Key.Key_Down)
    assert price.rows[2].amount.hasFocus()
    qtbot.keyClick(price.rows[2].amount, Qt.Key.Key_Up)
    assert price.rows[1].amount.hasFocus()
    price.rows[2].amount.setFocus()
    qtbot.keyClick(price.rows[2].amount, Qt.Key.Key_Enter)
    assert price.add_button.hasFocus()


def test_the_menu_offers_each_extra_and_goes_to_its_amount(price: PriceLines, qtbot: QtBot) -> None:
    price.follow_passengers(2)
    price.open_menu()
    menu = price.menu
    assert menu.isVisible()
    assert [action.data() for action in menu.actions()] == [kind.value for kind in EXTRAS]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    with qtbot.waitSignal(price.edited):
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    bag = row_of(price, BAG)
    assert QApplication.focusWidget() is bag.amount
    qtbot.keyClicks(bag.amount, "25")
    assert price.lines() == (QuoteLine(BAG, 2500, 2),)


def test_an_extra_goes_by_button_and_by_key(price: PriceLines, qtbot: QtBot) -> None:
    seat, bag = price.add(SEAT), price.add(BAG)
    assert seat.remove is not None
    qtbot.mouseClick(seat.remove, Qt.MouseButton.LeftButton)
    assert [row.kind for row in price.rows] == [FARE, FEE, BAG]
    bag.amount.setFocus()
    with qtbot.waitSignal(price.edited):
        qtbot.keyClick(bag.amount, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row.kind for row in price.rows] == [FARE, FEE]
    assert price.rows[1].amount.hasFocus()
    qtbot.keyClick(price.rows[1].amount, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row.kind for row in price.rows] == [FARE, FEE]


def test_a_waiver_lowers_the_price_and_needs_its_reason(price: PriceLines, qtbot: QtBot) -> None:
    price.follow_passengers(2)
    waiver = price.add(WAIVER)
    assert waiver.detail.isVisible() and waiver.detail.placeholderText() == "Reason (needed)"
    qtbot.keyClicks(waiver.amount, "68")
    qtbot.keyClick(waiver.amount, Qt.Key.Key_Backtab)
    assert not waiver.complaint.isVisible()  # the reason may still come
    finish(price)
    assert waiver.amount.text() == "-68.00"
    assert price.problem() == (waiver.detail, "Waiver: A waiver needs a reason")
    waiver.detail.setFocus()
    qtbot.keyClicks(waiver.detail, "Schedule change")
    finish(price)
    assert price.problem() is None
    assert price.lines() == (QuoteLine(WAIVER, -6800, 1, "Schedule change"),)


def test_tab_goes_through_a_line_and_on_also_in_one_that_came_later(
    price: PriceLines, qtbot: QtBot
) -> None:
    seat = price.add(SEAT)
    price.rows[1].amount.setFocus()
    visited = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    line = [seat.quantity, seat.amount, seat.detail, seat.remove]
    assert visited == [price.rows[1].detail, *line, price.add_button]
    seat.quantity.setFocus()
    qtbot.keyClick(seat.quantity, Qt.Key.Key_Backtab)
    assert price.rows[1].amount.hasFocus()


def test_the_detail_takes_no_room_until_its_line_is_looked_at(
    price: PriceLines, qtbot: QtBot
) -> None:
    fee = price.rows[1]
    assert not fee.detail.isVisible()
    fee.amount.setFocus()
    assert fee.detail.isVisible()
    fee.detail.setFocus()
    qtbot.keyClicks(fee.detail, "per change")
    finish(price)
    assert fee.detail.isVisible()
    assert fee.height() == price.rows[0].height()  # nothing jumps


def test_lines_come_back_as_they_were(price: PriceLines) -> None:
    lines = (
        QuoteLine(FARE, 11800, 2, "Economy Standard"),
        QuoteLine(FEE, 6800, 1),
        QuoteLine(SEAT, 1200, 2, "14A, 14B"),
        QuoteLine(WAIVER, -6800, 1, "Schedule change"),
    )
    price.follow_passengers(2)
    price.set_lines(lines, "EUR")
    assert price.lines() == lines
    price.follow_passengers(3)
    assert [line.quantity for line in price.lines()] == [3, 1, 3, 1]


def test_unreadable_texts_come_back_as_they_were(price: PriceLines, qtbot: QtBot) -> None:
    fill(price.rows[0], qtbot, "118..")
    price.add(SEAT)
    texts = price.texts()
    price.set_lines((), "EUR")
    price.put_texts(texts)
    assert price.texts() == texts
    assert price.rows[0].complaint.isVisible()


def test_a_large_amount_is_seen_whole_and_the_column_stays_straight(
    price: PriceLines, qtbot: QtBot
) -> None:
    price.set_currency("KRW")
    fill(price.rows[0], qtbot, "123456789")
    finish(price)
    amount = price.rows[0].amount
    assert amount.text() == "123,456,789"
    assert amount.fontMetrics().horizontalAdvance(amount.text()) < amount.width() - 16
    assert price.rows[1].amount.width() == amount.width()


def test_read_only_nothing_can_be_added_or_removed(price: PriceLines, qtbot: QtBot) -> None:
    price.set_lines((QuoteLine(FEE, 6800), QuoteLine(SEAT, 1200)), "EUR")
    price.set_read_only(True)
    seat = row_of(price, SEAT)
    assert seat.remove is not None and not seat.remove.isVisible()
    assert not price.add_button.isVisible()
    assert not row_of(price, FARE).isVisible()  # it says nothing
    qtbot.keyClick(seat.amount, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(seat.quantity, Qt.Key.Key_Up)
    assert price.lines() == (QuoteLine(FEE, 6800), QuoteLine(SEAT, 1200))
