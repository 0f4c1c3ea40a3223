"""What is not on this desk is searched for at the hub, and fetched whole when it is opened."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from desktop.models.search import Field, HubTrouble
from desktop.services.use_cases.refusals import HubAway
from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import Addresses, World, desk_of


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with running_sandbox("--quiet", "--conversations", "20") as running:
        yield running


@pytest.fixture
async def world(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[World]:
    """A desk that knows nothing yet, and fetches nothing by itself."""
    desk = await desk_of(Addresses.of(sandbox), tmp_path / "desk", total_s=10.0)
    await desk.prepare()
    yield World(desk, sandbox)
    await desk.stop()


async def test_a_message_is_fetched_with_all_that_came_after_it(world: World) -> None:
    number = world.sandbox.ask()
    world.sandbox.say(number, "is my xylophone too large?")
    for place in range(45):
        world.sandbox.say(number, f"message {place}")
        world.sandbox.advance(20)
    assert await world.desk.search("xylophone") == []
    found = await world.desk.search_hub("xylophone")
    (hit,) = found.hits
    assert (hit.conversation_id, hit.field, found.has_more) == (number, Field.MESSAGE, False)
    assert [hit.text[start:end] for start, end in hit.marks] == ["xylophone"]
    assert await world.desk.bring(hit) == number
    assert hit.message_id is not None
    here = await world.store.messages_from(number, hit.message_id, 1000)
    there = [one["id"] for one in world.sandbox.messages_in(number)]
    assert [one.message_id for one in here] == there[there.index(hit.message_id) :]
    assert [one.message_id for one in await world.desk.search("xylophone")] == [hit.message_id]


async def test_a_customer_is_fetched_with_the_newest_conversation(world: World) -> None:
    number = world.sandbox.conversation_of("Sanne de Vries")
    found = await world.desk.search_hub("sanne de v")
    hit = next(one for one in found.hits if one.conversation_id is None)
    assert (hit.name, hit.field) == ("Sanne de Vries", Field.NAME)
    assert await world.desk.bring(hit) == number
    assert [one.conversation_id for one in await world.desk.search("sanne de v")] == [number]


async def test_why_the_hub_does_not_search_is_told(world: World) -> None:
    number = world.sandbox.ask()
    world.sandbox.say(number, "my marimba")
    (hit,) = (await world.desk.search_hub("marimba")).hits
    for fault, trouble in (("429", HubTrouble.BUSY), ("drop_before", HubTrouble.AWAY)):
        world.sandbox.clear_faults()
        world.sandbox.fault("/accounts/", fault)
        assert (await world.desk.search_hub("marimba")).trouble is trouble
    world.sandbox.fault("/accounts/", "drop_before")
    with pytest.raises(HubAway):
        await world.desk.bring(hit)
    world.sandbox.clear_faults()
    assert await world.desk.bring(hit) == number


async def test_a_card_number_in_the_search_reaches_no_hub(world: World) -> None:
    number = world.sandbox.ask()
    world.sandbox.say(number, "4000056655665556")
    assert (await world.desk.search_hub("4000056655665556")).hits == ()
