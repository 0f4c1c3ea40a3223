"""The part of the store that gives out or erases a customer, and forgets what is old."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete

from desktop.models.journal import Draft
from desktop.services.store import backups, engine, journal_rows, person_rows
from desktop.services.store.connection import DriverError
from desktop.services.store.core import StoreCore
from desktop.services.store.errors import StoreError
from desktop.services.store.files import as_told
from desktop.services.store.schema import DRAFTS

ERASED = "privacy.erased"
"""The journal's record that a customer's personal values were erased."""
_AT_ONCE = 2000


class JobsWait(StoreError):
    """Something of this customer has not left yet, so that nothing was erased."""


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as far as this desk knows: the hub's contact, and the conversations."""

    contact_id: int | None
    conversations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased: personal `values` beside the journal, `rows` of the cache, and in how many
    `copies` of desk.db. `unreachable` are copies that could not be opened."""

    values: int
    rows: int
    copies: int
    unreachable: tuple[str, ...] = ()


class PrivacyPart(StoreCore):
    """Every method raises `StoreError` when the files fail it."""

    async def contacts_named(self, wanted: str) -> list[int]:
        """Return the contacts with this number, name, handle, address, phone or booking."""
        return await self._read_cache(lambda c: person_rows.contacts_named(c, wanted))

    async def conversations_of(self, contact_id: int) -> list[int]:
        """Return the numbers of a contact's conversations."""
        return await self._read_cache(lambda c: person_rows.conversations_of(c, contact_id))

    async def all_about(self, person: Person) -> dict[str, Any]:
        """Return everything that the two files hold about a customer, ready for JSON."""
        ids = person.conversations
        cached = await self._read_cache(lambda c: person_rows.cached(c, person.contact_id, ids))
        return cached | await self._read(lambda c: person_rows.kept(c, ids))

    async def erase(self, person: Person, record: Draft) -> Erasure:
        """Erase a customer from both files and from the copies of desk.db; `record` says so.

        Bodies, chains and payment facts stay, pseudonymous. Raises `JobsWait` while a job of
        theirs is not over.
        """
        ids = person.conversations

        def desk(connection: Connection) -> int:
            waiting = person_rows.unfinished(connection, ids)
            if waiting:
                raise JobsWait(
                    f"{waiting} {'job' if waiting == 1 else 'jobs'} of this customer did not end "
                    "yet, so nothing was erased. Let them be sent, or take them back, and try "
                    "again."
                )
            gone = person_rows.erase_kept(connection, ids)
            journal_rows.append(
                connection, [record], device_id=self.device_id, make_id=self._new_id
            )
            return gone

        values = await self._write(desk)
        rows = await self._write_cache(
            lambda c: person_rows.erase_cached(c, person.contact_id, ids)
        )
        await self._on_writer(self._scrub)
        copies, unreachable = await self._in_copies(
            lambda connection: person_rows.erase_kept(connection, ids)
        )
        return Erasure(values, rows, copies, unreachable)

    async def forget_messages(
        self, before: float, keep: Collection[int] = ()
    ) -> tuple[frozenset[int], bool]:
        """Let message text from before then (UTC seconds) leave this desk; some at a time.

        Returns the conversations that changed and whether there may be more. The hub still has
        the messages. Conversations in `keep` are spared.
        """

        def work(connection: Connection) -> tuple[frozenset[int], int]:
            return person_rows.forget_messages(connection, before, keep, _AT_ONCE)

        changed, count = await self._write_cache(work)
        return changed, count == _AT_ONCE

    async def forget_replies(self, before: float) -> int:
        """Take the words out of replies of ours that were over before then; returns of how many."""
        if not await self._read(lambda c: person_rows.has_old_replies(c, before)):
            return 0
        return await self._write(lambda c: person_rows.forget_replies(c, before))

    async def forget_words(self) -> None:
        """Delete reply drafts and the words of replies that are over, from the copies too."""

        def work(connection: Connection) -> None:
            connection.execute(delete(DRAFTS))
            person_rows.forget_replies(connection, float("inf"))

        await self._write(work)
        await self._in_copies(work)

    def _scrub(self) -> None:
        """Overwrite what was erased: in the free pages of the cache, and in both write logs."""
        files = self._writable()
        with as_told(self._cache_path):
            cache = engine.driver_of(files.cache)
            cache.execute("VACUUM")
            cache.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with as_told(self._desk_path):
            engine.driver_of(files.desk).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def _in_copies(
        self, action: Callable[[Connection], object]
    ) -> tuple[int, tuple[str, ...]]:
        """Do the same in the backups of desk.db; returns in how many, and where it could not be
        done."""
        if self._upkeep_task is not None:  # a copy that is being made now is one of them
            await asyncio.wait([self._upkeep_task])
        return await self._on_writer(lambda: self._act_in_copies(action))

    def _act_in_copies(self, action: Callable[[Connection], object]) -> tuple[int, tuple[str, ...]]:
        done, unreachable = 0, []
        for path in backups.backups_of(self._desk_path):
            try:
                connection = engine.open_writer(path, self._key, durable=True)
                try:
                    with connection.begin():
                        action(connection)
                    driver = engine.driver_of(connection)
                    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    driver.execute("PRAGMA journal_mode = DELETE")
                finally:
                    engine.close(connection)
                done += 1
            except DriverError:
                unreachable.append(path.name)
            except Exception as error:
                if not isinstance(getattr(error, "orig", None), DriverError):
                    raise
                unreachable.append(path.name)
        for path in self.folder.glob(f"{self._cache_path.name}.damaged-*"):
            path.unlink(missing_ok=True)
        unreachable += sorted(
            path.name for path in self.folder.glob(f"{self._desk_path.name}.damaged-*")
        )
        return done, tuple(unreachable)
