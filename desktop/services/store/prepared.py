"""Statements that are compiled once and run by the bare driver.

SQLAlchemy builds, keys and wraps a statement anew each time it is run, which takes some twenty
times as long as SQLite does. What stands between a press and its message is run this way.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Delete,
    Insert,
    Select,
    Update,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects import sqlite

from desktop.services.store.engine import driver_of

_DIALECT = sqlite.dialect(paramstyle="named")
_named: Any = namedtuple


class Prepared:
    """One statement; its values are its bind parameters' names.

    Raises the driver's own errors, which `as_told` knows. The transaction is the connection's.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]] | Insert | Update | Delete) -> None:
        self._statement = statement

    @cached_property
    def _compiled(self) -> tuple[str, Mapping[str, Any]]:
        compiled = self._statement.compile(
            dialect=_DIALECT, compile_kwargs={"render_postcompile": True}
        )
        return str(compiled), {
            name: value for name, value in compiled.params.items() if value is not None
        }

    @cached_property
    def _as_row(self) -> Callable[[Iterable[Any]], Any]:
        assert isinstance(self._statement, Select)
        names = [str(column.key) for column in self._statement.selected_columns]
        make: Callable[[Iterable[Any]], Any] = _named("Row", names, rename=True)._make
        return make

    def run(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run it; returns how many rows it changed."""
        sql, fixed = self._compiled
        count: int = driver_of(connection).execute(sql, {**fixed, **values}).rowcount
        return count

    def run_each(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it once for each of `rows`."""
        sql, fixed = self._compiled
        driver_of(connection).executemany(sql, [{**fixed, **row} for row in rows])

    def rows(self, connection: Connection, **values: Any) -> list[Any]:
        """Return what it finds; the columns are the rows' attributes."""
        sql, fixed = self._compiled
        found = driver_of(connection).execute(sql, {**fixed, **values}).fetchall()
        return [self._as_row(row) for row in found]

    def first(self, connection: Connection, **values: Any) -> Any | None:
        """Return the first row, None where there is none."""
        sql, fixed = self._compiled
        row = driver_of(connection).execute(sql, {**fixed, **values}).fetchone()
        return None if row is None else self._as_row(row)

    def value(self, connection: Connection, **values: Any) -> Any | None:
        """Return the first column of the first row, None where there is none."""
        sql, fixed = self._compiled
        row = driver_of(connection).execute(sql, {**fixed, **values}).fetchone()
        return None if row is None else row[0]


def given(name: str) -> BindParameter[Any]:
    """A value that comes with each run."""
    return bindparam(name, required=False)


def among(name: str) -> Select[Any]:
    """The values of the JSON array that comes as `name`: any number of them, one statement."""
    return select(func.json_each(given(name)).table_valued("value").c.value)
