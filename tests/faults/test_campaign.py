"""The short form of `make faults`: a few kills, the rows, and what a campaign would find."""

from pathlib import Path

import pytest

from tests.faults import campaign
from tests.faults.rows import Rows

pytestmark = pytest.mark.fault


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_desk_that_is_killed_at_work_does_everything_once() -> None:
    row = campaign.play("short", 4)
    assert row["found"] == []
    assert row["kills"] == 4
    assert row["sessions"] and row["messages"]


def test_a_campaign_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    rows = Rows(tmp_path / "build" / "faults.jsonl")
    assert rows.done("kill -9", "seed 1") == {}
    rows.add({"part": "kill -9", "run": "seed 1", "trial": "1:0", "found": []})
    rows.add({"part": "kill -9", "run": "seed 2", "trial": "2:0", "found": []})
    with rows.path.open("a", encoding="utf-8") as file:
        file.write('{"part": "kill -9", "run": "seed 1", "tri')
    rows.add({"part": "kill -9", "run": "seed 1", "trial": "1:1", "found": []})
    assert list(rows.done("kill -9", "seed 1")) == ["1:0", "1:1"]
