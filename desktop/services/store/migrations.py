"""Numbered steps from one schema version to the next, kept in `PRAGMA user_version`."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex

from desktop.models.unspaced import LETTERS, cut
from desktop.services.store import columns, schema
from desktop.services.store.engine import driver_of
from desktop.services.store.errors import NewerSchema

Step: TypeAlias = Callable[[Connection], None]


def _create_desk(connection: Connection) -> None:
    schema.DESK.create_all(connection)
    for guard in schema.JOURNAL_GUARDS:
        connection.exec_driver_sql(guard)


def _create_cache(connection: Connection) -> None:
    later = {
        schema.QUOTE_KEYS,
        schema.CONVERSATION_LABELS,
        schema.CONTACT_DETAILS,
        schema.UNCOUNTED,
        schema.MOVEMENTS,
    }
    schema.CACHE.create_all(
        connection, tables=[one for one in schema.CACHE.sorted_tables if one not in later]
    )
    for statement in schema.SEARCH_INDEXES:
        connection.exec_driver_sql(statement)


def _add_quote_keys(connection: Connection) -> None:
    """What a quote is searched by; all quotes are folded once more, which fills it."""
    schema.QUOTE_KEYS.create(connection)
    _fold_again(connection)


def _find_by_filter(connection: Connection) -> None:
    """Labels that can be found, and indexes for any filter: the one by activity holds more now."""
    connection.exec_driver_sql("DROP INDEX conversations_newest")
    for index in schema.CONVERSATIONS.indexes:
        index.create(connection, checkfirst=True)
    schema.CONVERSATION_LABELS.create(connection)
    for trigger in schema.LABELS_FOLLOW:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO conversation_labels (label, conversation_id) "
        "SELECT value, conversation_id FROM conversations, json_each(labels)"
    )


def _add_contact_details(connection: Connection) -> None:
    """Handles and notes, as far as the hub was asked."""
    schema.CONTACT_DETAILS.create(connection)


def _leave_bookings_to_quote_keys(connection: Connection) -> None:
    """What a link is for is found by `quote_keys`: its booking need not stand twice."""
    if "booking" in _columns_of(connection, "links"):
        connection.exec_driver_sql("DROP INDEX links_by_booking")
        connection.exec_driver_sql("ALTER TABLE links DROP COLUMN booking")


def _add_blocked(connection: Connection) -> None:
    """Whom the hub takes nothing from; a file that was made since has it."""
    _add_column(connection, "contacts", "blocked", "INTEGER")


def _find_within_runs(connection: Connection) -> None:
    """Words of scripts without spaces are found inside a run of letters too, in what is here
    already as in what comes. Some seconds for a week of a large team."""
    if schema.UNSPACED in _columns_of(connection, "messages"):
        return  # made with it
    driver = driver_of(connection)
    driver.create_function("cut", 1, cut, deterministic=True)
    for index in ("message_words", "contact_words"):
        for trigger in ("put", "drop", "edit"):
            driver.execute(f"DROP TRIGGER {index}_{trigger}")
        driver.execute(f"DROP TABLE {index}")
    for table, text in (("messages", "text"), ("contacts", "name")):
        driver.execute(f"ALTER TABLE {table} ADD COLUMN {schema.UNSPACED} TEXT NOT NULL DEFAULT ''")
        driver.execute(
            f"UPDATE {table} SET {schema.UNSPACED} = cut({text}) WHERE {text} GLOB ?",
            (f"*[{LETTERS}]*",),
        )
    for statement in (*schema.SEARCH_INDEXES, *schema.INDEX_AGAIN):
        driver.execute(statement)


def _list_payments(connection: Connection) -> None:
    """What the Payments view lists, sorts and filters by; all quotes are folded once more."""
    schema.LINKS.drop(connection)
    schema.LINKS.create(connection)
    _fold_again(connection)


def _tell_reminders_due(connection: Connection) -> None:
    """Which reminders wait for a person; all quotes are folded once more, which tells it."""
    if _add_column(connection, "links", "reminder_due", "TEXT NOT NULL DEFAULT ''"):
        _fold_again(connection)


def _count_for_the_board(connection: Connection) -> None:
    """Every conversation is counted once more, and every quote folded once more: from now on they
    tell their team, their channel, and when money moved."""
    _add_column(connection, "conversations", "team_id", "INTEGER")
    schema.UNCOUNTED.create(connection, checkfirst=True)
    for trigger in schema.COUNT_AGAIN:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO uncounted (conversation_id) SELECT conversation_id "
        "FROM conversations"
    )
    schema.MOVEMENTS.create(connection, checkfirst=True)
    _list_payments(connection)
    for trigger in schema.PLACED:
        connection.exec_driver_sql(trigger)


def _tell_what_was_not_chosen(connection: Connection) -> None:
    """Which alternatives of an offer are not wanted any more; all quotes are folded once more."""
    if _add_column(connection, "links", "not_chosen", "INTEGER NOT NULL DEFAULT 0"):
        _fold_again(connection)


def _tell_ticketing_limits(connection: Connection) -> None:
    """By when a paid quote is to be ticketed, and what was paid when its price had ended; all
    quotes are folded once more."""
    if _add_column(connection, "links", "stuck_by", "REAL"):
        _fold_again(connection)


def _tell_refunds_beside(connection: Connection) -> None:
    """What failed to go back of money for which something else is more pressing; all quotes are
    folded once more."""
    if _add_column(connection, "links", "stuck_failed", "INTEGER NOT NULL DEFAULT 0"):
        _fold_again(connection)


def _count_what_messages_tell(connection: Connection) -> None:
    """From now on; what was counted before stays as it was counted."""
    connection.exec_driver_sql(schema.COUNT_TOLD)


def _columns_of(connection: Connection, table: str) -> Collection[str]:
    query = f"SELECT name FROM pragma_table_info('{table}')"
    return connection.exec_driver_sql(query).scalars().all()


def _add_column(connection: Connection, table: str, name: str, kind: str) -> bool:
    """Add a column; False where the table was made with it."""
    if name in _columns_of(connection, table):
        return False
    connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
    return True


def _fold_again(connection: Connection) -> None:
    """Let all quotes be folded once more."""
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO meta (key, value) VALUES (?, '1')", (columns.FOLD_AGAIN,)
    )


# The step at index n leads from version n to n + 1. A step that has been released never changes:
# when the schema does, the first step keeps the statements of its day and a new step follows.
DESK_STEPS: tuple[Step, ...] = (_create_desk,)
CACHE_STEPS: tuple[Step, ...] = (
    _create_cache,
    _add_quote_keys,
    _find_by_filter,
    _add_contact_details,
    _leave_bookings_to_quote_keys,
    _add_blocked,
    _find_within_runs,
    _list_payments,
    _tell_reminders_due,
    _tell_what_was_not_chosen,
    _count_for_the_board,
    _tell_ticketing_limits,
    _tell_refunds_beside,
    _count_what_messages_tell,
)


def add_what_is_missing(connection: Connection) -> None:
    """Give `desk.db` the tables of numbers and the indexes that it was made without.

    No step, for what reads neither misses nothing: a step would raise the version, and the backups
    that were made before it could be neither read nor erased in any more.
    """
    with connection.begin():
        for table in (schema.CASE_DAYS, schema.CASE_SUMS):
            table.create(connection, checkfirst=True)
        for table in schema.DESK.sorted_tables:
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))


def version_of(connection: Connection) -> int:
    """Return the file's schema version; 0 is a file without tables."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(
    connection: Connection,
    steps: Sequence[Step],
    name: str,
    before: Callable[[], None] = lambda: None,
) -> int:
    """Bring the file to the newest version, one transaction a step, and return that version.

    `before` runs once, before the first step on a file that already holds something: for the
    backup. A step that fails leaves the file at the version before it. Raises `NewerSchema` for a
    file from the future, and whatever a step raises.
    """
    with connection.begin():
        version = version_of(connection)
    if version > len(steps):
        raise NewerSchema(
            f"{name} was written by a newer version of this desk (schema {version}, this one knows "
            f"{len(steps)}). Nothing was changed. Install the newer version again."
        )
    if 0 < version < len(steps):
        before()
    for number in range(version, len(steps)):
        with connection.begin():
            steps[number](connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")
    return len(steps)
