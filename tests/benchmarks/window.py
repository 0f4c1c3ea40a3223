"""Start and memory of the desk's window against a bare PySide6 window, as real processes."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmarks.rows import Row
from tests.filled_cache import connections_to, fill
from tests.sandbox_process import ROOT, running_sandbox

CONVERSATIONS = 2000
STARTS = 9
_REFERENCE = "bare PySide6 window"
_SETTLED_S = 3.0


def start(data_dir: Path) -> Row:
    """From the process's start to the first paint with rows, alternating with the reference.

    The cache holds 2,000 conversations, unencrypted as a sandbox's is. Medians.
    """
    fill(data_dir, CONVERSATIONS)
    desk: list[float] = []
    bare: list[float] = []
    for turn in range(STARTS + 1):  # the first fills the system's file cache, and is left out
        for times, module, arguments in (
            (desk, "tests.first_paint", (str(data_dir),)),
            (bare, "tests.benchmarks.bare_window", ()),
        ):
            began = time.time()
            with _process(module, *arguments) as (_, report):
                if turn:
                    times.append((report["at"] - began) * 1000)
            if module == "tests.first_paint" and report["rows"] < 50:
                raise RuntimeError(f"only {report['rows']} rows stood at the first paint")
    return Row(
        f"start to first window with rows, {CONVERSATIONS:,} conversations",
        statistics.median(desk),
        "ms",
        _REFERENCE,
        statistics.median(bare),
    )


def memory(data_dir: Path) -> Row:
    """Proportional set size of the desk with a thread open, live at a sandbox."""
    with running_sandbox("--quiet", "--conversations", str(CONVERSATIONS)) as sandbox:
        connections = json.dumps(asdict(connections_to(sandbox)))
        folder = str(data_dir / "sandbox")
        with (
            _process("tests.benchmarks.desk_at_work", folder, connections) as (desk, _),
            _process("tests.benchmarks.bare_window") as (bare, _),
        ):
            time.sleep(_SETTLED_S)
            # Both at once, so that what they share is shared out the same way.
            return Row(
                "memory (PSS) with a thread open",
                _pss_mib(desk.pid),
                "MiB",
                _REFERENCE,
                _pss_mib(bare.pid),
            )


@contextmanager
def _process(
    module: str, *arguments: str
) -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any]]]:
    """A process that has printed its report and lives until the end of the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=_environment(),
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


def _environment() -> dict[str, str]:
    """Offscreen, and with bytecode kept apart, whatever this machine says: both start as usual."""
    kept = {name: os.environ[name] for name in os.environ if name != "PYTHONDONTWRITEBYTECODE"}
    bytecode = str(ROOT / "build" / "bench" / "bytecode")
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        "PYTHONPYCACHEPREFIX": bytecode,
    }


def _pss_mib(pid: int) -> float:
    """From the kernel's own account; Linux only."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"the kernel gives no PSS for process {pid}")
