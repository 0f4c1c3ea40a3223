"""The third local file, `attachments.db`: the bytes of files, on their way out and as they came.

They are kept apart from `desk.db`, which is copied daily and read through at each start, and from
`cache.db`, which is read through and rewritten whole: a few videos would make all of that slow, and
a backup would still hold them when they should be gone. What refers to these bytes is written after
them, so nothing ever waits for a file that is not here. It is encrypted as the other two are.
"""

import logging
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.models.outgoing_file import OutgoingFile
from desktop.services.store import engine
from desktop.services.store.connection import DriverError
from desktop.services.store.errors import DamagedFile, ReadOnlyStore, WrongKey
from desktop.services.store.files import SIDE_FILES, as_told
from desktop.services.store.journal_rows import chunks
from desktop.services.store.migrations import Step, migrate
from desktop.services.store.store_thread import StoreThread
from desktop.services.store.stored_text import clean

log = logging.getLogger(__name__)

T = TypeVar("T")

FILE = "attachments.db"
PIECE = 256 * 1024
"""Bytes in one row, and at once in memory while a file leaves."""
CACHE_LIMIT = 96 << 20
"""Bytes that pictures from customers may take; those seen longest ago go first."""

_SEEN_AGAIN_S = 3600.0
"""So often at most it is written down that a picture was seen."""

_FILES = MetaData()
OUTGOING = Table(
    "outgoing",
    _FILES,
    Column("file_id", Text, primary_key=True),
    Column("conversation_id", Integer, nullable=False),
    Column("job_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("added_at", Float, nullable=False),
    Index("outgoing_of_conversation", "conversation_id", "file_id"),
    Index("outgoing_of_job", "job_id", sqlite_where=text("job_id <> ''")),
)
PIECES = Table(
    "pieces",
    _FILES,
    Column("file_id", ForeignKey("outgoing.file_id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
PICTURES = Table(
    "pictures",
    _FILES,
    Column("picture", Text, primary_key=True),
    Column("conversation_id", Integer, nullable=False),
    Column("sent_at", Float, nullable=False),
    Column("used_at", Float, nullable=False),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Index("pictures_by_use", "used_at", "size"),
    Index("pictures_of_conversation", "conversation_id"),
)


def _create(connection: Connection) -> None:
    _FILES.create_all(connection)


STEPS: tuple[Step, ...] = (_create,)


class AttachmentStore:
    """Files that wait to leave, and pictures that came. Opened when it is first needed, on a thread
    of its own. Every method raises `StoreError` when the file fails it.

    A file belongs to a conversation's draft until a job claims it.
    """

    def __init__(
        self,
        folder: Path,
        key: bytes | None,
        now: Callable[[], float],
        *,
        new_id: Callable[[], str],
        may_write: Callable[[], bool],
    ) -> None:
        self._path = folder / FILE
        self._key = key
        self._now = now
        self._new_id = new_id
        self._may_write = may_write
        self._connection: Connection | None = None
        self._thread = StoreThread("store-files")

    async def close(self) -> None:
        """Finish what was asked for and close the file."""

        def work() -> None:
            if self._connection is not None:
                engine.close(self._connection)
                self._connection = None

        await self._thread.run(work)
        self._thread.stop()

    # --- on their way out

    async def attach(
        self,
        conversation_id: int,
        name: str,
        mime: str,
        pieces: Iterable[bytes],
        *,
        job_id: str = "",
    ) -> OutgoingFile:
        """Keep a file for the conversation's draft or for a job, all of it or nothing. `pieces` is
        read on the file's own thread, and what it raises is raised; an OSError is taken for this
        file's."""
        file_id = self._new_id()

        def work(connection: Connection) -> OutgoingFile:
            row = {"file_id": file_id, "conversation_id": conversation_id, "job_id": job_id}
            row |= {"name": clean(name), "mime": mime, "added_at": self._now()}
            connection.execute(insert(OUTGOING).values(**row, size=0))
            size = 0
            for number, piece in enumerate(pieces):
                connection.execute(
                    insert(PIECES).values(file_id=file_id, number=number, data=piece)
                )
                size += len(piece)
            connection.execute(
                update(OUTGOING).where(OUTGOING.c.file_id == file_id).values(size=size)
            )
            return OutgoingFile(file_id, clean(name), mime, size)

        return await self._write(work)

    async def drafted(self, conversation_id: int) -> list[OutgoingFile]:
        """The files of a conversation's draft, in the order in which they were attached."""
        where = (OUTGOING.c.conversation_id == conversation_id) & (OUTGOING.c.job_id == "")
        return await self._read(lambda c: _outgoing(c, where), [])

    async def remove(self, file_id: str) -> None:
        """Forget a file of a draft; one that a job has claimed stays."""
        unclaimed = (OUTGOING.c.file_id == file_id) & (OUTGOING.c.job_id == "")
        await self._delete(OUTGOING, unclaimed)

    async def claim(self, file_ids: Sequence[str], conversation_id: int, job_id: str) -> int:
        """Let these files of a draft be a job's from now on; returns how many were there."""

        def work(connection: Connection) -> int:
            mine = (OUTGOING.c.conversation_id == conversation_id) & (OUTGOING.c.job_id == "")
            statement = update(OUTGOING).where(OUTGOING.c.file_id.in_(file_ids), mine)
            return connection.execute(statement.values(job_id=job_id)).rowcount

        return await self._write(work)

    async def release(self, job_id: str) -> list[OutgoingFile]:
        """Let a job's files be the draft's again, because it will not send them."""

        def work(connection: Connection) -> list[OutgoingFile]:
            where = OUTGOING.c.job_id == job_id
            found = _outgoing(connection, where)
            connection.execute(update(OUTGOING).where(where).values(job_id=""))
            return found

        return await self._write(work) if self._path.exists() else []

    async def hand_over(self, job_id: str, to: str) -> None:
        """Let a job's files be another's."""

        def work(connection: Connection) -> None:
            statement = update(OUTGOING).where(OUTGOING.c.job_id == job_id)
            connection.execute(statement.values(job_id=to))

        await self._write(work)

    async def missing(self, file_ids: Sequence[str]) -> bool:
        """Whether one of these files is not here, or not all of it."""

        def work(connection: Connection) -> bool:
            held = func.coalesce(func.sum(func.length(PIECES.c.data)), 0)
            query = select(OUTGOING.c.size, held).outerjoin(PIECES)
            rows = connection.execute(
                query.where(OUTGOING.c.file_id.in_(file_ids)).group_by(OUTGOING.c.file_id)
            ).all()
            return len(rows) < len(set(file_ids)) or any(size != there for size, there in rows)

        return await self._read(work, True)

    async def pieces(self, file_id: str) -> AsyncIterator[bytes]:
        """The bytes of a file, piece by piece."""
        number = 0
        while True:
            piece = await self._read(partial(_piece, file_id, number), None)
            if piece is None:
                return
            yield piece
            number += 1

    async def claimed(self) -> frozenset[str]:
        """The jobs that have files here."""
        query = select(OUTGOING.c.job_id).where(OUTGOING.c.job_id != "").distinct()
        return await self._read(lambda c: frozenset(c.execute(query).scalars()), frozenset())

    async def forget_job(self, job_id: str) -> None:
        """Forget the files of a job: the hub has them."""
        await self._delete(OUTGOING, OUTGOING.c.job_id == job_id)

    # --- as they came

    async def picture(self, picture: str) -> bytes | None:
        """A picture that was kept; it counts as seen now."""

        def work(connection: Connection) -> bytes | None:
            where = PICTURES.c.picture == picture
            query = select(PICTURES.c.data, PICTURES.c.used_at).where(where)
            found = connection.execute(query).first()
            if found is None:
                return None
            if self._may_write() and self._now() - found.used_at > _SEEN_AGAIN_S:
                connection.execute(update(PICTURES).where(where).values(used_at=self._now()))
            return bytes(found.data)

        return await self._read(work, None)

    async def keep_picture(
        self, picture: str, conversation_id: int, sent_at: float, data: bytes
    ) -> None:
        """Keep a picture; where there is no more room, those seen longest ago go."""

        def work(connection: Connection) -> None:
            row: dict[str, Any] = {"conversation_id": conversation_id, "sent_at": sent_at}
            row |= {"used_at": self._now(), "size": len(data), "data": data}
            statement = upsert(PICTURES).values(picture=picture, **row)
            connection.execute(
                statement.on_conflict_do_update(index_elements=["picture"], set_=row)
            )
            _make_room(connection)

        await self._write(work)

    async def forget_pictures(self, before: float, keep: Collection[int] = ()) -> None:
        """Let go of pictures that were sent before then (UTC seconds), with their messages' words.
        Conversations in `keep` are spared."""
        old = PICTURES.c.sent_at < before
        await self._delete(
            PICTURES, old & PICTURES.c.conversation_id.not_in(sorted(keep)) if keep else old
        )

    # --- persons

    async def about(self, conversation_ids: Sequence[int]) -> list[dict[str, Any]]:
        """What is kept here of these conversations, without the bytes."""

        def work(connection: Connection) -> list[dict[str, Any]]:
            found: list[dict[str, Any]] = []
            for some in chunks(conversation_ids):
                for table in (OUTGOING, PICTURES):
                    columns = [one for one in table.c if one.name != "data"]
                    query = select(*columns).where(table.c.conversation_id.in_(some))
                    rows = connection.execute(query.order_by(*table.primary_key))
                    found += [{"kept_as": table.name, **row._mapping} for row in rows]
            return found

        return await self._read(work, [])

    async def erase(self, conversation_ids: Sequence[int] | None) -> None:
        """Erase the files of these conversations, or with None all of them."""
        if conversation_ids is None:
            await self._delete(PICTURES, text("1"))
            await self._delete(OUTGOING, text("1"))
            return
        for some in chunks(conversation_ids):
            for table in (PICTURES, OUTGOING):
                await self._delete(table, table.c.conversation_id.in_(some))

    # --- reading and writing

    async def _read(self, action: Callable[[Connection], T], nothing: T) -> T:
        def work() -> T:
            if self._connection is None and not self._path.exists():
                return nothing
            with as_told(self._path):
                connection = self._opened()
                with connection.begin():
                    return action(connection)

        return await self._thread.run(work)

    async def _write(self, action: Callable[[Connection], T]) -> T:
        def work() -> T:
            if not self._may_write():
                raise ReadOnlyStore(
                    "These files were opened for reading only. Nothing was written."
                )
            with as_told(self._path):
                connection = self._opened()
                with connection.begin():
                    return action(connection)

        return await self._thread.run(work)

    async def _delete(self, table: Table, where: Any) -> None:
        """Delete rows, and give their room back to the disk."""

        def work(connection: Connection) -> int:
            return connection.execute(delete(table).where(where)).rowcount

        if not await self._thread.run(lambda: self._path.exists()):
            return
        if await self._write(work):
            await self._thread.run(self._shrink)

    def _shrink(self) -> None:
        if self._connection is not None:
            with as_told(self._path):
                driver = engine.driver_of(self._connection)
                driver.execute("PRAGMA incremental_vacuum").fetchall()
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _opened(self) -> Connection:
        if self._connection is None:
            self._connection = self._open_to_write() if self._may_write() else self._open_to_read()
        return self._connection

    def _open_to_read(self) -> Connection:
        return engine.open_reader(self._path, self._key)

    def _open_to_write(self) -> Connection:
        try:
            with as_told(self._path):
                return self._migrated()
        except (DamagedFile, WrongKey) as error:
            # The pictures are at the hub; a reply whose file is gone says so before it leaves.
            log.warning("%s is built anew: %s", FILE, type(error).__name__)
            for ending in ("", *SIDE_FILES):
                with suppress(FileNotFoundError):
                    self._path.with_name(self._path.name + ending).unlink()
            return self._migrated()

    def _migrated(self) -> Connection:
        connection = engine.open_writer(self._path, self._key, durable=True)
        try:
            driver = engine.driver_of(connection)
            if not driver.execute("PRAGMA auto_vacuum").fetchone()[0]:
                driver.execute("PRAGMA auto_vacuum = INCREMENTAL")
                driver.execute("VACUUM")
            migrate(connection, STEPS, FILE)
        except BaseException:
            with suppress(DriverError):
                engine.close(connection)
            raise
        return connection


def _piece(file_id: str, number: int, connection: Connection) -> bytes | None:
    where = (PIECES.c.file_id == file_id) & (PIECES.c.number == number)
    found = connection.execute(select(PIECES.c.data).where(where)).scalar()
    return None if found is None else bytes(found)


def _outgoing(connection: Connection, where: Any) -> list[OutgoingFile]:
    columns = OUTGOING.c
    query = select(columns.file_id, columns.name, columns.mime, columns.size).where(where)
    # As they came: by the clock, which a server's Date may set back, two would change places.
    rows = connection.execute(query.order_by(text("rowid")))
    return [OutgoingFile(*row) for row in rows]


def _make_room(connection: Connection) -> None:
    column = PICTURES.c
    total = connection.execute(select(func.coalesce(func.sum(column.size), 0))).scalar_one()
    oldest = select(column.picture, column.size).order_by(column.used_at)
    going = []
    for row in connection.execute(oldest) if total > CACHE_LIMIT else ():
        if total <= CACHE_LIMIT:
            break
        total -= row.size
        going.append(row.picture)
    for some in chunks(going):
        connection.execute(delete(PICTURES).where(column.picture.in_(some)))
