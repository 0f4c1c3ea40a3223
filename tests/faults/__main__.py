"""`make faults`: kill the desk over and over, spoil every call, and count what really happened.

Rows go to build/faults.jsonl as they come; what stands there for the same seed is not run again.
"""

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults import campaign, crash_table, fuzz, table
from tests.faults.rows import FILE, Row, Rows

PARTS = ("campaign", "points", "table", "fuzz")


@dataclass(frozen=True)
class Trial:
    """One piece of work for a process: `play(*arguments)` gives a row, or some."""

    part: str
    name: str
    play: Callable[..., Any]
    arguments: tuple[Any, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that were asked for. 0: nothing was lost, doubled or wrong."""
    given = _arguments(arguments)
    rows = Rows(given.rows)
    if given.afresh and rows.path.exists():
        rows.path.unlink()
    run = f"seed {given.seed}, {given.kills} kills, {given.cases} cases"
    began = time.monotonic()
    wanted = list(_trials(given))
    done = {part: rows.done(part, run) for part in {one.part for one in wanted}}
    trials = [one for one in wanted if one.name not in done[one.part]]
    if standing := len(wanted) - len(trials):
        print(f"{standing} trials stand in {rows.path} and are not run again.")
    broken = _play(trials, given.jobs, rows, run)
    found = _report(rows, run, time.monotonic() - began)
    for one in broken:
        print(f"  not run: {one}")
    return 1 if found or broken else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; default: all")
    parser.add_argument("--kills", type=int, default=200, help="of the random campaign")
    parser.add_argument("--cases", type=int, default=fuzz.CASES, help="of bad input")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other instants")
    parser.add_argument("--rows", type=Path, default=FILE, help="where the rows are kept")
    parser.add_argument("--afresh", action="store_true", help="forget the rows that stand")
    given = parser.parse_args(arguments)
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"{', '.join(sorted(unknown))} is not known; known are {', '.join(PARTS)}")
    given.parts = given.parts or list(PARTS)
    return given


def _trials(given: argparse.Namespace) -> Iterator[Trial]:
    """All trials, those that take longest first, so that no process is left with one at the end."""
    if "table" in given.parts:
        for call in table.CALLS:
            yield Trial(table.PART, call.name, table.row_of, (call.name,))
    if "points" in given.parts:
        for name, steps in crash_table.CHAINS.items():
            yield Trial(crash_table.PART, name, crash_table.play, (steps,))
    if "campaign" in given.parts:
        for number, first in enumerate(range(0, given.kills, campaign.KILLS_IN_A_ROUND)):
            kills = min(campaign.KILLS_IN_A_ROUND, given.kills - first)
            seed = f"{given.seed}:{number}"
            yield Trial(campaign.PART, seed, campaign.play, (seed, kills))
    if "fuzz" in given.parts:
        for name, first, size in fuzz.trials(given.seed, given.cases):
            yield Trial(fuzz.PART, name, fuzz.play, (first, size))


def _play(trials: list[Trial], jobs: int, rows: Rows, run: str) -> list[str]:
    """Play trials in processes of their own, and write each down as it ends; returns which could
    not be played, and why: they are tried again at the next run."""
    broken: list[str] = []
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=fresh, max_tasks_per_child=1) as pool:
        waiting = {pool.submit(one.play, *one.arguments): one for one in trials}
        for number, done in enumerate(as_completed(waiting), 1):
            trial = waiting[done]
            try:
                result = done.result()
            except Exception as error:
                broken.append(f"{trial.part} {trial.name}: {type(error).__name__}: {error}")
                print(f"{number}/{len(trials)} {broken[-1]}", flush=True)
                continue
            row: Row = {"cells": result} if isinstance(result, list) else result
            row["found"] = row.get("found") or [
                f"{cell['trial']}: {words}"
                for cell in row.get("cells", ())
                for words in cell["found"]
            ]
            rows.add({**row, "part": trial.part, "run": run, "trial": trial.name})
            verdict = "; ".join(row["found"]) or "well"
            print(f"{number}/{len(trials)} {trial.part} {trial.name}: {verdict}", flush=True)
    return broken


def _report(rows: Rows, run: str, seconds: float) -> list[str]:
    """Print what all trials of this run came to, and return what was found."""
    cells = [cell for row in rows.done(table.PART, run).values() for cell in row.get("cells", ())]
    if cells:
        print("\n".join(table.lines(cells)))
    rounds = list(rows.done(campaign.PART, run).values())
    points = list(rows.done(crash_table.PART, run).values())
    kills, crashes = (sum(row["kills"] for row in some) for some in (rounds, points))
    found = [one for row in (*rounds, *points) for one in row["found"]]
    found += [one for cell in cells for one in cell["found"]]
    fuzzed = list(rows.done(fuzz.PART, run).values())
    found += [one for row in fuzzed for one in row["found"]]
    print()
    print(_line("kill -9 at random instants", kills, rounds))
    print(_line("killed at named points", crashes, points))
    print(
        f"{'faults at calls':<28} {len(cells):>6} tried, "
        f"{sum(not cell['found'] for cell in cells)} as they should be"
    )
    print(_fuzz_line(fuzzed))
    print(
        f"lost {_count(found, 'lost')}, doubled {_count(found, 'doubled')}, "
        f"other findings {len(found) - _count(found, 'lost') - _count(found, 'doubled')}, "
        f"{seconds / 60:.1f} min ({run})"
    )
    for one in found:
        print(f"  {one}")
    return found


def _line(name: str, kills: int, rows: list[Row]) -> str:
    jobs, messages, sessions, refunds = (
        sum(row.get(key, 0) for row in rows) for key in ("jobs", "messages", "sessions", "refunds")
    )
    return (
        f"{name:<28} {kills:>6} tried, {jobs} jobs, {sessions} links, {messages} messages, "
        f"{refunds} refunds"
    )


def _count(found: list[str], word: str) -> int:
    return sum(one.startswith(f"{word}:") for one in found)


def _fuzz_line(rows: list[Row]) -> str:
    cases: Counter[str] = Counter()
    for row in rows:
        cases.update(row["cases"])
    aside = sum(row["set_aside"] for row in rows)
    slowest = max((row["slowest_s"] for row in rows), default=0.0)
    return (
        f"{'bent input':<28} {cases.total():>6} tried on {len(cases)} wires, {aside} items set "
        f"aside, the slowest {slowest:.2f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
