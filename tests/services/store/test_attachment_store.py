"""The file of files: encrypted, no larger than it must be, and never in the way of the others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.store import attachment_store, backups
from desktop.services.store.errors import ReadOnlyStore, StoreClosed
from desktop.services.store.store import Store
from desktop.services.use_cases.refusals import FileRefused
from tests.services.store.conftest import Opener
from tests.services.store.examples import NOW, clock

KEY = bytes(range(32))
PNG = b"\x89PNG a boarding pass"


async def all_of(store: Store, file_id: str) -> bytes:
    return b"".join([piece async for piece in store.attachments.pieces(file_id)])


async def test_who_has_no_files_has_no_file(store: Store, folder: Path) -> None:
    files = store.attachments
    assert await files.drafted(42) == [] and await files.claimed() == frozenset()
    assert await files.missing(["x"]) and await files.picture("x") is None
    await files.erase([42])
    await files.forget_pictures(NOW)
    await files.remove("x")
    assert not (folder / attachment_store.FILE).exists()


async def test_it_is_encrypted_as_the_others_and_not_among_the_backups(
    open_store: Opener, folder: Path
) -> None:
    store = await open_store(key=KEY)
    kept = await store.attachments.attach(42, "pass.png", "image/png", [PNG, b" and more"])
    await store.close()
    assert all(PNG not in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert not [path for path in backups.backups_of(folder / "desk.db") if "attach" in path.name]
    again = await open_store(key=KEY)
    assert await all_of(again, kept.file_id) == PNG + b" and more"
    assert (kept.size, await again.attachments.drafted(42)) == (len(PNG) + 9, [kept])


async def test_a_file_that_cannot_be_read_to_its_end_is_not_kept_at_all(store: Store) -> None:
    def pieces() -> Iterator[bytes]:
        yield PNG
        raise FileRefused("the stick was pulled out")

    with pytest.raises(FileRefused, match="stick"):
        await store.attachments.attach(42, "pass.png", "image/png", pieces())
    assert await store.attachments.drafted(42) == []


async def test_pictures_seen_longest_ago_make_room(
    open_store: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [NOW]
    monkeypatch.setattr(attachment_store, "CACHE_LIMIT", 3_000)
    store = await open_store(now=lambda: now[0])
    files = store.attachments
    for name in ("a", "b", "c"):
        now[0] += 1
        await files.keep_picture(name, 42, NOW, bytes(1_000))
    now[0] += 7200
    assert await files.picture("a") == bytes(1_000)
    now[0] += 1
    await files.keep_picture("d", 42, NOW, bytes(1_500))
    assert [await files.picture(name) is not None for name in "abcd"] == [True, False, False, True]


async def test_of_an_erased_customer_no_byte_stays(store: Store, folder: Path) -> None:
    files = store.attachments
    await files.attach(42, "zebra.png", "image/png", [b"zebra " * 90_000])
    await files.keep_picture("id:1", 42, NOW, b"zebra " * 90_000)
    kept = await files.attach(43, "falcon.png", "image/png", [b"falcon"])
    await files.erase([42])
    left = b"".join(path.read_bytes() for path in folder.glob("attachments.db*"))
    assert b"zebra" not in left and b"falcon" in left
    assert await files.drafted(43) == [kept]


async def test_old_pictures_leave_and_the_disk_gets_its_room_back(
    store: Store, folder: Path
) -> None:
    files = store.attachments
    await files.keep_picture("old", 42, NOW - 100, bytes(900_000))
    await files.keep_picture("read", 43, NOW - 100, bytes(1_000))
    await files.keep_picture("new", 42, NOW, bytes(1_000))
    await files.forget_pictures(NOW - 50, keep=[43])
    assert [await files.picture(name) is not None for name in ("old", "read", "new")] == [
        False,
        True,
        True,
    ]
    assert sum(path.stat().st_size for path in folder.glob("attachments.db*")) < 200_000


async def test_a_damaged_file_is_built_anew(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    kept = await store.attachments.attach(42, "pass.png", "image/png", [PNG])
    await store.close()
    (folder / attachment_store.FILE).write_bytes(b"no database at all" * 500)
    again = await open_store()
    assert await again.attachments.missing([kept.file_id])
    assert (await again.attachments.attach(42, "b.png", "image/png", [PNG])).size == len(PNG)


async def test_a_reader_writes_nothing(open_store: Opener, folder: Path) -> None:
    store = await open_store()
    await store.attachments.attach(42, "pass.png", "image/png", [PNG])
    await store.close()
    reader = await Store.open_reader(folder, None, now=clock)
    try:
        assert [one["name"] for one in await reader.attachments.about([42])] == ["pass.png"]
        with pytest.raises(ReadOnlyStore):
            await reader.attachments.erase([42])
    finally:
        await reader.close()
    with pytest.raises(StoreClosed):
        await store.attachments.drafted(42)
