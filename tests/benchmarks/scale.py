"""The window with the week in its cache: searching, opening, scrolling (`week_at_work`)."""

import statistics
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.processes import reporting
from tests.benchmarks.rows import Row
from tests.benchmarks.week import LONG

FRAME_MS = 16.7


def scale(week: Path) -> list[Row]:
    """p95 of searches, medians of openings, p99 of frames."""
    with reporting("tests.benchmarks.week_at_work", str(week)) as (_, taken):
        pass
    bare = "the bare FTS5 query, its newest 50"
    return [
        Row(
            "search, p95 from keystroke to rows",
            centile(taken["search"], 0.95),
            "ms",
            bare,
            centile(taken["bare search"], 0.95),
        ),
        Row(
            f"opening a conversation of {LONG:,} messages, to painted",
            statistics.median(taken["open"]),
            "ms",
            "bare SELECT, cold layout and paint",
            statistics.median(taken["bare open"]),
        ),
        *(
            Row(
                f"scrolling the {part}, frame p99",
                centile(taken[f"{part} frames"], 0.99),
                "ms",
                "one frame",
                FRAME_MS,
            )
            for part in ("inbox", "thread")
        ),
    ]


def centile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
