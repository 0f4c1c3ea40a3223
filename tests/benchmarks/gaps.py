"""The desk as a process whose event loop is sampled every 2 ms.

`python -m tests.benchmarks.gaps DATA_DIR CONNECTIONS SECONDS` prints a line when it stands, and one
with the gaps in milliseconds, by how much a sleep came too late, when the seconds are over.
"""

import asyncio
import json
import sys
import time
from array import array

from desktop.app import desk_window, open_desk
from desktop.models.inbox import InboxTab
from desktop.services.notices import Change
from desktop.settings import Connections, load
from desktop.tour.play import WINDOW_SIZE
from desktop.views.window.main_window import MainWindow

_EVERY_S = 0.002


def main(arguments: list[str]) -> None:
    """Show the desk, and sample it."""
    with desk_window(load({"data_dir": arguments[0]}, {})) as (loop, window):
        loop.run_until_complete(_work(arguments, window))


async def _work(arguments: list[str], window: MainWindow) -> None:
    settings = load({"data_dir": arguments[0]}, {})
    desk = await open_desk(settings, Connections(**json.loads(arguments[1])))
    seen = 0

    def count(change: Change) -> None:
        nonlocal seen
        seen += len(change.conversations)

    try:
        await desk.start()
        window.resize(*WINDOW_SIZE)
        await window.prepare()
        window.attach(desk)
        while not (desk.status().live and desk.inbox.synced.is_set()):
            await asyncio.sleep(0.05)
        window.inbox.show_tab(InboxTab.ALL)
        window.open_conversation((await desk.inbox_ids(InboxTab.ALL))[0])
        await asyncio.sleep(1.0)
        desk.notices.subscribe(count)
        print(json.dumps({"stands": True}), flush=True)
        gaps = await _sample(float(arguments[2]))
        gaps.sort()
        report = {
            "p999": gaps[min(len(gaps) - 1, int(len(gaps) * 0.999))],
            "longest": gaps[-1],
            "samples": len(gaps),
            "changes": seen,
        }
        print(json.dumps(report), flush=True)
        await asyncio.to_thread(sys.stdin.read)
    finally:
        await window.put_away()
        await desk.stop()


async def _sample(seconds: float) -> "list[float]":
    gaps = array("d")
    end = time.perf_counter() + seconds
    while (before := time.perf_counter()) < end:
        await asyncio.sleep(_EVERY_S)
        gaps.append(max(0.0, (time.perf_counter() - before - _EVERY_S) * 1000))
    return list(gaps)


if __name__ == "__main__":
    main(sys.argv[1:])
