"""Which conversations and links stand behind a figure of the board."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from desktop.models.board.cases import Seen, case_of
from desktop.models.board.figures import BoardCases, BoardFilter, Figure
from desktop.models.reply_targets import ReplyTargets
from desktop.models.stuck_kind import StuckKind
from desktop.services.store import case_rows
from desktop.services.store.board_query import WORKED_ON, link_condition, seen_condition, times_of
from desktop.services.store.connection import Driver

_MOST = 5000
_WAITS = f"c.waiting_since IS NOT NULL AND {WORKED_ON}"
_OF_PERIOD = "c.created_at >= :since AND c.created_at < :until"
_MOVED = (
    "l.quote_id IN (SELECT m.quote_id FROM movements AS m "
    "WHERE m.at >= :since AND m.at < :until AND m.amount {sign} 0)"
)
_MADE = "l.made_at >= :since AND l.made_at < :until"
_CONVERSATIONS: Mapping[Figure, tuple[str, str]] = {
    Figure.WAITING: (_WAITS, "c.waiting_since"),
    Figure.PAST_TARGET: (
        f"{_WAITS} AND c.waiting_since <= iif(c.first_reply_at IS NULL, :first, :next)",
        "c.waiting_since",
    ),
    Figure.ON_DUTY: (WORKED_ON, "c.last_activity_at DESC"),
    Figure.SOLVED: (f"{_OF_PERIOD} AND c.status = 'resolved'", "c.created_at DESC"),
    Figure.PUBLIC: (f"{_OF_PERIOD} AND c.is_private = 0", "c.created_at DESC"),
    Figure.CASES: (_OF_PERIOD, "c.created_at DESC"),
    Figure.RESPONSE: (
        f"{_OF_PERIOD} AND c.first_reply_at IS NOT NULL",
        "c.first_reply_at - c.created_at DESC",
    ),
    Figure.RESPONSE_NOW: ("c.first_reply_at >= :recently", "c.first_reply_at DESC"),
}
_LINKS: Mapping[Figure, tuple[str, str]] = {
    Figure.PAID: (_MOVED.format(sign=">"), "l.paid_at DESC"),
    Figure.REFUNDED: (_MOVED.format(sign="<"), "l.paid_at DESC"),
    Figure.LINKS_OPEN: ("l.is_open = 1", "l.asked_at"),
    Figure.CONVERSION: (_MADE, "l.made_at DESC"),
    Figure.TIME_TO_PAY: (f"{_MADE} AND l.paid_at IS NOT NULL", "l.paid_at - l.made_at DESC"),
    Figure.TIME_TO_TICKET: (
        "l.is_ours = 1 AND l.paid_at >= :since AND l.paid_at < :until "
        "AND l.ticketed_at IS NOT NULL",
        "l.ticketed_at - l.paid_at DESC",
    ),
    Figure.STUCK: ("l.stuck <> ''", "l.stuck_since"),
    Figure.NOT_TICKETED: (f"l.stuck = '{StuckKind.NOT_TICKETED.value}'", "l.stuck_since"),
}


def behind(
    cache: Driver,
    figure: Figure,
    wanted: BoardFilter,
    targets: ReplyTargets,
    *,
    now: float,
    recently: float,
    agent: int | None = None,
) -> BoardCases:
    """Return the cases behind a figure, those that matter most first: the slowest, the oldest or
    the newest. `agent` narrows to those of one agent. Times are UTC seconds."""
    if figure in _LINKS:
        return _links(cache, figure, wanted, agent)
    if figure is Figure.INSIDE_TARGET:
        return _missed(cache, wanted, targets, now)
    if figure is Figure.RESPONSE and agent is not None:
        return _answered_by(cache, wanted, targets, agent)
    if figure not in _CONVERSATIONS:
        return BoardCases()
    sql, order = _CONVERSATIONS[figure]
    limits = targets.limits(now)
    values = {"first": limits.first, "next": limits.next, "recently": recently}
    return BoardCases(conversations=_ids(cache, wanted, sql, order, agent, values))


def _ids(
    cache: Driver,
    wanted: BoardFilter,
    sql: str,
    order: str,
    agent: int | None,
    values: Mapping[str, Any],
) -> tuple[int, ...]:
    condition = seen_condition(wanted)
    whose = "" if agent is None else " AND c.assignee_id = :agent"
    rows = cache.execute(
        f"SELECT c.conversation_id FROM conversations AS c WHERE {sql}{condition.sql}{whose} "
        f"ORDER BY {order} LIMIT {_MOST}",
        {**times_of(wanted), **values, **condition.values, "agent": agent},
    )
    return tuple(row[0] for row in rows)


def _missed(cache: Driver, wanted: BoardFilter, targets: ReplyTargets, now: float) -> BoardCases:
    """Those that were answered too late, or were not and are due: the slowest first."""
    late: list[tuple[float, int]] = []
    for seen in _seen(cache, wanted, f"(c.first_reply_at IS NOT NULL OR ({_WAITS}))"):
        answered = seen.first_reply_at is not None
        case = case_of(seen if answered else replace(seen, first_reply_at=now), targets.hours)
        if case is None:
            continue
        if case.took > targets.first_s or (not answered and case.took >= targets.first_s):
            late.append((-case.took, seen.conversation_id))
    return BoardCases(conversations=tuple(number for _, number in sorted(late)[:_MOST]))


def _answered_by(
    cache: Driver, wanted: BoardFilter, targets: ReplyTargets, agent: int
) -> BoardCases:
    """Those that an agent answered first: the slowest first."""
    found: list[tuple[int, int]] = []
    for seen in _seen(cache, wanted, "c.first_reply_at IS NOT NULL"):
        case = case_of(seen, targets.hours)
        if case is not None and case.agent == agent:
            found.append((-case.took, seen.conversation_id))
    return BoardCases(conversations=tuple(number for _, number in sorted(found)[:_MOST]))


def _seen(cache: Driver, wanted: BoardFilter, sql: str) -> Iterator[Seen]:
    condition = seen_condition(wanted)
    rows = cache.execute(
        f"SELECT c.conversation_id, {case_rows.SEEN} FROM conversations AS c "
        f"WHERE {_OF_PERIOD} AND {sql}{condition.sql}",
        {**times_of(wanted), **condition.values},
    )
    return map(case_rows.seen, rows)


def _links(cache: Driver, figure: Figure, wanted: BoardFilter, agent: int | None) -> BoardCases:
    sql, order = _LINKS[figure]
    condition = link_condition(wanted)
    whose = "" if agent is None else " AND l.agent_id = :agent"
    rows = cache.execute(
        f"SELECT l.quote_id, l.conversation_id FROM links AS l WHERE {sql}{condition.sql}{whose} "
        f"ORDER BY {order} LIMIT {_MOST}",
        {**times_of(wanted), **condition.values, "agent": agent},
    ).fetchall()
    return BoardCases(
        conversations=tuple(dict.fromkeys(row[1] for row in rows)),
        quotes=tuple(row[0] for row in rows),
    )
