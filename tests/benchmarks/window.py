"""Start, memory and idleness of the desk's window against a bare PySide6 window, as processes.

The cache holds the week of `intake`, unencrypted as a sandbox's is, but where a row says otherwise.
"""

import json
import os
import shutil
import statistics
import time
from dataclasses import asdict
from pathlib import Path

from desktop.app import SANDBOX_FOLDER
from desktop.services.store.columns import CACHE_FILE, DESK_FILE
from tests.benchmarks.processes import processor_s, pss_mib, reporting
from tests.benchmarks.rows import Row
from tests.benchmarks.week import CONVERSATIONS
from tests.filled_cache import connections_to
from tests.sandbox_process import running_sandbox

STARTS = 9
_REFERENCE = "bare PySide6 window"
_BARE = "tests.benchmarks.bare_window"
_SETTLED_S = 3.0
_IDLE_S = 60.0
_FIRST_ROWS = 50


def start(week: Path) -> Row:
    """From the process's start to the first paint with rows, alternating with the reference."""
    return _start(
        f"start to first window with rows, {CONVERSATIONS:,} conversations",
        "tests.first_paint",
        str(week),
    )


def encrypted_start(week: Path, folder: Path) -> Row:
    """The same with both files encrypted: the key is asked for while the frame shows."""
    key = os.urandom(32)
    _encrypt(week / SANDBOX_FOLDER, folder, key)
    return _start(
        "encrypted start to first window with rows",
        "tests.benchmarks.encrypted_start",
        str(folder),
        key.hex(),
    )


def _start(measure: str, module: str, *arguments: str) -> Row:
    desk: list[float] = []
    bare: list[float] = []
    for turn in range(STARTS + 1):  # the first fills the system's file cache, and is left out
        for times, started, given in ((desk, module, arguments), (bare, _BARE, ())):
            began = time.time()
            with reporting(started, *given) as (_, report):
                if turn:
                    times.append((report["at"] - began) * 1000)
            if started == module and report["rows"] < _FIRST_ROWS:
                raise RuntimeError(f"only {report['rows']} rows stood at the first paint")
    return Row(measure, statistics.median(desk), "ms", _REFERENCE, statistics.median(bare))


def at_rest(week: Path, folder: Path) -> list[Row]:
    """Memory (PSS) and processor time of a desk with the week in its cache and a thread open, live
    at a sandbox where nothing happens."""
    shutil.copytree(week / SANDBOX_FOLDER, folder / SANDBOX_FOLDER)
    with running_sandbox("--quiet") as sandbox:
        connections = json.dumps(asdict(connections_to(sandbox)))
        with (
            reporting("tests.benchmarks.desk_at_work", str(folder), connections) as (desk, report),
            reporting(_BARE) as (bare, _),
        ):
            if report["conversations"] < CONVERSATIONS:
                raise RuntimeError(f"only {report['conversations']} conversations are cached")
            time.sleep(_SETTLED_S)
            # Both at once, so that what they share is shared out the same way.
            memory = Row(
                "memory (PSS), the week cached and a thread open",
                pss_mib(desk.pid),
                "MiB",
                _REFERENCE,
                pss_mib(bare.pid),
            )
            before = processor_s(desk.pid), processor_s(bare.pid)
            time.sleep(_IDLE_S)
            used = processor_s(desk.pid) - before[0], processor_s(bare.pid) - before[1]
    idle = [seconds / _IDLE_S * 100 for seconds in used]
    return [memory, Row("idle, socket connected", idle[0], "% of a core", _REFERENCE, idle[1])]


def _encrypt(plain: Path, folder: Path, key: bytes) -> None:
    from desktop.services.store.connection import Opening, connect, raw_key

    folder.mkdir(parents=True)
    for name in (DESK_FILE, CACHE_FILE):
        connection = connect(plain / name, None, Opening.WRITE)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute(f"ATTACH ? AS safe KEY {raw_key(key)}", (str(folder / name),))
            connection.execute("SELECT sqlcipher_export('safe')")
            connection.execute(f"PRAGMA safe.user_version = {version}")
            connection.execute("DETACH safe")
        finally:
            connection.close()
