"""Stores over real files, closed at the end of each test whatever happened in it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.services.store.store import Store
from tests.services.store.examples import clock

Opener = Callable[..., Awaitable[Store]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that does not exist yet, with a name that needs quoting."""
    return tmp_path / "desk #1 & ünï?"


@pytest.fixture
async def open_store(folder: Path) -> AsyncIterator[Opener]:
    """Opens the folder; may be called again after the store was closed."""
    opened: list[Store] = []

    async def open_one(**options: Any) -> Store:
        store = await Store.open(
            options.pop("folder", folder), **{"key": None, "now": clock, **options}
        )
        opened.append(store)
        return store

    yield open_one
    for store in opened:
        await store.close()


@pytest.fixture
async def store(open_store: Opener) -> Store:
    """A new store."""
    return await open_store()
