"""What a desk's own file says, read by plain SQLite: an eye that shares nothing with the store."""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.models.fact import Fact, FactKind
from desktop.models.ladder import Ladder, fold

_FACT_KINDS = frozenset(FactKind)


@dataclass(frozen=True)
class JobRow:
    """A job as it stands in the outbox."""

    number: int
    job_id: str
    client_id: str
    kind: str
    conversation: int
    quote_id: str
    state: str
    error: str
    payload: dict[str, Any]
    progress: dict[str, Any]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be done for it."""
        return self.state in ("done", "failed", "removed")


@dataclass(frozen=True)
class Entry:
    """A journal entry."""

    kind: str
    quote_id: str
    source: str
    at: float
    body: dict[str, Any]


@dataclass(frozen=True)
class Desk:
    """The outbox and the journal of one data folder."""

    jobs: tuple[JobRow, ...]
    journal: tuple[Entry, ...]

    @property
    def ladders(self) -> dict[str, Ladder]:
        """Where each quote stands, by the fold that every badge shows."""
        facts: dict[str, list[Fact]] = {}
        for entry in self.journal:
            if entry.quote_id and entry.kind in _FACT_KINDS:
                fact = Fact(FactKind(entry.kind), entry.at, entry.source, entry.body)
                facts.setdefault(entry.quote_id, []).append(fact)
        folded = {quote_id: fold(of_quote) for quote_id, of_quote in facts.items()}
        return {quote_id: ladder for quote_id, ladder in folded.items() if ladder is not None}


def read(folder: Path) -> Desk:
    """Read a folder whose desk does not run. The files are left as a kill left them."""
    with _copy(folder / "desk.db") as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'jobs'").fetchone():
            return Desk((), ())
        jobs = tuple(
            JobRow(
                row["number"],
                row["job_id"],
                row["client_id"],
                row["kind"],
                row["conversation_id"],
                row["quote_id"],
                row["state"],
                row["error"],
                json.loads(row["payload"]),
                json.loads(row["progress"]),
            )
            for row in connection.execute("SELECT * FROM jobs ORDER BY number")
        )
        journal = tuple(
            Entry(row["kind"], row["quote_id"], row["source"], row["at"], json.loads(row["body"]))
            for row in connection.execute("SELECT * FROM journal ORDER BY seq")
        )
    return Desk(jobs, journal)


@contextmanager
def _copy(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy with its write-ahead log: opening the file itself would tidy the log up."""
    with tempfile.TemporaryDirectory() as there:
        for part in (path, path.with_name(path.name + "-wal")):
            if part.exists():
                shutil.copy(part, there)
        with closing(sqlite3.connect(Path(there, path.name))) as connection:
            connection.row_factory = sqlite3.Row
            yield connection
