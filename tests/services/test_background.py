"""Tasks that live as long as the desk does."""

import asyncio
import gc

from desktop.services.background import Background


async def test_what_failed_by_mistake_does_not_end_the_others() -> None:
    background, done = Background(), asyncio.Event()

    async def fails() -> None:
        raise ValueError("a mistake")

    async def works() -> None:
        done.set()

    background.once("fails", fails())
    background.once("works", works())
    await asyncio.wait_for(done.wait(), 30)
    await background.stop()


async def test_stopped_before_its_first_step_nothing_is_left_unawaited() -> None:
    background = Background()
    begun = False

    async def works() -> None:
        nonlocal begun
        begun = True

    background.once("works", works())
    await background.stop()
    gc.collect()  # an unawaited coroutine would warn here, and a warning is an error
    assert not begun


async def test_what_fails_as_it_is_stopped_is_not_started_again() -> None:
    background, begun = Background(), asyncio.Event()

    async def fails_at_the_end() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError("a mistake")

    async def works() -> None:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fails_at_the_end())
            await asyncio.Event().wait()

    background.keep("works", works)
    await begun.wait()
    await asyncio.wait_for(background.stop(), 30)
