"""Rate limits: a token bucket for each endpoint, on real time.

Source: https://docs.stripe.com/rate-limits (25 requests/s for an endpoint).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from desktop.sandbox.stripe.errors import rate_limited


class RateLimits:
    """Lets `per_second` requests a second through to each endpoint, with a burst of as many."""

    def __init__(self, per_second: float, monotonic: Callable[[], float] = time.monotonic) -> None:
        """`per_second` ≤ 0 means no limit; `monotonic` tells real seconds."""
        self.per_second = per_second
        self._monotonic = monotonic
        self._buckets: dict[str, tuple[float, float]] = {}  # endpoint: tokens, when counted

    def take(self, endpoint: str) -> None:
        """Count one request. Raises StripeError (429, `endpoint-rate`) when there are too many."""
        if self.per_second <= 0:
            return
        now = self._monotonic()
        tokens, counted = self._buckets.get(endpoint, (self.per_second, now))
        tokens = min(self.per_second, tokens + (now - counted) * self.per_second)
        if tokens < 1:
            self._buckets[endpoint] = (tokens, now)
            raise rate_limited("endpoint-rate")
        self._buckets[endpoint] = (tokens - 1, now)
