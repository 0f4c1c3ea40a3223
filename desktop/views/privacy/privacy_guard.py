"""Keeps other eyes off the window: locked after a pause, veiled while the screen is shared."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.views.privacy.lock_page import Asks, LockPage
from desktop.views.qt.tasks import Tasks
from desktop.views.style.theme import TextRole, Theme

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Cover(QFrame):
    """Lies over a widget, opaque, and says why. Uncovered it rests in `home`."""

    def __init__(self, theme: Theme, home: QWidget) -> None:
        super().__init__(home)
        self._home = home
        self._over: QWidget | None = None
        self.setObjectName("privacyCover")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = self._label = QLabel()
        label.setFont(theme.font(TextRole.BODY))
        label.setProperty("role", "support")
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(label)
        self.hide()

    def cover(self, widget: QWidget | None, words: str = "") -> None:
        """Lie over this widget and say these words; None: over nothing."""
        if self._over is not None:
            self._over.removeEventFilter(self)
        self._over = widget
        if widget is None:
            self.hide()
            self.setParent(self._home)
            return
        self._label.setText(words)
        self.setParent(widget)
        widget.installEventFilter(self)
        self.setGeometry(widget.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self._over is not None:
            self.setGeometry(self._over.rect())
        return False


class PrivacyGuard(QObject):
    """`locked_changed` and `veiled_changed` carry the new state; `locking` comes before the former,
    while the focus is where it was. `lock_after_s` 0 never locks."""

    locking = Signal()
    locked_changed = Signal(bool)
    veiled_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        tasks: Tasks,
        *,
        covered: Callable[[], Sequence[QWidget]],
        lock_after_s: float = 0.0,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._tasks = tasks
        self._covered = covered
        self._desk: Desk | None = None
        self._focus: QWidget | None = None
        self.locked = False
        self.veiled = False
        self.idle = QTimer(self, singleShot=True, interval=round(lock_after_s * 1000))
        self.idle.timeout.connect(self.lock_idle)

    def lock_after(self, seconds: float) -> None:
        """Lock after another pause from now on, which begins anew; 0 never locks."""
        self.idle.stop()
        self.idle.setInterval(round(seconds * 1000))
        if seconds > 0 and self._desk is not None and not self.locked:
            self.idle.start()

    @cached_property
    def page(self) -> LockPage:
        """What covers the locked window; made when it is first needed."""
        page = LockPage(self._theme, self._window)
        page.tried.connect(self._tried)
        page.chosen.connect(self._chosen)
        return page

    def attach(self, desk: "Desk", *, at_start: bool = True) -> None:
        """Guard this desk, and count the pause. `at_start`: locked, where it has a code."""
        self._desk = desk
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        if self.idle.interval() > 0:
            self.idle.start()
        if at_start:
            self._tasks.spawn(self._lock_at_start(desk), key="lock.start")

    def shown(self, desk: "Desk") -> "Desk":
        """The desk as it may be shown now."""
        if not self.veiled:
            return desk
        from desktop.views.privacy.veil import VeiledDesk  # not before the first paint

        return cast("Desk", VeiledDesk(desk))

    def toggle_veil(self) -> None:
        """Hide personal data, or show it again."""
        self.veiled = not self.veiled
        self.veiled_changed.emit(self.veiled)

    def lock(self) -> None:
        """Lock by hand; without a code, one may be chosen now."""
        self._lock(Asks.CHOICE)

    def lock_idle(self) -> None:
        """Lock because nobody has touched the window for a while."""
        self._lock(Asks.NOTHING)

    def _lock(self, without_code: Asks) -> None:
        if self.locked or self._desk is None:
            return
        self.locked = True
        self.locking.emit()
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self._focus = QApplication.focusWidget()  # where they have led back to
        self.page.ask(Asks.CODE)
        for widget in self._covered():
            widget.setEnabled(False)
        self.locked_changed.emit(True)
        self._tasks.spawn(self._ask(self._desk, without_code), key="lock", replace=True)

    async def _lock_at_start(self, desk: "Desk") -> None:
        """Starting again is no way around the code."""
        if await desk.lock_code.is_set():
            self._lock(Asks.CODE)

    async def _ask(self, desk: "Desk", without_code: Asks) -> None:
        asks = Asks.CODE if await desk.lock_code.is_set() else without_code
        if self.locked and asks is not Asks.CODE:
            self.page.ask(asks)

    def _tried(self, code: str) -> None:
        if self._desk is not None:
            self._tasks.spawn(self._try(self._desk, code), key="lock.try")

    async def _try(self, desk: "Desk", code: str) -> None:
        if await desk.lock_code.opens(code):
            self._open()
        else:
            import asyncio  # here and not above: the window shows before it has a loop

            wait = desk.lock_code.wait_until - asyncio.get_running_loop().time()
            self.page.refuse(max(0.0, wait))

    def _chosen(self, code: str) -> None:
        if self._desk is not None:
            self._tasks.spawn(self._choose(self._desk, code), key="lock.choose")

    async def _choose(self, desk: "Desk", code: str) -> None:
        await desk.lock_code.choose(code)
        self.page.ask(Asks.CODE if code else Asks.NOTHING)

    def _open(self) -> None:
        self.locked = False
        for widget in self._covered():
            widget.setEnabled(True)
        self.page.hide()
        self.page.code.clear()
        self.locked_changed.emit(False)
        focus, self._focus = self._focus, None
        # What had the focus may have gone with its conversation meanwhile.
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus()
        if self.idle.interval() > 0:
            self.idle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and not self.locked and self.idle.interval() > 0:
            self.idle.start()
        return False
