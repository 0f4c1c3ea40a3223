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
_ABOUT = {
    "AFN": 2800, "ALL": 3300, "AMD": 15000, "ANG": 85, "AOA": 35000, "ARS": 40000, "AWG": 85,
    "AZN": 70, "BAM": 65, "BBD": 95, "BDT": 5000, "BHD": 180, "BIF": 1100, "BMD": 48, "BND": 50,
    "BOB": 270, "BSD": 48, "BWP": 500, "BYN": 110, "BZD": 95, "CDF": 80000, "CLP": 420, "CNY": 340,
    "COP": 150000, "CRC": 20000, "CVE": 3700, "DJF": 85, "DOP": 2400, "DZD": 5000, "EGP": 2000,
    "ETB": 5000, "FJD": 90, "FKP": 30, "GEL": 105, "GIP": 30, "GMD": 2800, "GNF": 3400, "GTQ": 300,
    "GYD": 8300, "HNL": 1000, "HTG": 5000, "IDR": 760000, "ILS": 130, "ISK": 6100, "JMD": 6300,
    "JOD": 340, "KES": 5500, "KGS": 3400, "KHR": 160000, "KMF": 165, "KRW": 600, "KWD": 150,
    "KYD": 40, "KZT": 20000, "LAK": 850000, "LBP": 3500000, "LKR": 12000, "LRD": 7000, "LSL": 680,
    "MAD": 420, "MDL": 670, "MGA": 1700, "MKD": 2100, "MMK": 80000, "MNT": 140000, "MOP": 380,
    "MUR": 1800, "MVR": 700, "MWK": 65000, "MZN": 2500, "NAD": 680, "NGN": 60000, "NIO": 1600,
    "NPR": 5600, "OMR": 180, "PAB": 48, "PEN": 140, "PGK": 165, "PHP": 2500, "PKR": 12000,
    "PYG": 2700, "QAR": 180, "RSD": 4000, "RUB": 2800, "RWF": 560, "SAR": 180, "SBD": 320,
    "SCR": 550, "SHP": 30, "SLE": 900, "SOS": 22000, "SRD": 1400, "STD": 800000, "SZL": 680,
    "TJS": 360, "TND": 1300, "TOP": 90, "TRY": 1700, "TTD": 300, "TWD": 1350, "TZS": 100000,
    "UAH": 1800, "UGX": 150000, "UYU": 1600, "UZS": 470000, "VND": 12000, "VUV": 48, "WST": 105,
    "XAF": 240, "XCD": 130, "XCG": 85, "XOF": 240, "XPF": 42, "YER": 9500, "ZAR": 720, "ZMW": 700,
}  # fmt: skip
"""Where Stripe names no minimum it asks for the worth of half a dollar. Its rate is not known here:
these are less than that, by a few hundredths where the currency is tied to the dollar and by up to
a fifth where it floats, so that nothing is refused that Stripe would take. What lies between is
refused by Stripe itself, and the agent is told."""
_TAKEN = frozenset((*_MINIMUM, *_ABOUT))
"""All in which Stripe takes payments (docs.stripe.com/currencies#presentment-currencies; those with
three decimals from #three-decimal). Whether an account may use one its country decides too."""


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
    somewhat less than that where Stripe names none; None where Stripe takes no payments in it."""
    least = _MINIMUM.get(currency, _ABOUT.get(currency))
    return from_stripe(least, currency) if least is not None else None


def names_minimum(currency: str) -> bool:
    """Whether Stripe names the `minimum` of `currency`; otherwise it is about half a dollar."""
    return currency in _MINIMUM


def is_doubtful(money: Money) -> bool:
    """Whether Stripe may refuse an amount from `minimum` on (`amount_too_small`): it is near half a
    dollar, of which only the rate of the day tells how near."""
    least = minimum(money.currency)
    if least is None or names_minimum(money.currency):
        return False
    return least <= money < least * 2
