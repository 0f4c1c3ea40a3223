"""The whole sandbox in one object: clock, hub, platforms, payments, customers, faults."""

from __future__ import annotations

import random
import string
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.sandbox.clock import SandboxClock
from desktop.sandbox.customers.autopilot import Autopilot
from desktop.sandbox.customers.population import Openings, populate
from desktop.sandbox.faults import Faults
from desktop.sandbox.hub.account import ACCOUNT_ID, DESK_AGENT_ID
from desktop.sandbox.hub.cable import Cable
from desktop.sandbox.hub.platforms import Platforms
from desktop.sandbox.hub.world import HubWorld
from desktop.sandbox.stripe import StripeWorld

Json = dict[str, Any]
STATE_VERSION = 1
_STATE_KEYS = ("clock_offset", "stripe_key", "hub", "platforms", "stripe", "customers")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks of a sandbox."""

    seed: int = 1
    conversations: int | None = None
    speed: float = 1.0
    quiet: bool = False
    openings: tuple[str, ...] = ()


class WrongState(ValueError):
    """A state file that is none of ours."""


class World:
    """Everything that is true in the sandbox. Runs on one asyncio loop."""

    def __init__(self, base_url: str, wishes: Wishes, state: Mapping[str, Any] | None) -> None:
        """Begin a new world, or go on with the one in `state` (raises WrongState)."""
        if state is not None:
            _check(state)
        # A world that goes on draws anew, else ids of the last run would come again.
        rng = random.Random(f"{wishes.seed} {_age(state)}" if state else wishes.seed)
        self.base_url = base_url
        self.clock = SandboxClock(state["clock_offset"] if state else 0.0)
        self.faults = Faults()
        self.requests: Counter[str] = Counter()
        self.changes = 0
        """Rises whenever something may have changed; tells when to keep the state."""
        self.pay_url = f"{base_url}/pay"
        self.hub = HubWorld(self.clock, random.Random(rng.getrandbits(64)))
        self.hub.base_url = base_url
        self.cable = Cable(self.hub)
        delivery_rng = random.Random(rng.getrandbits(64))
        self.platforms = Platforms(self.clock, self.hub, delivery_rng, self.faults)
        key = state["stripe_key"] if state else _restricted_key(rng)
        self.stripe = StripeWorld(self.clock, key=key, pay_url=self.pay_url, rng=rng)
        openings = Openings(list(wishes.openings) or None)
        self.customers = Autopilot(
            self.clock,
            self.hub,
            self.platforms,
            self.stripe,
            random.Random(rng.getrandbits(64)),
            openings,
            speed=wishes.speed,
            paused=wishes.quiet,
        )
        if state is None:
            endings = populate(self.hub, rng, openings, wishes.conversations)
            self.customers.begin(endings)
        else:
            self._restore(state)
        self.hub.on_broadcast(lambda event, inbox_id, data, by: self.touch())
        self.stripe.on_change(lambda kind, session: self.touch())
        self.clock.start()

    def touch(self) -> None:
        """Note that something may have changed."""
        self.changes += 1

    def announcement(self, control_url: str) -> Json:
        """What a program needs to use this sandbox: addresses, key, token, account."""
        return {
            "stripe_url": self.base_url,
            "stripe_key": self.stripe.key,
            "hub_url": self.base_url,
            "hub_token": self.hub.agents[DESK_AGENT_ID].access_token,
            "hub_account": ACCOUNT_ID,
            "pay_url": self.pay_url,
            "control_url": control_url,
        }

    def snapshot(self) -> Json:
        """The world as plain JSON values; `restore` by giving it to a new World."""
        return {
            "version": STATE_VERSION,
            "clock_offset": self.clock.offset,
            "stripe_key": self.stripe.key,
            "hub": self.hub.snapshot(),
            "platforms": self.platforms.snapshot(),
            "stripe": self.stripe.snapshot(),
            "customers": self.customers.snapshot(),
        }

    def _restore(self, state: Mapping[str, Any]) -> None:
        try:
            self.hub.restore(state["hub"])
            self.platforms.restore(state["platforms"])
            self.stripe.restore(state["stripe"])
            self.customers.restore(state["customers"])
        except (KeyError, TypeError, ValueError) as error:
            raise WrongState(f"it is damaged: {error!r}") from error


def _age(state: Mapping[str, Any]) -> str:
    return f"{state['hub'].get('next_message_id')} {state['clock_offset']}"


def _check(state: Mapping[str, Any]) -> None:
    if state.get("version") != STATE_VERSION:
        raise WrongState("it holds no sandbox of this version")
    if missing := [key for key in _STATE_KEYS if key not in state]:
        raise WrongState(f"it is damaged: no {', '.join(missing)}")
    if not isinstance(state["hub"], dict) or not isinstance(state["clock_offset"], float | int):
        raise WrongState("it is damaged: no hub or no time in it")


def _restricted_key(rng: random.Random) -> str:
    return "rk_test_" + "".join(rng.choices(string.ascii_letters + string.digits, k=32))
