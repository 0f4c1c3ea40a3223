"""Reminds customers of links that are about to end, where the airline's setting wants that.

What is due is worked out from the open links each time, so a kill or a change of the setting loses
nothing; the reminder itself is a job with one id for each link, so none goes twice.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable

from desktop.models.fact import FactKind
from desktop.models.ids import new_id
from desktop.models.job import JobKind
from desktop.models.job_parts import generation_of
from desktop.models.journal import Draft
from desktop.models.ladder import Ladder
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change
from desktop.services.store.errors import StoreError
from desktop.services.use_cases import link_again

log = logging.getLogger(__name__)

_LONGEST_S = 60.0
"""The provider's clock may be corrected meanwhile, and the computer may have slept."""
_SHORTEST_S = 0.05
_SETTLE_S = 0.2
YOUNG_S = 600.0
"""A customer who got the link less than this before the reminder's time is not reminded of it."""


class ReminderWatch:
    """`before_min` tells the setting: minutes before a link's end, None for never. `wake` is called
    when a reminder has been made durable. All deadlines are counted by the provider's clock."""

    def __init__(
        self, tools: Tools, before_min: Callable[[], int | None], wake: Callable[[], None]
    ) -> None:
        self._tools = tools
        self._before_min = before_min
        self._wake = wake
        self._moved = asyncio.Event()
        self._seen_to: set[tuple[str, int]] = set()

    async def run(self) -> None:
        """Watch until cancelled."""
        unsubscribe = self._tools.ledger.notices.subscribe(self._changed)
        try:
            while True:
                self._moved.clear()
                try:
                    next_at = await self.look()
                except StoreError as error:
                    log.error("reminders wait for the store: %s", type(error).__name__)
                    next_at = float("inf")
                await self._wait(next_at - self._tools.provider_now())
        finally:
            unsubscribe()

    async def look(self) -> float:
        """See to what is due; returns when the next one will be (the provider's UTC seconds)."""
        tools, minutes = self._tools, self._before_min()
        if minutes is None or not tools.provider_clock.is_known:
            return float("inf")
        next_at = float("inf")
        for quote_id, ladder in list(tools.ledger.open_links.items()):
            if (quote_id, ladder.generation) in self._seen_to or ladder.expires_at is None:
                continue
            due_at = ladder.expires_at - 60.0 * minutes
            now = tools.provider_now()
            if now < due_at:
                next_at = min(next_at, due_at)
            elif self._is_due(ladder, due_at, now):
                await self._see_to(quote_id, ladder)
        return next_at

    @staticmethod
    def _is_due(ladder: Ladder, due_at: float, now: float) -> bool:
        came = min(ladder.reached.values(), default=ladder.since)
        assert ladder.expires_at is not None
        return (
            ladder.stage in link_again.REMINDABLE
            and ladder.reminded is None
            and not ladder.reminder_due
            and came < due_at - YOUNG_S
            and now < ladder.expires_at - link_again.LATE_S
        )

    async def _see_to(self, quote_id: str, ladder: Ladder) -> None:
        """Make the reminder durable; or where only a person can see to it, that she is to."""
        tools, generation = self._tools, ladder.generation
        store = tools.ledger.store
        quote = await link_again.quote_of(tools, quote_id, generation)
        conversation = await store.conversation(await tools.ledger.conversation_of(quote_id))
        self._seen_to.add((quote_id, generation))
        if quote is None or conversation is None or await self._was_asked(quote_id, generation):
            return
        why = link_again.only_by_person(conversation, tools.now())
        if why:
            body = {
                "generation": generation,
                "conversation": quote.conversation_id,
                "reason": why.value,
            }
            source = f"desk:reminder:{quote_id}:{generation}:due"
            kind = FactKind.REMINDER_DUE
            await tools.ledger.record([Draft(tools.now(), kind, quote_id, "desk", source, body)])
            return
        job = link_again.reminder(
            tools,
            quote,
            generation,
            job_id=new_id(tools.now()),
            asked_as=link_again.remind_id(quote_id, generation),
            by=link_again.BY_ITSELF,
        )
        await link_again.ask_for_reminder(tools, job)
        self._wake()

    async def _was_asked(self, quote_id: str, generation: int) -> bool:
        jobs = await self._tools.ledger.store.jobs_of_quote(quote_id)
        return any(job.kind is JobKind.REMIND and generation_of(job) == generation for job in jobs)

    async def _wait(self, left: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(_SHORTEST_S, min(left, _LONGEST_S))):
                await self._moved.wait()
                await asyncio.sleep(_SETTLE_S)

    def _changed(self, change: Change) -> None:
        if change.quotes or change.status:
            self._moved.set()
