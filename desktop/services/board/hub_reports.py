"""The hub's own reports of an account: what this desk did not see is in them. Where the agent's
rights do not allow them, the hub is not asked again for an hour."""

import logging
from collections.abc import Callable, Coroutine

from desktop.models.board.figures import BoardFilter, HubReport
from desktop.services.channels.channel import ChannelError, HubNotAllowed
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change

log = logging.getLogger(__name__)

_FRESH_S = 60.0
_AGAIN_S = 3600.0
_MOST = 50
_Key = tuple[float, float, int | None]


class HubReports:
    """`begin` runs a question to the hub beside everything else."""

    def __init__(
        self, tools: Tools, begin: Callable[[str, Coroutine[object, object, None]], None]
    ) -> None:
        self._tools = tools
        self._begin = begin
        self._known: dict[_Key, HubReport | None] = {}
        self._asked: dict[_Key, float] = {}
        self._not_before = 0.0

    def refuses(self) -> bool:
        """Whether the agent's rights do not allow them, as the hub said within the last hour."""
        return self._tools.now() < self._not_before

    def of(self, wanted: BoardFilter) -> HubReport | None:
        """Return what the hub last told of a filter, from memory, and ask it again where that is
        older than a minute; the answer comes with a change notice. Of single channels it tells
        nothing."""
        if wanted.channels:
            return None
        key = (wanted.period.since, wanted.period.until, wanted.team)
        now = self._tools.now()
        if now >= self._not_before and now - self._asked.get(key, 0.0) >= _FRESH_S:
            self._asked[key] = now
            self._begin("hub report", self._ask(key))
        return self._known.get(key)

    async def _ask(self, key: _Key) -> None:
        try:
            report = await self._tools.hub.report(*key)
        except HubNotAllowed:
            # An agent's token is refused here (report_policy.rb), and is otherwise sound.
            self._not_before = self._tools.now() + _AGAIN_S
            self._tools.ledger.notices.publish(Change(lists=True))
            return
        except ChannelError as error:
            log.info("no report of the hub: %s", error.code)
            return
        if len(self._known) >= _MOST:
            self._known.clear()
        if report != self._known.get(key):
            self._known[key] = report
            self._tools.ledger.notices.publish(Change(lists=True))
