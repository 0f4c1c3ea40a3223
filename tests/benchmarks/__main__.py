"""`make bench`: measures beside bare references, prints a table, and writes build/bench.json."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import feed, press, shield, window
from tests.benchmarks.rows import Row, print_rows, write_rows
from tests.sandbox_process import ROOT

RESULT = ROOT / "build" / "bench.json"


def main() -> int:
    """Run all; Linux measures memory too."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="social-pay-desk-bench-") as name:
        folder = Path(name)
        parts: list[tuple[str, Callable[[], list[Row]]]] = [
            ("start", lambda: [window.start(folder / "window")]),
            ("press", lambda: [press.press(folder / "press")]),
            ("shield", shield.shield),
            ("feed", lambda: feed.feed(folder / "feed")),
        ]
        if sys.platform == "linux":
            parts.insert(1, ("memory", lambda: [window.memory(folder / "window")]))
        for words, part in parts:
            print(f"measuring: {words}", file=sys.stderr, flush=True)
            rows += part()
    print_rows(rows)
    write_rows(rows, RESULT)
    print(f"written to {RESULT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
