"""Reference cycles die on the UI thread, and on no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.views.qt.collector import Collector


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    yield made
    made.stop()


def _cycle(died_on: list[int]) -> None:
    """An object that only the collector can end, and that notes on which thread it does."""
    found = QObject()
    found.self = found  # type: ignore[attr-defined]
    weakref.finalize(found, lambda: died_on.append(threading.get_ident()))


def _allocate() -> list[list[int]]:
    """Make far more objects than it takes for Python to collect by itself."""
    return [[number] for number in range(50 * gc.get_threshold()[0])]


def test_another_thread_ends_no_object_of_qt(collector: Collector) -> None:
    died_on: list[int] = []
    _cycle(died_on)
    other = threading.Thread(target=_allocate)
    other.start()
    other.join()
    assert died_on == []
    kept = _allocate()
    collector.look()
    assert kept
    assert died_on == [threading.get_ident()]


def test_what_has_settled_is_walked_through_no_more(collector: Collector) -> None:
    collector.settle()
    assert gc.get_freeze_count() > 0


def test_python_collects_again_afterwards(qapp: QApplication) -> None:
    collector = Collector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
