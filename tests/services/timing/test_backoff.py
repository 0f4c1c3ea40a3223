"""Waits grow, stay bounded, and differ between desks."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.timing.backoff import Backoff


def test_the_bound_doubles_until_the_longest_wait() -> None:
    backoff = Backoff(1.0, 60.0, uniform=lambda low, high: high)
    assert [backoff.failed() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]


def test_a_success_starts_again() -> None:
    backoff = Backoff(1.0, 60.0, uniform=lambda low, high: high)
    backoff.failed()
    backoff.failed()
    assert backoff.failures == 2
    backoff.succeeded()
    assert backoff.failed() == 1


def test_it_never_comes_back_at_once() -> None:
    assert Backoff(least_s=0.25, uniform=lambda low, high: low).failed() == 0.25


@given(st.integers(1, 2000))
def test_every_wait_is_within_its_bounds(failures: int) -> None:
    backoff = Backoff(0.5, 30.0)
    for _ in range(min(failures, 60)):
        assert 0.25 <= backoff.failed() <= 30.0
