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
COMMANDS = {
    name
    for name in re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split()  # type: ignore[index]
    if not name.startswith("setup") and name != "compiled"
}

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("make"), reason="needs make"
)


def make(*words: str, at: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    ours = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "QT_QPA_PLATFORM", "LANG")
    inherited = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        ["make", *words],
        cwd=at,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_help_names_every_command() -> None:
    lines = make("help").stdout.splitlines()
    assert {re.sub(r"\s+make (\S+).*", r"\1", line) for line in lines} == COMMANDS
    assert {"run", "test", "bench", "package"} <= COMMANDS
    assert all(len(line) <= 100 for line in lines)


@pytest.mark.parametrize("command", ["run", "tour", "test", "bench", "package", "lint", "lock"])
def test_every_command_sets_up_before_it_starts(command: str) -> None:
    steps = make("--dry-run", command).stdout.splitlines()
    assert steps[0].startswith("sh packaging/bootstrap.sh ")


def test_ci_runs_the_same_command_as_a_person() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\nmake test && exit 0\n" in script
    assert "\nexec make test PYTEST_ARGS=" in script, "a failure that stays must fail"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_tests_come_last_so_that_their_closing_line_does() -> None:
    steps = make("--dry-run", "test").stdout.splitlines()
    assert "-m pytest" in steps[-1]
    for check in ("ruff format --check", "ruff check", "-m mypy", "lint-imports"):
        assert any(check in step for step in steps[:-1]), check


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The Makefile beside a set-up that stands, with a Python that prints what it is started as."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "bootstrap.sh").write_text("exit 0\n")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(
        "#!/bin/sh\n"
        'case "$*" in "-m compileall"*) exit 0;; esac\n'
        'echo "platform=$QT_QPA_PLATFORM; $*"\n'
    )
    python.chmod(0o755)
    return tmp_path


def test_with_a_display_the_desk_starts_in_its_window(checkout: Path) -> None:
    done = make("run", at=checkout, DISPLAY=":9", WAYLAND_DISPLAY="")
    assert done.stdout == "platform=; main.py\n"


def test_without_a_display_the_tour_plays_offscreen_and_says_so(checkout: Path) -> None:
    done = make("run", at=checkout, DISPLAY="", WAYLAND_DISPLAY="")
    said, started = done.stdout.splitlines()
    assert said.startswith("No display here")
    assert started.strip() == "platform=offscreen; main.py tour"


def test_a_tour_that_fails_fails_the_command(checkout: Path) -> None:
    (checkout / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 7\n")
    assert make("run", at=checkout, DISPLAY="", WAYLAND_DISPLAY="").returncode != 0
    assert make("tour", at=checkout).returncode != 0


def test_words_for_the_program_go_through(checkout: Path) -> None:
    done = make("tour", "ARGS=--shots build/shots", at=checkout, DISPLAY=":9")
    assert done.stdout == "platform=; main.py tour --shots build/shots\n"
