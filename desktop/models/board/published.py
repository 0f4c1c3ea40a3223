"""The response time that an airline shows its customers: rounded up, and of enough cases."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.models.board.figures import ResponseNow

LEAST_CASES = 5
"""A median of fewer says nothing, and could be one customer's."""


@dataclass(frozen=True, slots=True)
class Published:
    """`minutes` is the median rounded up, `seconds` the median itself; `at` is UTC seconds."""

    minutes: int
    seconds: int
    cases: int
    at: float

    def as_json(self, text: str) -> str:
        """Return the JSON file: figures, words, and when they were computed."""
        when = datetime.fromtimestamp(self.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        body = {
            "response_minutes": self.minutes,
            "median_seconds": self.seconds,
            "cases": self.cases,
            "window_seconds": 300,
            "computed_at": when,
            "text": text,
        }
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def published(now: ResponseNow) -> Published | None:
    """Return what may be shown; None where the cases are too few."""
    if now.median is None or now.cases < LEAST_CASES:
        return None
    return Published(max(1, -(-now.median // 60)), now.median, now.cases, now.at)
