"""The response time that an airline shows its customers: rounded up, and of enough cases."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from desktop.models.board.figures import ResponseNow

LEAST_CASES = 5
"""A median of fewer says nothing, and could be one customer's."""


class Hindrance(StrEnum):
    """Why the response time was not published."""

    FIGURE = "figure"
    """It could not be read from this desk's files."""
    FOLDER = "folder"
    """The files could not be written."""
    NOT_RUN = "not_run"
    """The airline's command could not be started."""
    FAILED = "failed"
    """It ended with another status than 0."""
    HUNG = "hung"
    """It did not end in time, and was ended."""


class NotPublished(Exception):
    """`why`, and in `detail` the system's own word for it, or the command's status."""

    def __init__(self, why: Hindrance, detail: str = "") -> None:
        super().__init__(f"{why}: {detail}")
        self.why = why
        self.detail = detail


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
