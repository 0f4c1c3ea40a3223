"""The form of a quote: what is typed is exactly what the quote says, and what is wrong is said."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDateTime, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.models.quote import Flight, LineKind, Passenger, PassengerType, Quote, QuoteLine
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.passengers import Change, PassengerPrice, TaxChange
from desktop.models.rebooking.terms import Rebooking, ResidualPolicy, ResidualUse, WhoseChange
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.style.theme import Theme
from tests.views.thread.thread_world import on_screen

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC).timestamp()
FRESH = Quote("q1", 7, passengers=(Passenger("Sanne de Vries"),), language="nl")
WHOLE = replace(
    FRESH,
    booking="K7Q2MX",
    old=Flight("AMS", "BCN", "2026-11-21T19:40"),
    new=Flight("AMS", "BCN", "2026-11-22T12:15"),
    lines=(
        QuoteLine(LineKind.FARE_DIFFERENCE, 11800, 1, "Economy Standard"),
        QuoteLine(LineKind.CHANGE_FEE, 6800),
    ),
)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> Iterator[QuoteForm]:
    widget = QuoteForm(theme, lambda: NOW)
    widget.resize(340, 640)
    widget.set_quote(FRESH, sent_by="Messenger · private message")
    on_screen(qtbot, widget)
    yield widget


class Hands:
    """A person's: they reach a field by Tab only, and type."""

    def __init__(self, form: QuoteForm, qtbot: QtBot) -> None:
        self.form, self.qtbot = form, qtbot

    def tab_to(self, wanted: QWidget) -> None:
        for _ in range(40):
            focused = QApplication.focusWidget()
            if focused is wanted:
                return
            self.qtbot.keyClick(focused, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {wanted.accessibleName()}")

    def type_in(self, wanted: QWidget, text: str) -> None:
        self.tab_to(wanted)
        self.qtbot.keyClicks(wanted, text)


@pytest.fixture
def hands(form: QuoteForm, qtbot: QtBot) -> Hands:
    form.booking.setFocus()
    return Hands(form, qtbot)


def test_a_whole_quote_by_keyboard(form: QuoteForm, hands: Hands, qtbot: QtBot) -> None:
    hands.type_in(form.booking, "k7q2mx")
    hands.type_in(form.passengers, "Sanne de Vries, Tom de Vries")
    hands.type_in(form.old.route, "ams bcn")
    hands.type_in(form.old.departure, "today 19:40")
    hands.type_in(form.new.route, "kl1669 ams bcn")
    hands.type_in(form.new.departure, "tomorrow 1215")
    fare, fee = form.price.lines.rows
    hands.type_in(fare.amount, "118")
    hands.type_in(fee.quantity, "1")
    hands.type_in(fee.amount, "68,50")
    hands.tab_to(form.price.lines.add_button)
    qtbot.keyClick(form.price.lines.add_button, Qt.Key.Key_Space)
    qtbot.keyClick(form.price.lines.menu, Qt.Key.Key_Return)
    seat = form.price.lines.rows[2]
    assert QApplication.focusWidget() is seat.amount
    qtbot.keyClicks(seat.amount, "12")
    qtbot.keyClick(seat.amount, Qt.Key.Key_Backtab)
    qtbot.keyClick(seat.quantity, Qt.Key.Key_Backtab)
    qtbot.keyClicks(seat.detail, "14A, 14B")
    validity = next(
        one for one in form.terms.validity.findChildren(QAbstractButton) if one.isChecked()
    )
    hands.tab_to(validity)
    qtbot.keyClick(validity, Qt.Key.Key_Left)
    hands.tab_to(form.terms.language)
    qtbot.keyClick(form.terms.language, Qt.Key.Key_E)

    assert form.quote() == replace(
        FRESH,
        booking="K7Q2MX",
        passengers=(Passenger("Sanne de Vries"), Passenger("Tom de Vries")),
        old=Flight("AMS", "BCN", "2026-11-21T19:40"),
        new=Flight("AMS", "BCN", "2026-11-22T12:15", "KL1669"),
        lines=(
            QuoteLine(LineKind.FARE_DIFFERENCE, 11800, 2),
            QuoteLine(LineKind.CHANGE_FEE, 6850, 1),
            QuoteLine(LineKind.SEAT, 1200, 2, "14A, 14B"),
        ),
        valid_for_s=45 * 60,
        language="en",
        departs_at=datetime(2026, 11, 21, 18, 40, tzinfo=UTC).timestamp(),
    )
    assert form.first_problem() is None
    assert form.price.total.text() == "€328.50"
    assert "€328.50" in form.price.total.accessibleName()


def test_tab_stops_at_the_same_fields_in_both_directions(form: QuoteForm, qtbot: QtBot) -> None:
    fare, fee = form.price.lines.rows

    def way(start: QWidget, key: Qt.Key, end: QWidget) -> list[QWidget | None]:
        start.setFocus()
        visited: list[QWidget | None] = [start]
        while visited[-1] is not end and len(visited) < 20:
            qtbot.keyClick(QApplication.focusWidget(), key)
            visited.append(QApplication.focusWidget())
        return visited

    there = way(form.price.currency, Qt.Key.Key_Tab, form.price.lines.add_button)
    back = way(form.price.lines.add_button, Qt.Key.Key_Backtab, form.price.currency)
    assert there == back[::-1]
    assert there[1:-1] == [*fare.stops(), *fee.stops()]
    assert there[2] is fare.amount  # the amount is what each line needs
    assert not fare.detail.isVisible()  # what was passed takes no room


@pytest.mark.parametrize(
    "quote",
    [
        FRESH,
        WHOLE,
        replace(WHOLE, language="pl"),  # no words of ours: English, and Stripe may do better
        replace(WHOLE, language="pt-BR", currency="JPY", lines=(QuoteLine(LineKind.OTHER, 1200),)),
        replace(WHOLE, valid_for_s=1800),
        replace(WHOLE, valid_for_s=3600, fare_hold_until=NOW + 9000.0),
        replace(WHOLE, valid_for_s=None, fare_hold_until=NOW + 9000.0),
        replace(WHOLE, currency="XPF", passengers=(Passenger("de Vries, Sanne"),)),
        replace(WHOLE, passengers=(Passenger("A", PassengerType.CHILD), Passenger("B"))),
        replace(WHOLE, passengers=(Passenger(""),)),
    ],
)
def test_a_quote_that_nobody_edits_stays_as_it_is(
    form: QuoteForm, qtbot: QtBot, quote: Quote
) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.set_quote(quote, sent_by="Messenger")
    assert form.quote() == quote


def test_a_passenger_keeps_the_type_by_name(form: QuoteForm, qtbot: QtBot) -> None:
    family = (Passenger("Ida", PassengerType.CHILD), Passenger("Sanne"))
    form.set_quote(replace(WHOLE, passengers=family, lines=()), sent_by="")
    qtbot.keyClick(form.passengers, Qt.Key.Key_Home)
    qtbot.keyClicks(form.passengers, "Tom, ")
    quote = form.quote()
    assert quote is not None
    assert quote.passengers == (Passenger("Tom"), *family)
    assert [row.quantity.text() for row in form.price.lines.rows] == ["× 3", "× 3"]


def test_two_of_one_name_keep_each_their_own(form: QuoteForm, qtbot: QtBot) -> None:
    fare = PassengerPrice(Change.by(9600))
    jans = (Passenger("Jan", price=fare), Passenger("Jan", PassengerType.CHILD))
    form.set_quote(replace(WHOLE, passengers=jans, lines=()), sent_by="")
    qtbot.keyClick(form.passengers, Qt.Key.Key_End)
    qtbot.keyClicks(form.passengers, ", Tom")
    quote = form.quote()
    assert quote is not None
    assert quote.passengers == (*jans, Passenger("Tom", price=fare))  # as the other adult


def test_a_computed_price_is_shown_and_not_typed_over(form: QuoteForm) -> None:
    cheaper = PassengerPrice(Change(20000, 18000), fee=7000)
    policy = ResidualPolicy(ResidualUse.OFFSET, "category 31")
    quote = replace(
        WHOLE,
        passengers=(Passenger("Ann", price=cheaper), Passenger("Bob", price=cheaper)),
        lines=(),
        rebooking=Rebooking(residual=policy),
    )
    form.set_quote(quote, sent_by="")
    assert form.quote() == quote and form.price.total.text() == "€100.00"
    assert form.price.each.isVisible() and not form.price.lines.isVisible()
    [card] = form.price.each.cards
    assert (card.old_fare.text(), card.new_fare.text()) == ("200.00", "180.00")
    form.set_quote(WHOLE, sent_by="")
    assert form.price.lines.isVisible() and not form.price.each.isVisible()


def test_each_edit_is_told_once(form: QuoteForm, qtbot: QtBot) -> None:
    told: list[None] = []
    form.edited.connect(lambda: told.append(None))
    qtbot.keyClicks(form.booking, "K")
    qtbot.keyClicks(form.price.lines.rows[0].amount, "1")
    form.price.currency.setCurrentText("USD")
    form.terms.validity.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert len(told) == 4


def test_until_the_fare_hold_ends(form: QuoteForm, hands: Hands, qtbot: QtBot) -> None:
    form.set_quote(WHOLE, sent_by="")
    assert not form.terms.hold.isVisible()
    form.terms.validity.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert form.terms.hold.isVisible()
    until = QDateTime.fromSecsSinceEpoch(int(NOW) + 3 * 3600)
    form.terms.hold.setFocus()
    form.terms.hold.setDateTime(until)
    quote = form.quote()
    assert quote is not None
    assert (quote.valid_for_s, quote.fare_hold_until) == (None, NOW + 3 * 3600)
    form.terms.hold.setDateTime(QDateTime.fromSecsSinceEpoch(int(NOW) - 60))
    assert form.first_problem() == (
        form.terms.hold,
        "The fare hold has ended: choose a later time",
    )
    form.terms.validity.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    quote = form.quote()
    assert quote is not None
    assert (quote.valid_for_s, quote.fare_hold_until) == (4 * 3600, None)


def _type(field: QLineEdit, text: str) -> Callable[[QuoteForm, QtBot], None]:
    def act(form: QuoteForm, qtbot: QtBot) -> None:
        field.selectAll()
        qtbot.keyClicks(field, text)

    return act


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"new": None}, "newFlight", "The new flight is missing: type two airports, AMS–BCN"),
        (
            {"new": Flight("AMS", "AMS")},
            "newFlight",
            "The new flight departs and arrives at the same airport",
        ),
        (
            {"booking": "K7Q2"},
            "bookingEdit",
            "A booking code has six letters and digits; it may also be left empty",
        ),
        ({"lines": ()}, "", "There is nothing to pay: fill in the price"),
        (
            {
                "lines": (
                    QuoteLine(LineKind.CHANGE_FEE, 6800),
                    QuoteLine(LineKind.WAIVER, -9900, 1, "x"),
                )
            },
            "",
            "There is nothing to pay: fill in the price",
        ),
        (
            {"lines": (*WHOLE.lines, QuoteLine(LineKind.WAIVER, -6800))},
            "lineDetail",
            "Waiver: A waiver needs a reason",
        ),
    ],
)
def test_what_keeps_a_quote_from_being_sent(
    form: QuoteForm, change: dict[str, object], field: str, words: str
) -> None:
    form.set_quote(replace(WHOLE, **change), sent_by="")  # type: ignore[arg-type]
    problem = form.first_problem()
    assert problem is not None
    where, said = problem
    assert said == words
    if field:
        names = {where.objectName(), where.parentWidget().objectName()}
        assert field in names
    else:
        assert where in [row.amount for row in form.price.lines.rows]


def test_what_cannot_be_read_is_said_before_what_is_missing(form: QuoteForm, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.new.route, "AMSTERDAM")
    qtbot.keyClicks(form.price.lines.rows[0].amount, "12x")
    assert form.first_problem() == (form.new.route, "New flight: Type two airports: AMS–BCN")
    form.show_problems()
    assert form.new.complaint.isVisible()
    assert form.price.lines.rows[0].complaint.isVisible()
    form.new.set_flight(WHOLE.new)
    assert form.first_problem() == (
        form.price.lines.rows[0].amount,
        "Fare difference: This is not an amount in EUR",
    )


def test_the_booking_code_warns_and_does_not_get_in_the_way(form: QuoteForm, qtbot: QtBot) -> None:
    form.set_quote(WHOLE, sent_by="")
    form.booking.setFocus()
    form.booking.selectAll()
    qtbot.keyClicks(form.booking, "k7q2m")
    assert form.booking.text() == "K7Q2M"
    assert not form.trip.booking_hint.isVisible()
    qtbot.keyClick(form.booking, Qt.Key.Key_Tab)
    assert form.trip.booking_hint.text() == "A booking code has six letters and digits"
    form.booking.setFocus()
    qtbot.keyClicks(form.booking, "0")
    qtbot.keyClick(form.booking, Qt.Key.Key_Tab)
    # Many systems never use 0 or 1, but some do.
    assert form.trip.booking_hint.text() == "Is the 0 or 1 perhaps an O or I?"
    assert form.first_problem() is None


def test_where_the_agent_goes_on(form: QuoteForm) -> None:
    assert form.first_empty() is form.booking
    form.set_quote(replace(FRESH, booking="K7Q2MX"), sent_by="")
    assert form.first_empty() is form.old.route
    form.set_quote(replace(WHOLE, new=Flight("AMS", "BCN")), sent_by="")
    assert form.first_empty() is form.new.departure
    form.set_quote(replace(WHOLE, lines=WHOLE.lines[:1]), sent_by="")
    assert form.first_empty() is form.price.lines.rows[1].amount


def test_read_only_is_calm_and_takes_nothing(form: QuoteForm, qtbot: QtBot) -> None:
    form.set_quote(replace(WHOLE, valid_for_s=None, fare_hold_until=NOW + 3600.0), sent_by="x")
    form.set_read_only(True)
    for field in form.findChildren(QLineEdit):
        if field.isVisible():
            assert field.isReadOnly()
            assert not field.focusPolicy() & Qt.FocusPolicy.TabFocus.value
    assert not [one for one in form.findChildren(QComboBox) if one.isVisible()]
    assert not [one for one in form.findChildren(QAbstractButton) if one.isVisible()]
    with qtbot.assertNotEmitted(form.edited):
        qtbot.keyClicks(form.booking, "X")
    form.set_read_only(False)
    assert form.terms.hold.isVisible() and form.price.currency.isVisible()
    qtbot.keyClicks(form.new.route, "X")
    assert form.new.route.text() == "XAMS–BCN"


def test_read_only_a_price_for_each_is_plain_words(form: QuoteForm) -> None:
    cheaper = PassengerPrice(Change(20000, 18000), fee=7000)
    policy = ResidualPolicy(ResidualUse.OFFSET, "category 31", ResidualUse.VOUCHER)
    people = (Passenger("Ann", price=cheaper), Passenger("Bob", price=cheaper))
    priced = replace(WHOLE, passengers=people, lines=(), rebooking=Rebooking(residual=policy))
    form.set_quote(replace(priced, ticketing_until=NOW + 9000.0), sent_by="x")
    form.set_read_only(True)
    for kind in (QAbstractButton, QComboBox):
        assert not [one for one in form.findChildren(kind) if one.isVisible()]
    said = [one.text() for one in form.findChildren(QLabel) if one.isVisible()]
    assert "Pays the change; rest as EMD voucher · category 31" in said
    assert any(words.endswith(" · Amsterdam") for words in said)
    form.set_read_only(False)
    assert (
        form.price.residual.policy.isVisible() and form.price.each.cards[0].split_button.isVisible()
    )


def test_the_wheel_changes_nothing(form: QuoteForm) -> None:
    form.set_quote(replace(WHOLE, valid_for_s=None, fare_hold_until=NOW + 3600.0), sent_by="")
    before = form.quote()
    for field in (form.price.currency, form.terms.language, form.terms.hold):
        field.setFocus()
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, wheel)
    assert form.quote() == before


def test_unreadable_texts_wait_for_their_quote(form: QuoteForm, qtbot: QtBot) -> None:
    form.set_quote(WHOLE, sent_by="")
    assert form.unread() is None
    form.new.departure.selectAll()
    qtbot.keyClicks(form.new.departure, "22 nov 12")
    typed = form.unread()
    assert typed is not None and typed.quote_id == "q1"
    kept = form.quote()
    assert kept is not None
    assert kept.new == Flight("AMS", "BCN")  # what can be read is a draft all the same
    form.set_quote(replace(FRESH, quote_id="q2"), sent_by="")
    form.set_quote(kept, sent_by="")
    form.put_back(typed)
    assert form.new.departure.text() == "22 nov 12"
    assert form.first_problem() == (
        form.new.departure,
        "New flight: The time is missing: 22 Nov 12:15",
    )


def test_a_flights_line_has_its_day_in_the_agents_words(form: QuoteForm) -> None:
    today = Segment("AMS", "BCN", "2026-11-22T12:15", "2026-11-22T14:30", "KL1677")
    next_year = replace(today, departs="2028-11-22T12:15", arrives="2028-11-22T14:30")
    change = Rebooking(new=Itinerary((today, next_year)))
    form.set_quote(replace(WHOLE, rebooking=change), sent_by="")
    assert [one.text() for one in form.trip.new_lines.fields] == [
        "KL1677 AMS-BCN 22 Nov 12:15-14:30",
        "KL1677 AMS-BCN 22 Nov 2028 12:15-14:30",
    ]
    quote = form.quote()
    assert quote is not None and quote.rebooking.new == change.new


def test_a_connection_that_cannot_be_made_is_said_at_its_line(
    form: QuoteForm, qtbot: QtBot
) -> None:
    form.set_quote(WHOLE, sent_by="")
    first = Segment("AMS", "MAD", "2026-11-22T12:15", "2026-11-22T14:50", "KL1705")
    change = Rebooking(new=Itinerary((first,)), whose=WhoseChange.CUSTOMER)
    form.set_quote(replace(WHOLE, rebooking=change), sent_by="")
    lines = form.trip.new_lines
    lines.add(lines.fields[0])
    qtbot.keyClicks(lines.fields[1], "UX1234 MAD-BCN 22 Nov 14:30-15:45")
    assert lines.complaint.isHidden()
    qtbot.keyClick(lines.fields[1], Qt.Key.Key_Tab)
    words = "It departs before the flight before it arrives"
    assert lines.complaint.text() == words and lines.complaint.isVisible()
    assert form.first_problem() == (lines.fields[1], f"New flights: {words}")
    lines.fields[1].setText("UX1234 MAD-BCN 22 Nov 15:00-15:45")  # short, but sold
    lines.show_problems()
    assert form.first_problem() is None and lines.complaint.isHidden()


def test_a_flight_that_leaves_too_soon_for_a_link_is_said_where_it_is_typed(
    form: QuoteForm,
) -> None:
    terms = Rebooking(whose=WhoseChange.CUSTOMER)
    soon = replace(WHOLE, rebooking=terms, old=Flight("AMS", "BCN", "2026-11-21T15:20"))
    form.set_quote(soon, sent_by="")
    form.show_clock(True)
    words = (
        "No link: the flight departs in 20 min, and a link needs 31 min. "
        "Take the payment by phone or at the airport before it departs."
    )
    assert form.first_problem() == (form.old.departure, words)
    assert form.clock.sentence.text() == words
    missed = replace(soon, old=Flight("AMS", "BCN", "2026-11-21T14:40"))
    form.set_quote(missed, sent_by="")
    assert form.first_problem() is None


def test_a_price_ends_with_its_departure_until_somebody_prices_the_no_show(
    form: QuoteForm, qtbot: QtBot
) -> None:
    terms = Rebooking(whose=WhoseChange.CUSTOMER)
    quote = replace(WHOLE, rebooking=terms, departs_at=NOW - 60.0)
    form.set_quote(replace(quote, old=Flight("AMS", "BCN", "2026-11-21T14:59")), sent_by="")
    problem = form.first_problem()
    assert problem is not None
    assert problem[0] is form.old.departure and "The flight has departed" in problem[1]
    form.price.lines.rows[1].amount.selectAll()
    qtbot.keyClicks(form.price.lines.rows[1].amount, "168")
    assert form.first_problem() is None


def test_a_line_that_cannot_be_read_waits_for_its_quote(form: QuoteForm, qtbot: QtBot) -> None:
    form.set_quote(WHOLE, sent_by="")
    form.trip.add_flight()
    second = form.trip.new_lines.fields[-1]
    qtbot.keyClicks(second, "kl1678 bcn-ams 5 dec 22")
    typed, kept = form.unread(), form.quote()
    assert typed is not None and kept is not None
    assert len(kept.rebooking.new.segments) == 1
    form.set_quote(replace(FRESH, quote_id="q2"), sent_by="")
    assert not form.trip.by_line
    form.set_quote(kept, sent_by="")
    form.put_back(typed)
    assert [one.text() for one in form.trip.new_lines.fields][1:] == ["kl1678 bcn-ams 5 dec 22"]
    assert form.first_problem() is not None
    assert form.quote() == kept


def test_a_card_that_cannot_be_read_waits_for_its_quote(form: QuoteForm, qtbot: QtBot) -> None:
    price = PassengerPrice(
        Change(12300, 24100), (TaxChange("CJ", Change(1254, 1254)),), 7000, "Standard"
    )
    people = (Passenger("Ann", price=price), Passenger("Tim", PassengerType.CHILD, price))
    form.set_quote(replace(WHOLE, passengers=people, lines=()), sent_by="")
    child = form.price.each.cards[1]
    child.new_fare.setText("")
    qtbot.keyClicks(child.new_fare, "99,9x")
    seat = child.add(LineKind.SEAT)
    qtbot.keyClicks(seat.detail, "14A")
    typed, kept = form.unread(), form.quote()
    assert typed is not None and kept is not None and kept.passengers[1].price is None
    form.set_quote(replace(FRESH, quote_id="q2"), sent_by="")
    form.set_quote(kept, sent_by="")
    form.put_back(typed)
    child = form.price.each.cards[1]
    assert child.new_fare.text() == "99,9x" and child.extras[0].detail.text() == "14A"
    assert form.quote() == kept
    child.new_fare.setText("")
    qtbot.keyClicks(child.new_fare, "241")
    quote = form.quote()
    assert quote is not None
    assert quote.passengers[1].price == price  # each tax by its code still


def test_enter_goes_through_a_card_as_the_eye_does(form: QuoteForm, qtbot: QtBot) -> None:
    people = (Passenger("Ann", price=PassengerPrice(Change(12300, 24100))),)
    form.set_quote(replace(WHOLE, passengers=people, lines=()), sent_by="")
    [card] = form.price.each.cards
    waiver = card.add(LineKind.WAIVER)
    order = [card.old_fare, card.new_fare, card.old_taxes, card.new_taxes, card.rule, card.fee]
    order += [waiver.detail, waiver.amount]
    QApplication.processEvents()
    places = [field.mapTo(card, QPoint(0, 0)) for field in order]
    assert [(at.y() // 8, at.x()) for at in places] == sorted(
        (at.y() // 8, at.x()) for at in places
    )
    order[0].setFocus()
    for field in order[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert field.hasFocus(), field.accessibleName()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert card.add_button.hasFocus()
    card.fee.setFocus()
    qtbot.keyClick(card.fee, Qt.Key.Key_Up)
    assert card.rule.hasFocus()


def test_every_control_has_a_name(form: QuoteForm) -> None:
    form.price.lines.add(LineKind.WAIVER)
    form.terms.validity.set_value("hold")
    named: set[str] = set()
    for control in form.findChildren(QWidget):
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus.value and control.isVisible():
            shown = QAccessible.queryAccessibleInterface(control)
            assert shown is not None
            # On Linux a list's name is what is chosen; its own name is told by relation.
            name = control.accessibleName() or shown.text(QAccessible.Text.Name)
            assert name, control
            named.add(name)
    assert {"Booking code", "New flight: route", "Waiver: reason", "Customer's language"} <= named


def test_in_dutch_nothing_is_cut_at_the_narrowest(dutch: None, theme: Theme, qtbot: QtBot) -> None:
    widget = QuoteForm(theme, lambda: NOW)
    widget.set_quote(
        replace(
            WHOLE,
            lines=tuple(QuoteLine(kind, 111800, 2, "x") for kind in LineKind),
            valid_for_s=None,
            fare_hold_until=NOW + 3600.0,
        ),
        sent_by="Messenger · privébericht",
    )
    on_screen(qtbot, widget)
    scroll_bar = 10
    assert widget.minimumSizeHint().width() <= theme.metrics.quote_min_width - scroll_bar


@pytest.fixture
def text_of_200_percent(theme: Theme) -> Iterator[None]:
    theme.scale_text(200)
    yield
    theme.scale_text(100)


@pytest.mark.parametrize(("currency", "fare"), [("EUR", 24100), ("HUF", 129_000_000)])
def test_with_text_twice_as_large_the_price_of_each_passenger_has_room(
    text_of_200_percent: None, theme: Theme, qtbot: QtBot, currency: str, fare: int
) -> None:
    surcharge = TaxChange("YQ", Change(1250, 1000))
    price = PassengerPrice(Change(fare + 5000, fare), (surcharge,), 7000, "Economy Standard")
    whole = replace(WHOLE, passengers=(Passenger("A", price=price),), lines=(), currency=currency)
    widget = QuoteForm(theme, lambda: NOW)
    widget.set_quote(whole, sent_by="Messenger · private message")
    widget.resize(theme.metrics.quote_min_width - 10, 900)  # beside the scroll bar
    on_screen(qtbot, widget)
    assert widget.minimumSizeHint().width() <= widget.width()
    [card] = widget.price.each.cards
    for field in (card.old_fare, card.new_fare, card.old_taxes, card.new_taxes, card.fee):
        assert field.wish() <= field.width(), field.text()
        assert field.mapTo(card, field.rect().topRight()).x() < card.width()
        assert field.mapTo(card, QPoint(0, 0)).x() >= 0


def test_long_names_show_whom_they_begin_with_once_they_are_typed(
    form: QuoteForm, qtbot: QtBot
) -> None:
    form.trip.passengers.setFocus()
    qtbot.keyClick(form.trip.passengers, Qt.Key.Key_End)
    qtbot.keyClicks(form.trip.passengers, ", Juan Romero Garcia de la Torre, Ana")
    assert form.trip.passengers.cursorPosition() > 0
    qtbot.keyClick(form.trip.passengers, Qt.Key.Key_Tab)
    assert form.trip.passengers.cursorPosition() == 0
