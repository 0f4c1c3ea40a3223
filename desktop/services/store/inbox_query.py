"""Which conversations the inbox lists, in which order, and what their rows show."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, text

from desktop.models.conversation import Channel
from desktop.models.inbox import InboxCounts, InboxTab
from desktop.models.inbox_filter import FilterChoices, InboxFilter, SavedView, Wanted
from desktop.models.reply_targets import WaitLimits
from desktop.models.ticket import is_pnr
from desktop.services.store import columns
from desktop.services.store.cache_rows import digits_of, phone_tail
from desktop.services.store.engine import driver_of
from desktop.services.store.filter_sql import Condition, condition_of, listed
from desktop.services.store.journal_rows import chunks

_NUMBER = re.compile(r"#?(\d{1,18})", re.ASCII)
_PHONE = re.compile(r"\+?[\d\s()./-]+")
_MATCHING_MESSAGES = 5000
"""How many of the newest messages with the words are looked at: a bound for very common words."""
_WORDS = 12
"""How many words of a search count."""


def ids_of_filter(
    connection: Connection, wanted: Wanted, me: int | None, limits: WaitLimits, limit: int
) -> list[int]:
    """Return what is wanted: those that are overdue first, then the newest activity."""
    return listed(driver_of(connection).execute, wanted, me, limits, limit)


def ids_of_search(
    connection: Connection,
    wanted: Wanted,
    me: int | None,
    limits: WaitLimits,
    search: str,
    limit: int,
) -> list[int]:
    """Return those of what is wanted that `search` finds.

    Those that it names exactly (booking, phone number, conversation number) come first; then those
    with words that begin so, in the name, handle, booking or messages. Each group newest first.
    """
    condition = condition_of(wanted, me, limits)
    exact = _in_order(connection, condition, _named(connection, search), limit)
    worded = _in_order(connection, condition, _with_words(connection, search), limit)
    return list(dict.fromkeys((*exact, *worded)))[:limit]


def rows_of(connection: Connection, ids: Sequence[int]) -> list[Sequence[Any]]:
    """Return what `columns.inbox_row` reads, for those of `ids` that the cache holds."""
    statement = text(
        f"SELECT {columns.INBOX_COLUMNS} FROM {columns.INBOX_TABLES} "
        "WHERE c.conversation_id IN :ids"
    ).bindparams(bindparam("ids", expanding=True))
    rows: list[Sequence[Any]] = []
    for some in chunks(ids):
        rows.extend(connection.execute(statement, {"ids": some}).all())
    return rows


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


def _in_order(connection: Connection, condition: Condition, ids: set[int], limit: int) -> list[int]:
    """Keep what the condition holds for, newest activity first."""
    statement = text(
        "SELECT c.last_activity_at, c.conversation_id FROM conversations AS c "
        f"WHERE c.conversation_id IN :ids AND {condition.sql}"
    ).bindparams(bindparam("ids", expanding=True))
    found: list[tuple[float, int]] = []
    for some in chunks(ids):
        rows = connection.execute(statement, {**condition.values, "ids": some})
        found.extend((row[0], row[1]) for row in rows)
    return [id_ for _, id_ in sorted(found, reverse=True)[:limit]]


def _named(connection: Connection, search: str) -> set[int]:
    """Return the conversations that the search names by a booking, a number or a phone."""
    wanted = unicodedata.normalize("NFKC", search).strip()
    found: set[int] = set()
    number = _NUMBER.fullmatch(wanted)
    if number:
        found.add(int(number[1]))
    if is_pnr(wanted.upper()):
        found.update(
            connection.execute(
                text(
                    "SELECT conversation_id FROM links "
                    "WHERE booking = :booking AND booking <> '' UNION "
                    "SELECT c.conversation_id FROM contacts AS p "
                    "JOIN conversations AS c ON c.contact_id = p.contact_id "
                    "WHERE p.booking = :booking AND p.booking <> ''"
                ),
                {"booking": wanted.upper()},
            ).scalars()
        )
    tail = phone_tail(digits_of(wanted)) if _PHONE.fullmatch(wanted) else ""
    if tail:
        found.update(
            connection.execute(
                text(
                    "SELECT c.conversation_id FROM contacts AS p "
                    "JOIN conversations AS c ON c.contact_id = p.contact_id "
                    "WHERE p.phone_tail = :tail AND p.phone_tail <> ''"
                ),
                {"tail": tail},
            ).scalars()
        )
    return found


def _with_words(connection: Connection, search: str) -> set[int]:
    """Return the conversations in which every word of the search begins some word.

    All in one message or contact; or, among the newest, one word here and another there.
    """
    words = match_words(search)
    if not words:
        return set()
    found = _matching(connection, " ".join(words))
    if len(words) > 1:
        found |= set.intersection(*(_matching(connection, word) for word in words))
    return found


def _matching(connection: Connection, query: str) -> set[int]:
    """Return the conversations that an FTS5 query finds."""
    of_contacts = connection.execute(
        text(
            "SELECT c.conversation_id FROM contact_words AS w "
            "JOIN conversations AS c ON c.contact_id = w.rowid WHERE contact_words MATCH :query"
        ),
        {"query": query},
    )
    of_messages = connection.execute(
        text(
            "SELECT m.conversation_id FROM ("
            "SELECT rowid FROM message_words WHERE message_words MATCH :query "
            "ORDER BY rowid DESC LIMIT :limit"
            ") AS w JOIN messages AS m ON m.message_id = w.rowid"
        ),
        {"query": query, "limit": _MATCHING_MESSAGES},
    )
    return {*of_contacts.scalars(), *of_messages.scalars()}


def match_words(search: str) -> list[str]:
    """Return what a person typed as FTS5 terms: each word, as a beginning.

    Quoted, so that nothing in it is an operator; empty where no word is left.
    """
    words = "".join(
        sign if unicodedata.category(sign)[0] in "LNM" else " "
        for sign in search.encode(errors="replace").decode()
    ).split()
    return [f'"{word}"*' for word in words[:_WORDS]]
