"""Real disks that are full, and real folders that cannot be written."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.store.errors import DiskFull
from desktop.services.store.salvage import salvage
from desktop.services.store.store import Store
from tests.sandbox_process import ROOT
from tests.services.store.examples import a_job, a_quote, asked, clock, sold

pytestmark = pytest.mark.fault

OPEN_AS_NOBODY = """
import asyncio, os, sys
from pathlib import Path
from desktop.services.store.errors import StoreError
from desktop.services.store.store import Store
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
async def main():
    try:
        store = await Store.open(Path(sys.argv[1]), key=None, now=lambda: 1.8e9)
    except StoreError as error:
        print(type(error).__name__, error)
    else:
        await store.close()
        print("opened")
asyncio.run(main())
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for a few hundred pages."""
    point = tmp_path / "disk"
    point.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", point], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield point
    subprocess.run(["umount", "-l", point], check=True)


def fill(disk: Path) -> Path:
    """Leave no byte free."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    return filler


async def test_a_disk_that_fills_up_loses_nothing_and_goes_on(small_disk: Path) -> None:
    folder = small_disk / "desk"
    store = await Store.open(folder, key=None, now=clock)
    acknowledged = 0
    filler = None
    try:
        with pytest.raises(DiskFull, match=r"Everything saved before stands"):
            for number in range(1000):
                quote = a_quote(f"q{number}", number)
                await store.add_job(a_job(f"j{number}", number), [asked(quote)], quote)
                acknowledged += 1
                if acknowledged == 20:
                    filler = await asyncio.to_thread(fill, small_disk)
        assert filler is not None
        assert len(await store.unfinished_jobs()) == acknowledged
        filler.unlink()
        await store.add_job(a_job("after", 1))
        assert len(await store.unfinished_jobs()) == acknowledged + 1
    finally:
        await store.close()
    again = await Store.open(folder, key=None, now=clock)
    assert len(await again.entries(limit=2000)) == acknowledged
    assert await again.integrity() == []
    await again.close()


async def test_a_full_disk_at_the_start_is_told_and_leaves_all(small_disk: Path) -> None:
    folder = small_disk / "desk"
    store = await Store.open(folder, key=None, now=clock)
    await store.append(sold(a_quote()))
    await store.close()
    (folder / "cache.db").unlink()
    filler = fill(small_disk)
    with pytest.raises(DiskFull):
        await Store.open(folder, key=None, now=clock)
    filler.unlink()
    again = await Store.open(folder, key=None, now=clock)
    assert len(await again.entries()) == 5
    await again.close()


async def test_a_repair_without_room_changes_nothing(small_disk: Path) -> None:
    folder = small_disk / "desk"
    store = await Store.open(folder, key=None, now=clock)
    await store.append(sold(a_quote()))
    await store.close()
    with (folder / "desk.db").open("r+b") as file:
        file.write(bytes(4096))
    before = (folder / "desk.db").read_bytes()
    filler = fill(small_disk)
    with pytest.raises(DiskFull):
        salvage(folder, None, clock)
    assert (folder / "desk.db").read_bytes() == before
    filler.unlink()
    assert salvage(folder, None, clock) is not None


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
@pytest.mark.parametrize("what", ["folder", "new folder", "desk.db", "desk.lock"])
def test_what_cannot_be_written_is_named(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    for above in [tmp_path, *tmp_path.parents[:2]]:
        above.chmod(0o755)
    if what != "new folder":
        asyncio.run(_some_work(folder))
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o777 if path.is_dir() else 0o666)
        if what == "folder":
            folder.chmod(0o555)
        else:
            (folder / what).chmod(0o444)
    else:
        folder.chmod(0o555)
        folder = folder / "new"
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.db")}
    said = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY, folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    (tmp_path / "desk").chmod(0o777)
    assert said.stdout.startswith("ReadOnlyFolder"), said.stdout + said.stderr
    assert "Nothing was changed" in said.stdout and "--data-dir" in said.stdout
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.db")} == before


async def _some_work(folder: Path) -> None:
    store = await Store.open(folder, key=None, now=clock)
    await store.append(sold(a_quote()))
    await store.close()
