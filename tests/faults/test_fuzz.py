"""A sample of what `make faults` does in full: bent input on every wire, and what becomes of it."""

import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.fuzz import fuzz, recorded_shapes
from tests.faults.wires import Broken, Wires, wires

pytestmark = [pytest.mark.fault, pytest.mark.property]

_SAMPLE_S = 8.0


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Wires]:
    shapes = await recorded_shapes(tmp_path / "recorded")
    async with wires(tmp_path / "fuzzed", shapes) as found:
        yield found


async def test_bent_input_breaks_nothing_and_costs_no_neighbour(desk: Wires) -> None:
    result = await fuzz(desk, 800, 1, until=time.monotonic() + _SAMPLE_S)
    assert not result.failures
    assert set(result.cases) == set(desk.cases)
    assert result.set_aside > 0


async def test_a_lost_neighbour_would_be_noticed(desk: Wires) -> None:
    with pytest.raises(Broken, match="neighbours"):
        desk.there({1, 2}, {1})


async def test_what_cannot_be_read_is_counted(desk: Wires) -> None:
    good = desk.shapes.recorded["conversation"][0]
    desk.says({"data": {"payload": [good, {"id": "twelve"}, None]}})
    page = await desk.hub.conversations(1)
    assert [one.conversation_id for one in page.conversations] == [good["id"]]
    assert desk.hub.set_aside == 2
