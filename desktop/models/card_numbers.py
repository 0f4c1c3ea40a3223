"""What a payment card number is: the schemes' ranges and lengths, and the check digit.

Source: ISO/IEC 7812 and the schemes' published ranges.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

FEWEST, MOST = 13, 19
"""Digits of a card number."""


@dataclass(frozen=True, slots=True)
class _Scheme:
    """One scheme's range: the first `len(low)` digits lie between `low` and `high`."""

    low: str
    high: str
    lengths: frozenset[int]


def _scheme(low: str, high: str, *lengths: int) -> _Scheme:
    return _Scheme(low, high, frozenset(lengths))


_SCHEMES = (
    _scheme("4", "4", 13, 16, 19),  # Visa
    _scheme("51", "55", 16),  # Mastercard
    _scheme("2221", "2720", 16),
    _scheme("34", "34", 15),  # American Express
    _scheme("37", "37", 15),
    _scheme("300", "305", 14, 16, 17, 18, 19),  # Diners Club
    _scheme("3095", "3095", 14, 16, 17, 18, 19),
    _scheme("36", "36", 14, 16, 17, 18, 19),
    _scheme("38", "39", 14, 16, 17, 18, 19),
    _scheme("3528", "3589", 16, 17, 18, 19),  # JCB
    _scheme("6011", "6011", 16, 17, 18, 19),  # Discover
    _scheme("644", "649", 16, 17, 18, 19),
    _scheme("65", "65", 16, 17, 18, 19),
    _scheme("60", "60", 16),  # RuPay, Hipercard
    _scheme("62", "62", 16, 17, 18, 19),  # UnionPay
    _scheme("81", "81", 16, 17, 18, 19),
    _scheme("2200", "2204", 16, 17, 18, 19),  # Mir
    _scheme("9792", "9792", 16),  # Troy
    _scheme("50", "50", 16, 18, 19),  # Maestro, Elo
    _scheme("56", "58", 16, 18, 19),
    _scheme("63", "63", 16, 18, 19),
    _scheme("67", "67", 16, 18, 19),
)


@lru_cache(maxsize=10_000)
def issued_lengths(first: str) -> frozenset[int]:
    """How long numbers are that begin with these four digits; empty where no scheme issues any."""
    return frozenset().union(
        *(
            scheme.lengths
            for scheme in _SCHEMES
            if scheme.low <= first[: len(scheme.low)] <= scheme.high
        )
    )


def known_length(number: str) -> bool:
    """Whether a scheme issues numbers that begin like this and are as long."""
    return len(number) in issued_lengths(number[:4])


def begins_as_card(digits: str) -> bool:
    """Whether digits, maybe still few, begin as some scheme's do."""
    return any(
        scheme.low[: len(digits)] <= digits[: len(scheme.low)] <= scheme.high[: len(digits)]
        for scheme in _SCHEMES
    )


def with_expiry(number: str) -> bool:
    """Whether a card number, its expiry and perhaps its code were written as one."""
    return any(
        known_length(number[:length])
        and length >= 15
        and luhn(number[:length])
        and re.fullmatch(r"(?:0[1-9]|1[0-2])[2-5]\d(?:\d{3,4})?|\d{3}", number[length:]) is not None
        for length in (15, 16)
    )


_DOUBLED = str.maketrans("0123456789", "0246813579")


def luhn(number: str) -> bool:
    """The check digit of ISO/IEC 7812-1."""
    doubled = number[-2::-2].translate(_DOUBLED)
    return (sum(map(int, number[-1::-2])) + sum(map(int, doubled))) % 10 == 0


def check_digits(digits: str) -> Callable[[int, int], bool]:
    """Return what tells whether `luhn` holds for `digits[start:end]`, however many are asked."""
    plain, doubled = list(map(int, digits)), list(map(int, digits.translate(_DOUBLED)))
    sums = [
        list(
            accumulate(
                (
                    twice if place % 2 == parity else once
                    for place, (once, twice) in enumerate(zip(plain, doubled, strict=True))
                ),
                initial=0,
            )
        )
        for parity in (0, 1)
    ]
    return lambda start, end: (sums[end % 2][end] - sums[end % 2][start]) % 10 == 0
