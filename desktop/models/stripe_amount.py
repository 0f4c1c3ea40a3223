"""Amounts as Stripe counts them, where that differs from ISO 4217.

Source: docs.stripe.com/currencies. ISK and UGX have no decimals but are sent times one hundred;
MGA is sent without decimals; three-decimal currencies must end in 0.
"""

from desktop.models.money import AmountError, Money, exponent

_TIMES_HUNDRED = frozenset({"ISK", "UGX"})
_ZERO_DECIMAL = frozenset("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split())
MAXIMUM = 99_999_999
"""Largest amount of one charge, in Stripe's minor units (eight digits), where none stands below."""
_MAXIMUM = {
    "COP": 9_999_999_999, "HUF": 9_999_999_999, "IDR": 999_999_999_999, "INR": 999_999_999,
    "LBP": 99_999_999_999,
}  # fmt: skip
"""Currencies whose units are small. Yen keep eight digits: with JCB, Diners and Discover a Japanese
account takes no more, and what a customer will pay with is not known here."""
_MINIMUM = {
    "USD": 50, "AED": 200, "AUD": 50, "BGN": 100, "BRL": 50, "CAD": 50, "CHF": 50, "CZK": 1500,
    "DKK": 250, "EUR": 50, "GBP": 30, "HKD": 400, "HUF": 17500, "INR": 50, "JPY": 50, "MXN": 1000,
    "MYR": 200, "NOK": 300, "NZD": 50, "PLN": 200, "RON": 200, "SEK": 300, "SGD": 50, "THB": 1000,
}  # fmt: skip


def _stripe_exponent(currency: str) -> int:
    if currency in _TIMES_HUNDRED:
        return 2
    return 0 if currency in _ZERO_DECIMAL else exponent(currency)


def to_stripe(money: Money) -> int:
    """Return the integer that Stripe expects for `money`.

    Raises `AmountError` where Stripe could not charge it exactly.
    """
    shift = _stripe_exponent(money.currency) - exponent(money.currency)
    if shift >= 0:
        amount = money.amount * int(10**shift)
    else:
        amount, rest = divmod(money.amount, int(10**-shift))
        if rest:
            raise AmountError(f"Stripe charges {money.currency} in whole units only")
    if exponent(money.currency) == 3 and amount % 10:
        raise AmountError(f"Stripe needs the last decimal of {money.currency} to be 0")
    most = maximum(money.currency)
    if amount > most:
        largest = from_stripe(most, money.currency).decimal
        raise AmountError(f"Stripe's largest charge is {money.currency} {largest}")
    return amount


def uncharged(money: Money) -> Money:
    """Return the part of `money`, below the smallest step that Stripe charges, that no link can
    take; zero where it could charge all."""
    shift = _stripe_exponent(money.currency) - exponent(money.currency)
    step = 10 if exponent(money.currency) == 3 else int(10 ** max(0, -shift))
    return Money(money.amount % step, money.currency)


def from_stripe(amount: int, currency: str) -> Money:
    """Return the money that Stripe means by `amount` of `currency` (any case)."""
    code = currency.upper()
    shift = _stripe_exponent(code) - exponent(code)
    return Money(amount // int(10**shift) if shift >= 0 else amount * int(10**-shift), code)


def maximum(currency: str) -> int:
    """Return the largest charge in Stripe's own minor units of `currency`."""
    return _MAXIMUM.get(currency, MAXIMUM)


def minimum(currency: str) -> Money | None:
    """Return the smallest charge in `currency` (docs.stripe.com/currencies#minimum-and-maximum), or
    None where Stripe names none; there the worth of half a dollar is asked for, which is not known
    here."""
    least = _MINIMUM.get(currency)
    return from_stripe(least, currency) if least is not None else None
