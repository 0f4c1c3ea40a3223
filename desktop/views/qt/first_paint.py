"""Waits until a window has been painted, before there is an event loop of asyncio's."""

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _FirstPaint(QObject):
    """Ends the waiting once the widget and all in it have been painted."""

    def __init__(self, widget: QWidget, waiting: QEventLoop) -> None:
        super().__init__()
        self._waiting = waiting
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            QTimer.singleShot(0, self._waiting.quit)  # what is in it is painted after it
        return False


def wait_for_paint(window: QWidget, at_most_ms: int = 250) -> bool:
    """Return whether the window, which is shown, has been painted within this time.

    A window system may take its time, or show the window minimised. Keys, clicks and closing wait
    until there is somebody to see to them.
    """
    waiting = QEventLoop()
    paint = _FirstPaint(window, waiting)
    QTimer.singleShot(at_most_ms, waiting.quit)
    waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    window.removeEventFilter(paint)
    return paint.seen
