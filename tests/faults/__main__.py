"""`make faults`: kill the desk over and over, spoil every call, and count what really happened.

Rows go to build/faults.jsonl as they come; what stands there for the same seed is not run again.
"""

import argparse
import importlib.util
import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

from tests.faults import campaign, crash_table, table
from tests.faults.rows import Row, Rows
from tests.sandbox_process import ROOT

PARTS = ("campaign", "points", "table", "fuzz")
FUZZ = "tests.faults.fuzz"


@dataclass(frozen=True)
class Trial:
    """One piece of work for a process: `play(*arguments)` gives a row, or some."""

    part: str
    name: str
    play: Callable[..., Any]
    arguments: tuple[Any, ...]


def main() -> int:
    """Run the parts that were asked for. 0: nothing was lost, doubled or wrong."""
    given = _arguments()
    rows = Rows()
    if given.afresh and rows.path.exists():
        rows.path.unlink()
    run = f"seed {given.seed}, {given.kills} kills"
    began = time.monotonic()
    trials = [one for one in _trials(given) if one.name not in rows.done(one.part, run)]
    standing = len(list(_trials(given))) - len(trials)
    if standing:
        print(f"{standing} trials stand in {rows.path.relative_to(ROOT)} and are not run again.")
    _play(trials, given.jobs, rows, run)
    if given.parts != ["fuzz"]:
        _report(rows, run, time.monotonic() - began)
    parts = (campaign.PART, crash_table.PART, table.PART)
    wrong = any(row["found"] for part in parts for row in rows.done(part, run).values())
    fuzzed = _fuzz(given) if "fuzz" in given.parts else 0
    return 1 if wrong or fuzzed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; default: all")
    parser.add_argument("--kills", type=int, default=200, help="of the random campaign")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other instants")
    parser.add_argument("--afresh", action="store_true", help="forget the rows that stand")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"{', '.join(sorted(unknown))} is not known; known are {', '.join(PARTS)}")
    given.parts = given.parts or list(PARTS)
    return given


def _trials(given: argparse.Namespace) -> Iterator[Trial]:
    if "campaign" in given.parts:
        for number, first in enumerate(range(0, given.kills, campaign.KILLS_IN_A_ROUND)):
            kills = min(campaign.KILLS_IN_A_ROUND, given.kills - first)
            seed = f"{given.seed}:{number}"
            yield Trial(campaign.PART, seed, campaign.play, (seed, kills))
    if "points" in given.parts:
        for name, steps in crash_table.CHAINS.items():
            yield Trial(crash_table.PART, name, crash_table.play, (steps,))
    if "table" in given.parts:
        for call in table.CALLS:
            yield Trial(table.PART, call.name, table.row_of, (call.name,))


def _play(trials: list[Trial], jobs: int, rows: Rows, run: str) -> None:
    """Play trials in processes of their own, and write each down as it ends."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=fresh, max_tasks_per_child=1) as pool:
        waiting = {pool.submit(one.play, *one.arguments): one for one in trials}
        for number, done in enumerate(as_completed(waiting), 1):
            trial, result = waiting[done], done.result()
            row: Row = {"cells": result} if isinstance(result, list) else result
            row["found"] = row.get("found") or [
                f"{cell['trial']}: {words}"
                for cell in row.get("cells", ())
                for words in cell["found"]
            ]
            rows.add({**row, "part": trial.part, "run": run, "trial": trial.name})
            verdict = "; ".join(row["found"]) or "well"
            print(f"{number}/{len(trials)} {trial.part} {trial.name}: {verdict}", flush=True)


def _report(rows: Rows, run: str, seconds: float) -> None:
    cells = [cell for row in rows.done(table.PART, run).values() for cell in row.get("cells", ())]
    print("\n".join(table.lines(cells)))
    rounds = list(rows.done(campaign.PART, run).values())
    points = list(rows.done(crash_table.PART, run).values())
    kills, crashes = (sum(row["kills"] for row in some) for some in (rounds, points))
    found = [one for row in (*rounds, *points) for one in row["found"]]
    found += [one for cell in cells for one in cell["found"]]
    print()
    print(_line("kill -9 at random instants", kills, rounds))
    print(_line("killed at named points", crashes, points))
    print(
        f"{'faults at calls':<28} {len(cells):>6} tried, "
        f"{sum(not cell['found'] for cell in cells)} as they should be"
    )
    print(
        f"lost {_count(found, 'lost')}, doubled {_count(found, 'doubled')}, "
        f"other findings {len(found) - _count(found, 'lost') - _count(found, 'doubled')}, "
        f"{seconds / 60:.1f} min ({run})"
    )
    for one in found:
        print(f"  {one}")


def _line(name: str, kills: int, rows: list[Row]) -> str:
    jobs, messages, sessions = (
        sum(row[key] for row in rows) for key in ("jobs", "messages", "sessions")
    )
    return f"{name:<28} {kills:>6} tried, {jobs} jobs, {sessions} links, {messages} messages"


def _count(found: list[str], word: str) -> int:
    return sum(one.startswith(f"{word}:") for one in found)


def _fuzz(given: argparse.Namespace) -> int:
    """Bad input is a part of its own."""
    if importlib.util.find_spec(FUZZ) is None:
        return 0
    command = [sys.executable, "-m", FUZZ, "--seed", str(given.seed)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
