"""What the tests of the services share: a sandbox for each module, and a desk that works in it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.sandbox_process import Sandbox, running_sandbox
from tests.services.desk_world import World, desk_at


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox whose customers do what the test says."""
    with running_sandbox("--quiet") as running:
        yield running


@pytest.fixture
async def world(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[World]:
    """A running desk with empty files."""
    sandbox.clear_faults()
    async with desk_at(sandbox, tmp_path) as world:
        yield world
    sandbox.clear_faults()


@pytest.fixture
async def impatient(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[World]:
    """One that takes a second's silence for a lost answer."""
    sandbox.clear_faults()
    async with desk_at(sandbox, tmp_path, total_s=1.0) as world:
        yield world
    sandbox.clear_faults()
