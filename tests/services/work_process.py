"""`work --until-idle` as a process of its own, with short waits: what the tests kill."""

import asyncio
import json
import sys
from pathlib import Path

from desktop.services.store.crash import CrashPoints
from desktop.services.unattended.headless import work
from tests.services.desk_world import Addresses, desk_of


async def main(folder: Path, addresses: Addresses) -> int:
    """Work until idle; returns the exit code."""
    desk = await desk_of(addresses, folder, crash=CrashPoints.from_environment())
    try:
        return await work(desk)
    finally:
        await desk.stop()


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main(Path(sys.argv[1]), Addresses(**json.loads(sys.argv[2])))))
