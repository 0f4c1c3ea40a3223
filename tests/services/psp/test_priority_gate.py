"""What has an effect goes before what only looks."""

import asyncio

from desktop.services.psp.priority_gate import PriorityGate


async def _settled() -> None:
    for _ in range(3):
        await asyncio.sleep(0)


async def test_a_poll_waits_for_an_effect_that_is_under_way() -> None:
    gate = PriorityGate()
    async with gate.effect():
        poll = asyncio.create_task(gate.poll())
        await _settled()
        assert not poll.done()
    await poll


async def test_a_poll_waits_for_an_effect_that_waits_for_the_pause_to_end() -> None:
    gate = PriorityGate()
    gate.expect(True)
    poll = asyncio.create_task(gate.poll())
    await _settled()
    async with gate.effect():
        gate.expect(False)
        await _settled()
        assert not poll.done()
    await poll


async def test_of_several_effects_the_last_lets_polls_through() -> None:
    gate = PriorityGate()
    async with gate.effect():
        async with gate.effect():
            poll = asyncio.create_task(gate.poll())
        await _settled()
        assert not poll.done()
    await poll
