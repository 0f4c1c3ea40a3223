"""Work started from slots: kept, one at a time per key, and never failing in silence."""

import asyncio
from collections.abc import Callable
from typing import Any

from desktop.services.use_cases.refusals import LinkRefused
from desktop.views.qt.tasks import Tasks

Run = Callable[[Any], Any]


class Reports:
    def __init__(self) -> None:
        self.all: list[tuple[str, Exception]] = []

    def __call__(self, doing: str, error: Exception) -> None:
        self.all.append((doing, error))


def test_two_presses_are_one_action(on_loop: Run) -> None:
    async def scenario() -> None:
        tasks, gate, runs = Tasks(Reports()), asyncio.Event(), []

        async def send() -> None:
            runs.append(1)
            await gate.wait()

        busy: list[tuple[str, bool]] = []
        tasks.busy_changed.connect(lambda key, now: busy.append((key, now)))
        first = tasks.spawn(send(), key="send")
        assert tasks.spawn(send(), key="send") is None
        assert tasks.is_busy("send")
        gate.set()
        assert first is not None
        await first
        await asyncio.sleep(0)
        assert (len(runs), tasks.is_busy("send")) == (1, False)
        assert busy == [("send", True), ("send", False)]
        again = tasks.spawn(send(), key="send")
        assert again is not None
        await again
        assert len(runs) == 2

    on_loop(scenario())


def test_the_newest_wish_counts(on_loop: Run) -> None:
    async def scenario() -> None:
        tasks, shown = Tasks(Reports()), []

        async def show(what: str) -> None:
            await asyncio.sleep(0)
            shown.append(what)

        old = tasks.spawn(show("old"), key="show", replace=True)
        new = tasks.spawn(show("new"), key="show", replace=True)
        assert old is not None
        assert new is not None
        await new
        assert shown == ["new"]
        assert old.cancelled()

    on_loop(scenario())


def test_a_failure_is_told_with_what_was_tried(on_loop: Run) -> None:
    async def scenario() -> None:
        reports = Reports()
        tasks = Tasks(reports)

        async def send() -> None:
            raise LinkRefused("The price has ended.", "Choose another validity.")

        task = tasks.spawn(send(), key="send", doing="Sending the payment link")
        assert task is not None
        await asyncio.wait({task})
        await asyncio.sleep(0)
        [(doing, error)] = reports.all
        assert doing == "Sending the payment link"
        assert isinstance(error, LinkRefused)
        assert not tasks.is_busy("send")

    on_loop(scenario())


def test_stopping_leaves_nothing_behind(on_loop: Run) -> None:
    async def scenario() -> None:
        reports = Reports()
        tasks = Tasks(reports)
        task = tasks.spawn(asyncio.Event().wait())
        await tasks.stop()
        assert task is not None
        assert task.cancelled()
        assert reports.all == []

    on_loop(scenario())


def test_what_keeps_a_persons_work_is_not_cancelled(on_loop: Run) -> None:
    async def scenario() -> None:
        tasks, gate, kept = Tasks(Reports()), asyncio.Event(), []

        async def keep() -> None:
            await gate.wait()
            kept.append("draft")

        tasks.spawn(keep(), keeps=True)
        shows = tasks.spawn(asyncio.Event().wait())
        ending = asyncio.create_task(tasks.stop())
        await asyncio.sleep(0)
        gate.set()
        await ending
        assert kept == ["draft"]
        assert shows is not None
        assert shows.cancelled()

    on_loop(scenario())


def test_after_the_loop_has_ended_nothing_is_started(on_loop: Run) -> None:
    """A window's timer may fire once more while the window goes."""
    reports, looked = Reports(), []

    async def look() -> None:
        looked.append(1)

    async def scenario() -> Tasks:
        return Tasks(reports)

    tasks = on_loop(scenario())
    assert tasks.spawn(look(), key="look") is None
    assert (looked, reports.all, tasks.is_busy("look")) == ([], [], False)
