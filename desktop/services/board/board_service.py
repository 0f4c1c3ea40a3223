"""The board of one desk: read for a filter, kept counted, and with what stands behind it."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from desktop.models.board.figures import (
    Board,
    BoardCases,
    BoardFilter,
    Figure,
    HubReport,
    ResponseNow,
)
from desktop.models.board.rates import Rates
from desktop.models.colleague import Directory
from desktop.models.hub_words import Availability
from desktop.models.reply_targets import ReplyTargets
from desktop.models.stuck_kind import Promises
from desktop.services.board.assembling import RECENT_S, assemble, response_of
from desktop.services.store import board_cases
from desktop.services.store.errors import StoreError
from desktop.services.store.store import Store

log = logging.getLogger(__name__)

COUNT_EVERY_S = 60.0


class BoardService:
    """Every method that reads raises `StoreError` when the files fail it. `rates` are what other
    currencies are added up by."""

    def __init__(
        self,
        store: Store,
        *,
        now: Callable[[], float],
        targets: Callable[[], ReplyTargets],
        promises: Callable[[], Promises],
        directory: Callable[[], Directory],
        rates: Rates | None = None,
        look: Callable[[], None] = lambda: None,
        report: Callable[[BoardFilter], HubReport | None] = lambda _: None,
        refuses: Callable[[], bool] = lambda: False,
    ) -> None:
        self.rates = rates or Rates()
        self._store = store
        self._now = now
        self._targets = targets
        self._promises = promises
        self._directory = directory
        self._look = look
        self._report = report
        self._refuses = refuses

    @property
    def zone(self) -> str:
        """The zone by whose calendar days are counted."""
        return self._targets().hours.zone

    @property
    def directory(self) -> Directory:
        """The names of agents and teams, as far as the hub has told."""
        return self._directory()

    async def read(self, wanted: BoardFilter) -> Board:
        """Return the board of a filter, as it is now; links that other desks made since are asked
        for, and come with a change notice."""
        self._look()
        await self.count()
        now, targets, promises = self._now(), self._targets(), self._promises()
        on_duty = self._on_duty()
        board = await self._store.read_board(
            lambda desk, cache: assemble(
                desk, cache, wanted, now=now, targets=targets, promises=promises, on_duty=on_duty
            )
        )
        return replace(board, hub=self._report(wanted), hub_refuses=self._refuses())

    async def response_now(self) -> ResponseNow:
        """Return the first responses of the last five minutes, on all channels."""
        now, targets = self._now(), self._targets()
        recent = await self._store.first_replies(now - RECENT_S)
        return response_of(recent, now, targets)

    async def behind(
        self, figure: Figure, wanted: BoardFilter, agent: int | None = None
    ) -> BoardCases:
        """Return the cases behind a figure, or behind one agent's: those that matter most first.
        What has left this desk is counted, and is not among them."""
        now, targets = self._now(), self._targets()
        return await self._store.read_board(
            lambda _, cache: board_cases.behind(
                cache, figure, wanted, targets, now=now, recently=now - RECENT_S, agent=agent
            )
        )

    async def count(self) -> None:
        """Count what is new, by the hours that are chosen."""
        if self._store.read_only:
            return
        self._store.hours = self._targets().hours
        await self._store.count_cases()

    async def run(self) -> None:
        """Keep counting until cancelled, so that what leaves the cache was counted before."""
        while True:
            try:
                await self.count()
            except StoreError as error:
                log.error("the board cannot count: %s", type(error).__name__)
            await asyncio.sleep(COUNT_EVERY_S)

    def _on_duty(self) -> int | None:
        known = [one.availability for one in self._directory().colleagues]
        told = [one for one in known if one is not None]
        return sum(one is Availability.ONLINE for one in told) if told else None
