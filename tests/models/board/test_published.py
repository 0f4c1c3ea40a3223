"""What an airline shows its customers is rounded up, and of five cases at least."""

import json

import pytest

from desktop.models.board.figures import ResponseNow
from desktop.models.board.published import published

AT = 1_800_000_000.0


@pytest.mark.parametrize(
    ("median", "minutes"), [(1, 1), (0, 1), (60, 1), (61, 2), (252, 5), (1200, 20)]
)
def test_a_begun_minute_counts_whole(median: int, minutes: int) -> None:
    found = published(ResponseNow(AT, median, 5))
    assert found is not None and found.minutes == minutes


@pytest.mark.parametrize("now", [ResponseNow(AT), ResponseNow(AT, 252, 4)])
def test_nothing_is_told_of_fewer_than_five(now: ResponseNow) -> None:
    assert published(now) is None


def test_the_file_says_of_how_many_and_when() -> None:
    found = published(ResponseNow(AT, 252, 12))
    assert found is not None
    assert json.loads(found.as_json("We now answer within 5 minutes.")) == {
        "response_minutes": 5,
        "median_seconds": 252,
        "cases": 12,
        "window_seconds": 300,
        "computed_at": "2027-01-15T08:00:00Z",
        "text": "We now answer within 5 minutes.",
    }
