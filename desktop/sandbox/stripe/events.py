"""The account's event feed: newest first, a little late, sometimes twice.

Source: https://docs.stripe.com/api/events/list (30 days, no order guarantee); facts measured by
others: events of one second come in any order, and become visible late.
"""

from __future__ import annotations

import bisect
import copy
import random
from collections.abc import Iterable
from typing import Any

from desktop.sandbox.stripe import ids

JSON = dict[str, Any]

API_VERSION = "2026-10-28.endive"
RETENTION_S = 30 * 24 * 3600
USUAL_DELAY_S = 2.0  # an event becomes visible this late at most, unless delayed by a fault


def _position(entry: JSON) -> tuple[int, float, int]:
    return (entry["event"]["created"], entry["tie"], entry["copy"])


class EventFeed:
    """Events in the order of the list. `state` is plain JSON and is the whole lasting state.

    An entry is `{event, visible_at, tie, copy}`: within one second `tie` decides the order, and
    a duplicate stands beside its original (same id, next position), so that a cursor on the id
    neither skips an event nor turns in a circle.
    """

    def __init__(self, state: JSON, rng: random.Random) -> None:
        """Work on `state` (see `empty`)."""
        self._state = state
        self._rng = rng

    @staticmethod
    def empty() -> JSON:
        """Return the state of a feed without events."""
        return {"entries": [], "delay_s": 0.0, "delay_times": 0, "duplicate_times": 0}

    def add(self, type: str, obj: JSON, now: float, origin: JSON, previous: JSON | None) -> JSON:
        """Append an event that embeds `obj` as it is now; returns it. `now`: UTC seconds."""
        event = self._event(type, obj, now, origin, previous)
        late = self._rng.uniform(0.0, USUAL_DELAY_S)
        if self._state["delay_times"] > 0:
            self._state["delay_times"] -= 1
            late += self._state["delay_s"]
        tie = self._rng.random()
        self._insert(event, now + late, tie, 0)
        if self._state["duplicate_times"] > 0:
            self._state["duplicate_times"] -= 1
            self._insert(event, now + late, tie, 1)
            again = self._event(type, obj, now, origin, previous)
            later = now + late + self._rng.uniform(0.0, USUAL_DELAY_S)
            self._insert(again, later, self._rng.random(), 0)
        return event

    def delay(self, seconds: float, times: int) -> None:
        """Make the next `times` events visible `seconds` (sandbox time) later than usual."""
        self._state["delay_s"] = seconds
        self._state["delay_times"] = times

    def duplicate(self, times: int) -> None:
        """List each of the next `times` events twice, and once more under a second id."""
        self._state["duplicate_times"] = times

    def visible(self, now: float) -> Iterable[JSON]:
        """Yield the events that a list shows at `now`, newest first, at most 30 days old."""
        oldest = now - RETENTION_S
        for entry in reversed(self._state["entries"]):
            event: JSON = entry["event"]
            if event["created"] < oldest:
                return
            if entry["visible_at"] <= now:
                yield event

    def find(self, id: str, now: float) -> JSON | None:
        """Return one event by id, when it is visible and younger than 30 days."""
        return next((event for event in self.visible(now) if event["id"] == id), None)

    def _event(self, type: str, obj: JSON, now: float, origin: JSON, previous: JSON | None) -> JSON:
        data: JSON = {"object": copy.deepcopy(obj)}
        if previous is not None:
            data["previous_attributes"] = previous
        return {
            "id": ids.object_id(self._rng, "evt"),
            "object": "event",
            "api_version": API_VERSION,
            "context": None,
            "created": int(now),
            "data": data,
            "livemode": False,
            "pending_webhooks": 0,
            "request": dict(origin),
            "type": type,
        }

    def _insert(self, event: JSON, visible_at: float, tie: float, number: int) -> None:
        entry = {"event": event, "visible_at": visible_at, "tie": tie, "copy": number}
        bisect.insort(self._state["entries"], entry, key=_position)
