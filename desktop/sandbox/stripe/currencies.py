"""Stripe's currencies: exponents, smallest and largest amounts.

Source: https://docs.stripe.com/currencies (minor units, zero-decimal, three-decimal, minimums).
"""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import format_currency

from desktop.sandbox.stripe.errors import StripeError, refused

_LETTER_BESIDE_DIGIT = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")

_LARGEST = 99_999_999  # eight digits of minor units, where no other number stands below
_LARGER = {
    "cop": 9_999_999_999, "huf": 9_999_999_999, "idr": 999_999_999_999, "inr": 999_999_999,
    "lbp": 99_999_999_999,
}  # fmt: skip

ZERO_DECIMAL = frozenset("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split())
THREE_DECIMAL = frozenset("bhd jod kwd omr tnd".split())
# No decimals in life, two on the wire, for old compatibility; the last two digits must be 00.
ZERO_BUT_SENT_AS_TWO = frozenset({"isk", "ugx"})

SUPPORTED = frozenset(
    """
    usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp
    byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip
    gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt
    lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr
    nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle sos srd
    std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer
    zar zmw
    """.split()
)

# Stripe's published minimums in minor units; for the rest it takes "50 US cents or equivalent",
# for which these are rounded rates. What is in neither table needs one minor unit at least.
_SMALLEST = {
    "usd": 50, "aed": 200, "aud": 50, "bgn": 100, "brl": 50, "cad": 50, "chf": 50,
    "czk": 1500, "dkk": 250, "eur": 50, "gbp": 30, "hkd": 400, "huf": 17500, "inr": 50,
    "jpy": 50, "mxn": 1000, "myr": 200, "nok": 300, "nzd": 50, "pln": 200, "ron": 200,
    "sek": 300, "sgd": 50, "thb": 1000,
    "bhd": 190, "cny": 360, "egp": 2500, "idr": 800000, "ils": 180, "isk": 7000, "jod": 360,
    "kes": 6500, "krw": 700, "kwd": 160, "mad": 500, "ngn": 75000, "omr": 200, "php": 2900,
    "qar": 190, "sar": 190, "tnd": 1600, "try": 2000, "twd": 1600, "uah": 2100, "ugx": 190000,
    "vnd": 13000, "zar": 900,
}  # fmt: skip


def exponent(currency: str) -> int:
    """Return how many decimal digits the wire's minor units stand for."""
    if currency in ZERO_DECIMAL:
        return 0
    return 3 if currency in THREE_DECIMAL else 2


def formatted(amount: int, currency: str, locale: str = "en_US") -> str:
    """Return the amount (minor units) as a reader of `locale` (babel's name) writes it."""
    value = Decimal(amount).scaleb(-exponent(currency))
    text = format_currency(value, currency.upper(), locale=locale)
    # CLDR parts a code of letters from its number; babel does not.
    return _LETTER_BESIDE_DIGIT.sub("\u00a0", text)


def check_currency(currency: str, param: str) -> str:
    """Return the code in lower case. Raises StripeError for one that Stripe does not take."""
    code = currency.lower()
    if code not in SUPPORTED:
        known = ", ".join(sorted(SUPPORTED))
        raise refused(
            f"Invalid currency: {code}. Stripe currently supports these currencies: {known}", param
        )
    return code


def check_unit(amount: int, currency: str, param: str) -> None:
    """Refuse an amount whose last digits the currency does not have."""
    if currency in THREE_DECIMAL and amount % 10:
        raise refused(
            f"Invalid integer: {amount}. Amounts in {currency.upper()} must be divisible by 10: "
            "its third decimal must be 0.",
            param,
            "parameter_invalid_integer",
        )
    if currency in ZERO_BUT_SENT_AS_TWO and amount % 100:
        raise refused(
            f"Invalid charge amount: {amount}. Amounts in {currency.upper()} must be divisible "
            "by 100, because the currency has no decimals.",
            param,
            "invalid_charge_amount_no_decimal_compatible",
        )


def check_total(total: int, currency: str) -> None:
    """Refuse a total outside what Stripe can charge."""
    least = _SMALLEST.get(currency, 1)
    if total < least:
        raise refused(
            "The Checkout Session's total amount due must add up to at least "
            f"{formatted(least, currency)} {currency}",
            code="amount_too_small",
        )
    if total > largest(currency):
        raise too_large(currency)


def too_large(currency: str, param: str | None = None) -> StripeError:
    """More digits than the currency may have."""
    most = formatted(largest(currency), currency)
    return refused(f"Amount must be no more than {most}", param, "amount_too_large")


def largest(currency: str) -> int:
    """The largest charge in minor units."""
    return _LARGER.get(currency, _LARGEST)
