"""Processes that report a line of JSON and live until they are let go, and what they cost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.sandbox_process import ROOT


@contextmanager
def reporting(
    module: str, *arguments: str, environment: dict[str, str] | None = None
) -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any]]]:
    """A process that has printed its report and lives until the end of the block.

    `environment` is added to the usual one. Raises RuntimeError where it ends without a report.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=_environment() | (environment or {}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(f"{module} ended with {process.wait()} before it reported")
        yield process, json.loads(line)
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def pss_mib(pid: int) -> float:
    """Proportional set size from the kernel's own account; Linux only."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"the kernel gives no PSS for process {pid}")


def processor_s(pid: int) -> float:
    """Seconds of a processor that a process has used so far; Linux only."""
    used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")


def _environment() -> dict[str, str]:
    """Offscreen, and with bytecode kept apart, whatever this machine says: all start as usual."""
    kept = {name: os.environ[name] for name in os.environ if name != "PYTHONDONTWRITEBYTECODE"}
    bytecode = str(ROOT / "build" / "bench" / "bytecode")
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        "PYTHONPYCACHEPREFIX": bytecode,
    }
