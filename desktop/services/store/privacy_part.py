"""The part of the store that gives out or erases a customer, and forgets what is old."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select

from desktop.models.journal import Draft
from desktop.services.store import (
    call_rows,
    copies,
    engine,
    journal_rows,
    journal_term,
    person_rows,
)
from desktop.services.store.board_part import BoardPart
from desktop.services.store.columns import DEVICE
from desktop.services.store.errors import StoreError, told
from desktop.services.store.files import as_told
from desktop.services.store.journal_term import Left
from desktop.services.store.migrations import CACHE_STEPS, DESK_STEPS
from desktop.services.store.schema import DRAFTS, META

ERASED = "privacy.erased"
"""The journal's record that a customer's personal values were erased."""
_AT_ONCE = 2000
_NAMES = ("hub", "account_id")
"""What names an account; its numbers of contacts and conversations are its own."""


class JobsWait(StoreError):
    """Something of this customer has not left yet, so that nothing was erased."""


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as far as this desk knows: the hub's contact, and the conversations."""

    contact_id: int | None
    conversations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """In how many `copies` of desk.db it was done; of those left, their places in the folder.

    `unreachable` ones cannot be read whole; what could be read of them is in desk.db. `unknown`
    ones may be the only record of payments: they, or the folders, were moved aside and no key opens
    them, or do not say whose they are. `foreign` ones are another account's, where the numbers mean
    other people. `undeleted` is what nobody needs and could not be deleted.
    """

    copies: int
    unreachable: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    undeleted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased: personal `values` beside the journal, `rows` of the cache, and where."""

    values: int
    rows: int
    reached: Reached


class _Whose(Enum):
    """Whose a copy of desk.db is."""

    OURS = "this desk's account's"
    FOREIGN = "another account's"
    UNKNOWN = "it does not say whose"
    UNREAD = "it cannot be read whole"


@dataclass(slots=True)
class _Copy:
    """A copy of desk.db. `noted` is what it says of its account, None where it cannot be read."""

    path: Path
    key: bytes | None
    noted: dict[str, str] | None
    whose: _Whose = _Whose.UNREAD


class PrivacyPart(BoardPart):
    """Every method raises `StoreError` when the files fail it."""

    async def contacts_named(self, wanted: str) -> list[int]:
        """Return the contacts with this number, name, handle, address, phone or booking."""
        return await self._read_cache(lambda c: person_rows.contacts_named(c, wanted))

    async def conversations_booked(self, booking: str) -> list[int]:
        """Return the conversations in whose quotes this booking stands, or stood once."""
        return await self._read(lambda c: person_rows.conversations_booked(c, booking))

    async def owners_of(self, conversation_ids: Collection[int]) -> dict[int, tuple[int, str]]:
        """Return whose these conversations are: the contact's number and name."""
        return await self._read_cache(lambda c: person_rows.owners_of(c, conversation_ids))

    async def conversations_of(self, contact_id: int) -> list[int]:
        """Return the numbers of a contact's conversations."""
        return await self._read_cache(lambda c: person_rows.conversations_of(c, contact_id))

    async def all_about(
        self, person: Person, keys: Mapping[str, bytes] | None = None
    ) -> dict[str, Any]:
        """Return everything that the two files hold about a customer, ready for JSON, and under
        `set_aside`, by their place, what files of this account hold that were moved aside.

        `keys` are those of such folders, by their names, where they have one of their own.
        """
        ids = person.conversations
        cached = await self._read_cache(lambda c: person_rows.cached(c, person.contact_id, ids))
        about = cached | await self._read(lambda c: person_rows.kept(c, ids, person.contact_id))
        about["files"] = await self.attachments.about(ids)
        account = await self._read(_account)
        found = await self._upkeep.run(lambda: self._about_aside(person, account, keys or {}))
        return about | {"set_aside": found}

    async def reach(self, keys: Mapping[str, bytes] | None = None) -> Reached:
        """Return which copies of desk.db can be read and are this account's, and which not.

        `keys` as for `all_about`.
        """
        account = await self._read(_account)

        def work() -> Reached:
            return self._named(self._sort_out(account, keys or {}))

        return await self._upkeep.run(work)

    async def delete_copies(self, places: Collection[str]) -> None:
        """Delete copies of desk.db, by their place in the folder: what `erase` could not reach.

        Nothing that was moved aside is among them: it may be the only record of payments.
        """

        def work() -> None:
            for path in copies.copies_of(self._desk_path):
                if self._place(path) in places:
                    with as_told(path):
                        copies.delete(path)

        await self._on_writer(work)

    async def erase(
        self, person: Person, record: Draft, keys: Mapping[str, bytes] | None = None
    ) -> Erasure:
        """Erase a customer from both files and all copies of this account's; `record` says so.

        Bodies, chains and payment facts stay, pseudonymous. `keys` as for `all_about`.
        Raises `JobsWait` while a job of theirs is not over.
        """
        ids = person.conversations
        await self.count_cases()  # the board keeps what they add to its numbers

        def desk(connection: Connection) -> int:
            waiting = person_rows.unfinished(connection, ids, person.contact_id)
            if waiting:
                raise JobsWait(
                    f"{waiting} {'job' if waiting == 1 else 'jobs'} of this customer did not end "
                    "yet, so nothing was erased. Let them be sent, or take them back, and try "
                    "again."
                )
            gone = person_rows.erase_kept(connection, ids, person.contact_id)
            self._recent.note_erasure()
            self._append(connection, [record])
            return gone

        values = await self._write(desk)
        rows = await self._write_cache(
            lambda c: person_rows.erase_cached(c, person.contact_id, ids)
        )
        await self._on_writer(self._scrub)
        await self.attachments.erase(ids)
        reached = await self._in_copies(
            lambda c: person_rows.erase_kept(c, ids, person.contact_id), keys
        )
        return Erasure(values, rows, reached)

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

    async def forget_calls(self, before: float) -> int:
        """Let the numbers leave that called before then; when and for how long they did stays.
        Returns how many personal values went."""
        if not await self._read(lambda c: call_rows.has_old(c, before)):
            return 0
        return await self._write(lambda c: call_rows.forget(c, before))

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

    async def forget_words(self, keys: Mapping[str, bytes] | None = None) -> Reached:
        """Delete reply drafts, files, and the words of replies that are over, from this account's
        copies too. `keys` as for `all_about`."""

        def work(connection: Connection) -> None:
            connection.execute(delete(DRAFTS))
            person_rows.forget_note_drafts(connection)
            person_rows.forget_replies(connection, float("inf"))
            call_rows.forget(connection, float("inf"))

        await self._write(work)
        await self.attachments.erase(None)
        return await self._in_copies(work, keys)

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
        self, action: Callable[[Connection], object], keys: Mapping[str, bytes] | None
    ) -> Reached:
        """Do the same in all copies of this account's desk.db, and drop what nobody needs."""
        if self._upkeep_task is not None:  # a copy that is being made now is one of them
            await asyncio.wait([self._upkeep_task])
        account = await self._read(_account)
        return await self._on_writer(lambda: self._act_in_copies(action, account, keys or {}))

    def _act_in_copies(
        self,
        action: Callable[[Connection], object],
        account: dict[str, str],
        keys: Mapping[str, bytes],
    ) -> Reached:
        found = self._sort_out(account, keys)
        for one in found:
            if one.whose is not _Whose.OURS:
                continue
            try:
                self._act_in_copy(one, action)
            except Exception as error:
                if told(error, one.path) is None:
                    raise
                one.whose = _Whose.UNREAD
        aside = copies.aside_of(self._desk_path)
        ours = [folder for folder in aside if _is_ours(_whose_in(found, folder))]
        left = copies.drop_leftovers(self._desk_path, self._cache_path, ours)
        return replace(self._named(found), undeleted=tuple(self._place(path) for path in left))

    def _act_in_copy(self, one: _Copy, action: Callable[[Connection], object]) -> None:
        connection = engine.open_writer(one.path, one.key, durable=True)
        try:
            with connection.begin():
                action(connection)
            driver = engine.driver_of(connection)
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            driver.execute("PRAGMA journal_mode = DELETE")
        finally:
            engine.close(connection)

    def _sort_out(self, account: dict[str, str], keys: Mapping[str, bytes]) -> list[_Copy]:
        """Find out whose each copy is, here and in the folders that were moved aside.

        A copy is ours only where it names our account, or is of a desk.db that does.
        """
        name = self._desk_path.name
        paths = [(path, self._key) for path in copies.copies_of(self._desk_path)]
        for folder in copies.aside_of(self._desk_path):
            own = keys.get(folder.name, self._key)
            paths += [(path, own) for path in copies.files_of(folder / name)]
        found = [self._look(path, own) for path, own in paths]
        devices = {account.get(DEVICE)}
        devices |= {
            one.noted.get(DEVICE)
            for one in found
            if one.noted and all(n in account and one.noted.get(n) == account[n] for n in _NAMES)
        }
        for one in found:
            if one.noted is not None:
                one.whose = _whose(one.noted, account, devices)
        return found

    def _look(self, path: Path, own: bytes | None) -> _Copy:
        for key in dict.fromkeys((self._key, own)):
            if copies.is_sound(path, key, len(DESK_STEPS)):
                return _Copy(path, key, copies.read(path, key, _account))
        return _Copy(path, None, None)

    def _named(self, found: list[_Copy]) -> Reached:
        """Tell what was found. A folder that is not ours is named as a whole: its cache, too, may
        hold a customer's words."""
        aside = copies.aside_of(self._desk_path)
        by_whose: dict[_Whose, list[str]] = {whose: [] for whose in _Whose}
        unknown: list[str] = []
        for one in found:
            if not any(one.path.is_relative_to(folder) for folder in aside):
                by_whose[one.whose].append(self._place(one.path))
        for folder in aside:
            inside = _whose_in(found, folder)
            if _Whose.FOREIGN in inside:
                by_whose[_Whose.FOREIGN].append(self._place(folder))
            elif _is_ours(inside):
                unknown += [
                    self._place(one.path)
                    for one in found
                    if one.path.is_relative_to(folder) and one.whose is not _Whose.OURS
                ]
            elif inside or copies.caches_of(folder / self._cache_path.name):
                unknown.append(self._place(folder))
        return Reached(
            sum(one.whose is _Whose.OURS for one in found),
            tuple(by_whose[_Whose.UNREAD]),
            tuple(by_whose[_Whose.UNKNOWN] + unknown),
            tuple(by_whose[_Whose.FOREIGN]),
        )

    def _about_aside(
        self, person: Person, account: dict[str, str], keys: Mapping[str, bytes]
    ) -> dict[str, Any]:
        ids = person.conversations
        sorted_out = self._sort_out(account, keys)
        found: dict[str, Any] = {}
        for folder in copies.aside_of(self._desk_path):
            ours = [
                one
                for one in sorted_out
                if one.path.is_relative_to(folder) and one.whose is _Whose.OURS
            ]
            if not ours:
                continue
            desk, cache = ours[0], folder / self._cache_path.name
            about = copies.read(
                desk.path, desk.key, lambda c: person_rows.kept(c, ids, person.contact_id)
            )
            whole = _is_ours(_whose_in(sorted_out, folder))
            if whole and copies.is_sound(cache, desk.key, len(CACHE_STEPS)):
                about |= copies.read(
                    cache, desk.key, lambda c: person_rows.cached(c, person.contact_id, ids)
                )
            if any(about.values()):
                found[self._place(folder)] = about
        return found

    def _place(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()


def _account(desk: Connection) -> dict[str, str]:
    """The hub's account that a `desk.db` belongs to, as far as it is known, and its own id."""
    rows = desk.execute(select(META).where(META.c.key.in_((*_NAMES, DEVICE))))
    return {row.key: row.value for row in rows if row.value not in ("", "0")}


def _whose(
    noted: dict[str, str], account: dict[str, str], devices: Collection[str | None]
) -> _Whose:
    if any(noted[name] != account[name] for name in _NAMES if name in noted and name in account):
        return _Whose.FOREIGN
    return _Whose.OURS if noted.get(DEVICE, "") in devices else _Whose.UNKNOWN


def _whose_in(found: list[_Copy], folder: Path) -> set[_Whose]:
    return {one.whose for one in found if one.path.is_relative_to(folder)}


def _is_ours(whose: set[_Whose]) -> bool:
    """Whether a folder with such copies is this account's, its cache too."""
    return _Whose.OURS in whose <= {_Whose.OURS, _Whose.UNREAD}
