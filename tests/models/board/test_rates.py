"""Currencies are added up at a stated rate, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.board.rates import Rates, by_currency, rates_from, summed
from desktop.models.money import Money

RATES = rates_from("USD 0.8610, JPY 0.0058, KWD 2.80", "EUR", "2026-11-30")


def test_each_currency_is_converted_once_and_rounded_half_to_even() -> None:
    found = summed({"EUR": 10_000, "USD": 54_000, "JPY": 12_500, "KWD": 12_340}, RATES)
    # €100.00 + €464.94 + €72.50 + €34.552, which is €34.55
    assert found.total == Money(10_000 + 46_494 + 7_250 + 3_455, "EUR")
    assert found.converted == ("JPY", "KWD", "USD")
    assert found.left_out == ()


def test_what_has_no_rate_is_named_and_not_added() -> None:
    found = summed({"EUR": 100, "SEK": 900}, Rates())
    assert found.total == Money(100, "EUR")
    assert found.left_out == ("SEK",)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("USD", "2026-11-30"),
        ("USD 0", "2026-11-30"),
        ("USD -1", "2026-11-30"),
        ("USD nan", "2026-11-30"),
        ("dollar 0.9", "2026-11-30"),
        ("USD 0.9 1", "2026-11-30"),
        ("USD 0.9", ""),
    ],
)
def test_a_rate_that_cannot_be_read_or_has_no_day_is_refused(text: str, day: str) -> None:
    with pytest.raises(ValueError, match="rate"):
        rates_from(text, "EUR", day)


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.sampled_from(["EUR", "USD"]))))
def test_the_order_of_amounts_does_not_matter(amounts: list[tuple[int, str]]) -> None:
    money = [Money(*one) for one in amounts]
    assert by_currency(money) == by_currency(money[::-1])
    assert summed(by_currency(money), RATES) == summed(by_currency(money[::-1]), RATES)


def test_a_rate_of_one_changes_nothing() -> None:
    same = Rates("EUR", "2026-11-30", {"USD": Decimal(1)})
    assert summed({"USD": 333}, same).total == Money(333, "EUR")
