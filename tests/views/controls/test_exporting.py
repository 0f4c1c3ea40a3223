"""An export that the disk refuses says why and what to do, and can be pressed again."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.controls.exporting import Exporting
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Tone
from tests.views.inbox.inbox_world import until

Run = Callable[[Any], Any]


def test_the_button_rests_and_the_end_is_told(qtbot: QtBot, on_loop: Run, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = QPushButton(page)
    said: list[tuple[str, str, Tone]] = []
    rested: list[bool] = []

    async def full() -> str:
        rested.append(not button.isEnabled())
        raise OSError(errno.ENOSPC, "No space left on device")

    async def whole() -> str:
        rested.append(not button.isEnabled())
        return "Exported: 2 tables"

    async def scenario() -> None:
        exporting = Exporting(Tasks(lambda *_: None, page), button, page)
        exporting.said.connect(lambda *told: said.append(told))
        for work, end in (
            (full, ("Not written", "Room! (No space left on device)", Tone.BAD)),
            (whole, ("Exported: 2 tables", tmp_path.name, Tone.OK)),
        ):
            exporting.write("export", tmp_path, work, failed="Not written", instead="Room! ({why})")
            await until(lambda: bool(said) and button.isEnabled())
            assert rested.pop()
            assert said.pop() == end

    on_loop(scenario())
