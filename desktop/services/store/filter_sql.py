"""An inbox filter as SQL, and the order of what it lists, for the store and the first paint alike.

Plain text and plain values: this module loads before the first paint. What a person chose is always
a bound value.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from desktop.models.inbox_filter import StatusChoice, Wanted, Whose, filter_of
from desktop.models.reply_targets import WaitLimits

Execute: TypeAlias = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]

# The words of the schema's partial indexes.
_WORKED_ON = "c.status IN ('open', 'pending')"
_WAITING = f"c.waiting_since IS NOT NULL AND {_WORKED_ON}"
_MONEY = "c.conversation_id IN (SELECT t.conversation_id FROM links AS t WHERE t.{flag} = 1)"
_LABELLED = (
    "c.conversation_id IN (SELECT g.conversation_id FROM conversation_labels AS g "
    "WHERE g.label {among})"
)
_STATUS = {
    StatusChoice.WORKED_ON: _WORKED_ON,
    StatusChoice.SNOOZED: "c.status = 'snoozed'",
    StatusChoice.RESOLVED: "c.status = 'resolved'",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """What a WHERE says of `conversations AS c`, and the values that it names."""

    sql: str
    values: Mapping[str, Any]


def condition_of(wanted: Wanted, me: int | None, limits: WaitLimits, prefix: str = "") -> Condition:
    """Return which conversations are wanted. `me` is the agent's number at the hub, None while it
    is unknown: then nothing is mine. `prefix` tells the values of several conditions apart.
    """
    chosen = filter_of(wanted)
    terms: list[str] = []
    values: dict[str, Any] = {}

    def bound(name: str, value: Any) -> str:
        values[prefix + name] = value
        return f":{prefix}{name}"

    def among(name: str, several: Iterable[str]) -> str:
        names = [bound(f"{name}{at}", value) for at, value in enumerate(sorted(several))]
        return f"IN ({', '.join(names)})"

    match chosen.whose:
        case Whose.ALL:
            pass
        case Whose.UNASSIGNED:
            terms.append("c.assignee_id IS NULL")
        case assignee:
            number = me if assignee is Whose.MINE else assignee
            terms.append(f"c.assignee_id = {bound('assignee', number)}")
    if chosen.status in _STATUS:
        terms.append(_STATUS[chosen.status])
    if chosen.channels:
        terms.append(f"c.channel {among('channel', chosen.channels)}")
    if chosen.languages:
        terms.append(f"c.language {among('language', chosen.languages)}")
    if chosen.labels:
        terms.append(_LABELLED.format(among=among("label", chosen.labels)))
    if chosen.to_pay:
        terms.append(_MONEY.format(flag="to_pay"))
    if chosen.to_ticket:
        terms.append(_MONEY.format(flag="to_ticket"))
    if chosen.overdue:
        overdue = overdue_condition(limits, prefix)
        terms.append(overdue.sql)
        values.update(overdue.values)
    elif chosen.waiting:
        terms.append(_WAITING)
    return Condition(" AND ".join(terms) or "1", values)


def overdue_condition(limits: WaitLimits, prefix: str = "") -> Condition:
    """Return where somebody has waited for us longer than the target."""
    latest, first, next_ = (f"{prefix}{name}" for name in ("latest", "first", "next"))
    sql = (
        f"{_WORKED_ON} AND c.waiting_since <= :{latest} AND "
        f"c.waiting_since <= iif(c.first_reply_at IS NULL, :{first}, :{next_})"
    )
    return Condition(sql, {latest: limits.latest, first: limits.first, next_: limits.next})


def listed(
    execute: Execute, wanted: Wanted, me: int | None, limits: WaitLimits, limit: int
) -> list[int]:
    """Return what is wanted in the inbox's order: those that are overdue, who waits longest first;
    then the newest activity. Each half follows an index, so that nothing is sorted.
    """
    condition = condition_of(wanted, me, limits)
    overdue = overdue_condition(limits, "o_")
    late = execute(
        f"SELECT c.conversation_id FROM conversations AS c WHERE {condition.sql} "
        f"AND {overdue.sql} ORDER BY c.waiting_since, c.conversation_id LIMIT :limit",
        {**condition.values, **overdue.values, "limit": limit},
    )
    found = [row[0] for row in late]
    if not filter_of(wanted).overdue:
        newest = execute(
            f"SELECT c.conversation_id FROM conversations AS c WHERE {condition.sql} "
            "ORDER BY c.last_activity_at DESC, c.conversation_id DESC LIMIT :limit",
            {**condition.values, "limit": limit},
        )
        found.extend(row[0] for row in newest)
    return list(dict.fromkeys(found))[:limit]
