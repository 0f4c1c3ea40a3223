"""Stripe's own way of counting: exact, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.money import AmountError, Money
from desktop.models.stripe_amount import (
    MAXIMUM,
    from_stripe,
    is_doubtful,
    is_taken,
    minimum,
    to_stripe,
    uncharged,
)
from desktop.sandbox.stripe import currencies


@pytest.mark.parametrize(
    ("money", "amount"),
    [
        (Money(18600, "EUR"), 18600),
        (Money(1200, "JPY"), 1200),
        (Money(500, "ISK"), 50000),
        (Money(500, "UGX"), 50000),
        (Money(1230, "KWD"), 1230),
        (Money(120000, "MGA"), 1200),
        (Money(129_000_000, "HUF"), 129_000_000),  # a family's fares, over eight digits
    ],
)
def test_what_stripe_is_sent(money: Money, amount: int) -> None:
    assert to_stripe(money) == amount
    assert from_stripe(amount, money.currency.lower()) == money


@pytest.mark.parametrize(
    "money",
    [
        Money(1234, "KWD"),
        Money(120050, "MGA"),
        Money(MAXIMUM + 1, "EUR"),
        Money(1_000_000, "ISK"),
        Money(10_000_000_000, "HUF"),
        Money(1_000_000_000, "INR"),
    ],
)
def test_what_stripe_could_not_charge_exactly_is_refused(money: Money) -> None:
    with pytest.raises(AmountError, match="Stripe"):
        to_stripe(money)


@pytest.mark.property
@given(
    st.integers(0, MAXIMUM),
    st.sampled_from(["EUR", "USD", "JPY", "KRW", "ISK", "UGX", "MGA", "KWD", "TND", "XOF"]),
)
def test_what_stripe_takes_comes_back_the_same(amount: int, currency: str) -> None:
    money = Money(amount, currency)
    try:
        sent = to_stripe(money)
    except AmountError:
        return
    assert from_stripe(sent, currency) == money
    assert 0 <= sent <= MAXIMUM


@pytest.mark.parametrize(
    ("amount", "currency", "rest"),
    [(12345, "KWD", 5), (12340, "BHD", 0), (120, "MGA", 20), (1500, "ISK", 0), (12345, "EUR", 0)],
)
def test_what_stripe_cannot_charge_is_told_apart(amount: int, currency: str, rest: int) -> None:
    part = uncharged(Money(amount, currency))
    assert part == Money(rest, currency)
    to_stripe(Money(amount - part.amount, currency))


def test_the_sandbox_takes_the_same_currencies_and_no_smaller_charges() -> None:
    assert all(is_taken(code.upper()) for code in currencies.SUPPORTED)
    assert all(minimum(code.upper()) is not None for code in currencies.SUPPORTED)
    for code in currencies.SUPPORTED:
        least = minimum(code.upper())
        if least is not None and code in currencies._SMALLEST:
            assert to_stripe(least) <= currencies._SMALLEST[code]
            # Whatever it refuses of what is not refused here is said to be doubtful.
            refused = from_stripe(currencies._SMALLEST[code] - 1, code)
            assert refused < least or is_doubtful(refused)
    assert minimum("KWD") == Money(150, "KWD") and minimum("ISK") == Money(61, "ISK")
    assert not any(map(is_taken, ("XXX", "XTS", "XAU", "HRK", "IRR", "CUP", "eur", "")))


@pytest.mark.parametrize(
    ("money", "doubtful"),
    [
        (Money(60, "ISK"), False),  # refused
        (Money(61, "ISK"), True),
        (Money(122, "ISK"), False),
        (Money(50, "EUR"), False),  # Stripe names this one
        (Money(60, "XAU"), False),
    ],
)
def test_near_half_a_dollar_it_is_doubtful(money: Money, doubtful: bool) -> None:
    assert is_doubtful(money) is doubtful
