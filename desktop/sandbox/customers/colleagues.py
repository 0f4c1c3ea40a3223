"""Colleagues who work beside the agent: now and then one of them takes, labels or puts away."""

from __future__ import annotations

import random
from collections.abc import Callable

from desktop.sandbox.hub.account import COLLEAGUE_ID, DESK_AGENT_ID, SECOND_COLLEAGUE_ID
from desktop.sandbox.hub.records import Agent, Conversation
from desktop.sandbox.hub.world import HubWorld

_SNOOZE_S = 15 * 60.0


class Colleagues:
    """One deed at a time, never in a conversation of the desk's own agent.

    Their draws are their own: what they do changes nothing of what the seed draws for customers.
    """

    def __init__(self, hub: HubWorld) -> None:
        self._hub = hub
        self._rng = random.Random("colleagues")

    def act(self) -> None:
        """One of them does something, where there is anything to do."""
        who = self._hub.agents.get(self._rng.choice((COLLEAGUE_ID, SECOND_COLLEAGUE_ID)))
        if who is None:
            return
        open_ones = [
            record
            for record in self._hub.conversations.values()
            if record.status == "open" and record.assignee_id != DESK_AGENT_ID
        ]
        free = [record for record in open_ones if record.assignee_id is None]
        theirs = [record for record in open_ones if record.assignee_id == who.id]
        deeds: list[Callable[[], None]] = []
        if len(free) > 3:  # the agent finds some left to take
            deeds.append(lambda: self._hub.assign(self._rng.choice(free), who, by=who))
        if theirs:
            record = self._rng.choice(theirs)
            deeds += [lambda: self._label(record, who), lambda: self._put_away(record, who)]
        if deeds:
            self._rng.choice(deeds)()

    def _label(self, record: Conversation, who: Agent) -> None:
        self._hub.set_labels(record, [*record.labels, "rebook"], by=who)

    def _put_away(self, record: Conversation, who: Agent) -> None:
        if self._rng.random() < 0.5:
            self._hub.set_status(record, "resolved", by=who)
        else:
            until = self._hub.clock.now() + _SNOOZE_S
            self._hub.set_status(record, "snoozed", by=who, snoozed_until=until)
