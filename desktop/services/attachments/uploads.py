"""How much of the files that leave just now has left, for whoever shows it. Not kept."""

from collections.abc import Callable

_STEP = 0.02
"""So much more is worth telling of."""


class Uploads:
    """The shares, from 0 to 1, by job."""

    def __init__(self) -> None:
        self._shares: dict[str, float] = {}
        self._listeners: list[Callable[[], None]] = []

    def share(self, job_id: str) -> float | None:
        """How much of a job's files has left; None while nothing of them leaves."""
        return self._shares.get(job_id)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` whenever a share has changed; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def of(self, job_id: str) -> Callable[[float], None]:
        """What hears of a job's progress."""

        def told(share: float) -> None:
            if share - self._shares.get(job_id, -1.0) >= _STEP:
                self._shares[job_id] = share
                self._tell()

        return told

    def over(self, job_id: str) -> None:
        """The attempt has ended, one way or the other."""
        if self._shares.pop(job_id, None) is not None:
            self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
