"""What the tests of the palette share: a window with two rows, on screen, before it has a desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.style.theme import Theme
from desktop.views.window.main_window import MainWindow
from tests.views.inbox.inbox_world import NOW, row


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    first = [row(1), row(2, "James Okafor", last_activity_at=NOW - 700)]
    window = MainWindow(theme, first_rows=first, folder=folder)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.detach()
