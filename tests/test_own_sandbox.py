"""The sandbox that a desk brings along ends with its desk, however that ends."""

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from desktop.app import ready
from desktop.own_sandbox import OwnSandbox
from desktop.services.store.errors import FolderInUse
from desktop.services.store.lock import FolderLock
from tests.sandbox_process import ROOT

A_DESK = """
import sys, time
from pathlib import Path
from desktop.own_sandbox import OwnSandbox
sandbox = OwnSandbox(("--quiet",), state=Path(sys.argv[1]))
print(sandbox.connections().hub_url, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_the_sandbox_of_a_killed_desk_ends_and_the_next_one_goes_on(tmp_path: Path) -> None:
    world = tmp_path / "world.json"
    desk = subprocess.Popen(
        [sys.executable, "-c", A_DESK, str(world)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert desk.stdin is not None and desk.stdout is not None
    address = desk.stdout.readline().strip()
    desk.kill()
    desk.wait()
    again = OwnSandbox(("--quiet",), state=world)  # at once: the old one may still be ending
    try:
        assert again.connections().hub_url == address
        # The old one has let go of its port, so it is over.
        assert httpx.get(f"{address}/control/clock", trust_env=False).status_code == 200
    finally:
        again.stop()
        desk.stdin.close()
        desk.stdout.close()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/control/clock", trust_env=False)


async def test_a_second_desk_is_told_at_once(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path, 0.0)
    began = time.monotonic()
    sandbox = OwnSandbox(("--quiet",))
    try:
        with pytest.raises(FolderInUse):
            await ready(sandbox, tmp_path)
        assert time.monotonic() - began < 5
        lock.release()
        assert (await ready(sandbox, tmp_path)).hub_account == 1
    finally:
        sandbox.stop()
