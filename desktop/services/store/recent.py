"""What the newest transactions left, in memory, so that what was just written is not read back."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from desktop.models.fact import Fact
from desktop.models.journal import JournalEntry
from desktop.models.ladder import Ladder, fold
from desktop.services.store import job_rows, journal_rows

_MOST = 500
_AT_ONCE = 50
"""A transaction about more quotes than this is one of many years, and none of them is at hand."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of a quote, in the journal's order, and what it folds to."""

    facts: tuple[Fact, ...]
    ladder: Ladder | None


@dataclass(frozen=True, slots=True)
class Left:
    """What a transaction leaves behind once it is committed: the jobs' counts, the quotes that it
    touched, and those to read anew when they are asked for."""

    counts: tuple[int, int] | None
    quotes: dict[str, Known] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)


class Recent:
    """Changed on the writer's thread by what was committed; read on any.

    Nothing but this process writes to the files, so what stands here is what stands there.
    """

    def __init__(self) -> None:
        self.counts: tuple[int, int] | None = None
        """How many jobs have not left and how many wait for a person; None before the first."""
        self._quotes: dict[str, Known] = {}
        self._touched: dict[str, None] = {}
        self._erased = False
        self._jobs_moved = False

    def quote(self, quote_id: str) -> Known | None:
        """Return what is known of a quote; None where only the file can tell."""
        return self._quotes.get(quote_id)

    # --- within a transaction

    def begin(self) -> None:
        """A transaction begins; what one that failed has noted is forgotten."""
        self._touched = {}
        self._erased = False
        self._jobs_moved = False

    def note(self, entries: Sequence[JournalEntry]) -> None:
        """It appends these entries."""
        self._touched.update((entry.quote_id, None) for entry in entries if entry.quote_id)

    def note_jobs(self) -> None:
        """It adds a job, or moves one."""
        self._jobs_moved = True

    def note_erasure(self) -> None:
        """It deletes from the journal or from what stands beside it, which no append tells."""
        self._erased = True

    def left_by(self, connection: Connection) -> Left:
        """Return what it will leave. Call this last, before the commit."""
        counts = job_rows.counts(connection) if self._jobs_moved else self.counts
        touched = tuple(self._touched)
        left = Left(counts)
        if self._erased:
            left.unread.extend(self._quotes)
            return left
        if len(touched) > _AT_ONCE:
            left.unread.extend(touched)
            return left
        for quote_id, facts in journal_rows.facts_of(connection, touched).items():
            try:
                left.quotes[quote_id] = Known(tuple(facts), fold(facts))
            except (ValueError, TypeError, KeyError, ArithmeticError):
                left.unread.append(quote_id)  # whoever asks for it is told
        return left

    # --- after its commit

    def keep(self, left: Left) -> None:
        """It is committed."""
        self.counts = left.counts
        for quote_id in left.unread:
            self._quotes.pop(quote_id, None)
        for quote_id, known in left.quotes.items():
            self._quotes.pop(quote_id, None)  # the newest stand last
            self._quotes[quote_id] = known
        while len(self._quotes) > _MOST:
            del self._quotes[next(iter(self._quotes))]
