"""Asks ticketing, once the customer has paid, for what the quote promised beside the price.

What is due is read from the ladders: at each piece of news, and at the start of all money that has
not come where it belongs. So a kill between the payment and the request loses nothing, and the
ladder's own word that it was asked makes a second one impossible. Where the money may yet go back
(paid too late, paid twice, a refund that failed) it waits until that is settled. What was refused,
or dropped by a person, is not asked again by itself: it stands in Stuck money until somebody
presses.
"""

import asyncio
import logging
from collections.abc import Callable

from desktop.models.ladder import Ladder
from desktop.models.stage import Stage
from desktop.services.jobs.tools import Tools
from desktop.services.use_cases import ticketing_request
from desktop.services.use_cases.refusals import LinkRefused

log = logging.getLogger(__name__)

_MAY_GO_BACK = frozenset({Stage.PAID_AFTER_LAPSE, Stage.PAID_TWICE, Stage.REFUND_FAILED})


class ResidualWatch:
    """`me` is the agent's number at the hub; `wake` is called when a request is durable."""

    def __init__(
        self, tools: Tools, me: Callable[[], int | None], wake: Callable[[], object]
    ) -> None:
        self._tools = tools
        self._me = me
        self._wake = wake
        self._due: dict[str, None] = {}
        self._news = asyncio.Event()
        self._has_looked = False

    @property
    def is_busy(self) -> bool:
        """Whether something is about to be asked, or may be: the start's look is not over."""
        return bool(self._due) or not self._has_looked

    def follow(self, quote_id: str, ladder: Ladder) -> None:
        """Take note of where a quote stands now."""
        is_sure = ladder.stage not in _MAY_GO_BACK
        if ladder.residual_due and not ladder.residual_refused and is_sure:
            self._due[quote_id] = None
            self._news.set()

    async def run(self) -> None:
        """Ask for what is due, until cancelled. Raises `StoreError`."""
        store = self._tools.ledger.store
        stuck = [one.quote_id for one in await store.stuck_cases()]
        for quote_id, ladder in (await store.ladders(stuck)).items():
            self.follow(quote_id, ladder)
        self._has_looked = True
        while True:
            self._news.clear()  # before what is due is read: news of meanwhile is heard below
            for quote_id in tuple(self._due):
                await self._ask(quote_id)
                self._due.pop(quote_id, None)
            await self._news.wait()

    async def _ask(self, quote_id: str) -> None:
        quote = await self._tools.ledger.store.quote(quote_id)
        if quote is None:
            return
        try:
            await ticketing_request.ask(self._tools, quote, self._me())
        except LinkRefused as refusal:
            log.info("ticketing is not asked by itself for quote %s", quote_id)
            await ticketing_request.note_refused(self._tools, quote, refusal)
        self._wake()
