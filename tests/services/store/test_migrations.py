"""From one schema to the next: a step at a time, whole or not at all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from desktop.services.store import engine, schema
from desktop.services.store.errors import NewerSchema
from desktop.services.store.migrations import CACHE_STEPS, DESK_STEPS, Step, migrate, version_of


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


def test_the_first_rows_read_columns_of_the_schema() -> None:
    from desktop.services.store import columns

    of = {"c": schema.CONVERSATIONS, "p": schema.CONTACTS, "l": schema.LINKS}
    named = re.findall(r"\b([cpl])\.(\w+)", columns.INBOX_COLUMNS + columns.INBOX_TABLES)
    assert len(named) > 15
    assert all(column in of[alias].columns for alias, column in named)
