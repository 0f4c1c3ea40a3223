"""What the tests of the views share: a theme, an English agent, a loop, and the window."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import qasync
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.style.theme import Theme, ThemeChoice
from desktop.views.window.main_window import MainWindow
from desktop.views.words.translations import install
from tests.views.inbox.inbox_world import NOW, row


@cache
def _light() -> Theme:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return Theme(app, ThemeChoice.LIGHT)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme; made once, for a style sheet takes a while to put on."""
    return _light()


@pytest.fixture(autouse=True)
def windows_gone() -> Iterator[None]:
    """What a test has closed is deleted with it. Qt would wait for a loop, and where no test runs
    one again, Python would take a whole window apart by itself, in no order, in any later test.
    """
    yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """An agent in Great Britain, whatever machine the tests run on."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[None]:
    """The window in Dutch."""
    translators = install(qapp, "nl")
    QLocale.setDefault(QLocale("nl_NL"))
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.fixture
def on_loop(qapp: QApplication) -> Iterator[Callable[[Coroutine[Any, Any, Any]], Any]]:
    """Run a coroutine to its end on one loop together with Qt's events, as the desk does."""
    loop = qasync.QEventLoop(qapp)
    asyncio.set_event_loop(loop)
    with loop:
        yield loop.run_until_complete
    asyncio.set_event_loop(None)
    del loop
    gc.collect()  # here, and not on the store's thread, which could not stop its timers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder."""
    path = tmp_path / "desk"
    path.mkdir()
    return path


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """The window with two rows, on screen, before it has a desk."""
    first = [row(1), row(2, "James Okafor", last_activity_at=NOW - 700)]
    window = MainWindow(theme, first_rows=first, folder=folder)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.detach()
