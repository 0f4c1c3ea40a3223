"""The month's reads, counted by the day."""

import json

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.psp.budget import FLOOR, ReadBudget

DAY = 86_400.0
NOW = 20_000 * DAY + 5


def test_reads_count_for_thirty_days() -> None:
    budget = ReadBudget()
    budget.note(NOW, 3)
    budget.note(NOW + DAY)
    assert budget.used(NOW + DAY) == 4
    assert budget.used(NOW + 29 * DAY) == 4
    assert budget.used(NOW + 30 * DAY) == 1
    assert budget.used(NOW + 31 * DAY) == 0


def test_each_payment_brings_reads_above_the_floor() -> None:
    budget = ReadBudget()
    assert budget.allowance(NOW) == FLOOR == 10_000
    for _ in range(30):
        budget.note_payment(NOW)
    assert budget.allowance(NOW) == 15_000
    assert budget.allowance(NOW + 30 * DAY) == FLOOR


def test_intervals_stretch_when_it_runs_short_and_never_for_ever() -> None:
    budget = ReadBudget(floor=100)
    budget.note(NOW, 80)
    assert budget.interval_factor(NOW) == 1.0
    assert not budget.is_short(NOW)
    budget.note(NOW, 10)
    assert 1.0 < budget.interval_factor(NOW) < 6.0
    assert budget.is_short(NOW)
    budget.note(NOW, 100_000)
    assert budget.interval_factor(NOW) == 6.0


def test_it_outlives_the_process() -> None:
    budget = ReadBudget()
    budget.note(NOW, 7)
    budget.note_payment(NOW)
    again = ReadBudget()
    again.restore(json.loads(json.dumps(budget.snapshot())))
    assert again.used(NOW) == 7
    assert again.snapshot() == budget.snapshot()


def test_a_damaged_snapshot_costs_only_its_damaged_parts() -> None:
    budget = ReadBudget()
    budget.restore({"reads": {"20000": 5, "x": 3, "19999": "many", "19998": -4}, "payments": None})
    assert budget.used(NOW) == 5


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 500)), max_size=30))
def test_old_days_are_forgotten(reads: list[tuple[int, int]]) -> None:
    budget = ReadBudget()
    for day, count in sorted(reads):
        budget.note(NOW + day * DAY, count)
    assert len(budget.snapshot()["reads"]) <= 30
    last = max((day for day, _ in reads), default=0)
    assert budget.used(NOW + last * DAY) == sum(c for d, c in reads if d > last - 30)
