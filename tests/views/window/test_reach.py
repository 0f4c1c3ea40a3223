"""What opens over the desk without a mouse and without eyes: all is named, reached and ringed, and
Escape leads back to where the agent was."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop.views.keys import KeyId
from desktop.views.window.main_window import MainWindow
from tests.journeys.test_keys import CONTROLS
from tests.views.inbox.inbox_world import desk_without_network, fill, until
from tests.views.settings.test_reach import NAMELESS, group, place, within

Run = Callable[[Any], Any]
OPENED = (
    KeyId.SNOOZE,
    KeyId.ASSIGN,
    KeyId.PRIORITY,
    KeyId.LABELS,
    KeyId.HAND_OVER,
    KeyId.MORE,
    KeyId.IMPOSTOR,
    KeyId.MERGE,
    KeyId.FILTER,
    KeyId.PALETTE,
    KeyId.HELP,
)


def over(window: MainWindow) -> QWidget | None:
    """What lies over the desk and has the keyboard."""
    opened = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    focused = QApplication.focusWidget()
    if opened is None and focused is not None and focused.window() is not window:
        opened = focused.window()
    if opened is None and focused is not None and focused is not window.inbox.list:
        opened = focused
        while opened.parentWidget() is not window:
            opened = opened.parentWidget()
    return opened


def controls(opened: QWidget) -> list[QWidget]:
    """All that a person may want to reach in it."""
    return [
        one
        for one in opened.findChildren(QWidget)
        if isinstance(one, CONTROLS) and one.isVisible() and one.isEnabled()
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not within(one, CONTROLS)
    ]


def walk(opened: QWidget, wanted: list[QWidget]) -> list[QWidget]:
    """Where Tab stops, from where the focus is, until it comes round."""
    focused = opened.focusWidget()
    assert focused is not None, f"{opened.objectName()} opens without a focus"
    reached = [focused]
    for _ in range(len(wanted) + 12):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        now = opened.focusWidget()
        assert now is not None
        if now in reached:
            break
        reached.append(now)
    return reached


def is_ringed(control: QWidget, opened: QWidget, elsewhere: QWidget) -> bool:
    """Whether it looks another way while it has the focus."""
    elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
    without = opened.grab(place(control, opened)).toImage()
    control.setFocus(Qt.FocusReason.TabFocusReason)
    return opened.grab(place(control, opened)).toImage() != without


def test_what_opens_over_the_desk_is_named_reached_ringed_and_left(
    window: MainWindow, on_loop: Run, folder: Path
) -> None:
    async def scenario() -> None:
        async with desk_without_network(folder) as desk:
            await fill(desk, [1, 2])
            window.attach(desk)
            window.open_conversation(1)
            await until(lambda: window.keys.can_act(KeyId.RESOLVE))
            for key_id in OPENED:
                opened = await open_by(key_id)
                look(key_id, opened)
                QTest.keyClick(opened.focusWidget() or opened, Qt.Key.Key_Escape)
                if not window.isActiveWindow():
                    window.activateWindow()  # as a window manager does when a dialog has gone
                await until(window.inbox.list.hasFocus, f"the focus after {key_id}")
            await window.put_away()

    async def open_by(key_id: KeyId) -> QWidget:
        window.inbox.focus_list()
        assert window.keys.trigger(key_id), key_id
        await until(lambda: over(window) is not None)
        opened = over(window)
        assert opened is not None
        await until(lambda: QApplication.focusWidget() is opened.focusWidget())
        return opened

    def look(key_id: KeyId, opened: QWidget) -> None:
        wanted = controls(opened)
        assert wanted, key_id
        for control in wanted:
            heard = QAccessible.queryAccessibleInterface(control)
            assert heard.text(QAccessible.Text.Name), (key_id, control.objectName())
            assert heard.role() not in NAMELESS, (key_id, control.objectName())
        reached = walk(opened, wanted)
        members = {one for stop in reached for one in (stop, *group(stop))}
        missed = [one.objectName() or type(one).__name__ for one in wanted if one not in members]
        assert missed == [], key_id
        for before, control in pairwise(reached):
            if not isinstance(control, QAbstractItemView) or control.model().rowCount():
                assert is_ringed(control, opened, before), (key_id, control.objectName())

    on_loop(scenario())
