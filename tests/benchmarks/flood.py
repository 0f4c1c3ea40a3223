"""The gaps of the window's event loop while messages come in fast: a minute of 100 a second.

The desk is a process of its own, live at a sandbox; the messages are made at the sandbox's control
address. A bare loop of qasync's, with nothing to do, is sampled in the same minute.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import cycle, islice
from pathlib import Path

from tests.benchmarks.processes import reporting
from tests.benchmarks.rows import Row
from tests.filled_cache import connections_to
from tests.sandbox_process import Sandbox, running_sandbox

A_SECOND = 100
SECONDS = 60.0
FRAME_MS = 16.7
_AMONG = 60
"""In how many conversations the messages come: the hub takes 200 a minute in one."""
_WRITERS = 4
_FEWEST = 0.5 * A_SECOND * SECONDS
"""What comes close together changes a conversation once."""


def flood(folder: Path) -> list[Row]:
    """p99.9 of the gaps, and the longest."""
    with running_sandbox("--quiet", "--conversations", str(4 * _AMONG)) as sandbox:
        connections = json.dumps(asdict(connections_to(sandbox)))
        arguments = (str(folder), connections, str(SECONDS))
        with reporting("tests.benchmarks.gaps", *arguments) as (process, _), _writing(sandbox):
            assert process.stdout is not None
            gaps = json.loads(process.stdout.readline())
    if gaps["changes"] < _FEWEST:
        raise RuntimeError(f"only {gaps['changes']} changes came in {SECONDS:.0f} s")
    return [
        Row(
            f"event-loop gap p99.9, {A_SECOND} messages a second",
            gaps["p999"],
            "ms",
            "one frame",
            FRAME_MS,
        ),
        Row("the longest of these gaps", gaps["longest"], "ms", "one frame", FRAME_MS),
    ]


@contextmanager
def _writing(sandbox: Sandbox) -> Iterator[None]:
    """Customers write, evenly, until the end of the block."""
    over = threading.Event()
    talks = _conversations(sandbox)
    began = time.monotonic()

    def write(first: int) -> None:
        for number, talk in enumerate(islice(cycle(talks), first, None, _WRITERS)):
            due = began + (first + number * _WRITERS) / A_SECOND
            if over.wait(max(0.0, due - time.monotonic())):
                return
            sandbox.say(talk, f"Hello again, for the {number}th time")

    writers = [threading.Thread(target=write, args=(first,)) for first in range(_WRITERS)]
    for writer in writers:
        writer.start()
    try:
        yield
    finally:
        over.set()
        for writer in writers:
            writer.join()


def _conversations(sandbox: Sandbox) -> list[int]:
    found: list[int] = []
    for page in range(1, _AMONG):
        talks = sandbox.hub("GET", "/conversations", params={"page": page}).json()["data"]
        found += [talk["id"] for talk in talks["payload"]]
        if len(found) >= _AMONG or not talks["payload"]:
            break
    return found[:_AMONG]
