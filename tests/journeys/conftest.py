"""What the journeys share: Qt's event loop, and a quiet sandbox."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import qasync
from PySide6.QtWidgets import QApplication

from tests.log_search import searched_log
from tests.sandbox_process import Sandbox, running_sandbox


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything below this folder is a journey."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Qt's events and asyncio on one loop, as in the desk."""
    del config, item
    return {"qt": _qt_loop}


def _qt_loop() -> asyncio.AbstractEventLoop:
    gc.collect()  # the last loop's own timers die here, on their own thread
    return qasync.QEventLoop(QApplication.instance() or QApplication([]))


@pytest.fixture(scope="session")
def sandbox_of_all() -> Iterator[Sandbox]:
    with running_sandbox("--quiet") as running:
        yield running


@pytest.fixture
def own_sandbox() -> Iterator[Sandbox]:
    """One that only this journey looks at, and whose clock it may move."""
    with running_sandbox("--quiet") as running:
        yield running


@pytest.fixture
def sandbox(sandbox_of_all: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    """A sandbox whose customers do what the test says. Journeys share its customers, so none leaves
    a link that can be paid: the next desk would rightly send no other into that conversation.

    After each, its log is searched: it holds ids only.
    """
    with searched_log(sandbox_of_all, tmp_path_factory.mktemp("log")):
        yield sandbox_of_all
        sandbox_of_all.clear_faults()
        sandbox_of_all.end_links()
