"""The store's threads: one that writes both files, and readers that no search holds up."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from desktop.models.ids import new_id
from desktop.models.journal import ChainFault, Draft, JournalEntry
from desktop.services.secrecy.private_files import narrow, private_folder
from desktop.services.store import backups, columns, engine, journal_rows, offer_rows
from desktop.services.store.attachment_store import FILE as ATTACHMENTS_FILE
from desktop.services.store.attachment_store import AttachmentStore
from desktop.services.store.connection import DriverError, Opening, connect, quick_check
from desktop.services.store.crash import CrashPoints
from desktop.services.store.errors import (
    DamagedFile,
    ReadOnlyStore,
    StoreClosed,
    StoreError,
    damaged,
)
from desktop.services.store.file_system import refuse_network
from desktop.services.store.files import Files, as_told, open_files, open_to_read, order_rebuild
from desktop.services.store.lock import FolderLock
from desktop.services.store.migrations import CACHE_STEPS, DESK_STEPS
from desktop.services.store.projection import Projection
from desktop.services.store.recent import Recent
from desktop.services.store.restored import ALL_JOBS, RESTORED
from desktop.services.store.store_thread import StoreThread

log = logging.getLogger(__name__)

T = TypeVar("T")

_TAIL = 200
_OURS = (
    *(
        "desk.*",
        "cache.*",
        f"{ATTACHMENTS_FILE}*",
        "window.json*",
        "world.json*",
        "settings.toml",
        "sandbox",
    ),
    *("backups", "backups/*", "logs", "logs/*", "logs/*/*", "set-aside-*"),
)
"""What the desk itself puts into its folder."""


class StoreCore:
    """Both files, open, and the ways to read and write them. `Store` builds on it."""

    def __init__(
        self, folder: Path, key: bytes | None, now: Callable[[], float], crash: CrashPoints
    ) -> None:
        self.folder = folder
        self.device_id = ""
        self.cache_was_rebuilt = False
        """Whether `cache.db` was missing, damaged or foreign, and began empty at this opening."""
        self.tail_faults: list[ChainFault] = []
        """Where the newest entries' chains did not hold at this opening."""
        self.read_only = False
        self._key = key
        self._now = now
        self._crash = crash
        self._lock: FolderLock | None = None
        self._files: Files | None = None
        self._projection: Projection | None = None
        self._projected: asyncio.Future[None] | None = None
        self._recent = Recent()
        self._desk_reader: Connection | None = None
        self._cache_reader: Connection | None = None
        self._troubles: dict[str, str] = {}
        self._backup_due_at = 0.0
        self._upkeep_task: asyncio.Task[None] | None = None
        self._writer = StoreThread("store-write")
        self._desk_thread = StoreThread("store-read-desk")
        self._cache_thread = StoreThread("store-read-cache")
        self._upkeep = StoreThread("store-upkeep")
        self.attachments = AttachmentStore(
            folder,
            key,
            now,
            new_id=self._new_id,
            may_write=lambda: not self.read_only,
        )
        """The bytes of files, in a file of their own."""

    @property
    def _desk_path(self) -> Path:
        return self.folder / columns.DESK_FILE

    @property
    def _cache_path(self) -> Path:
        return self.folder / columns.CACHE_FILE

    # --- opening and closing

    async def _open_to_write(self) -> None:
        try:
            await self._writer.run(self._open_files)
            await self._open_readers()
        except BaseException:
            await self.close()
            raise
        self._keep_up()

    async def _open_to_read(self) -> None:
        self.read_only = True
        try:
            await self._open_readers()
        except BaseException:
            await self.close()
            raise

    def _open_files(self) -> None:
        refuse_network(self.folder)
        with as_told(self.folder):
            private_folder(self.folder)
        self._lock = FolderLock(self.folder, self._now())
        narrow(self.folder, _OURS)
        files = open_files(self.folder, self._key, self._now)
        self._files = files
        self.device_id = files.device_id
        self.cache_was_rebuilt = files.cache_was_rebuilt
        with as_told(self._desk_path), files.desk.begin():
            self.tail_faults = journal_rows.tail_faults(files.desk, _TAIL)
        with as_told(self._cache_path):
            projection = Projection(files.desk, files.cache, self._recent, self._crash)
        if projection.journal_went_back:
            # Somebody put a backup in place: what it calls unfinished may have gone since.
            with as_told(self._desk_path), files.desk.begin():
                journal_rows.set_marks(files.desk, {RESTORED: ALL_JOBS})
            log.warning("desk.db is older than cache.db: its unfinished jobs are in doubt")
            with as_told(self._cache_path):
                projection.forget()
        self._projection = projection
        self._project()

    async def _open_readers(self) -> None:
        def desk() -> None:
            self._desk_reader = open_to_read(self._desk_path, self._key, len(DESK_STEPS))

        def cache() -> None:
            self._cache_reader = open_to_read(self._cache_path, self._key, len(CACHE_STEPS))

        await self._desk_thread.run(desk)
        await self._cache_thread.run(cache)

    async def close(self) -> None:
        """Finish what was asked for, close the files and give the folder free. Twice is once."""
        if self._upkeep_task is not None:
            await asyncio.wait([self._upkeep_task])
        with contextlib.suppress(StoreClosed):
            await self._desk_thread.run(self._close_readers)
            await self._writer.run(self._close_files)
        with contextlib.suppress(StoreClosed):
            await self.attachments.close()
        for thread in (self._cache_thread, self._desk_thread, self._upkeep, self._writer):
            thread.stop()

    def _close_readers(self) -> None:
        # The cache's reader must be idle before another thread closes its connection.
        self._cache_thread.stop()
        for connection in (self._desk_reader, self._cache_reader):
            if connection is not None:
                engine.close(connection)
        self._desk_reader = self._cache_reader = None

    def _close_files(self) -> None:
        try:
            if self._files is not None:
                self._files.close()
        finally:
            self._files = self._projection = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    # --- reading and writing

    async def _write(
        self, action: Callable[[Connection], T], *, before: str = "", after: str = ""
    ) -> T:
        """Run `action` in one transaction of `desk.db`.

        The projection follows it at once, but is not waited for: `_read_folded` does that.
        `before` and `after` name the crash points around the commit. Raises `StoreError`: then
        nothing of this transaction was kept, and all of every other one.
        """

        def work() -> T:
            files = self._writable()
            self._recent.begin()
            with as_told(self._desk_path), files.desk.begin():
                result = action(files.desk)
                left = self._recent.left_by(files.desk)
                self._crash.hit(before)
            self._recent.keep(left)
            self._crash.hit(after)
            return result

        self._check_not_read_only()
        written = self._writer.begin(work)
        self._projected = self._writer.begin(self._project)
        result = await written
        self._keep_up()
        return result

    async def _write_cache(self, action: Callable[[Connection], T]) -> T:
        """Run `action` in one transaction of `cache.db`. Raises `StoreError`."""

        def work() -> T:
            files = self._writable()
            with self._cache_told(), files.cache.begin():
                return action(files.cache)

        return await self._on_writer(work)

    async def _read(self, action: Callable[[Connection], T]) -> T:
        """Run `action` on one state of `desk.db`. Raises `StoreError`."""
        return await self._begin_read(action)

    def _begin_read(self, action: Callable[[Connection], T]) -> asyncio.Future[T]:
        """The same, begun at once: without a turn of the loop, in which others would come first."""

        def work() -> T:
            connection = self._opened(self._desk_reader)
            with as_told(self._desk_path), connection.begin():
                return action(connection)

        return self._desk_thread.begin(work)

    async def _read_cache(self, action: Callable[[Connection], T]) -> T:
        """Run `action` on one state of `cache.db`. Raises `StoreError`."""
        return await self._begin_read_cache(action)

    def _begin_read_cache(self, action: Callable[[Connection], T]) -> asyncio.Future[T]:
        """The same, begun at once."""

        def work() -> T:
            connection = self._opened(self._cache_reader)
            with self._cache_told(), connection.begin():
                return action(connection)

        return self._cache_thread.begin(work)

    async def _read_folded(self, action: Callable[[Connection], T]) -> T:
        """The same on a state in which all that was journalled before shows in `links`."""
        await self._catch_up()
        return await self._read_cache(action)

    async def _catch_up(self) -> None:
        """Wait until the projection has what was journalled so far."""
        if self._projected is not None and not self._projected.done():
            await asyncio.wait([self._projected])

    async def _on_writer(self, work: Callable[[], T]) -> T:
        self._check_not_read_only()
        return await self._writer.run(work)

    def _check_not_read_only(self) -> None:
        if self.read_only:
            raise ReadOnlyStore("These files were opened for reading only. Nothing was written.")

    def _append(self, connection: Connection, drafts: Sequence[Draft]) -> list[JournalEntry]:
        """Journal `drafts` within a transaction; returns the entries that are new."""
        entries = journal_rows.append(
            connection, drafts, device_id=self.device_id, make_id=self._new_id
        )
        ended = offer_rows.end_what_must(connection, entries, now=self._now(), make_id=self._new_id)
        if ended:
            self._recent.note_jobs()
            entries += journal_rows.append(
                connection, ended, device_id=self.device_id, make_id=self._new_id
            )
        self._recent.note(entries)
        return entries

    def _new_id(self) -> str:
        return new_id(self._now())

    def _writable(self) -> Files:
        if self._files is None:
            raise StoreClosed("The desk's files are closed. Nothing was written.")
        return self._files

    def _opened(self, connection: Connection | None) -> Connection:
        if connection is None:
            raise StoreClosed("The desk's files are closed.")
        return connection

    def _project(self) -> None:
        """Fold new entries into the cache. What was journalled stands, whatever becomes of this:
        a trouble is kept for `integrity`, and the next write or start tries again."""
        if self._projection is None:
            return
        try:
            with self._cache_told():
                self._projection.catch_up()
            self._troubles.pop("projection", None)
        except Exception as error:
            # Raised on, it would call a write failed that stands.
            self._troubles["projection"] = f"The inbox is behind the journal: {error}"
            log.error(
                "the inbox is behind the journal: %s",
                type(error).__name__,
                exc_info=not isinstance(error, StoreError),
            )

    @contextlib.contextmanager
    def _cache_told(self) -> Iterator[None]:
        try:
            with as_told(self._cache_path):
                yield
        except DamagedFile as error:
            order_rebuild(self._cache_path)
            raise DamagedFile(
                "The local copy of the conversations (cache.db) is damaged. Quotes, payments and "
                "what waits to be sent are safe in desk.db. Start the desk again: the copy is "
                "built anew from the hub."
            ) from error

    # --- upkeep

    def _keep_up(self) -> None:
        """Once a day, copy `desk.db` and read the cache through, beside everything else."""
        now = self._now()
        running = self._upkeep_task is not None and not self._upkeep_task.done()
        if self.read_only or running or now < self._backup_due_at:
            return
        self._backup_due_at = now + backups.DAY_S / 24
        self._upkeep_task = asyncio.get_running_loop().create_task(self._do_upkeep())

    async def _do_upkeep(self) -> None:
        def work() -> None:
            now = self._now()
            if not backups.is_due(self._desk_path, now):
                return
            with as_told(self.folder / backups.FOLDER):
                backups.back_up(self._desk_path, self._key, now)
            if self._problems_of(self._cache_path):
                order_rebuild(self._cache_path)
                raise DamagedFile(damaged(self._cache_path))

        try:
            await self._upkeep.run(work)
            self._troubles.pop("upkeep", None)
        except StoreError as error:
            self._troubles["upkeep"] = str(error)
            log.error("upkeep failed: %s", type(error).__name__)

    def _problems_of(self, path: Path) -> list[str]:
        """Read a whole file through on a connection of its own."""
        try:
            with contextlib.closing(connect(path, self._key, Opening.READ)) as connection:
                return [f"{path.name}: {problem}" for problem in quick_check(connection)]
        except DriverError as error:
            return [f"{path.name}: {error}"]

    async def integrity(self) -> list[str]:
        """Return every problem known or found in both files, in a person's words; empty is sound.

        Reads the files through, so it may take seconds; nothing else waits for it.
        """

        def files() -> list[str]:
            return self._problems_of(self._desk_path) + self._problems_of(self._cache_path)

        await self._catch_up()
        found = await self._upkeep.run(files)
        faults = await self._read(lambda connection: journal_rows.tail_faults(connection, _TAIL))
        found += [f"journal entry {fault.seq}: {fault.reason}" for fault in faults]
        return found + list(self._troubles.values())
