"""One writer for each folder, whatever became of the one before."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.store.errors import FolderInUse
from desktop.services.store.lock import FolderLock, in_use
from desktop.services.store.lock_file import LOCK_FILE
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
    assert f"process {os.getpid()} on this computer" in str(caught.value)
    assert "close it" in str(caught.value) and LOCK_FILE not in str(caught.value)
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


HERE, GONE = os.getpid(), 2**22 + 1
"""A process that runs, and a number that Linux gives to none."""


@pytest.mark.skipif(sys.platform == "win32", reason="asks POSIX for processes")
@pytest.mark.parametrize(
    ("host", "pid", "held", "says", "may_delete"),
    [
        (socket.gethostname(), HERE, True, "Go on in its window, or close it.", False),
        (socket.gethostname(), HERE, False, "Go on in its window, or close it.", False),
        (socket.gethostname(), GONE, True, "try again in a moment", False),
        ("elsewhere", 12, True, "close it there.", False),
        ("elsewhere", 12, False, "Only if that computer is off or gone for good", True),
        ("", 0, True, "try again in a moment", False),
        ("", 0, False, "If no desk runs here", True),
        (socket.gethostname(), "x", True, "try again in a moment", False),
    ],
    ids=["here", "here let go", "gone", "away", "away let go", "nobody", "nobody let go", "bent"],
)
def test_nobody_is_told_to_delete_the_lock_of_a_desk_that_works(
    tmp_path: Path, host: str, pid: object, held: bool, says: str, may_delete: bool
) -> None:
    refusal = in_use(tmp_path, {"host": host, "pid": pid}, held=held)
    assert "Nothing was changed" in str(refusal) and says in str(refusal)
    assert (f"delete {tmp_path / LOCK_FILE}" in str(refusal)) == may_delete
    assert refusal.host == host


@pytest.mark.fault
@pytest.mark.skipif(sys.platform == "win32", reason="locks as POSIX does")
@pytest.mark.parametrize("host", ["elsewhere", socket.gethostname()], ids=["away", "here"])
def test_a_lock_that_is_held_is_never_the_files_word_alone(tmp_path: Path, host: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        (tmp_path / LOCK_FILE).write_text(json.dumps({"host": host, "pid": GONE}))
        with pytest.raises(FolderInUse) as caught:
            FolderLock(tmp_path, NOW)
        assert "delete" not in str(caught.value)
        holder.kill()
        holder.wait()


@pytest.mark.parametrize("left", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_lock_file_that_says_nothing_is_no_lock(tmp_path: Path, left: bytes) -> None:
    (tmp_path / LOCK_FILE).write_bytes(left)
    FolderLock(tmp_path, NOW).release()
