"""The board over a year (`board_year`), as a process: opened, filtered, refreshed.

`python -m tests.benchmarks.board_at_work FOLDER` prints one JSON object: lists of milliseconds by
name. Beside each reading the same statements run bare, on a connection of their own.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

from desktop.models.board import period as periods
from desktop.models.board.channels import ChannelGroup
from desktop.models.board.figures import BoardFilter
from desktop.models.colleague import Directory
from desktop.models.preferences import BusinessHours
from desktop.models.reply_targets import ReplyTargets
from desktop.models.stuck_kind import Promises
from desktop.services.board.board_service import BoardService
from desktop.services.store import board_query
from desktop.services.store.connection import Driver, Opening, connect
from desktop.services.store.store import Store
from tests.benchmarks.board_year import NOW

_TARGETS = ReplyTargets(hours=BusinessHours("UTC"))
_TEAMS = (None, 1, 2)
_ROUNDS = 3
_BEAT_S = 0.001
_TURN_S = 0.001
"""As the desk sets it: how often threads take turns."""


def filters() -> list[BoardFilter]:
    """Every period with every group of channels and some teams."""
    made: list[Callable[[float, str], periods.Period]] = [
        periods.today,
        periods.this_week,
        periods.last_30_days,
        periods.last_12_months,
    ]
    chosen = [make(NOW, "UTC") for make in made]
    chosen += [periods.week_named(name, "UTC") for name in ("2026-W20", "2026-W47")]
    return [
        BoardFilter(period, group.channels, team)
        for period, group, team in product(chosen, ChannelGroup, _TEAMS)
    ]


def main(arguments: list[str]) -> None:
    """Measure, and report."""
    sys.setswitchinterval(_TURN_S)
    print(json.dumps(asyncio.run(_measure(Path(arguments[0])))), flush=True)


async def _measure(folder: Path) -> dict[str, Any]:
    taken: dict[str, list[float]] = {"first": [], "read": [], "bare": [], "beat": [], "calm": []}
    store = await Store.open(folder, key=None, now=lambda: NOW)
    service = BoardService(
        store,
        now=lambda: NOW,
        targets=lambda: _TARGETS,
        promises=Promises,
        directory=Directory,
    )
    wanted = filters()
    start = time.perf_counter()
    await service.read(wanted[0])
    taken["first"].append(_ms(start))
    desk = connect(folder / "desk.db", None, Opening.READ)
    cache = connect(folder / "cache.db", None, Opening.READ)
    for _ in range(_ROUNDS):
        for one in wanted:
            start = time.perf_counter()
            await service.read(one)
            taken["read"].append(_ms(start))
            start = time.perf_counter()
            await asyncio.to_thread(bare, desk, cache, one)
            taken["bare"].append(_ms(start))
    taken["calm"] = await _beats(asyncio.sleep(2.0))
    taken["beat"] = await _beats(_refresh(service, wanted))
    desk.close()
    cache.close()
    await store.close()
    return taken


async def _refresh(service: BoardService, wanted: list[BoardFilter]) -> None:
    for one in wanted:
        await service.read(one)


async def _beats(work: Any) -> list[float]:
    """How late each beat of the loop came while `work` went on."""
    late: list[float] = []
    task = asyncio.ensure_future(work)
    while not task.done():
        start = time.perf_counter()
        await asyncio.sleep(_BEAT_S)
        late.append(_ms(start) - _BEAT_S * 1000)
    await task
    return late


def bare(desk: Driver, cache: Driver, wanted: BoardFilter) -> None:
    """The statements that a board is read by, and nothing made of their rows."""
    period = wanted.period
    board_query.span_rows(desk, wanted).fetchall()
    board_query.agent_rows(desk, wanted).fetchall()
    board_query.made_by_day(cache, wanted)
    board_query.made_by_agent(cache, wanted)
    board_query.times_to_pay(cache, wanted)
    board_query.times_to_ticket(cache, wanted)
    board_query.moved_by_day(cache, wanted)
    board_query.moved_between(cache, wanted, period.before().since, period.as_far_as(NOW))
    board_query.paid_by_agent(cache, wanted)
    board_query.first_replies(cache, wanted, NOW - 300)
    board_query.waiting(cache, wanted, _TARGETS.limits(NOW))
    board_query.unanswered(cache, wanted, NOW - 1200)
    board_query.loads(cache, wanted)
    board_query.open_links(cache, wanted)
    board_query.stuck(cache, wanted)


def _ms(start: float) -> float:
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
