"""The desk as a process with a thread open, for as long as its standard input is.

`python -m tests.benchmarks.desk_at_work DATA_DIR CONNECTIONS` prints one line when it stands.
"""

import asyncio
import json
import sys

from desktop.app import desk_window, open_desk
from desktop.models.inbox import InboxTab
from desktop.settings import Connections, load
from desktop.tour.play import WINDOW_SIZE
from desktop.views.window.main_window import MainWindow


def main(arguments: list[str]) -> None:
    """Show the desk, open its newest conversation, and stay."""
    connections = Connections(**json.loads(arguments[1]))
    with desk_window(load({"data_dir": arguments[0]}, {})) as (loop, window):
        loop.run_until_complete(_work(arguments[0], connections, window))


async def _work(folder: str, connections: Connections, window: MainWindow) -> None:
    desk = await open_desk(load({"data_dir": folder}, {}), connections)
    try:
        await desk.start()
        window.attach(desk)
        window.resize(*WINDOW_SIZE)
        while not (desk.status().live and desk.inbox.synced.is_set()):
            await asyncio.sleep(0.05)
        window.open_conversation((await desk.inbox_ids(InboxTab.MINE))[0])
        panel, quote = window.thread_panel, window.quote_panel
        while panel is None or panel.thread_shown is None or quote is None or quote.mode == "empty":
            await asyncio.sleep(0.05)
        counts = await desk.inbox_counts()
        print(json.dumps({"conversations": counts.tabs[InboxTab.ALL]}), flush=True)
        await asyncio.to_thread(sys.stdin.read)
    finally:
        await window.put_away()
        await desk.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
