"""Quotes: the all-in price, until when it holds, and what may be told of it."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.money import Money
from desktop.models.quote import (
    Flight,
    LineKind,
    Passenger,
    PassengerType,
    Quote,
    QuoteLine,
    QuoteProblem,
)

GOOD = Quote(
    "q1",
    42,
    booking="K7LM2P",
    old=Flight("AMS", "BCN", "2026-11-21T09:40", "KL1665"),
    new=Flight("AMS", "BCN", "2026-11-22T12:15", "KL1677"),
    passengers=(Passenger("Zoë Ünal"), Passenger("Can Ünal", PassengerType.CHILD)),
    lines=(
        QuoteLine(LineKind.FARE_DIFFERENCE, 11800),
        QuoteLine(LineKind.SEAT, 2400, 2),
        QuoteLine(LineKind.CHANGE_FEE, 7000),
        QuoteLine(LineKind.WAIVER, -5000, detail="Storm"),
    ),
)

TEXT = st.text(max_size=12)
FLIGHTS = st.none() | st.builds(Flight, TEXT, TEXT, TEXT, TEXT)
QUOTES = st.builds(
    Quote,
    TEXT,
    st.integers(1, 10**6),
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    booking=TEXT,
    old=FLIGHTS,
    new=FLIGHTS,
    passengers=st.lists(st.builds(Passenger, TEXT, st.sampled_from(PassengerType)), max_size=3).map(
        tuple
    ),
    lines=st.lists(
        st.builds(
            QuoteLine, st.sampled_from(LineKind), st.integers(-9999, 9999), st.integers(-1, 9), TEXT
        ),
        max_size=4,
    ).map(tuple),
    valid_for_s=st.none() | st.integers(60, 10**6),
    fare_hold_until=st.none() | st.floats(0, 4e9),
    generation=st.integers(1, 5),
)


def test_the_total_is_all_in() -> None:
    assert GOOD.total == Money(18600, "EUR")
    assert GOOD.problems() == ()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"lines": ()}, QuoteProblem.NOTHING_TO_PAY),
        ({"lines": (QuoteLine(LineKind.SEAT, 0),)}, QuoteProblem.NOTHING_TO_PAY),
        ({"lines": (QuoteLine(LineKind.BAG, -5), *GOOD.lines)}, QuoteProblem.LINE_NEGATIVE),
        ({"lines": (QuoteLine(LineKind.BAG, 5, 0), *GOOD.lines)}, QuoteProblem.QUANTITY),
        (
            {"lines": (*GOOD.lines, QuoteLine(LineKind.WAIVER, -1, detail=" "))},
            QuoteProblem.WAIVER_REASON,
        ),
        (
            {"lines": (*GOOD.lines, QuoteLine(LineKind.WAIVER, 1, detail="storm"))},
            QuoteProblem.WAIVER_RAISES,
        ),
        (
            {"lines": (*GOOD.lines, QuoteLine(LineKind.WAIVER, -1, detail="flight cancelled"))},
            QuoteProblem.WAIVER_OURS,
        ),
        (
            {"lines": (*GOOD.lines, QuoteLine(LineKind.OTHER, 300, detail="credit card fee"))},
            QuoteProblem.CARD_SURCHARGE,
        ),
        ({"booking": "k7lm2p"}, QuoteProblem.BOOKING),
        ({"new": None}, QuoteProblem.FLIGHT),
        ({"new": Flight("AMS", "BARC")}, QuoteProblem.FLIGHT),
        ({"old": Flight("", "BCN")}, QuoteProblem.FLIGHT),
        ({"new": Flight("AMS", "AMS")}, QuoteProblem.SAME_AIRPORTS),
    ],
)
def test_what_keeps_a_quote_from_being_sent(
    change: dict[str, object], problem: QuoteProblem
) -> None:
    assert problem in replace(GOOD, **change).problems()  # type: ignore[arg-type]


def test_the_price_ends_at_the_earliest_bound() -> None:
    assert replace(GOOD, valid_for_s=100).ends_at(1000.0) == 1100.0
    assert replace(GOOD, valid_for_s=100, fare_hold_until=1050.0).ends_at(1000.0) == 1050.0
    assert replace(GOOD, valid_for_s=None, fare_hold_until=9000.0).ends_at(1000.0) == 9000.0
    assert replace(GOOD, valid_for_s=None).ends_at(1000.0) is None


def test_the_next_link_is_of_the_same_quote() -> None:
    again = GOOD.next_generation()
    assert (again.quote_id, again.generation, again.total) == ("q1", 2, GOOD.total)


def test_a_journal_body_holds_nothing_personal() -> None:
    told = json.dumps(GOOD.public(), ensure_ascii=False)
    for secret in ("Ünal", "Zoë", "K7LM2P", "Storm"):
        assert secret not in told
    assert GOOD.public()["total"] == 18600


def test_a_quote_that_was_stored_before_rebookings_reads_as_it_was() -> None:
    old = (
        '{"booking": "K7LM2P", "conversation_id": 42, "currency": "EUR", "fare_hold_until": null,'
        ' "generation": 2, "language": "nl", "lines": [{"detail": "", "kind": "change_fee",'
        ' "quantity": 1, "unit_amount": 6800}], "new": {"departs": "2026-11-22T12:15",'
        ' "destination": "BCN", "flight": "", "origin": "AMS"}, "old": null, "passengers":'
        ' [{"name": "Zoë", "type": "ADT"}], "quote_id": "q1", "valid_for_s": 14400}'
    )
    quote = Quote.from_json(old)
    assert quote.total == Money(6800, "EUR") and quote.problems() == ()
    assert json.loads(quote.to_json())["lines"] == json.loads(old)["lines"]
    assert "rebooking" not in quote.to_json(), "a quick quote stays as small as it was"


@pytest.mark.property
@given(QUOTES)
def test_a_quote_reads_back_from_its_text(quote: Quote) -> None:
    assert Quote.from_json(quote.to_json()) == quote


@pytest.mark.property
@given(QUOTES, QUOTES)
def test_the_fingerprint_changes_with_any_edit(one: Quote, other: Quote) -> None:
    offers = [replace(quote, generation=1) for quote in (one, other)]
    assert (one.fingerprint() == other.fingerprint()) == (offers[0] == offers[1])


def test_a_renewed_link_is_the_same_offer() -> None:
    assert GOOD.next_generation().fingerprint() == GOOD.fingerprint()
    assert replace(GOOD, reply_until=5.0).fingerprint() == GOOD.fingerprint()
    assert replace(GOOD, ticketing_until=5.0).fingerprint() != GOOD.fingerprint()


@pytest.mark.property
@given(QUOTES, st.floats(0, 4e9))
def test_no_price_outlives_a_bound(quote: Quote, sent_at: float) -> None:
    end = quote.ends_at(sent_at)
    if quote.fare_hold_until is not None:
        assert end is not None and end <= quote.fare_hold_until
    if quote.valid_for_s is not None:
        assert end is not None and end <= sent_at + quote.valid_for_s


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"quote_id": "q"}', "{"])
def test_what_is_no_quote_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        Quote.from_json(text)
