"""`make faults` as a whole: its trials share no work, and it goes on where it was cut off."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.faults import fuzz
from tests.faults.__main__ import main
from tests.faults.rows import Rows

pytestmark = pytest.mark.fault


@pytest.mark.parametrize("cases", [1, fuzz.AT_ONCE, fuzz.AT_ONCE + 1, fuzz.CASES])
def test_bad_input_is_cut_into_trials_that_share_no_case(cases: int) -> None:
    trials = [one for seed in (1, 2) for one in fuzz.trials(seed, cases)]
    assert sum(size for _, _, size in trials) == 2 * cases
    ends = [(first, first + size) for _, first, size in trials]
    assert all(end <= first for (_, end), (first, _) in pairwise(ends))
    names = [name for name, _, _ in fuzz.trials(1, cases)]
    assert len(set(names)) == len(names)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_what_stands_is_not_run_again_and_one_summary_tells_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rows.jsonl"
    asked = ["fuzz", "--cases", "40", "--jobs", "2", "--rows", str(file)]
    for played in (True, False):
        assert main(asked) == 0
        said = capsys.readouterr().out
        assert ("1/1 bad input 40 from 0: well" in said) == played
        assert ("1 trials stand" in said) == (not played)
        assert said.count("bent input ") == said.count("lost 0, doubled 0, other findings 0") == 1
        assert "40 tried on 8 wires" in said
    [row] = Rows(file).read()
    rows = Rows(file)
    rows.add({**row, "trial": "another", "found": ["--only 'x' --seed 1: it broke"]})
    assert main(asked) == 1
    assert "other findings 1" in capsys.readouterr().out
