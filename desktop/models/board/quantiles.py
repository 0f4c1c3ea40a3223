"""Median and 90th percentile, exact to the second, so that anybody can compute them again.

The nearest rank, without interpolation: of n values in order the one at place ceil(n × share). So
a quantile is always a time that somebody really waited, and a whole number of seconds.
"""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from heapq import merge

MEDIAN = Fraction(1, 2)
P90 = Fraction(9, 10)
_WORTH_SELECTING = 64
"""Runs that are longer than this on average are not merged: looking into them is quicker."""


def nearest_rank(runs: Sequence[Sequence[int]], share: Fraction) -> int | None:
    """Return the value at `share` (above 0, at most 1) of all values together, None where there
    are none. Each run must be in ascending order."""
    filled = [run for run in runs if run]
    count = sum(map(len, filled))
    if not count:
        return None
    rank = -(-count * share.numerator // share.denominator)
    if count < _WORTH_SELECTING * len(filled):
        together: list[int] = []
        for run in filled:
            together.extend(run)
        together.sort()
        return together[rank - 1]
    low, high = min(run[0] for run in filled), max(run[-1] for run in filled)
    while low < high:
        middle = (low + high) // 2
        if sum(bisect_right(run, middle) for run in filled) >= rank:
            high = middle
        else:
            low = middle + 1
    return low


def median(values: Sequence[int]) -> int | None:
    """Return the median of values in any order."""
    return nearest_rank([sorted(values)], MEDIAN)


def at_most(runs: Sequence[Sequence[int]], limit: int) -> int:
    """Return how many values are no larger than `limit`."""
    return sum(bisect_right(run, limit) for run in runs)


def merged(runs: Sequence[Sequence[int]]) -> list[int]:
    """Return all values in ascending order."""
    return list(merge(*runs)) if len(runs) < 3 else sorted(one for run in runs for one in run)
