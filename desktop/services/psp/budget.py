"""How many reads the provider has granted and how many are used, over a rolling 30 days."""

import math
from collections.abc import Mapping

FLOOR = 10_000
PER_PAYMENT = 500
"""Stripe's read allocation: 500 reads for each transaction, averaged over 30 days, with a floor of
10,000 a month. Source: docs.stripe.com/rate-limits."""

_DAY_S = 86_400
_DAYS = 30
_SHORT = 0.8
_MOST_STRETCHED = 6.0


class ReadBudget:
    """Counts reads and payments per UTC day. All times are UTC seconds."""

    def __init__(self, *, floor: int = FLOOR, per_payment: int = PER_PAYMENT) -> None:
        self._floor = floor
        self._per_payment = per_payment
        self._reads: dict[int, int] = {}
        self._payments: dict[int, int] = {}

    def note(self, now: float, reads: int = 1) -> None:
        """Count reads that were made just now."""
        _add(self._reads, now, reads)

    def note_payment(self, now: float) -> None:
        """Count a payment that came in: it brings reads with it."""
        _add(self._payments, now, 1)

    def used(self, now: float) -> int:
        """Reads of the last 30 days."""
        return _sum(self._reads, now)

    def allowance(self, now: float) -> int:
        """Reads that the last 30 days' payments allow."""
        return max(self._floor, self._per_payment * _sum(self._payments, now))

    def interval_factor(self, now: float) -> float:
        """By how much to stretch polling intervals: 1 up to 80 % of the allowance, then growing to
        6 where it is used up. Never infinite: refunds and disputes come late."""
        share = self.used(now) / self.allowance(now)
        if share <= _SHORT:
            return 1.0
        return min(
            _MOST_STRETCHED, 1.0 + (_MOST_STRETCHED - 1.0) * (share - _SHORT) / (1.0 - _SHORT)
        )

    def is_short(self, now: float) -> bool:
        """Whether intervals are stretched, which the status bar says."""
        return self.interval_factor(now) > 1.0

    def snapshot(self) -> dict[str, dict[str, int]]:
        """Everything as plain JSON values, for storing."""
        return {
            "reads": {str(day): count for day, count in self._reads.items()},
            "payments": {str(day): count for day, count in self._payments.items()},
        }

    def restore(self, data: Mapping[str, object]) -> None:
        """Add what `snapshot` gave to what was counted since; anything unreadable is left out."""
        for name, counts in (("reads", self._reads), ("payments", self._payments)):
            stored = data.get(name)
            if not isinstance(stored, Mapping):
                continue
            for day, count in stored.items():
                if str(day).isdecimal() and isinstance(count, int) and count > 0:
                    counts[int(day)] = counts.get(int(day), 0) + count


def _add(counts: dict[int, int], now: float, number: int) -> None:
    today = math.floor(now / _DAY_S)
    counts[today] = counts.get(today, 0) + number
    for day in [day for day in counts if day <= today - _DAYS]:
        del counts[day]


def _sum(counts: Mapping[int, int], now: float) -> int:
    today = math.floor(now / _DAY_S)
    return sum(count for day, count in counts.items() if today - _DAYS < day <= today)
