"""Every named instant: some are gone through here, others beside the services, all in the table."""

from types import ModuleType

import pytest

from desktop.services.jobs import crash_points
from desktop.services.store import crash
from tests.faults import crash_table

pytestmark = pytest.mark.fault


def points_of(module: ModuleType) -> set[str]:
    values = [value for name, value in vars(module).items() if name.isupper()]
    return {value for value in values if isinstance(value, str)}


def test_no_named_instant_is_left_out() -> None:
    met = {
        instant.partition(":")[0] for steps in crash_table.CHAINS.values() for _, instant in steps
    }
    assert len(met) > 10
    assert met == points_of(crash_points) | points_of(crash)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_killed_at_one_instant_after_another_everything_happens_once() -> None:
    row = crash_table.play(crash_table.SHORT)
    assert row["found"] == []
    assert row["kills"] == len(crash_table.SHORT)
