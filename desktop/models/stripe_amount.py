"""Amounts as Stripe counts them, where that differs from ISO 4217.

Source: docs.stripe.com/currencies. ISK and UGX have no decimals but are sent times one hundred;
MGA is sent without decimals; three-decimal currencies must end in 0.
"""

from desktop.models.money import AmountError, Money, exponent

_TAKEN = frozenset(
    """
    USD AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF
    GTQ GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR
    LRD LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TND
    TOP TRY TTD TWD TZS UAH UGX UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW
    """.split()
)
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
_ABOUT = {
    "BHD": 180, "CLP": 420, "CNY": 340, "COP": 180000, "CRC": 23000, "EGP": 2200, "IDR": 760000,
    "ILS": 160, "ISK": 6100, "JOD": 340, "KES": 6000, "KRW": 640, "KWD": 150, "MAD": 450,
    "NGN": 65000, "OMR": 180, "PEN": 160, "PHP": 2700, "PKR": 13000, "QAR": 180, "SAR": 180,
    "TND": 1400, "TRY": 1700, "TWD": 1450, "TZS": 115000, "UAH": 1900, "UGX": 170000,
    "UYU": 1900, "VND": 12000, "XAF": 270, "XOF": 270, "ZAR": 800,
}  # fmt: skip
"""Where Stripe names no minimum it asks for the worth of half a dollar. Its rate is not known here:
these are somewhat less than that, so that nothing is refused that Stripe would take. What lies
between is refused by Stripe itself, and the agent is told."""


def is_taken(currency: str) -> bool:
    """Whether Stripe takes payments in `currency` at all."""
    return currency in _TAKEN


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
    about that where Stripe names none; None where its worth is not known here."""
    least = _MINIMUM.get(currency, _ABOUT.get(currency))
    return from_stripe(least, currency) if least is not None else None
