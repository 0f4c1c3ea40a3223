"""Amounts as Stripe counts them, where that differs from ISO 4217.

Source: docs.stripe.com/currencies. ISK and UGX have no decimals but are sent times one hundred;
MGA is sent without decimals; three-decimal currencies must end in 0.
"""

from desktop.models.money import AmountError, Money, exponent

_TIMES_HUNDRED = frozenset({"ISK", "UGX"})
_ZERO_DECIMAL = frozenset("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split())
MAXIMUM = 99_999_999
"""Largest amount of one charge, in Stripe's minor units (eight digits)."""


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
    if amount > MAXIMUM:
        raise AmountError(
            f"Stripe's largest charge is {from_stripe(MAXIMUM, money.currency).decimal}"
        )
    return amount


def from_stripe(amount: int, currency: str) -> Money:
    """Return the money that Stripe means by `amount` of `currency` (any case)."""
    code = currency.upper()
    shift = _stripe_exponent(code) - exponent(code)
    return Money(amount // int(10**shift) if shift >= 0 else amount * int(10**-shift), code)
