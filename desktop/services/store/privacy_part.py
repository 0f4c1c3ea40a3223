"""The part of the store that gives out or erases a customer, and forgets what is old."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select

from desktop.models.journal import Draft
from desktop.services.store import copies, engine, journal_rows, journal_term, person_rows
from desktop.services.store.core import StoreCore
from desktop.services.store.errors import StoreError, told
from desktop.services.store.files import as_told
from desktop.services.store.journal_term import Left
from desktop.services.store.migrations import CACHE_STEPS, DESK_STEPS
from desktop.services.store.schema import DRAFTS, META

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
    `copies` of desk.db.

    Of those left, by their place in the folder: `unreachable` copies cannot be read whole and may
    hold something; `foreign` ones are another account's, where the numbers mean other people.
    """

    values: int
    rows: int
    copies: int
    unreachable: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


@dataclass(slots=True)
class _Done:
    copies: int = 0
    unreachable: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


class _Foreign(Exception):
    """A copy is another account's."""


class PrivacyPart(StoreCore):
    """Every method raises `StoreError` when the files fail it."""

    async def contacts_named(self, wanted: str) -> list[int]:
        """Return the contacts with this number, name, handle, address, phone or booking."""
        return await self._read_cache(lambda c: person_rows.contacts_named(c, wanted))

    async def conversations_of(self, contact_id: int) -> list[int]:
        """Return the numbers of a contact's conversations."""
        return await self._read_cache(lambda c: person_rows.conversations_of(c, contact_id))

    async def all_about(self, person: Person) -> dict[str, Any]:
        """Return everything that the two files hold about a customer, ready for JSON, and under
        `set_aside`, by their place, what files hold that were moved aside."""
        ids = person.conversations
        cached = await self._read_cache(lambda c: person_rows.cached(c, person.contact_id, ids))
        about = cached | await self._read(lambda c: person_rows.kept(c, ids))
        account = await self._read(_account)
        found = await self._upkeep.run(lambda: self._about_aside(person, account))
        return about | {"set_aside": found}

    async def unread_copies(self) -> tuple[str, ...]:
        """Return the copies of desk.db, by their place in the folder, that cannot be read whole."""

        def work() -> tuple[str, ...]:
            found = copies.copies_of(self._desk_path)
            return tuple(self._place(one) for one in found if not self._is_sound(one))

        return await self._upkeep.run(work)

    async def delete_copies(self, places: Collection[str]) -> None:
        """Delete copies of desk.db, by their place in the folder: what `erase` could not reach."""

        def work() -> None:
            for path in copies.copies_of(self._desk_path):
                if self._place(path) in places:
                    with as_told(path):
                        copies.delete(path)

        await self._on_writer(work)

    async def erase(self, person: Person, record: Draft) -> Erasure:
        """Erase a customer from both files and from all copies of desk.db; `record` says so.

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
            self._recent.note_erasure()
            self._append(connection, [record])
            return gone

        values = await self._write(desk)
        rows = await self._write_cache(
            lambda c: person_rows.erase_cached(c, person.contact_id, ids)
        )
        await self._on_writer(self._scrub)
        account = await self._read(_account)

        def in_copy(connection: Connection) -> None:
            if _differ(account, _account(connection)):
                raise _Foreign
            person_rows.erase_kept(connection, ids)

        done = await self._in_copies(in_copy)
        return Erasure(values, rows, done.copies, tuple(done.unreachable), tuple(done.foreign))

    async def masked_messages(self) -> tuple[int, float]:
        """Return how many of the messages here hold something that the card shield masked, and when
        the last was written (UTC seconds)."""
        return await self._read_cache(person_rows.masked)

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

    async def conversations_after(self, after: int, limit: int) -> list[int]:
        """Return the next conversations by number that hold messages."""
        return await self._read_cache(lambda c: person_rows.conversations_after(c, after, limit))

    async def scrub(self) -> None:
        """Overwrite what the cache's rows held before they were changed."""
        await self._write_cache(person_rows.merge_indexes)
        await self._on_writer(self._scrub)

    async def end_term(self, before: float, now: float) -> Left | None:
        """Let payments leave that ended before then, the journal's beginning as a whole; a record
        says so (both UTC seconds). Returns what left, None where nothing did."""
        if await self._read(lambda c: journal_term.over(c, before)) is None:
            return None

        def work(connection: Connection) -> Left | None:
            left = journal_term.over(connection, before)
            if left is not None:
                body = {"missing": [[1, left.last]]}
                source = f"desk:expired:{left.last}"
                record = Draft(now, journal_rows.EXPIRED, "", "desk", source, body)
                self._recent.note_erasure()
                self._append(connection, [record])
                journal_term.leave(connection, left, before)
            return left

        return await self._write(work)

    async def forget_words(self) -> tuple[str, ...]:
        """Delete reply drafts and the words of replies that are over, from the copies too.

        Returns the copies that cannot be read whole, by their place in the folder.
        """

        def work(connection: Connection) -> None:
            connection.execute(delete(DRAFTS))
            person_rows.forget_replies(connection, float("inf"))

        await self._write(work)
        return tuple((await self._in_copies(work)).unreachable)

    def _scrub(self) -> None:
        """Overwrite what was erased: in the free pages of the cache, and in both write logs."""
        files = self._writable()
        with as_told(self._cache_path):
            cache = engine.driver_of(files.cache)
            cache.execute("VACUUM")
            cache.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with as_told(self._desk_path):
            engine.driver_of(files.desk).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def _in_copies(self, action: Callable[[Connection], object]) -> _Done:
        """Do the same in all copies of desk.db, and drop what nobody needs."""
        if self._upkeep_task is not None:  # a copy that is being made now is one of them
            await asyncio.wait([self._upkeep_task])
        return await self._on_writer(lambda: self._act_in_copies(action))

    def _act_in_copies(self, action: Callable[[Connection], object]) -> _Done:
        done = _Done()
        with as_told(self.folder):
            copies.drop_leftovers(self._desk_path, self._cache_path)
        for path in copies.copies_of(self._desk_path):
            try:
                if self._is_sound(path):
                    self._act_in_copy(path, action)
                    done.copies += 1
                    continue
            except _Foreign:
                done.foreign.append(self._place(path))
                continue
            except Exception as error:
                if told(error, path) is None:
                    raise
            done.unreachable.append(self._place(path))
        return done

    def _act_in_copy(self, path: Path, action: Callable[[Connection], object]) -> None:
        connection = engine.open_writer(path, self._key, durable=True)
        try:
            with connection.begin():
                action(connection)
            driver = engine.driver_of(connection)
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            driver.execute("PRAGMA journal_mode = DELETE")
        finally:
            engine.close(connection)

    def _about_aside(self, person: Person, account: dict[str, str]) -> dict[str, Any]:
        ids = person.conversations
        found: dict[str, Any] = {}
        for folder in copies.aside_of(self._desk_path):
            desk, cache = folder / self._desk_path.name, folder / self._cache_path.name
            if not self._is_sound(desk):
                continue
            if _differ(account, copies.read(desk, self._key, _account)):
                continue
            about = copies.read(desk, self._key, lambda c: person_rows.kept(c, ids))
            if copies.is_sound(cache, self._key, len(CACHE_STEPS)):
                about |= copies.read(
                    cache, self._key, lambda c: person_rows.cached(c, person.contact_id, ids)
                )
            if any(about.values()):
                found[self._place(folder)] = about
        return found

    def _is_sound(self, path: Path) -> bool:
        return copies.is_sound(path, self._key, len(DESK_STEPS))

    def _place(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _account(desk: Connection) -> dict[str, str]:
    """The hub's account that a `desk.db` belongs to, as far as it is known."""
    rows = desk.execute(select(META).where(META.c.key.in_(("hub", "account_id"))))
    return {row.key: row.value for row in rows}


def _differ(one: dict[str, str], other: dict[str, str]) -> bool:
    return any(one[name] != other[name] for name in one.keys() & other.keys())
