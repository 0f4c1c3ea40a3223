"""How long to wait after the n-th failure in a row: exponential, with full jitter."""

import random
from collections.abc import Callable


class Backoff:
    """Counts failures in a row and says how many seconds to wait after each.

    The bound doubles from `first_s` to `most_s`; the wait is drawn evenly below it, so that many
    desks which failed together do not come back together. It is never under `least_s`.
    """

    def __init__(
        self,
        first_s: float = 1.0,
        most_s: float = 60.0,
        *,
        least_s: float = 0.25,
        uniform: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._first_s = first_s
        self._most_s = most_s
        self._least_s = least_s
        self._uniform = uniform
        self._failures = 0

    @property
    def failures(self) -> int:
        """Failures since the last success."""
        return self._failures

    def failed(self) -> float:
        """Note a failure; return the seconds to wait before the next try."""
        bound = min(self._most_s, self._first_s * 2.0 ** min(self._failures, 30))
        self._failures += 1
        return max(self._least_s, self._uniform(0.0, bound))

    def succeeded(self) -> None:
        """Note a success: the next failure waits as the first did."""
        self._failures = 0
