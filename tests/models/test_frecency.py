"""What is used often and lately comes first."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.frecency import HALF_LIFE_S, MOST, Frecency

NOW = 1_790_000_000.0
DAY = 86400.0


def test_each_use_counts_one_and_half_as_much_a_week_later() -> None:
    used = Frecency()
    used.use("do:resolve", NOW)
    used.use("do:resolve", NOW)
    assert used.score("do:resolve", NOW) == pytest.approx(2.0)
    assert used.score("do:resolve", NOW + HALF_LIFE_S) == pytest.approx(1.0)
    assert used.score("do:nothing", NOW) == 0.0


def test_what_is_used_now_comes_before_what_was_used_more_long_ago() -> None:
    used = Frecency()
    for _ in range(5):
        used.use("chat:1", NOW - 30 * DAY)
    used.use("chat:2", NOW)
    used.use("do:resolve", NOW)
    used.use("do:resolve", NOW)
    assert used.most_used("chat:") == ("chat:2", "chat:1")
    assert used.most_used() == ("do:resolve", "chat:2", "chat:1")


def test_no_more_than_so_many_are_remembered() -> None:
    used = Frecency()
    for number in range(MOST + 50):
        used.use(f"chat:{number}", NOW + number)
    names = used.most_used()
    assert len(names) == MOST
    assert "chat:0" not in names
    assert len(json.dumps(used.as_json())) < 10_000


def test_what_is_kept_is_read_again() -> None:
    used = Frecency()
    used.use("do:resolve", NOW)
    again = Frecency.from_json(json.loads(json.dumps(used.as_json())))
    assert again.score("do:resolve", NOW + DAY) == pytest.approx(
        used.score("do:resolve", NOW + DAY), rel=1e-4
    )


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {"": 1.0}, {"a": "b"}, {"a": math.nan}, {"a": math.inf}, {"a": True}, {3: 1.0}],
)
def test_what_cannot_be_read_is_forgotten(data: Any) -> None:
    assert Frecency.from_json(data).most_used() == ()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(-1e11, 1e11)), max_size=40))
def test_no_clock_breaks_it(uses: list[tuple[str, float]]) -> None:
    used = Frecency()
    for name, at in uses:
        used.use(name, at)
    for name in "abc":
        assert 0.0 <= used.score(name, NOW) < math.inf
    assert set(Frecency.from_json(used.as_json()).most_used()) == set(used.most_used())
