"""What a board is read from: sums of `desk.db`, links and conversations of `cache.db`.

Runs on the bare driver, on a thread of its own: neither a search nor a conversation waits for it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from desktop.models.board.cases import Seen
from desktop.models.board.figures import BoardFilter
from desktop.models.board.period import Period, clock_shifts, month_of
from desktop.models.reply_targets import WaitLimits
from desktop.models.stuck_kind import StuckKind
from desktop.services.store import case_rows
from desktop.services.store.case_blobs import read_numbers
from desktop.services.store.connection import Driver

WORKED_ON = "c.status IN ('open', 'pending')"
_EPOCH = date(1970, 1, 1)
_SUMS = (
    "sum(iif(m.amount > 0, m.amount, 0)), sum(iif(m.amount < 0, -m.amount, 0)), sum(m.amount > 0)"
)


@dataclass(frozen=True, slots=True)
class SpanSum:
    """The cases of one span (`2026-11-30` or `2026-11`), channel and team. `took` is in ascending
    order, `quarters` beside it; empty for months."""

    span: str
    cases: int
    solved: int
    public: int
    public_answered: int
    took: Sequence[int]
    quarters: bytes


@dataclass(frozen=True, slots=True)
class MadeOn:
    """The links that were made on a day, those of an offer as one."""

    day: date
    made: int
    paid: int
    pending: int


@dataclass(frozen=True, slots=True)
class MovedOn:
    """What came in, what went back, and by how many payments: on a day, through a channel."""

    day: date
    channel: str
    currency: str
    paid: int
    refunded: int
    payments: int


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
    """Narrow `links AS l`."""
    return _condition(wanted, "l.channel", "l.team_id")


def times_of(wanted: BoardFilter) -> dict[str, float]:
    """The bounds of its period, as statements name them; UTC seconds."""
    return {"since": wanted.period.since, "until": wanted.period.until}


def span_sums(desk: Driver, wanted: BoardFilter) -> list[SpanSum]:
    """Return the sums of a period."""
    return [
        SpanSum(row[0], row[1], row[2], row[3], row[4], read_numbers(row[5]), row[6])
        for row in span_rows(desk, wanted)
    ]


def replies_by_agent(desk: Driver, wanted: BoardFilter) -> dict[int, list[Sequence[int]]]:
    """Return how long the first answers of each agent took, as runs in ascending order."""
    found: dict[int, list[Sequence[int]]] = {}
    for agent, took in agent_rows(desk, wanted):
        found.setdefault(agent, []).append(read_numbers(took))
    return found


def span_rows(desk: Driver, wanted: BoardFilter) -> Any:
    """Give the sums of a period as they are stored."""
    return _sums(desk, wanted, "span, cases, solved, public, public_answered, took, quarters", 0)


def agent_rows(desk: Driver, wanted: BoardFilter) -> Any:
    """Give those of each agent as they are stored."""
    return _sums(desk, wanted, "agent, took", 1)


def _sums(desk: Driver, wanted: BoardFilter, columns: str, by_agent: int) -> Any:
    period = wanted.period
    if period.by_months:
        spans = [month_of(step) for step in period.steps]
    else:
        spans = [day.isoformat() for day in period.days]
    condition = _condition(wanted, "channel", "team")
    return desk.execute(
        f"SELECT {columns} FROM case_sums "
        "WHERE by_agent = :by_agent AND span IN (SELECT value FROM json_each(:spans))"
        f"{condition.sql}",
        {"by_agent": by_agent, "spans": json.dumps(spans), **condition.values},
    )


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
            **times_of(wanted),
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


def made_by_day(cache: Driver, wanted: BoardFilter) -> list[MadeOn]:
    """Return the links that were made in a period, by the day of the first of an offer; it is paid
    where any of it is."""
    rows, values = _made(wanted), _values(wanted)
    day = day_sql("made_at", wanted.period)
    found = cache.execute(
        f"SELECT {day}, count(*), count(paid_at), sum(paid_at IS NULL AND is_open) FROM ({rows}) "
        "GROUP BY 1 ORDER BY 1",
        values,
    )
    return [MadeOn(_day(row[0]), row[1], row[2], row[3]) for row in found]


def made_by_agent(cache: Driver, wanted: BoardFilter) -> dict[int, int]:
    """Return how many links each agent asked for, of those; 0 is nobody known."""
    found = cache.execute(
        f"SELECT coalesce(agent_id, 0), count(*) FROM ({_made(wanted)}) GROUP BY 1", _values(wanted)
    )
    return dict(found.fetchall())


def times_to_pay(cache: Driver, wanted: BoardFilter) -> list[int]:
    """Return how many seconds lie between the making and the payment of those that are paid."""
    found = cache.execute(
        "SELECT max(0, CAST(paid_at AS INTEGER) - CAST(made_at AS INTEGER)) "
        f"FROM ({_made(wanted)}) WHERE paid_at IS NOT NULL",
        _values(wanted),
    )
    return [row[0] for row in found]


def times_to_ticket(cache: Driver, wanted: BoardFilter) -> list[int]:
    """Return how many seconds lie between payment and ticket, of what was paid in a period by this
    desk's links."""
    condition = link_condition(wanted)
    found = cache.execute(
        "SELECT max(0, CAST(l.ticketed_at AS INTEGER) - CAST(l.paid_at AS INTEGER)) "
        "FROM links AS l WHERE l.is_ours = 1 AND l.ticketed_at IS NOT NULL "
        f"AND l.paid_at >= :since AND l.paid_at < :until{condition.sql}",
        {**times_of(wanted), **condition.values},
    )
    return [row[0] for row in found]


def moved_by_day(cache: Driver, wanted: BoardFilter) -> list[MovedOn]:
    """Return what came in and went back in a period, by day and channel."""
    condition = _condition(wanted, "m.channel", "m.team_id")
    found = cache.execute(
        f"SELECT {day_sql('m.at', wanted.period)}, m.channel, m.currency, {_SUMS} "
        f"FROM movements AS m WHERE m.at >= :since AND m.at < :until{condition.sql} "
        "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        {**times_of(wanted), **condition.values},
    )
    return [MovedOn(_day(row[0]), *row[1:]) for row in found]


def moved_between(
    cache: Driver, wanted: BoardFilter, since: float, until: float
) -> list[tuple[str, int, int, int]]:
    """Return by currency what came in, what went back, and by how many payments."""
    condition = _condition(wanted, "m.channel", "m.team_id")
    found: list[tuple[str, int, int, int]] = cache.execute(
        f"SELECT m.currency, {_SUMS} FROM movements AS m "
        f"WHERE m.at >= :since AND m.at < :until{condition.sql} GROUP BY 1",
        {"since": since, "until": until, **condition.values},
    ).fetchall()
    return found


def paid_by_agent(cache: Driver, wanted: BoardFilter) -> list[tuple[int, str, int]]:
    """Return what the links of each agent brought in a period, by currency; 0 is nobody known."""
    condition = _condition(wanted, "m.channel", "m.team_id")
    found: list[tuple[int, str, int]] = cache.execute(
        "SELECT coalesce(m.agent_id, 0), m.currency, sum(m.amount) FROM movements AS m "
        f"WHERE m.at >= :since AND m.at < :until AND m.amount > 0{condition.sql} GROUP BY 1, 2",
        {**times_of(wanted), **condition.values},
    ).fetchall()
    return found


def day_sql(column: str, period: Period) -> str:
    """The day of a moment as a whole number, by the calendar of the period's place: UTC's days,
    moved by what the clock there was ahead at the time."""
    shifts = clock_shifts(period)
    ahead = "".join(f" WHEN {column} < {until!r} THEN {offset}" for until, offset in shifts[:-1])
    last = shifts[-1][1]
    moved = f"CASE{ahead} ELSE {last} END" if ahead else str(last)
    return f"CAST(({column} + {moved}) / 86400 AS INTEGER)"


def _made(wanted: BoardFilter) -> str:
    """Each link of a period, all of an offer as one."""
    span = "l.made_at >= :since AND l.made_at < :until"
    narrowed = link_condition(wanted).sql
    return (
        "SELECT l.made_at, l.agent_id, l.is_open, l.paid_at FROM links AS l "
        f"WHERE {span} AND l.offer = ''{narrowed} UNION ALL "
        "SELECT min(l.made_at), l.agent_id, max(l.is_open), min(l.paid_at) FROM links AS l "
        f"WHERE {span} AND l.offer <> ''{narrowed} GROUP BY l.offer"
    )


def _values(wanted: BoardFilter) -> dict[str, Any]:
    return {**times_of(wanted), **link_condition(wanted).values}


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=number)


def open_links(cache: Driver, wanted: BoardFilter) -> int:
    """Return how many links can be paid now."""
    condition = link_condition(wanted)
    row = cache.execute(
        f"SELECT count(*) FROM links AS l WHERE l.is_open = 1{condition.sql}", condition.values
    ).fetchone()
    return int(row[0])


def due(
    cache: Driver, wanted: BoardFilter, most: int
) -> list[tuple[str, int, str, int, int, str, str, float, float | None, bool]]:
    """Return each ticket due and each open link, those that wait longest first, `most` at most:
    quote, conversation, channel, agent (0: nobody known), amount, currency, stage, since when, the
    ticket's time limit, and whether a ticket is due."""
    condition = link_condition(wanted)
    about = (
        "l.quote_id, l.conversation_id, l.channel, coalesce(l.agent_id, 0), l.badge_amount, "
        "l.currency, l.stage"
    )
    rows = cache.execute(
        f"SELECT {about}, l.stuck_since AS since, l.stuck_by, 1 FROM links AS l "
        # The first half names the partial index, which a bound value cannot.
        f"WHERE l.stuck <> '' AND l.stuck = :not_ticketed{condition.sql} UNION ALL "
        f"SELECT {about}, l.since, NULL, 0 FROM links AS l WHERE l.is_open = 1{condition.sql} "
        "ORDER BY 10 DESC, since LIMIT :most",
        {**condition.values, "most": most, "not_ticketed": StuckKind.NOT_TICKETED.value},
    )
    return [(*row[:9], bool(row[9])) for row in rows]


def stuck(cache: Driver, wanted: BoardFilter) -> list[tuple[str, float, float | None, int, str]]:
    """Return each case of stuck money: its kind, since when, its time limit, how much, in which
    currency."""
    condition = link_condition(wanted)
    rows = cache.execute(
        f"SELECT l.stuck, l.stuck_since, l.stuck_by, l.stuck_amount, l.currency FROM links AS l "
        f"WHERE l.stuck <> ''{condition.sql}",
        condition.values,
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]
