"""The same rebooking, typed into the form or given to `main.py quote`, is the same price."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.models.quote import LineKind, Passenger, Quote
from desktop.models.rebooking.itinerary import Itinerary, Segment
from desktop.models.rebooking.terms import Rebooking, WhoseChange
from desktop.services.airports import airport, zone_of
from desktop.services.quoting.reading import read_request
from desktop.views.quote.fare_card import FareCard
from desktop.views.quote.quote_form import QuoteForm
from desktop.views.quote.residual_fields import ResidualFields
from desktop.views.style.theme import Theme
from tests.views.thread.thread_world import on_screen

NOW = 1_795_262_940.0  # 21 November 2026
OLD = Segment("AMS", "BCN", "2027-01-21T12:15", "2027-01-21T14:30", "KL1675")
NEW = Segment("AMS", "BCN", "2027-01-22T12:15", "2027-01-22T14:30", "KL1677")
VOUCHER, CARD, FORFEITED = 1, 2, 3
"""Where an offset's rest stands in the list of what becomes of a residual; alone 3 further down."""
WAIVER, NO_SHOW, SEAT = LineKind.WAIVER, LineKind.NO_SHOW_FEE, LineKind.SEAT


@dataclass(frozen=True)
class Typed:
    """What an agent types on a card: fares and taxes, old and new, the fee, then what stands
    below, and which residual rule of its own she chooses."""

    fields: tuple[str, str, str, str, str]
    below: Sequence[tuple[LineKind, str, str]] = ()
    residual: int = 0


CASES: dict[str, tuple[str, dict[str, Any], list[Typed], int]] = {
    "a family of five in yen": (
        "JPY",
        {
            "change_fee": {"ADT": "15000", "CHD": "11250", "INF": "0"},
            "passengers": [
                {"count": 2, "old_fare": "40000", "new_fare": "46000"},
                {"type": "CHD", "count": 2, "old_fare": "30000", "new_fare": "34500"},
                {"type": "INF", "old_fare": "4000", "new_fare": "4600"},
            ],
        },
        [
            Typed(("40,000", "46,000", "", "", "15,000")),
            Typed(("30000", "34500", "", "", "11250")),
            Typed(("4000", "4600", "", "", "")),
        ],
        0,
    ),
    "three decimals, the last one not chargeable": (
        "KWD",
        {"passengers": [{"old_fare": "85.500", "new_fare": "97.255", "change_fee": "15.000"}]},
        [Typed(("85.500", "97.255", "", "", "15"))],
        0,
    ),
    "the highest fee of two components, and a no-show": (
        "HUF",
        {
            "change_fee": {"highest_of": ["20000", "35000"]},
            "no_show_fee": "10000",
            "passengers": [
                {"old_fare": "98000", "new_fare": "98000", "old_taxes": "21000", "new_taxes": "0"}
            ],
            "residual": {"policy": "offset_fee", "rest": "original_card"},
        },
        [Typed(("98000", "98000", "21000", "0", "20000 / 35000"), [(NO_SHOW, "", "10000")])],
        CARD,
    ),
    "a missed flight, and a rule that asks nothing for that": (
        "EUR",
        {
            "no_show_fee": "0",
            "passengers": [{"old_fare": "90", "new_fare": "120", "change_fee": "70"}],
        },
        [Typed(("90", "120", "", "", "70"), [(NO_SHOW, "", "0")])],
        0,
    ),
    "a downgrade whose residual pays the fee": (
        "ISK",
        {
            "passengers": [
                {"old_fare": "80000", "new_fare": "50000", "change_fee": "9000"},
                {"old_fare": "80000", "new_fare": "90000", "change_fee": "9000"},
            ],
            "residual": {"policy": "offset_fee", "rest": "emd_voucher"},
        },
        [
            Typed(("80.000", "50.000", "", "", "9.000")),
            Typed(("80.000", "90.000", "", "", "9.000")),
        ],
        VOUCHER,
    ),
    "each ticket by its own rule, a waiver and a seat": (
        "EUR",
        {
            "passengers": [
                {
                    "fare_difference": "-50",
                    "tax_difference": "-5",
                    "change_fee": "70",
                    "residual": "original_card",
                    "waiver": {"reason": "bereavement", "fee": "30"},
                },
                {
                    "type": "CHD",
                    "fare_difference": "-40",
                    "change_fee": "52.50",
                    "residual": {"policy": "offset_fee", "rest": "forfeited"},
                    "extras": [{"kind": "seat", "amount": "12", "detail": "14A", "chosen": True}],
                },
            ]
        },
        [
            Typed(("", "-50", "", "-5", "70"), [(WAIVER, "bereavement", "30")], CARD + 3),
            Typed(("", "−40", "", "", "52,50"), [(SEAT, "14A", "12")], FORFEITED),
        ],
        0,
    ),
    "nothing says what becomes of a residual": (
        "EUR",
        {"passengers": [{"old_fare": "120", "new_fare": "90", "change_fee": "70"}]},
        [Typed(("120", "90", "", "", "70"))],
        0,
    ),
}


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> QuoteForm:
    widget = QuoteForm(theme, lambda: NOW)
    on_screen(qtbot, widget)
    return widget


def of_json(currency: str, data: dict[str, Any], whose: WhoseChange) -> Quote:
    def segment(one: Segment) -> dict[str, str]:
        names = ("origin", "destination", "departs", "arrives", "flight")
        return {name: getattr(one, name) for name in names}

    told = {
        "currency": currency,
        "whose_change": whose.value,
        "old": [segment(OLD)],
        "new": [segment(NEW)],
        **data,
    }
    if whose is WhoseChange.AIRLINE:
        told["cause"] = "cancellation"
    return read_request(told, now=NOW, airports=airport, zones=zone_of).quote


def _choose(residual: ResidualFields, at: int) -> None:
    residual.policy.setCurrentIndex(at)
    residual.policy.activated.emit(at)


def _type(card: FareCard, typed: Typed) -> None:
    fields = (card.old_fare, card.new_fare, card.old_taxes, card.new_taxes, card.fee)
    for field, text in zip(fields, typed.fields, strict=True):
        field.setText(text)
        field.textEdited.emit(text)
    for kind, detail, amount in typed.below:
        row = card.add(kind)
        row.detail.setText(detail)
        row.amount.setText(amount)
        row.edited.emit()
    if typed.residual:
        _choose(card.residual, typed.residual)


def of_form(form: QuoteForm, currency: str, like: Quote, typed: list[Typed], at: int) -> Quote:
    people = tuple(
        Passenger(f"Sanne {place}", one.type) for place, one in enumerate(like.passengers)
    )
    change = Rebooking(Itinerary((OLD,)), Itinerary((NEW,)))
    empty = Quote("q", 7, currency, passengers=people, rebooking=change)
    form.set_quote(empty, sent_by="")
    form.price_each()
    cards = form.price.each.cards
    if len(cards) < len(typed):
        cards[0].split_asked.emit()
    for card, one in zip(form.price.each.cards, typed, strict=True):
        _type(card, one)
    if at:
        _choose(form.price.residual, at)
    quote = form.quote()
    assert quote is not None
    return quote


@pytest.mark.parametrize("case", CASES)
def test_the_form_and_the_file_make_the_same_price(form: QuoteForm, case: str) -> None:
    currency, data, typed, at = CASES[case]
    told = of_json(currency, data, WhoseChange.CUSTOMER)
    built = of_form(form, currency, told, typed, at)
    assert built.computed.passengers == told.computed.passengers
    assert [(one.kind, one.amount) for one in built.computed.lines] == [
        (one.kind, one.amount) for one in told.computed.lines
    ]
    assert built.total == told.total
    assert [one.code for one in built.refusals] == [one.code for one in told.refusals]


@pytest.mark.parametrize("case", CASES)
def test_whatever_stands_in_the_form_our_change_costs_nothing(form: QuoteForm, case: str) -> None:
    currency, data, typed, at = CASES[case]
    of_form(form, currency, of_json(currency, data, WhoseChange.CUSTOMER), typed, at)
    form.change.whose.set_value(WhoseChange.AIRLINE.value)
    form.change.whose.chosen.emit(WhoseChange.AIRLINE.value)
    built = form.quote()
    assert built is not None and built.total.amount == 0
    assert built.rebooking.basis == of_json(currency, data, WhoseChange.AIRLINE).rebooking.basis
    assert all(line.amount == 0 for line in built.computed.lines)


def test_the_law_is_named_where_only_the_new_flight_is_known(form: QuoteForm) -> None:
    change = Rebooking(new=Itinerary((NEW,)), whose=WhoseChange.AIRLINE)
    form.set_quote(Quote("q", 7, passengers=(Passenger("Sanne"),), rebooking=change), sent_by="")
    built = form.quote()
    told = of_json("EUR", {"old": [], "passengers": [{"type": "ADT"}]}, WhoseChange.AIRLINE)
    assert built is not None
    assert told.rebooking.basis == built.rebooking.basis
