"""Hands and eyes for the real window: keys, clicks, and waiting for what should appear."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

W = TypeVar("W", bound=QWidget)
T = TypeVar("T")
_LOOK_EVERY_S = 0.02


class NotSeen(AssertionError):
    """What should have appeared did not, in time."""


class Driver:
    """Works a window the way a person does.

    Events go to whatever has the focus, as from a keyboard. `pause_s` is how long to rest after
    each action so that a person can follow; 0 for none.
    """

    def __init__(self, window: QWidget, *, pause_s: float = 0.0, patience_s: float = 20.0) -> None:
        self.window = window
        self.pause_s = pause_s
        self.patience_s = patience_s

    async def press(self, keys: str) -> None:
        """Press a key or a combination, by Qt's portable name: `Q`, `Ctrl+Shift+Return`."""
        combination = cast(Any, QKeySequence(keys))[0]  # the stubs leave out indexing
        QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
        await self.rest()

    async def write(self, text: str) -> None:
        """Type into the field that has the focus."""
        for character in text:
            target = self._target()
            if character.isascii():
                QTest.keyClicks(target, character)
            else:  # QTest knows no key for what only an input method or a compose key types
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                    QApplication.sendEvent(target, event)
            if self.pause_s:
                await asyncio.sleep(min(0.04, self.pause_s))
        await self.rest()

    async def rewrite(self, text: str) -> None:
        """Replace all that the focused field holds."""
        await self.press("Ctrl+A")
        await self.write(text)

    async def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and release the left mouse button."""
        target = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        QTest.mouseClick(
            target,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            at or target.rect().center(),
        )
        await self.rest()

    async def click_row(self, view: QAbstractItemView, row: int) -> None:
        """Click a row of a list, scrolled into sight first."""
        index = view.model().index(row, 0)
        view.scrollTo(index)
        await self.click(view, view.visualRect(index).center())

    async def tab_to(self, wanted: QWidget | Callable[[], QWidget | None], most: int = 60) -> None:
        """Press Tab until `wanted` has the focus, as a person without a mouse does. What news may
        build anew meanwhile is given as what finds it."""
        name = ""
        for _ in range(most):
            target = wanted if isinstance(wanted, QWidget) else wanted()
            if target is not None:
                name = target.objectName()
                if self.focused() is target:
                    return
            await self.press("Tab")
        raise NotSeen(f"Tab does not reach {name}: {self.focused()!r} has the focus")

    def find(self, kind: type[W], name: str) -> W:
        """A visible widget by its object name."""
        widgets: list[W] = self.window.findChildren(kind, name)
        for widget in widgets:
            if widget.isVisible():
                return widget
        raise NotSeen(f"{name} is not in the window")

    def sees(self, kind: type[QWidget], name: str) -> bool:
        """Whether a widget is there to be seen."""
        widgets: list[QWidget] = self.window.findChildren(kind, name)
        return any(widget.isVisible() for widget in widgets)

    def focused(self) -> QWidget | None:
        """What has the keyboard's focus."""
        return QApplication.focusWidget()

    async def until(
        self, seen: Callable[[], T], what: str, *, patience_s: float | None = None
    ) -> T:
        """Wait until `seen` gives something true, and return it. Raises `NotSeen` saying `what`."""
        end = time.monotonic() + (patience_s or self.patience_s)
        while True:
            with contextlib.suppress(NotSeen):
                if found := seen():
                    return found
            if time.monotonic() > end:
                raise NotSeen(f"{what}: not seen in {patience_s or self.patience_s:.0f} s")
            await asyncio.sleep(_LOOK_EVERY_S)

    async def rest(self) -> None:
        """Let the window work, and a person look."""
        await asyncio.sleep(self.pause_s)

    async def shot(self, path: Path, of: QWidget | None = None) -> None:
        """Save a picture of the window, or of another one."""
        path.parent.mkdir(parents=True, exist_ok=True)
        await asyncio.sleep(0.2)  # what is under way is painted first
        if not (of or self.window).grab().save(str(path)):
            raise OSError(f"the picture {path} could not be saved")

    def _target(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            focused: QWidget | None = popup.focusWidget()
            return focused if focused is not None else popup
        return self.focused() or self.window


def texts(model: QAbstractItemModel) -> list[str]:
    """What a list says, row by row, as a screen reader hears it."""
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role) or "") for row in range(model.rowCount())]
