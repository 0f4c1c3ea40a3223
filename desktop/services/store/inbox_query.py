"""Which conversations the inbox lists, in which order, and what their rows show."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from desktop.models.conversation import Channel
from desktop.models.inbox import InboxCounts, InboxRow, InboxTab
from desktop.models.inbox_filter import FilterChoices, InboxFilter, SavedView, Wanted
from desktop.models.reply_targets import ReplyTargets, WaitLimits
from desktop.services.store import columns
from desktop.services.store.connection import Driver
from desktop.services.store.engine import driver_of
from desktop.services.store.filter_sql import condition_of, listed
from desktop.services.store.job_rows import NOTHING_BEGUN, Begun

_ROWS = (
    f"SELECT {columns.INBOX_COLUMNS} FROM {columns.INBOX_TABLES} "
    "WHERE c.conversation_id IN (SELECT value FROM json_each(?))"
)


def ids_of_filter(
    connection: Connection, wanted: Wanted, me: int | None, limits: WaitLimits, limit: int
) -> list[int]:
    """Return what is wanted: those that are overdue first, then the newest activity."""
    return listed(driver_of(connection).execute, wanted, me, limits, limit)


def rows_of(driver: Driver, ids: Sequence[int]) -> list[Sequence[Any]]:
    """Return what `columns.inbox_row` reads, for those of `ids` that the cache holds."""
    rows: list[Sequence[Any]] = driver.execute(_ROWS, (json.dumps(list(ids)),)).fetchall()
    return rows


def as_rows(
    rows: Sequence[Sequence[Any]], begun: Mapping[int, Begun], targets: ReplyTargets
) -> dict[int, InboxRow]:
    """Make rows of what `rows_of` read, and of `job_rows.begun_by_conversation`."""
    made: dict[int, InboxRow] = {}
    for row in rows:
        queued, asking, draft = begun.get(row[0], NOTHING_BEGUN)
        made[row[0]] = columns.inbox_row(row, queued, asking, targets, draft)
    return made


def counts(
    connection: Connection,
    me: int | None,
    limits: WaitLimits,
    views: Sequence[SavedView] = (),
    also: InboxFilter | None = None,
) -> InboxCounts:
    """Return how many conversations each tab, each view and one more filter hold, in one read, and
    how many messages `me` has not read."""
    every: list[Wanted] = [*InboxTab, *(view.filter for view in views)]
    if also is not None:
        every.append(also)
    conditions = [condition_of(one, me, limits, f"f{at}_") for at, one in enumerate(every)]
    numbers = ", ".join(
        f"(SELECT count(*) FROM conversations AS c WHERE {condition.sql})"
        for condition in conditions
    )
    values = {name: value for one in conditions for name, value in one.values.items()}
    row = (
        driver_of(connection)
        .execute(
            f"SELECT {numbers}, (SELECT coalesce(sum(unread), 0) FROM conversations "
            "WHERE unread > 0 AND assignee_id = :me)",
            {**values, "me": me},
        )
        .fetchone()
    )
    tabs, rest = row[: len(InboxTab)], row[len(InboxTab) : -1]
    return InboxCounts(
        tabs=dict(zip(InboxTab, tabs, strict=True)),
        views={view.name: count for view, count in zip(views, rest, strict=False)},
        also=rest[-1] if also is not None else None,
        unread=row[-1],
    )


def filter_choices(connection: Connection) -> FilterChoices:
    """Return which channels, languages and labels the conversations of this desk have."""
    channels, languages, labels = (
        connection.execute(text(statement)).scalars().all()
        for statement in (
            "SELECT DISTINCT channel FROM conversations ORDER BY channel",
            "SELECT DISTINCT language FROM conversations WHERE language <> '' ORDER BY language",
            "SELECT DISTINCT label FROM conversation_labels ORDER BY label",
        )
    )
    return FilterChoices(tuple(map(Channel, channels)), tuple(languages), tuple(labels))


def loads(connection: Connection) -> dict[int, int]:
    """Return how many conversations each agent is working on."""
    rows = connection.execute(
        text(
            "SELECT assignee_id, count(*) FROM conversations "
            "WHERE status IN ('open', 'pending') AND assignee_id IS NOT NULL GROUP BY assignee_id"
        )
    )
    return {row[0]: int(row[1]) for row in rows}


def next_waits(connection: Connection, limits: WaitLimits) -> tuple[float | None, float | None]:
    """Return since when those have waited who will be overdue next: for a first reply, and for a
    further one."""

    def earliest(after: float, answered: str) -> float | None:
        statement = text(
            "SELECT min(waiting_since) FROM conversations WHERE waiting_since > :after "
            f"AND status IN ('open', 'pending') AND first_reply_at IS {answered}"
        )
        since: float | None = connection.execute(statement, {"after": after}).scalar()
        return since

    return earliest(limits.first, "NULL"), earliest(limits.next, "NOT NULL")


def open_quotes(connection: Connection, paid_since: float | None) -> list[str]:
    """Return the quotes whose link may be paid, and with `paid_since` those paid since then."""
    rows = connection.execute(
        text(
            "SELECT quote_id FROM links WHERE is_open = 1 UNION "
            "SELECT quote_id FROM links WHERE has_money = 1 AND since >= :since ORDER BY quote_id"
        ),
        {"since": paid_since if paid_since is not None else float("inf")},
    )
    return [row[0] for row in rows]
