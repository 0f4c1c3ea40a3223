"""The board's page over a year (`board_year`), as a process: shown, filtered, until it is painted.

`python -m tests.benchmarks.board_page_at_work FOLDER` prints one JSON object: lists of milliseconds
by name. `bare` is the statements of the same filter, run bare, and one more paint of the page as it
stands; `gap` is by how much a sleep of the loop came too late while filters changed, `calm` the
same at rest.
"""

import asyncio
import json
import sys
import time
from contextlib import closing
from itertools import product
from pathlib import Path

from desktop.app import desk_window
from desktop.models.board.channels import ChannelGroup
from desktop.models.board.period import PeriodKind
from desktop.services.store.connection import Opening, connect
from desktop.settings import load
from desktop.tour.play import WINDOW_SIZE
from desktop.views.board.board_choice import BoardChoice
from desktop.views.board.board_page import BoardPage
from desktop.views.window.main_window import MainWindow
from desktop.views.window.places import Place
from tests.benchmarks.board_at_work import bare
from tests.benchmarks.board_year import NOW
from tests.views.inbox.inbox_world import desk_without_network

_ROUNDS = 3
_BEAT_S = 0.002
_WEEKS = ("2026-W20", "2026-W47")
_QUIET_S = 0.1


def main(arguments: list[str]) -> None:
    """Measure, and report."""
    folder = Path(arguments[0])
    with desk_window(load({"data_dir": str(folder / "window")}, {})) as (loop, window):
        result = loop.run_until_complete(_measure(folder, window))
    print(json.dumps(result), flush=True)


async def _measure(folder: Path, window: MainWindow) -> dict[str, list[float]]:
    async with desk_without_network(folder, lambda: NOW) as desk:
        window.resize(*WINDOW_SIZE)
        await window.prepare()
        window.attach(desk)
        try:
            began = time.perf_counter()
            window.places.show(Place.BOARD)
            page = window.places.board
            assert page is not None
            taken = {"open": [(await _painted(page) - began) * 1000], "filter": [], "bare": []}
            first, *others = _choices()
            choices = [*others, first]  # each is another one than what is shown
            for _ in range(_ROUNDS):
                for choice in choices:
                    await asyncio.sleep(_QUIET_S)  # what the last one has still to do
                    taken["filter"].append(await _filter(page, choice))
                    taken["bare"].append(await _bare(folder, page))
            taken["calm"] = await _late(asyncio.sleep(2.0))
            taken["gap"] = await _late(_filter_all(page, choices))
            return taken
        finally:
            await window.put_away()


def _choices() -> list[BoardChoice]:
    """Every period and two past weeks, with every group of channels."""
    periods = [BoardChoice(kind=kind) for kind in PeriodKind]
    periods += [BoardChoice(kind=PeriodKind.WEEK, week=week) for week in _WEEKS]
    return [
        BoardChoice(kind=one.kind, week=one.week, channels=channels)
        for one, channels in product(periods, ChannelGroup)
    ]


async def _filter(page: BoardPage, choice: BoardChoice) -> float:
    began = time.perf_counter()
    page.filters.show_choice(choice)
    page.filters.changed.emit()
    return (await _painted(page) - began) * 1000


async def _filter_all(page: BoardPage, choices: list[BoardChoice]) -> None:
    for choice in choices:
        await _filter(page, choice)


async def _bare(folder: Path, page: BoardPage) -> float:
    """The statements of what is shown, bare, and one more paint."""
    board = page.reader.board
    assert board is not None
    with (
        closing(connect(folder / "desk.db", None, Opening.READ)) as desk,
        closing(connect(folder / "cache.db", None, Opening.READ)) as cache,
    ):
        began = time.perf_counter()
        await asyncio.to_thread(bare, desk, cache, board.wanted)
        page.repaint()
        return (time.perf_counter() - began) * 1000


async def _painted(page: BoardPage) -> float:
    """Paint the page as soon as what is chosen was read; returns when that was done."""
    done = asyncio.get_running_loop().create_future()

    def paint() -> None:
        if page.reader.is_current and not done.done():
            page.repaint()
            done.set_result(time.perf_counter())

    page.reader.read.connect(paint)
    try:
        async with asyncio.timeout(20):
            at: float = await done
            return at
    finally:
        page.reader.read.disconnect(paint)


async def _late(work: "asyncio.Future[None] | object") -> list[float]:
    """How late each beat of the loop came while `work` went on."""
    late: list[float] = []
    task = asyncio.ensure_future(work)  # type: ignore[arg-type]
    while not task.done():
        began = time.perf_counter()
        await asyncio.sleep(_BEAT_S)
        late.append((time.perf_counter() - began - _BEAT_S) * 1000)
    await task
    return late


if __name__ == "__main__":
    main(sys.argv[1:])
