"""Quantiles are the nearest rank, whatever the values are cut into."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.board.quantiles import MEDIAN, P90, at_most, median, merged, nearest_rank

WAITS = st.integers(0, 200_000)
RUNS = st.lists(st.lists(WAITS, max_size=40).map(sorted), max_size=12)
LONG_RUNS = st.lists(
    st.lists(st.integers(0, 3000), min_size=64, max_size=120).map(sorted), min_size=1, max_size=4
)


@pytest.mark.parametrize(
    ("values", "half", "ninety"),
    [([], None, None), ([7], 7, 7), ([1, 2, 3, 4], 2, 4), ([10, 20, 30, 40, 50], 30, 50)],
)
def test_a_quantile_is_a_time_that_somebody_waited(
    values: list[int], half: int | None, ninety: int | None
) -> None:
    assert median(values) == half
    assert nearest_rank([values], P90) == ninety


@pytest.mark.parametrize("shape", ["short", "long"])
def test_merging_and_selecting_are_one_definition(shape: str) -> None:
    @given(RUNS if shape == "short" else LONG_RUNS, st.sampled_from([MEDIAN, P90, Fraction(1)]))
    def same(runs: list[list[int]], share: Fraction) -> None:
        together = sorted(one for run in runs for one in run)
        expected = together[ceil(len(together) * share) - 1] if together else None
        assert nearest_rank(runs, share) == expected
        assert merged(runs) == together

    same()


@given(RUNS, WAITS)
def test_who_was_answered_in_time_is_counted(runs: list[list[int]], limit: int) -> None:
    assert at_most(runs, limit) == sum(one <= limit for run in runs for one in run)
