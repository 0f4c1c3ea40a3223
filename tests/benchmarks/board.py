"""The board over a year of a large team's work (`board_at_work`, `board_page_at_work`)."""

from pathlib import Path

from tests.benchmarks import board_year
from tests.benchmarks.processes import reporting
from tests.benchmarks.rows import Row
from tests.benchmarks.scale import FRAME_MS, centile


def board(folder: Path) -> list[Row]:
    """p95 of opening and of changing the filter, and what that does to the loop of the window."""
    folder.mkdir(parents=True)
    board_year.make(folder)
    with reporting("tests.benchmarks.board_at_work", str(folder)) as (_, taken):
        pass
    with reporting("tests.benchmarks.board_page_at_work", str(folder)) as (_, page):
        pass
    year = f"{board_year.CASES / 1e6:.1f} million cases, {board_year.PAID_LINKS:,} paid links"
    bare = "the bare statements on the same sums"
    return [
        Row(f"board over {year}: first opened", taken["first"][0], "ms"),
        Row(
            "board: filter changed, p95",
            centile(taken["read"], 0.95),
            "ms",
            bare,
            centile(taken["bare"], 0.95),
        ),
        Row(
            "board: filter changed, median",
            centile(taken["read"], 0.5),
            "ms",
            bare,
            centile(taken["bare"], 0.5),
        ),
        Row(
            "board: how late the loop is while it is read, p99",
            centile(taken["beat"], 0.99),
            "ms",
            "the loop at rest, p99",
            centile(taken["calm"], 0.99),
        ),
        Row(
            "board: the longest that the loop waited for it",
            max(taken["beat"]),
            "ms",
            "one frame",
            FRAME_MS,
        ),
        Row("board's page: first opened, until it is painted", page["open"][0], "ms"),
        Row(
            "board's page: filter changed, until it is painted, p95",
            centile(page["filter"], 0.95),
            "ms",
            f"{bare}, and one more paint",
            centile(page["bare"], 0.95),
        ),
        Row(
            "board's page: the longest that the loop waited while filters changed",
            max(page["gap"]),
            "ms",
            "two frames",
            2 * FRAME_MS,
        ),
    ]
