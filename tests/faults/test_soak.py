"""`make soak` in short: a few conversations of the day, with faults, in the real window."""

import json
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from tests.faults.soak import Day, Sample, figures, percentile
from tests.sandbox_process import ROOT

pytestmark = [pytest.mark.fault]


@pytest.mark.slow
def test_a_short_day_ends_with_an_empty_outbox_and_both_sides_equal(tmp_path: Path) -> None:
    out = tmp_path / "soak.json"
    command = [sys.executable, "-m", "tests.faults.soak", "--conversations", "8"]
    command += ["--minutes", "0.1", "--seed", "3", "--output", str(out)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    told = json.loads(out.read_text())
    assert (told["conversations"], told["wrong"]) == (8, [])
    assert told["jobs"] >= 16 and told["paid"] and told["faults"]
    assert {row["name"] for row in told["figures"]} >= {"memory, MiB", "open files", "threads"}


def test_a_desk_that_grows_is_told_from_one_that_does_not() -> None:
    day = Day(delays=array("f", [0.0] * 30_000))
    day.samples += [Sample(1.0, 27, 200.0, 40, 12), Sample(9.0, 270, 210.0, 41, 12)]
    assert all(row.ok for row in figures(day))
    day.samples.append(Sample(9.0, 270, 400.0, 140, 40))
    day.delays[:100] = array("f", [0.5] * 100)
    assert {row.name for row in figures(day) if not row.ok} == {
        "memory, MiB",
        "open files",
        "threads",
        "event loop's delay, ms, p99.9 (bare, desk)",
    }


def test_the_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([0.3, 0.1, 0.2], 0.5) == 0.2
    assert percentile([], 0.999) == 0.0
