"""The ticketing time limit: quiet until wanted, in the departure city's time, on the one clock."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.models.quote import Bound, Flight, LineKind, Passenger, Quote, QuoteLine
from desktop.views.quote.one_clock_words import clock_words, ticketing_words
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.ticketing_limit import TicketingLimit
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import until
from tests.views.quote.quote_room import Room, Visit
from tests.views.thread.thread_world import on_screen

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC).timestamp()
AT_SIX = datetime(2026, 11, 22, 17, tzinfo=UTC).timestamp()
"""18:00 in Amsterdam."""
QUOTE = Quote(
    "q1",
    7,
    booking="K7Q2MX",
    passengers=(Passenger("Sanne"),),
    new=Flight("AMS", "BCN", "2026-11-23T12:15"),
    lines=(QuoteLine(LineKind.CHANGE_FEE, 6800),),
    valid_for_s=None,
    fare_hold_until=NOW + 40 * 3600.0,
)


@pytest.fixture
def in_london(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def form(theme: Theme, qtbot: QtBot, in_london: None) -> QuoteForm:
    widget = QuoteForm(theme, lambda: NOW)
    widget.resize(340, 640)
    widget.set_quote(QUOTE, sent_by="Messenger")
    on_screen(qtbot, widget)
    widget.show_clock(True)
    return widget


def limit_of(form: QuoteForm, qtbot: QtBot, text: str) -> TicketingLimit:
    """Press the button that is there until a limit is wanted, and type one."""
    limit = form.terms.limit
    limit.add_button.setFocus()
    qtbot.keyClick(limit.add_button, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is limit.field
    qtbot.keyClicks(limit.field, text)
    form.show_clock(True)
    return limit


def test_it_is_typed_as_on_the_screen_and_read_in_the_departure_citys_time(
    form: QuoteForm, qtbot: QtBot
) -> None:
    assert not form.terms.limit.field.isVisible()
    limit = limit_of(form, qtbot, "22nov/1800")
    quote = form.quote()
    assert quote is not None and quote.ticketing_until == AT_SIX
    assert quote.ended_by(NOW) is Bound.TICKETING
    qtbot.keyClick(limit.field, Qt.Key.Key_Tab)
    assert limit.field.text() == "Sun 22 Nov · 18:00"
    assert limit.note.text() == "Amsterdam time; Sun 22 Nov, 17:00 yours"
    assert "Amsterdam time" in limit.field.accessibleName()
    assert "ticketing limit Sun 18:00" in form.clock.accessibleName()
    assert form.first_problem() is None


def test_the_field_is_whole_while_what_stands_below_it_comes_and_goes(
    form: QuoteForm, qtbot: QtBot
) -> None:
    form.terms.sent_by.setText("Messenger · private message")
    page = QScrollArea(widgetResizable=True)
    page.setWidget(form)
    page.resize(372, 600)
    on_screen(qtbot, page)
    limit = limit_of(form, qtbot, "")
    field = limit.field
    for key in "22-11 18:00":
        qtbot.keyClicks(limit.field, key)
        qtbot.waitUntil(lambda: field.height() >= field.minimumSizeHint().height())
    assert limit.note.isVisible()
    page.takeWidget()


def test_one_that_is_weeks_away_says_its_day_and_leaves_the_bar_to_the_link(
    form: QuoteForm, qtbot: QtBot
) -> None:
    limit = limit_of(form, qtbot, "22 dec 18:00")
    assert limit.note.text() == "Amsterdam time; Tue 22 Dec, 17:00 yours"
    quote = form.quote()
    assert quote is not None
    words = clock_words(quote, NOW)
    assert words.ticks[-1].words == "ticketing limit 22 Dec 18:00"
    assert words.until == NOW + 48 * 3600


def test_once_paid_it_says_by_when_or_that_it_is_over(in_london: None) -> None:
    quote = replace(QUOTE, ticketing_until=AT_SIX)
    assert ticketing_words(quote, AT_SIX - 60) == "Ticket by 18:00 Amsterdam time, 17:00 yours."
    assert ticketing_words(quote, AT_SIX).startswith("The ticketing time limit passed at 18:00")
    assert ticketing_words(QUOTE, NOW) == ""


def test_left_empty_it_is_the_button_again(form: QuoteForm, qtbot: QtBot) -> None:
    limit = limit_of(form, qtbot, "")
    qtbot.keyClick(limit.field, Qt.Key.Key_Tab)
    assert limit.add_button.isVisible() and not limit.field.isVisible()
    assert form.quote() == QUOTE


def test_what_was_given_stays_to_the_second_until_it_is_typed_over(form: QuoteForm) -> None:
    given = replace(QUOTE, ticketing_until=AT_SIX + 12.5)
    form.set_quote(given, sent_by="")
    assert form.terms.limit.field.isVisible() and form.quote() == given
    form.set_read_only(True)
    assert "Sun 22 Nov · 18:00 · Amsterdam" in form.terms.limit.words()
    form.set_read_only(False)
    form.set_quote(QUOTE, sent_by="")
    assert form.quote() == QUOTE


def test_another_departure_city_makes_it_a_time_there(form: QuoteForm, qtbot: QtBot) -> None:
    limit = limit_of(form, qtbot, "22 nov 18:00")
    form.new.route.clear()
    qtbot.keyClicks(form.new.route, "JFK AMS")
    quote = form.quote()
    assert quote is not None and quote.ticketing_until == AT_SIX + 6 * 3600
    assert limit.note.text() == "New York time; Sun 22 Nov, 23:00 yours"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("yesterday", "Type a day and a time: 22 Nov 18:00"),
        ("22 nov 26:00", "This is not a time of day"),
        ("28 mar 2027 2:30", "The clock there is put forward over this time"),
        ("21 nov 14:00", "It is past the end of the ticketing limit. Extend it in"),
        ("21 nov 15:20", "No link: the ticketing limit ends in 20 min, and a link needs 31 min."),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_work(
    form: QuoteForm, qtbot: QtBot, typed: str, said: str
) -> None:
    limit = limit_of(form, qtbot, typed)
    problem = form.first_problem()
    assert problem is not None
    field, words = problem
    assert field is limit.field and words.startswith(said)
    qtbot.keyClick(limit.field, Qt.Key.Key_Tab)
    form.show_clock(True)
    assert limit.field.property("problem")
    assert limit.field.accessibleDescription().startswith(said)


def test_what_cannot_be_read_waits_for_its_quote(form: QuoteForm, qtbot: QtBot) -> None:
    limit_of(form, qtbot, "22 nov 18:6")
    typed, kept = form.unread(), form.quote()
    assert typed is not None and kept is not None
    assert replace(kept, departs_at=None) == QUOTE
    form.set_quote(replace(QUOTE, quote_id="q2"), sent_by="")
    form.set_quote(kept, sent_by="")
    form.put_back(typed)
    assert form.terms.limit.field.isVisible()
    assert form.terms.limit.field.text() == "22 nov 18:6"


def test_a_pasted_screen_brings_its_limit(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        QApplication.clipboard().setText(
            "  3  KL 641 Y 01DEC AMSJFK HK1  1300 1515  01DEC  E  KL/K7Q2MX\n"
            "  7 TK TL30NOV/1800/AMS1A0980\n"
        )
        room.form.new.route.setFocus()
        room.press(Qt.Key.Key_V, control=True)
        note = room.panel.pasted
        await until(lambda: note.isVisible())
        assert "the ticketing limit" in note.read.text()
        limit = room.form.terms.limit
        assert limit.field.isVisible() and "18:00" in limit.field.text()
        note.undo_button.click()
        assert not limit.field.isVisible()
        room.panel.form_keys.ask_ticketing_limit()
        assert QApplication.focusWidget() is limit.field

    visit(scene)
