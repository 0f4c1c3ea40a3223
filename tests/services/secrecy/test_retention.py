"""Message text leaves the desk when it is old; the hub still has it."""

import asyncio
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

from desktop.models.journal import Draft
from desktop.services.secrecy.retention import DAY_S, YEAR_S, Retention
from desktop.services.store.journal_rows import EXPIRED
from tests.sandbox_process import Sandbox
from tests.services.desk_world import FAST, World, desk_at


async def aged(world: World, conversation: int) -> int:
    """Make the messages of a conversation 31 days old on this desk; returns how many there are."""
    await world.until(lambda: world.store.messages(conversation))
    return await age(world, conversation)


async def age(world: World, conversation: int) -> int:
    """Make those messages that are here older; returns how many there are."""
    messages = await world.store.messages(conversation)
    old = [replace(one, created_at=one.created_at - 31 * DAY_S) for one in messages]
    await world.store.save_messages(old)
    return len(old)


async def test_old_text_leaves_by_itself_and_comes_back_when_it_is_opened(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    horizons = replace(FAST, forget_every_s=0.1, backfill_every_s=60.0)
    async with desk_at(sandbox, tmp_path, horizons=horizons) as world:
        conversation = await world.new_customer()
        before = await aged(world, conversation)

        async def gone() -> bool:
            return not await age(world, conversation)  # the sync may have written it anew

        await world.until(gone, "the old text to leave")
        assert any(conversation in change.conversations for change in world.changes)
        await world.desk.open_conversation(conversation)
        assert len(await world.store.messages(conversation)) >= before


async def test_what_the_agent_looks_at_is_not_taken_from_her(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
        await world.desk.open_conversation(conversation)
        await aged(world, conversation)
        await world.desk.retention.forget_once()
        assert await world.store.messages(conversation)


async def test_nothing_leaves_where_that_is_set_so_until_another_term_is_chosen(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path) as world:
        conversation = await world.new_customer()
        await aged(world, conversation)
        calls = world.desk.calls.forget_old
        keeps_all = Retention(world.desk.tools, 0, frozenset, calls, years=0, every_s=0.01)
        running = asyncio.create_task(keeps_all.run())
        await asyncio.sleep(0)
        assert await world.store.messages(conversation)
        keeps_all.keep(30)

        async def gone() -> bool:
            return not await age(world, conversation)

        await world.until(gone, "the old text to leave")
        running.cancel()


async def test_payments_leave_at_the_end_of_the_legal_term(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with desk_at(sandbox, tmp_path, start=False) as world:
        store = world.store
        clock = world.desk.tools.clock
        await store.append([Draft(8 * YEAR_S, "quote.saved", "old", "desk", "s1", {})])
        now = world.desk.tools.now()

        def terms(years: int) -> Retention:
            calls = world.desk.calls.forget_old
            return Retention(world.desk.tools, 0, frozenset, calls, years=years, every_s=60.0)

        assert await terms(7).end_term() == 0  # nobody has told the time yet
        for server in ("hub", "stripe"):
            clock.note(server, formatdate(now), clock.monotonic(), clock.monotonic())
        assert await terms(100).end_term() == 0
        for _ in range(2):
            wrong = formatdate(now + 9 * YEAR_S)
            clock.note("stripe", wrong, clock.monotonic(), clock.monotonic())
        assert await terms(7).end_term() == 0  # one of the two is wrong
        for _ in range(2):
            clock.note("stripe", formatdate(now), clock.monotonic(), clock.monotonic())
        assert await terms(7).end_term() == 1
        assert [one.entry.kind for one in await store.entries()] == [EXPIRED]
        assert any("old" in change.quotes for change in world.changes)
