"""Whose change it is, why the price is what it is, one clock, both languages, the short code."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.models.job import JobKind
from desktop.models.quote import (
    Bound,
    Flight,
    LineKind,
    Passenger,
    PassengerType,
    Quote,
    QuoteLine,
    QuoteProblem,
)
from desktop.models.quote_code import quote_code, spoken
from desktop.models.rebooking.itinerary import Cabin, Itinerary, Segment
from desktop.models.rebooking.passengers import Change, PassengerPrice, TaxChange, Waiver
from desktop.models.rebooking.refusals import RefusalCode
from desktop.models.rebooking.terms import (
    Basis,
    Cause,
    Covers,
    Law,
    Rebooking,
    ResidualPolicy,
    ResidualUse,
    Verification,
    WhoseChange,
)
from desktop.views.quote.fare_card import FareCard
from desktop.views.quote.one_clock_words import clock_words
from desktop.views.quote.passenger_words import party
from desktop.views.quote.quote_draft import QuoteDraft
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.quote_stage import Mode
from desktop.views.quote.why_section import WhySection, why_lines
from desktop.views.style.theme import Theme
from tests.views.inbox.inbox_world import until
from tests.views.quote.quote_room import SANNE, Room, Visit
from tests.views.thread.thread_world import on_screen

NOW = 1_795_262_940.0
HOUR = 3600.0
QUOTE = Quote("q1", 7, new=Flight("AMS", "BCN"), passengers=(Passenger("Sanne"),))


def test_our_change_costs_nothing_names_the_law_and_goes_to_ticketing(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.panel.form_keys.ask_whose_change()
        room.press(Qt.Key.Key_Right)
        quote = room.form.quote()
        assert quote is not None
        assert quote.rebooking.whose is WhoseChange.AIRLINE
        assert quote.rebooking.basis is not None
        assert quote.rebooking.basis.law is Law.EU261
        assert "Reg. (EC) 261/2004" in room.form.change.law.text()
        assert quote.total.amount == 0
        assert not room.form.price.lines.isVisible()
        assert not room.footer.send_button.isVisible()
        assert "the customer pays nothing" in room.footer.words
        assert not room.footer.tell_button.isVisible()  # nobody has been asked for it yet
        await until(lambda: "261/2004" in room.panel.preview.text())
        assert not room.footer.tell_button.isVisible(), "nobody has asked ticketing yet"
        assert "once ticketing has been asked" in room.footer.words
        room.form.booking.setText("K7Q2MX")
        room.form.set_verified(Verification())
        room.panel.send_link()  # the primary button's key
        await until(room.panel.verify.isVisible)
        assert await room.ledger.store.unfinished_jobs(SANNE) == [], "nothing has left"
        room.press(Qt.Key.Key_1)
        await until(lambda: room.footer.request_button.text() == "Ticketing was asked")
        kept = (await room.quotes())[0]
        assert kept.rebooking.verified.method == "Booking code and full name"
        assert room.footer.tell_button.isVisible()
        assert "once ticketing has been asked" not in room.footer.words
        assert not room.footer.request_button.isEnabled()
        jobs = await room.ledger.store.unfinished_jobs(SANNE)
        assert [job.kind for job in jobs] == [JobKind.NOTE, JobKind.CHANGE]
        assert room.panel.mode is Mode.EDIT and room.sent == []
        said: list[str] = []
        room.panel.reply_wanted.connect(said.append)
        room.footer.tell_button.click()
        assert said == [room.panel.preview.text()]

    visit(scene)


def test_nobody_answers_the_first_question_for_the_agent(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        change = room.form.change
        room.build()
        quote = room.form.quote()
        assert quote is not None and quote.rebooking.whose is WhoseChange.CUSTOMER
        assert not change.hint.isVisible()
        room.form.take(replace(quote, rebooking=replace(quote.rebooking, whose=None)))
        assert change.hint.isVisible() and change.whose_change() is None
        room.panel.send_link()
        assert change.isAncestorOf(QApplication.focusWidget())
        assert "Whose change is it?" in room.footer.problem
        assert await room.ledger.store.unfinished_jobs(SANNE) == [], "nothing has left"
        room.press(Qt.Key.Key_2)
        assert change.is_ours and not room.footer.problem
        quote = room.form.quote()
        assert quote is not None and quote.total.amount == 0

    visit(scene)


def test_a_fresh_quote_asks_whose_change_it_is_and_keeps_that_it_is_open(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.panel.focus_first()
        assert room.form.change.isAncestorOf(QApplication.focusWidget())
        quote = room.form.quote()
        assert quote is not None and quote.rebooking.whose is None
        assert QuoteProblem.WHOSE_CHANGE in quote.problems()
        assert Quote.from_json(quote.to_json()) == quote

    visit(scene)


def test_back_to_the_customers_change_the_price_is_there_again(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.panel.form_keys.ask_whose_change()
        room.press(Qt.Key.Key_Right)
        room.press(Qt.Key.Key_Left)
        quote = room.form.quote()
        assert quote is not None and quote.total.amount == 18600
        assert room.footer.send_button.isVisible() and room.form.price.lines.isVisible()

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


def test_what_the_agent_should_know_stands_below_the_reasons(theme: Theme, qtbot: QtBot) -> None:
    gives_tax = PassengerPrice(
        Change(20000, 15000),
        (TaxChange("CJ", Change(1200, 200)),),
        residual=ResidualPolicy(ResidualUse.FORFEITED),
        no_fee=True,
    )
    same = PassengerPrice(Change(20000, 20000), no_fee=True)
    business = Segment("AMS", "JFK", cabin=Cabin.BUSINESS)
    flown = Itinerary((business,)), Itinerary((replace(business, cabin=Cabin.ECONOMY),))
    ours = Rebooking(*flown, WhoseChange.AIRLINE, Cause.DELAY, Basis(Law.EU261))

    def shown(quote: Quote) -> list[str]:
        why = WhySection(theme, lambda kind: kind.value)
        qtbot.addWidget(why)
        why.show_quote(quote, NOW)
        texts = [one.text() for one in why.findChildren(QLabel, "priceNotice")]
        assert why.isHidden() or all(one.rstrip(".") in why.accessibleName() for one in texts)
        return texts

    people = (Passenger("Sanne", price=gives_tax), Passenger("Tom", price=same))
    assert shown(replace(QUOTE, passengers=people)) == [
        "Sanne: The fare is forfeited, but €10.00 of unused taxes goes back.",
        "No fare rule is named for what is left of a ticket.",
    ]
    owed = "AMS–JFK, from business class to economy: we owe 30, 50 or 75 % of that flight’s price"
    [told] = shown(replace(QUOTE, passengers=(Passenger("Sanne"),), rebooking=ours))
    assert told.startswith(owed)
    [told] = shown(replace(QUOTE, passengers=(), rebooking=ours))
    assert told.startswith(owed), "before any passenger is known too"
    assert shown(replace(QUOTE, passengers=(Passenger("Tom", price=same),))) == []
    nothing_said = Passenger("Tom", price=replace(same, no_fee=False))
    [told] = shown(replace(QUOTE, passengers=(nothing_said,)))
    assert told == "No change fee is entered: enter 0 where the rule asks none."
    lines = (QuoteLine(LineKind.CHANGE_FEE, 7000),)
    typed = replace(QUOTE, old=Flight("AMS", "BCN", "2026-11-21T05:40"), lines=lines)
    [told] = shown(typed)
    assert told.startswith("The old flight has left: the rule may ask a no-show fee")
    no_show = QuoteLine(LineKind.NO_SHOW_FEE, 9000)
    assert shown(replace(typed, lines=(*typed.lines, no_show))) == []


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> QuoteForm:
    widget = QuoteForm(theme, lambda: NOW)
    on_screen(qtbot, widget)
    return widget


def test_the_form_says_why_where_the_price_is_computed(form: QuoteForm) -> None:
    form.set_quote(priced(), sent_by="")
    assert form.price.total.text() == "€372.00"
    assert "Why €372.00" in form.why.accessibleName()
    assert "new 241.00, old 123.00" in form.why.accessibleName()
    assert not form.why.isHidden()
    form.set_quote(QUOTE, sent_by="")
    assert form.why.isHidden()


def test_typed_lines_become_prices_of_each_and_come_back(form: QuoteForm, qtbot: QtBot) -> None:
    lines = (
        QuoteLine(LineKind.FARE_DIFFERENCE, 11800, 2),
        QuoteLine(LineKind.CHANGE_FEE, 6800, 2),
        QuoteLine(LineKind.WAIVER, -1000, 1, "late answer"),
    )
    quote = replace(QUOTE, passengers=(Passenger("Sanne"), Passenger("Tom")), lines=lines)
    form.set_quote(quote, sent_by="")
    form.price_each()
    each = form.quote()
    assert each is not None and each.is_priced
    assert each.total == quote.total
    assert [one.due for one in each.computed.passengers] == [17600, 18600]
    assert len(form.price.each.cards) == 2 and not form.price.lines.isVisible()
    form.price_each()
    assert form.quote() == quote


def test_for_whom_no_line_counts_nothing_is_guessed(form: QuoteForm) -> None:
    lines = (QuoteLine(LineKind.CHANGE_FEE, 6800, 1),)
    quote = replace(QUOTE, passengers=(Passenger("Sanne"), Passenger("Tom")), lines=lines)
    form.set_quote(quote, sent_by="")
    form.price_each()
    problem = form.first_problem()
    assert problem is not None and "A passenger has no price" in problem[1]
    assert problem[0] is form.price.each.cards[1].old_fare


def test_a_family_of_three_is_priced_by_two_cards(form: QuoteForm, qtbot: QtBot) -> None:
    form.set_quote(replace(QUOTE, passengers=(Passenger("Sanne"), Passenger("Tom"))), sent_by="")
    form.price_each()
    qtbot.keyClick(form.passengers, Qt.Key.Key_End)
    qtbot.keyClicks(form.passengers, ", Mia CHD")
    adults, child = form.price.each.cards
    assert adults.title.text() == "2 adults · Sanne, Tom"
    for field, text in (
        (adults.old_fare, "100"),
        (adults.new_fare, "160"),
        (adults.fee, "70"),
        (child.old_fare, "75"),
        (child.new_fare, "45"),
    ):
        qtbot.keyClicks(field, text)
    assert form.price.total.text() == "€260.00"
    assert form.price.residual.isVisible()  # the child's fare is lower
    problem = form.first_problem()
    assert problem is not None and problem[0] is form.price.residual.policy
    form.price.residual.policy.setCurrentIndex(4)
    form.price.residual.policy.activated.emit(4)
    assert form.first_problem() is None
    quote = form.quote()
    assert quote is not None and quote.computed.residual(ResidualUse.VOUCHER) == 3000
    adults.split_button.click()
    assert [card.title.text() for card in form.price.each.cards] == [
        "1 adult · Sanne",
        "1 child · Mia",
        "1 adult · Tom",
    ]
    assert form.price.total.text() == "€260.00"


def test_by_our_change_nothing_can_be_chosen_that_the_customer_loses(form: QuoteForm) -> None:
    lost = ResidualPolicy(ResidualUse.FORFEITED, "Light", by_tax=(("YQ", ResidualUse.FORFEITED),))
    price = PassengerPrice(Change(20000, 14000), residual=lost)
    people = (Passenger("Sanne", price=price),)
    theirs = replace(QUOTE, passengers=people, rebooking=Rebooking(residual=lost))
    form.set_quote(theirs, sent_by="")
    choices = form.price.residual.policy.model()
    can = Qt.ItemFlag.ItemIsEnabled
    assert all(choices.index(at, 0).flags() & can for at in range(7))
    ours = replace(theirs.rebooking, whose=WhoseChange.AIRLINE, cause=Cause.CANCELLATION)
    form.set_quote(replace(theirs, rebooking=ours), sent_by="")
    found = form.quote()
    assert found is not None and found.rebooking.residual is None
    assert [one.code for one in found.refusals] == [RefusalCode.OUR_CHANGE]
    assert [at for at in range(7) if not choices.index(at, 0).flags() & can] == [3, 6]
    assert form.price.residual.policy.currentIndex() == 0
    assert not form.price.residual.surcharges.isVisible()


def test_carrier_surcharges_are_asked_about_where_one_falls(form: QuoteForm) -> None:
    airport, carrier = (
        TaxChange("CJ", Change(1200, 1000)),
        TaxChange("YQ", Change(12000, 8000)),
    )
    policy = ResidualPolicy(ResidualUse.FORFEITED, "r", covers=(Covers.FEE,))

    def shown(*taxes: TaxChange) -> Quote:
        price = PassengerPrice(Change(30000, 24000), taxes, 6000)
        people = (Passenger("Sanne", price=price),)
        return replace(QUOTE, passengers=people, rebooking=Rebooking(residual=policy))

    form.set_quote(shown(airport), sent_by="")
    assert not form.price.residual.surcharges.isVisible()
    form.set_quote(shown(airport, carrier), sent_by="")
    quote = form.quote()
    assert quote is not None and quote.computed.residual(ResidualUse.CARD) == 4200
    form.price.residual.surcharges.click()
    quote = form.quote()
    assert quote is not None and quote.computed.residual(ResidualUse.CARD) == 200
    form.price.residual.surcharges.click()
    assert form.quote() == shown(airport, carrier)
    form.price.residual.rule.setText("category 33")
    quote = form.quote()
    assert quote is not None and quote.rebooking.residual == replace(policy, rule="category 33")


def test_a_no_show_fee_is_added_to_a_line_and_to_a_passenger(form: QuoteForm, qtbot: QtBot) -> None:
    form.set_quote(QUOTE, sent_by="")
    qtbot.keyClicks(form.price.lines.rows[0].amount, "118")
    row = form.price.lines.add(LineKind.NO_SHOW_FEE)
    qtbot.keyClicks(row.amount, "100")
    assert form.price.total.text() == "€218.00"
    form.price_each()
    [card] = form.price.each.cards
    assert [one.kind for one in card.extras] == [LineKind.NO_SHOW_FEE]
    waiver = card.add(LineKind.WAIVER)
    qtbot.keyClicks(waiver.amount, "100")
    qtbot.keyClicks(waiver.detail, "in hospital")
    quote = form.quote()
    assert quote is not None and quote.total.amount == 11800
    price = quote.passengers[0].price
    assert price is not None and (price.no_show, price.waiver) == (
        10000,
        Waiver("in hospital", 10000),
    )
    form.set_quote(quote, sent_by="")
    assert form.quote() == quote


def test_two_waivers_are_one_with_both_reasons(form: QuoteForm, qtbot: QtBot) -> None:
    price = PassengerPrice(Change(10000, 16000), fee=7000)
    form.set_quote(replace(QUOTE, passengers=(Passenger("Sanne", price=price),)), sent_by="")
    [card] = form.price.each.cards
    for amount, reason in (("30", "strike"), ("50", "bereavement")):
        waiver = card.add(LineKind.WAIVER)
        qtbot.keyClicks(waiver.amount, amount)
        qtbot.keyClicks(waiver.detail, reason)
    quote = form.quote()
    assert quote is not None and quote.total.amount == 5000
    changed = quote.passengers[0].price
    assert changed is not None
    assert changed.waiver == Waiver("strike, bereavement", 7000, 1000)


def test_half_a_difference_is_said_beside_the_field(form: QuoteForm, qtbot: QtBot) -> None:
    form.set_quote(QUOTE, sent_by="")
    form.price_each()
    [card] = form.price.each.cards
    qtbot.keyClicks(card.new_fare, "118")
    problem = form.first_problem()
    assert problem is not None and problem[0] is card.old_fare
    form.show_problems()
    assert card.complaint.isVisible() and "+118.00" in card.complaint.text()
    card.new_fare.clear()
    qtbot.keyClicks(card.new_fare, "+118")
    assert form.price.total.text() == "€118.00"


def test_a_waiver_needs_a_reason_and_nothing_is_pre_set(form: QuoteForm, qtbot: QtBot) -> None:
    form.set_quote(QUOTE, sent_by="")
    form.price_each()
    [card] = form.price.each.cards
    assert card.extras == []
    qtbot.keyClicks(card.fee, "70")
    row = card.add(LineKind.WAIVER)
    qtbot.keyClicks(row.amount, "20")
    problem = form.first_problem()
    assert problem is not None and problem[0] is row.detail
    qtbot.keyClicks(row.detail, "late answer")
    assert form.first_problem() is None and form.price.total.text() == "€50.00"


def test_taxes_that_nobody_typed_over_keep_their_codes(form: QuoteForm, qtbot: QtBot) -> None:
    taxes = (TaxChange("CJ", Change(1274, 1274)), TaxChange("RN", Change(1200, 1500)))
    price = PassengerPrice(Change(10000, 16000), taxes, 7000)
    quote = replace(QUOTE, passengers=(Passenger("Sanne", price=price),))
    form.set_quote(quote, sent_by="")
    assert form.quote() == quote
    [card] = form.price.each.cards
    card.fee.clear()
    qtbot.keyClicks(card.fee, "80")
    changed = form.quote()
    assert changed is not None and changed.passengers[0].price == replace(price, fee=8000)


@pytest.mark.parametrize(
    ("typed", "fee", "said"),
    [
        ("100 / 150", 15000, "highest of 100 / 150"),
        ("100/150/120,50", 15000, "highest of 100 / 150 / 120,50"),
        ("100 + 150", 25000, "sum of 100 + 150"),
    ],
)
def test_a_fee_of_several_components_is_typed_as_they_stand_in_the_rule(
    theme: Theme, qtbot: QtBot, typed: str, fee: int, said: str
) -> None:
    card = FareCard(theme, PassengerType.ADULT, "EUR")
    qtbot.addWidget(card)
    card.rule.setText("16.")
    qtbot.keyClicks(card.fee, typed)
    price = card.price()
    assert price is not None
    assert (price.fee, price.fee_rule) == (fee, f"16.: {said}")
    card.fee.editingFinished.emit()
    card.fee.editingFinished.emit()
    assert card.fee.text() == f"{fee // 100}.00"
    assert card.rule.text() == f"16.: {said}"
    settled = card.price()
    assert settled is not None
    assert (settled.fee, settled.fee_rule) == (fee, f"16.: {said}")


def test_a_ticket_may_have_a_rule_of_its_own_for_what_is_left(theme: Theme, qtbot: QtBot) -> None:
    card = FareCard(theme, PassengerType.ADULT, "EUR")
    on_screen(qtbot, card)
    card.set_price(PassengerPrice(Change(20000, 15000)))
    assert not card.residual.isVisible()
    card.menu.actions()[-1].trigger()
    assert card.residual.isVisible() and card.residual.policy.hasFocus()
    qtbot.keyClick(card.residual.policy, Qt.Key.Key_End)
    qtbot.keyClick(card.residual.policy, Qt.Key.Key_Return)
    card.residual.rule.setFocus()
    qtbot.keyClicks(card.residual.rule, "16.")
    own = ResidualPolicy(ResidualUse.FORFEITED, "16.")
    price = card.price()
    assert price is not None and price.residual == own
    assert price.fare == Change(20000, 15000)
    again = FareCard(theme, PassengerType.ADULT, "EUR")
    qtbot.addWidget(again)
    again.put_texts(card.texts())
    assert again.price() == price
    card.set_price(PassengerPrice(Change(20000, 15000)))
    assert not card.residual.isVisible()


def test_a_fee_is_not_two_things_at_once(theme: Theme, qtbot: QtBot) -> None:
    card = FareCard(theme, PassengerType.ADULT, "EUR")
    qtbot.addWidget(card)
    qtbot.keyClicks(card.fee, "100 / 150 + 20")
    assert card.price() is None
    found = card.problem()
    assert found is not None and found[0] is card.fee


def test_a_quote_on_a_booking_asks_once_how_the_customer_was_verified(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.form.set_verified(Verification())
        room.panel.send_link()
        ask = room.panel.verify
        await until(lambda: ask.isVisible())
        assert ask.buttons[0].hasFocus() and room.sent == []
        room.press(Qt.Key.Key_Escape)
        assert not ask.isVisible() and room.sent == []
        room.panel.send_link()
        await until(lambda: ask.isVisible())
        room.press(Qt.Key.Key_2)
        await room.comes_to(Mode.OPEN)
        assert room.form.verified.text() == "Verified: Ticket number and full name"
        entries = await room.ledger.store.entries(0, 1000)
        [entry] = [one.entry for one in entries if one.entry.kind == "quote.verified"]
        assert entry.body == {"conversation": SANNE, "verified": "yes"}
        [quote] = await room.quotes()
        assert quote.rebooking.verified == Verification("Ticket number and full name")
        another = replace(quote, quote_id="another", rebooking=Rebooking())
        assert await room.desk.quotes.verified_before(another) == quote.rebooking.verified
        assert not await room.desk.quotes.verified_before(replace(another, booking="ABCDEF"))

    visit(scene)


def test_the_send_button_looks_ready_only_once_there_is_something_to_send(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        send = room.footer.send_button
        assert send.waits and send.isEnabled(), "it is reached, and says what is missing"
        room.panel.send_link()
        assert room.footer.problem
        room.build()
        await until(lambda: not send.waits)

    visit(scene)


def test_a_price_is_kept_sooner_than_other_fields_for_the_inbox_says_it_too(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        draft = room.form.findChild(QuoteDraft)
        assert draft is not None
        timer = draft.findChild(QTimer)
        assert timer is not None and timer.isActive()
        soon = timer.interval()
        draft.save()
        await draft.kept()
        assert (await room.quotes())[0].total == room.form.quote().total  # type: ignore[union-attr]
        room.form.booking.textEdited.emit("K7Q2MX")  # nothing of the price
        assert timer.interval() > soon

    visit(scene)


def test_to_skip_the_verification_takes_a_reason(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.form.set_verified(Verification())
        room.panel.send_link()
        ask = room.panel.verify
        await until(lambda: ask.isVisible())
        ask.skip.setFocus()
        room.press(Qt.Key.Key_Return)
        assert ask.isVisible() and room.sent == []
        room.qtbot.keyClicks(ask.skip, "known by voice")
        room.press(Qt.Key.Key_Return)
        await room.comes_to(Mode.OPEN)
        [quote] = await room.quotes()
        assert quote.rebooking.verified.skipped_because == "known by voice"
        assert quote.public()["verified"] == "skipped"

    visit(scene)


def test_without_a_booking_nobody_is_verified(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.form.set_verified(Verification())
        room.form.booking.clear()
        room.form.booking.textEdited.emit("")
        room.panel.send_link()
        await room.comes_to(Mode.OPEN)

    visit(scene)


SCREEN = """RP/AMSKL2401/AMSKL2401            AA/SU  20NOV26/1012Z   K7Q2MX
  1.DE VRIES/SANNE MRS   2.DE VRIES/TOM MR
  3  KL 641 Y 01DEC 2 AMSJFK HK2  1300 1515  01DEC  E  KL/K7Q2MX
  4  KL 642 Y 05DEC 6 JFKAMS HK2  1830 0755  06DEC  E  KL/K7Q2MX
  5 QQ SOMETHING STRANGE
"""


def test_a_pasted_screen_is_read_says_what_was_not_and_is_undone_at_once(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        before = room.form.quote()
        QApplication.clipboard().setText(SCREEN)
        room.form.booking.setFocus()
        room.press(Qt.Key.Key_V, control=True)
        note = room.panel.pasted
        await until(lambda: note.isVisible())
        quote = room.form.quote()
        assert quote is not None and len(quote.rebooking.old.segments) == 2
        assert quote.old == Flight("AMS", "JFK", "2026-12-01T13:00", "KL641")
        assert len(quote.passengers) == 2
        assert "flights: 2" in note.read.text() and "SOMETHING STRANGE" in note.unread.text()
        note.turn_button.click()
        turned = room.form.quote()
        assert turned is not None and not turned.rebooking.old
        assert len(turned.rebooking.new.segments) == 2
        note.undo_button.click()
        assert room.form.quote() == before
        assert not note.isVisible()

    visit(scene)


def test_one_line_pasted_into_a_field_is_text(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        QApplication.clipboard().setText("ABCDEF")
        room.form.booking.setFocus()
        room.form.booking.clear()
        room.press(Qt.Key.Key_V, control=True)
        assert room.form.booking.text() == "ABCDEF"
        assert not room.panel.pasted.isVisible()

    visit(scene)


def test_flights_are_added_and_taken_away_by_keys(visit: Visit) -> None:
    async def scene(room: Room) -> None:
        await room.open()
        room.build()
        room.panel.form_keys.add_flight()
        lines = room.form.trip.new_lines
        assert lines.fields[1].hasFocus()
        room.qtbot.keyClicks(lines.fields[1], "KL1234 BCN-AMS 5 dec 22:10-00:35 by AF")
        quote = room.form.quote()
        assert quote is not None
        first, second = quote.rebooking.new.segments
        assert (first.origin, second.destination) == ("AMS", "AMS")
        assert second.days_later == 1 and second.is_codeshare
        assert len(quote.rebooking.old.segments) == 1
        room.press(Qt.Key.Key_Delete, control=True)
        assert len(lines.fields) == 1 and lines.fields[0].hasFocus()
        room.press(Qt.Key.Key_Return)
        room.qtbot.keyClicks(lines.fields[1], "nonsense")
        room.panel.send_link()
        assert lines.fields[1].hasFocus() and "KL1677" in room.footer.problem

    visit(scene)
