"""The commands that a person types."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = "help run tour test lint format bench package lock clean".split()

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("make"), reason="needs make"
)


def make(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {
        k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")
    }
    return subprocess.run(
        ["make", *words],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_help_names_every_command() -> None:
    lines = make("help").stdout.splitlines()
    assert [re.sub(r"\s+make (\S+).*", r"\1", line) for line in lines] == COMMANDS
    assert all(len(line) <= 100 for line in lines)


@pytest.mark.parametrize("command", ["run", "tour", "test", "bench", "package", "lint", "lock"])
def test_every_command_sets_up_before_it_starts(command: str) -> None:
    steps = make("--dry-run", command).stdout.splitlines()
    assert steps[0].startswith("sh packaging/bootstrap.sh ")


def test_ci_runs_the_same_command_as_a_person() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert script.rstrip().endswith("exec make test")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_tests_come_last_so_that_their_closing_line_does() -> None:
    steps = make("--dry-run", "test").stdout.splitlines()
    assert "-m pytest" in steps[-1]
    for check in ("ruff format --check", "ruff check", "-m mypy", "lint-imports"):
        assert any(check in step for step in steps[:-1]), check
