"""Money in integer minor units, with each currency's own number of decimals."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# ISO 4217 exponents that are not two.
_EXPONENTS = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys("CLF UYW".split(), 4),
}

_MOST_SIGNS = 24
_CODE = re.compile(r"[A-Z]{3}")
_GROUPS = re.compile(r"[\s\u00a0\u202f'’]")
_GROUPED = re.compile(r"[+-]?\s?[1-9]\d{0,2}(?:[\s\u00a0\u202f'’]\d{3})+(?:[.,]\d+)?", re.ASCII)


class CurrencyMismatch(ValueError):
    """Two amounts in different currencies were to be added or compared."""


class AmountError(ValueError):
    """A typed amount cannot be read as money in its currency; the message says why."""


def exponent(currency: str) -> int:
    """Return the number of decimals of an ISO 4217 currency: EUR 2, JPY 0, KWD 3."""
    if not _CODE.fullmatch(currency):
        raise ValueError(f"{currency!r} is not a three-letter ISO 4217 currency code")
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units (cents, yen, fils) of one currency. May be negative."""

    amount: int
    currency: str

    def __post_init__(self) -> None:
        if type(self.amount) is not int:
            raise TypeError(f"money is an integer of minor units, not {self.amount!r}")
        exponent(self.currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same(other), self.currency)

    def __mul__(self, quantity: int) -> "Money":
        return Money(self.amount * quantity, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same(other)

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency} cannot be combined")
        return other.amount

    @property
    def decimal(self) -> str:
        """The amount with a point and the currency's decimals: `186.00`, `-0.50`, `1200`."""
        digits = exponent(self.currency)
        sign = "-" if self.amount < 0 else ""
        whole, rest = divmod(abs(self.amount), 10**digits)
        return f"{sign}{whole}.{rest:0{digits}d}" if digits else f"{sign}{whole}"


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Add amounts that are all in `currency`; an empty sum is zero."""
    result = Money(0, currency)
    for amount in amounts:
        result = result + amount
    return result


def parse_amount(text: str, currency: str) -> Money:
    """Read what a person typed (`118`, `118.00`, `118,00`, `1.234,50`, `1 234.5`) as money.

    A point or comma that is followed by exactly three digits groups thousands, unless the currency
    has three decimals and it is the only mark. Raises `AmountError` for anything doubtful: a wrong
    amount on a payment link is worse than one more keystroke.
    """
    digits = exponent(currency)
    stripped = text.strip()
    cleaned = _GROUPS.sub("", stripped)
    is_grouped = _GROUPS.search(stripped.lstrip("+- ")) is not None
    if not re.fullmatch(r"[+-]?\d+(?:[.,]\d+)*", cleaned, re.ASCII) or (
        is_grouped and not _GROUPED.fullmatch(stripped)
    ):
        raise AmountError(f"“{text.strip()}” is not an amount")
    if len(cleaned) > _MOST_SIGNS:
        raise AmountError(f"“{cleaned[:_MOST_SIGNS]}…” is no amount: it is too long")
    sign = -1 if cleaned.startswith("-") else 1
    parts = re.split(r"([.,])", cleaned.lstrip("+-"))
    numbers, marks = parts[0::2], parts[1::2]
    fraction = ""
    if marks and not _all_group(numbers, marks, digits):
        fraction = numbers.pop()
        mark = marks.pop()
        if mark in marks or not _all_group(numbers, marks, 0):
            raise AmountError(f"“{text.strip()}” is not an amount")
    if len(fraction) > digits:
        decimals = "no decimals" if digits == 0 else f"at most {digits} decimals"
        raise AmountError(f"{currency} has {decimals}")
    whole = "".join(numbers)
    return Money(sign * int(whole + fraction.ljust(digits, "0")), currency)


def _all_group(numbers: list[str], marks: list[str], digits: int) -> bool:
    """Whether every mark groups thousands: one kind of mark, no leading 0, three digits after."""
    if digits == 3 and len(marks) == 1:
        return False
    return (
        len(set(marks)) <= 1
        and all(len(number) == 3 for number in numbers[1:])
        and (not marks or (1 <= len(numbers[0]) <= 3 and not numbers[0].startswith("0")))
    )
