"""Amounts of several currencies as one, at a rate that is stated with its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation, localcontext

from desktop.models.money import Money, exponent

_MOST_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Rates:
    """What one unit of a currency is worth in `currency`. `day` says as of when, in the words of
    whoever set it; without it, or without any rate, nothing of another currency is added."""

    currency: str = "EUR"
    day: str = ""
    each: Mapping[str, Decimal] = field(default_factory=dict)

    def of(self, currency: str) -> Decimal | None:
        """What one unit of a currency is worth, None where nobody said."""
        return Decimal(1) if currency == self.currency else self.each.get(currency)


@dataclass(frozen=True, slots=True)
class Summed:
    """Amounts added up in one currency. `converted` are those that a rate was used for, `left_out`
    those that have none."""

    total: Money
    converted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def summed(amounts: Mapping[str, int], rates: Rates) -> Summed:
    """Add up amounts (minor units by currency). Each currency's whole is converted once, and
    rounded half to even to the minor unit; what has no rate is left out and named."""
    total = 0
    converted: list[str] = []
    left_out: list[str] = []
    for currency in sorted(amounts):
        rate = rates.of(currency)
        if rate is None:
            left_out.append(currency)
            continue
        if currency != rates.currency:
            converted.append(currency)
        total += _converted(Money(amounts[currency], currency), rates.currency, rate)
    return Summed(Money(total, rates.currency), tuple(converted), tuple(left_out))


def rates_from(text: str, currency: str, day: str) -> Rates:
    """Read `USD 0.8610, GBP 1.1405`: what one unit is worth in `currency`. Raises ValueError, which
    says what cannot be read."""
    exponent(currency)
    each: dict[str, Decimal] = {}
    for part in filter(None, (one.strip() for one in text.split(","))):
        words = part.split()
        try:
            code, rate = words[0].upper(), Decimal(words[1])
            exponent(code)
        except (IndexError, InvalidOperation, ValueError):
            raise ValueError(
                f"“{part[:40]}” is no rate; rates are written like USD 0.8610"
            ) from None
        if len(words) != 2 or not rate.is_finite() or rate <= 0:
            raise ValueError(f"“{part[:40]}” is no rate; rates are written like USD 0.8610")
        each[code] = rate
    if each and not day.strip():
        raise ValueError('rates need their day: rates_day = "2026-11-30"')
    return Rates(currency, day.strip(), each)


def by_currency(amounts: Sequence[Money]) -> dict[str, int]:
    """Amounts added up by currency, in minor units."""
    sums: dict[str, int] = {}
    for one in amounts:
        sums[one.currency] = sums.get(one.currency, 0) + one.amount
    return sums


def _converted(money: Money, into: str, rate: Decimal) -> int:
    with localcontext() as context:
        context.prec = _MOST_DIGITS
        exact = (
            Decimal(money.amount)
            * rate
            * Decimal(10) ** (exponent(into) - exponent(money.currency))
        )
        return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_EVEN))
