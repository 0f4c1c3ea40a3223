"""An agent who types without a pause until she is killed; run by `test_drafts_killed`."""

import asyncio
import sys
import time
from itertools import count
from pathlib import Path

import qasync
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.views.qt.collector import Collector
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import Theme, ThemeChoice
from desktop.views.thread.thread_panel import ThreadPanel
from tests.views.inbox.inbox_world import desk_without_network, fill, until


async def write(theme: Theme, folder: Path, note: bool) -> None:
    """Write a reply or a note in conversation 2, after a finished one in conversation 1."""
    async with desk_without_network(folder) as desk:
        await fill(desk, [1, 2])
        panel = ThreadPanel(theme, Tasks(lambda doing, error: print(doing, error, flush=True)))
        panel.resize(600, 500)
        panel.show()
        panel.attach(desk)
        for conversation, words in ((1, "For the first"), (2, "")):
            panel.open(conversation)
            await until(lambda conversation=conversation: _is_open(panel, conversation))
            QTest.keyClicks(panel.composer.edit, words)
        edit = panel.composer.edit
        if note:
            panel.notes.begin()
            edit = panel.notes.editor.edit
        for number in count(1):
            QTest.keyClicks(edit, "x")
            print(number, time.monotonic(), flush=True)
            await asyncio.sleep(0.02)


def _is_open(panel: ThreadPanel, conversation: int) -> bool:
    thread = panel.thread_shown
    return thread is not None and thread.conversation.conversation_id == conversation


if __name__ == "__main__":
    app = QApplication([])
    collector = Collector()
    with qasync.QEventLoop(app) as loop:
        loop.run_until_complete(
            write(Theme(app, ThemeChoice.LIGHT), Path(sys.argv[1]), sys.argv[2] == "note")
        )
