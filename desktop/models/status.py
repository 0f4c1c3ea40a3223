"""How the desk and each service it needs are doing, for the status bar."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """What is known of a service right now."""

    UNKNOWN = "unknown"
    OK = "ok"
    SLOW = "slow"
    """Reachable, but paused, throttled or stretched; `detail` says why."""
    DOWN = "down"
    REFUSED = "refused"
    """Reachable, but it does not accept us (token, key, permission)."""


@dataclass(frozen=True, slots=True)
class ServiceState:
    """One service. `since` is when this began, `until` when it is tried again (UTC seconds)."""

    health: Health = Health.UNKNOWN
    since: float = 0.0
    detail: str = ""
    until: float | None = None


@dataclass(frozen=True, slots=True)
class DeskStatus:
    """The status bar's facts. `payments_checked_at` is UTC seconds, None before the first check;
    `links_open` of them are followed, and `payments_every_s` later the next check is due.

    `waiting` counts jobs that have not left, `asking` those that wait for a person.
    `clock_off_s` is this computer's clock minus the provider's, when it is worth showing.
    `reads_used` and `reads_budget` are the provider reads of the last 30 days. `live` says that the
    hub's socket is connected, `synced` that all conversations of the first look have been read.
    """

    hub: ServiceState = ServiceState()
    psp: ServiceState = ServiceState()
    live: bool = False
    synced: bool = True
    payments_checked_at: float | None = None
    payments_every_s: float = 0.0
    links_open: int = 0
    waiting: int = 0
    asking: int = 0
    sandbox: bool = False
    clock_off_s: float = 0.0
    reads_used: int = 0
    reads_budget: int = 0
