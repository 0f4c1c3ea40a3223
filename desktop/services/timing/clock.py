"""The desk's one clock: steady local time, corrected by what each server says the time is."""

import statistics
import sys
import time
from collections import deque
from collections.abc import Callable
from email.utils import parsedate_to_datetime

WORTH_SHOWING_S = 30.0
"""A clock of this computer that is further off than this is shown to the agent."""

_SAMPLES = 5
# `Date` has whole seconds: on average the server's time is half a second later than it says.
_HALF_A_SECOND = 0.5
# A median that moved less than that is only the roundness of `Date`; time must not jitter with it.
_DEADBAND_S = 1.0


def steady_time() -> float:
    """Seconds that never jump and go on counting while the computer sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # `time.monotonic` stops in sleep there, the POSIX clock not
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic()


class Clock:
    """UTC seconds since the epoch that follow the servers and not this computer's wall clock.

    Local time is the wall clock as it was at the start plus steady seconds since. Each server's
    offset to it is the median of the last five `Date` headers, so that one wrong answer moves
    nothing; two in a row that agree on another time do. Until a server has answered, its time is
    the local time. The first of `references` that has answered gives the desk's own time.
    """

    def __init__(
        self,
        *,
        references: tuple[str, ...] = ("stripe", "hub"),
        monotonic: Callable[[], float] = steady_time,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.monotonic = monotonic
        self._wall = wall
        self._references = references
        self._start_wall = wall()
        self._start_monotonic = monotonic()
        self._samples: dict[str, deque[float]] = {}
        self._offsets: dict[str, float] = {}

    def now(self) -> float:
        """The desk's time (UTC seconds): the provider's where known."""
        return self._local() + self._reference_offset()

    def now_at(self, server: str) -> float:
        """A server's time (UTC seconds); the desk's where that server has not answered yet."""
        offset = self._offsets.get(server)
        return self.now() if offset is None else self._local() + offset

    def note(
        self,
        server: str,
        date_header: str | None,
        sent_monotonic: float,
        received_monotonic: float,
    ) -> None:
        """Learn from one answer. The times are `self.monotonic()` before sending and after the
        headers came; the server is taken to have stamped it half-way. A missing or unreadable
        header teaches nothing.
        """
        if not date_header:
            return
        try:
            stamped = parsedate_to_datetime(date_header).timestamp()
        except (TypeError, ValueError, OverflowError):
            return
        middle = (sent_monotonic + received_monotonic) / 2
        local = self._start_wall + (middle - self._start_monotonic)
        samples = self._samples.setdefault(server, deque(maxlen=_SAMPLES))
        sample = stamped + _HALF_A_SECOND - local
        if self._has_jumped(samples, sample):
            samples.clear()
        samples.append(sample)
        median = statistics.median(samples)
        known = self._offsets.get(server)
        if known is None or abs(median - known) >= _DEADBAND_S:
            self._offsets[server] = median

    @staticmethod
    def _has_jumped(samples: "deque[float]", sample: float) -> bool:
        """Whether two answers in a row agree that the server's clock was set anew."""
        if not samples:
            return False
        apart = abs(sample - statistics.median(samples))
        return apart > WORTH_SHOWING_S and abs(sample - samples[-1]) < 2 * _DEADBAND_S

    def offset(self, server: str) -> float | None:
        """Seconds that a server is ahead of the local time; None before its first answer."""
        return self._offsets.get(server)

    def local_error(self, server: str | None = None) -> float:
        """Seconds that this computer's wall clock, as it stands now, is ahead of `server`'s time
        (of the desk's where none is named)."""
        return self._wall() - (self.now() if server is None else self.now_at(server))

    def correction(self) -> float:
        """`local_error()` where it is more than 30 s, so worth showing; otherwise 0."""
        error = self.local_error()
        return error if abs(error) > WORTH_SHOWING_S else 0.0

    def _local(self) -> float:
        return self._start_wall + (self.monotonic() - self._start_monotonic)

    def _reference_offset(self) -> float:
        for server in self._references:
            if server in self._offsets:
                return self._offsets[server]
        return 0.0
