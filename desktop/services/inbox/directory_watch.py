"""Keeps at hand whom a conversation can be given to, and which labels and inboxes there are, online
or not."""

import json
import logging
from dataclasses import asdict, replace

from desktop.models.colleague import Colleague, Directory, Label, Team
from desktop.models.conversation import Availability, Channel
from desktop.services.channels.channel import ChannelError, Inbox
from desktop.services.jobs.job_moves import note_refusal
from desktop.services.jobs.tools import Tools
from desktop.services.notices import Change

log = logging.getLogger(__name__)

KEPT = "hub.directory"
KEPT_INBOXES = "hub.inboxes"


class DirectoryWatch:
    """The account's colleagues, labels, teams and inboxes, as the hub last told; kept in the
    cache."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._known = Directory()
        self._inboxes: tuple[Inbox, ...] = ()

    async def load(self) -> None:
        """Read what was kept. Raises `StoreError`."""
        store = self._tools.ledger.store
        self._known = directory_from(await store.cache_mark(KEPT))
        self._inboxes = _inboxes(await store.cache_mark(KEPT_INBOXES))

    @property
    def known(self) -> Directory:
        """What is known now, from memory; without loads."""
        return self._known

    @property
    def inboxes(self) -> tuple[Inbox, ...]:
        """The inboxes that the agent belongs to, from memory."""
        return self._inboxes

    async def current(self) -> Directory:
        """What is known, each colleague with what she has to do as far as this desk knows."""
        loads = await self._tools.ledger.store.loads()
        return replace(
            self._known,
            colleagues=tuple(
                replace(one, load=loads.get(one.user_id, 0)) for one in self._known.colleagues
            ),
        )

    async def refresh(self) -> Directory:
        """Ask the hub again; where it cannot be reached, what is known stands."""
        hub = self._tools.hub
        try:
            colleagues = await hub.colleagues()
            labels = await hub.account_labels()
            teams = await hub.teams()
            inboxes = tuple(await hub.inboxes())
        except ChannelError as error:
            note_refusal(self._tools, error)
            log.info("colleagues and labels stay as they are: %s", error.code)
            return await self.current()
        known = Directory(
            tuple(sorted(colleagues, key=lambda one: one.name.casefold())),
            tuple(sorted(labels, key=lambda one: one.title.casefold())),
            tuple(sorted(teams, key=lambda one: one.name.casefold())),
        )
        if known != self._known:
            await self._tools.ledger.store.set_cache_marks({KEPT: json.dumps(asdict(known))})
            self._known = known
        if inboxes != self._inboxes:
            kept = json.dumps([asdict(one) for one in inboxes])
            await self._tools.ledger.store.set_cache_marks({KEPT_INBOXES: kept})
            self._inboxes = inboxes
            self._tools.ledger.notices.publish(Change(lists=True))
        return await self.current()


def directory_from(kept: str | None) -> Directory:
    """Read what was kept; nothing where that cannot be read."""
    try:
        data = json.loads(kept or "{}")
        return Directory(
            tuple(
                Colleague(
                    int(one["user_id"]),
                    str(one["name"]),
                    Availability(one["availability"]) if one["availability"] else None,
                    str(one["role"]),
                )
                for one in data.get("colleagues", ())
            ),
            tuple(
                Label(str(one["title"]), str(one["description"])) for one in data.get("labels", ())
            ),
            tuple(Team(int(one["team_id"]), str(one["name"])) for one in data.get("teams", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Directory()


def _inboxes(kept: str | None) -> tuple[Inbox, ...]:
    try:
        return tuple(
            Inbox(
                int(one["inbox_id"]),
                str(one["name"]),
                Channel(one["channel"]),
                bool(one["needs_attention"]),
            )
            for one in json.loads(kept or "[]")
        )
    except (ValueError, KeyError, TypeError):
        return ()
