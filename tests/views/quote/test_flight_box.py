"""One flight, typed the way agents type it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.quote import Flight
from desktop.views.quote.flight_box import FlightBox
from desktop.views.style.theme import Theme
from tests.views.thread.thread_world import on_screen

TODAY = date(2026, 11, 21)


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> FlightBox:
    widget = FlightBox(theme, "New flight", lambda: TODAY, accent=True)
    widget.resize(160, 60)
    on_screen(qtbot, widget)
    return widget


def type_in(box: FlightBox, qtbot: QtBot, route: str, departure: str) -> None:
    """As a person does: the route, Tab, the departure, Tab."""
    box.route.setFocus()
    box.route.selectAll()
    qtbot.keyClicks(box.route, route)
    qtbot.keyClick(box.route, Qt.Key.Key_Tab)
    assert box.departure.hasFocus()
    qtbot.keyClicks(box.departure, departure)
    box.departure.editingFinished.emit()


def test_what_is_typed_becomes_a_flight_and_is_written_as_always(
    box: FlightBox, qtbot: QtBot
) -> None:
    type_in(box, qtbot, "kl1677 ams bcn", "tomorrow 1215")
    assert box.flight() == Flight("AMS", "BCN", "2026-11-22T12:15", "KL1677")
    assert box.texts() == ("KL1677 AMS–BCN", "Sun 22 Nov · 12:15")
    assert box.problem() is None
    assert box.first_empty() is None


def test_a_citys_name_is_no_flight_while_it_is_typed(box: FlightBox, qtbot: QtBot) -> None:
    seen = []
    for letter in "amsterdam":
        qtbot.keyClicks(box.route, letter)
        seen.append(box.flight())
    assert seen == [None] * len("amsterdam")


def test_codes_need_no_space_between(box: FlightBox, qtbot: QtBot) -> None:
    type_in(box, qtbot, "kl1677 amsbcn", "tomorrow 1215")
    assert box.flight() == Flight("AMS", "BCN", "2026-11-22T12:15", "KL1677")


def test_each_change_by_a_person_is_told_and_none_by_code(box: FlightBox, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(box.edited):
        box.set_flight(Flight("AMS", "BCN"))
    with qtbot.waitSignal(box.edited):
        qtbot.keyClicks(box.departure, "2")


@pytest.mark.parametrize(
    "departs",
    [
        "2026-11-22T12:15",
        "2026-11-18T19:40",  # has just flown: without its year it would be next year's
        "2025-11-22T12:15",
        "2028-02-29T06:05",
        "2026-11-22T12:15:30",
        "",
    ],
)
def test_what_nobody_types_in_stays_exactly_as_it_was(box: FlightBox, departs: str) -> None:
    given = Flight("AMS", "BCN", departs, "KL1677")
    box.set_flight(given)
    assert box.flight() == given
    box.departure.editingFinished.emit()
    assert box.flight() == given


@pytest.mark.parametrize("departs", ["2026-11-18T19:40", "2027-12-24T08:00", "2026-11-22T12:15"])
def test_what_is_shown_reads_back_as_the_same_day(
    box: FlightBox, qtbot: QtBot, departs: str
) -> None:
    box.set_flight(Flight("AMS", "BCN", departs))
    qtbot.keyClick(box.departure, Qt.Key.Key_End)
    qtbot.keyClick(box.departure, Qt.Key.Key_Space)
    flight = box.flight()
    assert flight is not None and flight.departs == departs


@pytest.mark.parametrize(
    ("route", "departure", "problem", "wrong"),
    [
        ("AMSTERDAM", "", "Type two airports: AMS–BCN", "route"),
        ("geneva", "", "Type two airports: AMS–BCN", "route"),
        ("amster", "", "If you mean two airports: AMS–TER", "route"),
        ("KL1677 dublin", "", "If you mean two airports: DUB–LIN", "route"),
        ("", "22 nov 12:15", "Type two airports: AMS–BCN", "route"),
        ("AMS BCN", "22 nov", "The time is missing: 22 Nov 12:15", "departure"),
        ("AMS BCN", "22 nov 25:15", "This is not a time of day", "departure"),
        ("AMS BCN", "31 nov 12:15", "This day is not in the calendar", "departure"),
        ("AMS BCN", "soon 12:15", "Type a day and a time: 22 Nov 12:15", "departure"),
    ],
)
def test_what_cannot_be_read_stays_and_says_why(
    box: FlightBox, qtbot: QtBot, route: str, departure: str, problem: str, wrong: str
) -> None:
    type_in(box, qtbot, route, departure)
    QApplication.focusWidget().clearFocus()
    box.departure.editingFinished.emit()
    assert box.complaint.text().replace("\N{WORD JOINER}", "") == problem
    assert box.complaint.isVisible()
    assert box.texts() == (route.replace("AMS BCN", "AMS–BCN"), departure)
    field = box.route if wrong == "route" else box.departure
    assert box.problem() == (field, problem)
    assert field.property("problem") is True
    assert field.accessibleDescription() == problem


def test_typing_on_takes_the_complaint_away(box: FlightBox, qtbot: QtBot) -> None:
    type_in(box, qtbot, "AMS BCN", "22 nov")
    assert box.complaint.isVisible()
    qtbot.keyClicks(box.departure, " 12:15")
    assert not box.complaint.isVisible()
    assert box.departure.property("problem") is False


def test_a_route_without_a_time_is_a_flight_already(box: FlightBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.route, "AMS-BCN")
    assert box.flight() == Flight("AMS", "BCN")
    assert box.first_empty() is box.departure


def test_dutch_days_are_read_back(dutch: None, box: FlightBox, qtbot: QtBot) -> None:
    type_in(box, qtbot, "AMS BCN", "3 mrt 9:05")
    assert box.departure.text() == "wo 3 mrt · 09:05"
    box.departure.setText(box.departure.text() + " ")
    flight = box.flight()
    assert flight is not None and flight.departs == "2027-03-03T09:05"


def test_read_only_it_is_no_stop_and_takes_no_letters(box: FlightBox, qtbot: QtBot) -> None:
    box.set_flight(Flight("AMS", "BCN"))
    box.set_read_only(True)
    qtbot.keyClicks(box.route, "XXX")
    assert box.route.text() == "AMS–BCN"
    assert box.route.focusPolicy() is Qt.FocusPolicy.ClickFocus
    assert not box.departure.isVisible()


def test_a_long_route_takes_smaller_letters_in_a_narrow_box(box: FlightBox, qtbot: QtBot) -> None:
    box.set_flight(Flight("AMS", "BCN", "2026-11-22T12:15", "KL1677"))
    box.resize(260, 60)
    wide = box.route.font().pointSizeF()
    box.resize(126, 60)
    assert box.route.font().pointSizeF() < wide
    needed = box.route.fontMetrics().horizontalAdvance(box.route.text())
    assert needed <= box.route.width()
