"""Whose change it is, why the price is what it is, one clock, both languages, the short code."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from desktop.models.job import JobKind
from desktop.models.quote import Bound, Flight, Passenger, PassengerType, Quote
from desktop.models.quote_code import quote_code, spoken
from desktop.models.rebooking.passengers import Change, PassengerPrice
from desktop.models.rebooking.terms import Law, Rebooking, ResidualPolicy, ResidualUse, WhoseChange
from desktop.views.quote.one_clock_words import clock_words
from desktop.views.quote.passenger_words import party
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.why_section import why_lines
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import until
from tests.views.quote.quote_room import SANNE, Room, Visit

NOW = 1_795_262_940.0
HOUR = 3600.0
QUOTE = Quote("q1", 7, new=Flight("AMS", "BCN"), passengers=(Passenger("Sanne"),))


def test_our_change_costs_nothing_names_the_law_and_goes_to_ticketing(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.panel.ask_whose_change()
        room.press(Qt.Key.Key_Right)
        quote = room.form.quote()
        assert quote is not None
        assert quote.rebooking.whose is WhoseChange.AIRLINE
        assert quote.rebooking.basis is not None
        assert quote.rebooking.basis.law is Law.EU261
        assert "Reg. (EC) 261/2004" in room.form.change.law.text()
        assert quote.total.amount == 0
        assert not room.form.price.isVisible()
        assert not room.footer.send_button.isVisible()
        assert "the customer pays nothing" in room.footer.words
        await until(lambda: "261/2004" in room.panel.preview.text())
        room.panel.send_link()  # the primary button's key
        await until(lambda: room.footer.request_button.text() == "Ticketing was asked")
        assert not room.footer.request_button.isEnabled()
        jobs = await room.ledger.store.unfinished_jobs(SANNE)
        assert [job.kind for job in jobs] == [JobKind.NOTE, JobKind.CHANGE]
        assert room.panel.mode is Mode.EDIT and room.sent == []
        said: list[str] = []
        room.panel.reply_wanted.connect(said.append)
        room.footer.tell_button.click()
        assert said == [room.panel.preview.text()]

    visit(scene)


def test_back_to_the_customers_change_the_price_is_there_again(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.panel.ask_whose_change()
        room.press(Qt.Key.Key_Right)
        room.press(Qt.Key.Key_Left)
        quote = room.form.quote()
        assert quote is not None and quote.total.amount == 18600
        assert room.footer.send_button.isVisible() and room.form.price.isVisible()

    visit(scene)


def test_the_preview_stands_beside_the_same_in_the_agents_language(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        await until(lambda: "186,00" in room.panel.preview.text())
        assert "€186.00" in room.panel.preview.own_text()
        room.form.terms.language.setCurrentIndex(room.form.terms.language.findData("en"))
        await until(lambda: not room.panel.preview.own_text())

    visit(scene)


def test_the_short_code_is_copied_by_a_key(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        quote = room.form.quote()
        assert quote is not None
        room.panel.preview.copy_code()
        code = spoken(quote_code(quote.quote_id))
        assert QApplication.clipboard().text() == code
        assert code in room.panel.preview.text() or not room.panel.preview.text()

    visit(scene)


def test_the_link_dies_with_the_reply_window(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        quote = room.form.quote()
        assert quote is not None
        assert quote.ended_by(room.desk.now()) is Bound.REPLY_WINDOW
        assert "reply window" in room.form.clock.accessibleName()

    visit(scene)


def test_a_party_is_counted_by_types() -> None:
    people = (Passenger("A"), Passenger("B"), Passenger("C", PassengerType.CHILD))
    assert party(people) == "2 adults, 1 child"


def test_the_clock_names_each_end_in_the_departure_citys_time() -> None:
    quote = replace(QUOTE, fare_hold_until=NOW + HOUR, ticketing_until=NOW + 9 * HOUR)
    words = clock_words(quote, NOW)
    assert [tick.words.rsplit(" ", 1)[0] for tick in words.ticks] == [
        "fare hold",
        "validity",
        "ticketing limit",
    ]
    assert [tick.ends for tick in words.ticks] == [True, False, False]
    assert words.filled == NOW + HOUR
    assert "Amsterdam" in words.sentence and not words.refused


def test_too_little_time_is_refused_with_what_would_work() -> None:
    words = clock_words(replace(QUOTE, fare_hold_until=NOW + 1200), NOW)
    assert words.refused and words.filled is None
    assert words.sentence.startswith("No link: the fare hold ends in 20 min, and a link needs 31")
    assert "Extend the fare hold" in words.sentence


def test_a_price_that_outlives_the_payment_page_can_be_renewed() -> None:
    words = clock_words(replace(QUOTE, valid_for_s=None, fare_hold_until=NOW + 40 * HOUR), NOW)
    assert "renewed once" in words.sentence
    assert [tick.ends for tick in words.ticks] == [True, False]


def priced() -> Quote:
    price = PassengerPrice(Change(12300, 24100), fee=6800, fee_rule="Economy Standard")
    return replace(
        QUOTE,
        passengers=(Passenger("Sanne", price=price), Passenger("Tom", price=price)),
        rebooking=Rebooking(residual=ResidualPolicy(ResidualUse.FORFEITED)),
    )


def test_each_amount_has_its_reason_and_equal_ones_are_one_line() -> None:
    lines = why_lines(priced().computed, "EUR")
    assert [(line.each, line.count, line.reason) for line in lines] == [
        (11800, 2, "new 241.00, old 123.00"),
        (0, 2, "the taxes stay the same"),
        (6800, 2, "rule of the old ticket, Economy Standard"),
    ]


@pytest.fixture
def form(theme: Theme) -> QuoteForm:
    return QuoteForm(theme, lambda: NOW)


def test_the_form_says_why_where_the_price_is_computed(form: QuoteForm) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    form.set_quote(priced(), sent_by="")
    assert form.total.text() == "€372.00"
    assert "Why €372.00" in form.why.accessibleName()
    assert "new 241.00, old 123.00" in form.why.accessibleName()
    assert not form.why.isHidden()
    form.set_quote(QUOTE, sent_by="")
    assert form.why.isHidden()
