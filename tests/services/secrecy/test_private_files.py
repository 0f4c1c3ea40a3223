"""What the desk writes is its owner's alone, whatever the umask is and whatever was there."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.services.secrecy.private_files import narrow
from tests.sandbox_process import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")

WORK = """
import os, sys
os.umask(0)
import main
from desktop.views.window.window_state import WindowState
from pathlib import Path
code = main.main(["work", "--until-idle", "--data-dir", sys.argv[1]])
WindowState(Path(sys.argv[1]), (1, 1, 800, 600)).write()
sys.exit(code)
"""
# Killed, so that the write-ahead logs stay.
KILLED = """
import asyncio, os, signal, sys
os.umask(0)
from pathlib import Path
from desktop.services.store.store import Store
async def main():
    store = await Store.open(Path(sys.argv[1]), key=None, now=lambda: 1.0)
    await store.save_draft(1, "some words")
    os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""


def modes(folder: Path) -> dict[str, str]:
    """Every path below, and what it allows, as `ls` writes it."""
    paths = [folder, *sorted(folder.rglob("*"))]
    return {str(path.relative_to(folder)): stat.filemode(path.stat().st_mode) for path in paths}


def open_to_others(folder: Path) -> dict[str, str]:
    return {name: mode for name, mode in modes(folder).items() if not mode.endswith("------")}


def test_everything_in_the_data_folder_is_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    ended = subprocess.run(
        [sys.executable, "-c", WORK, str(folder)], cwd=ROOT, capture_output=True, timeout=90
    )
    assert ended.returncode == 0, ended.stderr
    found = modes(folder)
    assert {"sandbox/desk.db", "sandbox/cache.db", "sandbox/world.json", "window.json"} <= set(
        found
    )
    assert any(name.startswith("sandbox/backups/desk-") for name in found)
    assert any(name.startswith("sandbox/logs/") for name in found)
    assert open_to_others(folder) == {}


def test_the_write_ahead_logs_too_and_what_an_older_desk_left(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    subprocess.run([sys.executable, "-c", KILLED, str(folder)], cwd=ROOT, timeout=60)
    assert {"desk.db-wal", "desk.db-shm", "cache.db-wal"} <= set(modes(folder))
    assert open_to_others(folder) == {}
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    subprocess.run([sys.executable, "-c", KILLED, str(folder)], cwd=ROOT, timeout=60)
    assert open_to_others(folder) == {}


def test_a_folder_that_serves_others_too_is_left_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "holiday.jpg").touch(0o644)
    (tmp_path / "desk.db").touch(0o644)
    narrow(tmp_path, ["desk.*"])
    assert modes(tmp_path) == {
        ".": "drwxr-xr-x",
        "desk.db": "-rw-------",
        "holiday.jpg": "-rw-r--r--",
    }
