"""What a board is read from: sums of `desk.db`, links and conversations of `cache.db`.

Runs on the bare driver, on a thread of its own: neither a search nor a conversation waits for it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.models.board.cases import Seen
from desktop.models.board.figures import BoardFilter
from desktop.models.board.period import month_of
from desktop.models.reply_targets import WaitLimits
from desktop.services.store import case_rows
from desktop.services.store.case_blobs import read_numbers
from desktop.services.store.connection import Driver

WORKED_ON = "c.status IN ('open', 'pending')"
OF_LINKS = "links AS l LEFT JOIN conversations AS c ON c.conversation_id = l.conversation_id"
_CHANNEL = "coalesce(nullif(l.channel, ''), c.channel, '')"
_TEAM = "coalesce(l.team_id, c.team_id)"


@dataclass(frozen=True, slots=True)
class SpanSum:
    """The cases of one span (`2026-11-30` or `2026-11`), channel, team, and where it is by agent,
    agent. `took` is in ascending order, `quarters` beside it; empty for months."""

    span: str
    agent: int
    cases: int
    solved: int
    public: int
    public_answered: int
    took: Sequence[int]
    quarters: bytes


@dataclass(frozen=True, slots=True)
class LinkMade:
    """A link, or all of an offer, as the board counts it. Times are UTC seconds."""

    made_at: float
    agent: int | None
    is_ours: bool
    is_open: bool
    paid_at: float | None
    ticketed_at: float | None


@dataclass(frozen=True, slots=True)
class Moved:
    """Money that came in, or went back (below 0)."""

    at: float
    channel: str
    agent: int | None
    amount: int
    currency: str


@dataclass(slots=True)
class Narrowed:
    """What a filter adds to a statement, with its bound values."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def sql(self) -> str:
        """To stand behind another condition."""
        return "".join(f" AND {part}" for part in self.parts)


def _condition(wanted: BoardFilter | None, channel: str, team: str) -> Narrowed:
    found = Narrowed()
    if wanted is None:
        return found
    if wanted.channels:
        found.parts.append(f"{channel} IN (SELECT value FROM json_each(:channels))")
        found.values["channels"] = json.dumps(sorted(wanted.channels))
    if wanted.team is not None:
        found.parts.append(f"{team} = :team")
        found.values["team"] = wanted.team
    return found


def seen_condition(wanted: BoardFilter | None) -> Narrowed:
    """Narrow `conversations AS c`."""
    return _condition(wanted, "c.channel", "c.team_id")


def link_condition(wanted: BoardFilter) -> Narrowed:
    """Narrow `OF_LINKS`."""
    return _condition(wanted, _CHANNEL, _TEAM)


def span_sums(desk: Driver, wanted: BoardFilter, *, by_agent: bool) -> list[SpanSum]:
    """Return the sums of a period."""
    period = wanted.period
    if period.by_months:
        spans = [month_of(step) for step in period.steps]
    else:
        spans = [day.isoformat() for day in period.days]
    condition = _condition(wanted, "channel", "team")
    rows = desk.execute(
        "SELECT span, agent, cases, solved, public, public_answered, took, quarters FROM case_sums "
        "WHERE by_agent = :by_agent AND span IN (SELECT value FROM json_each(:spans))"
        f"{condition.sql}",
        {"by_agent": int(by_agent), "spans": json.dumps(spans), **condition.values},
    )
    return [
        SpanSum(row[0], row[1], row[2], row[3], row[4], row[5], read_numbers(row[6]), row[7])
        for row in rows
    ]


def first_replies(cache: Driver, wanted: BoardFilter | None, since: float) -> list[Seen]:
    """Return the conversations that were first answered since then."""
    condition = seen_condition(wanted)
    rows = cache.execute(
        f"SELECT c.conversation_id, {case_rows.SEEN} FROM conversations AS c "
        f"WHERE c.first_reply_at >= :since{condition.sql}",
        {"since": since, **condition.values},
    )
    return [case_rows.seen(row) for row in rows]


def waiting(
    cache: Driver, wanted: BoardFilter, limits: WaitLimits
) -> tuple[int, float | None, int]:
    """Return how many customers wait now, since when the first of them does, and how many have
    waited too long."""
    condition = seen_condition(wanted)
    row = cache.execute(
        "SELECT count(*), min(c.waiting_since), coalesce(sum(c.waiting_since <= "
        "iif(c.first_reply_at IS NULL, :first, :next)), 0) FROM conversations AS c "
        f"WHERE c.waiting_since IS NOT NULL AND {WORKED_ON}{condition.sql}",
        {"first": limits.first, "next": limits.next, **condition.values},
    ).fetchone()
    return int(row[0]), row[1], int(row[2])


def unanswered(cache: Driver, wanted: BoardFilter, late_from: float) -> int:
    """Return how many cases of a period nobody has answered, though they are due."""
    condition = seen_condition(wanted)
    row = cache.execute(
        "SELECT count(*) FROM conversations AS c WHERE c.waiting_since IS NOT NULL "
        f"AND {WORKED_ON} AND c.first_reply_at IS NULL AND c.waiting_since <= :late "
        f"AND c.created_at >= :since AND c.created_at < :until{condition.sql}",
        {
            "late": late_from,
            "since": wanted.period.since,
            "until": wanted.period.until,
            **condition.values,
        },
    ).fetchone()
    return int(row[0])


def loads(cache: Driver, wanted: BoardFilter) -> dict[int, int]:
    """Return how many conversations are being worked on, by agent; 0 is nobody's."""
    condition = seen_condition(wanted)
    rows = cache.execute(
        "SELECT coalesce(c.assignee_id, 0), count(*) FROM conversations AS c "
        f"WHERE {WORKED_ON}{condition.sql} GROUP BY 1",
        condition.values,
    )
    return {row[0]: int(row[1]) for row in rows}


def links_made(cache: Driver, wanted: BoardFilter) -> Iterator[LinkMade]:
    """Give the links that were made in a period, those of an offer as one: made with the first,
    paid where any of them is."""
    condition = link_condition(wanted)
    rows = cache.execute(
        "SELECT min(l.made_at), l.agent_id, l.is_ours, max(l.is_open), min(l.paid_at), "
        f"max(iif(l.paid_at IS NOT NULL, l.ticketed_at, NULL)) FROM {OF_LINKS} "
        "WHERE l.made_at >= :since AND l.made_at < :until"
        f"{condition.sql} GROUP BY coalesce(nullif(l.offer, ''), l.quote_id)",
        {"since": wanted.period.since, "until": wanted.period.until, **condition.values},
    )
    for row in rows:
        yield LinkMade(row[0], row[1], bool(row[2]), bool(row[3]), row[4], row[5])


def tickets(cache: Driver, wanted: BoardFilter) -> list[tuple[float, float]]:
    """Return when what was paid in a period was paid, and ticketed: of this desk's links."""
    condition = link_condition(wanted)
    rows = cache.execute(
        f"SELECT l.paid_at, l.ticketed_at FROM {OF_LINKS} WHERE l.is_ours = 1 "
        "AND l.made_at IS NOT NULL AND l.paid_at >= :since AND l.paid_at < :until "
        f"AND l.ticketed_at IS NOT NULL{condition.sql}",
        {"since": wanted.period.since, "until": wanted.period.until, **condition.values},
    )
    return [(row[0], row[1]) for row in rows]


def moved(cache: Driver, wanted: BoardFilter, since: float, until: float) -> Iterator[Moved]:
    """Give what came in and went back between the two moments."""
    condition = link_condition(wanted)
    rows = cache.execute(
        f"SELECT m.at, {_CHANNEL}, l.agent_id, m.amount, m.currency FROM movements AS m "
        "JOIN links AS l ON l.quote_id = m.quote_id "
        "LEFT JOIN conversations AS c ON c.conversation_id = l.conversation_id "
        f"WHERE m.at >= :since AND m.at < :until{condition.sql}",
        {"since": since, "until": until, **condition.values},
    )
    for row in rows:
        yield Moved(*row)


def open_links(cache: Driver, wanted: BoardFilter) -> int:
    """Return how many links can be paid now."""
    condition = link_condition(wanted)
    row = cache.execute(
        f"SELECT count(*) FROM {OF_LINKS} WHERE l.is_open = 1{condition.sql}", condition.values
    ).fetchone()
    return int(row[0])


def stuck(cache: Driver, wanted: BoardFilter) -> list[tuple[str, float, int, str]]:
    """Return each case of stuck money: its kind, since when, how much, in which currency."""
    condition = link_condition(wanted)
    rows = cache.execute(
        f"SELECT l.stuck, l.stuck_since, l.stuck_amount, l.currency FROM {OF_LINKS} "
        f"WHERE l.stuck <> ''{condition.sql}",
        condition.values,
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]
