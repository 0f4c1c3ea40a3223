"""How long the desk waits: between looks at the feed, and after a service did not answer."""

import pytest

from desktop.models.ladder import Ladder
from desktop.models.stage import Stage
from desktop.models.status import Health
from desktop.services.health.service_health import Service, ServiceHealth
from desktop.services.jobs.job_moves import next_check
from desktop.services.payments.payment_watcher import interval
from desktop.services.timing.horizons import Horizons

DESIGN = Horizons()


def at(stage: Stage) -> Ladder:
    return Ladder(stage, 0.0, "test")


@pytest.mark.parametrize(
    ("stages", "hot", "just_lapsed", "seconds"),
    [
        ([Stage.SEEN], True, False, 3),
        ([Stage.SENT], False, False, 10),
        ([Stage.SENT] * 1000, False, False, 10),
        ([Stage.PROCESSING, Stage.SENT], False, False, 10),
        ([Stage.PROCESSING], False, False, 60),
        ([], False, True, 60),
        ([], True, False, 900),
        ([], False, False, 900),
    ],
)
def test_the_interval_follows_what_is_open_and_not_how_much(
    stages: list[Stage], hot: bool, just_lapsed: bool, seconds: float
) -> None:
    ladders = [at(stage) for stage in stages]
    found = interval(ladders, hot=hot, just_lapsed=just_lapsed, horizons=DESIGN)
    assert found == seconds


@pytest.mark.parametrize(
    ("age", "wait"), [(0, 2), (2, 3), (3, 2), (20, 40), (61, 239), (300, None), (9000, None)]
)
def test_a_message_in_doubt_is_looked_for_at_fixed_times(age: float, wait: float | None) -> None:
    assert next_check(DESIGN.message_checks, 1000.0, 1000.0 + age) == wait


class Told:
    """A clock that stands, and what the health of the services told."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.back: list[Service] = []
        self.changes = 0
        self.health = ServiceHealth(lambda: self.now, DESIGN, self.changed, self.back.append)

    def changed(self) -> None:
        self.changes += 1


def test_failures_in_a_row_wait_longer_and_success_ends_that() -> None:
    told = Told()
    waits = []
    for _ in range(8):
        waits.append(told.health.unreachable(Service.HUB, "away", None) - told.now)
    assert waits[0] <= DESIGN.retry_first_s
    assert max(waits) <= DESIGN.retry_longest_s
    assert waits[-1] >= DESIGN.retry_longest_s / 2
    assert told.health.state(Service.HUB).health is Health.DOWN
    assert told.health.paused_until(Service.PSP) == 0.0
    told.health.worked(Service.HUB)
    assert told.back == [Service.HUB]
    assert told.health.paused_until(Service.HUB) == 0.0


def test_a_pause_that_was_asked_for_is_kept() -> None:
    told = Told()
    until = told.health.unreachable(Service.PSP, "slow down", 40.0, slowed=True)
    assert until >= told.now + 40.0
    told.health.worked(Service.PSP)
    assert told.health.paused_until(Service.PSP) == until
    assert told.back == []
    told.now = until
    told.health.worked(Service.PSP)
    assert told.health.state(Service.PSP).health is Health.OK
    assert told.back == [Service.PSP]
