"""Within what time a customer who waits is due an answer."""

from dataclasses import dataclass

from desktop.models.business_hours import counted, due_at, waiting_limit
from desktop.models.preferences import BusinessHours, Preferences

_DEFAULT_S = 20 * 60.0
"""An hour was the promise of 2014, and is no longer fast enough."""
_DAY_AND_NIGHT = BusinessHours()


@dataclass(frozen=True, slots=True)
class WaitLimits:
    """Whoever has waited since this moment or longer (UTC seconds) is overdue: for a first reply,
    and for a further one. By default nobody is.
    """

    first: float = float("-inf")
    next: float = float("-inf")

    @property
    def latest(self) -> float:
        """Whoever began to wait after this is not overdue at all."""
        return max(self.first, self.next)


@dataclass(frozen=True, slots=True)
class ReplyTargets:
    """Targets in seconds of business hours: for the first reply, and for each further one."""

    first_s: float = _DEFAULT_S
    next_s: float = _DEFAULT_S
    hours: BusinessHours = _DAY_AND_NIGHT

    @classmethod
    def of(cls, preferences: Preferences) -> "ReplyTargets":
        """Those that a person chose."""
        return cls(
            preferences.first_target_min * 60.0,
            preferences.next_target_min * 60.0,
            preferences.business_hours,
        )

    def due_at(self, waiting_since: float, *, first: bool) -> float:
        """When the reply to somebody who waits since then is due (UTC seconds)."""
        return due_at(self.hours, waiting_since, self.first_s if first else self.next_s)

    def limits(self, now: float) -> WaitLimits:
        """Who is overdue at `now`."""
        return WaitLimits(
            waiting_limit(self.hours, now, self.first_s),
            waiting_limit(self.hours, now, self.next_s),
        )

    def took(self, since: float, until: float) -> float:
        """How long that was, in seconds of business hours."""
        return counted(self.hours, since, until)
