"""The door to the two local files: opening, whose they are, and everything its parts offer."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop.services.store.cache_part import CachePart
from desktop.services.store.crash import CrashPoints
from desktop.services.store.errors import ProfileMismatch
from desktop.services.store.outbox_part import OutboxPart
from desktop.services.store.privacy_part import PrivacyPart
from desktop.services.store.profile import Profile
from desktop.services.store.schema import META
from desktop.services.store.search_part import SearchPart
from desktop.services.store.thread_part import ThreadPart
from desktop.services.store.writing_part import WritingPart

_FIELDS = tuple(Profile.__slots__)


class Store(SearchPart, ThreadPart, OutboxPart, CachePart, PrivacyPart, WritingPart):
    """Journal, quotes, outbox and drafts in `desk.db`; conversations and inbox in `cache.db`.

    One thread writes; two read, a third one searches, a fourth reads the board. A write is durable
    when its method returns. Cancelling whoever waits for a method never leaves half of its
    transaction.
    """

    @classmethod
    async def open(
        cls,
        folder: Path,
        *,
        key: bytes | None,
        now: Callable[[], float],
        crash: CrashPoints | None = None,
    ) -> "Store":
        """Open the files in `folder` for writing: create, check, migrate and lock them.

        `key` is SQLCipher's raw 32-byte key; None is unencrypted. `now` is UTC seconds. Raises
        `StoreError`: `FolderInUse`, `DamagedFile` or `WrongKey` (desk.db; a cache that cannot be
        read is set aside and `cache_was_rebuilt` says so), `NewerSchema`, `DiskFull`,
        `ReadOnlyFolder`, `FileTrouble`. After an error nothing is left open.
        """
        store = cls(folder, key, now, crash or CrashPoints())
        await store._open_to_write()
        return store

    @classmethod
    async def open_reader(
        cls, folder: Path, key: bytes | None, *, now: Callable[[], float] = lambda: 0.0
    ) -> "Store":
        """Open the files for reading only, beside whoever writes them.

        Every writing method raises `ReadOnlyStore`. Raises `NoData` where a file is missing,
        `OlderSchema`, `WrongKey`, `DamagedFile`, `FileTrouble`.
        """
        store = cls(folder, key, now, CrashPoints())
        await store._open_to_read()
        return store

    async def bind_profile(self, profile: Profile) -> None:
        """Record whose data this folder holds, at first use; fields not yet known may follow.

        Raises `ProfileMismatch` when it is another hub account's, agent's or payment account's.
        """

        def work(connection: Connection) -> None:
            known = _profile(connection)
            merged = known.merged(profile) if known else profile
            if merged is None:
                raise ProfileMismatch(
                    f"The folder {self.folder} belongs to {known}, and not to {profile}. Nothing "
                    "was changed. Choose another folder with --data-dir, or sign in as before."
                )
            if merged == known:
                return
            statement = upsert(META)
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["key"], set_={"value": statement.excluded.value}
                ),
                [{"key": name, "value": str(value)} for name, value in asdict(merged).items()],
            )

        await self._write(work)

    async def profile(self) -> Profile | None:
        """Return whose data this folder holds; None before it was bound."""
        return await self._read(_profile)


def _profile(connection: Connection) -> Profile | None:
    rows = connection.execute(select(META).where(META.c.key.in_(_FIELDS)))
    known: dict[str, Any] = {row.key: row.value for row in rows}
    if not known:
        return None
    return Profile(known["hub"], int(known["account_id"]), int(known["user_id"]), known["psp"])
