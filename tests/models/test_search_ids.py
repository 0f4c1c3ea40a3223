"""What a search may name: numbers, tickets, quotes and amounts, as people type them."""

import pytest

from desktop.models import search_ids


@pytest.mark.parametrize(
    ("typed", "decimals", "currency", "plain"),
    [
        ("186", ("186.00", "186", "186.000"), "", True),
        ("186,00", ("186.00", "186.000"), "", False),
        ("€186.00", ("186.00", "186.000"), "EUR", False),
        ("186.00 EUR", ("186.00", "186.000"), "EUR", False),
        ("eur 1.186,50", ("1186.50", "1186.500"), "EUR", False),
        ("¥1,200", ("1200.00", "1200", "1.200"), "JPY", False),
        ("1 186,00", ("1186.00", "1186.000"), "", False),
    ],
)
def test_an_amount(typed: str, decimals: tuple[str, ...], currency: str, plain: bool) -> None:
    assert search_ids.amount(typed) == search_ids.TypedAmount(decimals, currency, plain)


@pytest.mark.parametrize("typed", ["", "KL1677", "12:15", "-5", "EUR", "50%", "186.0.0", "a 1 b"])
def test_no_amount(typed: str) -> None:
    assert search_ids.amount(typed) is None


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("074-1234567890", "0741234567890"),
        ("074 1234 567890", "0741234567890"),
        ("1234567890", "1234567890"),
        ("074-123", ""),
        ("+31612345678", ""),
        ("ticket", ""),
    ],
)
def test_a_ticket_number(typed: str, digits: str) -> None:
    assert search_ids.ticket_digits(typed) == digits


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("0193A5C1-7b2e", "0193a5c17b2e"),
        ("e6d1a04", "e6d1a04"),
        ("facade", ""),
        ("k7q2mx", ""),
        ("12", ""),
    ],
)
def test_a_quote_id(typed: str, digits: str) -> None:
    assert search_ids.quote_digits(typed) == digits
