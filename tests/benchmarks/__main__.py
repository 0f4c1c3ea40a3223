"""`make bench`: measures beside bare references, prints a table, and writes build/bench.json."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import board, feed, flood, intake, over_http, press, scale, shield, window
from tests.benchmarks.rows import Row, print_rows, write_rows
from tests.sandbox_process import ROOT

RESULT = ROOT / "build" / "bench.json"


def main(arguments: list[str]) -> int:
    """Run all parts, or those that are named; Linux measures memory and idleness too."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="social-pay-desk-bench-") as name:
        folder = Path(name)
        week = folder / "week"
        parts: list[tuple[str, Callable[[], list[Row]]]] = [
            ("intake", lambda: [intake.intake(week)]),
            ("start", lambda: [window.start(week)]),
            ("encrypted", lambda: [window.encrypted_start(week, folder / "encrypted")]),
            ("scale", lambda: scale.scale(week)),
            ("press", lambda: [press.press(folder / "press")]),
            ("shield", shield.shield),
            ("flood", lambda: flood.flood(folder / "flood")),
            ("http", lambda: over_http.over_http(folder / "http")),
            ("feed", lambda: feed.feed(folder / "feed")),
            ("board", lambda: board.board(folder / "board")),
        ]
        if sys.platform == "linux":
            parts.insert(3, ("rest", lambda: window.at_rest(week, folder / "rest")))
        asked = set(arguments or [words for words, _ in parts])
        if unknown := asked - {words for words, _ in parts}:
            print(f"no such part: {', '.join(sorted(unknown))}", file=sys.stderr)
            return 2
        if asked & {"start", "encrypted", "scale", "rest"}:
            asked.add("intake")  # it makes the week that these look at
        for words, part in parts:
            if words not in asked:
                continue
            print(f"measuring: {words}", file=sys.stderr, flush=True)
            rows += part()
    print_rows(rows)
    write_rows(rows, RESULT)
    print(f"written to {RESULT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
