"""Fuzzing of every wire into the desk: `python -m tests.faults.fuzz --cases 20000 --seed 1`.

`--only NAME --seed N --cases 1` runs one case again. What fails is printed with its seed and kept,
one JSON object a line, in build/fuzz.jsonl.
"""

import argparse
import asyncio
import itertools
import json
import logging
import math
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.rows import Row
from tests.faults.shapes import HUB_DOCUMENT, STRIPE_DOCUMENT, Shapes, record
from tests.faults.wires import Wires, wires
from tests.sandbox_process import ROOT, running_sandbox

PART = "bad input"
CASES = 20_000
AT_ONCE = 2_000
"""Cases of one trial of `make faults`."""
RESULT = ROOT / "build" / "fuzz.jsonl"
_MOST_SHOWN = 25


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that failed, and the seed that brings it back."""

    wire: str
    seed: int
    error: str
    where: str

    @property
    def words(self) -> str:
        """How to run it again, and what happens."""
        return f"--only {self.wire!r} --seed {self.seed} --cases 1: {self.where} {self.error}"


@dataclass(slots=True)
class Result:
    """What a run came to. `set_aside` counts what could not be read, and was reported."""

    cases: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    set_aside: int = 0
    slowest_s: float = 0.0


async def fuzz(
    desk: Wires, cases: int, seed: int, *, only: str = "", until: float | None = None
) -> Result:
    """Run cases of each wire by turns, from `seed` on; `until` is a monotonic time."""
    result = Result()
    names = [only] if only else list(desk.cases)
    turns = itertools.cycle(names)
    for number in range(cases):
        if until is not None and time.monotonic() > until:
            break
        name, own = next(turns), seed + number // len(names)
        begun = time.monotonic()
        try:
            await desk.run(name, own)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            words = f"{type(error).__name__}: {str(error)[:200]}"
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            result.failures.append(Failure(name, own, words, where))
        result.cases[name] += 1
        result.slowest_s = max(result.slowest_s, time.monotonic() - begun)
    result.set_aside = desk.set_aside
    return result


async def recorded_shapes(folder: Path) -> Shapes:
    """Shapes from a sandbox that runs for as long as it takes."""
    with running_sandbox("--quiet") as sandbox:
        return await record(sandbox, folder)


def play(seed: int, cases: int) -> Row:
    """Run so many cases from `seed` on, on a desk of their own; returns the row of this trial."""
    began = time.monotonic()
    logging.disable(logging.WARNING)
    result = asyncio.run(_run(cases, seed))
    return {
        "cases": dict(result.cases),
        "set_aside": result.set_aside,
        "slowest_s": round(result.slowest_s, 2),
        "found": [failure.words for failure in result.failures],
        "seconds": round(time.monotonic() - began, 1),
    }


def trials(seed: int, cases: int) -> Iterator[tuple[str, int, int]]:
    """The name, first seed and number of cases of each trial, together so many cases. Another
    `seed` has other cases."""
    for first in range(0, cases, AT_ONCE):
        size = min(AT_ONCE, cases - first)
        yield f"{size} from {first}", seed * CASES + first, size


async def _run(cases: int, seed: int, *, only: str = "", minutes: float = math.inf) -> Result:
    with tempfile.TemporaryDirectory(prefix="social-pay-desk-fuzz-") as name:
        shapes = await recorded_shapes(Path(name) / "recorded")
        async with wires(Path(name) / "fuzzed", shapes) as desk:
            until = time.monotonic() + minutes * 60
            return await fuzz(desk, cases, seed, only=only, until=until)


def show(result: Result, out: Path = RESULT) -> None:
    """Print a table, and keep the failures."""
    failed = Counter(failure.wire for failure in result.failures)
    print(f"{'wire':<16} {'cases':>7} {'failed':>7}")
    for name, count in result.cases.items():
        print(f"{name:<16} {count:>7} {failed[name]:>7}")
    print(
        f"{sum(result.cases.values())} cases, {len(result.failures)} failed; {result.set_aside} "
        f"items were set aside and counted; the slowest case took {result.slowest_s:.2f} s"
    )
    for document in (HUB_DOCUMENT, STRIPE_DOCUMENT):
        if not document.exists():
            print(f"{document.name} is not here: shapes recorded from the sandbox only")
    for failure in result.failures[:_MOST_SHOWN]:
        print(f"FAILED {failure.words}")
    out.parent.mkdir(exist_ok=True)
    keys = Failure.__slots__
    rows = [json.dumps({key: getattr(one, key) for key in keys}) for one in result.failures]
    out.write_text("".join(row + "\n" for row in rows), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, print, and return 0 when nothing failed."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Bend what comes over each wire.")
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=30.0, help="end then, done or not")
    parser.add_argument("--only", default="", help="one wire")
    options = parser.parse_args(arguments)
    logging.disable(logging.WARNING)
    result = asyncio.run(
        _run(options.cases, options.seed, only=options.only, minutes=options.minutes)
    )
    show(result)
    return 1 if result.failures else 0


if __name__ == "__main__":
    sys.exit(main())
