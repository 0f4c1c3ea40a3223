"""What is known of the hub and the provider right now, for the status bar and for waiting jobs."""

import random
from collections.abc import Callable
from enum import StrEnum

from desktop.models.status import Health, ServiceState
from desktop.services.timing.horizons import Horizons


class Service(StrEnum):
    """The two services outside."""

    HUB = "hub"
    PSP = "psp"


class ServiceHealth:
    """Counts failures in a row and says until when to leave each service alone.

    `changed` is called when the state that people see is another one, `came_back` when a service
    works again that was waited for.
    """

    def __init__(
        self,
        now: Callable[[], float],
        horizons: Horizons,
        changed: Callable[[], None],
        came_back: Callable[[Service], None],
    ) -> None:
        self._now = now
        self._horizons = horizons
        self._changed = changed
        self._came_back = came_back
        self._states = {service: ServiceState() for service in Service}
        self._failures = dict.fromkeys(Service, 0)
        self._troubled: dict[Service, set[int]] = {service: set() for service in Service}

    def state(self, service: Service) -> ServiceState:
        """Return what is known of a service."""
        return self._states[service]

    def worked(self, service: Service, detail: str = "") -> None:
        """The service answered as it should. A pause that it asked for is kept all the same."""
        if self._asked_to_wait(service):
            return
        waited = self._states[service].health in (Health.DOWN, Health.SLOW, Health.REFUSED)
        self._failures[service] = 0
        self._troubled[service].clear()
        self._set(service, Health.OK, detail, None)
        if waited:
            self._came_back(service)

    def _asked_to_wait(self, service: Service) -> bool:
        state = self._states[service]
        return state.health is Health.SLOW and self.paused_until(service) > self._now()

    def refused(self, service: Service, detail: str) -> None:
        """The service answered and does not accept us."""
        self._set(service, Health.REFUSED, detail, None)

    def unreachable(
        self, service: Service, detail: str, retry_after_s: float | None, *, slowed: bool = False
    ) -> float:
        """The service was not reached, or asked us to wait (`slowed`).

        Returns when to try again (UTC seconds).
        """
        wait = max(self.backoff(self._failures[service]), retry_after_s or 0.0)
        self._failures[service] += 1
        until = self._now() + wait
        self._set(service, Health.SLOW if slowed else Health.DOWN, detail, until)
        return until

    def is_everywhere(self, service: Service, conversation_id: int) -> bool:
        """Note that the service failed at a conversation; whether it did so at another one too,
        and at nothing has worked since."""
        troubled = self._troubled[service]
        troubled.add(conversation_id)
        return len(troubled) > 1

    def paused_until(self, service: Service) -> float:
        """Return until when nothing should be sent there (UTC seconds); 0 when it may."""
        return self._states[service].until or 0.0

    def clear(self, service: Service) -> None:
        """Something shows that the service is back: do not wait any longer."""
        state = self._states[service]
        if state.until is not None:
            self._failures[service] = 0
            self._set(service, Health.UNKNOWN, "", None)

    def backoff(self, failures: int) -> float:
        """Seconds to wait after that many failures in a row, doubled each time, with jitter."""
        horizons = self._horizons
        wait = min(horizons.retry_longest_s, horizons.retry_first_s * 2.0 ** min(failures, 16))
        return wait * random.uniform(0.5, 1.0)

    def _set(self, service: Service, health: Health, detail: str, until: float | None) -> None:
        before = self._states[service]
        same = before.health is health and before.detail == detail
        if same and before.until == until:
            return
        since = before.since if before.health is health else self._now()
        self._states[service] = ServiceState(health, since, detail, until)
        self._changed()
