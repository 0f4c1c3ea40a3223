"""One writer for each folder, whatever became of the one before."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.store.errors import FolderInUse
from desktop.services.store.lock import LOCK_FILE, FolderLock
from desktop.services.store.store import Store
from tests.services.store.conftest import Opener
from tests.services.store.examples import NOW

HOLDER = (
    "import pathlib, sys\n"
    "from desktop.services.store.lock import FolderLock\n"
    "lock = FolderLock(pathlib.Path(sys.argv[1]), 0.0)\n"
    "print('held', flush=True)\n"
    "sys.stdin.read()\n"
)


async def test_a_second_desk_is_refused_and_told_who_holds_the_folder(
    store: Store, open_store: Opener, folder: Path
) -> None:
    with pytest.raises(FolderInUse, match="Another desk already works") as caught:
        await open_store()
    assert (caught.value.host, caught.value.pid) == (socket.gethostname(), os.getpid())
    assert str(os.getpid()) in str(caught.value)
    await store.set_marks({"still": "works"})
    await store.close()
    assert await (await open_store()).mark("still") == "works"


@pytest.mark.fault
def test_a_killed_holder_leaves_the_folder_free(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(FolderInUse) as caught:
            FolderLock(tmp_path, NOW)
        assert caught.value.pid == holder.pid
        holder.kill()
        holder.wait()
        assert json.loads((tmp_path / LOCK_FILE).read_bytes())["pid"] == holder.pid
        FolderLock(tmp_path, NOW).release()


def test_what_another_computer_left_on_this_disk_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).write_text(json.dumps({"host": "elsewhere", "pid": 1}))
    lock = FolderLock(tmp_path, NOW)
    held = json.loads((tmp_path / LOCK_FILE).read_bytes())
    assert (held["host"], held["pid"]) == (socket.gethostname(), os.getpid())
    lock.release()
    assert (tmp_path / LOCK_FILE).read_bytes() == b""


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_lock_file_that_says_nothing_is_no_lock(tmp_path: Path, left: bytes) -> None:
    (tmp_path / LOCK_FILE).write_bytes(left)
    FolderLock(tmp_path, NOW).release()
