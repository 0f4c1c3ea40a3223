"""The window with the week in its cache, as a process: searching, opening, scrolling.

`python -m tests.benchmarks.week_at_work DATA_DIR` prints one JSON object: lists of milliseconds by
name. Nothing is reached over the network, so that only the desk is measured.
"""

import asyncio
import gc
import json
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, Qt, SignalInstance
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.app import NOWHERE, SANDBOX_FOLDER, desk_window, open_desk
from desktop.models.conversation import Agent
from desktop.models.inbox import InboxTab
from desktop.services.store.columns import CACHE_FILE
from desktop.services.store.connection import Opening, connect
from desktop.settings import load
from desktop.tour.play import WINDOW_SIZE
from desktop.views.inbox.search_results import SearchResults
from desktop.views.thread.thread_model import PAGE
from desktop.views.window.main_window import MainWindow
from tests.benchmarks.week import ACCOUNT, CONVERSATIONS, ME

SEARCHED = (
    "fl",
    "flight",
    "bag",
    "cancelled fl",
    "sanne",
    "de vr",
    "thanks",
    "why",
    "refund",
    "ga",
)
"""Two or more characters of what an agent looks for: common words, rare ones, names."""
_BARE_HITS = 50
_FRAMES = 300
_STEP = 60
_OPENED = 9
_QUIET_S = 0.2
_BETWEEN_KEYS_S = 0.05


def main(arguments: list[str]) -> None:
    """Measure, and report."""
    with desk_window(load({"data_dir": arguments[0]}, {})) as (loop, window):
        result = loop.run_until_complete(_measure(arguments[0], window))
    print(json.dumps(result), flush=True)


async def _measure(folder: str, window: MainWindow) -> dict[str, list[float]]:
    desk = await open_desk(load({"data_dir": folder}, {}), NOWHERE)
    await desk.prepare()
    desk.agent = Agent(ACCOUNT, ME, "Agent 1", "agent", "")
    window.resize(*WINDOW_SIZE)
    await window.prepare()
    window.attach(desk)
    cache = Path(folder) / SANDBOX_FOLDER / CACHE_FILE
    try:
        window.inbox.show_tab(InboxTab.ALL)
        await _until(lambda: window.inbox.model.rowCount() >= 50)
        await asyncio.sleep(_QUIET_S)
        found = await _searches(window, cache)
        window.inbox.search.clear()
        await asyncio.sleep(_QUIET_S)
        found |= await _opens(window, cache)
        found["thread frames"] = await _frames(window.thread_panel.view)  # type: ignore[union-attr]
        found["inbox frames"] = await _frames(window.inbox.list)
        return found
    finally:
        await window.put_away()
        await desk.stop()


async def _searches(window: MainWindow, cache: Path) -> dict[str, list[float]]:
    """Each keystroke from the second on, until its rows are painted; and the bare query."""
    desk: list[float] = []
    bare: list[float] = []
    field = window.inbox.search
    field.setFocus()
    with closing(connect(cache, None, Opening.READ)) as connection:
        for text in SEARCHED:
            field.clear()
            await asyncio.sleep(_QUIET_S)
            for at, sign in enumerate(text, start=1):
                began = time.perf_counter()
                QTest.keyClick(field, sign)
                results = _results(window)
                answered, place = results.results.answered, results.viewport()
                painted = await _painted(answered, place, lambda: _finds(window))
                if at >= 2 and not sign.isspace():
                    desk.append((painted - began) * 1000)
                    bare.append(_bare_search(connection, text[:at]))
                await asyncio.sleep(_BETWEEN_KEYS_S)
    return {"search": desk, "bare search": bare}


def _finds(window: MainWindow) -> bool:
    """Whether the results are those of what stands in the field."""
    results = _results(window).results
    return results.is_current and results.text == window.inbox.search.text().strip()


def _results(window: MainWindow) -> SearchResults:
    found = window.inbox.findChild(SearchResults)
    assert found is not None
    return found


def _bare_search(connection: object, text: str) -> float:
    words = " ".join(f'"{word}"*' for word in text.split())
    began = time.perf_counter()
    connection.execute(  # type: ignore[attr-defined]
        "SELECT rowid FROM message_words WHERE message_words MATCH ? ORDER BY rowid DESC LIMIT ?",
        (words, _BARE_HITS),
    ).fetchall()
    return _since(began)


async def _opens(window: MainWindow, cache: Path) -> dict[str, list[float]]:
    """The longest conversation, until it is painted, each time after another one; and the same
    page read by a bare SELECT, its texts laid out anew and painted."""
    panel = window.thread_panel
    assert panel is not None
    desk: list[float] = []
    bare: list[float] = []
    with closing(connect(cache, None, Opening.READ)) as connection:
        for turn in range(_OPENED + 1):
            await _open(window, CONVERSATIONS - 1 - turn)
            await asyncio.sleep(_QUIET_S)  # what that one has still to do is not this one's
            panel.view.delegate.forget()
            gc.collect()
            began = time.perf_counter()
            took = (await _open(window, CONVERSATIONS) - began) * 1000
            await asyncio.sleep(_QUIET_S)
            if turn:
                desk.append(took)
                bare.append(_bare_page(connection, panel.view))
    return {"open": desk, "bare open": bare}


async def _open(window: MainWindow, conversation_id: int) -> float:
    """Open a conversation; returns when its thread was painted."""
    panel = window.thread_panel
    assert panel is not None
    window.open_conversation(conversation_id)
    return await _painted(
        panel.shown,
        panel.view.viewport(),
        lambda: (
            panel.thread_shown is not None
            and panel.thread_shown.conversation.conversation_id == conversation_id
        ),
    )


def _bare_page(connection: object, view: QAbstractItemView) -> float:
    """What no thread can do without: one SELECT, the texts laid out in bubbles' width, one paint
    of those in sight."""
    area: QRect = view.viewport().rect()
    wide = area.width() * 0.7
    image = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    font = QFont(view.font())
    began = time.perf_counter()
    rows = connection.execute(  # type: ignore[attr-defined]
        "SELECT * FROM messages WHERE conversation_id = ? ORDER BY message_id DESC LIMIT ?",
        (CONVERSATIONS, PAGE),
    ).fetchall()
    layouts: list[tuple[QTextLayout, float]] = []
    for row in rows:
        layout = QTextLayout(row[3], font)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(wide)
            line.setPosition(QPointF(0.0, y))
            y += line.height()
        layout.endLayout()
        layouts.append((layout, y))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bottom = float(area.height())
    for layout, height in layouts:
        bottom -= height + 30
        painter.drawRoundedRect(10, int(bottom), int(wide), int(height) + 20, 12, 12)
        layout.draw(painter, QPointF(20.0, bottom + 10))
        if bottom < 0:
            break
    painter.end()
    return _since(began)


async def _frames(view: QAbstractItemView) -> list[float]:
    """Scroll by a little and paint, again and again; each as one frame."""
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() if view.objectName() == "threadView" else 0)
    step = -_STEP if view.objectName() == "threadView" else _STEP
    frames: list[float] = []
    for _ in range(_FRAMES):
        began = time.perf_counter()
        bar.setValue(bar.value() + step)
        view.viewport().repaint()
        frames.append(_since(began))
        await asyncio.sleep(0.004)
    return frames


async def _painted(signal: SignalInstance, view: QWidget, true: Callable[[], bool]) -> float:
    """Paint a view as soon as a signal tells of what is waited for; returns when that was done.

    To ask again and again instead would measure the asking: it takes turns with the store's
    threads, which share one interpreter with it.
    """
    done = asyncio.get_running_loop().create_future()

    def paint() -> None:
        if true() and not done.done():
            view.repaint()
            done.set_result(time.perf_counter())

    signal.connect(paint)
    try:
        async with asyncio.timeout(20):
            paint()
            at: float = await done
            return at
    finally:
        signal.disconnect(paint)


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.0005)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(sys.argv[1:])
