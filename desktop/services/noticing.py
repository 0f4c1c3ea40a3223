"""Finds what an agent should be told of, once each: restarts tell nothing again."""

import asyncio
import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop.models.inbox import InboxRow
from desktop.models.inbox_filter import InboxFilter, StatusChoice, Whose
from desktop.models.news import News
from desktop.models.payment_list import StuckMoney
from desktop.models.preferences import Notice
from desktop.models.reply_targets import ReplyTargets
from desktop.models.stage import Stage
from desktop.models.stuck_kind import Promises
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change

TOLD = "noticed"
"""The mark that keeps what was told: what of which quote or conversation, and when; ids only."""
_NEWS_S = 120.0
"""What happened longer ago than this is history, not news."""
_KEPT = 200
_MOST_AT_ONCE = 2
"""So many that were given to the agent at once are told one by one."""
_MY_OVERDUE = InboxFilter(whose=Whose.MINE, status=StatusChoice.WORKED_ON, overdue=True)
_STAGES = {Stage.DECLINED: Notice.DECLINED, Stage.NOT_DELIVERED: Notice.NOT_DELIVERED}


class Noticing:
    """One agent's news: of her own conversations, and of money also where nobody's is.

    `me` is her number at the hub, None until it is known; `targets` say when a reply is due.
    """

    def __init__(
        self, tools: Tools, me: Callable[[], int | None], targets: Callable[[], ReplyTargets]
    ) -> None:
        self._tools = tools
        self._me = me
        self._targets = targets
        self._told: dict[str, float] | None = None
        self._overdue: frozenset[int] = frozenset()
        self._stuck: frozenset[str] = frozenset()
        self._lock = asyncio.Lock()

    async def of(self, change: Change) -> list[News]:
        """What of a change is news. Raises `StoreError`."""
        told_of = change.assigned | change.mentioned
        money = change.conversations if change.quotes or change.paid else frozenset()
        wanted = sorted(told_of | money)
        if not wanted:
            return []
        rows = await self._tools.ledger.store.inbox_rows(wanted)
        now = self._tools.now()
        found: dict[str, News] = {}
        for conversation_id, row in rows.items():
            for notice, of_what in self._of_row(row, change, now):
                found[f"{notice}:{of_what}"] = News(notice, conversation_id)
        async with self._lock:
            return _together(await self._new(found, now))

    async def overdue(self) -> list[News]:
        """Which of her conversations have begun to wait too long: at most one piece of news, of
        the one that waits longest and of how many there are. Raises `StoreError`."""
        store, now = self._tools.ledger.store, self._tools.now()
        me = self._me()
        if me is None:
            return []
        late = await store.inbox_ids(_MY_OVERDUE, me, limits=self._targets().limits(now))
        async with self._lock:
            await self._load()
            new = [key for key in late if key not in self._overdue]
            if self._overdue != frozenset(late):
                self._overdue = frozenset(late)
                await self._keep()
        return [News(Notice.OVERDUE, new[0], len(new))] if new else []

    async def stuck(self, money: StuckMoney, promises: Promises) -> list[News]:
        """Which money has begun to wait longer than was promised, of her conversations and of
        nobody's: one piece of news, of the case that waits longest and of how many there are.
        Raises `StoreError`."""
        now = self._tools.now()
        late = {
            f"{one.quote_id}:{one.stuck.kind}:{one.stuck.since:.0f}": one
            for one in money.cases
            if promises.due_at(one.stuck.kind, one.stuck.since, one.stuck.by) <= now
        }
        async with self._lock:
            await self._load()
            fresh = [one for key, one in late.items() if key not in self._stuck]
            if self._stuck != frozenset(late):
                self._stuck = frozenset(late)
                await self._keep()
        rows = await self._tools.ledger.store.inbox_rows([one.conversation_id for one in fresh])
        known = {key for key, row in rows.items() if row.assignee_id in (None, self._me())}
        mine = [one for one in fresh if one.conversation_id in known]
        if not mine:
            return []
        first = mine[0]
        return [News(Notice.STUCK, first.conversation_id, len(mine), first.stuck.kind)]

    def _of_row(self, row: InboxRow, change: Change, now: float) -> list[tuple[Notice, str]]:
        """What a row has to tell, each with what it is about."""
        found: list[tuple[Notice, str]] = []
        at = f"{row.conversation_id}:{now:.0f}"
        if row.conversation_id in change.mentioned:
            found.append((Notice.MENTIONED, at))
        if row.conversation_id in change.assigned and row.assignee_id == self._me():
            found.append((Notice.ASSIGNED, at))
        badge = row.badge
        if badge is None or row.assignee_id not in (None, self._me()):
            return found
        if badge.quote_id in change.paid:
            found.append((Notice.PAID, f"{badge.quote_id}:{badge.since}"))
        elif now - badge.since <= _NEWS_S and badge.stage in _STAGES:
            found.append((_STAGES[badge.stage], f"{badge.quote_id}:{badge.since}"))
        if badge.reminder_due:  # once for each link, whatever has been told of it since
            found.append((Notice.REMIND, f"{badge.quote_id}:{badge.expires_at}"))
        return found

    async def _new(self, found: dict[str, News], now: float) -> list[News]:
        """Those that were not told before; they are now."""
        told = await self._load()
        new = {
            key: news
            for key, news in found.items()
            if key not in told and not _just_told(key, news, told, now)
        }
        if new:
            told |= dict.fromkeys(new, now)
            while len(told) > _KEPT:
                del told[next(iter(told))]
            await self._keep()
        return list(new.values())

    async def _load(self) -> dict[str, float]:
        if self._told is None:
            kept: object = None
            with contextlib.suppress(ValueError, RecursionError):
                kept = json.loads(await self._tools.ledger.store.mark(TOLD) or "null")
            told = kept.get("told") if isinstance(kept, dict) else None
            overdue = kept.get("overdue") if isinstance(kept, dict) else None
            self._told = dict(told) if isinstance(told, dict) else {}
            self._overdue = frozenset(overdue) if isinstance(overdue, list) else frozenset()
            stuck = kept.get("stuck") if isinstance(kept, dict) else None
            self._stuck = frozenset(map(str, stuck)) if isinstance(stuck, list) else frozenset()
        return self._told

    async def _keep(self) -> None:
        kept = {
            "told": self._told,
            "overdue": sorted(self._overdue),
            "stuck": sorted(self._stuck),
        }
        await self._tools.ledger.store.set_marks({TOLD: json.dumps(kept)})


def _just_told(key: str, news: News, told: Mapping[str, float], now: float) -> bool:
    """Whether the same was told a moment ago: the socket and the closing of its gap both tell."""
    if news.notice is not Notice.ASSIGNED:
        return False
    about = key.rpartition(":")[0] + ":"
    return any(one.startswith(about) and now - at <= _NEWS_S for one, at in told.items())


def _together(found: list[News]) -> list[News]:
    """News, of which many of one kind at once (after a gap) are one: of the first, and how many."""
    given = [one for one in found if one.notice is Notice.ASSIGNED]
    if len(given) <= _MOST_AT_ONCE:
        return found
    others = [one for one in found if one.notice is not Notice.ASSIGNED]
    return [*others, replace(given[0], count=len(given))]
