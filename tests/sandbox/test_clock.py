"""The sandbox's time: it moves when told, and what is due then happens in order."""

from __future__ import annotations

import asyncio
import time

import pytest

from desktop.sandbox.clock import SandboxClock


def test_time_is_real_time_plus_the_offset() -> None:
    clock = SandboxClock(offset=3600.0)
    assert clock.now() == pytest.approx(time.time() + 3600.0, abs=1.0)


def test_advancing_fires_what_falls_due_in_order_at_its_own_moment() -> None:
    clock = SandboxClock()
    start = clock.now()
    seen: list[tuple[str, bool]] = []
    clock.call_at(start + 50, lambda: seen.append(("second", clock.now() < start + 90)))
    clock.call_at(start + 10, lambda: seen.append(("first", clock.now() < start + 40)))
    clock.call_at(start + 500, lambda: seen.append(("never", True)))
    clock.advance(100)
    assert seen == [("first", True), ("second", True)]
    assert clock.now() >= start + 100


def test_a_timer_set_by_a_timer_fires_within_the_same_advance() -> None:
    clock = SandboxClock()
    seen: list[str] = []

    def first() -> None:
        seen.append("first")
        clock.call_later(10, lambda: seen.append("second"))

    clock.call_later(10, first)
    clock.advance(60)
    assert seen == ["first", "second"]


def test_a_cancelled_timer_stays_silent() -> None:
    clock = SandboxClock()
    seen: list[str] = []
    handle = clock.call_later(1, lambda: seen.append("fired"))
    handle.cancel()
    clock.advance(5)
    assert seen == [] and handle.cancelled


def test_one_failing_timer_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    clock = SandboxClock()
    seen: list[str] = []

    def broken() -> None:
        raise RuntimeError("broken")

    clock.call_later(1, broken)
    clock.call_later(2, lambda: seen.append("after"))
    clock.advance(3)
    assert seen == ["after"]
    assert "a sandbox timer failed" in caplog.text


def test_time_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="forward"):
        SandboxClock().advance(-1)


def test_on_a_loop_timers_fire_by_themselves() -> None:
    async def scenario() -> float:
        clock = SandboxClock()
        fired: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        wanted = clock.now() + 0.02
        clock.call_at(wanted + 30, lambda: None)
        clock.call_at(wanted, lambda: fired.set_result(clock.now()))
        return await asyncio.wait_for(fired, 30) - wanted

    assert asyncio.run(scenario()) >= 0
