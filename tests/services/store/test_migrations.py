"""From one schema to the next: a step at a time, whole or not at all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop.services.store import engine, schema
from desktop.services.store.errors import NewerSchema
from desktop.services.store.migrations import (
    CACHE_STEPS,
    DESK_STEPS,
    Step,
    add_what_is_missing,
    migrate,
    version_of,
)
from desktop.services.store.search_query import find_within


def create(table: str) -> Step:
    return lambda connection: connection.exec_driver_sql(f"CREATE TABLE {table} (x)") and None


def fail(connection: Connection) -> None:
    create("half")(connection)
    raise RuntimeError("the step cannot go on")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Connection]:
    connection = engine.open_writer(tmp_path / "desk.db", None, durable=False)
    yield connection
    engine.close(connection)


def tables(connection: Connection) -> set[str]:
    with connection.begin():
        return set(connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars())


def test_a_new_file_takes_all_steps_and_needs_no_backup(file: Connection) -> None:
    backups: list[int] = []
    assert migrate(file, [create("a"), create("b")], "desk.db", lambda: backups.append(1)) == 2
    assert tables(file) == {"a", "b"}
    assert backups == []


def test_an_older_file_is_backed_up_once_and_goes_on(file: Connection) -> None:
    backups: list[set[str]] = []
    migrate(file, [create("a")], "desk.db")
    steps = [create("a"), create("b"), create("c")]
    assert migrate(file, steps, "desk.db", lambda: backups.append(tables(file))) == 3
    assert migrate(file, steps, "desk.db", lambda: backups.append(tables(file))) == 3
    assert tables(file) == {"a", "b", "c"}
    assert backups == [{"a"}]


def test_a_step_that_fails_leaves_the_version_before_it(file: Connection) -> None:
    with pytest.raises(RuntimeError):
        migrate(file, [create("a"), fail, create("c")], "desk.db")
    assert tables(file) == {"a"}
    with file.begin():
        assert version_of(file) == 1
    assert migrate(file, [create("a"), create("b")], "desk.db") == 2


def test_a_file_from_the_future_is_left_alone(file: Connection) -> None:
    migrate(file, [create("a"), create("b")], "desk.db")
    with pytest.raises(NewerSchema, match="schema 2, this one knows 1"):
        migrate(file, [create("a")], "desk.db")
    assert tables(file) == {"a", "b"}


@pytest.mark.parametrize(
    ("steps", "metadata"), [(DESK_STEPS, schema.DESK), (CACHE_STEPS, schema.CACHE)]
)
def test_the_steps_lead_to_the_schema(
    file: Connection, steps: tuple[Step, ...], metadata: schema.MetaData
) -> None:
    migrate(file, steps, "desk.db")
    for table in metadata.sorted_tables:
        with file.begin():
            rows = file.exec_driver_sql(f"PRAGMA table_info({table.name})").all()
        assert [row[1] for row in rows] == [column.name for column in table.columns]
        indexes = {index.name for index in table.indexes}
        assert indexes <= tables(file)


_BEFORE_UNSPACED = (
    *(
        f"DROP TRIGGER {table}_words_{trigger}"
        for table in ("message", "contact")
        for trigger in ("put", "drop", "edit")
    ),
    *("DROP TABLE message_words", "DROP TABLE contact_words"),
    *("ALTER TABLE messages DROP COLUMN unspaced", "ALTER TABLE contacts DROP COLUMN unspaced"),
    "CREATE VIRTUAL TABLE message_words USING fts5(text, content='messages')",
    "CREATE VIRTUAL TABLE contact_words USING fts5(name, content='contacts')",
    *(
        f"CREATE TRIGGER {table}_words_{trigger} AFTER {event} ON {table}s BEGIN SELECT 1; END"
        for table in ("message", "contact")
        for trigger, event in (("put", "INSERT"), ("drop", "DELETE"), ("edit", "UPDATE"))
    ),
    "INSERT INTO contacts VALUES (1, '王伟', '', '', '', '', '', '', '', '', NULL)",
    "INSERT INTO messages VALUES "
    "(1, 1, 'incoming', 'refund please', 0, '', '', '', NULL, '', '', '[]'), "
    "(2, 1, 'incoming', '便を変更できますか', 0, '', '', '', NULL, '', '', '[]'), "
    "(3, 1, 'activity', 'refund team', 0, '', '', '', NULL, '', '', '[]')",
    "PRAGMA user_version = 6",
)
"""Brings a cache back to what the sixth step left."""


def test_a_cache_from_before_finds_within_runs_of_letters_too(file: Connection) -> None:
    migrate(file, CACHE_STEPS, "cache.db")
    with file.begin():
        for statement in _BEFORE_UNSPACED:
            file.exec_driver_sql(statement)
    migrate(file, CACHE_STEPS, "cache.db")
    with file.begin():
        driver = engine.driver_of(file)
        assert find_within(driver, 1, "refund") == (1,)
        assert find_within(driver, 1, "変更") == (2,)
        query = "SELECT rowid FROM contact_words WHERE contact_words MATCH '伟'"
        assert driver.execute(query).fetchall() == [(1,)]
        driver.execute("INSERT INTO message_words (message_words) VALUES ('integrity-check')")


def test_the_first_rows_read_columns_of_the_schema() -> None:
    from desktop.services.store import columns

    of = {"c": schema.CONVERSATIONS, "p": schema.CONTACTS, "l": schema.LINKS}
    named = re.findall(r"\b([cpl])\.(\w+)", columns.INBOX_COLUMNS + columns.INBOX_TABLES)
    assert len(named) > 15
    assert all(column in of[alias].columns for alias, column in named)


def test_an_older_desk_gets_the_boards_tables_without_a_new_version(file: Connection) -> None:
    migrate(file, DESK_STEPS, "desk.db")
    with file.begin():
        for table in ("case_days", "case_sums"):
            file.exec_driver_sql(f"DROP TABLE {table}")
    add_what_is_missing(file)
    assert {"case_days", "case_sums"} <= tables(file)
    with file.begin():
        assert version_of(file) == len(DESK_STEPS)


def test_a_cache_from_before_is_counted_and_folded_again(file: Connection) -> None:
    migrate(file, CACHE_STEPS, "cache.db")
    with file.begin():
        for statement in (
            *(
                f"DROP TRIGGER {name}"
                for name in (
                    *("count_new", "count_changed", "count_told"),
                    *("links_placed_new", "links_placed", "movements_placed"),
                )
            ),
            "DROP TABLE uncounted",
            "DROP TABLE movements",
            "ALTER TABLE conversations DROP COLUMN team_id",
            "DELETE FROM meta WHERE key = 'fold_again'",
            "PRAGMA user_version = 9",
        ):
            file.exec_driver_sql(statement)
        file.exec_driver_sql(
            "INSERT INTO conversations (conversation_id, contact_id, inbox_id, channel, status, "
            "labels, unread, can_reply, is_private, created_at, last_activity_at, priority, "
            "language, updated_at) VALUES (7, 1, 1, 'x', 'open', '[]', 0, 1, 1, 1, 1, '', '', 1)"
        )
    migrate(file, CACHE_STEPS, "cache.db")
    with file.begin():
        count = "SELECT conversation_id FROM uncounted"
        assert file.exec_driver_sql(count).scalars().all() == [7]
        file.exec_driver_sql("DELETE FROM uncounted")
        file.exec_driver_sql("UPDATE conversations SET unread = 3")
        assert file.exec_driver_sql(count).scalars().all() == []
        file.exec_driver_sql("UPDATE conversations SET team_id = 2")
        assert file.exec_driver_sql(count).scalars().all() == [7]
        again = "SELECT count(*) FROM meta WHERE key = 'fold_again'"
        assert file.exec_driver_sql(again).scalar() == 1
